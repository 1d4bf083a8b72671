//! Programs from crates.io that the checks use, each in a folder of its own below the target folder.
//!
//! The folder's name holds the version, so a new version is a new folder, and the developer's own installed
//! programs are neither used nor replaced.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::journal::Step;
use crate::workspace::{Workspace, cargo};

/// A program from crates.io at one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tool {
    /// The crate, and the program it brings.
    pub(crate) name: &'static str,
    /// Exactly this one, with its own lock file.
    pub(crate) version: &'static str,
    /// What it is for, as told before it is installed.
    pub(crate) why: &'static str,
}

/// Checks licences, sources and duplicates of dependencies.
pub(crate) const CARGO_DENY: Tool =
    Tool { name: "cargo-deny", version: "0.20.2", why: "checks the licences and sources of dependencies" };

/// Speaks WebDriver for the window.
pub(crate) const TAURI_DRIVER: Tool =
    Tool { name: "tauri-driver", version: "2.1.0", why: "drives the window in end-to-end tests" };

impl Tool {
    /// Where the program lies once it is installed.
    pub(crate) fn program(self, workspace: &Workspace) -> PathBuf {
        let file = format!("{}{}", self.name, std::env::consts::EXE_SUFFIX);
        self.folder(workspace).join("bin").join(file)
    }

    fn folder(self, workspace: &Workspace) -> PathBuf {
        workspace.target.join("tools").join(format!("{}-{}", self.name, self.version))
    }

    /// Installs the program unless it is there.
    ///
    /// Built without optimisation: each is run for a few seconds and would take minutes longer to build.
    ///
    /// # Errors
    /// What cargo answers when it cannot be had.
    pub(crate) fn provide(self, step: &mut Step<'_>, workspace: &Workspace) -> Result<PathBuf, Failure> {
        let program = self.program(workspace);
        if program.is_file() {
            return Ok(program);
        }
        step.tell(&format!(
            "installing {} {} below the target folder: {}",
            self.name, self.version, self.why
        ));
        // Of this run alone: another one may share the target folder, and clears its own away when it is done.
        let build = workspace.target.join("tools").join(format!("build-{}", std::process::id()));
        let mut install = cargo();
        install.args(["install", self.name, "--version", self.version, "--locked", "--debug", "--root"]);
        install
            .arg(self.folder(workspace))
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        let installed = step.run(&mut install, |_| false);
        // What it was built from is not needed again. Left behind, it only takes room.
        let _room_only = std::fs::remove_dir_all(&build);
        installed.map(|()| program)
    }
}
