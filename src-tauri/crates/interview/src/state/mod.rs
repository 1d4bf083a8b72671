//! State: what the events so far amount to.

use std::collections::{BTreeMap, BTreeSet};

use bank::{Id, SignalKind};
use chrono::{DateTime, Utc};

use crate::event::PlannedCandidate;
use crate::transcript::{Imported, Quote};
use crate::{
    ConditionKind, Consider, Diagnostic, EntryId, Finding, FindingDecision, FindingId, FindingSource,
    Interviewer, KeptCv, Meeting, MilestoneKind, Rating, Shown, Stamp, Visibility,
};

mod course;
mod fold;
mod look;

pub use course::{Absence, Course, Given, Left, PlannedQuestion, Swap};

use course::counted;

/// Where an interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Prepared.
    Planned,
    /// The clock runs.
    Live,
    /// The clock stands still.
    Paused,
    /// The conversation is over; the scorecard is open.
    Ended,
    /// The scorecard is done.
    Submitted,
}

impl Phase {
    /// The name in lists and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::Paused => "paused",
            Self::Ended => "ended",
            Self::Submitted => "submitted",
        }
    }
}

/// What a mark says, whatever the signal's kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Speaks for the candidate.
    For,
    /// Speaks against.
    Against,
}

impl Direction {
    /// A strength shown speaks for, its opposite against; a concern or red flag the other way round.
    #[must_use]
    pub const fn of(kind: SignalKind, shown: Shown) -> Self {
        match (kind, shown) {
            (SignalKind::Strength, Shown::Unprompted | Shown::Prompted)
            | (SignalKind::Concern | SignalKind::RedFlag, Shown::Contradicted) => Self::For,
            (SignalKind::Strength, Shown::Contradicted)
            | (SignalKind::Concern | SignalKind::RedFlag, Shown::Unprompted | Shown::Prompted) => {
                Self::Against
            }
        }
    }
}

/// An observation of a signal.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The id of the action that made it.
    pub id: EntryId,
    /// The signal.
    pub signal: Id,
    /// The question; none for signals of the whole interview.
    pub question: Option<Id>,
    /// How it was observed.
    pub shown: Shown,
    /// In whose words.
    pub note: Option<String>,
    /// Lines in `snapshot`.
    pub lines: Option<[u32; 2]>,
    /// The code.
    pub snapshot: Option<EntryId>,
    /// What it was made from.
    pub finding: Option<FindingId>,
    /// The words it was made from.
    pub quote: Option<Quote>,
    /// When; of a settled bookmark, when that was set, and of words, when they were said.
    pub stamp: Stamp,
    /// Its place in the log.
    pub seq: u64,
}

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The id of the action that made it.
    pub id: EntryId,
    /// What was said or done.
    pub text: String,
    /// Who may read it.
    pub visibility: Visibility,
    /// The mark it explains.
    pub mark: Option<EntryId>,
    /// The question that was open.
    pub question: Option<Id>,
    /// When typing began.
    pub stamp: Stamp,
    /// Its place in the log.
    pub seq: u64,
}

/// Something that happened a moment ago.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// The id of the action that made it.
    pub id: EntryId,
    /// A few words.
    pub note: Option<String>,
    /// Fits no signal.
    pub remarkable: bool,
    /// The question that was open.
    pub question: Option<Id>,
    /// When it happened.
    pub stamp: Stamp,
    /// Out of the tray.
    pub settled: bool,
}

/// The candidate's code at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// The id of the action that made it.
    pub id: EntryId,
    /// The question that was open.
    pub question: Option<Id>,
    /// The code.
    pub text: String,
    /// What looking at it gave; none before there were detectors.
    pub look: Option<Look>,
    /// When.
    pub stamp: Stamp,
}

/// What the compiler or a linter said at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// The id of the action that captured it.
    pub id: EntryId,
    /// The question that was open.
    pub question: Option<Id>,
    /// As it was copied.
    pub text: String,
    /// In the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What detectors made of it.
    pub look: Option<Look>,
    /// When.
    pub stamp: Stamp,
}

/// What looking at a captured text gave. The findings themselves are in [`State::findings`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// In the order of their places.
    pub findings: Vec<FindingId>,
    /// Findings beyond those kept.
    pub left_out: u32,
    /// Places that could not be read.
    pub syntax_errors: u32,
    /// Why nothing, or not everything, was looked at.
    pub not_looked: Option<String>,
}

/// A finding as it was last seen, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// As it stands in the latest capture that has it.
    pub finding: Finding,
    /// As it stood when it was attached.
    pub attached: Option<Finding>,
    /// The question it was captured in.
    pub question: Option<Id>,
    /// The code its lines are of; of what the compiler said, the code before it.
    pub snapshot: Option<EntryId>,
    /// What it was seen in.
    pub source: FindingSource,
    /// What was decided last.
    pub decided: Option<FindingDecision>,
    /// When the candidate was asked about it, the first time.
    pub asked: Option<Stamp>,
}

/// A circumstance.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Its id: the action that noted it.
    pub id: EntryId,
    /// Which.
    pub kind: ConditionKind,
    /// Minutes lost or added.
    pub minutes: Option<u32>,
    /// In words.
    pub text: Option<String>,
    /// When it was noted.
    pub stamp: Stamp,
}

/// Something wrong with a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionFault {
    /// The question.
    pub question: Id,
    /// What.
    pub text: String,
}

/// A rating as given; the last for a question and competency counts, all are kept.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenRating {
    /// The question; none for the whole interview.
    pub question: Option<Id>,
    /// The competency.
    pub competency: Id,
    /// The rating.
    pub rating: Rating,
    /// On what evidence.
    pub why: Option<String>,
    /// What the hints given by then allowed.
    pub cap: Option<u8>,
    /// Why it is above that.
    pub despite: Option<String>,
    /// When.
    pub stamp: Stamp,
    /// Whether the conversation was over by then.
    pub after_end: bool,
}

/// What is recorded of a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QuestionState {
    /// From and to on the interview's clock; the last may be open.
    pub spans: Vec<(u64, Option<u64>)>,
    /// Time that does not count, from and to.
    pub lost: Vec<(u64, u64)>,
    /// Hints in the order they were said.
    pub hints: Vec<GivenHint>,
    /// Follow-ups asked.
    pub follow_ups: Vec<(u8, Stamp)>,
    /// Milestones reached; the first time of each counts.
    pub milestones: Vec<(MilestoneKind, Stamp)>,
    /// How many questions were opened before it.
    pub order: usize,
}

/// A hint that was said.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenHint {
    /// The question's hint; none for an improvised one.
    pub n: Option<u8>,
    /// The words of an improvised one.
    pub text: Option<String>,
    /// What it caps.
    pub caps: BTreeMap<Id, u8>,
    /// When.
    pub stamp: Stamp,
}

impl QuestionState {
    /// From its first opening to the `working` milestone, on its own time.
    #[must_use]
    pub fn time_to_solution_ms(&self) -> Option<u64> {
        let at = self.milestones.iter().find(|(kind, _)| *kind == MilestoneKind::Working)?.1.elapsed_ms;
        Some(
            self.spans
                .iter()
                .map(|(from, to)| counted(&self.lost, (*from).min(at), to.unwrap_or(at).min(at)))
                .sum(),
        )
    }

    /// The highest point the hints allow in a competency, if they cap it.
    #[must_use]
    pub fn cap(&self, competency: &str) -> Option<u8> {
        self.hints.iter().filter_map(|hint| hint.caps.get(competency)).min().copied()
    }
}

/// A submitted version of the scorecard.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// From 1.
    pub number: u32,
    /// When.
    pub at: DateTime<Utc>,
    /// Why it was amended; none for the first.
    pub reason: Option<String>,
    /// The last event it includes.
    pub last_seq: u64,
}

/// The recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// One of the scale's.
    pub value: String,
    /// Why.
    pub reason: Option<String>,
    /// Another role or level.
    pub consider: Option<Consider>,
}

/// What was planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// Who is interviewed.
    pub candidate: PlannedCandidate,
    /// The role.
    pub role: String,
    /// The level.
    pub level: String,
    /// The loop.
    pub role_loop: Option<Id>,
    /// Who interviews.
    pub interviewer: Interviewer,
    /// Kept out of lists.
    pub practice: bool,
    /// When it should start.
    pub starts_at: Option<DateTime<Utc>>,
    /// What was arranged.
    pub meeting: Meeting,
    /// The hash of the kit as it was frozen then.
    pub kit_hash: String,
    /// The hash of the recording that is listened to.
    pub recording: Option<String>,
    /// When it was planned.
    pub at: DateTime<Utc>,
}

/// The fold of an interview's events.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(missing_docs, reason = "each field is the sum of the events of its name")]
pub struct State {
    pub plan: Option<Planned>,
    pub phase: Option<Phase>,
    pub started_at: Option<DateTime<Utc>>,
    /// When the clock was stopped, while it stands still.
    pub paused_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    /// The interview's clock when the conversation was over, or else the scorecard submitted.
    pub ended_ms: Option<u64>,
    pub block: Option<String>,
    /// The interview's clock when that part was gone to.
    pub block_since: Option<u64>,
    pub course: Course,
    pub absences: Vec<Absence>,
    /// Time off the interview's clock, from and to.
    pub lost: Vec<(u64, u64)>,
    /// Parts outside the questions that were gone to.
    pub blocks: BTreeSet<String>,
    pub open_question: Option<Id>,
    pub questions: BTreeMap<Id, QuestionState>,
    pub marks: Vec<Mark>,
    pub notes: Vec<Note>,
    pub bookmarks: Vec<Bookmark>,
    pub captures: Vec<Capture>,
    pub outputs: Vec<Output>,
    pub findings: BTreeMap<FindingId, Found>,
    /// Transcripts of the call, as they came in.
    pub transcripts: Vec<Imported>,
    pub conditions: Vec<Condition>,
    pub faults: Vec<QuestionFault>,
    pub ratings: Vec<GivenRating>,
    pub cv: Option<KeptCv>,
    pub probes: Vec<String>,
    pub feedback: Option<String>,
    pub recommendation: Option<Recommendation>,
    pub revisions: Vec<Revision>,
    /// The latest return after a restart, until something is done: the gap and whether it counts.
    pub recovered: Option<(u64, bool)>,
    /// How long the machine slept, until something is done.
    pub slept: Option<u64>,
    pub unknown_events: usize,
}

impl State {
    /// Where the interview stands; a log without a plan has not begun.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase.unwrap_or(Phase::Planned)
    }

    /// A mark that stands.
    #[must_use]
    pub fn mark(&self, id: EntryId) -> Option<&Mark> {
        // The marks that are asked for are nearly always among the last ones.
        self.marks.iter().rev().find(|mark| mark.id == id)
    }

    /// A condition by its id.
    #[must_use]
    pub fn condition(&self, id: EntryId) -> Option<&Condition> {
        self.conditions.iter().rev().find(|condition| condition.id == id)
    }

    /// Bookmarks that wait to be settled.
    pub fn tray(&self) -> impl Iterator<Item = &Bookmark> {
        self.bookmarks.iter().filter(|bookmark| !bookmark.settled)
    }

    /// The question that was open at a time of the interview's clock.
    #[must_use]
    pub fn question_at(&self, elapsed_ms: u64) -> Option<&Id> {
        let within =
            |(from, to): &(u64, Option<u64>)| *from <= elapsed_ms && to.is_none_or(|to| elapsed_ms < to);
        self.questions.iter().find(|(_, seen)| seen.spans.iter().any(within)).map(|(id, _)| id)
    }

    /// The question that was open at a time of the interview's clock, or the last one before it, or the first.
    pub(crate) fn question_near(&self, elapsed_ms: u64) -> Option<&Id> {
        let begun = |(from, _): &(u64, Option<u64>)| *from <= elapsed_ms;
        let latest = self.questions.iter().filter_map(|(id, seen)| {
            let from = seen.spans.iter().filter(|span| begun(span)).map(|(from, _)| *from).max()?;
            Some((from, id))
        });
        let first = || self.questions.iter().min_by_key(|(_, seen)| seen.order).map(|(id, _)| id);
        latest.max_by_key(|(from, _)| *from).map(|(_, id)| id).or_else(first)
    }

    /// A transcript, also one that was replaced; without a name the one that came in last.
    #[must_use]
    pub fn transcript(&self, named: Option<EntryId>) -> Option<&Imported> {
        match named {
            Some(id) => self.transcripts.iter().find(|kept| kept.id == id),
            None => self.transcripts.iter().rfind(|kept| !kept.replaced),
        }
    }

    /// The rating that counts for a competency in a question, or over the whole interview.
    #[must_use]
    pub fn rating(&self, question: Option<&str>, competency: &str) -> Option<&GivenRating> {
        self.ratings
            .iter()
            .rev()
            .find(|given| given.question.as_deref() == question && given.competency == competency)
    }
}
