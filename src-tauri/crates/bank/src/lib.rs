//! The question bank: questions, competencies, kits, loops and the scale, as a team writes them.
//!
//! Files come in as text and go out as values with problems: every reader answers
//! `(value, Vec<Problem>)`, and one bad file or field never hides the others. A kit that is to be
//! used in an interview is frozen: its questions, competencies and scale are copied under their
//! content hash, so that later edits of the bank never change a past scorecard.
//!
//! Invariants:
//! - Nothing here knows of candidates, interviews, the store or the window.
//! - Parsing never panics and never stops at the first problem; sizes are capped at the door.
//! - A problem has a stable code, a place (file, line, column in Unicode scalars from 1) and a hint.
//! - Freezing is deterministic: the same content gives the same bytes and the same hash.

mod asked;
mod bank;
mod bundled;
mod check;
mod code;
pub mod competency;
pub mod coverage;
mod detectors;
mod draft;
mod floor;
pub mod freeze;
mod gather;
mod ground;
mod id;
pub mod kit;
mod layout;
mod lint;
mod markdown;
pub mod pack;
pub mod problem;
pub mod question;
mod read;
pub mod recording;
mod render;
pub mod role_loop;
pub mod scale;
mod schema;
mod shelf;
mod source;
pub mod syllabus;
#[cfg(test)]
mod testing;
mod variant;
mod verified;
mod words;
mod yaml;

pub use bank::Bank;
pub use bundled::bundled_files;
pub use check::{lint, lint_bundled, lint_over};
pub use code::{Code, Severity};
pub use competency::{Competency, Evidence, Signal, SignalKind};
pub use detectors::{DetectorFault, DetectorFaultKind, TryDetectors, WrittenDetector, WrittenDetectors};
pub use floor::parse_alone;
pub use freeze::{FreezeError, FrozenKit, KeyedSignal, Part, Provenance, ThawError};
pub use id::{bare, split_name};
pub use kit::{Kit, KitCompetency, KitQuestion, KitRules};
pub use pack::{
    Added, Allowance, BankSource, Difference, Library, LookupError, Manifest, Origin, Pack, PackError,
    PackFiles, PacksFolder, diff,
};
pub use problem::{Listing, Problem, Span};
pub use question::{
    Fence, FenceRole, FrontMatter, Hint, LanguageRule, Question, QuestionKind, Reference, SignalUse,
    SpokenItem, TimeBlock, WrongAnswer,
};
pub use recording::Recording;
pub use render::{explain, render, render_all, summary};
pub use role_loop::{LoopStage, RoleLoop};
pub use scale::Scale;
pub use schema::{output_schemas, schemas};
pub use shelf::MAX_FILES;
pub use source::MAX_FILE_BYTES;
pub use syllabus::{Syllabus, SyllabusArea, SyllabusRow};
pub use verified::{Verification, Verified, VerifiedQuestion, code_hash, verification};

/// An id as files write it: lower case, digits and hyphens, at most 64 characters, a dot only
/// between a question's id and its own signal's name.
pub type Id = String;
