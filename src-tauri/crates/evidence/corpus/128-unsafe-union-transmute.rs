use std::mem::{self, MaybeUninit};

#[repr(C)]
pub union Bits { f: f32, u: u32 }

pub fn bits(x: f32) -> u32 {
    let b = Bits { f: x };
    // SAFETY: every pattern of bits is a u32.
    unsafe { b.u }
}

pub fn array() -> [u64; 8] {
    let mut a: [MaybeUninit<u64>; 8] = [const { MaybeUninit::uninit() }; 8];
    for (i, x) in a.iter_mut().enumerate() {
        x.write(i as u64);
    }
    // SAFETY: all eight were written above,
    // and MaybeUninit<u64> has the layout of u64.
    unsafe { mem::transmute(a) }
}

pub fn cast(v: [u8; 4]) -> u32 {
    // TODO is this aligned?
    unsafe { *(v.as_ptr() as *const u32) }
}

pub fn take<T: Default>(x: &mut T) -> T {
    mem::take(x)
}
