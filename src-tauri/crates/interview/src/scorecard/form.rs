//! The documented JSON form of a scorecard, part by part.

use std::collections::BTreeMap;

use bank::{Id, SignalKind};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::transcript::SpokenBy;
use crate::{
    CandidateId, ConditionKind, Consider, EntryId, FindingDecision, FindingId, FindingSource, InterviewId,
    Interviewer, MilestoneKind, Rating, Shown, Speaks, Visibility,
};

/// The name and version of the JSON form.
pub const SCHEMA: &str = "touchstone.scorecard/1";

/// Where in the log a scorecard stands: which events it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LogHead {
    /// How many.
    pub events: u64,
    /// The chain's hash at the last of them.
    pub head: String,
}

/// A scorecard, whole: also what is for the interviewer only. Renderers leave out what is not for
/// their readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct Scorecard {
    /// Always `touchstone.scorecard/1`.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: String,
    /// 0 while not submitted.
    pub revision: u32,
    pub interview: InterviewPart,
    pub competencies: Vec<CompetencyPart>,
    pub composite: CompositePart,
    pub signals: Vec<SignalPart>,
    /// Places in the candidate's code that a detector pointed at and the interviewer attached.
    pub findings: Vec<FindingPart>,
    pub questions: Vec<QuestionPart>,
    /// Errors of the compiler, from when they were first seen to when they were gone.
    pub moments: Vec<MomentPart>,
    pub notes: Vec<NotePart>,
    pub recommendation: Option<RecommendationPart>,
    pub feedback: Option<String>,
    pub deviations: Vec<Deviation>,
    pub missing: Vec<Missing>,
    pub revisions: Vec<RevisionPart>,
    pub log: LogHead,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct InterviewPart {
    pub id: InterviewId,
    pub candidate: CandidatePart,
    pub role: String,
    pub level: String,
    #[serde(rename = "loop")]
    pub role_loop: Option<Id>,
    pub kit: KitPart,
    pub interviewer: Interviewer,
    pub state: String,
    pub planned_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    /// Minutes the kit plans.
    pub planned_minutes: u32,
    /// On the interview's clock, without pauses.
    pub active_ms: u64,
    pub practice: bool,
    /// Whether the kit hides names in exports.
    pub blind: bool,
    pub conditions: Vec<ConditionPart>,
    /// Times the app or the machine was away while the conversation ran.
    #[serde(default)]
    pub absences: Vec<AbsencePart>,
    /// Names of the scale's points, from 1.
    pub scale: BTreeMap<u8, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CandidatePart {
    pub id: CandidateId,
    pub alias: Option<String>,
    /// Left out of blind exports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct KitPart {
    pub id: Id,
    pub stage: String,
    pub hash: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct ConditionPart {
    pub kind: ConditionKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub at_ms: u64,
}

/// Time that the app or the machine was away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct AbsencePart {
    pub kind: AbsenceKind,
    /// How long.
    pub ms: u64,
    /// Whether that time is in `active_ms`.
    pub counted: bool,
    /// When it was over.
    pub at_ms: u64,
}

/// Why the app was away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AbsenceKind {
    /// It was closed, or had crashed.
    Away,
    /// The machine slept.
    Slept,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CompetencyPart {
    pub id: Id,
    pub name: String,
    pub weight: f64,
    /// Mean of the valid ratings; null when there is none.
    pub rating: Option<f64>,
    /// The bar of the interview's level over the same questions.
    pub bar: Option<f64>,
    /// The same for every level that has one.
    pub bars: BTreeMap<String, f64>,
    /// The rating that counts in each question, or over the whole interview.
    pub ratings: Vec<RatingPart>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct RatingPart {
    pub question: Option<Id>,
    pub rating: Rating,
    pub why: Option<String>,
    /// The words the point stands for.
    pub anchor: Option<String>,
    pub cap: Option<u8>,
    pub despite: Option<String>,
    pub at_ms: u64,
    /// The wall clock, which tells apart ratings given after the conversation.
    pub at: DateTime<Utc>,
    /// Earlier ratings of the same, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierRating>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct EarlierRating {
    pub rating: Rating,
    pub why: Option<String>,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CompositePart {
    /// Null below 80 % coverage, and on a shadow's scorecard, which is compared and never counted.
    pub value: Option<f64>,
    /// Share of the weight with a valid rating.
    pub coverage: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct SignalPart {
    pub question: Option<Id>,
    pub id: Id,
    pub kind: SignalKind,
    pub competency: Id,
    pub label: String,
    pub observe: String,
    pub must: bool,
    pub summary: Summary,
    pub marks: Vec<MarkPart>,
}

/// What the marks of a signal amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the documented JSON form")]
pub enum Summary {
    Unprompted,
    Prompted,
    Contradicted,
    Mixed,
    NotSeen,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct MarkPart {
    pub id: EntryId,
    pub shown: Shown,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
    pub code: Option<CodePart>,
    /// The finding it was made from.
    pub finding: Option<FindingId>,
    /// The words it was made from, of a transcript.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuotePart>,
}

/// What was said, of a transcript that stays where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuotePart {
    /// At least one, in the order of the transcript.
    pub lines: Vec<QuotedPart>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct QuotedPart {
    /// As the transcript names them. Null where it does not, or where the candidate's name is left out: then
    /// only the interviewer is named.
    pub speaker: Option<String>,
    pub by: SpokenBy,
    /// Word for word.
    pub text: String,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
}

/// A finding that an interviewer attached. It stands as it was then, whatever the code became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct FindingPart {
    pub id: FindingId,
    pub question: Option<Id>,
    pub detector: String,
    /// Signals that name the detector; the one it was attached to is that of the mark.
    pub signals: Vec<Id>,
    pub speaks: Speaks,
    /// The code; null where what the compiler said is of code that was not captured.
    pub snapshot: Option<EntryId>,
    /// First and last, from 1; null where the compiler named none.
    pub lines: Option<[u32; 2]>,
    /// The code there, or what the compiler said; at most 200 characters.
    pub text: String,
    pub source: FindingSource,
    /// Always `attach`: the others stay in the log.
    pub decision: FindingDecision,
    pub mark: EntryId,
    /// When the candidate was asked about it.
    pub asked_at_ms: Option<u64>,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
}

/// An error of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct MomentPart {
    pub question: Option<Id>,
    /// Such as `E0382`; null for errors without one, which are told apart by their message.
    pub code: Option<String>,
    pub message: String,
    /// Where it was first seen, from 1.
    pub line: Option<u32>,
    pub first_at_ms: u64,
    /// When output was captured that no longer had it; null while there is none.
    pub gone_at_ms: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CodePart {
    /// Null where lines were named before any code was captured.
    pub snapshot: Option<EntryId>,
    pub lines: Option<[u32; 2]>,
    /// Those lines.
    pub text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct QuestionPart {
    pub id: Id,
    pub title: String,
    pub planned_minutes: u32,
    pub active_ms: u64,
    pub hints: Vec<HintPart>,
    pub follow_ups: Vec<FollowUpPart>,
    pub milestones: Vec<MilestonePart>,
    pub time_to_solution_ms: Option<u64>,
    /// What was wrong with the question itself.
    pub faults: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct HintPart {
    pub n: Option<u8>,
    pub text: String,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct FollowUpPart {
    pub n: u8,
    pub ask: String,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct MilestonePart {
    pub kind: MilestoneKind,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct NotePart {
    pub text: String,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
    pub visibility: Visibility,
    pub question: Option<Id>,
    pub mark: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct RecommendationPart {
    pub value: String,
    pub reason: Option<String>,
    pub consider: Option<Consider>,
}

/// Where the interview went another way than the kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub enum Deviation {
    QuestionNotAsked {
        question: Id,
    },
    OrderChanged {
        question: Id,
    },
    /// Left out on purpose.
    QuestionDropped {
        question: Id,
        title: String,
        reason: Option<String>,
        at_ms: u64,
    },
    /// Another was asked in its place.
    QuestionSwapped {
        question: Id,
        title: String,
        by: Id,
        reason: Option<String>,
        at_ms: u64,
    },
    /// A question or part was given other minutes than the kit plans.
    MinutesChanged {
        part: String,
        name: String,
        planned: u32,
        given: u32,
        reason: Option<String>,
        at_ms: u64,
    },
}

/// A competency of the kit without a valid rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct Missing {
    pub competency: Id,
    /// `not-rated`, `not-assessed`, `no-evidence` or `invalid`.
    pub why: String,
    /// In words, where there are some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct RevisionPart {
    pub revision: u32,
    pub at: DateTime<Utc>,
    pub reason: Option<String>,
}
