//! `touchstone lint`: exit 0 when clean, 1 on errors (or warnings, when asked), 2 on misuse.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bank::{Code, Library, Listing, Problem, render_all};
use desk::{BankSource, Fault};

use crate::args::{Args, LintOptions, TextOrJson};
use crate::output;

pub(crate) fn run(args: &Args, options: &LintOptions) -> ExitCode {
    let done = match &options.explain {
        Some(code) => explain(code),
        None => check(args, options),
    };
    done.unwrap_or_else(|fault| {
        output::fault(&fault);
        ExitCode::from(2)
    })
}

fn explain(name: &str) -> Result<ExitCode, Fault> {
    let known = Code::ALL.iter().find(|code| code.name() == name).ok_or_else(|| {
        Fault::new(
            "unknown-code",
            format!("there is no lint {name:?}"),
            format!("Known: {}.", Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>().join(", ")),
        )
    })?;
    output::bytes(bank::explain(*known, output::width()).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn check(args: &Args, options: &LintOptions) -> Result<ExitCode, Fault> {
    let problems = problems(args, &options.paths);
    match options.format {
        TextOrJson::Json => output::json(&Listing { problems: &problems })?,
        TextOrJson::Text => output::bytes(render_all(&problems, output::colours()).as_bytes())?,
    }
    let failed = problems.iter().any(|problem| options.deny_warnings || problem.is_error());
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn problems(args: &Args, paths: &[PathBuf]) -> Vec<Problem> {
    let here = Path::new(".");
    // What is linted may build on packs that were added. Without a data folder there are none.
    let packs = args.folder().ok().map(|folder| folder.packs());
    let library = packs.map(|packs| Library::open(&BankSource::Bundled, Some(&packs)).0);
    let lint = |paths: &[PathBuf]| bank::lint_over(paths, library.as_ref(), Some(&desk::try_detectors));
    if !paths.is_empty() {
        lint(paths)
    } else if let BankSource::Folder(root) = args.bank() {
        lint(&[root])
    } else if here.join("questions").is_dir() && here.join("rubrics").is_dir() {
        lint(&[here.to_owned()])
    } else {
        bank::lint_bundled(Some(&desk::try_detectors))
    }
}
