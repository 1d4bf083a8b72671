//! `touchstone lint`: exit 0 when clean, 1 on errors (or warnings, when asked), 2 on misuse.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use bank::{Bank, Code, Listing, Problem, render_all};
use desk::Fault;

use crate::args::{LintOptions, TextOrJson};
use crate::output;

pub(crate) fn run(options: &LintOptions) -> ExitCode {
    let done = match &options.explain {
        Some(code) => explain(code),
        None => check(options),
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
    output::text(&format!("{}\n", known.explanation()))?;
    Ok(ExitCode::SUCCESS)
}

fn check(options: &LintOptions) -> Result<ExitCode, Fault> {
    let problems = problems(&options.paths);
    match options.format {
        TextOrJson::Json => output::json(&Listing { problems: &problems })?,
        TextOrJson::Text => {
            let colours = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            output::text(&render_all(&problems, colours))?;
        }
    }
    let failed = problems.iter().any(|problem| options.deny_warnings || problem.is_error());
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn problems(paths: &[PathBuf]) -> Vec<Problem> {
    let here = Path::new(".");
    if !paths.is_empty() {
        bank::lint(paths)
    } else if here.join("questions").is_dir() && here.join("rubrics").is_dir() {
        bank::lint(&[here.to_owned()])
    } else {
        Bank::bundled().1
    }
}
