use std::ffi::{c_void, CStr, CString};
use std::os::raw::c_char;

unsafe extern "C" {
    fn strlen(s: *const c_char) -> usize;
    fn getenv(name: *const c_char) -> *const c_char;
    fn free(p: *mut c_void);
}

pub struct Handle(*mut c_void);

// SAFETY: the library may be called from any thread, says its manual.
unsafe impl Send for Handle {}
unsafe impl Sync for Handle {}

impl Drop for Handle {
    fn drop(&mut self) {
        // free takes null, too
        unsafe { free(self.0) }
    }
}

pub fn length(s: &str) -> Option<usize> {
    let c = CString::new(s).ok()?;
    // SAFETY: c is NUL terminated and alive during the call.
    Some(unsafe { strlen(c.as_ptr()) })
}

pub fn env(name: &CStr) -> Option<String> {
    // SAFETY: name is NUL terminated; no other thread changes the environment.
    let p = unsafe { getenv(name.as_ptr()) };
    if p.is_null() {
        return None;
    }
    let s = unsafe { CStr::from_ptr(p) };
    Some(s.to_string_lossy().into_owned())
}
