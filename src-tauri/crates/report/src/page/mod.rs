//! What a scorecard says, in the order it says it and in words, before anything is marked up. The
//! HTML and the Markdown document print the same page, so that they never say different things.
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

pub(crate) use competencies::{Assessed, CompetencyRow, RatingWords};
pub(crate) use evidence::{Code, Evidence, EvidenceGroup, Pointed};
pub(crate) use heading::{Heading, Imprint, Notice, NoticeKind, Recommendation};
pub(crate) use questions::{NoteEntry, QuestionEntry, Step};
pub(crate) use words::{Line, Piece, clock, number, readers};

pub(crate) use words::Moments;
use words::ours;

/// A scorecard in words. Texts borrowed from it are other people's, and escaped by who prints them.
pub(crate) struct Page<'c> {
    pub(crate) heading: Heading<'c>,
    pub(crate) recommendation: Option<Recommendation<'c>>,
    /// One sentence a circumstance.
    pub(crate) conditions: Vec<Line<'c>>,
    pub(crate) level: &'c str,
    pub(crate) competencies: Vec<CompetencyRow<'c>>,
    pub(crate) assessed: Assessed<'c>,
    pub(crate) evidence: Vec<EvidenceGroup<'c>>,
    pub(crate) questions: Vec<QuestionEntry<'c>>,
    pub(crate) notes: Vec<NoteEntry<'c>>,
    pub(crate) feedback: Option<&'c str>,
    /// One sentence each.
    pub(crate) deviations: Vec<Line<'c>>,
    pub(crate) revisions: Vec<RevisionEntry<'c>>,
    pub(crate) imprint: Imprint<'c>,
}

/// A revision of the scorecard.
pub(crate) struct RevisionEntry<'c> {
    pub(crate) number: u32,
    pub(crate) at: String,
    pub(crate) reason: Option<&'c str>,
}

impl<'c> Page<'c> {
    /// The page of a scorecard that holds only what its readers may see. Wall-clock times are told at
    /// `offset` from UTC.
    pub(crate) fn of(card: &'c Scorecard, offset: FixedOffset) -> Self {
        let moments = Moments { offset };
        Self {
            heading: heading::heading(card, moments),
            recommendation: heading::recommendation(card),
            conditions: conditions::conditions(card),
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
            imprint: heading::imprint(card),
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
