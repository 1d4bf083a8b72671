//! `touchstone scan`: the detectors of the rubrics on a file.

use std::io::{self, Read as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use bank::{Bank, Library, LookupError};
use desk::{Fault, Surroundings as _, System};
use evidence::{Engine, Finding, Limit, MAX_BYTES, Scan, Speaks, definitions_of, signals_of};
use serde::Serialize;

use crate::args::{Args, ScanOptions, TextOrJson};
use crate::output::{self, legible};

/// How long a file is looked at. The desk gives up sooner: there somebody waits.
const WITHIN: Duration = Duration::from_secs(10);

pub(crate) fn run(args: &Args, options: &ScanOptions) -> Result<ExitCode, Fault> {
    let folder = args.folder()?;
    let (library, _) = Library::open(&args.bank(), Some(&folder.packs()));
    if let Some(detector) = &options.explain {
        return explain(&library, detector);
    }
    let (bank, wanted) = match &options.question {
        None => (home(&library)?, None),
        Some(name) => {
            let (pack, question) = library.question(name).map_err(|error: LookupError| Fault::from(error))?;
            (&*pack.bank, Some(signals_of(question).map(str::to_owned).collect::<Vec<_>>()))
        }
    };
    let engine = engine(bank);
    let file = options.file.as_deref().unwrap_or(Path::new("-"));
    let text = read(file)?;
    let mut scan = if options.compiler {
        engine.read_output(&text).map(|findings| Scan { findings, syntax_errors: 0 })
    } else {
        engine.scan(&text, System::new().deadline(WITHIN))
    }
    .map_err(refused)?;
    if let Some(wanted) = wanted {
        scan.findings.retain(|finding| finding.signals.iter().any(|signal| wanted.contains(signal)));
    }
    let file = file.to_string_lossy();
    match options.format {
        TextOrJson::Json => output::json(&Listing::of(&file, &scan))?,
        TextOrJson::Text => {
            let line = |found: &Finding| {
                let (at, speaks) = (found.place, word(found.speaks));
                let place = format!("{file}:{}:{}", at.line, at.column);
                format!("{place}: {} ({speaks}) {}\n", found.detector, legible(&found.ask))
            };
            output::bytes(scan.findings.iter().map(line).collect::<String>().as_bytes())?;
            if scan.syntax_errors > 0 {
                let places = if scan.syntax_errors == 1 {
                    "1 place"
                } else {
                    &format!("{} places", scan.syntax_errors)
                };
                output::say(&format!("The code could not be read in {places}; the rest was looked at."));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The detectors of a bank. Those that cannot be used are told, and hide no other.
fn engine(bank: &Bank) -> Engine {
    let (engine, problems) = Engine::of(&definitions_of(bank));
    for problem in problems {
        output::say(&format!("warning: {problem}"));
    }
    engine
}

fn home(library: &Library) -> Result<&Bank, Fault> {
    let none = || Fault::new("unknown-pack", "there is no bank in use", "Name one with --bank.");
    library.home().map(|home| &*home.bank).ok_or_else(none)
}

fn explain(library: &Library, detector: &str) -> Result<ExitCode, Fault> {
    let engine = engine(home(library)?);
    let Some(about) = engine.about(detector) else {
        let mut known: Vec<&str> = engine.ids().collect();
        known.sort_unstable();
        let message = format!("there is no detector {detector:?}");
        return Err(Fault::new("unknown-detector", message, format!("There are {}.", known.join(", "))));
    };
    let looks_at = match (about.reads_compiler, about.of_tests) {
        (true, _) => "what the compiler said",
        (false, true) => "tests",
        (false, false) => "code outside of tests",
    };
    let mut text = format!("{detector}: looks at {looks_at}; {}", word(about.speaks));
    text.push_str(&format!(" {}\n\nAsks: {}\n", about.signals.join(", "), about.ask.replace("{line}", "12")));
    for (title, examples) in [("Found in", &about.examples.yes), ("Not found in", &about.examples.no)] {
        for example in examples {
            text.push_str(&format!("\n{title}:\n"));
            example.lines().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    output::bytes(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// Reads at most as much as is looked at, and one byte more, so that too much is seen to be too much.
fn read(file: &Path) -> Result<String, Fault> {
    let limit = MAX_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| {
        let message = format!("{} cannot be read: {error}", file.display());
        Fault::new("io", message, "Check the path; - reads standard input.")
    })?;
    if bytes.len() as u64 == limit {
        return Err(refused(Limit::TooLong(bytes.len())));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let message = format!("{} is not UTF-8: byte {at} begins no character", file.display());
        Fault::new("not-utf8", message, "Save it as UTF-8. Is it a text file?")
    })
}

fn refused(limit: Limit) -> Fault {
    Fault::new(limit.code(), limit.to_string(), "Scan the part that matters.")
}

const fn word(speaks: Speaks) -> &'static str {
    match speaks {
        Speaks::For => "for",
        Speaks::Against => "against",
        Speaks::Context => "context",
    }
}

#[derive(Serialize)]
struct Listing<'s> {
    file: &'s str,
    findings: Vec<Row<'s>>,
    syntax_errors: usize,
}

#[derive(Serialize)]
struct Row<'s> {
    detector: &'s str,
    signals: &'s [String],
    speaks: Speaks,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'s str,
    ask: &'s str,
}

impl<'s> Listing<'s> {
    fn of(file: &'s str, scan: &'s Scan) -> Self {
        let row = |found: &'s Finding| Row {
            detector: &found.detector,
            signals: &found.signals,
            speaks: found.speaks,
            line: found.place.line,
            column: found.place.column,
            end_line: found.place.end_line,
            end_column: found.place.end_column,
            text: &found.text,
            ask: &found.ask,
        };
        Self { file, findings: scan.findings.iter().map(row).collect(), syntax_errors: scan.syntax_errors }
    }
}
