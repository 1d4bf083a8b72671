//! A scorecard on its way to a debrief, and the promise that goes before it.
//!
//! ```text
//! hash = blake3("touchstone.commitment/1" ‖ salt (32 bytes) ‖ scorecard text)
//! ```
//!
//! The scorecard travels as text within the card, byte for byte as it was hashed: whoever reformats the file
//! around it changes nothing. The salt keeps anybody from guessing a few ratings from the promise.

use chrono::{DateTime, Utc};
use interview::{CandidateId, InterviewId, Part, Privacy, SCHEMA, Scorecard};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The name and version of a card's JSON form.
pub const CARD: &str = "touchstone.card/1";

/// The name and version of a commitment's JSON form.
pub const COMMITMENT: &str = "touchstone.commitment/1";

/// What is hashed before a scorecard. Secret until the card is sent, and the same for one revision ever after.
pub type Salt = [u8; 32];

/// The promise that a scorecard is as it is: who submitted, and the hash of what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct Commitment {
    /// Always `touchstone.commitment/1`.
    #[schemars(extend("const" = COMMITMENT))]
    pub schema: String,
    pub interview: InterviewId,
    pub revision: u32,
    /// As the sender's workspace knows the person.
    pub candidate: CandidateId,
    /// The name or alias the scorecard has.
    pub called: String,
    pub role: String,
    pub level: String,
    pub interviewer: String,
    pub part: Part,
    #[ts(type = "string")]
    pub submitted_at: DateTime<Utc>,
    /// In hexadecimal.
    pub hash: String,
}

/// A scorecard with the promise it keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
pub struct Card {
    /// Always `touchstone.card/1`.
    #[schemars(extend("const" = CARD))]
    pub schema: String,
    /// What was promised.
    pub commitment: Commitment,
    /// In hexadecimal.
    pub salt: String,
    /// A scorecard (`touchstone.scorecard/1`) as JSON text.
    pub scorecard: String,
}

/// Why a file is no card, or none that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// The file ends early.
    #[error("it ends in the middle")]
    Cut,
    /// It is something else.
    #[error("it is neither a card nor a commitment of Touchstone")]
    NotACard,
    /// A later version wrote it.
    #[error("it has the form {0:?}, which is newer than this program")]
    Newer(String),
    /// What it holds is not what its sender sealed.
    #[error("what it holds is not what was sealed: it was changed on the way")]
    Changed,
    /// There is nothing to seal yet.
    #[error("the scorecard is not submitted")]
    NotSubmitted,
    /// Practice says nothing about a candidate.
    #[error("the interview was held to practise")]
    Practice,
}

impl CardError {
    /// Stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Cut => "card-cut",
            Self::NotACard => "not-a-card",
            Self::Newer(_) => "card-newer",
            Self::Changed => "card-changed",
            Self::NotSubmitted => "not-submitted",
            Self::Practice => "practice-card",
        }
    }

    /// What to do now.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Cut => "Ask for the file again; it was not sent or saved whole.",
            Self::NotACard => "Ask for the file that “Send to the debrief” or `touchstone card send` writes.",
            Self::Newer(_) => "Update Touchstone, or ask the sender for a file of your version.",
            Self::Changed => "Ask the sender for the file again, and how this one came to differ.",
            Self::NotSubmitted => "Submit it first.",
            Self::Practice => "Send the scorecard of an interview.",
        }
    }
}

/// Seals a submitted scorecard for a debrief. Notes for the interviewer only do not travel.
///
/// # Errors
/// When it is not submitted, or was for practice.
pub fn sealed(card: &Scorecard, salt: &Salt) -> Result<Card, CardError> {
    let Some(submitted_at) = card.interview.submitted_at.filter(|_| card.revision > 0) else {
        return Err(CardError::NotSubmitted);
    };
    if card.interview.practice {
        return Err(CardError::Practice);
    }
    let card = card.clone().for_readers(Privacy::default());
    // Strings, numbers, lists and maps with string or number keys: writing has no failing case.
    let text = serde_json::to_string(&card).unwrap_or_default();
    let commitment = Commitment {
        schema: COMMITMENT.to_owned(),
        interview: card.interview.id,
        revision: card.revision,
        candidate: card.interview.candidate.id,
        called: card.candidate_name(),
        role: card.interview.role.clone(),
        level: card.interview.level.clone(),
        interviewer: card.interview.interviewer.name.clone(),
        part: card.interview.interviewer.part,
        submitted_at,
        hash: hash(salt, &text),
    };
    let salt = blake3::Hash::from_bytes(*salt).to_hex().to_string();
    Ok(Card { schema: CARD.to_owned(), commitment, salt, scorecard: text })
}

/// Opens a card: what was promised, and the scorecard that keeps it.
///
/// # Errors
/// When the text is no card, or not as it was sealed.
pub fn opened(text: &str) -> Result<(Card, Scorecard), CardError> {
    let card: Card = read(text, CARD)?;
    let scorecard = card.open()?;
    Ok((card, scorecard))
}

/// Reads a commitment.
///
/// # Errors
/// When the text is none.
pub fn promised(text: &str) -> Result<Commitment, CardError> {
    read(text, COMMITMENT)
}

impl Card {
    /// The scorecard within.
    ///
    /// # Errors
    /// When it is not what was promised.
    pub fn open(&self) -> Result<Scorecard, CardError> {
        let salt = blake3::Hash::from_hex(&self.salt).map_err(|_not_hexadecimal| CardError::Changed)?;
        if hash(salt.as_bytes(), &self.scorecard) != self.commitment.hash {
            return Err(CardError::Changed);
        }
        let value: Value = serde_json::from_str(&self.scorecard).map_err(|_no_json| CardError::Changed)?;
        known(&value, SCHEMA)?;
        let scorecard: Scorecard = serde_json::from_value(value).map_err(|_other_form| CardError::Changed)?;
        let (interview, promise) = (&scorecard.interview, &self.commitment);
        let kept = promise.schema == COMMITMENT
            && interview.id == promise.interview
            && scorecard.revision == promise.revision
            && scorecard.revision > 0
            && interview.candidate.id == promise.candidate
            && scorecard.candidate_name() == promise.called
            && interview.role == promise.role
            && interview.level == promise.level
            && interview.interviewer.name == promise.interviewer
            && interview.interviewer.part == promise.part
            && interview.submitted_at == Some(promise.submitted_at);
        match (kept, interview.practice) {
            (false, _) => Err(CardError::Changed),
            (true, true) => Err(CardError::Practice),
            (true, false) => Ok(scorecard),
        }
    }
}

fn hash(salt: &Salt, text: &str) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(COMMITMENT.as_bytes()).update(salt).update(text.as_bytes());
    hasher.finalize().to_hex().to_string()
}

fn read<T: serde::de::DeserializeOwned>(text: &str, schema: &str) -> Result<T, CardError> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        if error.is_eof() && !text.trim().is_empty() { CardError::Cut } else { CardError::NotACard }
    })?;
    known(&value, schema)?;
    serde_json::from_value(value).map_err(|_other_form| CardError::NotACard)
}

/// Whether a value says that it has this form, or a later version of it.
fn known(value: &Value, schema: &str) -> Result<(), CardError> {
    let told = value.get("schema").and_then(Value::as_str).ok_or(CardError::NotACard)?;
    if told == schema {
        return Ok(());
    }
    let version = |schema: &str| {
        schema.rsplit_once('/').map(|(name, version)| (name.to_owned(), version.parse::<u32>().ok()))
    };
    match (version(told), version(schema)) {
        (Some((name, Some(told_version))), Some((wanted, Some(version))))
            if name == wanted && told_version > version =>
        {
            Err(CardError::Newer(told.to_owned()))
        }
        _ => Err(CardError::NotACard),
    }
}
