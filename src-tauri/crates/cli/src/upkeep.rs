//! `touchstone store`.

use std::process::ExitCode;

use desk::{Fault, Purpose};

use crate::args::{Args, StoreCommand, TextOrJson};
use crate::output;

pub(crate) fn run(args: &Args, command: StoreCommand) -> Result<ExitCode, Fault> {
    match command {
        StoreCommand::Check { format } => check(args, format),
        StoreCommand::Rebuild => {
            let (interviews, problems) = crate::open(args, Purpose::ActOnly)?.rebuild()?;
            for problem in &problems {
                output::say(problem);
            }
            output::say(&format!(
                "Made the list and the search again from the log of {interviews} interviews."
            ));
            Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
    }
}

fn check(args: &Args, format: TextOrJson) -> Result<ExitCode, Fault> {
    let seen = crate::open(args, Purpose::Read)?.check()?;
    match format {
        TextOrJson::Json => output::json(&seen)?,
        TextOrJson::Text => {
            let text: String =
                seen.problems.iter().map(|(code, words)| format!("{code}: {words}\n")).collect();
            output::text(&text)?;
            output::say(&format!(
                "Checked {} interviews, {} events and {} snapshots: {}.",
                seen.interviews,
                seen.events,
                seen.snapshots,
                match seen.problems.len() {
                    0 => "all sound".to_owned(),
                    1 => "1 problem".to_owned(),
                    count => format!("{count} problems"),
                }
            ));
        }
    }
    Ok(if seen.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
