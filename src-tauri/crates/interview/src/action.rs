//! Everything an interviewer can do to an interview, as data.

use std::collections::BTreeMap;

use bank::Id;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::transcript::Consent;
use crate::{ActionId, CandidateId, EntryId, FindingDecision, FindingId, Rating};

/// One thing an interviewer does. Its JSON form is an object with `do` naming the variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
#[ts(optional_fields)]
pub enum Action {
    /// Prepares an interview from a kit, which is frozen.
    Plan(Plan),
    /// The conversation begins; the clock runs.
    Start {},
    /// The clock stands still.
    Pause {
        /// Why; may be told later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The clock runs again, after a pause or after the end.
    Resume {},
    /// The conversation is over; ratings and notes stay open.
    End {},
    /// Goes to a part outside the questions, such as `opening`.
    OpenBlock {
        /// A block of the kit.
        block: String,
    },
    /// Goes to a question; an open one is closed.
    OpenQuestion {
        /// A question of the kit.
        question: Id,
    },
    /// Leaves the open question.
    CloseQuestion {},
    /// Goes on otherwise than planned, at one stroke: fewer minutes, and questions that are not asked.
    Replan {
        /// Minutes of questions and parts that get others than planned.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        #[ts(as = "Option<BTreeMap<String, u32>>", optional)]
        minutes: BTreeMap<String, u32>,
        /// Questions that will not be asked.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<Id>>", optional)]
        drop: Vec<Id>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A question that was not opened will not be asked. Opening it takes that back.
    DropQuestion {
        /// Which.
        question: Id,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Gives a question fewer minutes.
    ShortenQuestion {
        /// Which.
        question: Id,
        /// The minutes it gets, those spent on it included.
        minutes: u32,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// Asks another question in a question's place; where that one is open, the other is opened.
    SwapQuestion {
        /// Which is left.
        question: Id,
        /// Which is asked: a question of the packs in use.
        by: Id,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// A signal was observed. Marks accumulate.
    Mark {
        /// A signal of the question or of the kit.
        signal: Id,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
        /// How it was observed.
        #[serde(default)]
        shown: Shown,
        /// In whose words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// First and last line of the code it shows in, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lines: Option<[u32; 2]>,
        /// The code; the latest captured in the question when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        snapshot: Option<EntryId>,
        /// A bookmark this settles: the mark takes its time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bookmark: Option<EntryId>,
    },
    /// Takes a mark back.
    Unmark {
        /// The mark.
        mark: EntryId,
    },
    /// Says better how a marked signal was observed.
    Qualify {
        /// The mark.
        mark: EntryId,
        /// How it was observed.
        shown: Shown,
    },
    /// Moves a mark to the signal that was meant.
    Retarget {
        /// The mark.
        mark: EntryId,
        /// The signal, of the mark's question or of the kit.
        signal: Id,
    },
    /// Something happened a moment ago; what it was is settled later.
    Bookmark {
        /// How long ago.
        #[serde(default = "ten")]
        seconds_ago: u32,
        /// A few words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        /// Remarkable, and fits no signal.
        #[serde(default)]
        remarkable: bool,
    },
    /// Takes a bookmark out of the tray.
    Settle {
        /// The bookmark.
        bookmark: EntryId,
        /// Its words, kept as a note of the scorecard; waived when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// A hint was said: the n-th of the question's, or an improvised one.
    Hint {
        /// The question's hint, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        n: Option<u8>,
        /// The words of an improvised hint.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// What an improvised hint caps.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        cap: BTreeMap<Id, u8>,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
    },
    /// A follow-up was asked.
    FollowUp {
        /// The question's follow-up, from 1.
        n: u8,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
    },
    /// The candidate reached a point that gives a time.
    Milestone {
        /// Which.
        kind: MilestoneKind,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
    },
    /// A note.
    Note {
        /// What was said or done.
        text: String,
        /// Who may read it.
        #[serde(default)]
        visibility: Visibility,
        /// The mark it explains.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mark: Option<EntryId>,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
        /// When typing began, where that was earlier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seconds_ago: Option<u32>,
    },
    /// Keeps the candidate's code as it is now. A text that is what the compiler said is kept as that.
    CaptureCode {
        /// The code.
        text: String,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
    },
    /// Keeps what the compiler or a linter said of the candidate's code.
    CaptureOutput {
        /// As it was copied.
        text: String,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
    },
    /// Decides on a place that a detector points at.
    Finding {
        /// Which.
        finding: FindingId,
        /// What is done with it.
        decision: FindingDecision,
        /// What it is attached to; the first of its signals that the question uses when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signal: Option<Id>,
        /// How the signal was observed there; by what the finding says of it when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<Shown>,
    },
    /// Keeps a transcript of the call, made elsewhere, to quote from. It is read once the conversation is over.
    ImportTranscript {
        /// The file's name.
        name: String,
        /// Its words, where they were pasted: WebVTT or SRT.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Its bytes, where it is a file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base64: Option<String>,
        /// Where its time 0 is on the call's clock, in milliseconds; the likeliest place when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        offset_ms: Option<i64>,
        /// The transcript whose place it takes; it stands beside others when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<EntryId>,
        /// That everyone who speaks in it agreed. Without it nothing is read.
        consent: Consent,
    },
    /// Says better where a transcript lies on the call's clock: by `offset_ms`, or by a line that was said at the
    /// moment of an event. What was quoted moves with it.
    AlignTranscript {
        /// The transcript; the one that came in last when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transcript: Option<EntryId>,
        /// Where its time 0 is, in milliseconds; below zero where the recording began before the call.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        offset_ms: Option<i64>,
        /// The line, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
        /// The number of the event.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        event: Option<u64>,
    },
    /// Attaches lines of a transcript to a signal: a mark, in the words that were said.
    Quote {
        /// The transcript; the one that came in last when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        transcript: Option<EntryId>,
        /// The lines, from 1.
        lines: Vec<u32>,
        /// A signal of the question or of the kit.
        signal: Id,
        /// The question; the one that was open when it was said when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
        /// How it was observed.
        #[serde(default)]
        shown: Shown,
    },
    /// A circumstance that readers of the scorecard must know.
    Condition {
        /// Which.
        kind: ConditionKind,
        /// Minutes lost or added.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// Says more of a circumstance that was noted; what is left out stays as it was.
    Explain {
        /// The circumstance: the action that noted it.
        condition: EntryId,
        /// Minutes lost or added.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        minutes: Option<u32>,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// The time that the app or the laptop was away last does not count.
    DiscountAbsence {},
    /// Something is wrong with the question itself.
    Fault {
        /// What.
        text: String,
        /// The question, where it is not the open one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
    },
    /// A rating of a competency in a question, or over the whole interview. The last one counts.
    Rate {
        /// The question; the whole interview when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Id>,
        /// The competency.
        competency: Id,
        /// The rating.
        rating: Rating,
        /// On what evidence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        /// Why it is above what the hints given allow.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        despite: Option<String>,
    },
    /// Goes on with an interview that was written on another device.
    TakeOver {
        /// The hash of the interview's last event: what is continued.
        head: String,
    },
    /// Retracts an action and all its events.
    Undo {
        /// Which; the latest undoable one when left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        action: Option<ActionId>,
    },
    /// Restores what was undone last.
    Redo {},
    /// Keeps the candidate's CV, apart from the log. It is out of sight from the start until the scorecard is
    /// submitted. Another one takes its place.
    KeepCv {
        /// The file's name.
        name: String,
        /// Its words, where it is text.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Its bytes, where it is a file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base64: Option<String>,
    },
    /// What to ask about the CV, in place of what was noted before; noted before the start.
    Probes {
        /// A few, each in a sentence.
        probes: Vec<String>,
    },
    /// Words for the candidate; the last count.
    Feedback {
        /// The words.
        text: String,
    },
    /// The interviewer's recommendation; the last counts.
    Recommend {
        /// One of the scale's.
        recommendation: String,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// Another role or level to think of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        consider: Option<Consider>,
    },
    /// The scorecard is done; afterwards only amendments.
    Submit {},
    /// Changes a submitted scorecard, as a whole or not at all; makes a new revision.
    Amend {
        /// Why.
        reason: String,
        /// What: ratings, marks, findings to attach or dismiss, notes, conditions, faults, feedback, the
        /// recommendation.
        actions: Vec<Action>,
    },
}

const fn ten() -> u32 {
    10
}

/// What an interview is prepared from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Plan {
    /// Who is interviewed.
    pub candidate: Candidate,
    /// The role.
    pub role: String,
    /// One of the scale's levels.
    pub level: String,
    /// A kit of the bank.
    pub kit: Id,
    /// The loop it belongs to.
    #[serde(default, rename = "loop", skip_serializing_if = "Option::is_none")]
    pub role_loop: Option<Id>,
    /// Who interviews.
    pub interviewer: Interviewer,
    /// What is asked in the place of some of the kit's questions: its question, then the variant.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(as = "Option<BTreeMap<Id, Id>>", optional)]
    pub variants: BTreeMap<Id, Id>,
    /// Kept out of lists, statistics and bulk exports.
    #[serde(default)]
    pub practice: bool,
    /// Practice only: the recorded candidate that is listened to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording: Option<Id>,
    /// When it should start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string")]
    pub starts_at: Option<DateTime<Utc>>,
    /// What was arranged, as the invitation says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Meeting>,
}

/// What was arranged for an interview.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Meeting {
    /// How long it is booked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Addresses of the call, of the shared editor and others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<MeetingLink>,
    /// Who else is on the panel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub panel: Vec<String>,
}

/// An address that an interview needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct MeetingLink {
    /// What it is for.
    pub kind: LinkKind,
    /// The address: `http` or `https`.
    pub address: String,
}

/// What an address is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The call.
    Call,
    /// The shared editor.
    Editor,
    /// The recruiters' record of the candidate.
    Record,
    /// Something else.
    Other,
}

/// Who is interviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Candidate {
    /// The person; a new one when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CandidateId>,
    /// As they wish to be called.
    pub name: String,
    /// What blind exports call them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alias: Option<String>,
}

/// Who interviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Interviewer {
    /// Their name.
    pub name: String,
    /// Their part in this interview.
    #[serde(default)]
    pub part: Part,
}

/// A part in the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Asks and rates.
    #[default]
    Lead,
    /// Watches, and rates apart.
    Shadow,
    /// Asks, watched by an experienced interviewer.
    ReverseShadow,
}

/// How a signal was observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// On the candidate's own account.
    #[default]
    Unprompted,
    /// After a hint or a question.
    Prompted,
    /// The opposite was observed.
    Contradicted,
}

/// Who may read a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// The interviewer only.
    #[default]
    Interviewer,
    /// The hiring panel.
    Panel,
    /// The candidate too.
    Candidate,
}

/// A point in solving that gives a time.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// The starter is in the shared editor.
    StarterGiven,
    /// The code ran for the first time.
    FirstRun,
    /// It works: the time to solution.
    Working,
    /// It has tests.
    Tested,
    /// It was made better after it worked.
    Improved,
}

/// A circumstance that readers of the scorecard must know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum ConditionKind {
    /// Began late.
    Late,
    /// Was interrupted.
    Interrupted,
    /// Another language than planned.
    Language,
    /// The candidate's own editor.
    OwnEditor,
    /// A colleague watched.
    ShadowPresent,
    /// Something agreed with the candidate, such as extra time.
    Accommodation,
    /// The candidate knew the question.
    SeenBefore,
    /// Something was on screen that was not meant to be seen. What it was is never written down.
    WrongScreen,
    /// Anything else, in words.
    Other,
}

/// Another role or level to think of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Consider {
    /// The role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}
