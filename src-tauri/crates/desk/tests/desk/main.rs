//! What the desk promises whoever speaks to it, with clocks and ids in the test's hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test ends where its promise does not hold, and says how often a fault struck"
)]
#![allow(clippy::disallowed_methods, reason = "tests mint their own ids, write files and wait for processes")]

mod answering;
mod candidates;
mod clocks;
mod cv;
mod debriefing;
mod drafts;
mod exporting;
#[cfg(unix)]
mod failing;
mod finding;
mod freezing;
mod inviting;
mod looking;
mod one_at_a_time;
mod passing_on;
mod practising;
mod proposing;
mod reading_only;
mod reading_up;
mod replaying;
mod returning;
mod revising;
mod scene;
mod settings;
mod shadowing;
mod side_by_side;
mod sleeping;
mod swapping;
mod taking_over;
mod transcribing;
mod windows;
