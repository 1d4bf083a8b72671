//! `touchstone export`.

use std::io::IsTerminal as _;
use std::process::ExitCode;

use chrono::FixedOffset;
use desk::{Fault, Format, Purpose, Target};
use interview::{Privacy, Scorecard};

use crate::args::{Args, ExportFormat, ExportOptions};
use crate::output;
use crate::show::parse_id;

pub(crate) fn run(args: &Args, options: &ExportOptions) -> Result<ExitCode, Fault> {
    let id = parse_id(&options.interview)?;
    let mut desk = crate::open(args, Purpose::Read)?;
    let wanted = desk::ExportOptions {
        revision: options.revision,
        format: match options.format {
            ExportFormat::Json => Format::Json,
            ExportFormat::Markdown => Format::Markdown,
            ExportFormat::Html => Format::Html,
            ExportFormat::Pdf => Format::Pdf,
        },
        privacy: Privacy { include_private: options.include_private, alias: options.alias },
    };
    match &options.output {
        None if wanted.format == Format::Pdf && std::io::stdout().is_terminal() => {
            return Err(Fault::new(
                "pdf-on-a-terminal",
                "a PDF is nothing a terminal can show",
                "Name a file with -o FILE.",
            ));
        }
        None => output::bytes(&desk.bytes(id, wanted)?)?,
        Some(path) => {
            let target = Target::File { path: path.clone(), replace: options.force };
            let exported = desk.export(id, wanted, &target).map_err(|mut fault| {
                if fault.code == "file-exists" {
                    "Choose another name, or add --force to replace it.".clone_into(&mut fault.hint);
                }
                fault
            })?;
            output::say(&format!("Wrote {} ({} bytes).", exported.path, exported.bytes));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A scorecard as PDF, for the desk, which sets none itself.
pub(crate) fn pdf(card: &Scorecard, privacy: Privacy, offset: FixedOffset) -> Result<Vec<u8>, Fault> {
    pdf::render_here(card, privacy, offset)
        .map_err(|error| Fault::new(error.code(), error.to_string(), error.hint()))
}
