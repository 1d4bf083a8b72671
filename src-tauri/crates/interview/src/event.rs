//! Events: what is a fact once an action was accepted.

use std::collections::BTreeMap;

use bank::Id;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::transcript::{Consent, Quote, Retimed};
use crate::{
    ActionId, CandidateId, ConditionKind, Consider, DeviceId, Diagnostic, EntryId, FindingDecision,
    FindingId, Interviewer, KeptCv, Looked, Meeting, MilestoneKind, Rating, Shown, Visibility,
};

/// When something happened, on three clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Wall clock; shown, never subtracted.
    pub at: DateTime<Utc>,
    /// Monotonic since the start, without pauses.
    pub elapsed_ms: u64,
    /// The same with pauses, for transcripts.
    pub call_ms: u64,
}

impl Stamp {
    /// A moment some seconds before this one, not before the start.
    #[must_use]
    pub fn earlier(self, seconds: u32) -> Self {
        let ms = u64::from(seconds).saturating_mul(1000).min(self.call_ms);
        let back = i64::try_from(ms).ok().and_then(TimeDelta::try_milliseconds);
        Self {
            at: back.and_then(|back| self.at.checked_sub_signed(back)).unwrap_or(self.at),
            elapsed_ms: self.elapsed_ms.saturating_sub(ms),
            call_ms: self.call_ms.saturating_sub(ms),
        }
    }
}

/// An event in its place in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// From 1, without gaps.
    pub seq: u64,
    /// The action it came from.
    pub action: ActionId,
    /// When.
    pub stamp: Stamp,
    /// What.
    pub event: Event,
}

/// What is a fact. The stored form is a kind, a version and a JSON body; see [`Event::encode`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each is the fact of the action of the same name; fields are documented there"
)]
pub enum Event {
    Planned {
        candidate: PlannedCandidate,
        role: String,
        level: String,
        kit: Id,
        kit_hash: String,
        #[serde(rename = "loop")]
        role_loop: Option<Id>,
        interviewer: Interviewer,
        practice: bool,
        starts_at: Option<DateTime<Utc>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        meeting: Option<Meeting>,
        /// The hash of the recording that is listened to, as it was then. Most interviews have none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recording: Option<String>,
    },
    Started {},
    Paused {
        reason: Option<String>,
    },
    Resumed {},
    Ended {},
    BlockOpened {
        block: String,
    },
    QuestionOpened {
        question: Id,
    },
    QuestionClosed {
        question: Id,
    },
    QuestionDropped {
        question: Id,
        reason: Option<String>,
    },
    MinutesGiven {
        /// A question's id, or the name of a part.
        part: String,
        minutes: u32,
        reason: Option<String>,
    },
    QuestionSwapped {
        question: Id,
        by: Id,
        /// The frozen kit that has both.
        kit_hash: String,
        reason: Option<String>,
    },
    Marked {
        mark: EntryId,
        signal: Id,
        question: Option<Id>,
        shown: Shown,
        note: Option<String>,
        lines: Option<[u32; 2]>,
        snapshot: Option<EntryId>,
        bookmark: Option<EntryId>,
        /// What it was made from. Marks made before there were detectors do not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        finding: Option<FindingId>,
    },
    Unmarked {
        mark: EntryId,
    },
    Qualified {
        mark: EntryId,
        shown: Shown,
    },
    Retargeted {
        mark: EntryId,
        signal: Id,
        question: Option<Id>,
    },
    Bookmarked {
        bookmark: EntryId,
        seconds_ago: u32,
        note: Option<String>,
        remarkable: bool,
        question: Option<Id>,
    },
    Settled {
        bookmark: EntryId,
        note: Option<String>,
    },
    Hinted {
        question: Id,
        n: Option<u8>,
        text: Option<String>,
        cap: BTreeMap<Id, u8>,
    },
    FollowedUp {
        question: Id,
        n: u8,
    },
    MilestoneReached {
        question: Id,
        milestone: MilestoneKind,
    },
    Noted {
        note: EntryId,
        text: String,
        visibility: Visibility,
        mark: Option<EntryId>,
        question: Option<Id>,
        seconds_ago: u32,
    },
    CodeCaptured {
        snapshot: EntryId,
        question: Option<Id>,
        text: String,
        /// What detectors saw in it. Captures made before there were detectors do not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        looked: Option<Looked>,
    },
    OutputCaptured {
        output: EntryId,
        question: Option<Id>,
        /// The latest code of the question by then: what the output speaks of, as far as is known.
        snapshot: Option<EntryId>,
        text: String,
        diagnostics: Vec<Diagnostic>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        looked: Option<Looked>,
    },
    FindingDecided {
        finding: FindingId,
        detector: String,
        decision: FindingDecision,
        /// The words of what was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ask: Option<String>,
    },
    TranscriptImported {
        transcript: EntryId,
        /// Of what was read, which is kept beside the log.
        hash: String,
        name: String,
        lines: u32,
        offset_ms: i64,
        consent: Consent,
        replaces: Option<EntryId>,
    },
    TranscriptAligned {
        transcript: EntryId,
        offset_ms: i64,
        /// When what was quoted so far was said.
        quotes: Vec<Retimed>,
    },
    Quoted {
        mark: EntryId,
        signal: Id,
        question: Option<Id>,
        shown: Shown,
        quote: Quote,
    },
    ConditionNoted {
        condition: ConditionKind,
        minutes: Option<u32>,
        text: Option<String>,
    },
    ConditionExplained {
        condition: EntryId,
        minutes: Option<u32>,
        text: Option<String>,
    },
    FaultNoted {
        question: Id,
        text: String,
    },
    Rated {
        question: Option<Id>,
        competency: Id,
        rating: Rating,
        why: Option<String>,
        cap: Option<u8>,
        despite: Option<String>,
    },
    CvKept {
        cv: EntryId,
        kept: KeptCv,
    },
    ProbesNoted {
        probes: Vec<String>,
    },
    FeedbackWritten {
        text: String,
    },
    Recommended {
        recommendation: String,
        reason: Option<String>,
        consider: Option<Consider>,
    },
    Submitted {},
    Amended {
        revision: u32,
        reason: String,
    },
    Retracted {
        retracts: ActionId,
    },
    Restored {
        restores: ActionId,
    },
    /// Another device goes on with the interview.
    TakenOver {
        /// The hash of the event it continues.
        head: String,
        device: DeviceId,
    },
    /// The app came back after a crash or a restart.
    Recovered {
        /// Wall-clock time between the last event and the return.
        gap_ms: u64,
        /// Whether that time is on the interview's clock; otherwise it is paused.
        counted: bool,
    },
    /// The machine slept while the conversation went on. That time is on the interview's clock.
    Slept {
        gap_ms: u64,
    },
    /// The latest absence is off the interview's clock.
    AbsenceDiscounted {},
    /// Of a newer version: kept, shown, without effect.
    #[serde(skip)]
    Unknown {
        kind: String,
        version: u32,
        body: Vec<u8>,
    },
}

/// The candidate, with the id the interview knows them by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCandidate {
    /// The person.
    pub id: CandidateId,
    /// As they wish to be called.
    pub name: String,
    /// What blind exports call them.
    pub alias: Option<String>,
}

/// The version of the bodies this code writes and reads.
const VERSION: u32 = 1;

/// Why a stored event cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an event of kind {kind:?} cannot be read: {reason}")]
pub struct DecodeError {
    kind: String,
    reason: String,
}

impl Event {
    /// Kind, version and body as stored.
    #[must_use]
    pub fn encode(&self) -> (String, u32, Vec<u8>) {
        if let Self::Unknown { kind, version, body } = self {
            return (kind.clone(), *version, body.clone());
        }
        // Strings, numbers, lists and maps with string keys: encoding has no failing case.
        let mut value = serde_json::to_value(self).unwrap_or_default();
        let body = value.get_mut("body").map(serde_json::Value::take).unwrap_or_default();
        (self.kind(), VERSION, serde_json::to_vec(&body).unwrap_or_default())
    }

    /// Reads a stored event. A kind or a version this code does not know is kept as it is.
    ///
    /// # Errors
    /// When the kind and version are known and the body is not what they promise.
    pub fn decode(kind: &str, version: u32, body: &[u8]) -> Result<Self, DecodeError> {
        if version > VERSION || !KINDS.contains(&kind) {
            return Ok(Self::Unknown { kind: kind.to_owned(), version, body: body.to_vec() });
        }
        crate::stored::read(kind, body)
            .map_err(|error| DecodeError { kind: kind.to_owned(), reason: error.to_string() })
    }

    /// The name it is stored and answered under, such as `marked`.
    #[must_use]
    pub fn kind(&self) -> String {
        let name = match self {
            Self::Planned { .. } => "planned",
            Self::Started {} => "started",
            Self::Paused { .. } => "paused",
            Self::Resumed {} => "resumed",
            Self::Ended {} => "ended",
            Self::BlockOpened { .. } => "block-opened",
            Self::QuestionOpened { .. } => "question-opened",
            Self::QuestionClosed { .. } => "question-closed",
            Self::QuestionDropped { .. } => "question-dropped",
            Self::MinutesGiven { .. } => "minutes-given",
            Self::QuestionSwapped { .. } => "question-swapped",
            Self::Marked { .. } => "marked",
            Self::Unmarked { .. } => "unmarked",
            Self::Qualified { .. } => "qualified",
            Self::Retargeted { .. } => "retargeted",
            Self::Bookmarked { .. } => "bookmarked",
            Self::Settled { .. } => "settled",
            Self::Hinted { .. } => "hinted",
            Self::FollowedUp { .. } => "followed-up",
            Self::MilestoneReached { .. } => "milestone-reached",
            Self::Noted { .. } => "noted",
            Self::CodeCaptured { .. } => "code-captured",
            Self::OutputCaptured { .. } => "output-captured",
            Self::FindingDecided { .. } => "finding-decided",
            Self::TranscriptImported { .. } => "transcript-imported",
            Self::TranscriptAligned { .. } => "transcript-aligned",
            Self::Quoted { .. } => "quoted",
            Self::ConditionNoted { .. } => "condition-noted",
            Self::ConditionExplained { .. } => "condition-explained",
            Self::FaultNoted { .. } => "fault-noted",
            Self::Rated { .. } => "rated",
            Self::CvKept { .. } => "cv-kept",
            Self::ProbesNoted { .. } => "probes-noted",
            Self::FeedbackWritten { .. } => "feedback-written",
            Self::Recommended { .. } => "recommended",
            Self::Submitted {} => "submitted",
            Self::Amended { .. } => "amended",
            Self::Retracted { .. } => "retracted",
            Self::Restored { .. } => "restored",
            Self::TakenOver { .. } => "taken-over",
            Self::Recovered { .. } => "recovered",
            Self::Slept { .. } => "slept",
            Self::AbsenceDiscounted {} => "absence-discounted",
            Self::Unknown { kind, .. } => kind,
        };
        name.to_owned()
    }
}

/// All kinds this code knows.
pub(crate) const KINDS: &[&str] = &[
    "planned",
    "started",
    "paused",
    "resumed",
    "ended",
    "block-opened",
    "question-opened",
    "question-closed",
    "question-dropped",
    "minutes-given",
    "question-swapped",
    "marked",
    "transcript-imported",
    "transcript-aligned",
    "quoted",
    "unmarked",
    "qualified",
    "retargeted",
    "bookmarked",
    "settled",
    "hinted",
    "followed-up",
    "milestone-reached",
    "noted",
    "code-captured",
    "output-captured",
    "finding-decided",
    "condition-noted",
    "condition-explained",
    "fault-noted",
    "rated",
    "cv-kept",
    "probes-noted",
    "feedback-written",
    "recommended",
    "submitted",
    "amended",
    "retracted",
    "restored",
    "taken-over",
    "recovered",
    "slept",
    "absence-discounted",
];
