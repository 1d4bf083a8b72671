//! This module has no unsafe { } blocks and no `unsafe impl Send`.

/// ```
/// let x = unsafe { *p }; // SAFETY: none
/// ```
pub fn describe() -> &'static str {
    "unsafe { *p }"
}

pub unsafe trait Marker {}

type Callback = unsafe extern "C" fn(*mut u8) -> i32;

pub struct Hooks { on_exit: Option<Callback> }

// SAFETY: this comment stands above the function, not the block
pub fn run(h: &Hooks, p: *mut u8) -> i32 {
    match h.on_exit {
        Some(f) => {
            unsafe { f(p) }
        }
        None => 0,
    }
}

pub fn deny() -> String {
    /* unsafe { } */
    format!("#![deny({})]", "unsafe_code")
}
