//! `touchstone coverage`: what a kit, a loop or the whole bank asks for.

use std::process::ExitCode;

use bank::coverage::{self, CoverageError};
use bank::{Library, LookupError};
use desk::Fault;

use crate::args::{Args, CoverageOptions, TextOrJson};
use crate::output;

pub(crate) fn run(args: &Args, options: &CoverageOptions) -> Result<ExitCode, Fault> {
    let (library, _) = Library::open(&args.bank(), Some(&args.folder()?.packs()));
    let level = options.level.as_deref();
    let Some(name) = options.name.as_deref() else { return of_bank(&library, options.format) };
    let (kit, role_loop) = match name.split_once(':') {
        Some(("kit", kit)) => (Some(library.kit(kit)), None),
        Some(("loop", role_loop)) => (None, Some(library.role_loop(role_loop))),
        _ => (Some(library.kit(name)), Some(library.role_loop(name))),
    };
    let coverage = match (kit, role_loop) {
        (Some(Ok(_)), Some(Ok(_))) => return Err(both(name)),
        (Some(Ok((pack, kit))), _) => coverage::of_kit(&pack.bank, kit, level),
        (_, Some(Ok((pack, role_loop)))) => coverage::of_loop(&pack.bank, role_loop, level),
        (Some(Err(error)), None) | (None, Some(Err(error))) => return Err(not_found(&error)),
        (
            Some(Err(LookupError::Unknown { known: kits, .. })),
            Some(Err(LookupError::Unknown { known: loops, .. })),
        ) => {
            return Err(neither(name, &kits, loops));
        }
        // Whichever of the two is more than unknown says what is wrong.
        (Some(Err(LookupError::Unknown { .. })), Some(Err(error))) | (Some(Err(error)), Some(Err(_))) => {
            return Err(not_found(&error));
        }
        (None, None) => return of_bank(&library, options.format),
    };
    let coverage = coverage.map_err(|error| fault(&error))?;
    match options.format {
        TextOrJson::Json => output::json(&coverage)?,
        TextOrJson::Text => output::bytes(coverage::text(&coverage, output::width()).as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn of_bank(library: &Library, format: TextOrJson) -> Result<ExitCode, Fault> {
    let Some(home) = library.home() else {
        return Err(Fault::new("not-found", "there is no bank to look at", "Name its folder with --bank."));
    };
    let coverage = coverage::of_bank(&home.bank);
    match format {
        TextOrJson::Json => output::json(&coverage)?,
        TextOrJson::Text => output::bytes(coverage::bank_text(&coverage, output::width()).as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn both(name: &str) -> Fault {
    let message = format!("there is a kit and a loop called {name}");
    Fault::new("several-things", message, format!("Say kit:{name} or loop:{name}."))
}

/// Nothing has the name: the nearest of either sort may be meant.
fn neither(name: &str, kits: &[String], loops: Vec<String>) -> Fault {
    let known = kits.iter().cloned().chain(loops).collect();
    let error = LookupError::Unknown { what: "kit or loop", name: name.to_owned(), known };
    Fault::new("unknown-kit", error.to_string(), error.hint())
}

fn not_found(error: &LookupError) -> Fault {
    Fault::new(error.code(), error.to_string(), error.hint())
}

fn fault(error: &CoverageError) -> Fault {
    Fault::new(error.code(), error.to_string(), error.hint())
}
