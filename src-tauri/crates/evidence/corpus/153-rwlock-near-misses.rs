use std::rc::Rc;
use std::sync::{Arc, RwLock, RwLockReadGuard};

static GLOBAL: RwLock<Vec<u8>> = RwLock::new(Vec::new());

pub struct Own { data: RwLock<Vec<u8>>, many: Arc<[RwLock<u8>]>, pair: Arc<(RwLock<u8>, u8)> }

impl Own {
    fn guard(&self) -> RwLockReadGuard<'_, Vec<u8>> {
        self.data.read().unwrap()
    }

    fn bump(&self, i: usize) -> Option<u8> {
        let mut g = self.many.get(i)?.write().ok()?;
        *g = g.checked_add(1)?;
        Some(*g)
    }
}

fn wrap(own: Own) -> Arc<Own> {
    // an Arc<RwLock<Own>> would lock twice
    Arc::new(own)
}

fn rc() -> Rc<RwLock<u8>> {
    let a = Arc::new(vec![RwLock::new(1u8)]);
    println!("Arc::new(RwLock::new({}))", a.len());
    Rc::new(RwLock::new(GLOBAL.read().unwrap().len() as u8))
}
