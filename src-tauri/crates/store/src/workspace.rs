//! The files of a workspace, and what a folder must be like to hold them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::StoreError;

/// The files of one workspace.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    pub(crate) dir: PathBuf,
    pub(crate) database: PathBuf,
    pub(crate) key: PathBuf,
    pub(crate) lock: PathBuf,
    pub(crate) witness: PathBuf,
}

/// What may lie in a workspace folder; the database's companions (`-wal`, `-shm`, `-journal`) start
/// with its name, an unfinished key with the key's.
const OWN: [&str; 4] = ["touchstone.db", "workspace.key", "workspace.lock", "workspace.witness"];

impl Workspace {
    pub(crate) fn new(dir: &Path) -> Self {
        let [database, key, lock, witness] = OWN.map(|name| dir.join(name));
        Self { dir: dir.to_owned(), database, key, lock, witness }
    }

    /// Makes the folder if it is absent; refuses one that holds other things and no workspace.
    pub(crate) fn prepare(&self) -> Result<(), StoreError> {
        if self.key.exists() || self.database.exists() {
            return Ok(());
        }
        make_private_folder(&self.dir).map_err(|source| StoreError::file(&self.dir, source))?;
        match foreign_entry(&self.dir).map_err(|source| StoreError::file(&self.dir, source))? {
            Some(found) => Err(StoreError::NotAWorkspace { dir: self.dir.clone(), found }),
            None => Ok(()),
        }
    }

    /// Whether there is a database; one of no bytes was never begun.
    pub(crate) fn has_database(&self) -> bool {
        fs::metadata(&self.database).is_ok_and(|file| file.len() > 0)
    }
}

/// The first entry that no workspace has. Hidden files are a desktop's, not a person's.
fn foreign_entry(dir: &Path) -> io::Result<Option<String>> {
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ours = OWN.iter().any(|own| name.starts_with(own));
        if !ours && !name.starts_with('.') && name != "desktop.ini" {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

fn make_private_folder(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

/// Makes a folder's entries durable. Windows does that by itself and cannot open a folder.
pub(crate) fn sync_folder(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}
