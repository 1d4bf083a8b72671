//! The command as its callers meet it: this binary, run in a folder of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test ends where its promise does not hold, and says how often a fault struck"
)]
#![allow(clippy::disallowed_methods, reason = "tests mint their own ids, write files and wait for processes")]

mod alone;
mod comparing;
mod coverage;
mod crash;
mod damage;
mod debriefing;
mod documented;
mod exporting;
mod findings;
mod lines;
mod lint;
mod packs;
mod people;
mod place;
mod retry;
mod scan;
mod settled;
mod verify_bank;
mod whole_way;
