//! `touchstone card`: one's scorecard on its way to a debrief, and colleagues' coming in.

use std::path::PathBuf;
use std::process::ExitCode;

use ::debrief::DebriefId;
use clap::Subcommand;
use desk::{Fault, Purpose, Received, Target};

use crate::args::{Args, TextOrJson};
use crate::output::{self, legible};
use crate::show::parse_id;

#[derive(Debug, Subcommand)]
pub(crate) enum CardCommand {
    /// Write a submitted scorecard to a file that colleagues receive; notes only for you stay here
    Send {
        /// The interview's id
        interview: String,
        /// Only the promise: who submitted and a hash, so that nobody can adapt theirs afterwards
        #[arg(long)]
        promise: bool,
        /// The file, or the folder that all share [default: the exports folder]
        #[arg(short, long, value_name = "FILE|FOLDER")]
        output: Option<PathBuf>,
        /// Replace the file if it exists
        #[arg(long)]
        force: bool,
    },
    /// Take in cards and promises; exit 1 when one could not be taken in
    Receive {
        /// Files, or a folder that all share
        #[arg(required = true, value_name = "FILE|FOLDER")]
        paths: Vec<PathBuf>,
        /// The debrief they belong to [default: the one over the same person]
        #[arg(long, value_name = "ID")]
        debrief: Option<String>,
        /// Say that a candidate known elsewhere under another id is the same person
        #[arg(long)]
        same_person: bool,
        #[arg(long, value_enum, default_value_t)]
        format: TextOrJson,
    },
}

pub(crate) fn run(args: &Args, command: &CardCommand) -> Result<ExitCode, Fault> {
    match command {
        CardCommand::Send { interview, promise, output, force } => {
            let id = parse_id(interview)?;
            let mut desk = crate::open(args, Purpose::Read)?;
            let target = match output {
                None => Target::ExportsFolder,
                Some(folder) if folder.is_dir() => Target::Folder(folder.clone()),
                Some(path) => Target::File { path: path.clone(), replace: *force },
            };
            let sent = desk.send_card(id, *promise, &target)?;
            output::say(&format!("Wrote {}.", sent.file.path));
            output::bytes(format!("{}\n", sent.hash).as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        CardCommand::Receive { paths, debrief, same_person, format } => {
            let debrief = debrief.as_deref().map(parse_debrief).transpose()?;
            let received =
                crate::open(args, Purpose::ActOnly)?.receive_cards(debrief, paths, *same_person)?;
            match format {
                TextOrJson::Json => output::json(&received)?,
                TextOrJson::Text => output::bytes(text(&received).as_bytes())?,
            }
            let refused = received.files.iter().any(|file| file.fault.is_some());
            Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
        }
    }
}

pub(crate) fn parse_debrief(text: &str) -> Result<DebriefId, Fault> {
    text.parse().map_err(|error| {
        Fault::new(
            "not-an-id",
            format!("{text:?} is no debrief's id: {error}"),
            "Run `touchstone debrief list` to see the ids.",
        )
    })
}

fn text(received: &Received) -> String {
    received.files.iter().fold(String::new(), |mut text, file| {
        let what = if file.promise { "promise" } else { "card" };
        let whose = file.interviewer.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
        let line = match (&file.fault, file.known) {
            (Some(fault), _) => {
                format!(
                    "{}: not taken in: {} [{}]\n    {}",
                    legible(&file.file),
                    legible(&fault.message),
                    fault.code,
                    legible(&fault.hint)
                )
            }
            (None, true) => format!("{}: {what}{} is here already", legible(&file.file), legible(&whose)),
            (None, false) => format!("{}: {what}{} taken in", legible(&file.file), legible(&whose)),
        };
        text.push_str(&line);
        text.push('\n');
        text
    })
}
