//! The promises of the documented forms, each shown on a small frozen kit.

#![expect(clippy::needless_pass_by_value, reason = "JSON is written where it is passed")]

mod amend;
mod card;
mod codec;
mod comparing;
mod comparison;
mod course;
mod documented;
mod findings;
mod generator;
mod hints;
mod kit;
mod looking;
mod marks;
mod moments;
mod pace;
mod properties;
mod quoting;
mod ratings;
mod refusals;
mod rehearsal;
mod replanning;
mod replaying;
mod schema;
mod self_checks;
mod timing;
mod transcript;
mod tray;
mod undo;
