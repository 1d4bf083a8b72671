//! The checks themselves, in the order in which they run: the quick and plain first, the window last.

use std::process::Command;

use crate::arguments::VerifyRequest;
use crate::failure::Failure;
use crate::journal::Step;
use crate::setup::{CARGO_DENY, Ground, TAURI_DRIVER, WINDOW_PACKAGE, npm};
use crate::test::{Context, Needs, tally};
use crate::workspace::cargo;
use crate::{tidy, verify};

/// One check.
pub(crate) struct Check {
    /// Its name on the command line and in the summary.
    pub(crate) name: &'static str,
    /// What must be there before it can run.
    pub(crate) needs: Needs,
    /// Whether it runs tests that have names to filter by.
    pub(crate) runs_named_tests: bool,
    /// Runs it.
    pub(crate) run: fn(&mut Step<'_>, &Context<'_>) -> Result<(), Failure>,
    /// Whether only Linux has what it takes.
    linux_only: bool,
}

impl Check {
    const fn new(
        name: &'static str,
        needs: Needs,
        run: fn(&mut Step<'_>, &Context<'_>) -> Result<(), Failure>,
    ) -> Self {
        Self { name, needs, runs_named_tests: false, run, linux_only: false }
    }

    const fn with_named_tests(mut self) -> Self {
        self.runs_named_tests = true;
        self
    }

    const fn on_linux_only(mut self) -> Self {
        self.linux_only = true;
        self
    }

    /// Why this platform cannot run the check, where it cannot.
    pub(crate) fn obstacle(&self) -> Option<String> {
        let missing = self.linux_only && !cfg!(target_os = "linux");
        missing
            .then(|| format!("{} has no driver for the web view that could run here", std::env::consts::OS))
    }
}

/// What compiling the whole workspace rests on: the window's macro reads the built interface.
const WHOLE_WORKSPACE: Needs = &[Ground::SystemForWindow, Ground::Interface];

/// Every check.
pub(crate) const CHECKS: &[Check] = &[
    Check::new("format", &[Ground::RustComponents], format),
    Check::new("tidy", &[], tidy_rules),
    Check::new("clippy", &[Ground::RustComponents, Ground::SystemForWindow, Ground::Interface], clippy),
    Check::new("dependencies", &[Ground::Crates], dependencies),
    Check::new("unit", &[Ground::SystemForWindow, Ground::SystemForReading], unit).with_named_tests(),
    Check::new("docs", WHOLE_WORKSPACE, docs),
    Check::new("ui-check", &[Ground::NodePackages], ui_check),
    Check::new("ui-test", &[Ground::NodePackages], ui_test).with_named_tests(),
    Check::new("lint", &[Ground::SystemForWindow], lint),
    Check::new("verify-bank", &[], verify_bank),
    // Cargo builds the window with the tests; built apart it would be built twice, since what the tests
    // need changes the features of what both share.
    Check::new("e2e", &[Ground::SystemForDriving, Ground::Interface], end_to_end)
        .with_named_tests()
        .on_linux_only(),
];

fn nothing(_: &str) -> bool {
    false
}

/// Cargo at the root of the repository.
fn cargo_here(context: &Context<'_>) -> Command {
    let mut command = cargo();
    command.current_dir(&context.workspace.root);
    command
}

fn format(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    step.run(cargo_here(context).args(["fmt", "--all", "--check"]), nothing)
}

fn tidy_rules(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    tidy::check(step, context.workspace)
}

fn clippy(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let mut command = cargo_here(context);
    step.run(command.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]), nothing)
}

fn dependencies(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let program = CARGO_DENY.provide(step, context.workspace)?;
    let mut command = Command::new(program);
    command.current_dir(&context.workspace.root);
    command.args(["--offline", "check", "bans", "licenses", "sources"]);
    step.run(&mut command, |line| line.starts_with("bans "))
}

/// What a reader of Rust's test runner wants to see as it happens.
fn rust_closing(line: &str) -> bool {
    let trimmed = line.trim_start();
    tally::is_sum(line)
        || trimmed.starts_with("Running ")
        || trimmed.starts_with("Doc-tests ")
        || (trimmed.starts_with("test ") && trimmed.ends_with(" ... FAILED"))
}

fn unit(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let mut command = cargo_here(context);
    command
        .args(["test", "--no-fail-fast"])
        .args(context.tests.map(|filter| ["--", filter]).iter().flatten());
    step.run(&mut command, rust_closing)
}

fn docs(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let mut command = cargo_here(context);
    command.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    step.run(&mut command, nothing)
}

/// npm in the interface's folder, told that nobody watches, so that no runner waits for changes.
fn npm_here(context: &Context<'_>) -> Command {
    let mut command = npm();
    command.current_dir(context.workspace.ui()).env("CI", "true");
    command
}

fn ui_check(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    step.run(npm_here(context).args(["run", "check"]), |line| {
        line.contains("svelte-check found") || line.contains(" COMPLETED ")
    })
}

fn ui_test(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let mut command = npm_here(context);
    command.args(["test", "--"]);
    if let Some(filter) = context.tests {
        command.args(["--testNamePattern", filter, "--passWithNoTests"]);
    }
    step.run(&mut command, |line| tally::is_sum(line) || line.trim_start().starts_with("Test Files"))
}

fn lint(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let mut command = cargo_here(context);
    command.args(["run", "--quiet", "--bin", "touchstone", "--", "lint", "--deny-warnings", "."]);
    step.run(&mut command, nothing)
}

fn verify_bank(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    verify::check(step, context.workspace, &VerifyRequest::default()).map(drop)
}

fn end_to_end(step: &mut Step<'_>, context: &Context<'_>) -> Result<(), Failure> {
    let driver = TAURI_DRIVER.provide(step, context.workspace)?;
    let mut command = Command::new("xvfb-run");
    command.current_dir(&context.workspace.root);
    command.args(["-a", "-s", "-screen 0 1400x900x24", "dbus-run-session", "--"]);
    command.arg(cargo().get_program()).arg("test").args(WINDOW_PACKAGE).args(["--test", "e2e"]);
    command.args(context.tests.map(|filter| ["--", filter]).iter().flatten());
    // The display above is the one to use, also where a desktop session runs.
    command.env_remove("WAYLAND_DISPLAY").env("GDK_BACKEND", "x11").env("TAURI_DRIVER", driver);
    step.run(&mut command, rust_closing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_have_names_of_their_own() {
        let mut names: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CHECKS.len());
    }

    #[test]
    fn closing_lines_and_failures_of_tests_are_let_through_and_passes_are_not() {
        for line in [
            "test result: ok. 1 passed; 0 failed",
            "     Running unittests src/lib.rs (target/debug/deps/bank-1)",
            "   Doc-tests bank",
            "test undo::restores ... FAILED",
        ] {
            assert!(rust_closing(line), "{line}");
        }
        assert!(!rust_closing("test undo::restores ... ok"));
        assert!(!rust_closing("   Compiling bank v0.1.0"));
    }

    #[test]
    fn only_the_window_itself_is_left_out_elsewhere() {
        let left_out: Vec<_> =
            CHECKS.iter().filter(|check| check.linux_only).map(|check| check.name).collect();
        assert_eq!(left_out, ["e2e"]);
    }
}
