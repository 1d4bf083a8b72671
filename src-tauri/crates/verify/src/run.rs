//! Programs nobody vouches for: run with a limit, without input, with nothing of this process's surroundings.
//!
//! Output is read while the program runs, so a full pipe never stops it, and a process that keeps a pipe open
//! holds nobody up for long. Past the limit the program is ended together with what it started.

use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

use crate::Problem;

/// How much of each stream is kept, in bytes: the beginning, which names the first fault.
const KEPT: usize = 256 * 1024;

/// How long output is awaited after the program itself has ended.
const GRACE: Duration = Duration::from_secs(2);

/// What a run left.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// How it ended; nothing when it was still running at the limit and was stopped.
    pub(crate) status: Option<ExitStatus>,
    /// The beginning of standard output.
    pub(crate) stdout: String,
    /// The beginning of standard error.
    pub(crate) stderr: String,
}

/// The command as one would type it.
pub(crate) fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// How a program ended, in words.
pub(crate) fn ending_of(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with code {code}"),
        None => format!("was ended by a signal ({status})"),
    }
}

/// Runs a program for at most `limit` and keeps the beginning of what it says.
///
/// # Errors
/// `Problem::Start` when it cannot be started or waited for.
pub(crate) fn run_limited(command: &mut Command, limit: Duration) -> Result<Outcome, Problem> {
    let name = line_of(command);
    let failed = |source| Problem::Start { command: name.clone(), source };
    group_of_its_own(command);
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.map_err(failed)?;
    let stdout = Beginning::of(child.stdout.take());
    let stderr = Beginning::of(child.stderr.take());
    let status = child.wait_timeout(limit).map_err(failed)?;
    // Also after a good end: what it left running would go on beside the next claims.
    end_group(&mut child);
    if status.is_none() {
        child.wait().map_err(failed)?;
    }
    Ok(Outcome { status, stdout: stdout.text(), stderr: stderr.text() })
}

#[cfg(unix)]
fn group_of_its_own(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

#[cfg(not(unix))]
fn group_of_its_own(_: &mut Command) {}

#[cfg(unix)]
fn end_group(child: &mut Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    // An empty group is what is wanted, and says so by an error.
    let _gone_already = group.map(|group| kill_process_group(group, Signal::KILL));
}

#[cfg(not(unix))]
fn end_group(child: &mut Child) {
    let _gone_already = child.kill();
}

/// The beginning of a stream, read to its end on a thread of its own.
struct Beginning {
    kept: Arc<Mutex<Vec<u8>>>,
    ended: Receiver<()>,
}

impl Beginning {
    fn of(stream: Option<impl Read + Send + 'static>) -> Self {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let (sender, ended) = channel();
        let shared = Arc::clone(&kept);
        thread::spawn(move || {
            let Some(mut stream) = stream else { return };
            let mut chunk = [0; 8192];
            // A read error ends the stream like its end does: what came before it counts.
            while let Ok(read @ 1..) = stream.read(&mut chunk) {
                let mut kept = shared.lock().unwrap_or_else(PoisonError::into_inner);
                let room = KEPT.saturating_sub(kept.len()).min(read);
                kept.extend(chunk.iter().take(room));
            }
            let _nobody_waits = sender.send(());
        });
        Self { kept, ended }
    }

    /// What was read once the stream has ended, or has not for a while.
    fn text(self) -> String {
        let _ended_or_given_up = self.ended.recv_timeout(GRACE);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept).into_owned()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_past_its_limit_is_stopped_and_what_it_said_is_kept() {
        let outcome =
            run_limited(&mut shell("echo begun; exec sleep 60"), Duration::from_millis(300)).unwrap();
        assert!(outcome.status.is_none());
        assert_eq!(outcome.stdout, "begun\n");
    }

    #[test]
    fn endless_output_is_cut_and_does_not_block() {
        let outcome = run_limited(&mut Command::new("yes"), Duration::from_millis(300)).unwrap();
        assert_eq!(outcome.stdout.len(), KEPT);
    }

    #[test]
    fn what_a_program_started_ends_with_it() {
        for script in ["sleep 60 & echo $!; wait", "sleep 60 & echo $!"] {
            let outcome = run_limited(&mut shell(script), Duration::from_millis(500)).unwrap();
            let started = outcome.stdout.trim().to_owned();
            let wait =
                format!("for n in $(seq 100); do kill -0 {started} || exit 0; sleep 0.05; done; exit 1");
            let gone = shell(&wait).stderr(Stdio::null()).status().unwrap().success();
            assert!(gone, "{script} left {started} running");
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let problem = run_limited(&mut Command::new("no-such-program-here"), GRACE).unwrap_err();
        assert_eq!(problem.code(), "no-program");
        assert!(problem.to_string().contains("no-such-program-here"));
    }
}
