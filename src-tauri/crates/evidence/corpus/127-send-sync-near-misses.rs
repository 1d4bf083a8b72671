use std::alloc::{GlobalAlloc, Layout, System};
use std::rc::Rc;

pub struct Counting;

// SAFETY: hands everything on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, l: Layout) -> *mut u8 {
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(l) }
    }

    unsafe fn dealloc(&self, p: *mut u8, l: Layout) {
        unsafe { System.dealloc(p, l) }
    }
}

pub trait Sync2 {}
pub unsafe trait Zeroable { fn zero() -> Self; }

unsafe impl Zeroable for u32 {
    fn zero() -> Self { 0 }
}

impl Sync2 for Counting {}

struct NotSend(Rc<u8>);
// unsafe impl Send for NotSend {}

fn need<T: Send>(t: T) -> T { println!("unsafe impl Sync for T"); t }
