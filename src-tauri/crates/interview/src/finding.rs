//! What was seen in captured text, and what may be done about it.
//!
//! Who looks stands outside: findings come in with the capture they belong to, are stored with it, and are
//! never made again. A finding is a suggestion. It becomes evidence when an interviewer attaches it.

use bank::{FrozenKit, Id, LanguageRule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::state::State;
use crate::{ConditionKind, FindingId, KeptCv, Shown};

/// What a finding says about the signals it belongs to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum Speaks {
    /// It speaks for them.
    For,
    /// It speaks against them.
    Against,
    /// It gives context.
    Context,
}

impl Speaks {
    /// How a signal is marked when a finding is attached to it and nothing else was said. What was asked
    /// about is shown with help; what speaks against a signal goes on doing so.
    #[must_use]
    pub const fn shown(self, asked: bool) -> Shown {
        match (self, asked) {
            (Self::Against, _) => Shown::Contradicted,
            (Self::For | Self::Context, true) => Shown::Prompted,
            (Self::For | Self::Context, false) => Shown::Unprompted,
        }
    }

    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Context => "context",
        }
    }
}

/// A place in captured code, or something the compiler said, that a detector points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stays the same from one capture of a question to the next.
    pub id: FindingId,
    /// The detector.
    pub detector: String,
    /// Signals that name the detector.
    pub signals: Vec<Id>,
    /// What it says about them.
    pub speaks: Speaks,
    /// First and last line, from 1; none where the compiler named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lines: Option<[u32; 2]>,
    /// First column, and the one past the last, in characters from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub columns: Option<[u32; 2]>,
    /// The function, or what else has a name, that it stands in; empty outside of any.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// The code there, or the message; at most 200 characters.
    pub text: String,
    /// What to ask the candidate.
    pub ask: String,
}

/// What looking at a captured text gave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// Who looked, and in which version, such as `evidence 0.1.0`.
    pub engine: String,
    /// In the order of their places.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// Findings beyond those kept.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub left_out: u32,
    /// Places that could not be read.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub syntax_errors: u32,
    /// Why nothing, or not everything, was looked at: a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_looked: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that the derive asks for")]
const fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// An error or a warning that the compiler or a linter gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Such as `E0382`; of a lint its name.
    pub code: Option<String>,
    /// Its first line.
    pub message: String,
    /// From 1.
    pub line: Option<u32>,
    /// Else it is a warning.
    pub is_error: bool,
}

/// What a captured text or file turned out to be, or what was said in a line that is quoted. Found before
/// the action is decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Code.
    Code(Looked),
    /// What the compiler or a linter said.
    Output {
        /// In the order of the text.
        diagnostics: Vec<Diagnostic>,
        /// What detectors made of them.
        looked: Looked,
    },
    /// The candidate's CV.
    Cv(KeptCv),
    /// A transcript that comes in.
    Transcript {
        /// Of what is kept of it.
        hash: String,
        /// How many.
        lines: u32,
        /// When its first words begin, from the start of the recording.
        first_ms: u64,
        /// When its last words end.
        last_ms: u64,
    },
    /// Lines of a transcript that an action names, with their numbers.
    Lines(Vec<(u32, crate::transcript::TranscriptLine)>),
}

/// What a detector looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum FindingSource {
    /// The candidate's code.
    Code,
    /// What the compiler or a linter said of it.
    Compiler,
}

/// What an interviewer does with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
pub enum FindingDecision {
    /// Makes it evidence: marks a signal with its lines.
    Attach,
    /// Wants to hear no more of it.
    Dismiss,
    /// Asks the candidate about it.
    Ask,
}

/// Why detectors say nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// No compiler is involved in the question.
    Pseudocode,
    /// A condition says that another language is used.
    OtherLanguage,
}

impl Rest {
    /// Whether detectors rest in a question.
    #[must_use]
    pub fn of(kit: &FrozenKit, state: &State, question: Option<&str>) -> Option<Self> {
        let language = question.and_then(|id| kit.question(id)).map(|question| question.language);
        if language == Some(LanguageRule::Pseudocode) {
            return Some(Self::Pseudocode);
        }
        let noted = state.conditions.iter().any(|condition| condition.kind == ConditionKind::Language);
        noted.then_some(Self::OtherLanguage)
    }

    /// As a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Pseudocode => "Detectors rest: the question is answered in pseudocode.",
            Self::OtherLanguage => "Detectors rest: another language was noted.",
        }
    }
}

/// The lines of a captured text. A line ends with LF, CRLF or a lone CR, as detectors count them.
pub fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some(end) = text.find(['\n', '\r']) else { return Some(text) };
        let (line, after) = text.split_at(end);
        let after = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
        rest = Some(after).filter(|after| !after.is_empty());
        Some(line)
    })
}
