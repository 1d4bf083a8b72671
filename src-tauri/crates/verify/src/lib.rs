//! Every claim of a question bank, compiled and run.
//!
//! A question claims things about code: this program does not compile, that answer fails two tests, this
//! reference passes. An interviewer relies on them in front of a candidate, so none is taken on trust. Verifying
//! runs the programs of the bank with the rights of whoever verifies it; nothing else of Touchstone ever does.
//!
//! Invariants:
//! - Every Rust fence of every question file is checked, or its place is reported; so is the code of recordings.
//! - What a fence writes decides nothing: the ends of tests come from the runner, errors from the compiler, and
//!   an attribute cannot silence a warning.
//! - Nothing is written outside the given folder; a program's own temporary files go with its folder, and what it
//!   started ends with it.
//! - What is remembered as true depends on source, expectation, compiler and the rules alone.

mod judge;
mod known;
mod observe;
mod plan;
mod problem;
mod run;
mod rust_fences;
mod table;

pub use judge::Falsehood;
pub use observe::Limits;
pub use problem::Problem;
pub use table::table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use bank::{Bank, Id, Question, Recording, Verified, VerifiedQuestion};
use known::Known;
use plan::Check;

/// How much of a compiler's or program's output is shown with a false claim, in lines.
const SHOWN_LINES: usize = 30;

/// How much of each of these lines, in characters.
const SHOWN_COLUMNS: usize = 200;

/// A bank as it is verified: read, with the problems of reading it and the texts it was read from.
#[derive(Debug)]
pub struct Content<'b> {
    /// What was read.
    pub bank: &'b Bank,
    /// What was wrong with it.
    pub problems: &'b [bank::Problem],
    /// Question files: the name below the bank's root, such as `questions/own-001-receipt.md`, and the text.
    pub texts: BTreeMap<String, String>,
}

/// What is verified and how.
#[derive(Debug)]
pub struct Request {
    /// Questions and recordings by id; none means all.
    pub ids: Vec<String>,
    /// Check again what is known to be true.
    pub fresh: bool,
    /// Where programs are built and what was found true is remembered.
    pub folder: PathBuf,
    /// Whether what is not verified now is forgotten.
    pub forget_others: bool,
    /// How long things may take.
    pub limits: Limits,
}

/// How far a verification is.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Claims that were judged, without those known from before.
    pub done: usize,
    /// Claims to judge.
    pub all: usize,
    /// The file of the one judged last.
    pub file: &'a str,
}

/// What a verification found.
#[derive(Debug)]
pub struct Report {
    /// What the compiler says of itself, in one line.
    pub compiler: String,
    /// By file, also those that hold no question; recordings follow the questions.
    pub files: Vec<FileReport>,
}

/// What was found of one file of questions, or of one recording.
#[derive(Debug, Default)]
pub struct FileReport {
    /// The name below the bank's root.
    pub file: String,
    /// The question's id; empty when none was read.
    pub id: Id,
    /// How many claims are true.
    pub passed: usize,
    /// How many of these an earlier run had found true.
    pub remembered: usize,
    /// How long compiling and running took, all claims together.
    pub took: Duration,
    /// The others, in the order of their lines.
    pub failed: Vec<FalseClaim>,
    /// Tests that no wrong answer with a stated outcome fails: nothing shows what they are for.
    pub idle_tests: Vec<String>,
}

/// A claim that is false.
#[derive(Debug, PartialEq, Eq)]
pub struct FalseClaim {
    /// The file's name below the bank's root.
    pub file: String,
    /// The line of the fence, from 1.
    pub line: u32,
    /// The claim in words.
    pub claim: String,
    /// Why it is false.
    pub falsehood: Falsehood,
}

impl Report {
    /// How many claims are true.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.files.iter().map(|file| file.passed).sum()
    }

    /// How many of the true ones an earlier run had found true.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.files.iter().map(|file| file.remembered).sum()
    }

    /// What can be recorded beside the bank: the questions all of whose claims are true, and have any.
    #[must_use]
    pub fn record(&self, bank: &Bank) -> Verified {
        let questions = self.files.iter().filter(|file| file.failed.is_empty() && file.passed > 0);
        let questions = questions.filter_map(|file| {
            let code = bank::code_hash(bank.question(&file.id)?);
            Some((file.id.clone(), VerifiedQuestion { code, claims: file.passed }))
        });
        Verified::new(self.compiler.clone(), questions.collect())
    }

    /// The false claims, by file and line.
    pub fn failed(&self) -> impl Iterator<Item = &FalseClaim> {
        self.files.iter().flat_map(|file| &file.failed)
    }
}

/// The texts of the question files in a bank's folder, by name below it.
///
/// # Errors
/// When the folder or a file cannot be read.
pub fn question_texts(root: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let folder = root.join("questions");
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(&folder).map_err(|source| Problem::file(&folder, source))? {
        let path = entry.map_err(|source| Problem::file(&folder, source))?.path();
        let base = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_question = base.ends_with(".md") && base != "README.md" && !base.starts_with('.');
        if is_question && path.is_file() {
            let bytes = std::fs::read(&path).map_err(|source| Problem::file(&path, source))?;
            texts.insert(format!("questions/{base}"), String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    Ok(texts)
}

/// Verifies a bank, on all processors.
///
/// # Errors
/// When it cannot be verified at all; a false claim is a finding.
pub fn verify(
    content: &Content<'_>,
    request: &Request,
    mut progress: impl FnMut(Progress<'_>),
) -> Result<Report, Problem> {
    let compiler = compiler()?;
    std::fs::create_dir_all(&request.folder).map_err(|source| Problem::file(&request.folder, source))?;
    let mut gathered = gather(content, &request.ids)?;
    let known = Known::open(request.folder.join("known-true"));
    let mut found_true = BTreeSet::new();
    let mut open = Vec::new();
    for (at, file) in gathered.iter_mut().enumerate() {
        for check in std::mem::take(&mut file.checks) {
            let key = known::key_of(&check, &compiler);
            if known.holds(&key) && !request.fresh {
                file.report.passed += 1;
                file.report.remembered += 1;
                found_true.insert(key);
            } else {
                open.push((at, check, key));
            }
        }
    }
    let scratch = Scratch::new(&request.folder)?;
    let checks: Vec<&Check> = open.iter().map(|(_, check, _)| check).collect();
    let names: Vec<String> = gathered.iter().map(|file| file.report.file.clone()).collect();
    let verdicts = check_all(&checks, &scratch, request.limits, |done, index| {
        let at = open.get(index).map_or(usize::MAX, |(at, ..)| *at);
        let file = names.get(at).map_or("", String::as_str);
        progress(Progress { done, all: open.len(), file });
    })?;
    for ((at, check, key), (took, verdict)) in open.into_iter().zip(verdicts) {
        let Some(Gathered { report, .. }) = gathered.get_mut(at) else { continue };
        report.took += took;
        match verdict {
            Ok(()) => {
                report.passed += 1;
                found_true.insert(key);
            }
            Err(falsehood) => {
                let file = report.file.clone();
                report.failed.push(FalseClaim { file, line: check.line, claim: check.claim, falsehood });
            }
        }
    }
    known.save(found_true, !request.forget_others)?;
    let mut files: Vec<FileReport> = gathered.into_iter().map(|file| file.report).collect();
    files.iter_mut().for_each(|file| file.failed.sort_by_key(|claim| claim.line));
    let first = compiler.lines().next().unwrap_or_default().to_owned();
    Ok(Report { compiler: first, files })
}

/// What the compiler says of itself, in full.
fn compiler() -> Result<String, Problem> {
    let mut command = Command::new("rustc");
    let outcome = run::run_limited(command.arg("-vV"), Duration::from_secs(60))?;
    match outcome.status {
        Some(status) if status.success() => Ok(outcome.stdout),
        status => {
            let ending = status.map_or_else(|| "gave no answer".to_owned(), run::ending_of);
            Err(Problem::Compiler { command: run::line_of(&command), ending })
        }
    }
}

/// A file with what is to be compiled and run of it.
#[derive(Debug, Default)]
struct Gathered {
    report: FileReport,
    checks: Vec<Check>,
}

/// The chosen question files, each with its checks and what is false of it as it stands.
fn gather(content: &Content<'_>, ids: &[String]) -> Result<Vec<Gathered>, Problem> {
    let mut by_file: BTreeMap<&str, &Question> = BTreeMap::new();
    for question in content.bank.questions() {
        let file = content.bank.file_of_question(&question.id).unwrap_or_default();
        by_file.insert(base(file), question);
    }
    let chosen = |recording: &&Recording| ids.is_empty() || ids.contains(&recording.id);
    let known = |id: &String| {
        let mut recordings = content.bank.recordings();
        by_file.values().any(|question| question.id == *id) || recordings.any(|known| known.id == *id)
    };
    if let Some(id) = ids.iter().find(|id| !known(id)) {
        return Err(Problem::UnknownQuestion { id: id.clone() });
    }
    let mut gathered = Vec::new();
    for (file, text) in &content.texts {
        let question = by_file.get(base(file));
        if !ids.is_empty() && !question.is_some_and(|question| ids.contains(&question.id)) {
            continue;
        }
        gathered.push(match question {
            Some(question) => gather_question(file, text, question),
            None => no_question(file, content.problems),
        });
    }
    gathered.extend(content.bank.recordings().filter(chosen).map(|recording| Gathered {
        report: FileReport {
            file: content.bank.file_of_recording(&recording.id).unwrap_or_default().to_owned(),
            id: recording.id.clone(),
            ..FileReport::default()
        },
        checks: plan::of_recording(recording),
    }));
    Ok(gathered)
}

fn gather_question(file: &str, text: &str, question: &Question) -> Gathered {
    let mut report = FileReport { file: file.to_owned(), id: question.id.clone(), ..FileReport::default() };
    let covered: BTreeSet<u32> = question
        .fences()
        .filter(|fence| fence.role != bank::FenceRole::Plain)
        .map(|fence| fence.line)
        .collect();
    let unclaimed = rust_fences::rust_fences(text).into_iter().filter(|line| !covered.contains(line));
    for line in unclaimed {
        report.flaw(line, "a Rust fence", "nothing is claimed of it that could be checked");
    }
    let plan = plan::plan(question);
    for flaw in plan.flaws {
        report.flaw(flaw.line, &flaw.claim, &flaw.why);
    }
    report.idle_tests = plan.idle_tests;
    Gathered { report, checks: plan.checks }
}

fn no_question(file: &str, problems: &[bank::Problem]) -> Gathered {
    let mut report = FileReport { file: file.to_owned(), ..FileReport::default() };
    let why = problems.iter().find(|problem| base(&problem.span.file) == base(file));
    report.flaw(1, "a question", why.map_or("no question was read from it", |problem| &problem.message));
    Gathered { report, checks: Vec::new() }
}

/// The last part of a name: question files lie in one folder, whatever stands before it.
fn base(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

impl FileReport {
    fn flaw(&mut self, line: u32, claim: &str, why: &str) {
        let falsehood = Falsehood { happened: why.to_owned(), output: String::new() };
        self.failed.push(FalseClaim { file: self.file.clone(), line, claim: claim.to_owned(), falsehood });
    }
}

/// A verdict, and how long it took.
type Verdict = (Duration, Result<(), Falsehood>);

/// Compiles and runs the checks, as many at once as there are processors, and answers in their order.
/// `progress` is told how many are done and which one was the last.
fn check_all(
    checks: &[&Check],
    scratch: &Scratch,
    limits: Limits,
    mut progress: impl FnMut(usize, usize),
) -> Result<Vec<Verdict>, Problem> {
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
            let index = answer.0;
            answers.push(answer);
            progress(answers.len(), index);
        }
        answers.sort_by_key(|(index, _)| *index);
        answers.into_iter().map(|(_, verdict)| verdict).collect()
    })
}

fn verdict_on(check: &Check, folder: &Path, limits: Limits) -> Result<Verdict, Problem> {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a claim took is told to people, and decides nothing"
    )]
    let begun = Instant::now();
    std::fs::create_dir_all(folder).map_err(|source| Problem::file(folder, source))?;
    let observation = observe::observe(&check.unit, &check.expectation, folder, limits)?;
    // Programs are large and many; what stays is removed with the whole folder.
    let _room_only = std::fs::remove_dir_all(folder);
    Ok((begun.elapsed(), judge::judge(&check.expectation, &observation)))
}

/// A folder of this run alone, removed when it is over.
struct Scratch(PathBuf);

impl Scratch {
    fn new(parent: &Path) -> Result<Self, Problem> {
        let folder = parent.join(format!("units-{}", std::process::id()));
        std::fs::create_dir_all(&folder).map_err(|source| Problem::file(&folder, source))?;
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
    #[must_use]
    pub fn text(&self) -> String {
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
