//! A transcript of the call, read afterwards, and what is quoted from it.
//!
//! Nothing here decides what becomes evidence: a line becomes that when an interviewer attaches it to a signal.
//! What is quoted stands in the log word for word, so that it outlives the transcript. The transcript itself is
//! kept beside the log, as it was read, so that a line has the same number for good.

mod clocks;
mod read;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use clocks::{ProposedOffset, proposals};
pub(crate) use clocks::{moments, retimed, said_at};
pub use read::{MAX_TRANSCRIPT, TranscriptError};

use crate::limits::{SHORT, at_most, words};
use crate::state::Planned;
use crate::{EntryId, Refusal, Stamp};

/// Lines that are quoted at once.
pub const MOST_QUOTED: usize = 20;

/// What was said, in the order of time, and what could not be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// The cues, by the time they begin at; those that overlap both stand.
    pub lines: Vec<TranscriptLine>,
    /// The first of those that were skipped.
    pub skipped_cues: Vec<SkippedCue>,
    /// How many cues were skipped, also those beyond the ones told.
    pub skipped: u32,
}

/// One cue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TranscriptLine {
    /// When it begins, from the start of the recording.
    pub from_ms: u64,
    /// When it ends.
    pub to_ms: u64,
    /// Who speaks, where the file says so.
    pub speaker: Option<String>,
    /// What was said, without tags, in one line.
    pub text: String,
}

/// A cue that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedCue {
    /// The line of its times in the file, from 1.
    pub line: u32,
    /// In words that follow upon "skipped,".
    pub why: String,
}

/// That everyone who speaks in a transcript agreed to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// Who agreed.
    pub who: String,
    /// When, and how.
    pub when: String,
}

impl Consent {
    /// Whether it says who agreed, and when.
    ///
    /// # Errors
    /// When it does not: then the transcript is not to be looked at.
    pub fn given(&self) -> Result<(), Refusal> {
        if self.who.trim().is_empty() || self.when.trim().is_empty() {
            return Err(Refusal::NoConsent);
        }
        at_most("who agreed", Some(&self.who), SHORT)?;
        at_most("when they agreed", Some(&self.when), SHORT)
    }

    pub(crate) fn trimmed(&self) -> Self {
        Self { who: self.who.trim().to_owned(), when: self.when.trim().to_owned() }
    }
}

/// A transcript that was imported: what of it is in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The id of the action that imported it.
    pub id: EntryId,
    /// Where it is kept.
    pub hash: String,
    /// The file's name.
    pub name: String,
    /// How many lines it has.
    pub lines: u32,
    /// Where its time 0 is on the call's clock; below zero where the recording began before the call.
    pub offset_ms: i64,
    /// Who agreed.
    pub consent: Consent,
    /// Another one has taken its place. What was quoted from it stands.
    pub replaced: bool,
}

/// Words of a transcript as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The transcript.
    pub transcript: EntryId,
    /// One or more of its lines, in its order.
    pub lines: Vec<QuotedLine>,
}

/// A line as it is quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// Which, from 1.
    pub line: u32,
    /// From the start of the recording.
    pub from_ms: u64,
    /// Who speaks, where the transcript says so.
    pub speaker: Option<String>,
    /// Word for word.
    pub text: String,
    /// When it was said.
    pub stamp: Stamp,
}

/// When a quote's lines were said, after the transcript was aligned anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retimed {
    /// The mark that was made from it.
    pub mark: EntryId,
    /// One a line.
    pub stamps: Vec<Stamp>,
}

/// Who says something, seen from the interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SpokenBy {
    /// Who is interviewed.
    Candidate,
    /// Who interviews.
    Interviewer,
    /// Somebody else, or nobody knows.
    Other,
}

impl SpokenBy {
    /// By the names: one is the other, or a part of it. A name that fits both is nobody's.
    pub(crate) fn of(plan: Option<&Planned>, speaker: Option<&str>) -> Self {
        let (Some(plan), Some(speaker)) = (plan, speaker) else { return Self::Other };
        let fits = |name: &str| {
            let (one, other) = (name_parts(name), name_parts(speaker));
            let part_of = |one: &[String], other: &[String]| {
                !one.is_empty() && one.iter().all(|word| other.contains(word))
            };
            part_of(&one, &other) || part_of(&other, &one)
        };
        match (fits(&plan.candidate.name), fits(&plan.interviewer.name)) {
            (true, false) => Self::Candidate,
            (false, true) => Self::Interviewer,
            _ => Self::Other,
        }
    }
}

fn name_parts(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A file's name, as errors and lists tell it.
///
/// # Errors
/// When there is none, or it is too long.
pub(crate) fn named(name: &str) -> Result<(), Refusal> {
    words("the file's name", name, SHORT)
}

/// When a line of a transcript begins, on the call's clock. Below zero it was before the call.
#[must_use]
pub fn on_call(from_ms: u64, offset_ms: i64) -> i64 {
    i64::try_from(from_ms).unwrap_or(i64::MAX).saturating_add(offset_ms)
}

/// A moment of the interview that a line can be matched with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Beside {
    /// The event.
    pub seq: u64,
    /// By the wall clock.
    pub at: DateTime<Utc>,
    /// On the call's clock.
    pub call_ms: u64,
    /// What happened, in a few words.
    pub words: String,
}
