//! What is a fact once an action was accepted.

use bank::Id;
use interview::{CandidateId, InterviewId, Rating};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Card, Commitment, Dissent};

/// What is a fact. The stored form is a kind and a JSON body; see [`Event::encode`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "each is the fact of an action; fields are documented there")]
pub enum Event {
    DebriefOpened {
        candidate: String,
        known_as: Vec<CandidateId>,
        role: String,
        level: String,
    },
    CommitmentReceived {
        commitment: Commitment,
    },
    CardReceived {
        card: Box<Card>,
    },
    RatingRevised {
        interview: InterviewId,
        competency: Id,
        rating: Rating,
        reason: String,
    },
    Decided {
        outcome: String,
        by: String,
        why: String,
        dissent: Vec<Dissent>,
        rests_on: Vec<RestsOn>,
    },
    TakenBack {
        entry: Uuid,
    },
    /// Of a newer version: kept, and without effect.
    #[serde(skip)]
    Newer {
        kind: String,
        body: Value,
    },
}

/// A scorecard that a decision rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
pub struct RestsOn {
    /// The interview.
    pub interview: InterviewId,
    /// Who held it.
    pub interviewer: String,
    /// Which revision.
    pub revision: u32,
    /// The head of the log the scorecard is made of.
    pub head: String,
}

/// The version of every body so far.
pub(crate) const VERSION: u32 = 1;

/// Kinds this code knows.
const KINDS: [&str; 6] =
    ["debrief-opened", "commitment-received", "card-received", "rating-revised", "decided", "taken-back"];

impl Event {
    /// Whether a kind is that of a debrief's first event, which tells its series from an interview's.
    #[must_use]
    pub fn opens(kind: &str) -> bool {
        kind == "debrief-opened"
    }

    /// Kind, version and body, as they are stored.
    #[must_use]
    pub fn encode(&self) -> (String, u32, Vec<u8>) {
        if let Self::Newer { kind, body } = self {
            return (kind.clone(), VERSION, body.to_string().into_bytes());
        }
        // Strings, numbers and lists: writing has no failing case.
        let value = serde_json::to_value(self).unwrap_or_default();
        let kind = value.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let body = value.get("body").map(Value::to_string).unwrap_or_default();
        (kind, VERSION, body.into_bytes())
    }

    /// Reads what was stored. A kind or version this code does not know is kept as it is.
    ///
    /// # Errors
    /// When the body is not what its kind says.
    pub fn decode(kind: &str, version: u32, body: &[u8]) -> Result<Self, serde_json::Error> {
        let body: Value = serde_json::from_slice(body)?;
        if version > VERSION || !KINDS.contains(&kind) {
            return Ok(Self::Newer { kind: kind.to_owned(), body });
        }
        serde_json::from_value(serde_json::json!({ "kind": kind, "body": body }))
    }
}
