//! Sizes, capped at the door: no single action can fill the log.

use crate::{Action, Refusal};

pub(crate) const SHORT: usize = 400;
pub(crate) const TEXT: usize = 16 * 1024;
const CODE: usize = 256 * 1024;

/// Sizes are capped at the door, so that one paste cannot fill the log.
pub(crate) fn limits(action: &Action) -> Result<(), Refusal> {
    match action {
        Action::Note { text, .. } => words("the note", text, TEXT),
        Action::Feedback { text } => words("the feedback", text, TEXT),
        Action::Fault { text, .. } => words("the fault", text, TEXT),
        Action::CaptureCode { text, .. } => words("the code", text, CODE),
        Action::Hint { text: Some(text), .. } => words("the hint", text, TEXT),
        Action::Settle { note: Some(note), .. } => words("the note", note, TEXT),
        Action::Mark { note, .. } | Action::Bookmark { note, .. } => {
            at_most("the note", note.as_deref(), TEXT)
        }
        Action::Pause { reason } => at_most("the reason", reason.as_deref(), TEXT),
        Action::Condition { text, .. } => at_most("the condition", text.as_deref(), TEXT),
        Action::Rate { why, despite, .. } => {
            at_most("why", why.as_deref(), TEXT)?;
            at_most("despite", despite.as_deref(), TEXT)
        }
        Action::Recommend { reason, .. } => at_most("the reason", reason.as_deref(), TEXT),
        _ => Ok(()),
    }
}

pub(crate) fn words(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty { field });
    }
    at_most(field, Some(text), most)
}

pub(crate) fn at_most(field: &'static str, text: Option<&str>, most: usize) -> Result<(), Refusal> {
    match text {
        Some(text) if text.len() > most => Err(Refusal::TooLong { field, length: text.len(), most }),
        _ => Ok(()),
    }
}
