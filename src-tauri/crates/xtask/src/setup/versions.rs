//! The two things a person installs: Rust through rustup, and Node.

use std::process::Command;

use crate::failure::Failure;
use crate::journal::Step;
use crate::process;

/// Where Node is to be had.
const NODE_HINT: &str =
    "Install Node 22 (or 20.19 or newer) from https://nodejs.org or with your version manager.";

/// Checks that Node is there and new enough for the interface's build.
///
/// # Errors
/// `Failure::Missing` with what to install.
pub(crate) fn node() -> Result<(), Failure> {
    let missing = |what: String| Failure::Missing { what, hint: NODE_HINT.into() };
    let answer = process::answer(Command::new("node").arg("--version"));
    let answer =
        answer.map_err(|cause| missing(format!("Node is needed to build the interface, and {cause}")))?;
    match read_version(&answer) {
        Some(version) if node_is_new_enough(version) => {}
        Some(_) => return Err(missing(format!("Node {answer} is too old to build the interface"))),
        None => return Err(missing(format!("`node --version` answered `{answer}`, which is no version"))),
    }
    if process::find_program("npm").is_none() && !cfg!(windows) {
        return Err(missing("Node is here, but npm, which comes with it, is not".into()));
    }
    Ok(())
}

/// npm as it can be started on this platform.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Vite's own floor: 20.19 within 20, 22.12 within 22, anything later.
fn node_is_new_enough((major, minor): (u32, u32)) -> bool {
    match major {
        20 => minor >= 19,
        22 => minor >= 12,
        _ => major > 22,
    }
}

fn read_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Adds Rust's formatter and linter where rustup was installed without them.
///
/// # Errors
/// `Failure::Missing` when they are missing and there is no rustup to add them.
pub(crate) fn rust_components(step: &mut Step<'_>) -> Result<(), Failure> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if process::succeeds(Command::new(program).arg("--version")) {
            continue;
        }
        if process::find_program("rustup").is_none() {
            return Err(Failure::Missing {
                what: format!("Rust's `{component}` is missing"),
                hint: "Install Rust with rustup from https://rustup.rs, or add it with your package manager."
                    .into(),
            });
        }
        step.tell(&format!("adding Rust's {component} with rustup: the checks use it"));
        step.run(Command::new("rustup").args(["component", "add", component]), |_| false)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_read_as_node_prints_them() {
        assert_eq!(read_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(read_version("nightly"), None);
    }

    #[test]
    fn only_releases_the_bundler_supports_are_taken() {
        for good in [(20, 19), (22, 12), (23, 0), (24, 1)] {
            assert!(node_is_new_enough(good), "{good:?}");
        }
        for bad in [(18, 20), (20, 18), (21, 7), (22, 11)] {
            assert!(!node_is_new_enough(bad), "{bad:?}");
        }
    }
}
