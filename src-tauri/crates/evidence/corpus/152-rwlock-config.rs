use std::sync::{Arc, RwLock};
use std::thread;

#[derive(Clone, Debug, PartialEq)]
pub struct Config { pub level: u8, pub name: String }

pub struct Shared { cur: Arc<RwLock<Arc<Config>>> }

impl Shared {
    pub fn new(c: Config) -> Self { Shared { cur: Arc::new(RwLock::new(Arc::new(c))) } }

    pub fn get(&self) -> Arc<Config> {
        Arc::clone(&self.cur.read().unwrap())
    }

    pub fn set(&self, c: Config) -> Arc<Config> {
        std::mem::replace(&mut *self.cur.write().unwrap(), Arc::new(c))
    }

    pub fn watch(&self, f: impl Fn(&Config) + Send + 'static) -> thread::JoinHandle<()> {
        let cur: Arc<RwLock<Arc<Config>>> = self.cur.clone();
        thread::spawn(move || {
            let mut last = cur.read().unwrap().level;
            loop {
                thread::park();
                let now = cur.read().unwrap();
                if now.level != last {
                    last = now.level;
                    f(&now);
                }
            }
        })
    }
}

pub type Table = std::sync::Arc<parking_lot::RwLock<Vec<u32>>>;

pub fn table() -> Table { Arc::new(parking_lot::RwLock::new(vec![])) }
