use std::str;

pub struct Text { bytes: Vec<u8> }

impl Text {
    pub fn as_str(&self) -> &str {
        // SAFETY: `bytes` only ever comes from a String.
        let s = Some(unsafe { str::from_utf8_unchecked(&self.bytes) }).unwrap_or("");
        s
    }

    pub fn print(&self, at: *const u8) {
        // SAFETY: `at` points into `bytes`.
        println!("{}", unsafe { *at });
        println!("{}", unsafe { *at.add(1) });
    }

    pub fn copy(&mut self, from: *const u8, n: usize) {
        self.bytes.reserve(n);
        // SAFETY: from has n bytes, and there is room for them.
        unsafe {
            std::ptr::copy_nonoverlapping(from, self.bytes.as_mut_ptr(), n);
            self.bytes.set_len(n);
        }
    }

    /// # Safety
    /// `i` must be below the length.
    pub unsafe fn get(&self, i: usize) -> u8 {
        *self.bytes.get_unchecked(i)
    }

    pub fn sum(&self) -> u32 {
        // SAFETY: 0 and 1 are in bounds, as `new` checks.
        let n = u32::from(unsafe { self.get(0) }) + u32::from(unsafe { self.get(1) });
        return unsafe { n + u32::from(self.get(2)) };
    }
}
