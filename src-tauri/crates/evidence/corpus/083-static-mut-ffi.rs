use std::os::raw::{c_char, c_int};

extern "C" {
    static mut environ: *const *const c_char;
    fn getpid() -> c_int;
}

#[unsafe(no_mangle)]
pub static mut LAST_ERROR: c_int = 0;

static mut BUF: [u8; 1024] = [0; 1024];

/// # Safety
/// Call it from one thread only.
pub unsafe fn set_error(e: c_int) {
    LAST_ERROR = e;
}

pub fn pid() -> u32 {
    // SAFETY: getpid has no preconditions and cannot fail.
    unsafe { getpid() as u32 }
}

pub fn has_env() -> bool {
    // we only compare the pointer
    unsafe { !environ.is_null() }
}

pub fn first_byte() -> u8 {
    unsafe { BUF[0] } // SAFETY: no one writes to BUF
}
