//! The `touchstone` command: the same desk as the window, for scripts, tests and other tools.
//!
//! Data go to standard output, words for people to standard error. `live` answers each line only when
//! its events are durable, and exits 0 whatever faults there were.

mod args;
mod card;
mod compare;
mod coverage;
mod debrief;
mod export;
mod lint;
mod list;
mod live;
mod log;
mod output;
mod pack;
mod poke;
mod scan;
mod show;
mod upkeep;
mod verify_bank;

use std::process::ExitCode;

use clap::Parser;
use desk::{Desk, Fault, Purpose, System};

use crate::args::{Args, Command};

fn main() -> ExitCode {
    if let Some(code) = desk::look_apart_if_asked() {
        return code;
    }
    let args = Args::parse();
    let done = match &args.command {
        Command::Lint(options) => return lint::run(&args, options),
        Command::VerifyBank(options) => verify_bank::run(&args, options),
        Command::Coverage(options) => coverage::run(&args, options),
        Command::Pack { command } => pack::run(&args, command),
        Command::List { practice, shadow, format } => list::run(&args, *practice, *shadow, *format),
        Command::Compare { one, other, format } => compare::run(&args, one, other, *format),
        Command::Card { command } => card::run(&args, command),
        Command::Debrief { command } => debrief::run(&args, command),
        Command::Show { interview, format } => show::run(&args, interview, *format),
        Command::Live { interview } => live::run(&args, interview.as_deref()),
        Command::Poke { keys } => poke::run(&args, keys),
        Command::Log { interview, format } => log::run(&args, interview, *format),
        Command::Export(options) => export::run(&args, options),
        Command::Scan(options) => scan::run(&args, options),
        Command::Store { command } => upkeep::run(&args, *command),
        Command::Completions { shell } => args::completions(*shell),
        Command::Man => args::man(),
    };
    done.unwrap_or_else(|fault| {
        output::fault(&fault);
        ExitCode::from(1)
    })
}

/// Opens the desk the arguments name. Whoever only reads a damaged workspace is shown what is left, and
/// told so.
fn open(args: &Args, purpose: Purpose) -> Result<Desk, Fault> {
    let desk =
        Desk::open(args.folder()?, &args.bank(), purpose, Box::new(System::new().with_pdf(export::pdf)))?;
    for problem in desk.opening_problems() {
        output::say(&format!("warning: {} [{}]", problem.message, problem.code));
    }
    Ok(desk)
}
