//! Whether what was seen is what was claimed.

use std::collections::BTreeMap;
use std::process::ExitStatus;

use crate::observe::{Observation, TestEnding};
use crate::plan::Expectation;
use crate::run::{self, Outcome};

/// Why a claim is false.
#[derive(Debug, PartialEq, Eq)]
pub struct Falsehood {
    /// What happened, in words.
    pub happened: String,
    /// What the compiler or the program said.
    pub output: String,
}

/// Compares what must happen with what did.
///
/// # Errors
/// What happened instead.
pub(crate) fn judge(expectation: &Expectation, observation: &Observation) -> Result<(), Falsehood> {
    use Expectation as E;
    use Observation as O;
    match (expectation, observation) {
        (E::Rejected(expected), O::Rejected { codes, .. }) if expected == codes => Ok(()),
        (E::DoesNotPass, O::Rejected { .. }) => Ok(()),
        (_, O::Rejected { codes, diagnostics }) => {
            falsehood(format!("the compiler rejects it with {}", codes.join(",")), diagnostics)
        }
        (_, O::NeverCompiled) => falsehood("the compiler does not come to an end", ""),
        (E::CompilesCleanly, O::Compiled { warnings }) if warnings.is_empty() => Ok(()),
        (E::PassesCleanly, O::Tested { warnings, .. }) | (_, O::Compiled { warnings })
            if !warnings.is_empty() =>
        {
            falsehood("it compiles with warnings", warnings)
        }
        (_, O::Compiled { .. }) => falsehood("it compiles", ""),
        (_, O::Ran { outcome }) => judge_run(expectation, outcome),
        (_, O::Tested { tests, output, .. }) => {
            judge_tests(expectation, tests).or_else(|happened| falsehood(happened, output))
        }
    }
}

fn falsehood(happened: impl Into<String>, output: &str) -> Result<(), Falsehood> {
    Err(Falsehood { happened: happened.into(), output: output.to_owned() })
}

fn judge_run(expectation: &Expectation, outcome: &Outcome) -> Result<(), Falsehood> {
    let ended_well = outcome.status.is_some_and(|status| status.success());
    let panic = outcome.stderr.split_once("panicked at").map(|(_, words)| words);
    let holds = match expectation {
        Expectation::Runs => ended_well,
        Expectation::Prints(text) => ended_well && outcome.stdout.contains(text),
        Expectation::Panics(text) => {
            outcome.status.is_some_and(|status| !status.success())
                && panic.is_some_and(|words| words.contains(text))
        }
        Expectation::Hangs => outcome.status.is_none(),
        _ => false,
    };
    if holds {
        return Ok(());
    }
    let output = format!("{}{}", outcome.stdout, outcome.stderr);
    let happened = match (outcome.status, panic) {
        (None, _) => "it does not end".to_owned(),
        (Some(status), Some(_)) if !status.success() => match expectation {
            Expectation::Panics(_) => "it panics with other words".to_owned(),
            _ => "it panics".to_owned(),
        },
        (Some(status), _) => words_for_end(status, expectation),
    };
    falsehood(happened, &output)
}

fn words_for_end(status: ExitStatus, expectation: &Expectation) -> String {
    if !status.success() {
        return format!("it {}", run::ending_of(status));
    }
    match expectation {
        Expectation::Prints(_) => "it ends well and does not print that".into(),
        Expectation::Rejected(_) => "it compiles, and ends well".into(),
        _ => "it ends well".into(),
    }
}

fn judge_tests(expectation: &Expectation, tests: &BTreeMap<String, TestEnding>) -> Result<(), String> {
    let with = |ending: TestEnding| -> Vec<&str> {
        tests.iter().filter(|(_, end)| **end == ending).map(|(name, _)| name.as_str()).collect()
    };
    let (passed, failed, hung) = (with(TestEnding::Passed), with(TestEnding::Failed), with(TestEnding::Hung));
    let all_pass = !tests.is_empty() && passed.len() == tests.len();
    let holds = match expectation {
        Expectation::PassesCleanly | Expectation::Passes => all_pass,
        Expectation::DoesNotPass => !all_pass && !tests.is_empty(),
        Expectation::FailsExactly(names) => {
            let mut expected: Vec<&str> = names.iter().map(String::as_str).collect();
            expected.sort_unstable();
            expected.dedup();
            !expected.is_empty() && expected == failed && passed.len() + failed.len() == tests.len()
        }
        _ => false,
    };
    if holds {
        return Ok(());
    }
    if tests.is_empty() {
        return Err("there is no test".into());
    }
    let mut happened = match failed.as_slice() {
        [] if all_pass => "every test passes".into(),
        [] => "no test fails".into(),
        names => format!("these tests fail: {}", names.join(",")),
    };
    if !hung.is_empty() {
        happened.push_str(&format!("; these do not end: {}", hung.join(",")));
    }
    let ignored = with(TestEnding::Ignored);
    if !ignored.is_empty() {
        happened.push_str(&format!("; these are ignored: {}", ignored.join(",")));
    }
    if let Expectation::FailsExactly(names) = expectation {
        let unknown: Vec<&str> =
            names.iter().map(String::as_str).filter(|name| !tests.contains_key(*name)).collect();
        if !unknown.is_empty() {
            happened.push_str(&format!("; there is no test called {}", unknown.join(",")));
        }
    }
    Err(happened)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tested(endings: &[(&str, TestEnding)]) -> BTreeMap<String, TestEnding> {
        endings.iter().map(|(name, ending)| ((*name).to_owned(), *ending)).collect()
    }

    fn fails(names: &[&str]) -> Expectation {
        Expectation::FailsExactly(names.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn codes_must_be_the_same_in_the_same_order() {
        let seen = |codes: &[&str]| Observation::Rejected {
            codes: codes.iter().map(|&code| code.to_owned()).collect(),
            diagnostics: String::new(),
        };
        let claim = Expectation::Rejected(vec!["E0382".into(), "E0499".into()]);
        assert!(judge(&claim, &seen(&["E0382", "E0499"])).is_ok());
        assert!(judge(&claim, &seen(&["E0499", "E0382"])).is_err());
        assert!(judge(&claim, &seen(&["E0382"])).is_err());
        assert!(judge(&claim, &Observation::Compiled { warnings: String::new() }).is_err());
    }

    #[test]
    fn exactly_the_named_tests_must_fail_and_the_others_must_end_well() {
        use TestEnding::{Failed, Hung, Ignored, Passed};
        let seen = tested(&[("a", Failed), ("b", Passed)]);
        assert!(judge_tests(&fails(&["a"]), &seen).is_ok());
        assert!(judge_tests(&fails(&["a", "b"]), &seen).is_err());
        assert!(judge_tests(&fails(&["b"]), &seen).is_err());
        assert!(judge_tests(&fails(&["a"]), &tested(&[("a", Failed), ("b", Hung)])).is_err());
        assert!(judge_tests(&fails(&["a"]), &tested(&[("a", Failed), ("b", Ignored)])).is_err());
        assert!(judge_tests(&fails(&["c"]), &seen).unwrap_err().contains("no test called c"));
    }

    #[test]
    fn passing_means_that_there_is_a_test_and_none_is_ignored() {
        use TestEnding::{Ignored, Passed};
        assert!(judge_tests(&Expectation::Passes, &tested(&[("a", Passed)])).is_ok());
        assert!(judge_tests(&Expectation::Passes, &tested(&[])).is_err());
        assert!(judge_tests(&Expectation::Passes, &tested(&[("a", Passed), ("b", Ignored)])).is_err());
        assert!(judge_tests(&Expectation::DoesNotPass, &tested(&[("a", Passed)])).is_err());
        assert!(judge_tests(&Expectation::DoesNotPass, &tested(&[])).is_err());
    }

    #[test]
    fn a_warning_spoils_a_reference_and_nothing_else() {
        let seen = || Observation::Tested {
            warnings: "unused".into(),
            tests: tested(&[("a", TestEnding::Passed)]),
            output: String::new(),
        };
        assert!(judge(&Expectation::PassesCleanly, &seen()).is_err());
        assert!(judge(&Expectation::Passes, &seen()).is_ok());
        assert!(
            judge(&Expectation::CompilesCleanly, &Observation::Compiled { warnings: "unused".into() })
                .is_err()
        );
    }
}
