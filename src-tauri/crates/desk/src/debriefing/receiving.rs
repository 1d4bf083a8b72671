//! Receiving cards and promises: a file, several, or a folder that all share.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use ::debrief::{Action, COMMITMENT, Commitment, DebriefId, opened, promised};
use serde::Serialize;
use ts_rs::TS;

use super::DebriefEnvelope;
use super::sending::{CARD_FILE, PROMISE_FILE};
use crate::{Desk, Fault};

/// Bytes of a card that are read.
const FILE: u64 = 16 * 1024 * 1024;

/// Files of a folder that are looked at.
const FILES: usize = 1000;

/// What became of files that were received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Received {
    /// The debrief they went to; null where none could be found.
    pub debrief: Option<DebriefId>,
    /// File by file, promises first.
    pub files: Vec<ReceivedFile>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReceivedFile {
    /// Its name.
    pub file: String,
    /// Whose it is, where that could be read.
    pub interviewer: Option<String>,
    /// As the sender knows the candidate.
    pub called: Option<String>,
    /// Level, role and the day it was submitted, to tell one person from another of the same name.
    pub about: Option<String>,
    /// Whether it is a promise, and no card.
    pub promise: bool,
    /// Why it was not taken in; null when it was, or was here already.
    pub fault: Option<Fault>,
    /// Whether it was here already.
    pub known: bool,
}

/// Names, and what was read.
type Files = Vec<(String, Result<Readable, Fault>)>;

/// A file that could be read.
struct Readable {
    commitment: Commitment,
    action: Action,
}

impl Desk {
    /// Takes in cards and promises. One file that cannot be used does not keep the others out. Without a debrief
    /// the one over the same person is taken, by id and then by name if there is but one of that name.
    ///
    /// # Errors
    /// When there is nothing to read at all, or the workspace cannot be written.
    pub fn receive_cards(
        &mut self,
        debrief: Option<DebriefId>,
        paths: &[PathBuf],
        same_person: bool,
    ) -> Result<Received, Fault> {
        self.write_again()?;
        let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let files = listed(paths)?.into_iter().map(|path| (name(&path), read(&path, same_person)));
        self.receive_all(debrief, files.collect())
    }

    /// [`Desk::receive_cards`] of texts, each with the name of its file: what was dropped on the window.
    ///
    /// # Errors
    /// As [`Desk::receive_cards`].
    pub fn receive_card_texts(
        &mut self,
        debrief: Option<DebriefId>,
        texts: Vec<(String, String)>,
        same_person: bool,
    ) -> Result<Received, Fault> {
        self.write_again()?;
        let files = texts.into_iter().map(|(name, text)| {
            let read = understood(&name, &text, same_person);
            (name, read)
        });
        self.receive_all(debrief, files.collect())
    }

    fn receive_all(&mut self, debrief: Option<DebriefId>, mut files: Files) -> Result<Received, Fault> {
        if files.is_empty() {
            return Err(Fault::new(
                "no-cards",
                "there is no card and no promise here",
                format!("Their files end with .{CARD_FILE} and .{PROMISE_FILE}."),
            ));
        }
        files.sort_by_key(|(name, read)| {
            let promise = matches!(read, Ok(Readable { action: Action::ReceiveCommitment { .. }, .. }));
            (!promise, name.clone())
        });
        let mut received = Received { debrief, files: Vec::new() };
        for (name, read) in files {
            received.files.push(self.receive(name, read, &mut received.debrief));
        }
        Ok(received)
    }

    fn receive(
        &mut self,
        file: String,
        read: Result<Readable, Fault>,
        debrief: &mut Option<DebriefId>,
    ) -> ReceivedFile {
        let mut told = ReceivedFile {
            file,
            interviewer: None,
            called: None,
            about: None,
            promise: false,
            fault: None,
            known: false,
        };
        let Readable { commitment, action } = match read {
            Ok(read) => read,
            Err(fault) => return ReceivedFile { fault: Some(fault), ..told },
        };
        told.promise = matches!(action, Action::ReceiveCommitment { .. });
        told.interviewer = Some(commitment.interviewer.clone());
        told.called = Some(commitment.called.clone());
        let day = commitment.submitted_at.format("%-d %B %Y");
        told.about = Some(format!("{}, {}, submitted {day}", commitment.level, commitment.role));
        let taken = debrief.map_or_else(|| self.debrief_for(&commitment), Ok).and_then(|id| {
            *debrief = Some(id);
            self.act_on_debrief(&DebriefEnvelope { id: None, debrief: Some(id), action })
        });
        if let Err(fault) = taken {
            told.known = ["card-here", "own-card"].contains(&fault.code.as_str());
            told.fault = Some(fault).filter(|_| !told.known);
        }
        told
    }

    /// The debrief that a card belongs to.
    fn debrief_for(&self, commitment: &Commitment) -> Result<DebriefId, Fault> {
        let all = self.debriefs()?;
        let mut named = Vec::new();
        for listed in &all {
            let (debrief, _) = self.read_debrief(listed.id)?;
            if debrief.known_as.contains(&commitment.candidate) {
                return Ok(listed.id);
            }
            if listed.candidate == commitment.called {
                named.push(listed.id);
            }
        }
        match named.as_slice() {
            [one] => Ok(*one),
            [] => Err(Fault::new(
                "no-debrief",
                format!("there is no debrief over {}", commitment.called),
                "Open one over the candidate, or say which one it is; a blind card has no name.",
            )),
            _ => Err(Fault::new(
                "several-debriefs",
                format!("there are several debriefs over a {}", commitment.called),
                "Say which one.",
            )),
        }
    }
}

/// The files that paths name; of a folder its cards and promises.
fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let failed = |error: &std::io::Error| Fault::io("reading", path, error);
        for entry in fs::read_dir(path).map_err(|error| failed(&error))? {
            let found = entry.map_err(|error| failed(&error))?.path();
            let ending = found.extension().and_then(|ending| ending.to_str());
            if matches!(ending, Some(CARD_FILE | PROMISE_FILE)) && found.is_file() {
                files.push(found);
            }
        }
    }
    if files.len() > FILES {
        return Err(Fault::new(
            "too-many-files",
            format!("there are {} files; at most {FILES} are read at once", files.len()),
            "Name those of this candidate.",
        ));
    }
    Ok(files)
}

fn read(path: &Path, same_person: bool) -> Result<Readable, Fault> {
    let failed = |error: &std::io::Error| Fault::io("reading", path, error);
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE + 1).read_to_end(&mut bytes))
        .map_err(|error| failed(&error))?;
    if bytes.len() as u64 > FILE {
        return Err(Fault::new(
            "too-long",
            format!("{} is longer than {} MiB", path.display(), FILE / 1024 / 1024),
            "No card is so long; ask for the file again.",
        ));
    }
    let name = path.display().to_string();
    let text =
        String::from_utf8(bytes).map_err(|_no_text| no_card(&name, &::debrief::CardError::NotACard))?;
    understood(&name, &text, same_person)
}

fn no_card(name: &str, error: &::debrief::CardError) -> Fault {
    Fault::new(error.code(), format!("{name}: {error}"), error.hint())
}

/// What a text is: a promise or a card.
fn understood(name: &str, text: &str, same_person: bool) -> Result<Readable, Fault> {
    let said = |error: ::debrief::CardError| no_card(name, &error);
    // A card holds a promise, so that its own form is asked for first.
    let promise = serde_json::from_str::<serde_json::Value>(text)
        .is_ok_and(|value| value.get("schema").and_then(|schema| schema.as_str()) == Some(COMMITMENT));
    if promise {
        let commitment = promised(text).map_err(said)?;
        return Ok(Readable {
            action: Action::ReceiveCommitment { commitment: commitment.clone(), same_person },
            commitment,
        });
    }
    let (card, _) = opened(text).map_err(said)?;
    let commitment = card.commitment.clone();
    Ok(Readable { action: Action::ReceiveCard { card: Box::new(card), same_person }, commitment })
}
