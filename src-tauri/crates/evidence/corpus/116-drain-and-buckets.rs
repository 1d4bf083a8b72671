use std::collections::{HashMap, VecDeque};

pub struct Inbox { queue: VecDeque<String>, counts: HashMap<String, usize> }

impl Inbox {
    pub fn with_capacity(n: usize) -> Self {
        Inbox { queue: VecDeque::with_capacity(n), counts: HashMap::with_capacity(n / 2) }
    }

    pub fn flush(&mut self) -> Vec<String> {
        let out: Vec<String> = self.queue.drain(..).filter(|s| !s.is_empty()).collect();
        for s in &out {
            *self.counts.entry(s.clone()).or_default() += 1;
        }
        self.queue.reserve(16);
        out
    }

    pub fn busiest(&self) -> Option<(&String, &usize)> {
        self.counts.iter().max_by_key(|(_, n)| **n)
    }

    pub fn total(&self) -> usize {
        self.counts.values().sum::<usize>() + self.queue.capacity()
    }

    pub fn tail(&mut self) -> String {
        let n = self.queue.len();
        self.queue.drain(n.saturating_sub(2)..).map(|s| s + ";").collect()
    }

    pub fn shouting(&self) -> bool {
        self.queue.iter().take_while(|s| s.ends_with('!')).count() > 3
    }
}
