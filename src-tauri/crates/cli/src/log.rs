//! `touchstone log`.

use std::io;
use std::process::ExitCode;

use desk::{Fault, Purpose};

use crate::args::{Args, LogFormat};
use crate::output::{self, legible};
use crate::show::parse_id;

pub(crate) fn run(args: &Args, interview: &str, format: LogFormat) -> Result<ExitCode, Fault> {
    let id = parse_id(interview)?;
    let mut desk = crate::open(args, Purpose::Read)?;
    let lines = desk.log(id)?;
    match format {
        LogFormat::Json => {
            let mut out = io::stdout().lock();
            let written = lines.iter().try_for_each(|line| output::json_line(&mut out, line));
            output::done(written)?;
        }
        LogFormat::Text => {
            let words = desk.log_in_words(id)?;
            // A device's own numbers would repeat where an interview went over several.
            let text: String = (1..)
                .zip(&lines)
                .zip(words)
                .map(|((number, line), words)| {
                    let line = format!("{number:>4}  {}  {}  {words}", clock(line.elapsed_ms), line.author);
                    format!("{}\n", legible(&line))
                })
                .collect();
            output::bytes(text.as_bytes())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Time on the interview's clock, as minutes and seconds.
fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{:>3}:{:02}", seconds / 60, seconds % 60)
}
