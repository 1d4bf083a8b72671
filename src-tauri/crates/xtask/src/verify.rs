//! `cargo xtask verify-bank`: the repository's own bank, or another folder, through the crate that verifies.

use std::process::ExitCode;

use bank::Bank;
use verify::{Content, Limits, Request};

use crate::arguments::VerifyRequest;
use crate::failure::Failure;
use crate::journal::{Journal, Step};
use crate::workspace::Workspace;

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
    let root = request.root.as_deref().unwrap_or(&workspace.root);
    let (bank, problems) = Bank::load(root);
    let content = Content { bank: &bank, problems: &problems, texts: verify::question_texts(root)? };
    let request = Request {
        ids: request.ids.clone(),
        fresh: request.fresh,
        folder: workspace.own_folder("verify-bank")?,
        forget_others: request.ids.is_empty() && request.root.is_none(),
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
    if wrong == 0 {
        return Ok(table);
    }
    Err(Failure::Verdict(format!("{wrong} claims of the question bank are false")))
}
