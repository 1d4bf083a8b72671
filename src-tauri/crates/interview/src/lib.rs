//! The live interview, pure: actions in, events out, state as a fold over events.
//!
//! An [`Action`] is what an interviewer does; an [`Event`] is what then is a fact. [`decide`] turns the
//! one into the other or refuses; [`Interview::apply`] folds facts into state. The scorecard and the
//! views are read from that state. Whatever decides a score is in this crate and nowhere else.
//!
//! Invariants:
//! - No I/O, clock, randomness or async: time, ids and the frozen kit come in as arguments.
//! - State is only ever a fold over events. Undo appends a retraction and folds again; there is no
//!   inverse code, and nothing is edited or removed.
//! - A refusal changes nothing. Every refusal has a stable code and a hint.
//! - An event of a newer version is kept and counted, and has no effect.
//! - Missing is missing, never zero; the composite appears only beside its coverage.

mod action;
mod arithmetic;
mod catalogue;
pub mod comparison;
mod cv;
mod decide;
mod describe;
mod envelope;
mod event;
mod finding;
mod history;
mod id;
mod limits;
mod premises;
mod rating;
mod refusal;
pub mod replay;
pub mod scorecard;
mod side_by_side;
mod state;
mod stored;
pub mod transcript;
pub mod view;

pub use action::{
    Action, Candidate, ConditionKind, Consider, Interviewer, LinkKind, Meeting, MeetingLink, MilestoneKind,
    Part, Plan, Shown, Visibility,
};
pub use catalogue::{ACTIONS, ActionDoc};
pub use comparison::{Comparison, compare};
pub use cv::{CvFormat, KeptCv};
pub use decide::{Context, decide, plan, plan_with};
pub use describe::{condition_words, milestone_words};
pub use envelope::{Envelope, EnvelopeError};
pub use event::{DecodeError, Event, Recorded, Stamp};
pub use finding::{
    Diagnostic, Finding, FindingDecision, FindingSource, Looked, Rest, Seen, Speaks, code_lines,
};
pub use history::{Interview, ReplayError};
pub use id::{ActionId, CandidateId, DeviceId, EntryId, FindingId, InterviewId};
pub use limits::CAPTURE;
pub use rating::Rating;
pub use refusal::Refusal;
pub use scorecard::{LogHead, Privacy, SCHEMA, Scorecard, scorecard};
pub use side_by_side::{
    CompareError, PairMark, RatingPair, SIDE_BY_SIDE, Side, SideBySide, SignalPair, in_order, side_by_side,
};
pub use state::{
    Absence, Bookmark, Capture, Condition, Course, Direction, Found, Given, GivenRating, Left, Mark, Note,
    Output, Phase, PlannedQuestion, QuestionFault, QuestionState, State, Swap,
};

#[cfg(test)]
mod tests;
