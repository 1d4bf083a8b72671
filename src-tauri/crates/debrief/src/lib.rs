//! A debrief, pure: several scorecards of one candidate, and what people make of them.
//!
//! Colleagues' scorecards come in as [`Card`]s. A card carries a [`Commitment`], a hash that can be exchanged
//! before the card itself, so that nobody can adapt theirs to what they have read. What happens is a fold over
//! [`Event`]s, as in an interview: [`decide`] turns an [`Action`] into events or refuses, [`Debrief::apply`]
//! folds them. The [`view()`] is the table the scorecards meet on.
//!
//! Invariants:
//! - No I/O, clock or randomness: time, ids, salts and one's own scorecards come in as arguments.
//! - Until one's own scorecard is submitted, nothing is told of others' but who has submitted.
//! - A rating given in the interview is never changed: one revised in the debrief stands beside it.
//! - A shadow's scorecard is shown, and counts for nothing.
//! - Nothing is decided here: no sum of ratings says who is to be hired. A decision is a person's, in their words.

mod action;
mod card;
mod decide;
mod event;
mod levels;
mod refusal;
mod state;
mod table;
mod view;

pub use action::{Action, Dissent};
pub use card::{CARD, COMMITMENT, Card, CardError, Commitment, Salt, opened, promised, sealed};
pub use decide::{OwnInterview, Premises, decide};
pub use event::{Event, RestsOn};
pub use levels::{Below, LevelRow, levels};
pub use refusal::Refusal;
pub use state::{Debrief, DebriefId, Decision, Held, Revised};
pub use table::{Cell, Gap, OnlySeen, Quote, Row, Table, Words, table};
pub use view::{DEBRIEF, DebriefView, DecisionView, Person, view};

#[cfg(test)]
mod tests;
