//! Processes of one window, known by a variable they were started with and inherit.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use rustix::process::{Pid, Signal, kill_process};

/// The variable that tells one window's processes from all others.
pub(crate) const WINDOW: &str = "TOUCHSTONE_TESTED_WINDOW";

/// Ids of the processes that were started for this window.
pub(crate) fn of(window: u16) -> Vec<Pid> {
    let wanted = format!("{WINDOW}={window}").into_bytes();
    let ids = fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let id = entry.ok()?.file_name().to_str()?.parse().ok()?;
        let environment = fs::read(format!("/proc/{id}/environ")).ok()?;
        environment.split(|byte| *byte == 0).any(|one| one == wanted).then(|| Pid::from_raw(id)).flatten()
    });
    ids.collect()
}

/// The id of the process among a window's that runs this program.
pub(crate) fn running(window: u16, program: &Path) -> Option<Pid> {
    let program = program.canonicalize().unwrap();
    of(window).into_iter().find(|pid| {
        let file = fs::read_link(format!("/proc/{}/exe", pid.as_raw_nonzero())).unwrap_or_default();
        // A program that was built anew since it was started is marked so.
        file == program || file.as_os_str() == OsStr::new(&format!("{} (deleted)", program.display()))
    })
}

/// Whether a process has ended and let go of its files: the first of its threads may end before those
/// that hold them. One that nobody has waited for yet counts as ended.
pub(crate) fn has_ended(pid: Pid) -> bool {
    let Ok(threads) = fs::read_dir(format!("/proc/{}/task", pid.as_raw_nonzero())) else { return true };
    threads.filter_map(Result::ok).all(|thread| {
        let stat = fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        stat.rsplit_once(") ").is_none_or(|(_, state)| state.starts_with(['Z', 'X']))
    })
}

/// Ends every process of a window at once, by id.
pub(crate) fn end_all(window: u16) {
    for pid in of(window) {
        // It may have ended by itself meanwhile.
        let _ended = kill_process(pid, Signal::KILL);
    }
}
