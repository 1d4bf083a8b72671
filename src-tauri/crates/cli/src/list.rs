//! `touchstone list`.

use std::process::ExitCode;

use desk::{Fault, InterviewRow, Purpose};

use crate::args::{Args, TextOrJson};
use crate::output::{self, legible};

pub(crate) fn run(args: &Args, practice: bool, shadow: bool, format: TextOrJson) -> Result<ExitCode, Fault> {
    let rows = match crate::open(args, Purpose::Read) {
        Ok(desk) => desk.list(practice, shadow)?,
        // Nothing was ever prepared: an empty list, not an error.
        Err(fault) if fault.code == "no-workspace" => Vec::new(),
        Err(fault) => return Err(fault),
    };
    match format {
        TextOrJson::Json => output::json(&rows)?,
        TextOrJson::Text if rows.is_empty() => {
            output::say("No interviews yet. Plan one with `touchstone live`.");
        }
        TextOrJson::Text => output::bytes(table(&rows).as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn table(rows: &[InterviewRow]) -> String {
    let width = |of: fn(&InterviewRow) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let name = width(|row| row.candidate.chars().count());
    let kit = width(|row| row.kit.chars().count());
    rows.iter().fold(String::new(), |mut text, row| {
        let day = row.started_at.unwrap_or(row.planned_at).format("%Y-%m-%d");
        let line = format!(
            "{}  {day}  {:<9}  {:<name$}  {:<kit$}  {} {}",
            row.id, row.state, row.candidate, row.kit, row.level, row.role
        );
        text.push_str(&legible(&line));
        text.push('\n');
        text
    })
}
