//! A candidate's CV: that it is kept, and when it may be read.
//!
//! What a CV says steers what an interviewer looks for, so it is out of sight from the start of the
//! conversation until the scorecard is submitted. Its bytes and words are not in the log: they stand beside it
//! under their hashes, and whoever serves them asks [`State::cv_is_locked`] first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Phase, State};

/// Probes that are kept.
pub(crate) const PROBES: usize = 5;

/// A CV as it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptCv {
    /// The file's name.
    pub name: String,
    /// What it is.
    pub format: CvFormat,
    /// How long it is.
    pub bytes: u64,
    /// The hash it stands under.
    pub hash: String,
    /// The hash its words stand under, where they could be read from it.
    pub words: Option<String>,
}

/// What a CV is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum CvFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// PDF.
    Pdf,
}

impl State {
    /// Whether this interview keeps the candidate's CV out of sight.
    #[must_use]
    pub fn cv_is_locked(&self) -> bool {
        matches!(self.phase(), Phase::Live | Phase::Paused | Phase::Ended)
    }
}
