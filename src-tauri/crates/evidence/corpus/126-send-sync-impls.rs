use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::ptr::NonNull;

pub struct RawVec<T> { ptr: NonNull<T>, cap: usize, _own: PhantomData<T> }
pub struct Slot<T>(UnsafeCell<Option<T>>);
pub struct Token<'a>(*const u8, PhantomData<&'a u8>);

// SAFETY: RawVec owns its elements, as Vec does.
unsafe impl<T: Send> Send for RawVec<T> {}
// SAFETY: & to RawVec gives out & to T only.
unsafe impl<T: Sync> Sync for RawVec<T> {}

unsafe impl<T> Send for Slot<T> where T: Send {}
// looks fine to me
unsafe impl<T> std::marker::Sync for Slot<T> where T: Send {}

/// A token never touches what it points to.
unsafe impl<'a> Send for Token<'a> {}

fn assert_send<T: Send + Sync>(_: &T) {}

fn spawn<F>(f: F)
where
    F: FnOnce() + Send + 'static,
{
    // unsafe impl Send for F {} is not possible
    std::thread::spawn(f);
}
