//! Compiling and running one unit, and what was seen.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::Problem;
use crate::plan::{Expectation, Shape, Unit};
use crate::run::{self, Outcome};

/// How long the compiler and programs may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// For compiling one unit, which takes under two seconds on a slow machine.
    pub to_compile: Duration,
    /// For a program or a run of tests that is to end; those of the bank end within two seconds.
    pub to_end: Duration,
    /// A program still running after this long hangs.
    pub to_hang: Duration,
}

impl Limits {
    /// Generous to a busy machine.
    pub const USUAL: Self = Self {
        to_compile: Duration::from_secs(120),
        to_end: Duration::from_secs(20),
        to_hang: Duration::from_secs(5),
    };
}

/// What was seen of a unit.
#[derive(Debug)]
pub(crate) enum Observation {
    /// The compiler rejected it.
    Rejected {
        /// Of each error in order; the message where an error has no code.
        codes: Vec<String>,
        /// As the compiler shows them.
        diagnostics: String,
    },
    /// The compiler was still at work at the limit.
    NeverCompiled,
    /// The compiler took it, and it was not run.
    Compiled {
        /// Warnings as the compiler shows them; empty without any.
        warnings: String,
    },
    /// A program was run.
    Ran {
        /// How it went.
        outcome: Outcome,
    },
    /// Tests were run.
    Tested {
        /// Warnings as the compiler shows them; empty without any.
        warnings: String,
        /// Each test by its name, without the module around it.
        tests: BTreeMap<String, TestEnding>,
        /// What the runner wrote.
        output: String,
    },
}

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TestEnding {
    /// It passed.
    Passed,
    /// It failed, or took the program down.
    Failed,
    /// It was still running at the limit.
    Hung,
    /// It is marked as ignored and says nothing.
    Ignored,
}

/// Compiles `unit` in `folder`, which is its own, and runs it as far as `expectation` needs.
///
/// # Errors
/// When the compiler cannot be started, takes too long, or the folder cannot be written.
pub(crate) fn observe(
    unit: &Unit,
    expectation: &Expectation,
    folder: &Path,
    limits: Limits,
) -> Result<Observation, Problem> {
    let source = folder.join("fence.rs");
    let program = folder.join(format!("fence{}", std::env::consts::EXE_SUFFIX));
    #[expect(clippy::disallowed_methods, reason = "scratch, removed at the end of the run")]
    std::fs::write(&source, &unit.source).map_err(|cause| Problem::file(&source, cause))?;
    let Some(compiled) = compile(unit, folder, &program, limits.to_compile)? else {
        return Ok(Observation::NeverCompiled);
    };
    if !compiled.accepted {
        return Ok(Observation::Rejected { codes: compiled.codes, diagnostics: compiled.diagnostics });
    }
    let warnings = compiled.diagnostics;
    let limit = if *expectation == Expectation::Hangs { limits.to_hang } else { limits.to_end };
    Ok(match unit.shape {
        Shape::Library => Observation::Compiled { warnings },
        Shape::Program => Observation::Ran { outcome: execute(&program, folder, NO_WORDS, limit)? },
        Shape::Tests if *expectation == Expectation::Hangs => {
            Observation::Ran { outcome: execute(&program, folder, NO_WORDS, limit)? }
        }
        Shape::Tests => {
            let (tests, output) = run_tests(&program, folder, limits.to_end)?;
            Observation::Tested { warnings, tests, output }
        }
    })
}

const NO_WORDS: &[&str] = &[];

struct Compiled {
    accepted: bool,
    codes: Vec<String>,
    diagnostics: String,
}

/// Compiles a unit; nothing when the compiler was still at work at the limit.
fn compile(unit: &Unit, folder: &Path, program: &Path, limit: Duration) -> Result<Option<Compiled>, Problem> {
    let mut rustc = Command::new("rustc");
    // An attribute in the fence must not silence what a reference is said to be free of.
    rustc.args(["--force-warn", "unused"]);
    rustc.current_dir(folder).args(["fence.rs", "--crate-name", "fence", "--error-format=json"]);
    rustc.args(["--edition", &unit.edition.to_string(), "-C", "debuginfo=0"]);
    match unit.shape {
        Shape::Program => rustc.args(["--crate-type", "bin", "-o"]).arg(program),
        // Metadata stands for the whole: a library is never linked, and its warnings are all there.
        Shape::Library => rustc.args(["--crate-type", "lib", "--emit=metadata", "--out-dir"]).arg(folder),
        Shape::Tests => rustc.args(["--test", "-o"]).arg(program),
    };
    let outcome = run::run_limited(&mut rustc, limit)?;
    let Some(status) = outcome.status else { return Ok(None) };
    let (codes, diagnostics) = read_diagnostics(&outcome.stderr);
    if !status.success() && codes.is_empty() {
        let ending =
            format!("{} without an error to show: {}", run::ending_of(status), outcome.stderr.trim());
        return Err(Problem::Compiler { command: run::line_of(&rustc), ending });
    }
    Ok(Some(Compiled { accepted: status.success(), codes, diagnostics }))
}

/// Codes of the errors in order, and errors and warnings as the compiler shows them.
fn read_diagnostics(stderr: &str) -> (Vec<String>, String) {
    let mut codes = Vec::new();
    let mut shown = String::new();
    for line in stderr.lines() {
        let Ok(diagnostic) = serde_json::from_str::<Value>(line) else { continue };
        let text = |key: &str| diagnostic.get(key).and_then(Value::as_str).unwrap_or_default();
        let code = diagnostic.pointer("/code/code").and_then(Value::as_str);
        let (level, message) = (text("level"), text("message"));
        // The compiler's own sums at the end have neither a code nor a place.
        let is_sum =
            code.is_none() && diagnostic.get("spans").and_then(Value::as_array).is_some_and(Vec::is_empty);
        let is_sum = is_sum && (message.starts_with("aborting due to") || message.ends_with("emitted"));
        if !["error", "warning"].contains(&level) || is_sum {
            continue;
        }
        if level == "error" {
            codes.push(code.map_or_else(|| format!("({message})"), str::to_owned));
        }
        shown.push_str(text("rendered"));
    }
    (codes, shown)
}

fn execute(
    program: &Path,
    folder: &Path,
    words: &[impl AsRef<OsStr>],
    limit: Duration,
) -> Result<Outcome, Problem> {
    let mut command = Command::new(program);
    // Nothing of the surroundings, which may hold keys; temporary files go with the folder.
    command.args(words).current_dir(folder).env_clear().env("RUST_BACKTRACE", "0");
    for kept in ["PATH", "SYSTEMROOT", "LD_LIBRARY_PATH"] {
        command.envs(std::env::var_os(kept).map(|value| (kept, value)));
    }
    for name in ["TMPDIR", "TMP", "TEMP"] {
        command.env(name, folder);
    }
    run::run_limited(&mut command, limit)
}

/// Runs all tests at once; where that does not tell the end of each, also each alone.
///
/// The ends are read from the runner's own log and not from the output, into which a fence can write what it
/// likes. A test whose run ends without an entry there has failed: the program left in the middle of it.
fn run_tests(
    program: &Path,
    folder: &Path,
    limit: Duration,
) -> Result<(BTreeMap<String, TestEnding>, String), Problem> {
    let log = folder.join("ends.log");
    let with_log = |words: &[&str]| -> Vec<OsString> {
        let mut all: Vec<OsString> = words.iter().map(OsString::from).collect();
        all.extend(["--color".into(), "never".into(), "--logfile".into(), log.clone().into()]);
        all
    };
    let listed = execute(program, folder, &["--list", "--format", "terse"], limit)?;
    let names: Vec<&str> = listed.stdout.lines().filter_map(|line| line.strip_suffix(": test")).collect();
    let outcome = execute(program, folder, &with_log(&[]), limit)?;
    let ends = taken(&log);
    let mut output = outcome.stdout;
    // The runner's word on its own log is none of the author's business.
    let said = outcome.stderr.lines().filter(|line| !line.contains("`--logfile` is deprecated"));
    output.extend(said.flat_map(|line| [line, "\n"]));
    let mut tests = BTreeMap::new();
    for name in names {
        let ending = match ending_in(&ends, name) {
            Some(ending) => ending,
            None => {
                let alone = execute(program, folder, &with_log(&["--exact", name]), limit)?;
                match (alone.status, ending_in(&taken(&log), name)) {
                    (None, _) => TestEnding::Hung,
                    (Some(_), Some(ending)) => ending,
                    (Some(_), None) => TestEnding::Failed,
                }
            }
        };
        tests.insert(name.strip_prefix("tests::").unwrap_or(name).to_owned(), ending);
    }
    Ok((tests, output))
}

/// Reads a log and removes it, so that no later run is judged by it.
fn taken(log: &Path) -> String {
    let text = std::fs::read(log).unwrap_or_default();
    let _not_there = std::fs::remove_file(log);
    String::from_utf8_lossy(&text).into_owned()
}

/// What the runner's log says of one test: how it ended, for an ignored one why, and its name.
fn ending_in(log: &str, name: &str) -> Option<TestEnding> {
    log.lines().find_map(|line| {
        let (end, known) = line.rsplit_once(' ')?;
        match end {
            _ if known != name => None,
            "ok" => Some(TestEnding::Passed),
            "failed" => Some(TestEnding::Failed),
            _ => end.starts_with("ignored").then_some(TestEnding::Ignored),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_read_by_code_in_order_and_sums_are_left_out() {
        let stderr = [
            r#"{"message":"unused","code":{"code":"dead_code"},"level":"warning","spans":[{}],"rendered":"W\n"}"#,
            r#"{"message":"moved","code":{"code":"E0382"},"level":"error","spans":[{}],"rendered":"A\n"}"#,
            r#"{"message":"expected `;`","code":null,"level":"error","spans":[{}],"rendered":"B\n"}"#,
            r#"{"message":"aborting due to 2 previous errors","code":null,"level":"error","spans":[],"rendered":"C\n"}"#,
            r#"{"message":"1 warning emitted","code":null,"level":"warning","spans":[],"rendered":"D\n"}"#,
            r#"{"message":"For more information","code":null,"level":"failure-note","spans":[],"rendered":"E\n"}"#,
        ];
        let (codes, shown) = read_diagnostics(&stderr.join("\n"));
        assert_eq!(codes, ["E0382", "(expected `;`)"]);
        assert_eq!(shown, "W\nA\nB\n");
    }

    #[test]
    fn the_end_of_a_test_is_read_by_its_whole_name() {
        let log = "ok tests::a\nfailed tests::ab\nignored: too slow tests::c\n";
        assert_eq!(ending_in(log, "tests::a"), Some(TestEnding::Passed));
        assert_eq!(ending_in(log, "tests::ab"), Some(TestEnding::Failed));
        assert_eq!(ending_in(log, "tests::c"), Some(TestEnding::Ignored));
        assert_eq!(ending_in(log, "tests::d"), None);
    }
}
