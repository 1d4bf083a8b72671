//! What a window shows of an interview, read from its state. A view is small: no frozen text, no past
//! timeline. The texts of the kit are sent once, when a window opens an interview.

use crate::describe::describe;
use crate::{ActionId, Interview};

mod ahead;
mod checks;
mod draft;
mod findings;
mod form;
mod live;
mod pace;
mod plans;
mod sheets;
mod transcript;

pub use form::{
    Anchor, AskedFinding, AskedQuestion, CoursePlan, Evidence, FindingGroup, FindingsTray, LastMark,
    LiveView, OfferedFinding, OfferedSignal, RatingRow, RatingSheet, ReachedMilestone, SaidFollowUp,
    SaidHint, ShownCondition, ShownCv, ShownMark, ShownMoment, ShownNote, ShownRecommendation,
    ShownTranscript, SignalRow, Step, TrayItem,
};
pub use live::live;
pub use plans::plans;
pub use sheets::anchors;
pub use transcript::{PageLine, QuotedAs, TranscriptAsk, TranscriptPage, page};

/// One line of the log for people: when, what, and whether it was taken back.
#[must_use]
pub fn log_line(interview: &Interview, seq: u64) -> Option<(ActionId, String, bool)> {
    let recorded = interview.log().get(usize::try_from(seq.checked_sub(1)?).ok()?)?;
    let words = describe(interview.kit(), &recorded.event);
    Some((recorded.action, words, interview.is_retracted(recorded.action)))
}
