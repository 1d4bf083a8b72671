//! Writing to people (standard error) and to programs (standard output).

use std::io::{self, IsTerminal as _, Write};

use anstyle::{AnsiColor, Style};
use desk::Fault;
use serde::Serialize;

const RED: Style = AnsiColor::Red.on_default().bold();
const DIM: Style = Style::new().dimmed();

/// A fault, for people. Colours only on a terminal, and not with `NO_COLOR`.
pub(crate) fn fault(fault: &Fault) {
    let mut out = anstream::stderr().lock();
    let (code, message) = (&fault.code, legible(&fault.message));
    // With standard error gone there is nobody left to tell.
    drop(writeln!(out, "{RED}error{RED:#}: {message} {DIM}[{code}]{DIM:#}"));
    if !fault.hint.is_empty() {
        drop(writeln!(out, "  {}", legible(&fault.hint)));
    }
}

/// Words for people, beside the data.
pub(crate) fn say(words: &str) {
    drop(writeln!(anstream::stderr(), "{}", legible(words)));
}

/// What somebody wrote, on one line, so that nothing in it acts on a terminal: line ends and control
/// characters, and what reorders text, become a sign that something stood there.
pub(crate) fn legible(text: &str) -> String {
    let acts = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.replace(acts, "\u{FFFD}")
}

/// Whether standard output shows colours.
pub(crate) fn colours() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// How many characters a line on standard output may have: as many as the terminal has, up to 120, and 80
/// where there is none.
pub(crate) fn width() -> usize {
    let terminal = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    terminal.map_or(80, |(width, _)| usize::from(width.0).min(120))
}

/// Bytes on standard output, the same that a file would get.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    done(out.write_all(bytes).and_then(|()| out.flush()))
}

/// One JSON value on standard output, with a newline.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    let written = serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from);
    done(written.and_then(|()| writeln!(out)))
}

/// One JSON value on one line of standard output.
pub(crate) fn json_line<T: Serialize>(out: &mut impl Write, value: &T) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    writeln!(out)?;
    out.flush()
}

/// Whoever read our output and went away has seen enough.
pub(crate) fn done(written: io::Result<()>) -> Result<(), Fault> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed("standard output", &error)),
        _ => Ok(()),
    }
}

pub(crate) fn failed(what: &str, error: &io::Error) -> Fault {
    Fault::new(
        "io",
        format!("writing {what} failed: {error}"),
        "Check where the output goes, then try again.",
    )
}
