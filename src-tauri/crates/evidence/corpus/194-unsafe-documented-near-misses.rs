/// SAFETY first! This module is about goggles.
pub mod goggles {
    // SAFETY: nothing unsafe here
    pub fn wear() -> bool {
        true
    }
}

pub trait Plug {
    /// # Safety
    /// SAFETY: the caller must have unplugged it.
    unsafe fn open(&self);
}

pub struct Lamp;

impl Plug for Lamp {
    // SAFETY: no invariant
    unsafe fn open(&self) {
        println!("// SAFETY: a string");
    }
}

pub fn run(l: &Lamp) {
    // SAFETY: `l` was unplugged by `wear`.
    let ready = goggles::wear();
    if ready {
        unsafe { l.open() }
    }
    let s = "SAFETY: ";
    unsafe { l.open() }; /* SAFETY: too late */
    println!("{s}");
}
