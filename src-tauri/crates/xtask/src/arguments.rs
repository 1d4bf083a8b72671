//! The command line of `cargo xtask`, as a value.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::{Long, Short, Value};

use crate::failure::Failure;

/// What `cargo xtask --help` prints.
pub(crate) const USAGE: &str = "\
The repository's own commands.

  cargo xtask run [-- ARGUMENTS]        set up what is missing, build the window and open it
  cargo xtask test [FILTER]             set up what is missing and run every check
                                        FILTER: the name of one step, or a part of the names of tests
  cargo xtask tidy                      the rules of the repository that no compiler holds
  cargo xtask bench                     speed as ratios against a floor or a peer
  cargo xtask verify-bank [ID...]       compile and run every claim of the question bank
      --fresh                           ignore what earlier runs found
      --root FOLDER                     another bank: a folder with questions/ and rubrics/
      --record                          write what was found true to rubrics/verified.json

Set CARGO_TARGET_DIR to keep what is built somewhere else.
";

/// One command with what it was given.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Print the usage.
    Help,
    /// Open the window.
    Run {
        /// Handed to the window as they are.
        arguments: Vec<OsString>,
    },
    /// Run the checks.
    Test {
        /// A step's name, or a part of the names of tests.
        filter: Option<String>,
    },
    /// Check the rules of the repository.
    Tidy,
    /// Measure.
    Bench,
    /// Check the claims of the question bank.
    VerifyBank(VerifyRequest),
}

/// Which claims to check.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct VerifyRequest {
    /// Questions by id; none means all.
    pub(crate) ids: Vec<String>,
    /// Check again what is known to be true.
    pub(crate) fresh: bool,
    /// Write down what was found true, where the window shows it.
    pub(crate) record: bool,
    /// The folder that holds `questions/` and `rubrics/`; the repository's own bank when left out.
    pub(crate) root: Option<PathBuf>,
}

/// Reads the words after `cargo xtask`.
///
/// # Errors
/// `Failure::Usage` for an unknown command or option, or a word too many.
pub(crate) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Task, Failure> {
    let mut words = lexopt::Parser::from_args(words);
    let Some(first) = words.next()? else { return Ok(Task::Help) };
    match first {
        Long("help") | Short('h') => Ok(Task::Help),
        Value(name) => match name.to_string_lossy().as_ref() {
            "run" => Ok(Task::Run { arguments: words.raw_args()?.skip_while(|word| word == "--").collect() }),
            "test" => parse_test(&mut words),
            "tidy" => alone(&mut words, Task::Tidy),
            "bench" => alone(&mut words, Task::Bench),
            "verify-bank" => parse_verify(&mut words),
            "help" => Ok(Task::Help),
            other => Err(Failure::Usage(format!("there is no command `{other}`"))),
        },
        other => Err(other.unexpected().into()),
    }
}

/// A command that takes no words.
fn alone(words: &mut lexopt::Parser, task: Task) -> Result<Task, Failure> {
    match words.next()? {
        None => Ok(task),
        Some(Long("help") | Short('h')) => Ok(Task::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn parse_test(words: &mut lexopt::Parser) -> Result<Task, Failure> {
    let mut filter = None;
    while let Some(word) = words.next()? {
        match word {
            Long("help") | Short('h') => return Ok(Task::Help),
            Value(text) if filter.is_none() => filter = Some(text.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Test { filter })
}

fn parse_verify(words: &mut lexopt::Parser) -> Result<Task, Failure> {
    let mut request = VerifyRequest::default();
    while let Some(word) = words.next()? {
        match word {
            Long("help") | Short('h') => return Ok(Task::Help),
            Long("fresh") => request.fresh = true,
            Long("record") => request.record = true,
            Long("root") => request.root = Some(words.value()?.into()),
            Value(id) => request.ids.push(id.to_string_lossy().into_owned()),
            other => return Err(other.unexpected().into()),
        }
    }
    if request.record && !request.ids.is_empty() {
        let words = "--record is for the whole bank: what is not verified would be left out";
        return Err(Failure::Usage(words.into()));
    }
    Ok(Task::VerifyBank(request))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, Failure> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn no_word_or_help_shows_the_usage() {
        for line in ["", "--help", "-h", "help", "test --help"] {
            assert_eq!(read(line).unwrap(), Task::Help, "{line}");
        }
    }

    #[test]
    fn run_hands_everything_after_the_dashes_to_the_window() {
        let Task::Run { arguments } = read("run -- --practice a").unwrap() else { panic!("not a run") };
        assert_eq!(arguments, ["--practice", "a"]);
    }

    #[test]
    fn test_takes_one_filter_and_no_more() {
        assert_eq!(read("test clippy").unwrap(), Task::Test { filter: Some("clippy".into()) });
        assert!(read("test a b").is_err());
    }

    #[test]
    fn verify_bank_takes_ids_and_its_options_in_any_order() {
        let expected = VerifyRequest {
            ids: vec!["own-001".into(), "err-001".into()],
            fresh: true,
            record: false,
            root: Some("b".into()),
        };
        assert_eq!(read("verify-bank own-001 --fresh --root b err-001").unwrap(), Task::VerifyBank(expected));
    }

    #[test]
    fn unknown_words_are_refused_by_name() {
        assert!(read("fly").unwrap_err().to_string().contains("`fly`"));
        assert!(read("tidy now").is_err());
        assert!(read("verify-bank --loud").is_err());
        assert!(read("verify-bank --record own-001").is_err());
    }
}
