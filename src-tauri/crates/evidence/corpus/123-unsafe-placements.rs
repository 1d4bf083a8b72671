use std::slice;

pub fn split(v: &mut [u8], mid: usize) -> (&mut [u8], &mut [u8]) {
    assert!(mid <= v.len());
    let p = v.as_mut_ptr();
    // SAFETY: mid <= len, so the halves are in bounds and do not overlap.
    unsafe { (slice::from_raw_parts_mut(p, mid), slice::from_raw_parts_mut(p.add(mid), v.len() - mid)) }
}

pub fn first(v: &[u8]) -> u8 {
    // SAFETY: callers pass no empty slice; see `split`.
    let b = unsafe { *v.get_unchecked(0) };
    b
}

pub fn last(v: &[u8]) -> u8 {
    let i = v.len() - 1;
    let b = unsafe {
        // SAFETY: i < len
        *v.get_unchecked(i)
    };
    b
}

pub fn second(v: &[u8]) -> u8 {
    // SAFETY: v has two elements
    assert!(v.len() >= 2);
    unsafe { *v.get_unchecked(1) }
}

pub fn third(v: &[u8]) -> u8 {
    // safety: v has three elements
    unsafe { *v.get_unchecked(2) }
}

pub fn fourth(v: &[u8]) -> u8 {
    /* SAFETY: v has four elements */
    unsafe { *v.get_unchecked(3) }
}
