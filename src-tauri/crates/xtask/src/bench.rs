//! `cargo xtask bench`: speed as ratios, each against a floor or a peer measured in turn within one run.

use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::journal::{Ending, Journal, Step};
use crate::setup::{Ground, Preparation, TAURI_DRIVER, WINDOW_PACKAGE};
use crate::workspace::{Workspace, cargo};

/// What is measured in the window.
const IN_WINDOW: [&str; 4] = ["--bench", "window", "--bench", "hour"];
/// Packages with an example `ratios` that prints figures.
const MEASURED: [&str; 3] = ["touchstone-desk", "touchstone-evidence", "touchstone-pdf"];

/// Sets up what is missing, builds everything as it is released, measures, and prints the ratios.
///
/// # Errors
/// When the log cannot be written. What fails within shows in the exit code; a missed goal does not.
pub(crate) fn run(workspace: &Workspace) -> Result<ExitCode, Failure> {
    let mut journal = Journal::open(workspace, "bench")?;
    let wanted = [Ground::Interface, Ground::SystemForDriving];
    if Preparation::default().prepare(workspace, &mut journal, &wanted).is_err() {
        return Ok(ExitCode::FAILURE);
    }
    let mut fine = journal.step("build for release", |step| build(step, workspace)).ending.is_fine();
    if fine {
        fine = journal.step("crates", |step| crates(step, workspace)).ending.is_fine();
        fine &= if cfg!(target_os = "linux") {
            journal.step("window", |step| window(step, workspace)).ending.is_fine()
        } else {
            let why = format!("{} has no driver for the web view that could run here", std::env::consts::OS);
            journal.pass_over("window", Ending::Skipped(why)).ending.is_fine()
        };
    }
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Everything that is measured, before anything is: compiling beside a measurement would spoil it.
fn build(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    let release = |words: &[&str]| {
        let mut command = cargo();
        command.current_dir(&workspace.root).args(["build", "--release"]).args(words);
        command
    };
    for package in MEASURED {
        step.run(&mut release(&["--package", package, "--example", "ratios"]), |_| false)?;
    }
    let mut window = release(&WINDOW_PACKAGE);
    step.run(window.args(["--bins", "--example", "empty_window"]), |_| false)?;
    let mut bench = cargo();
    bench.current_dir(&workspace.root).args(["bench", "--no-run"]).args(IN_WINDOW).args(WINDOW_PACKAGE);
    step.run(&mut bench, |_| false)
}

fn crates(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    for package in MEASURED {
        let mut command = cargo();
        command.current_dir(&workspace.root).args(["run", "--release", "--quiet", "--package", package]);
        // On the disk the data would live on, not on one that is memory.
        command.args(["--example", "ratios", "--"]).arg(workspace.own_folder("bench")?);
        step.run(&mut command, is_ratio)?;
    }
    Ok(())
}

fn window(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    let driver = TAURI_DRIVER.provide(step, workspace)?;
    let mut command = Command::new("xvfb-run");
    command.current_dir(&workspace.root);
    command.args(["-a", "-s", "-screen 0 1400x900x24", "dbus-run-session", "--"]);
    command.arg(cargo().get_program()).arg("bench").args(IN_WINDOW).args(WINDOW_PACKAGE);
    command.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11").env("TAURI_DRIVER", driver);
    step.run(&mut command, is_ratio)
}

/// A row of figures, as the benches print it.
fn is_ratio(line: &str) -> bool {
    line.contains(" / ") && line.contains(" = ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_figures_are_shown_and_chatter_is_not() {
        assert!(is_ratio(
            "loading the bank   2.1ms / parsing its files alone   1.9ms =  1.11  goal 1.5: met"
        ));
        assert!(!is_ratio("   Compiling touchstone v0.1.0 (src-tauri)"));
    }
}
