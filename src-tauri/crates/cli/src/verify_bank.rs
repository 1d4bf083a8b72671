//! `touchstone verify-bank`: every claim of a pack, compiled and run.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bank::{Library, Origin, Pack, bundled_files};
use desk::Fault;
use serde::Serialize;
use verify::{Content, FalseClaim, FileReport, Limits, Progress, Report, Request};

use crate::args::{Args, TextOrJson, VerifyOptions};
use crate::output;
use crate::pack::Named;

pub(crate) fn run(args: &Args, options: &VerifyOptions) -> Result<ExitCode, Fault> {
    let folder = args.folder()?;
    let (library, _) = Library::open(&args.bank(), Some(&folder.packs()));
    let (pack, texts) = match &options.pack {
        None => {
            let pack = library.home().ok_or_else(no_bank)?.clone();
            let texts = texts(&pack)?;
            (pack, texts)
        }
        // A bank that is no pack yet can be verified all the same.
        Some(folder) if library.pack(folder).is_none() && Path::new(folder).is_dir() => {
            let pack = Pack::load(Path::new(folder), Some(&library));
            let texts = texts(&pack)?;
            (pack, texts)
        }
        Some(name) => {
            let Named { files, pack, .. } = Named::find(name, &library)?;
            (pack, of_questions(files.iter()))
        }
    };
    let request = Request {
        ids: options.questions.clone(),
        fresh: options.fresh,
        folder: folder.verified_claims(),
        forget_others: false,
        limits: Limits::USUAL,
    };
    if pack.origin != Origin::Bundled {
        output::say(
            "This compiles and runs the pack's programs with your rights. Do it for packs you trust.",
        );
    }
    let content = Content { bank: &pack.bank, problems: &pack.problems, texts };
    let mut shown = Shown::default();
    let report = verify::verify(&content, &request, |progress| shown.tell(progress));
    shown.clear();
    let report = report.map_err(|problem| fault_of(&problem))?;
    let wrong = report.failed().count();
    if options.record {
        record(&pack, &report, wrong)?;
    }
    match options.format {
        TextOrJson::Json => output::json(&listing(&report))?,
        TextOrJson::Text => {
            for claim in report.failed() {
                // Line by line: what a program said may hold anything.
                claim.text().lines().for_each(output::say);
            }
            output::bytes(verify::table(&report).as_bytes())?;
            let (passed, known) = (report.passed(), report.remembered());
            output::say(&format!("{passed} claims are true ({known} known from before), {wrong} are false."));
        }
    }
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The question files of a pack, by name below it.
fn texts(pack: &Pack) -> Result<BTreeMap<String, String>, Fault> {
    match pack.origin.folder() {
        Some(folder) => verify::question_texts(folder).map_err(|problem| fault_of(&problem)),
        None => Ok(of_questions(bundled_files())),
    }
}

/// The questions among files, as texts.
fn of_questions<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> BTreeMap<String, String> {
    files
        .filter(|(name, _)| name.starts_with("questions/"))
        .map(|(name, bytes)| (name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        .collect()
}

/// Writes what was found true beside the pack's manifest.
fn record(pack: &Pack, report: &Report, wrong: usize) -> Result<(), Fault> {
    let Origin::Linked(folder) = &pack.origin else {
        return Err(Fault::new(
            "pack-is-a-copy",
            "only a folder of your own can be given a record",
            "Verify the folder the pack was made from, then make the pack again.",
        ));
    };
    if wrong > 0 {
        output::say("Nothing was recorded of questions with false claims.");
    }
    let file = record_file(folder);
    let fresh = file.with_extension("new");
    #[expect(clippy::disallowed_methods, reason = "renamed once whole; it can be made again")]
    let written = std::fs::write(&fresh, report.record(&pack.bank).to_json());
    written
        .and_then(|()| std::fs::rename(&fresh, &file))
        .map_err(|error| output::failed("the record", &error))
}

/// Beside the manifest: in the folder itself, or where its rubrics are.
fn record_file(folder: &Path) -> PathBuf {
    let inside = folder.join("rubrics");
    let in_rubrics = !folder.join("pack.yaml").is_file() && inside.join("pack.yaml").is_file();
    if in_rubrics { inside.join("verified.json") } else { folder.join("verified.json") }
}

fn no_bank() -> Fault {
    Fault::new("unknown-pack", "there is no bank to verify", "Name a pack, or a folder that holds one.")
}

fn fault_of(problem: &verify::Problem) -> Fault {
    Fault::new(problem.code(), problem.to_string(), problem.hint())
}

/// How far it is, on standard error: in place on a terminal, elsewhere a line every tenth.
#[derive(Debug, Default)]
struct Shown {
    tenths: usize,
    on_terminal: bool,
}

impl Shown {
    fn tell(&mut self, Progress { done, all, file }: Progress<'_>) {
        let words = format!("{done} of {all} claims, {}", output::legible(file));
        if std::io::stderr().is_terminal() {
            self.on_terminal = true;
            // With standard error gone there is nobody left to tell.
            drop(write!(std::io::stderr(), "\r\x1b[2K{words}"));
        } else if done * 10 / all.max(1) > self.tenths {
            self.tenths = done * 10 / all.max(1);
            output::say(&words);
        }
    }

    fn clear(&self) {
        if self.on_terminal {
            drop(write!(std::io::stderr(), "\r\x1b[2K"));
        }
    }
}

#[derive(Serialize)]
struct Listing<'r> {
    compiler: &'r str,
    #[serde(rename = "true")]
    passed: usize,
    #[serde(rename = "false")]
    wrong: usize,
    questions: Vec<Row<'r>>,
}

#[derive(Serialize)]
struct Row<'r> {
    id: &'r str,
    file: &'r str,
    #[serde(rename = "true")]
    passed: usize,
    known: usize,
    seconds: f64,
    #[serde(rename = "false")]
    wrong: Vec<Wrong<'r>>,
}

#[derive(Serialize)]
struct Wrong<'r> {
    line: u32,
    claim: &'r str,
    happened: &'r str,
    output: &'r str,
}

fn listing(report: &Report) -> Listing<'_> {
    Listing {
        compiler: &report.compiler,
        passed: report.passed(),
        wrong: report.failed().count(),
        questions: report.files.iter().map(row).collect(),
    }
}

fn row(file: &FileReport) -> Row<'_> {
    Row {
        id: &file.id,
        file: &file.file,
        passed: file.passed,
        known: file.remembered,
        seconds: file.took.as_secs_f64(),
        wrong: file.failed.iter().map(wrong).collect(),
    }
}

fn wrong(FalseClaim { line, claim, falsehood, .. }: &FalseClaim) -> Wrong<'_> {
    Wrong { line: *line, claim, happened: &falsehood.happened, output: &falsehood.output }
}
