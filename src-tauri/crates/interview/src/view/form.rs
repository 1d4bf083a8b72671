//! What the live desk is sent, part by part.

use bank::{Id, SignalKind};
use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::transcript::Consent;
use crate::{
    ConditionKind, Consider, Direction, EntryId, FindingId, InterviewId, MilestoneKind, Part, Phase, Rating,
    Shown, Speaks, Visibility,
};

/// The live desk and the wrap-up.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct LiveView {
    pub interview: InterviewId,
    /// The last event it includes.
    pub seq: u64,
    /// Questions were swapped so often: when this changes, the texts that are sent once are others.
    pub texts: u32,
    pub phase: Phase,
    pub practice: bool,
    pub candidate: String,
    pub role: String,
    pub level: String,
    pub interviewer: String,
    pub part: Part,
    /// When the conversation must stop, by the wall clock.
    pub stop_at: Option<DateTime<Utc>>,
    /// Whole minutes until then; negative once over.
    pub minutes_left: Option<i64>,
    /// Time to ask for the final code.
    pub take_final_code: bool,
    /// What to say or look for next: the time and one thing, in at most six words.
    pub next: Option<String>,
    /// The same in full: the time, what was not seen, what to ask, what follows.
    pub pace: Option<String>,
    /// Ways to go on where what is ahead does not fit the time that is left; the best first.
    pub plans: Vec<CoursePlan>,
    /// Parts of the interview in order, with the one that is open.
    pub steps: Vec<Step>,
    pub block: Option<String>,
    pub question: Option<Id>,
    /// Minutes spent in the open question.
    pub question_minutes: Option<u64>,
    pub signals: Vec<SignalRow>,
    pub throughout: Vec<SignalRow>,
    /// All signals of the questions that were opened, once the conversation has ended: to turn
    /// bookmarks into marks, and to put marks right.
    pub asked: Vec<AskedQuestion>,
    pub hints: Vec<SaidHint>,
    pub follow_ups: Vec<SaidFollowUp>,
    pub milestones: Vec<ReachedMilestone>,
    /// How often code was captured in the open question.
    pub captures: u32,
    /// How often what the compiler said was.
    pub outputs: u32,
    /// What detectors see in the latest of it, and in what the compiler said last.
    pub findings: FindingsTray,
    pub last_marks: Vec<LastMark>,
    pub conditions: Vec<ShownCondition>,
    pub tray: Vec<TrayItem>,
    pub sheets: Vec<RatingSheet>,
    pub recent_notes: Vec<ShownNote>,
    /// The candidate's CV, where one is kept; never its words.
    pub cv: Option<ShownCv>,
    /// What to ask about it.
    pub probes: Vec<String>,
    /// Transcripts of the call that can be quoted from; never their words.
    pub transcripts: Vec<ShownTranscript>,
    pub feedback: Option<String>,
    pub recommendation: Option<ShownRecommendation>,
    pub missing: Vec<String>,
    /// Questions to oneself before submitting. They are shown to the interviewer and go nowhere else.
    pub self_checks: Vec<String>,
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// When the clock was stopped, while it stands still.
    pub paused_at: Option<DateTime<Utc>>,
    /// One line on what happened while the app was away or the laptop slept.
    pub recovered: Option<String>,
    /// The latest time away is on the clock, and can be taken off it.
    pub can_discount: bool,
    pub revision: u32,
    /// When the last event was made durable.
    pub saved_at: DateTime<Utc>,
}

/// A CV that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShownCv {
    /// The file's name.
    pub name: String,
    /// Whether this interview keeps it out of sight now.
    pub locked: bool,
}

/// A transcript that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownTranscript {
    pub id: EntryId,
    /// The file's name.
    pub name: String,
    pub lines: u32,
    /// Who agreed, and when.
    pub consent: Consent,
}

/// A part of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Step {
    /// A question's id or a block's name.
    pub id: String,
    pub title: String,
    pub minutes: u32,
    pub is_question: bool,
    /// Will not be asked; going there takes that back.
    pub dropped: bool,
    pub done: bool,
    pub now: bool,
}

/// A way to go on within the time that is left: what `replan` takes, and what it loses.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct CoursePlan {
    pub title: String,
    /// In short words, one each.
    pub losses: Vec<String>,
    pub minutes: std::collections::BTreeMap<String, u32>,
    pub drop: Vec<Id>,
}

/// A question that was opened, with its signals.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct AskedQuestion {
    pub question: Id,
    pub title: String,
    pub signals: Vec<SignalRow>,
}

/// A signal with its key and marks. Rows never move while a question is open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SignalRow {
    pub id: Id,
    pub key: String,
    pub label: String,
    pub observe: String,
    pub not_when: Option<String>,
    pub kind: SignalKind,
    pub must: bool,
    pub marks: Vec<ShownMark>,
}

/// A mark as a shape and a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownMark {
    pub id: EntryId,
    pub direction: Direction,
    /// With help: drawn with a ring.
    pub helped: bool,
    pub shown: Shown,
    pub at: DateTime<Utc>,
    /// First and last line of the code it shows in, from 1.
    pub lines: Option<[u32; 2]>,
    /// The detector that pointed it out.
    pub detector: Option<String>,
}

/// What detectors see in the open question's code, as far as nothing was decided on it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct FindingsTray {
    /// The latest captured code.
    pub capture: Option<EntryId>,
    /// One a detector; those that the question's signals name come first.
    pub groups: Vec<FindingGroup>,
    /// Those the candidate was asked about, latest first: they can still be attached or dismissed.
    pub asked: Vec<AskedFinding>,
    /// Why detectors rest: a sentence.
    pub rests: Option<String>,
    /// Why the latest capture was not looked at, or not by all: a sentence.
    pub not_looked: Option<String>,
    /// Places in the code that could not be read.
    pub syntax_errors: u32,
    /// Findings beyond those that were kept.
    pub left_out: u32,
    /// Errors that the compiler named in the open question, oldest first.
    pub moments: Vec<ShownMoment>,
}

/// What one detector sees.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct FindingGroup {
    pub detector: String,
    /// How many; `findings` has the first.
    pub count: u32,
    pub speaks: Speaks,
    /// What to ask about the first.
    pub ask: String,
    /// Whether a signal of the open question names the detector. The others wait behind "more".
    pub wanted: bool,
    /// What it is attached to when nothing else is said. Without one, a signal has to be named.
    pub signal: Option<OfferedSignal>,
    pub findings: Vec<OfferedFinding>,
}

/// A signal that a finding can be attached to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct OfferedSignal {
    pub id: Id,
    pub key: String,
    pub label: String,
}

/// A finding to decide on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct OfferedFinding {
    pub id: FindingId,
    /// First and last, from 1; none where the compiler named none.
    pub lines: Option<[u32; 2]>,
    pub text: String,
    pub ask: String,
}

/// An error of the compiler, from when it was first captured to when it was gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownMoment {
    pub code: Option<String>,
    pub message: String,
    pub line: Option<u32>,
    pub first_at: DateTime<Utc>,
    /// None while it stands.
    pub gone_at: Option<DateTime<Utc>>,
}

/// A finding the candidate was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct AskedFinding {
    pub id: FindingId,
    pub detector: String,
    pub lines: Option<[u32; 2]>,
    pub ask: String,
    pub at: DateTime<Utc>,
    pub signal: Option<OfferedSignal>,
}

/// A mark in the list of the last ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct LastMark {
    pub mark: ShownMark,
    pub label: String,
    /// The question it belongs to; none for signals of the whole interview.
    pub question: Option<Id>,
    /// Made soon after a hint or follow-up, and still said to be unprompted.
    pub offer_help: bool,
    /// The latest mark, younger than the time in which a note binds to it by itself.
    pub takes_note: bool,
}

/// A hint that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SaidHint {
    pub n: Option<u8>,
    pub text: Option<String>,
    pub at: DateTime<Utc>,
}

/// A follow-up that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SaidFollowUp {
    pub n: u8,
    pub at: DateTime<Utc>,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ReachedMilestone {
    pub kind: MilestoneKind,
    pub at: DateTime<Utc>,
}

/// A circumstance that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownCondition {
    pub id: EntryId,
    pub kind: ConditionKind,
    pub words: String,
}

/// A bookmark that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct TrayItem {
    pub id: EntryId,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
    pub remarkable: bool,
    pub question: Option<Id>,
}

/// A note as shown in lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownNote {
    pub id: EntryId,
    pub at: DateTime<Utc>,
    pub text: String,
    pub visibility: Visibility,
    pub bound_to: Option<String>,
}

/// The recommendation as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownRecommendation {
    pub value: String,
    pub reason: Option<String>,
    pub consider: Option<Consider>,
}

/// What is rated in one opened question, or over the whole interview.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct RatingSheet {
    /// None: the whole interview.
    pub question: Option<Id>,
    pub title: String,
    pub rows: Vec<RatingRow>,
}

/// One competency to rate, with the evidence beside it. Its anchors are among the texts sent once.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct RatingRow {
    pub competency: Id,
    pub name: String,
    pub bar: Option<u8>,
    /// The highest point the hints given allow.
    pub cap: Option<u8>,
    pub given: Option<Rating>,
    pub why: Option<String>,
    /// A reason drafted from the marks and their notes, while none is given.
    pub draft: Option<String>,
    pub despite: Option<String>,
    /// Given while the conversation ran, and not confirmed since.
    pub provisional: bool,
    /// Marks that bear on it, oldest first.
    pub evidence: Vec<Evidence>,
}

/// What a point stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Anchor {
    pub point: u8,
    pub name: String,
    pub text: String,
}

/// A mark beside a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Evidence {
    pub mark: ShownMark,
    pub label: String,
    pub words: Option<String>,
    /// What was said, of a transcript.
    pub quote: Option<String>,
}
