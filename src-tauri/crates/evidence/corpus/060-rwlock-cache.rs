use std::collections::HashMap;
use std::sync::{Arc, RwLock};

#[derive(Clone)]
pub struct Cache {
    inner: Arc<RwLock<HashMap<String, u64>>>,
}

impl Cache {
    pub fn new() -> Self {
        Cache { inner: Arc::new(RwLock::new(HashMap::new())) }
    }

    pub fn get(&self, key: &str) -> Option<u64> {
        self.inner.read().unwrap().get(key).copied()
    }

    pub fn put(&self, key: &str, v: u64) {
        self.inner.write().unwrap().insert(key.to_string(), v);
    }

    pub fn get_or(&self, key: &str, make: impl Fn() -> u64) -> u64 {
        if let Some(v) = self.inner.read().expect("poisoned").get(key) {
            return *v;
        }
        let mut w = self.inner.write().expect("poisoned");
        *w.entry(key.to_owned()).or_insert_with(make)
    }

    pub fn len(&self) -> usize {
        match self.inner.read() {
            Ok(g) => g.len(),
            Err(poison) => poison.into_inner().len(),
        }
    }
}
