//! Transcripts of the call: read once, kept beside the log, and served page by page.
//!
//! What is kept is what was read, behind a salt as with the CV: a hash that is left in the log after an erasure
//! tells nothing about a file somebody still has. It goes with the events that rest on it.

use std::sync::Arc;

use ::interview::transcript::{Imported, MAX_TRANSCRIPT, MOST_QUOTED, Transcript, TranscriptError};
use ::interview::view::{TranscriptAsk, TranscriptPage, page};
use ::interview::{Action, EntryId, InterviewId, Refusal, Seen};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use store::Snapshot;

use crate::{Desk, Fault};

/// What was seen for an action, and what goes beside the log with it.
type Given = (Option<Seen>, Vec<Snapshot>);

impl Desk {
    /// What an action on a transcript is decided on; none for other actions. Without consent nothing is read.
    pub(crate) fn given_transcript(
        &mut self,
        id: InterviewId,
        action: &Action,
    ) -> Result<Option<Given>, Fault> {
        match action {
            Action::ImportTranscript { name, text, base64, consent, .. } => {
                consent.given()?;
                let bytes = match (text, base64) {
                    (_, Some(base64)) => file(name, base64)?,
                    (Some(text), None) => text.clone().into_bytes(),
                    (None, None) => Vec::new(),
                };
                self.read_transcript(name, &bytes).map(Some)
            }
            Action::AlignTranscript { transcript, line, .. } => {
                self.named_lines(id, *transcript, line.as_slice()).map(Some)
            }
            Action::Quote { transcript, lines, .. } => self.named_lines(id, *transcript, lines).map(Some),
            _ => Ok(None),
        }
    }

    fn read_transcript(&mut self, name: &str, bytes: &[u8]) -> Result<Given, Fault> {
        let read = Transcript::read(bytes).map_err(|error| unread(name, &error))?;
        let kept = serde_json::to_vec(&read).map_err(|error| {
            Fault::trouble(
                "not-kept",
                format!("the transcript cannot be kept: {error}"),
                "Nothing was changed.",
            )
        })?;
        let (hash, snapshot) = self.salted(&kept);
        let lines = u32::try_from(read.lines.len()).unwrap_or(u32::MAX);
        let (first_ms, last_ms) = read.extent();
        self.transcripts.insert(hash.clone(), Arc::new(read));
        Ok((Some(Seen::Transcript { hash, lines, first_ms, last_ms }), vec![snapshot]))
    }

    fn named_lines(
        &mut self,
        id: InterviewId,
        named: Option<EntryId>,
        lines: &[u32],
    ) -> Result<Given, Fault> {
        let Some((_, transcript)) = self.kept_transcript(id, named)? else { return Ok((None, Vec::new())) };
        let line = |number: &u32| {
            let at = usize::try_from(*number).ok()?.checked_sub(1)?;
            Some((*number, transcript.lines.get(at)?.clone()))
        };
        let found = lines.iter().take(MOST_QUOTED + 1).filter_map(line).collect();
        Ok((Some(Seen::Lines(found)), Vec::new()))
    }

    /// A page of a transcript, on the clocks of its interview.
    ///
    /// # Errors
    /// When there is no such interview or transcript, or it cannot be read.
    pub fn transcript(&mut self, id: InterviewId, ask: &TranscriptAsk) -> Result<TranscriptPage, Fault> {
        self.load(id)?;
        let kept = self.kept_transcript(id, ask.transcript)?;
        let (imported, transcript) = kept.ok_or(Refusal::NoTranscript)?;
        let interview = &self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?.interview;
        Ok(page(interview, &imported, &transcript, ask))
    }

    fn kept_transcript(
        &mut self,
        id: InterviewId,
        named: Option<EntryId>,
    ) -> Result<Option<(Imported, Arc<Transcript>)>, Fault> {
        let interview = &self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?.interview;
        let Some(imported) = interview.state().transcript(named).cloned() else { return Ok(None) };
        if let Some(known) = self.transcripts.get(&imported.hash) {
            return Ok(Some((imported, Arc::clone(known))));
        }
        let bytes = self.unsalted(&imported.hash, "the transcript")?;
        let read: Transcript = serde_json::from_slice(&bytes).map_err(|error| {
            Fault::trouble(
                "damaged-log",
                format!("{} cannot be read as it was kept: {error}", imported.name),
                "Run `touchstone store check`. What was quoted from it stands.",
            )
        })?;
        let read = Arc::new(read);
        self.transcripts.insert(imported.hash.clone(), Arc::clone(&read));
        Ok(Some((imported, read)))
    }
}

fn file(name: &str, base64: &str) -> Result<Vec<u8>, Fault> {
    // Four characters stand for three bytes.
    if base64.len() / 4 * 3 > MAX_TRANSCRIPT + 3 {
        return Err(unread(name, &TranscriptError::TooLarge));
    }
    STANDARD.decode(base64).map_err(|error| {
        Fault::new("transcript-damaged", format!("{name} did not arrive whole: {error}"), "Choose it again.")
    })
}

fn unread(name: &str, error: &TranscriptError) -> Fault {
    let place = match error.line() {
        Some(line) => format!("line {line} of {name}"),
        None => format!("the file {name}"),
    };
    Fault::new(error.code(), format!("{place} cannot be read: {error}"), error.hint())
}
