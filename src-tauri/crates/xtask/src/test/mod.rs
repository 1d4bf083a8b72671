//! `cargo xtask test`: every check, in order, none of them stopping the rest.

mod checks;
mod tally;

use std::process::ExitCode;

use checks::{CHECKS, Check};
use tally::Tally;

use crate::failure::Failure;
use crate::journal::{self, Done, Ending, Journal};
use crate::setup::{Ground, Preparation};
use crate::workspace::Workspace;

/// What one run of the checks works on.
pub(crate) struct Context<'a> {
    /// The repository.
    pub(crate) workspace: &'a Workspace,
    /// A part of the names of tests; all when left out.
    pub(crate) tests: Option<&'a str>,
}

/// Runs the chosen checks, each on what it needs, and sums up. Neither a failed check nor something that cannot be
/// set up stops the others.
///
/// # Errors
/// `Failure::File` when the log cannot be written. A failed check is an exit code.
pub(crate) fn run(workspace: &Workspace, filter: Option<&str>) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "test")?;
    let (chosen, tests) = choose(filter);
    let started = journal::now();
    let mut preparation = Preparation::default();
    let runnable = chosen.iter().filter(|check| check.obstacle().is_none());
    let may_ask: Vec<Ground> =
        runnable.flat_map(|check| check.needs).copied().filter(|ground| ground.may_ask()).collect();
    // Tried again, and refused by name, where a check needs it.
    let _known_later = preparation.prepare(workspace, &mut journal, &may_ask);
    let context = Context { workspace, tests };
    let mut results = Vec::new();
    for check in &chosen {
        let done = if let Some(why) = check.obstacle() {
            journal.pass_over(check.name, Ending::Skipped(why))
        } else if let Err(ground) = preparation.prepare(workspace, &mut journal, check.needs) {
            journal.pass_over(check.name, Ending::NotRun(format!("no {ground}, see above")))
        } else {
            journal.step(check.name, |step| (check.run)(step, &context))
        };
        results.push(done);
    }
    let (summary, passed) = sum_up(&results, tests);
    journal.say(&summary);
    let took = journal::seconds(journal::now().duration_since(started));
    journal.say(&format!("{took}; every line is in {}", journal.log_path().display()));
    Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

/// The results in words, and whether all is well.
fn sum_up(results: &[Done], tests: Option<&str>) -> (String, bool) {
    let mut lines = vec![String::new(), "Summary".to_owned()];
    let mut tally = Tally::default();
    let mut failed = Vec::new();
    for done in results {
        lines.push(journal::line_of(done));
        tally.add(&done.closing_lines);
        if !done.ending.is_fine() {
            failed.push(done.name.clone());
        }
    }
    if tally.run() > 0 {
        lines.push(tally.to_string());
    } else if let Some(filter) = tests {
        failed.push(format!("no test's name contains `{filter}`, and no step is called so"));
    }
    lines.push(if failed.is_empty() { "passed".into() } else { format!("failed: {}", failed.join(", ")) });
    (lines.join("\n"), failed.is_empty())
}

/// What the checks rest on, named by them.
pub(crate) type Needs = &'static [Ground];

#[cfg(test)]
mod tests {
    use std::time::Duration;

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

    fn done(ending: Ending, line: &str) -> Done {
        Done { name: "unit".into(), ending, took: Duration::ZERO, closing_lines: vec![line.into()] }
    }

    #[test]
    fn what_failed_and_what_could_not_run_fail_the_whole_and_what_is_skipped_does_not() {
        let passed = |ending| sum_up(&[done(ending, "")], None).1;
        assert!(passed(Ending::Passed) && passed(Ending::Skipped("macos".into())));
        assert!(!passed(Ending::Failed) && !passed(Ending::NotRun("no window".into())));
    }

    #[test]
    fn a_filter_that_no_test_matches_fails() {
        let ran = |line| sum_up(&[done(Ending::Passed, line)], Some("undo")).1;
        assert!(ran("test result: ok. 1 passed; 0 failed"));
        assert!(!ran("test result: ok. 0 passed; 0 failed; 9 filtered out"));
    }

    #[test]
    fn any_other_word_filters_the_tests() {
        let (chosen, tests) = choose(Some("undo"));
        assert_eq!(tests, Some("undo"));
        assert!(!chosen.is_empty() && chosen.iter().all(|check| check.runs_named_tests));
    }
}
