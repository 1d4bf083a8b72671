//! The promises of the documented forms, each shown on a small frozen kit.

mod amend;
mod course;
mod hints;
mod kit;
mod marks;
mod ratings;
mod rehearsal;
mod tray;
mod undo;
