//! The window itself, built with its interface inside.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::journal::Step;
use crate::workspace::{Workspace, cargo};

/// The words after `cargo build` or `cargo test` that mean the window with its interface inside.
///
/// Without the feature a Tauri window looks for a development server.
pub(crate) const WINDOW_PACKAGE: [&str; 4] = ["--package", "touchstone", "--features", "custom-protocol"];

/// Where the window's program lies once it is built.
pub(crate) fn executable(workspace: &Workspace) -> PathBuf {
    workspace.target.join("debug").join(format!("touchstone-desk{}", std::env::consts::EXE_SUFFIX))
}

/// Builds the window.
///
/// # Errors
/// What cargo answers.
pub(crate) fn build(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    step.run(cargo().current_dir(&workspace.root).arg("build").args(WINDOW_PACKAGE), |_| false)
}

/// Downloads every crate of the lock file, those for other platforms included: the licence check reads them all.
///
/// # Errors
/// What cargo answers.
pub(crate) fn fetch_crates(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    step.run(cargo().current_dir(&workspace.root).arg("fetch"), |_| false)
}
