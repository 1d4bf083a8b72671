//! Recordings: an interview with a scripted candidate, to practise on, and what an experienced interviewer
//! made of it.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::markdown::claim;
use crate::{FenceRole, Id, Part, bare};

/// `rubrics/recordings/<id>.yaml`: a conversation over one kit, moment by moment, with reference marks and
/// ratings. What is said and written is fixed; whoever practises marks and rates along.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// Unique in the bank.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// The candidate's name; made up.
    pub name: String,
    /// How strong the candidate is, in words. Shown with the comparison, so that nobody rates by it.
    pub strength: String,
    /// The kit it follows.
    pub kit: Id,
    /// The level the candidate is interviewed for.
    pub level: String,
    /// The role.
    pub role: String,
    /// What happens, in the order of time.
    pub script: Vec<Moment>,
    /// What is to be marked. Each stands at the time of something the candidate says, writes or runs.
    pub marks: Vec<ReferenceMark>,
    /// How the candidate is to be rated, one for each competency of each question.
    pub ratings: Vec<ReferenceRating>,
}

/// Something that happens in a recording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Moment {
    /// The candidate says something.
    Says(Speech),
    /// What the interviewer says or does.
    Cue(Cue),
    /// The candidate's code as it is then.
    Code(Snapshot),
    /// What the compiler or the program says.
    Output(Printed),
}

impl Moment {
    /// When, from the start of the conversation.
    #[must_use]
    pub const fn at(&self) -> Clock {
        match self {
            Self::Says(said) => said.at,
            Self::Cue(cue) => cue.at,
            Self::Code(code) => code.at,
            Self::Output(printed) => printed.at,
        }
    }
}

/// The candidate's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// When they begin.
    pub at: Clock,
    /// As they are spoken.
    pub says: String,
}

/// The interviewer's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// When.
    pub at: Clock,
    /// What is said, or what is to be done.
    pub cue: String,
    /// The question or the block of the kit that begins here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Id>,
    /// The hint of the open question that is said here, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<u8>,
    /// The follow-up of the open question that is asked here, from 1.
    #[serde(default, rename = "follow-up", skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<u8>,
}

/// Code at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// When it stands there.
    pub at: Clock,
    /// What happens when it is compiled and run, as a question's fences say it: `runs`, `hangs`,
    /// `panics("…")`, `prints("…")`, or error codes such as `E0382,E0382`.
    pub expect: Expect,
    /// All of it.
    pub code: String,
    /// Its line in the file, from 1. No part of what is copied.
    #[serde(skip)]
    pub line: u32,
}

/// Output at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// When.
    pub at: Clock,
    /// As it would be copied.
    pub output: String,
}

/// What the reference has marked. Whether it belongs to the question that was open then or to the whole
/// interview follows from the signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceMark {
    /// The time of the moment it is about.
    pub at: Clock,
    /// The signal.
    pub signal: Id,
    /// How it was observed; unprompted when left out.
    #[serde(default)]
    pub shown: ReferenceShown,
    /// Why this is the signal.
    pub why: String,
}

/// How a signal was observed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceShown {
    /// On the candidate's own account.
    #[default]
    Unprompted,
    /// After a hint or a question.
    Prompted,
    /// The opposite was observed.
    Contradicted,
}

/// How the reference rates a competency in a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReferenceRating {
    /// The question.
    pub question: Id,
    /// The competency.
    pub competency: Id,
    /// The point on the scale.
    pub rating: u8,
    /// Which parts of the anchors are met, and which are not.
    pub why: String,
}

/// A time since the start of the conversation, in seconds; written as minutes and seconds, `"03:10"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Clock(pub u32);

impl Clock {
    /// Reads `mm:ss`, up to 999 minutes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (minutes, seconds) = text.split_once(':')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let well_formed =
            (2..=3).contains(&minutes.len()) && seconds.len() == 2 && digits(minutes) && digits(seconds);
        let (minutes, seconds): (u32, u32) = (minutes.parse().ok()?, seconds.parse().ok()?);
        (well_formed && seconds < 60).then_some(Self(minutes * 60 + seconds))
    }

    /// In milliseconds.
    #[must_use]
    pub const fn ms(self) -> u64 {
        self.0 as u64 * 1000
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(format!("{text:?} is no time such as \"03:10\"")))
    }
}

impl JsonSchema for Clock {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Clock".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Minutes and seconds since the start, such as \"03:10\".",
            "type": "string",
            "pattern": "^[0-9]{2,3}:[0-5][0-9]$"
        })
    }
}

/// What is claimed of a snapshot; kept as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Expect(
    #[schemars(regex(pattern = r#"^(runs|hangs|(panics|prints)\(.+\)|E[0-9]{4}(,E[0-9]{4})*)$"#))] String,
);

impl Expect {
    /// Reads a claim.
    ///
    /// # Errors
    /// In words, when it is none.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let read = claim(&format!("expect={text}"))?;
        // The rest of a fence's words (an edition, a second claim) has no place here.
        let only = claim(text).is_err() && read.role.is_some() && !text.contains("edition=");
        only.then(|| Self(text.to_owned())).ok_or_else(|| format!("`{text}` is nothing to expect"))
    }

    /// What it is as a fence's claim. Nothing only for a claim that was never read.
    #[must_use]
    pub fn role(&self) -> Option<FenceRole> {
        claim(&format!("expect={}", self.0)).ok()?.role
    }
}

impl Recording {
    /// The question or block that is open at a time, from the cues.
    #[must_use]
    pub fn open_at(&self, at: Clock) -> Option<&str> {
        let mut opened =
            self.script.iter().filter(|moment| moment.at() <= at).filter_map(|moment| match moment {
                Moment::Cue(cue) => cue.opens.as_deref(),
                _ => None,
            });
        opened.next_back()
    }

    /// The recording for one interview to keep: everything by its bare id, under the hash of its bytes.
    #[must_use]
    pub fn frozen(&self) -> Part {
        let mut kept = self.clone();
        kept.forget_lines();
        let shorten = |id: &mut Id| *id = bare(id).to_owned();
        shorten(&mut kept.kit);
        for moment in &mut kept.script {
            if let Moment::Cue(Cue { opens: Some(part), .. }) = moment {
                shorten(part);
            }
        }
        kept.marks.iter_mut().for_each(|mark| shorten(&mut mark.signal));
        for rating in &mut kept.ratings {
            shorten(&mut rating.question);
            shorten(&mut rating.competency);
        }
        // Texts and numbers: encoding has no failing case.
        let bytes = serde_json::to_vec(&kept).unwrap_or_default();
        Part { hash: blake3::hash(&bytes).to_hex().to_string(), bytes }
    }

    /// Reads what [`Recording::frozen`] made.
    ///
    /// # Errors
    /// In words, when the bytes are none, or of another version's form.
    pub fn thaw(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes).map_err(|error| error.to_string())
    }

    /// Forgets where the snapshots stood in the file, which is no part of the content.
    pub(crate) fn forget_lines(&mut self) {
        for moment in &mut self.script {
            if let Moment::Code(code) = moment {
                code.line = 0;
            }
        }
    }

    /// How long it is, in milliseconds.
    #[must_use]
    pub fn length_ms(&self) -> u64 {
        self.script.last().map_or(0, |last| last.at().ms())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{good, with_recording};

    #[test]
    fn what_was_frozen_is_the_same_after_thawing_and_the_same_for_the_same_content() {
        let of = |files: crate::testing::Files| files.load().0.recordings().next().unwrap().clone();
        let recording = of(with_recording(good()));
        let mut kept = Recording::thaw(&recording.frozen().bytes).unwrap();
        assert_eq!(kept.frozen(), recording.frozen());
        assert_ne!(kept, recording, "the lines of the file are no content");
        kept.kit = "acme/short-talk".into();
        assert_eq!(kept.frozen(), recording.frozen());
        kept.strength.push('.');
        assert_ne!(kept.frozen().hash, recording.frozen().hash);
        assert!(Recording::thaw(b"{}").is_err());
    }

    #[test]
    fn a_time_is_minutes_and_seconds() {
        assert_eq!(Clock::parse("03:10"), Some(Clock(190)));
        assert_eq!(Clock::parse("125:59"), Some(Clock(7559)));
        for wrong in ["", "3:10", "03:60", "03:1", "-3:10", "03.10", "03:10:00", "1234:00", "+3:10", "٠٣:١٠"]
        {
            assert_eq!(Clock::parse(wrong), None, "{wrong}");
        }
        assert_eq!(Clock(190).to_string(), "03:10");
    }

    #[test]
    fn a_claim_is_one_of_those_a_fence_makes_of_a_program() {
        for good in ["runs", "hangs", "E0382", "E0382,E0382", "panics(\"no such\")", "prints(\"a b\")"] {
            assert!(Expect::parse(good).unwrap().role().is_some(), "{good}");
        }
        for wrong in ["", "run", "E382", "tests", "runs edition=2021", "runs tests", "panics(x)"] {
            assert!(Expect::parse(wrong).is_err(), "{wrong}");
        }
    }
}
