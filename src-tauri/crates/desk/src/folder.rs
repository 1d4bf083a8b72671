//! Where the data live: the workspace, the device's id beside it, and exports.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use crate::{Fault, Surroundings};

/// The data folder: `workspace/`, `device`, `settings.json`, `packs/`, `exports/` and `verified-claims/`
/// below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// A named folder.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// `TOUCHSTONE_HOME`, or the platform's folder for applications' data.
    ///
    /// # Errors
    /// When there is neither.
    pub fn of_user() -> Result<Self, Fault> {
        if let Some(named) = std::env::var_os("TOUCHSTONE_HOME").filter(|named| !named.is_empty()) {
            return Ok(Self::at(named));
        }
        let dirs = directories::ProjectDirs::from("", "", "Touchstone").ok_or_else(|| {
            Fault::new(
                "no-home",
                "this system names no folder for applications' data",
                "Set TOUCHSTONE_HOME to a folder of your own.",
            )
        })?;
        Ok(Self::at(dirs.data_dir()))
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The encrypted log with its key.
    #[must_use]
    pub fn workspace(&self) -> PathBuf {
        self.root.join("workspace")
    }

    /// The packs that were added.
    #[must_use]
    pub fn packs(&self) -> PathBuf {
        self.root.join("packs")
    }

    /// Which claims of packs were found true here; can be made again.
    #[must_use]
    pub fn verified_claims(&self) -> PathBuf {
        self.root.join("verified-claims")
    }

    /// Where the running app listens.
    #[must_use]
    pub fn door(&self) -> PathBuf {
        self.root.join("door")
    }

    /// Where exports go unless another place is named.
    #[must_use]
    pub fn exports(&self) -> PathBuf {
        self.root.join("exports")
    }

    /// What the user chose for the program as a whole.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.json")
    }

    fn device_file(&self) -> PathBuf {
        self.root.join("device")
    }

    /// The device's id, if it has one. It lives outside the workspace, so that a workspace copied to
    /// another machine is written under another id.
    pub(crate) fn known_device(&self) -> Result<Option<Uuid>, Fault> {
        let path = self.device_file();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Fault::io("reading", &path, &error)),
        };
        text.trim().parse().map(Some).map_err(|error| {
            Fault::new(
                "device-unreadable",
                format!("{} holds no device id: {error}", path.display()),
                "Remove the file; unfinished interviews then have to be taken over.",
            )
        })
    }

    /// The device's id, minted on first use.
    pub(crate) fn device(&self, surroundings: &dyn Surroundings) -> Result<Uuid, Fault> {
        if let Some(known) = self.known_device()? {
            return Ok(known);
        }
        let id = surroundings.new_id();
        let path = self.device_file();
        let write = || -> std::io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(&self.root)?;
            writeln!(file, "{id}")?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(|error| Fault::io("writing", &path, &error))?;
        Ok(id)
    }
}
