//! `touchstone export`.

use std::process::ExitCode;

use desk::{Fault, Format, Purpose, Target};
use interview::Privacy;

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
        },
        privacy: Privacy { include_private: options.include_private, alias: options.alias },
    };
    match &options.output {
        None => output::bytes(desk.rendered(id, wanted)?.as_bytes())?,
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
