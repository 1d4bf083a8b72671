//! Packs as files: made, read, added, replaced and taken away, and whatever else may be sent as one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where its promise does not hold"
)]

mod adding;
mod differing;
mod forged;
mod hostile;
#[path = "../promises/mod.rs"]
mod promises;
mod round_trip;
mod scene;
