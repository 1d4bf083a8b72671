//! `touchstone store`.

use std::process::ExitCode;

use desk::{CheckProblem, Desk, Fault, Purpose, System};

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
            let interviews = counted(interviews, "interview");
            output::say(&format!("Made the list and the search again from the log of {interviews}."));
            Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
        }
    }
}

fn check(args: &Args, format: TextOrJson) -> Result<ExitCode, Fault> {
    let seen = Desk::open(args.folder()?, &args.bank(), Purpose::Read, Box::new(System::new()))?.check()?;
    match format {
        TextOrJson::Json => output::json(&seen)?,
        TextOrJson::Text => {
            let line =
                |problem: &CheckProblem| format!("{}: {}\n", problem.code, output::legible(&problem.message));
            output::bytes(seen.problems.iter().map(line).collect::<String>().as_bytes())?;
            let result = match seen.problems.len() {
                0 => "all sound".to_owned(),
                count => counted(count, "problem"),
            };
            output::say(&format!(
                "Checked {}, {} and {}: {result}.",
                counted(seen.interviews, "interview"),
                counted(seen.events, "event"),
                counted(seen.snapshots, "snapshot"),
            ));
        }
    }
    Ok(if seen.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
