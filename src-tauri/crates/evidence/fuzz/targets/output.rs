//! Any text as what a compiler said, under all bundled detectors.

#![no_main]

#[path = "../../tests/promises/mod.rs"]
mod promises;

use std::sync::LazyLock;

use evidence::Engine;
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine> = LazyLock::new(promises::bundled);

fuzz_target!(|text: &str| promises::of_output(&ENGINE, text));
