//! Any bytes as a `.touchpack`, as they are and with the sums mended, so that what entries hold varies too.

#![no_main]

#[path = "../../../bank/tests/promises/mod.rs"]
mod promises;

use std::sync::LazyLock;

use bank::Library;
use libfuzzer_sys::fuzz_target;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::bundled);

fuzz_target!(|bytes: &[u8]| {
    promises::of_archive(&LIBRARY, bytes);
    promises::of_archive(&LIBRARY, &promises::mended(bytes));
});
