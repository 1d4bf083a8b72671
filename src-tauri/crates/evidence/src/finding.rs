//! What was found.

use serde::{Deserialize, Serialize};

use crate::Place;

/// The most characters of code that a finding carries.
const SHOWN: usize = 200;

/// What a finding says about the signal it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaks {
    /// It speaks for the signal.
    For,
    /// It speaks against it.
    Against,
    /// It gives context.
    Context,
}

/// A place in code that a detector points at. A suggestion: only an interviewer makes evidence of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The detector's id.
    pub detector: String,
    /// The signals it belongs to, by id.
    pub signals: Vec<String>,
    /// What it says about them.
    pub speaks: Speaks,
    /// Where it stands.
    pub place: Place,
    /// The function, or what else has a name, that it stands in, at most 200 characters of it; empty outside of any.
    pub item: String,
    /// The code there, at most 200 characters of it.
    pub text: String,
    /// What to ask the candidate, with the line in it.
    pub ask: String,
}

/// The beginning of a piece of code.
pub(crate) fn excerpt(code: &str) -> String {
    match code.char_indices().nth(SHOWN) {
        None => code.to_owned(),
        Some((end, _)) => code.get(..end).unwrap_or_default().to_owned(),
    }
}

/// A question with the line and the text it is about.
pub(crate) fn asked(ask: &str, place: Place) -> String {
    ask.replace("{line}", &place.line.to_string())
}
