pub fn a(p: *const u8) -> u8 {
    // Safety: p is valid
    unsafe { *p }
}

pub fn b(p: *const u8) -> u8 {
    // SAFETY p is valid, says the caller
    unsafe { *p }
}

pub fn c(p: *const u8) -> u8 {
    // This is safe, because p is valid.
    unsafe { *p }
}

pub fn d(p: *const u8, q: *const u8) -> u8 {
    // SAFETY: p is valid.
    let x = unsafe { *p };
    let y = unsafe { *q };
    x.wrapping_add(y)
}

pub fn e(p: *mut u8) {
    // unsafe, but fine
    unsafe { *p = 1 };
    // INVARIANT + SAFETY: p was written above
    unsafe { *p += 1 };
}

#[cfg(test)]
mod tests {
    #[test]
    fn all() {
        let mut x = 7u8;
        // SAFETY: a reference is valid
        assert_eq!(unsafe { *(&raw const x) }, 7);
        unsafe { x = *(&raw const x) };
        super::e(&mut x);
    }
}
