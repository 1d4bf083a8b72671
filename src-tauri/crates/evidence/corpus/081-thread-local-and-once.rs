use std::cell::RefCell;
use std::sync::{Mutex, OnceLock};

thread_local! {
    static SCRATCH: RefCell<Vec<u8>> = RefCell::new(Vec::with_capacity(64));
}

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
static TABLE: OnceLock<[u8; 256]> = OnceLock::new();

fn table() -> &'static [u8; 256] {
    TABLE.get_or_init(|| {
        let mut t = [0; 256];
        for (i, x) in t.iter_mut().enumerate() {
            *x = (i as u8).reverse_bits();
        }
        t
    })
}

pub fn flip(s: &[u8]) -> Vec<u8> {
    SCRATCH.with_borrow_mut(|v| {
        v.clear();
        v.extend(s.iter().map(|&b| table()[b as usize]));
        LOG.lock().unwrap().push(format!("{} bytes", v.len()));
        v.clone()
    })
}
