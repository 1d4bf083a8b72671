use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::{Arc, Mutex, RwLock};

pub struct Sharded<K, V> {
    shards: Arc<Vec<Mutex<HashMap<K, V>>>>,
    meta: Arc<RwLock<Meta>>,
    hasher: RandomState,
}

#[derive(Default, Clone, Copy)]
pub struct Meta { puts: u64 }

impl<K: Hash + Eq, V: Clone> Sharded<K, V> {
    pub fn new(n: usize) -> Self {
        let shards = std::iter::repeat_with(|| Mutex::new(HashMap::new())).take(n).collect();
        Sharded { shards: Arc::new(shards), meta: Arc::new(RwLock::new(Meta::default())), hasher: RandomState::new() }
    }

    fn shard(&self, k: &K) -> &Mutex<HashMap<K, V>> {
        let h = self.hasher.hash_one(k) as usize;
        &self.shards[h % self.shards.len()]
    }

    pub fn get(&self, k: &K) -> Option<V> {
        self.shard(k).lock().unwrap().get(k).cloned()
    }

    pub fn put(&self, k: K, v: V) {
        self.shard(&k).lock().unwrap().insert(k, v);
        let mut meta = self.meta.write().unwrap();
        meta.puts = meta.puts.wrapping_add(1);
    }
}
