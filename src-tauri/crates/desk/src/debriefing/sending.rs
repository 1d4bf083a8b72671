//! Sending one's scorecard to a debrief: the promise first, if people want one, then the card.

use ::debrief::{Card, Salt, sealed};
use ::interview::{InterviewId, Privacy};
use serde::Serialize;
use ts_rs::TS;

use crate::export::write_as;
use crate::{Desk, Exported, Fault, Target};

/// How the files of cards end.
pub(super) const CARD_FILE: &str = "touchcard";

/// How the files of promises end.
pub(super) const PROMISE_FILE: &str = "touchpromise";

/// What is derived from an event's salt is told apart from anything else that ever is.
const PURPOSE: &str = "touchstone 2026-11-20 the salt of a card";

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Sent {
    /// The file.
    pub file: Exported,
    /// The promise, in hexadecimal.
    pub hash: String,
}

impl Desk {
    /// One's submitted scorecard, sealed. The same revision has the same promise whenever it is sealed: its salt
    /// comes from that of the event that submitted it, which is random and stays in the encrypted log.
    ///
    /// # Errors
    /// When there is no such interview, it is not submitted, or it was for practice.
    pub fn sealed_card(&mut self, id: InterviewId) -> Result<Card, Fault> {
        let card = self.card(id, None)?;
        let events = self.store.interview_events(id.0)?;
        let mut submitted =
            events.iter().filter(|event| ["submitted", "amended"].contains(&event.kind.as_str()));
        let event = card.revision.checked_sub(1).and_then(|nth| submitted.nth(nth as usize));
        let salt: Salt = event.map_or([0; 32], |event| {
            let mut secret = event.salt.clone();
            secret.extend(event.hash.as_bytes());
            blake3::derive_key(PURPOSE, &secret)
        });
        Ok(sealed(&card, &salt)?)
    }

    /// Writes one's scorecard for a debrief, or only the promise of it.
    ///
    /// # Errors
    /// As [`Desk::sealed_card`], and when the file cannot be written; nothing is left half-written.
    pub fn send_card(&mut self, id: InterviewId, promise_only: bool, target: &Target) -> Result<Sent, Fault> {
        let card = self.sealed_card(id)?;
        let hash = card.commitment.hash.clone();
        let (text, ending) = if promise_only {
            (serde_json::to_string_pretty(&card.commitment), PROMISE_FILE)
        } else {
            (serde_json::to_string_pretty(&card), CARD_FILE)
        };
        let text = text.unwrap_or_default() + "\n";
        let name = self.card_name(id, ending)?;
        Ok(Sent { file: write_as(&self.folder, &name, text.as_bytes(), target)?, hash })
    }

    fn card_name(&mut self, id: InterviewId, ending: &str) -> Result<String, Fault> {
        let card = self.card(id, None)?;
        let name = report::file_stem(&card, Privacy::default(), self.surroundings.offset());
        let who = report::ascii_words(&card.interview.interviewer.name);
        let stem = if who.is_empty() { name } else { format!("{name}-by-{who}") };
        Ok(format!("{stem}.{ending}"))
    }
}
