//! `touchstone poke`: keys of the live desk, for a desktop's own bindings, a Stream Deck or a pedal.

use std::process::ExitCode;

use desk::{Asked, Caller, Fault, Stroke};

use crate::args::Args;
use crate::output;

/// Hands the keys to the running app and prints what they did.
pub(crate) fn run(args: &Args, keys: &[String]) -> Result<ExitCode, Fault> {
    let asked = match keys {
        [first, words @ ..] if first == "note" => {
            let text = words.join(" ");
            if text.trim().is_empty() {
                return Err(Fault::new("no-words", "the note has no words", "Write them after `note`."));
            }
            Asked::Note { text }
        }
        keys => Asked::Poke { strokes: Stroke::all_of(&keys.join(" "))? },
    };
    let did = Caller::at(&args.folder()?)?.ask(&asked)?;
    let words = did.as_str().unwrap_or_default();
    output::bytes(format!("{}\n", output::legible(words)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
