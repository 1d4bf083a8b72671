use std::collections::HashMap;
use tokio::sync::RwLock;

pub trait Store {
    async fn get(&self, key: &str) -> Option<String>;
    async fn set(&self, key: &str, v: String) -> Result<(), String>;
    async fn ping(&self) -> bool {
        true
    }
}

pub struct Mem(RwLock<HashMap<String, String>>);
pub struct Null;

impl Store for Mem {
    async fn get(&self, key: &str) -> Option<String> {
        self.0.read().await.get(key).cloned()
    }

    async fn set(&self, key: &str, v: String) -> Result<(), String> {
        let mut m = self.0.write().await;
        m.insert(key.into(), v);
        Ok(())
    }
}

impl Store for Null {
    async fn get(&self, _: &str) -> Option<String> {
        None
    }

    async fn set(&self, _: &str, _: String) -> Result<(), String> {
        Err("null".to_owned())
    }
}
