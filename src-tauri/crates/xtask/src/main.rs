//! The repository's own commands: what the README's two lines call, and what a developer runs between them.
//!
//! `cargo xtask run` turns a clone into an open window, `cargo xtask test` into a verdict. Both set up what is
//! missing first and say what they install, and both are quick when nothing has changed.
//!
//! Invariants:
//! - Compiled first on a clean clone, so it depends on little: never on the desk, the store or the window.
//! - Nothing asks. Without a terminal, `sudo` runs only where it needs no password.
//! - Everything is idempotent: a second run finds what the first one left, and an interrupted run is repeated.
//! - What is derived lies below the target folder or in `ui/node_modules` and `ui/dist`, so that removing these
//!   folders is a clean start.

mod arguments;
mod bench;
mod failure;
mod journal;
mod process;
mod run;
mod setup;
mod test;
mod tidy;
mod verify;
mod workspace;

use std::io::Write;
use std::process::ExitCode;

use arguments::Task;
use failure::Failure;
use workspace::Workspace;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)).and_then(perform) {
        Ok(code) => code,
        Err(failure) => {
            journal::write_lines(&mut std::io::stderr().lock(), &failure.text());
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode, Failure> {
    match task {
        Task::Help => {
            let mut out = std::io::stdout().lock();
            out.write_all(arguments::USAGE.as_bytes())
                .map_err(|source| Failure::file("standard output", source))?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Run { arguments } => run::run(&Workspace::find()?, &arguments),
        Task::Test { filter } => test::run(&Workspace::find()?, filter.as_deref()),
        Task::Bench => bench::run(&Workspace::find()?),
        Task::Tidy => tidy::run(&Workspace::find()?),
        Task::VerifyBank(request) => verify::run(&Workspace::find()?, &request),
    }
}
