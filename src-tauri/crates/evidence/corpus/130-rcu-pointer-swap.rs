use std::sync::atomic::{AtomicPtr, Ordering};
use std::ptr;

pub struct Snapshot<T> { cur: AtomicPtr<T> }

impl<T> Snapshot<T> {
    pub fn new(t: T) -> Self {
        Snapshot { cur: AtomicPtr::new(Box::into_raw(Box::new(t))) }
    }

    pub fn load(&self) -> &T {
        // SAFETY: cur is never null, and what it points to lives as long as self.
        unsafe { &*self.cur.load(Ordering::Acquire) }
    }

    pub fn replace_if(&self, old: *mut T, new: T) -> bool {
        let new = Box::into_raw(Box::new(new));
        match self.cur.compare_exchange(old, new, Ordering::AcqRel, Ordering::Relaxed) {
            Ok(_) => true,
            Err(_) => {
                // SAFETY: new was not published.
                drop(unsafe { Box::from_raw(new) });
                false
            }
        }
    }
}

impl<T> Drop for Snapshot<T> {
    fn drop(&mut self) {
        let p = self.cur.swap(ptr::null_mut(), Ordering::AcqRel);
        if !p.is_null() {
            let b = unsafe { Box::from_raw(p) };
            drop(b);
        }
    }
}
