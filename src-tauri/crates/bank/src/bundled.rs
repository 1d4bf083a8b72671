//! The bank of this repository, carried in the binary.

use std::borrow::Cow;

use crate::{Bank, Problem};

/// Names below the bank's root, and bytes.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/bundled.rs"));

/// The names and bytes of the bundled files, for copying them out.
pub fn bundled_files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().copied()
}

impl Bank {
    /// The bank that comes with Touchstone, read exactly as [`Bank::load`] reads a folder.
    #[must_use]
    pub fn bundled() -> (Self, Vec<Problem>) {
        Self::from_files(bundled_files().map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes))))
    }
}
