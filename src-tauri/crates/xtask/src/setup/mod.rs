//! What a command needs before it can begin, in the order in which one rests on another.
//!
//! Each part looks first and acts only when something is missing or has changed, so that a second run takes no
//! longer than looking.

mod interface;
mod packager;
mod system;
mod tools;
mod versions;
mod window;

pub(crate) use tools::{CARGO_DENY, TAURI_DRIVER};
pub(crate) use versions::npm;
pub(crate) use window::{WINDOW_PACKAGE, executable as window_executable};

use crate::failure::Failure;
use crate::journal::{Journal, Step};
use crate::workspace::Workspace;

/// Something that must be there before a command can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ground {
    /// Rust's own formatter and linter.
    RustComponents,
    /// What the system must have to build and open the window.
    SystemForWindow,
    /// What the system must have to read back in tests what was exported.
    SystemForReading,
    /// What the system must have to drive the window in tests.
    SystemForDriving,
    /// Every crate of the lock file, those for other platforms included.
    Crates,
    /// The interface's packages.
    NodePackages,
    /// The interface, built.
    Interface,
    /// The window, built with the interface in it.
    Window,
}

impl Ground {
    /// What this rests on.
    fn rests_on(self) -> &'static [Self] {
        match self {
            Self::RustComponents
            | Self::SystemForWindow
            | Self::SystemForReading
            | Self::Crates
            | Self::NodePackages => &[],
            Self::SystemForDriving => &[Self::SystemForWindow],
            Self::Interface => &[Self::NodePackages],
            Self::Window => &[Self::SystemForWindow, Self::Interface],
        }
    }

    /// Whether a person may have to give a password for it. What may ask does so before anything long begins.
    pub(crate) fn may_ask(self) -> bool {
        matches!(self, Self::SystemForWindow | Self::SystemForReading | Self::SystemForDriving)
    }

    fn prepare(self, step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
        match self {
            Self::RustComponents => versions::rust_components(step),
            Self::SystemForWindow => system::provide(step, system::FOR_WINDOW),
            Self::SystemForReading => system::provide(step, system::FOR_READING),
            Self::SystemForDriving => system::provide(step, system::FOR_DRIVING),
            Self::Crates => window::fetch_crates(step, workspace),
            Self::NodePackages => {
                versions::node()?;
                interface::install_packages(step, workspace)
            }
            Self::Interface => interface::build(step, workspace),
            Self::Window => window::build(step, workspace),
        }
    }

    /// The step's name on the terminal.
    fn name(self) -> &'static str {
        match self {
            Self::RustComponents => "rust components",
            Self::SystemForWindow => "system packages",
            Self::SystemForReading => "packages for reading",
            Self::SystemForDriving => "packages for driving",
            Self::Crates => "crates",
            Self::NodePackages => "node packages",
            Self::Interface => "interface",
            Self::Window => "window",
        }
    }
}

/// What has been prepared so far, so that nothing is looked at twice.
#[derive(Debug, Default)]
pub(crate) struct Preparation {
    ready: Vec<Ground>,
    failed: Vec<Ground>,
}

impl Preparation {
    /// Prepares everything in `wanted` and what that rests on, unless it was tried before.
    ///
    /// # Errors
    /// The name of the first part that cannot be had; why has been shown by then.
    pub(crate) fn prepare(
        &mut self,
        workspace: &Workspace,
        journal: &mut Journal,
        wanted: &[Ground],
    ) -> Result<(), &'static str> {
        for ground in in_order(wanted) {
            if self.failed.contains(&ground) {
                return Err(ground.name());
            }
            if self.ready.contains(&ground) {
                continue;
            }
            let done = journal.step(ground.name(), |step| ground.prepare(step, workspace));
            if done.ending.is_fine() {
                self.ready.push(ground);
            } else {
                self.failed.push(ground);
                return Err(ground.name());
            }
        }
        Ok(())
    }
}

/// `wanted` and all it rests on, each once, what is rested on first.
fn in_order(wanted: &[Ground]) -> Vec<Ground> {
    let mut all = Vec::new();
    let mut open: Vec<Ground> = wanted.to_vec();
    while let Some(ground) = open.pop() {
        if !all.contains(&ground) {
            all.push(ground);
            open.extend(ground.rests_on());
        }
    }
    // The variants are declared in an order in which nothing rests on a later one.
    all.sort();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_brings_all_it_rests_on_and_nothing_for_tests() {
        let expected = [Ground::SystemForWindow, Ground::NodePackages, Ground::Interface, Ground::Window];
        assert_eq!(in_order(&[Ground::Window]), expected);
    }

    #[test]
    fn nothing_comes_before_what_it_rests_on() {
        let all =
            in_order(&[Ground::Window, Ground::SystemForDriving, Ground::Crates, Ground::RustComponents]);
        for (place, ground) in all.iter().enumerate() {
            for below in ground.rests_on() {
                assert!(all[..place].contains(below), "{below:?} must come before {ground:?}");
            }
        }
    }
}
