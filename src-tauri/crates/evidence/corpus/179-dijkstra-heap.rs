use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

pub type Graph = HashMap<u32, Vec<(u32, u64)>>;

pub fn shortest(g: &Graph, from: u32, to: u32) -> Option<u64> {
    let mut dist: HashMap<u32, u64> = HashMap::from([(from, 0)]);
    let mut heap = BinaryHeap::with_capacity(g.len());
    heap.push(Reverse((0, from)));
    while let Some(Reverse((d, v))) = heap.pop() {
        if v == to {
            return Some(d);
        }
        if d > dist[&v] {
            continue;
        }
        for &(w, cost) in g.get(&v).into_iter().flatten() {
            let next = d.saturating_add(cost);
            if dist.get(&w).is_none_or(|&old| next < old) {
                dist.insert(w, next);
                heap.push(Reverse((next, w)));
            }
        }
    }
    None
}

fn degree(g: &Graph) -> usize {
    g.values().map(Vec::len).max().unwrap_or_default()
}
