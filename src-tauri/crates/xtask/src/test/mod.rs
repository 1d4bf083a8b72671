//! `cargo xtask test`: every check, in order, none of them stopping the rest.

mod checks;
mod tally;

use std::process::ExitCode;

use checks::{CHECKS, Check};
use tally::Tally;

use crate::failure::Failure;
use crate::journal::{self, Ending, Journal};
use crate::setup::{self, Ground};
use crate::workspace::Workspace;

/// What one run of the checks works on.
pub(crate) struct Context<'a> {
    /// The repository.
    pub(crate) workspace: &'a Workspace,
    /// A part of the names of tests; all when left out.
    pub(crate) tests: Option<&'a str>,
}

/// Sets up what the chosen checks need, runs them all and sums up.
///
/// # Errors
/// `Failure::File` when the log cannot be written. A failed check is an exit code.
pub(crate) fn run(workspace: &Workspace, filter: Option<&str>) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "test")?;
    let (chosen, tests) = choose(filter);
    let mut grounds = Vec::new();
    for check in &chosen {
        if check.obstacle().is_none() {
            grounds.extend(check.needs);
        }
    }
    let started = journal::now();
    if setup::prepare(workspace, &mut journal, &grounds).is_err() {
        journal.say("the checks were not run, since what they need could not be set up");
        return Ok(ExitCode::FAILURE);
    }
    let prepared = journal.done().len();
    let context = Context { workspace, tests };
    for check in &chosen {
        match check.obstacle() {
            Some(why) => journal.skip(check.name, &why),
            // A failure has been shown and is counted below; the others still run.
            None => drop(journal.step(check.name, |step| (check.run)(step, &context))),
        }
    }
    Ok(sum_up(&mut journal, prepared, tests, started))
}

/// A step by its name; else the checks that run tests, with the filter for them; else everything.
fn choose(filter: Option<&str>) -> (Vec<&'static Check>, Option<&str>) {
    let Some(filter) = filter else { return (CHECKS.iter().collect(), None) };
    let named: Vec<_> = CHECKS.iter().filter(|check| check.name == filter).collect();
    if !named.is_empty() {
        return (named, None);
    }
    (CHECKS.iter().filter(|check| check.runs_named_tests).collect(), Some(filter))
}

fn sum_up(
    journal: &mut Journal,
    prepared: usize,
    tests: Option<&str>,
    started: std::time::Instant,
) -> ExitCode {
    let mut lines = vec![String::new(), "Summary".to_owned()];
    let mut tally = Tally::default();
    let mut failed = Vec::new();
    for done in journal.done().iter().skip(prepared) {
        lines.push(journal::line_of(done));
        tally.add(&done.closing_lines);
        if done.ending == Ending::Failed {
            failed.push(done.name.clone());
        }
    }
    if let Some(filter) = tests
        && tally.run() == 0
    {
        failed.push(format!("no test's name contains `{filter}`, and no step is called so"));
    }
    let took = journal::seconds(journal::now().duration_since(started));
    if tally.run() > 0 {
        lines.push(tally.to_string());
    }
    lines.push(format!("{took}; every line is in {}", journal.log_path().display()));
    lines.push(if failed.is_empty() { "passed".into() } else { format!("failed: {}", failed.join(", ")) });
    journal.say(&lines.join("\n"));
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the checks rest on, named by them.
pub(crate) type Needs = &'static [Ground];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_filter_every_check_runs() {
        assert_eq!(choose(None).0.len(), CHECKS.len());
    }

    #[test]
    fn the_name_of_a_step_runs_that_step_whole() {
        let (chosen, tests) = choose(Some("clippy"));
        assert_eq!((chosen.len(), chosen[0].name, tests), (1, "clippy", None));
    }

    #[test]
    fn any_other_word_filters_the_tests() {
        let (chosen, tests) = choose(Some("undo"));
        assert_eq!(tests, Some("undo"));
        assert!(!chosen.is_empty() && chosen.iter().all(|check| check.runs_named_tests));
    }
}
