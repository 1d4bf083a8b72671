//! The window's interface: its packages, and its build.
//!
//! Whether either is current is read from stamps that lie inside `node_modules`, so that removing that folder
//! also removes what was known about it.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::journal::Step;
use crate::setup::versions::npm;
use crate::workspace::Workspace;

/// Installs the interface's packages when the lock file changed or they are missing.
///
/// No package's install script runs: none of them needs one, and that is code nobody has read.
///
/// # Errors
/// What npm answers, or `Failure::File`.
pub(crate) fn install_packages(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    let ui = workspace.ui();
    let modules = ui.join("node_modules");
    let stamp = modules.join(".touchstone-packages");
    let state = hash_files(&ui, &[ui.join("package.json"), ui.join("package-lock.json")])?;
    if is_stamped(&stamp, &state) {
        return Ok(());
    }
    step.tell("installing the interface's packages with npm, into ui/node_modules");
    let mut install = npm();
    install.current_dir(&ui).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    step.run(&mut install, |_| false)?;
    write_stamp(&stamp, &state)
}

/// Builds the interface when anything it is made of changed.
///
/// # Errors
/// What the build answers, or `Failure::File`.
pub(crate) fn build(step: &mut Step<'_>, workspace: &Workspace) -> Result<(), Failure> {
    let ui = workspace.ui();
    let stamp = ui.join("node_modules").join(".touchstone-build");
    let mut inputs = Vec::new();
    collect_inputs(&ui, &mut inputs)?;
    let state = hash_files(&ui, &inputs)?;
    if ui.join("dist").join("index.html").is_file() && is_stamped(&stamp, &state) {
        return Ok(());
    }
    let mut build = npm();
    build.current_dir(&ui).args(["run", "build"]);
    step.run(&mut build, |_| false)?;
    write_stamp(&stamp, &state)
}

/// Everything below `folder` that a build reads: all but what tools derive.
fn collect_inputs(folder: &Path, inputs: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder).map_err(|source| Failure::file(folder, source))?;
    for entry in entries {
        let entry = entry.map_err(|source| Failure::file(folder, source))?;
        let name = entry.file_name();
        let path = entry.path();
        if entry.file_type().map_err(|source| Failure::file(&path, source))?.is_dir() {
            if !["node_modules", "dist", "coverage"].iter().any(|derived| name == *derived) {
                collect_inputs(&path, inputs)?;
            }
        } else {
            inputs.push(path);
        }
    }
    Ok(())
}

/// One hash over names and contents, whatever order the files are given in.
fn hash_files(root: &Path, files: &[PathBuf]) -> Result<String, Failure> {
    let mut files: Vec<&PathBuf> = files.iter().collect();
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for path in files {
        let bytes = std::fs::read(path).map_err(|source| Failure::file(path, source))?;
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
        hasher.update(blake3::hash(name.as_bytes()).as_bytes());
        hasher.update(blake3::hash(&bytes).as_bytes());
    }
    Ok(hasher.finalize().to_hex().to_string())
}

fn is_stamped(stamp: &Path, state: &str) -> bool {
    std::fs::read_to_string(stamp).is_ok_and(|text| text == state)
}

#[expect(clippy::disallowed_methods, reason = "half a stamp matches nothing, so the work is only done again")]
fn write_stamp(stamp: &Path, state: &str) -> Result<(), Failure> {
    // An interface without packages has no folder for them yet.
    let folder = stamp.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder.and_then(|()| std::fs::write(stamp, state)).map_err(|source| Failure::file(stamp, source))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests lay out small folders")]
mod tests {
    use super::*;

    fn state_of(ui: &Path) -> String {
        let mut inputs = Vec::new();
        collect_inputs(ui, &mut inputs).unwrap();
        hash_files(ui, &inputs).unwrap()
    }

    #[test]
    fn a_change_a_rename_and_a_new_file_each_ask_for_a_build() {
        let ui = tempfile::tempdir().unwrap();
        std::fs::create_dir(ui.path().join("src")).unwrap();
        let file = ui.path().join("src/App.svelte");
        std::fs::write(&file, "one").unwrap();
        let first = state_of(ui.path());
        assert_eq!(first, state_of(ui.path()));
        std::fs::write(&file, "two").unwrap();
        let changed = state_of(ui.path());
        assert_ne!(first, changed);
        std::fs::rename(&file, ui.path().join("src/Home.svelte")).unwrap();
        let renamed = state_of(ui.path());
        assert_ne!(changed, renamed);
        std::fs::write(ui.path().join("index.html"), "").unwrap();
        assert_ne!(renamed, state_of(ui.path()));
    }

    #[test]
    fn what_tools_derive_asks_for_nothing() {
        let ui = tempfile::tempdir().unwrap();
        std::fs::write(ui.path().join("index.html"), "").unwrap();
        let before = state_of(ui.path());
        for derived in ["node_modules", "dist"] {
            std::fs::create_dir(ui.path().join(derived)).unwrap();
            std::fs::write(ui.path().join(derived).join("x.js"), "x").unwrap();
        }
        assert_eq!(before, state_of(ui.path()));
    }

    #[test]
    fn a_stamp_holds_for_its_own_state_only() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("node_modules/stamp");
        assert!(!is_stamped(&stamp, "a"));
        write_stamp(&stamp, "a").unwrap();
        assert!(is_stamped(&stamp, "a") && !is_stamped(&stamp, "b"));
    }
}
