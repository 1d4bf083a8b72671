//! `cargo xtask verify-bank`: the repository's own bank, or another folder, through the crate that verifies.

use std::path::Path;
use std::process::ExitCode;

use bank::{Bank, Verified};
use verify::{Content, Limits, Request};

use crate::arguments::VerifyRequest;
use crate::failure::Failure;
use crate::journal::{Journal, Step};
use crate::workspace::Workspace;

/// Where the repository's bank says what was verified.
const RECORD: &str = "rubrics/verified.json";

/// Verifies the bank as a command of its own.
///
/// # Errors
/// `Failure::File` when the log cannot be written. False claims are an exit code.
pub(crate) fn run(workspace: &Workspace, request: &VerifyRequest) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "verify-bank")?;
    let done = journal.step("verify-bank", |step| {
        let table = check(step, workspace, request)?;
        step.tell(&table);
        Ok(())
    });
    Ok(if done.ending.is_fine() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Verifies the bank as part of a step, writes each false claim into it, and answers with the table.
///
/// # Errors
/// `Failure::Verdict` when a claim is false; others when the bank cannot be verified at all.
pub(crate) fn check(
    step: &mut Step<'_>,
    workspace: &Workspace,
    request: &VerifyRequest,
) -> Result<String, Failure> {
    let (record_it, whole) = (request.record, request.ids.is_empty() && request.root.is_none());
    let root = request.root.as_deref().unwrap_or(&workspace.root);
    let (bank, problems) = Bank::load(root);
    let content = Content { bank: &bank, problems: &problems, texts: verify::question_texts(root)? };
    let request = Request {
        ids: request.ids.clone(),
        fresh: request.fresh,
        folder: workspace.own_folder("verify-bank")?,
        forget_others: whole,
        limits: Limits::USUAL,
    };
    let report = verify::verify(&content, &request, |progress| {
        step.show_progress(&format!("{} of {} claims, {}", progress.done, progress.all, progress.file));
    })?;
    let wrong = report.failed().count();
    for claim in report.failed() {
        step.write(&claim.text());
    }
    let table = verify::table(&report);
    if wrong > 0 {
        step.write(&table);
    }
    let (passed, known) = (report.passed(), report.remembered());
    step.let_through(&format!("{passed} passed, {wrong} failed ({known} known from before)"));
    if wrong > 0 {
        return Err(Failure::Verdict(format!("{wrong} claims of the question bank are false")));
    }
    let record = report.record(&bank);
    if record_it {
        write(&root.join(RECORD), &record.to_json())?;
    } else if whole && !is_recorded(&root.join(RECORD), &record) {
        return Err(Failure::Verdict(format!(
            "{RECORD} does not say what was found: run `cargo xtask verify-bank --record`"
        )));
    }
    Ok(table)
}

/// Whether the record says the same of the same code. Another compiler may have found it.
fn is_recorded(file: &Path, found: &Verified) -> bool {
    let recorded = std::fs::read(file).ok().and_then(|bytes| Verified::parse(&bytes).ok());
    recorded.is_some_and(|recorded| recorded.questions == found.questions)
}

/// Writes a file by another name first, so that half of it is never read.
fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let fresh = file.with_extension("new");
    #[expect(clippy::disallowed_methods, reason = "renamed once whole; it can be made again")]
    std::fs::write(&fresh, text).map_err(|source| Failure::file(&fresh, source))?;
    std::fs::rename(&fresh, file).map_err(|source| Failure::file(file, source))
}
