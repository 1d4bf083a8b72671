//! Invitations as calendars, mail programs and people write them, and what has to be understood of each. The
//! samples stand in `tests/invitations`, what is expected of them in `expected.json` beside them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test ends where it cannot go on"
)]

mod corpus;
mod hostile;
