//! What the store promises, shown on real files: in this process, beside others, and after crashes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test ends where its promise does not hold, and says how often a fault struck"
)]
#![allow(clippy::disallowed_methods, reason = "tests mint their own ids, write files and wait for processes")]

mod appending;
mod asked;
#[cfg(unix)]
mod crash;
#[cfg(unix)]
mod damage;
mod keys;
mod opening;
mod reading;
mod scene;
mod schema;
mod tampering;
