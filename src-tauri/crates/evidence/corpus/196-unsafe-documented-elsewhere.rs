//! Every block has a comment that says SAFETY, or should.

use std::ptr;

pub struct Buf { p: *mut u8, len: usize }

impl Buf {
    pub fn clear(&mut self) {
        if self.len > 0 {
            // SAFETY: p points to len bytes.
            unsafe { ptr::write_bytes(self.p, 0, self.len) }
        }
    }

    pub fn swap(&mut self, i: usize, j: usize) -> Result<(), String> {
        if i >= self.len || j >= self.len {
            return Err(format!("SAFETY: {i}, {j}"));
        }
        for k in 0..2 {
            let at = if k == 0 { i } else { j };
            // SAFETY: both are below len.
            let byte = unsafe { self.p.add(at).read() };
            println!("{byte}");
        }
        unsafe { ptr::swap(self.p.add(i), self.p.add(j)) };
        Ok(())
    }

    // SAFETY: p and len come from a Vec
    pub fn into_vec(self) -> Vec<u8> {
        let b = std::mem::ManuallyDrop::new(self);
        unsafe { Vec::from_raw_parts(b.p, b.len, b.len) }
    }
}

// SAFETY: Buf owns its bytes.
unsafe impl Send for Buf {}
