use std::collections::HashMap;
use std::hash::Hash;

#[non_exhaustive]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats { pub hits: u64, pub misses: u64 }

pub struct Lru<K, V, const N: usize> {
    map: HashMap<K, (u64, V)>,
    clock: u64,
    stats: Stats,
}

impl<K: Hash + Eq + Clone, V> Lru<K, V, N> where [(); N]: Sized {
    pub fn get(&mut self, k: &K) -> Option<&V> {
        self.clock = self.clock.wrapping_add(1);
        let clock = self.clock;
        match self.map.get_mut(k) {
            Some((at, v)) => {
                *at = clock;
                self.stats.hits = self.stats.hits.saturating_add(1);
                Some(v)
            }
            None => None,
        }
    }

    pub fn put(&mut self, k: K, v: V) {
        if self.map.len() == N && !self.map.contains_key(&k) {
            let oldest = self.map.iter().min_by_key(|(_, (at, _))| *at).map(|(k, _)| k.clone());
            if let Some(o) = oldest {
                self.map.remove(&o);
            }
        }
        self.map.insert(k, (self.clock, v));
    }

    pub fn hit_rate(&self) -> f64 {
        let Stats { hits, misses } = self.stats;
        if hits + misses == 0 { 0.0 } else { hits as f64 / (hits + misses) as f64 }
    }
}
