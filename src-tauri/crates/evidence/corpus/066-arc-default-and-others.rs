use parking_lot::{FairMutex, Mutex, RwLock};
use std::cell::RefCell;
use std::sync::atomic::AtomicBool;
use std::sync::Arc;

// Arc<Mutex<T>> would be too much for a flag
pub struct Ctx {
    stop: Arc<AtomicBool>,
    names: Arc<FairMutex<Vec<String>>>,
    seen: Arc<Mutex<u64>>,
    table: Box<RwLock<Vec<u8>>>,
    local: std::rc::Rc<Mutex<u8>>,
    odd: Arc<RefCell<u8>>,
    maybe: Option<Arc<RwLock<String>>>,
    list: Vec<Arc<Mutex<String>>>,
}

pub fn make() -> Arc<Mutex<u64>> {
    let a = Arc::new(Mutex::default());
    let b: Arc<RwLock<u8>> = Arc::default();
    *b.write() += 1;
    a
}

pub fn boxed() -> Box<Mutex<u64>> {
    Box::new(Mutex::new(1))
}

pub fn flag() -> Arc<AtomicBool> {
    Arc::new(AtomicBool::new(false))
}
