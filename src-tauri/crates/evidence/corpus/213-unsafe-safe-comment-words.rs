//! SAFETY notes live in SAFETY.md.

pub mod vec2 {
    /// SAFETY: see the module's notes.
    pub struct Pair { a: *mut u8, b: *mut u8 }

    impl Pair {
        // Nothing unsafe, in spite of the word SAFETY.
        pub fn same(&self) -> bool {
            self.a == self.b
        }

        pub fn read(&self) -> (u8, u8) {
            let note = "// SAFETY: no";
            println!("{note}");
            // SAFETY: a is never null.
            let a = unsafe { *self.a };
            // b neither
            let b = unsafe { *self.b };
            (a, b)
        }

        pub fn sum(&self) -> u32 {
            let (a, b) = self.read();
            a as u32 + u32::from(b)
        }
    }
}
