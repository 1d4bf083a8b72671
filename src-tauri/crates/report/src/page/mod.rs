//! What a scorecard says, in the order it says it and in words, before anything is marked up. The
//! renderers print the same page, so that they never say different things.
//!
//! Nothing is decided here: every number comes from the scorecard, and is at most rounded.

mod competencies;
mod conditions;
mod deviations;
mod evidence;
mod heading;
mod questions;
mod words;

use chrono::FixedOffset;
use interview::Scorecard;
use interview::scorecard::QuestionPart;

pub use competencies::{Assessed, CompetencyRow, RatingWords};
pub use evidence::{Code, Evidence, EvidenceGroup, Pointed, Quoted};
pub use heading::{Heading, Imprint, Notice, NoticeKind, Recommendation};
pub use questions::{NoteEntry, QuestionEntry, Step};
pub use words::{Line, Piece, clock, number, readers};

pub(crate) use conditions::conditions;
pub(crate) use words::plain;

pub(crate) use words::Moments;
use words::ours;

/// A scorecard in words. Texts borrowed from it are other people's, and escaped by who prints them.
pub struct Page<'c> {
    /// Who, when, and what must be known first.
    pub heading: Heading<'c>,
    /// None where none was given.
    pub recommendation: Option<Recommendation<'c>>,
    /// One sentence a circumstance.
    pub conditions: Vec<Line<'c>>,
    /// The level whose bars the ratings are held against.
    pub level: &'c str,
    /// One row a competency, in the kit's order.
    pub competencies: Vec<CompetencyRow<'c>>,
    /// How much was assessed, and the composite.
    pub assessed: Assessed<'c>,
    /// What was seen, one group a competency.
    pub evidence: Vec<EvidenceGroup<'c>>,
    /// The questions that were asked, in the order they were.
    pub questions: Vec<QuestionEntry<'c>>,
    /// Notes that belong to no mark, in the order they were written.
    pub notes: Vec<NoteEntry<'c>>,
    /// Words to be passed on to the candidate.
    pub feedback: Option<&'c str>,
    /// One sentence each.
    pub deviations: Vec<Line<'c>>,
    /// Every revision, the first submission included; none of a draft.
    pub revisions: Vec<RevisionEntry<'c>>,
    /// Where the page comes from.
    pub imprint: Imprint<'c>,
}

/// A revision of the scorecard.
pub struct RevisionEntry<'c> {
    /// From 1.
    pub number: u32,
    /// Wall-clock date and time at the offset.
    pub at: String,
    /// Why it was amended; none for the first submission.
    pub reason: Option<&'c str>,
}

impl<'c> Page<'c> {
    /// The page of a scorecard that holds only what its readers may see. Wall-clock times are told at
    /// `offset` from UTC.
    pub fn of(card: &'c Scorecard, offset: FixedOffset) -> Self {
        let moments = Moments { offset };
        Self {
            heading: heading::heading(card, moments),
            recommendation: heading::recommendation(card),
            conditions: conditions(card),
            level: &card.interview.level,
            competencies: competencies::rows(card, moments),
            assessed: competencies::assessed(card),
            evidence: evidence::groups(card),
            questions: questions::questions(card),
            notes: questions::loose_notes(card),
            feedback: card.feedback.as_deref(),
            deviations: card.deviations.iter().map(|deviation| deviations::words(card, deviation)).collect(),
            revisions: card
                .revisions
                .iter()
                .map(|revision| RevisionEntry {
                    number: revision.revision,
                    at: moments.date_and_time(revision.at),
                    reason: revision.reason.as_deref(),
                })
                .collect(),
            imprint: heading::imprint(card, moments),
        }
    }
}

/// Where a question stands on the page, from 1; none for a question that was not asked.
fn place(card: &Scorecard, question: &str) -> Option<usize> {
    card.questions.iter().position(|asked| asked.id == question).map(|at| at + 1)
}

/// "Question 2", or the id of a question that is not on the page.
fn name_of<'c>(card: &'c Scorecard, question: &'c str) -> [Piece<'c>; 2] {
    match place(card, question) {
        Some(n) => [ours("Question "), ours(n.to_string())],
        None => [ours("Question "), Piece::Code(question)],
    }
}

/// The questions with their places.
fn placed(card: &Scorecard) -> impl Iterator<Item = (usize, &QuestionPart)> {
    card.questions.iter().enumerate().map(|(at, question)| (at + 1, question))
}
