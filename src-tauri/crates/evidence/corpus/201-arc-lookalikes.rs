use std::sync::{Arc, Mutex, RwLock, Weak};

pub struct Node {
    up: RwLock<Weak<Node>>,
    down: Mutex<Vec<Arc<Node>>>,
    name: Arc<str>,
}

impl Node {
    pub fn new(name: &str) -> Arc<Node> {
        Arc::new(Node { up: RwLock::new(Weak::new()), down: Mutex::new(vec![]), name: name.into() })
    }

    pub fn adopt(self: &Arc<Self>, child: Arc<Node>) -> Result<(), String> {
        *child.up.write().map_err(|e| e.to_string())? = Arc::downgrade(self);
        self.down.lock().map_err(|e| e.to_string())?.push(child);
        Ok(())
    }

    pub fn path(&self) -> String {
        let up = self.up.read().unwrap().upgrade();
        // Arc<Mutex<..>> or Arc<RwLock<..>> on the outside is not needed
        match up {
            Some(p) => p.path() + "/" + &self.name,
            None => String::from("Arc<RwLock<Node>>"),
        }
    }
}

pub fn leak(n: Arc<Node>) -> *const Node {
    Arc::into_raw(Arc::clone(&n))
}
