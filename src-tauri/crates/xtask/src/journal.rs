//! What a command tells while it works: a line a step on the terminal, everything in a log.
//!
//! A step's own output stays out of the terminal unless the step fails, when it is shown whole. Lines that sum up
//! (a test runner's closing line) are let through. On a terminal the newest line of output is shown in place;
//! elsewhere a long step says every half minute that it is alive.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::process::{self, Happening};
use crate::workspace::Workspace;

/// How often a long step says that it is alive where there is no terminal.
const SIGN_OF_LIFE: Duration = Duration::from_secs(30);

/// How long one program may run where nobody watches.
const LIMIT: Duration = Duration::from_secs(40 * 60);

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It did what it is for.
    Passed,
    /// It did not.
    Failed,
    /// What it needs is not there, for this reason. It counts as failed.
    NotRun(String),
    /// It is not for this platform, for this reason. It does not count.
    Skipped(String),
}

impl Ending {
    /// Whether nothing is to be mended.
    pub(crate) fn is_fine(&self) -> bool {
        matches!(self, Self::Passed | Self::Skipped(_))
    }
}

/// A step that is over.
#[derive(Debug)]
pub(crate) struct Done {
    /// As shown.
    pub(crate) name: String,
    /// How it ended.
    pub(crate) ending: Ending,
    /// How long it took.
    pub(crate) took: Duration,
    /// The lines that were let through.
    pub(crate) closing_lines: Vec<String>,
}

/// The terminal and the log of one command.
pub(crate) struct Journal {
    log: File,
    log_path: PathBuf,
    live: bool,
}

/// What a running step writes to.
pub(crate) struct Step<'a> {
    journal: &'a mut Journal,
    name: String,
    started: Instant,
    last_sign: Instant,
    output: String,
    closing_lines: Vec<String>,
}

impl Journal {
    /// Begins a log anew and shows steps on standard output.
    ///
    /// # Errors
    /// `Failure::File` when the log cannot be written.
    pub(crate) fn open(workspace: &Workspace, command: &str) -> Result<Self, Failure> {
        let log_path = workspace.own_folder("log")?.join(format!("{command}.log"));
        let log = File::create(&log_path).map_err(|source| Failure::file(&log_path, source))?;
        let live = io::stdout().is_terminal() && std::env::var_os("CI").is_none();
        Ok(Self { log, log_path, live })
    }

    /// A line outside any step.
    pub(crate) fn say(&mut self, text: &str) {
        self.write_log(text);
        write_lines(&mut io::stdout().lock(), text);
    }

    /// Does one step: shows it, times it, and shows why it failed with all it wrote when it does.
    pub(crate) fn step(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Step<'_>) -> Result<(), Failure>,
    ) -> Done {
        self.write_log(&format!("== {name}"));
        let started = now();
        let mut step = Step {
            journal: self,
            name: name.to_owned(),
            started,
            last_sign: started,
            output: String::new(),
            closing_lines: Vec::new(),
        };
        step.show_live("");
        let result = work(&mut step);
        let Step { output, closing_lines, .. } = step;
        let took = now().duration_since(started);
        self.clear_live();
        let ending = match result {
            Ok(()) => Ending::Passed,
            Err(failure) => {
                show_output(name, &output);
                self.say(&failure.text());
                Ending::Failed
            }
        };
        self.close(Done { name: name.to_owned(), ending, took, closing_lines })
    }

    /// Notes a step that is not run.
    pub(crate) fn pass_over(&mut self, name: &str, ending: Ending) -> Done {
        self.close(Done { name: name.to_owned(), ending, took: Duration::ZERO, closing_lines: Vec::new() })
    }

    fn close(&mut self, done: Done) -> Done {
        self.say(&line_of(&done));
        done
    }

    /// Where everything was written.
    pub(crate) fn log_path(&self) -> &std::path::Path {
        &self.log_path
    }

    fn write_log(&mut self, text: &str) {
        write_lines(&mut self.log, text);
    }

    fn clear_live(&self) {
        if self.live {
            let _a_closed_terminal_loses_nothing = io::stdout().write_all(b"\r\x1b[2K");
        }
    }
}

impl Step<'_> {
    /// Runs a program as part of the step. Its lines go to the log; those `closing` picks also to the terminal.
    ///
    /// # Errors
    /// `Failure::Start` or `Failure::Ended`.
    pub(crate) fn run(&mut self, command: &mut Command, closing: fn(&str) -> bool) -> Result<(), Failure> {
        command.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1").env_remove("FORCE_COLOR");
        self.write(&format!("$ {}", process::line_of(command)));
        let watched = io::stdin().is_terminal();
        let begun = now();
        let mut newest = String::new();
        process::follow(command, |happening| {
            if let Happening::Line(line) = happening {
                self.write(line);
                if closing(line) {
                    self.let_through(line.trim());
                }
                line.trim().clone_into(&mut newest);
            }
            self.show_progress(&newest);
            watched || now().duration_since(begun) < LIMIT
        })
    }

    /// A line of the step's own output: kept for the case that it fails.
    pub(crate) fn write(&mut self, line: &str) {
        self.journal.write_log(line);
        self.output.push_str(line);
        self.output.push('\n');
    }

    /// A line shown at once, and counted in the summary.
    pub(crate) fn let_through(&mut self, line: &str) {
        self.journal.clear_live();
        write_lines(&mut io::stdout().lock(), &format!("    {line}"));
        self.closing_lines.push(line.to_owned());
    }

    /// A line shown at once that sums nothing up: what is about to be installed, and why.
    pub(crate) fn tell(&mut self, line: &str) {
        self.journal.clear_live();
        self.journal.say(&format!("    {line}"));
    }

    /// How far the step is: in place on a terminal, elsewhere every half minute.
    pub(crate) fn show_progress(&mut self, newest: &str) {
        if self.journal.live {
            self.show_live(newest);
        } else if now().duration_since(self.last_sign) >= SIGN_OF_LIFE {
            self.last_sign = now();
            let text =
                format!("  ... {}, {}: {newest}", self.name, seconds(now().duration_since(self.started)));
            write_lines(&mut io::stdout().lock(), &text);
        }
    }

    fn show_live(&self, newest: &str) {
        if !self.journal.live {
            return;
        }
        let text = format!("{:<LABEL$} {}  {newest}", self.name, seconds(now().duration_since(self.started)));
        let text: String = text.chars().filter(|c| !c.is_control()).take(78).collect();
        let mut out = io::stdout().lock();
        let _a_closed_terminal_loses_nothing = write!(out, "\r\x1b[2K{text}").and_then(|()| out.flush());
    }
}

/// All a failed step wrote.
fn show_output(name: &str, output: &str) {
    if !output.is_empty() {
        let text = format!("---- output of {name} ----\n{}\n----", output.trim_end());
        write_lines(&mut io::stdout().lock(), &text);
    }
}

/// Columns for a step's name.
const LABEL: usize = 24;

/// The line that stays of a step.
pub(crate) fn line_of(done: &Done) -> String {
    match &done.ending {
        Ending::Passed => format!("ok       {:<LABEL$} {}", done.name, seconds(done.took)),
        Ending::Failed => format!("FAILED   {:<LABEL$} {}", done.name, seconds(done.took)),
        Ending::NotRun(why) => format!("not run  {:<LABEL$} {why}", done.name),
        Ending::Skipped(why) => format!("skipped  {:<LABEL$} {why}", done.name),
    }
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole >= 60 {
        format!("{} min {} s", whole / 60, whole % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

/// Writes text with a line break after it. A closed reader (`| head`) is no reason to stop a build.
pub(crate) fn write_lines(out: &mut impl Write, text: &str) {
    let _a_closed_reader_loses_nothing = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// The moment, to tell a developer how long a step took.
#[expect(clippy::disallowed_methods, reason = "durations of builds are shown to people and decide nothing")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn journal(folder: &std::path::Path) -> Journal {
        let workspace =
            Workspace { root: folder.into(), target: folder.join("target"), packages: Vec::new() };
        Journal::open(&workspace, "check").unwrap()
    }

    #[test]
    fn durations_read_as_seconds_then_as_minutes() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(61)), "1 min 1 s");
    }

    #[cfg(unix)]
    #[test]
    fn a_step_logs_every_line_and_keeps_the_closing_ones() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path());
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo sum: two"]);
        let done = journal.step("counting", |step| step.run(&mut command, |line| line.starts_with("sum:")));
        let log = std::fs::read_to_string(journal.log_path()).unwrap();
        assert!(log.contains("== counting\n$ sh -c 'echo one; echo sum: two'\none\nsum: two\n"), "{log}");
        assert_eq!((&done.ending, &done.closing_lines[..]), (&Ending::Passed, &["sum: two".to_owned()][..]));
    }

    #[cfg(unix)]
    #[test]
    fn a_failing_program_fails_its_step() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path());
        let done =
            journal.step("breaking", |step| step.run(Command::new("sh").args(["-c", "exit 1"]), |_| false));
        assert_eq!(done.ending, Ending::Failed);
    }

    #[test]
    fn a_step_that_is_not_run_says_why_and_only_a_skipped_one_is_fine() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = journal(folder.path());
        let skipped = journal.pass_over("window", Ending::Skipped("no web driver here".into()));
        assert!(line_of(&skipped).contains("no web driver here") && skipped.ending.is_fine());
        let blocked = journal.pass_over("window", Ending::NotRun("interface could not be set up".into()));
        assert!(line_of(&blocked).contains("interface could not be set up") && !blocked.ending.is_fine());
    }
}
