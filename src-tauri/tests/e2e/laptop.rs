//! One interviewer's machine: folders for the data, the settings and what the web view keeps.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// Temporary folders that stand for a machine; gone when dropped. The path has a space and letters
/// beyond ASCII, as people's folders do.
pub(crate) struct Laptop {
    root: TempDir,
    /// Programs are told that the session is Wayland.
    pub(crate) wayland: bool,
}

impl Laptop {
    pub(crate) fn new() -> Self {
        let root = tempfile::Builder::new().prefix("touchstone Gespräch ").tempdir().unwrap();
        let laptop = Self { root, wayland: false };
        for folder in [laptop.data(), laptop.settings(), laptop.kept()] {
            std::fs::create_dir_all(folder).unwrap();
        }
        laptop
    }

    /// The data folder, named to the program by `TOUCHSTONE_HOME`.
    pub(crate) fn data(&self) -> PathBuf {
        self.root.path().join("data")
    }

    /// Where programs keep their settings.
    pub(crate) fn settings(&self) -> PathBuf {
        self.root.path().join("settings")
    }

    /// Where programs keep what they can lose.
    pub(crate) fn kept(&self) -> PathBuf {
        self.root.path().join("kept")
    }

    pub(crate) fn exports(&self) -> PathBuf {
        self.data().join("exports")
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }
}
