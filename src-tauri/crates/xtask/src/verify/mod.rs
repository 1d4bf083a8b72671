//! `cargo xtask verify-bank`: every claim of the question bank, compiled and run.
//!
//! A question claims things about code: this program does not compile, that answer fails two tests, this
//! reference passes. An interviewer relies on them in front of a candidate, so none is taken on trust.
//!
//! Invariants:
//! - Every Rust fence of every question file is checked, or its place is reported.
//! - Nothing is written outside the target folder; a program's own temporary files go with its folder.
//! - What is remembered as true depends on source, expectation, compiler and the rules alone.

mod coverage;
mod judge;
mod known;
mod observe;
mod plan;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use bank::Bank;
use judge::Falsehood;
use known::Known;
use observe::Limits;
use plan::Check;

use crate::arguments::VerifyRequest;
use crate::failure::Failure;
use crate::journal::{Journal, Step};
use crate::process;
use crate::workspace::Workspace;

/// How much of a compiler's or program's output is shown with a false claim, in lines.
const SHOWN_LINES: usize = 30;

/// How much of each of these lines, in characters.
const SHOWN_COLUMNS: usize = 200;

/// What a verification found.
#[derive(Debug, Default)]
struct Findings {
    /// How many claims are true.
    passed: usize,
    /// How many of these an earlier run had found true.
    remembered: usize,
    /// The others, as they are shown, in the order of files and lines.
    failed: Vec<FalseClaim>,
}

/// A claim that is false.
#[derive(Debug, PartialEq, Eq)]
struct FalseClaim {
    file: String,
    line: u32,
    claim: String,
    falsehood: Falsehood,
}

/// What the chosen questions claim.
#[derive(Debug, Default)]
struct Gathered {
    /// To be compiled and run, each with its file.
    checks: Vec<(String, Check)>,
    /// False as they stand.
    flaws: Vec<FalseClaim>,
}

/// Verifies the bank as a command of its own.
///
/// # Errors
/// `Failure::File` when the log cannot be written. False claims are an exit code.
pub(crate) fn run(workspace: &Workspace, request: &VerifyRequest) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "verify-bank")?;
    let done = journal.step("verify-bank", |step| check(step, workspace, request));
    Ok(if done.ending.is_fine() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Verifies the bank as part of a step and writes each false claim into it.
///
/// # Errors
/// `Failure::Verdict` when a claim is false; others when the bank cannot be verified at all.
pub(crate) fn check(
    step: &mut Step<'_>,
    workspace: &Workspace,
    request: &VerifyRequest,
) -> Result<(), Failure> {
    let folder = workspace.own_folder("verify-bank")?;
    let findings = verify(&workspace.root, request, &folder, Limits::USUAL, |done, all| {
        step.show_progress(&format!("{done} of {all} claims"));
    })?;
    for claim in &findings.failed {
        step.write(&claim.text());
    }
    let Findings { passed, remembered, failed } = findings;
    step.let_through(&format!("{passed} passed, {} failed ({remembered} known from before)", failed.len()));
    if failed.is_empty() {
        return Ok(());
    }
    Err(Failure::Verdict(format!("{} claims of the question bank are false", failed.len())))
}

/// Verifies the bank, with `folder` for its own files.
fn verify(
    default_root: &Path,
    request: &VerifyRequest,
    folder: &Path,
    limits: Limits,
    progress: impl FnMut(usize, usize),
) -> Result<Findings, Failure> {
    let root = request.root.as_deref().unwrap_or(default_root);
    let compiler = process::answer(Command::new("rustc").arg("-vV"))?;
    let Gathered { checks, flaws: mut failed } = gather(root, &request.ids)?;
    let known = Known::open(folder.join("known-true"));
    let mut open = Vec::new();
    let mut found_true = BTreeSet::new();
    let mut passed = 0;
    for (file, check) in checks {
        let key = known::key_of(&check, &compiler);
        if known.holds(&key) && !request.fresh {
            passed += 1;
            found_true.insert(key);
        } else {
            open.push((file, check, key));
        }
    }
    let remembered = passed;
    let scratch = Scratch::new(folder)?;
    let checks: Vec<&Check> = open.iter().map(|(_, check, _)| check).collect();
    let verdicts = check_all(&checks, &scratch, limits, progress)?;
    for ((file, check, key), verdict) in open.into_iter().zip(verdicts) {
        match verdict {
            Ok(()) => {
                passed += 1;
                found_true.insert(key);
            }
            Err(falsehood) => {
                failed.push(FalseClaim { file, line: check.line, claim: check.claim, falsehood });
            }
        }
    }
    let partial = !request.ids.is_empty() || request.root.is_some();
    known.save(found_true, partial)?;
    failed.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Ok(Findings { passed, remembered, failed })
}

/// The checks of the chosen questions with their files, and what is false as it stands.
fn gather(root: &Path, ids: &[String]) -> Result<Gathered, Failure> {
    let (bank, problems) = Bank::load(root);
    for id in ids {
        if bank.question(id).is_none() {
            return Err(Failure::Usage(format!("there is no question `{id}` in {}", root.display())));
        }
    }
    let Gathered { mut checks, mut flaws } = Gathered::default();
    for (name, path) in question_files(root)? {
        let file = format!("questions/{name}");
        let mut flaw = |line: u32, claim: &str, why: String| {
            let falsehood = Falsehood { happened: why, output: String::new() };
            flaws.push(FalseClaim { file: file.clone(), line, claim: claim.to_owned(), falsehood });
        };
        let is_of_file = |id: &str| {
            let known = bank.file_of_question(id).map(Path::new).and_then(Path::file_name);
            known.is_some_and(|known| known == name.as_str())
        };
        let Some(question) = bank.questions().find(|question| is_of_file(&question.id)) else {
            if ids.is_empty() {
                let why = problems.iter().find(|p| Path::new(&p.span.file).file_name() == path.file_name());
                let why =
                    why.map_or_else(|| "no question was read from it".to_owned(), |p| p.message.clone());
                flaw(1, "a question", why);
            }
            continue;
        };
        if !ids.is_empty() && !ids.contains(&question.id) {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|source| Failure::file(&path, source))?;
        let covered: BTreeSet<u32> = claims_something(question).collect();
        for line in coverage::rust_fences(&String::from_utf8_lossy(&bytes)) {
            if !covered.contains(&line) {
                flaw(line, "a Rust fence", "nothing is claimed of it that could be checked".into());
            }
        }
        let plan = plan::plan(question);
        for one in plan.flaws {
            flaw(one.line, &one.claim, one.why);
        }
        checks.extend(plan.checks.into_iter().map(|check| (file.clone(), check)));
    }
    Ok(Gathered { checks, flaws })
}

/// The lines of the fences that have a claim or a role.
fn claims_something(question: &bank::Question) -> impl Iterator<Item = u32> {
    question.fences().filter(|fence| fence.role != bank::FenceRole::Plain).map(|fence| fence.line)
}

/// The Markdown files of a bank by name.
fn question_files(root: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let folder = root.join("questions");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(|source| Failure::file(&folder, source))? {
        let path = entry.map_err(|source| Failure::file(&folder, source))?.path();
        if path.extension().is_some_and(|extension| extension == "md")
            && let Some(name) = path.file_name()
        {
            files.push((name.to_string_lossy().into_owned(), path));
        }
    }
    files.sort();
    Ok(files)
}

/// Compiles and runs the checks, as many at once as there are processors, and answers in their order.
fn check_all(
    checks: &[&Check],
    scratch: &Scratch,
    limits: Limits,
    mut progress: impl FnMut(usize, usize),
) -> Result<Vec<Result<(), Falsehood>>, Failure> {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(checks.len());
    let next = AtomicUsize::new(0);
    let (sender, verdicts) = channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(check) = checks.get(index) else { return };
                    let folder = scratch.0.join(index.to_string());
                    if sender.send((index, verdict_on(check, &folder, limits))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut answers = Vec::with_capacity(checks.len());
        for answer in verdicts {
            answers.push(answer);
            progress(answers.len(), checks.len());
        }
        answers.sort_by_key(|(index, _)| *index);
        answers.into_iter().map(|(_, verdict)| verdict).collect()
    })
}

fn verdict_on(check: &Check, folder: &Path, limits: Limits) -> Result<Result<(), Falsehood>, Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Failure::file(folder, source))?;
    let observation = observe::observe(&check.unit, &check.expectation, folder, limits)?;
    // Programs are large and many; what stays is removed with the whole folder.
    let _room_only = std::fs::remove_dir_all(folder);
    Ok(judge::judge(&check.expectation, &observation))
}

/// A folder of this run alone, removed when it is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(parent: &Path) -> Result<Self, Failure> {
        let folder = parent.join(format!("units-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|source| Failure::file(&folder, source))?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _room_only = std::fs::remove_dir_all(&self.0);
    }
}

impl FalseClaim {
    /// File, line, claim, what happened instead, and the beginning of what was said.
    fn text(&self) -> String {
        let mut text = format!(
            "{}:{}: false claim\n    claimed:  {}\n    happened: {}",
            self.file, self.line, self.claim, self.falsehood.happened
        );
        let lines = self.falsehood.output.lines();
        for line in lines.clone().take(SHOWN_LINES) {
            let line: String = line.chars().take(SHOWN_COLUMNS).collect();
            text.push_str(format!("\n    | {line}").trim_end());
        }
        let left_out = lines.count().saturating_sub(SHOWN_LINES);
        if left_out > 0 {
            text.push_str(&format!("\n    | ({left_out} more lines)"));
        }
        text
    }
}

#[cfg(test)]
mod tests;
