//! Other programs: asked for an answer, or followed line by line.
//!
//! No program gets standard input, so none can wait for an answer. Output is read while the program runs, so a
//! full pipe never stops it, and a grandchild that keeps a pipe open never holds up the caller for long.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::failure::Failure;

/// The command as one would type it.
pub(crate) fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<String> = words
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') || word.is_empty() { format!("'{word}'") } else { word.into_owned() }
        })
        .collect();
    words.join(" ")
}

/// How a program ended, in words.
pub(crate) fn ending_of(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with code {code}"),
        None => format!("was ended by a signal ({status})"),
    }
}

/// Runs a program that answers quickly and gives its standard output, trimmed.
///
/// # Errors
/// `Failure::Start` when it is not there, `Failure::Ended` with its words when it fails.
pub(crate) fn answer(command: &mut Command) -> Result<String, Failure> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|source| Failure::Start { command: line_of(command), source })?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr);
        let ending = format!("{}: {}", ending_of(output.status), words.trim());
        return Err(Failure::Ended { command: line_of(command), ending });
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether the program can be started and ends well.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// Where a program lies, as the shell would find it.
pub(crate) fn find_program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|candidate| candidate.is_file())
}

/// What a followed program does, as it happens.
pub(crate) enum Happening<'a> {
    /// It wrote a line, to either stream.
    Line(&'a str),
    /// Nothing was written for a moment.
    Quiet,
}

/// How long silence lasts before it is told.
const MOMENT: Duration = Duration::from_millis(500);

/// Runs a program and tells `follow` every line of both streams in the order they arrive.
///
/// `follow` answers whether to go on; when it does not, the program is stopped.
///
/// # Errors
/// `Failure::Start` when it cannot be started, `Failure::Ended` when it fails or is stopped.
pub(crate) fn follow(
    command: &mut Command,
    mut follow: impl FnMut(Happening<'_>) -> bool,
) -> Result<(), Failure> {
    let name = line_of(command);
    let failed = |source| Failure::Start { command: name.clone(), source };
    // One pipe for both streams keeps their lines in the order in which they were written.
    let (reader, writer) = std::io::pipe().map_err(failed)?;
    let second = writer.try_clone().map_err(failed)?;
    let mut child = command.stdin(Stdio::null()).stdout(writer).stderr(second).spawn().map_err(failed)?;
    // The command still holds the pipe's writing ends, and the reader would wait for them.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let lines = send_lines(reader);
    loop {
        let go_on;
        match lines.recv_timeout(MOMENT) {
            Ok(line) => go_on = follow(Happening::Line(&line)),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                go_on = follow(Happening::Quiet);
                if child.try_wait().map_err(failed)?.is_some() {
                    break;
                }
            }
        }
        if !go_on {
            stop(&mut child);
            return Err(Failure::Ended { command: name, ending: "was stopped: it took too long".into() });
        }
    }
    let status = child.wait().map_err(failed)?;
    while let Ok(line) = lines.recv_timeout(Duration::from_millis(20)) {
        follow(Happening::Line(&line));
    }
    if status.success() { Ok(()) } else { Err(Failure::Ended { command: name, ending: ending_of(status) }) }
}

/// Stops a program and all it started.
///
/// They are found by their parents rather than by a process group of their own: the group of this program is what a
/// terminal's Ctrl-C or a build machine's own limit stops, and nothing may be left outside of it.
fn stop(child: &mut Child) {
    let started = descendants(child.id(), &parents());
    let _already_gone = child.kill();
    if !started.is_empty() {
        // The shell's own `kill`: a small system has no other.
        let mut kill = Command::new("sh");
        kill.args(["-c", r#"kill -KILL "$@""#, "kill"]).args(started.iter().map(u32::to_string));
        succeeds(&mut kill);
    }
    let _reaped = child.wait();
}

/// Every process with its parent, where the system shows them as files.
fn parents() -> Vec<(u32, u32)> {
    let Ok(processes) = std::fs::read_dir("/proc") else { return Vec::new() };
    let pair = |entry: std::fs::DirEntry| {
        let process = entry.file_name().to_str()?.parse().ok()?;
        let stat = std::fs::read_to_string(entry.path().join("stat")).ok()?;
        // The name stands in parentheses and may hold any character; state and parent follow the last one.
        let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
        Some((process, parent))
    };
    processes.flatten().filter_map(pair).collect()
}

/// The processes that `root` started, and those that they did, from pairs of process and parent.
fn descendants(root: u32, parents: &[(u32, u32)]) -> Vec<u32> {
    let mut found = Vec::new();
    let mut open = vec![root];
    while let Some(parent) = open.pop() {
        for (process, _) in parents.iter().filter(|(_, of)| *of == parent) {
            if !found.contains(process) {
                found.push(*process);
                open.push(*process);
            }
        }
    }
    found
}

/// Reads a stream on a thread of its own and sends its lines.
fn send_lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, lines) = channel();
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut bytes = Vec::new();
        while stream.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned();
            bytes.clear();
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    lines
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
    fn an_answer_is_trimmed_and_a_failure_keeps_the_programs_words() {
        assert_eq!(answer(&mut shell("echo yes")).unwrap(), "yes");
        let failure = answer(&mut shell("echo no room >&2; exit 3")).unwrap_err().to_string();
        assert!(failure.contains("code 3") && failure.contains("no room"), "{failure}");
    }

    #[test]
    fn a_followed_program_tells_both_streams_in_order_and_its_failure() {
        let mut seen = Vec::new();
        let result = follow(&mut shell("echo out; echo err >&2; exit 4"), |happening| {
            if let Happening::Line(line) = happening {
                seen.push(line.to_owned());
            }
            true
        });
        assert_eq!(seen, ["out", "err"]);
        assert!(result.unwrap_err().to_string().contains("code 4"));
    }

    #[test]
    fn a_grandchild_that_keeps_the_pipe_open_holds_nobody_up() {
        let mut moments = 0;
        follow(&mut shell("sleep 20 & echo done"), |happening| {
            moments += usize::from(matches!(happening, Happening::Quiet));
            true
        })
        .unwrap();
        assert!(moments < 10);
    }

    #[test]
    fn those_a_program_started_are_found_at_any_depth() {
        let parents = [(1, 0), (10, 1), (11, 10), (12, 11), (20, 1)];
        assert_eq!(descendants(10, &parents), [11, 12]);
        assert!(descendants(20, &parents).is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn stopping_a_program_stops_what_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let pid_file = folder.path().join("pid");
        let mut command = shell(&format!("sleep 60 & echo $! > {}; wait", pid_file.display()));
        follow(&mut command, |_| !pid_file.exists()).unwrap_err();
        let pid = std::fs::read_to_string(&pid_file).unwrap();
        let is_gone = || !succeeds(&mut shell(&format!("kill -0 {}", pid.trim())));
        let mut waits = (0..100).take_while(|_| succeeds(Command::new("sleep").arg("0.1")));
        assert!(waits.any(|_| is_gone()), "the sleep of 60 s still runs");
    }
}
