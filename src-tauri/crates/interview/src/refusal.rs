//! Why an action is refused. A refusal changes nothing.

use crate::{ActionId, EntryId, FindingId};

/// Why an action is refused: what it is about, with a stable code and a hint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each is documented by its own message")]
pub enum Refusal {
    #[error("this interview has not been started")]
    NotStarted,
    #[error("this interview was started already")]
    AlreadyStarted,
    #[error("this interview is paused already")]
    AlreadyPaused,
    #[error("this interview is running; there is nothing to resume")]
    NotPaused,
    #[error("this interview has ended")]
    Ended,
    #[error("this scorecard was submitted")]
    AlreadySubmitted,
    #[error("this scorecard has not been submitted, so there is nothing to amend")]
    NotSubmitted,
    #[error("there is no level {level:?} on the scale")]
    UnknownLevel { level: String, known: Vec<String> },
    #[error("the kit has no question {question:?}")]
    UnknownQuestion { question: String, known: Vec<String> },
    #[error("the kit has no part {block:?}")]
    UnknownBlock { block: String, known: Vec<String> },
    #[error("question {question:?} is open already")]
    QuestionAlreadyOpen { question: String },
    #[error("question {question:?} has not been opened")]
    QuestionNotOpened { question: String },
    #[error("question {question:?} was asked already")]
    QuestionWasAsked { question: String },
    #[error("question {question:?} was dropped already")]
    AlreadyDropped { question: String },
    #[error("question {question:?} is planned already")]
    AlreadyInPlan { question: String },
    #[error("the plan has no question {question:?}")]
    NotInPlan { question: String, known: Vec<String> },
    #[error("{minutes} minutes are not fewer than the {has} it has")]
    NotFewer { minutes: u32, has: u32 },
    #[error("nothing in it differs from the plan")]
    NothingReplanned,
    #[error("what was on the wrong screen is not written down")]
    NotWrittenDown,
    #[error("the app and the laptop were not away, or that time is off the clock already")]
    NothingToDiscount,
    #[error("no question is open")]
    NoOpenQuestion,
    #[error("there is no signal {signal:?} in {place}")]
    UnknownSignal { signal: String, place: String, known: Vec<String> },
    #[error("there is no mark {mark}")]
    UnknownMark { mark: EntryId },
    #[error("there is no bookmark {bookmark} in the tray")]
    UnknownBookmark { bookmark: EntryId },
    #[error("there is no condition {condition}")]
    UnknownCondition { condition: EntryId },
    #[error("there is no captured code {snapshot}")]
    UnknownSnapshot { snapshot: EntryId },
    #[error("there is no finding {finding}")]
    UnknownFinding { finding: FindingId },
    #[error("this finding was {what} already")]
    AlreadyDecided { what: &'static str },
    #[error("the signal {signal:?} cannot be marked in {place}")]
    SignalNotInQuestion { signal: String, place: String, known: Vec<String> },
    #[error("lines {first} to {last} are not in the code{}", .lines.map(|has| format!(", which has {has}")).unwrap_or_default())]
    LinesOutside { first: u32, last: u32, lines: Option<u32> },
    #[error("question {question:?} has no hint {n}; it has {has}")]
    UnknownHint { question: String, n: u8, has: usize },
    #[error("question {question:?} has no follow-up {n}; it has {has}")]
    UnknownFollowUp { question: String, n: u8, has: usize },
    #[error("a hint is either one of the question's or an improvised one")]
    HintUnclear,
    #[error("{competency:?} is not rated {place}")]
    UnknownCompetency { competency: String, place: String, known: Vec<String> },
    #[error("{rating} is not on the scale, which goes from 1 to {top}")]
    OffScale { rating: u8, top: u8 },
    #[error("hints given allow at most {cap} in {competency:?}, and {rating} is above that")]
    AboveCap { competency: String, rating: u8, cap: u8 },
    #[error("{recommendation:?} is not one of the recommendations")]
    UnknownRecommendation { recommendation: String, known: Vec<String> },
    #[error("{field} is empty")]
    Empty { field: &'static str },
    #[error("{field} is too long: {}, at most {}", size(*.length), size(*.most))]
    TooLong { field: &'static str, length: usize, most: usize },
    #[error("{minutes} minutes are more than a day")]
    TooManyMinutes { minutes: u32 },
    #[error("the CV holds nothing that could be kept")]
    CvUnread,
    #[error("{address:?} is no address that can be opened")]
    NotAnAddress { address: String },
    #[error("the tray still holds {count} bookmarks")]
    TrayNotEmpty { count: usize },
    #[error("there is nothing to undo")]
    NothingToUndo,
    #[error("there is nothing to redo")]
    NothingToRedo,
    #[error("there is no action {action} in this interview that could be undone")]
    UnknownAction { action: ActionId },
    #[error("{what} cannot be undone")]
    NotUndoable { what: String },
    #[error("later actions rest on this one: {}", named(.dependents))]
    HasDependents { dependents: Vec<(ActionId, String)> },
    #[error("{what} cannot be part of an amendment")]
    NotAmendable { what: String },
    #[error("the amendment holds no actions")]
    EmptyAmendment,
    #[error("action {index} of the amendment is refused: {refusal}")]
    InAmendment { index: usize, refusal: Box<Refusal> },
    #[error("a transcript is read only when everyone who speaks in it agreed")]
    NoConsent,
    #[error("the conversation is not over")]
    NotOver,
    #[error("there is no such transcript here")]
    NoTranscript,
    #[error("this is no transcript that can be read")]
    NotATranscript,
    #[error("the transcript has no line {line}; it has {has}")]
    UnknownLine { line: u32, has: u32 },
    #[error("{lines} lines are too many for one quote")]
    TooManyLines { lines: usize, most: usize },
    #[error("the conversation has no moment {event}")]
    UnknownMoment { event: u64 },
    #[error("it is not clear where the transcript lies on the call")]
    AlignmentUnclear,
    #[error("the recording {recording:?} cannot be followed: {why}")]
    RecordingDoesNotFit { recording: String, why: &'static str },
    #[error("an interview is planned once, by an action of its own")]
    AlreadyPlanned,
}

impl Refusal {
    /// Stable code, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::AlreadyStarted => "already-started",
            Self::AlreadyPaused => "already-paused",
            Self::NotPaused => "not-paused",
            Self::Ended => "ended",
            Self::AlreadySubmitted => "already-submitted",
            Self::NotSubmitted => "not-submitted",
            Self::UnknownLevel { .. } => "unknown-level",
            Self::UnknownQuestion { .. } => "unknown-question",
            Self::UnknownBlock { .. } => "unknown-block",
            Self::QuestionAlreadyOpen { .. } => "question-already-open",
            Self::QuestionNotOpened { .. } => "question-not-opened",
            Self::QuestionWasAsked { .. } => "question-was-asked",
            Self::AlreadyDropped { .. } => "already-dropped",
            Self::AlreadyInPlan { .. } => "already-in-plan",
            Self::NotInPlan { .. } => "not-in-plan",
            Self::NotFewer { .. } => "not-fewer",
            Self::NothingReplanned => "nothing-replanned",
            Self::NotWrittenDown => "not-written-down",
            Self::NothingToDiscount => "nothing-to-discount",
            Self::NoOpenQuestion => "no-open-question",
            Self::UnknownSignal { .. } => "unknown-signal",
            Self::UnknownMark { .. } => "unknown-mark",
            Self::UnknownBookmark { .. } => "unknown-bookmark",
            Self::UnknownCondition { .. } => "unknown-condition",
            Self::UnknownSnapshot { .. } => "unknown-snapshot",
            Self::UnknownFinding { .. } => "unknown-finding",
            Self::AlreadyDecided { .. } => "already-decided",
            Self::SignalNotInQuestion { .. } => "signal-not-in-question",
            Self::LinesOutside { .. } => "lines-outside",
            Self::UnknownHint { .. } => "unknown-hint",
            Self::UnknownFollowUp { .. } => "unknown-follow-up",
            Self::HintUnclear => "hint-unclear",
            Self::UnknownCompetency { .. } => "unknown-competency",
            Self::OffScale { .. } => "off-scale",
            Self::AboveCap { .. } => "above-cap",
            Self::UnknownRecommendation { .. } => "unknown-recommendation",
            Self::Empty { .. } => "empty",
            Self::TooLong { .. } => "too-long",
            Self::TooManyMinutes { .. } => "too-many-minutes",
            Self::CvUnread => "cv-unread",
            Self::NotAnAddress { .. } => "not-an-address",
            Self::TrayNotEmpty { .. } => "tray-not-empty",
            Self::NothingToUndo => "nothing-to-undo",
            Self::NothingToRedo => "nothing-to-redo",
            Self::UnknownAction { .. } => "unknown-action-id",
            Self::NotUndoable { .. } => "not-undoable",
            Self::HasDependents { .. } => "has-dependents",
            Self::NotAmendable { .. } => "not-amendable",
            Self::EmptyAmendment => "empty-amendment",
            Self::InAmendment { refusal, .. } => refusal.code(),
            Self::NoConsent => "no-consent",
            Self::NotOver => "not-over",
            Self::NoTranscript => "no-transcript-here",
            Self::NotATranscript => "not-a-transcript",
            Self::TooManyLines { .. } => "too-many-lines",
            Self::UnknownMoment { .. } => "unknown-moment",
            Self::AlignmentUnclear => "alignment-unclear",
            Self::UnknownLine { .. } => "unknown-line",
            Self::RecordingDoesNotFit { .. } => "recording-does-not-fit",
            Self::AlreadyPlanned => "already-planned",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        let known = |names: &[String]| format!("Known here: {}.", names.join(", "));
        match self {
            Self::NotStarted => "Start it first.".into(),
            Self::AlreadyStarted => "Go on with a question or a part of the kit.".into(),
            Self::AlreadyPaused => "Resume it when the conversation goes on.".into(),
            Self::NotPaused => "Go on.".into(),
            Self::Ended => "Resume it if the conversation goes on; rate and submit otherwise.".into(),
            Self::AlreadySubmitted => "Amend it, with a reason; the first version stays readable.".into(),
            Self::NotSubmitted => "Change it directly; amendments are for submitted scorecards.".into(),
            Self::UnknownLevel { known: names, .. }
            | Self::UnknownQuestion { known: names, .. }
            | Self::UnknownBlock { known: names, .. }
            | Self::UnknownSignal { known: names, .. }
            | Self::SignalNotInQuestion { known: names, .. }
            | Self::UnknownCompetency { known: names, .. }
            | Self::NotInPlan { known: names, .. }
            | Self::UnknownRecommendation { known: names, .. } => known(names),
            Self::QuestionAlreadyOpen { .. } => "Go on with it, or close it.".into(),
            Self::QuestionNotOpened { .. } => "Open the question first.".into(),
            Self::QuestionWasAsked { .. } => "Leave it, or give it fewer minutes.".into(),
            Self::AlreadyDropped { .. } => "Open it to ask it after all.".into(),
            Self::AlreadyInPlan { .. } => "Choose one that is not asked yet.".into(),
            Self::NotFewer { .. } => "Give it fewer; `replan` may also give more.".into(),
            Self::NothingReplanned => "Name minutes, or questions to drop.".into(),
            Self::NotWrittenDown => "Note the condition without words.".into(),
            Self::NothingToDiscount => "Time is taken off once, after a sleep or a return.".into(),
            Self::NoOpenQuestion => "Open a question, or name one in `question`.".into(),
            Self::UnknownMark { .. } => "It may have been taken back; look at the list of marks.".into(),
            Self::UnknownBookmark { .. } => "It may have been settled already.".into(),
            Self::UnknownCondition { .. } => "It may have been taken back; note it again with its words.".into(),
            Self::UnknownSnapshot { .. } => "Capture the code first.".into(),
            Self::UnknownFinding { .. } => "Take one of the latest capture.".into(),
            Self::AlreadyDecided { .. } => "Undo that first, or decide otherwise.".into(),
            Self::LinesOutside { .. } => "Count from 1, the first line before the last.".into(),
            Self::UnknownHint { .. } => "Log an improvised hint with its words instead.".into(),
            Self::UnknownFollowUp { .. } => "Write a note instead.".into(),
            Self::HintUnclear => "Give either `n` or `text`.".into(),
            Self::OffScale { .. } => "Choose a point, not-assessed or no-evidence.".into(),
            Self::AboveCap { .. } => "Rate lower, or say in `despite` why the hints do not count.".into(),
            Self::Empty { .. } => "Write a few words.".into(),
            Self::TooLong { .. } => "Nothing was kept; keep the part that matters.".into(),
            Self::TooManyMinutes { .. } => "Give the minutes lost or added in this interview.".into(),
            Self::CvUnread => "Choose a text, Markdown or PDF file, or paste its words.".into(),
            Self::NotAnAddress { .. } => "Give an address that begins with https:// or http://.".into(),
            Self::TrayNotEmpty { .. } => "Turn each into a mark or a note, or waive it.".into(),
            Self::NothingToUndo => {
                "What was planned, started, paused, resumed, submitted or amended stays.".into()
            }
            Self::NothingToRedo => {
                "Only what was undone last, with nothing done since, can be restored.".into()
            }
            Self::UnknownAction { .. } => "Take an id from `touchstone log`.".into(),
            Self::NotUndoable { .. } => "Go on from where it stands.".into(),
            Self::HasDependents { .. } => "Undo those first, latest first.".into(),
            Self::NotAmendable { .. } => {
                "Amend ratings, marks, findings to attach or dismiss, notes, conditions, feedback and the recommendation.".into()
            }
            Self::EmptyAmendment => "Say what changes.".into(),
            Self::InAmendment { refusal, .. } => refusal.hint(),
            Self::NoConsent => "Ask them first, then say who agreed, and when.".into(),
            Self::NotOver => "Bring the transcript in once it has ended.".into(),
            Self::NoTranscript => "Bring one in first.".into(),
            Self::TooManyLines { most, .. } => format!("Quote {most} at most; the words that matter are enough."),
            Self::UnknownMoment { .. } => "Take one that stands in the log of the conversation.".into(),
            Self::AlignmentUnclear => "Give either `offset_ms`, or `line` and `event`.".into(),
            Self::NotATranscript => "Export it as WebVTT (.vtt) or SRT (.srt).".into(),
            Self::UnknownLine { has, .. } => format!("Name one from 1 to {has}."),
            Self::RecordingDoesNotFit { .. } => {
                "Plan a practice interview with the recording's own kit, and no variants.".into()
            }
            Self::AlreadyPlanned => "Send `plan` with a new id for another interview.".into(),
        }
    }
}

/// A number of bytes, as people say it.
fn size(bytes: usize) -> String {
    const KIB: usize = 1024;
    const MIB: usize = 1024 * KIB;
    let tenths = |unit: usize| bytes.saturating_mul(10).div_ceil(unit);
    match bytes {
        0..KIB => format!("{bytes} bytes"),
        KIB..MIB if bytes.is_multiple_of(KIB) => format!("{} KiB", bytes / KIB),
        KIB..MIB => format!("{}.{} KiB", tenths(KIB) / 10, tenths(KIB) % 10),
        _ if bytes.is_multiple_of(MIB) => format!("{} MiB", bytes / MIB),
        _ => format!("{}.{} MiB", tenths(MIB) / 10, tenths(MIB) % 10),
    }
}

/// Dependents that a refusal names; of more it says how many.
const NAMED: usize = 8;

fn named(dependents: &[(ActionId, String)]) -> String {
    let mut words: Vec<&str> = dependents.iter().take(NAMED).map(|(_, what)| what.as_str()).collect();
    let more = dependents.len().saturating_sub(NAMED);
    let rest = format!("and {more} more");
    if more > 0 {
        words.push(&rest);
    }
    words.join("; ")
}
