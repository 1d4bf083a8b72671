//! What was verified: which questions' code was compiled and run, with which compiler, and whether it is still
//! the same code.
//!
//! The record stands beside the pack's manifest as `verified.json`. It says what somebody ran; whoever does not
//! trust them runs `touchstone verify-bank` again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{FenceRole, Id, Question};

/// The record's form.
const SCHEMA: &str = "touchstone.verified/1";

/// `verified.json`: the questions whose every claim was found true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    schema: String,
    /// What the compiler said of itself, such as `rustc 1.95.0`.
    pub compiler: String,
    /// By id.
    pub questions: BTreeMap<Id, VerifiedQuestion>,
}

/// A question whose every claim was found true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedQuestion {
    /// [`code_hash`] of the question then.
    pub code: String,
    /// How many claims were compiled and run.
    pub claims: usize,
}

/// What is known of a question's code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// The question claims nothing that could be run.
    NothingToRun,
    /// Every claim was found true, and the code is still the same.
    Holds {
        /// With which compiler.
        compiler: String,
        /// How many claims.
        claims: usize,
    },
    /// Every claim was found true, and the code has changed since.
    Changed,
    /// Nobody has said that they ran it.
    Never,
}

impl Verified {
    /// A record of what was found true with one compiler.
    #[must_use]
    pub fn new(compiler: String, questions: BTreeMap<Id, VerifiedQuestion>) -> Self {
        Self { schema: SCHEMA.to_owned(), compiler, questions }
    }

    /// Reads a record.
    ///
    /// # Errors
    /// In words, when it is none or of a form this version does not know.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let record: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        if record.schema != SCHEMA {
            return Err(format!("its schema is {:?}, this version reads {SCHEMA:?}", record.schema));
        }
        Ok(record)
    }

    /// The record as its file, the same bytes for the same content.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A value of strings and numbers has no way to fail.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }
}

/// What is known of a question's code, from the record if there is one.
#[must_use]
pub fn verification(record: Option<&Verified>, question: &Question) -> Verification {
    if question.fences().all(|fence| fence.role == FenceRole::Plain) {
        return Verification::NothingToRun;
    }
    let known = record.and_then(|record| Some((record, record.questions.get(&question.id)?)));
    match known {
        None => Verification::Never,
        Some((_, known)) if known.code != code_hash(question) => Verification::Changed,
        Some((record, known)) => {
            Verification::Holds { compiler: record.compiler.clone(), claims: known.claims }
        }
    }
}

/// blake3 over the question's fences with what each claims, in lower-case hex. Prose does not enter.
#[must_use]
pub fn code_hash(question: &Question) -> String {
    let mut hasher = blake3::Hasher::new();
    let accepts = question.tests_accept_starter.is_some();
    hasher.update(&[u8::from(accepts)]);
    for fence in question.fences().filter(|fence| fence.role != FenceRole::Plain) {
        // Names and texts only: nothing in a role has no JSON.
        let role = serde_json::to_string(&(&fence.role, fence.edition)).unwrap_or_default();
        for part in [role.as_bytes(), fence.code.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, Files, good};

    fn question(files: &Files) -> Question {
        files.load().0.question("sum-001").unwrap().clone()
    }

    #[test]
    fn a_question_is_as_verified_as_its_code_is_unchanged() {
        let then = question(&good());
        let known = VerifiedQuestion { code: code_hash(&then), claims: 4 };
        let record = Verified::new("rustc 1.95.0".into(), [(then.id.clone(), known)].into());
        let record = Verified::parse(record.to_json().as_bytes()).unwrap();
        let holds = Verification::Holds { compiler: "rustc 1.95.0".into(), claims: 4 };
        assert_eq!(verification(Some(&record), &then), holds);
        assert_eq!(verification(None, &then), Verification::Never);
        let prose = question(&good().replace(CODING, "title: ", "title: Another "));
        assert_eq!(verification(Some(&record), &prose), holds);
        let code = question(&good().replace(CODING, "```rust tests\n", "```rust tests\n// New.\n"));
        assert_eq!(verification(Some(&record), &code), Verification::Changed);
        let mut nothing = then;
        nothing.starter.clear();
        nothing.wrong_answers.clear();
        nothing.tests = None;
        nothing.references.clear();
        assert_eq!(verification(Some(&record), &nothing), Verification::NothingToRun);
    }

    #[test]
    fn a_record_of_another_form_is_refused_in_words() {
        let text = r#"{"schema":"touchstone.verified/9","compiler":"rustc","questions":{}}"#;
        assert!(Verified::parse(text.as_bytes()).unwrap_err().contains("touchstone.verified/9"));
        assert!(Verified::parse(b"{}").is_err());
    }
}
