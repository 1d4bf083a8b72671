//! The table of all actions, for the README, the command line's help and error messages.

use crate::Action;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionDoc {
    /// The value of `do`.
    pub name: &'static str,
    /// What it takes, in short.
    pub takes: &'static str,
    /// What it does.
    pub does: &'static str,
}

const fn row(name: &'static str, takes: &'static str, does: &'static str) -> ActionDoc {
    ActionDoc { name, takes, does }
}

/// All actions, in the order in which an interview meets them.
pub const ACTIONS: &[ActionDoc] = &[
    row(
        "plan",
        "candidate, role, level, kit, interviewer, loop?, practice?, starts_at?",
        "prepares an interview",
    ),
    row("start", "", "the conversation begins; the clock runs"),
    row("pause", "reason?", "the clock stands still"),
    row("resume", "", "the clock runs again, after a pause or the end"),
    row("open-block", "block", "goes to a part outside the questions"),
    row("open-question", "question", "goes to a question; an open one is closed"),
    row("close-question", "", "leaves the open question"),
    row("mark", "signal, question?, shown?, note?, lines?, snapshot?, bookmark?", "a signal was observed"),
    row("unmark", "mark", "takes a mark back"),
    row("qualify", "mark, shown", "says better how a signal was observed"),
    row("retarget", "mark, signal", "moves a mark to another signal"),
    row("bookmark", "seconds_ago?, note?, remarkable?", "something happened; settled later"),
    row("settle", "bookmark, note?", "keeps a bookmark as a note, or waives it"),
    row("hint", "n | text, cap?, question?", "a hint was said"),
    row("follow-up", "n, question?", "a follow-up was asked"),
    row("milestone", "kind, question?", "a point that gives a time, such as working"),
    row("note", "text, visibility?, mark?, question?, seconds_ago?", "a note"),
    row("capture-code", "text, question?", "keeps the candidate's code as it is now"),
    row("condition", "kind, minutes?, text?", "a circumstance readers must know"),
    row("fault", "text, question?", "something is wrong with the question"),
    row("rate", "competency, rating, question?, why?, despite?", "rates; the last one counts"),
    row("undo", "action?", "retracts an action and all its events"),
    row("redo", "", "restores what was undone last"),
    row("end", "", "the conversation is over; the scorecard stays open"),
    row("feedback", "text", "words for the candidate"),
    row("recommend", "recommendation, reason?, consider?", "the interviewer's recommendation"),
    row("submit", "", "the scorecard is done"),
    row("amend", "reason, actions", "changes a submitted scorecard; a new revision"),
];

impl Action {
    /// The name it goes by in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Plan(_) => "plan",
            Self::Start {} => "start",
            Self::Pause { .. } => "pause",
            Self::Resume {} => "resume",
            Self::End {} => "end",
            Self::OpenBlock { .. } => "open-block",
            Self::OpenQuestion { .. } => "open-question",
            Self::CloseQuestion {} => "close-question",
            Self::Mark { .. } => "mark",
            Self::Unmark { .. } => "unmark",
            Self::Qualify { .. } => "qualify",
            Self::Retarget { .. } => "retarget",
            Self::Bookmark { .. } => "bookmark",
            Self::Settle { .. } => "settle",
            Self::Hint { .. } => "hint",
            Self::FollowUp { .. } => "follow-up",
            Self::Milestone { .. } => "milestone",
            Self::Note { .. } => "note",
            Self::CaptureCode { .. } => "capture-code",
            Self::Condition { .. } => "condition",
            Self::Fault { .. } => "fault",
            Self::Rate { .. } => "rate",
            Self::Undo { .. } => "undo",
            Self::Redo {} => "redo",
            Self::Feedback { .. } => "feedback",
            Self::Recommend { .. } => "recommend",
            Self::Submit {} => "submit",
            Self::Amend { .. } => "amend",
        }
    }
}
