//! One façade for the window and the command line: act, ask.
//!
//! The desk puts the bank, the interview and the store together. An action comes in with an id; the
//! desk decides, makes the events durable in one commit, applies them and answers with what changed.
//! Questions about what there is are answered one type a screen.
//!
//! Invariants:
//! - Acknowledged means durable: an answer leaves only after the commit. An I/O error means
//!   "unknown"; the same action id again is answered as the first time.
//! - Time, ids and the device enter here and nowhere below.
//! - A fault changes nothing, and has a code and a hint.

mod answer;

pub use answer::*;
