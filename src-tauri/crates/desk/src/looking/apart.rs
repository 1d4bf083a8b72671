//! Detectors that a team wrote, and files that anybody may have written, in a process of their own: a rule or a
//! file can take hours and cannot be interrupted, a process can.
//!
//! The process is this same program, started with [`LOOK_APART`] as its one argument. It reads a request from
//! standard input, answers on standard output, and touches nothing else.

use std::io::{Read, Write};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use evidence::{Definition, DetectorProblem, Diagnostic, Engine, Finding, Trial, try_out};
use serde::{Deserialize, Serialize};

/// The one argument of the program as a process that looks.
pub const LOOK_APART: &str = "look-apart";

/// The longest answer that is read, in bytes.
const ANSWER: u64 = 64 * 1024 * 1024;

/// What is to be looked at, and by what.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Request<'r> {
    Code {
        definitions: &'r [Definition],
        text: &'r str,
    },
    Said {
        definitions: &'r [Definition],
        diagnostics: &'r [Diagnostic],
    },
    /// Whether they can be used at all.
    Read {
        definitions: &'r [Definition],
    },
    /// The words of a PDF.
    Pdf {
        base64: &'r str,
    },
    /// One detector on its examples and on this code.
    Trial {
        definition: &'r Definition,
        code: &'r [&'r str],
    },
}

/// The same as it is read.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Asked {
    Code { definitions: Vec<Definition>, text: String },
    Said { definitions: Vec<Definition>, diagnostics: Vec<Diagnostic> },
    Read { definitions: Vec<Definition> },
    Pdf { base64: String },
    Trial { definition: Definition, code: Vec<String> },
}

/// What came of it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Told {
    /// Each with the number of the diagnostic it is of.
    Seen(Vec<(Option<usize>, Finding)>),
    /// Those that are written out and cannot be used.
    Read(Vec<DetectorProblem>),
    /// The words that were read.
    Words(String),
    /// How one detector did, or why it cannot be used.
    Tried(Option<Trial>, Vec<DetectorProblem>),
    /// Why nothing was looked at.
    Not(String),
}

/// Answers a request to look. What it takes is bounded by nothing but its caller.
#[must_use]
pub fn look_apart(request: &[u8]) -> Vec<u8> {
    let told = match serde_json::from_slice(request) {
        Err(error) => Told::Not(format!("the request cannot be read: {error}")),
        Ok(Asked::Code { definitions, text }) => match Engine::of(&definitions).0.scan(&text, None) {
            Ok(scan) => Told::Seen(scan.findings.into_iter().map(|finding| (None, finding)).collect()),
            Err(limit) => Told::Not(limit.to_string()),
        },
        Ok(Asked::Read { definitions }) => {
            let written = |problem: &DetectorProblem| {
                definitions.get(problem.at).is_some_and(|one| !one.detector.is_string())
            };
            Told::Read(Engine::of(&definitions).1.into_iter().filter(written).collect())
        }
        Ok(Asked::Said { definitions, diagnostics }) => {
            let seen = Engine::of(&definitions).0.read_diagnostics(&diagnostics);
            Told::Seen(seen.into_iter().map(|(number, finding)| (Some(number), finding)).collect())
        }
        Ok(Asked::Pdf { base64 }) => pdf(&base64),
        Ok(Asked::Trial { definition, code }) => {
            let code: Vec<&str> = code.iter().map(String::as_str).collect();
            match try_out(&[definition], &code, None) {
                Ok((trials, problems)) => Told::Tried(trials.into_iter().next(), problems),
                Err(limit) => Told::Not(limit.to_string()),
            }
        }
    };
    // Texts, numbers and lists of them: encoding has no failing case.
    serde_json::to_vec(&told).unwrap_or_default()
}

/// The words of a PDF. Whoever wrote the file chose what its reader does, down to a panic: another reason for a
/// process of its own.
fn pdf(base64: &str) -> Told {
    let Ok(bytes) = STANDARD.decode(base64) else { return Told::Not("the file is damaged".to_owned()) };
    match std::panic::catch_unwind(|| pdf_extract::extract_text_from_mem(&bytes)) {
        Ok(Ok(words)) => Told::Words(words),
        Ok(Err(error)) => Told::Not(error.to_string()),
        Err(_panic) => Told::Not("the file has a form that is not known".to_owned()),
    }
}

/// Where the program was started to look: does so, and answers how it ended. Programs that open a desk call
/// this first.
#[must_use]
pub fn look_apart_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != LOOK_APART || arguments.next().is_some() {
        return None;
    }
    let mut request = Vec::new();
    let answered = std::io::stdin()
        .lock()
        .read_to_end(&mut request)
        .and_then(|_| std::io::stdout().lock().write_all(&look_apart(&request)));
    Some(if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Has this program, started anew, answer a request to look, and ends it when it takes too long.
pub(crate) fn in_a_process(request: &[u8], within: Duration) -> Result<Vec<u8>, String> {
    let failed = |error: &std::io::Error| format!("the process for them failed: {error}");
    let program = std::env::current_exe().map_err(|error| failed(&error))?;
    let mut process = Command::new(program)
        .arg(LOOK_APART)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| failed(&error))?;
    let (Some(mut input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
        return Err("the process for them cannot be spoken to".to_owned());
    };
    let request = request.to_owned();
    // Both end when the process does.
    thread::spawn(move || input.write_all(&request));
    let (answer, answered) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(ANSWER).read_to_end(&mut bytes).map(|_| bytes);
        // Nobody waits any more once it took too long.
        drop(answer.send(read));
    });
    let read = answered.recv_timeout(within);
    // One that has answered ends by itself; to end it again does nothing.
    drop(process.kill());
    let ended = process.wait();
    match (read, ended) {
        (Err(_), _) => Err(format!("looking took longer than {} s", within.as_secs_f64())),
        (Ok(Ok(bytes)), Ok(_)) if !bytes.is_empty() => Ok(bytes),
        (Ok(Ok(_)), Ok(_)) => Err("the process for them ended without an answer".to_owned()),
        (Ok(Err(error)), _) | (_, Err(error)) => Err(failed(&error)),
    }
}
