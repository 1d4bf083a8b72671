//! `cargo xtask run`: from a clone to an open window.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::journal::Journal;
use crate::process;
use crate::setup::{self, Ground, Preparation};
use crate::workspace::Workspace;

/// Sets up what is missing, builds the window, opens it and waits until it is closed.
///
/// # Errors
/// What could not be set up or built, or a display that is not there.
pub(crate) fn run(workspace: &Workspace, arguments: &[OsString]) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "run")?;
    if Preparation::default().prepare(workspace, &mut journal, &[Ground::Window]).is_err() {
        return Ok(ExitCode::FAILURE);
    }
    if cfg!(target_os = "linux") && !has_display(|name| std::env::var_os(name)) {
        return Err(Failure::Missing {
            what: "the window is built, but there is no display to open it on".into(),
            hint: "Run this in a desktop session, or on a virtual one: xvfb-run -a cargo xtask run".into(),
        });
    }
    journal.say("opening the window; close it to come back here");
    let mut window = Command::new(setup::window_executable(workspace));
    window.args(arguments);
    match window.status() {
        Ok(status) if status.success() => Ok(ExitCode::SUCCESS),
        Ok(status) => {
            Err(Failure::Ended { command: process::line_of(&window), ending: process::ending_of(status) })
        }
        Err(source) => Err(Failure::Start { command: process::line_of(&window), source }),
    }
}

fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    ["WAYLAND_DISPLAY", "DISPLAY"].iter().any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_kind_of_display_will_do_and_an_empty_name_is_none() {
        assert!(has_display(|name| (name == "DISPLAY").then(|| ":0".into())));
        assert!(has_display(|name| (name == "WAYLAND_DISPLAY").then(|| "wayland-0".into())));
        assert!(!has_display(|_| Some(OsString::new())));
        assert!(!has_display(|_| None));
    }
}
