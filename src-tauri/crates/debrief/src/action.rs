//! Everything people can do to a debrief, as data.

use bank::Id;
use interview::{CandidateId, InterviewId, Rating};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Card, Commitment};

/// One thing people do. Its JSON form is an object with `do` naming the variant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
#[ts(rename = "DebriefAction")]
pub enum Action {
    /// Calls the debrief: over whom, and for what.
    Open {
        /// The candidate's name.
        candidate: String,
        /// The person, as this workspace knows them; empty where it does not.
        #[serde(default)]
        known_as: Vec<CandidateId>,
        /// The role that is hired for.
        role: String,
        /// The level that is hired for.
        level: String,
    },
    /// Takes in a colleague's promise.
    ReceiveCommitment {
        /// The promise.
        commitment: Commitment,
        /// Said by a person: this is the same candidate.
        #[serde(default)]
        same_person: bool,
    },
    /// Takes in a colleague's scorecard.
    ReceiveCard {
        /// The scorecard, sealed.
        card: Box<Card>,
        /// Said by a person: this is the same candidate.
        #[serde(default)]
        same_person: bool,
    },
    /// A rating of a competency is seen otherwise by whoever gave it. The first one stays beside it.
    Revise {
        /// Whose: the interview it was given in.
        interview: InterviewId,
        /// Which.
        competency: Id,
        /// As it is seen now.
        rating: Rating,
        /// What changed it.
        reason: String,
    },
    /// What people decided.
    Decide {
        /// In their words: "an offer at senior", "no".
        outcome: String,
        /// Whose decision it is.
        by: String,
        /// Why.
        why: String,
        /// Who saw it otherwise, and why.
        #[serde(default)]
        dissent: Vec<Dissent>,
    },
    /// Takes back a revised rating or a decision; it stays in the log.
    TakeBack {
        /// The action that made it.
        #[ts(type = "string")]
        entry: Uuid,
    },
}

/// Somebody who saw it otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
pub struct Dissent {
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
}
