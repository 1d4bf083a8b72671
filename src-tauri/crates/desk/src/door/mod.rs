//! The running app's door: a local socket in the data folder, through which `touchstone live` and
//! `touchstone poke` hand over what they were given while the app holds the workspace.
//!
//! Invariants:
//! - Only the same user comes in: the socket stands in a folder that nobody else may enter.
//! - One line asks, one line answers; an answer to an action leaves only when its events are durable.
//! - What comes in is as hostile as what a window sends: a line has a limit, and a bad one is a fault.

#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod line;

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::line::Stream;
use crate::{DataFolder, Fault, Stroke};

/// A line may hold a whole file of captured code, and what goes with it.
const LINE: u64 = 3 * 1024 * 1024;

/// What is asked of the running app.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Asked {
    /// An action, as a line of `touchstone live` has it; answered by an [`crate::Answer`].
    Act {
        /// The action with its id and interview.
        line: Value,
    },
    /// Keys of the live desk; answered in words.
    Poke {
        /// In order.
        strokes: Vec<Stroke>,
    },
    /// A note; answered in words.
    Note {
        /// The words.
        text: String,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Answered {
    Ok(Value),
    Fault(Fault),
}

/// An open door. Closed when dropped.
#[derive(Debug)]
pub struct Door {
    folder: PathBuf,
}

impl Door {
    /// Opens it: every request is answered by `answer`, each caller's in order.
    ///
    /// # Errors
    /// When the socket cannot be made.
    pub fn open(
        folder: &DataFolder,
        answer: impl Fn(Asked) -> Result<Value, Fault> + Send + Sync + 'static,
    ) -> Result<Self, Fault> {
        let folder = folder.door();
        let failed = |error: io::Error| Fault::io("opening the door in", &folder, &error);
        // Whoever opens a door holds the workspace: nobody else listens there.
        let listener = line::listen(&folder).map_err(failed)?;
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for caller in listener.incoming().filter_map(Result::ok) {
                let answer = Arc::clone(&answer);
                // A caller that goes away has nothing more to be told.
                thread::spawn(move || drop(attend(&caller, answer.as_ref())));
            }
        });
        Ok(Self { folder })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        line::close(&self.folder);
    }
}

fn attend(caller: &Stream, answer: &dyn Fn(Asked) -> Result<Value, Fault>) -> io::Result<()> {
    let mut lines = BufReader::new(caller);
    while let Some(line) = next_line(&mut lines)? {
        let answered = serde_json::from_slice(&line).map_err(|error| {
            Fault::new(
                "not-asked",
                format!("nothing can be made of this request: {error}"),
                "Update Touchstone.",
            )
        });
        let answered = match answered.and_then(answer) {
            Ok(value) => Answered::Ok(value),
            Err(fault) => Answered::Fault(fault),
        };
        write_line(caller, &answered)?;
    }
    Ok(())
}

/// Somebody at the door of the running app.
#[derive(Debug)]
pub struct Caller {
    stream: BufReader<Stream>,
}

impl Caller {
    /// Knocks.
    ///
    /// # Errors
    /// `no-app` when no app is running on this data.
    pub fn at(folder: &DataFolder) -> Result<Self, Fault> {
        let stream = line::connect(&folder.door()).map_err(|error| {
            Fault::new(
                "no-app",
                format!("no Touchstone window is open on {} ({error})", folder.root().display()),
                "Start Touchstone, open the interview, and try again.",
            )
        })?;
        Ok(Self { stream: BufReader::new(stream) })
    }

    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// What the app answers; `unknown` when it goes away before it has answered.
    pub fn ask(&mut self, asked: &Asked) -> Result<Value, Fault> {
        let gone = |error: io::Error| {
            Fault::trouble(
                "unknown",
                format!("Touchstone went away before it had answered: {error}"),
                "Send the same again with the same id: what was done is not done twice.",
            )
        };
        write_line(self.stream.get_ref(), asked).map_err(gone)?;
        let line = next_line(&mut self.stream).map_err(gone)?;
        let line = line.ok_or_else(|| gone(ErrorKind::UnexpectedEof.into()))?;
        match serde_json::from_slice(&line).map_err(|error| gone(error.into()))? {
            Answered::Ok(value) => Ok(value),
            Answered::Fault(fault) => Err(fault),
        }
    }
}

fn next_line(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    from.take(LINE).read_until(b'\n', &mut line)?;
    match line.last() {
        None => Ok(None),
        Some(b'\n') => Ok(Some(line)),
        Some(_) => Err(ErrorKind::UnexpectedEof.into()),
    }
}

fn write_line(mut to: &Stream, value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    to.write_all(&line)
}
