//! Any text as a candidate's code, under all bundled detectors.

#![no_main]

#[path = "../../tests/promises/mod.rs"]
mod promises;

use std::sync::LazyLock;

use evidence::Engine;
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine> = LazyLock::new(promises::bundled);

fuzz_target!(|code: &str| promises::of_code(&ENGINE, code));
