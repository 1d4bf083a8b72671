//! The workspace's key: 32 random bytes in a file that only its owner can read.
//!
//! It is made once and never written over: with another key the database is noise.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::workspace::{Workspace, sync_folder};
use crate::{StoreError, random};

/// How many bytes SQLCipher's raw key has.
const LENGTH: usize = 32;

/// The raw key of the database.
#[derive(Clone)]
pub(crate) struct Key([u8; LENGTH]);

/// Says nothing, so that the key ends up in no log.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

impl Key {
    /// The workspace's key, or nothing if there is no such file.
    pub(crate) fn load(path: &Path) -> Result<Option<Self>, StoreError> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::File { path: path.to_owned(), source: error }),
        };
        let failed = |source| StoreError::File { path: path.to_owned(), source };
        let metadata = file.metadata().map_err(failed)?;
        private(path, &metadata)?;
        let mut bytes = [0; LENGTH];
        if metadata.len() != LENGTH as u64 {
            return Err(StoreError::KeyMalformed { path: path.to_owned(), length: metadata.len() });
        }
        file.read_exact(&mut bytes).map_err(failed)?;
        Ok(Some(Self(bytes)))
    }

    /// Makes the workspace's key. Only the holder of the writer's lock may call this, after
    /// [`Key::load`] found none.
    pub(crate) fn create(workspace: &Workspace) -> Result<Self, StoreError> {
        let bytes: [u8; LENGTH] = random::bytes()?;
        let fresh = workspace.key.with_extension("key.new");
        let written = discard(&fresh).and_then(|()| {
            let mut file = new_private_file(&fresh)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&fresh, &workspace.key)?;
            sync_folder(&workspace.dir)
        });
        written.map_err(|source| StoreError::file(&workspace.key, source))?;
        Ok(Self(bytes))
    }

    /// As SQLCipher takes it: a raw key, no passphrase to stretch.
    pub(crate) fn pragma(&self) -> String {
        let digits: String = self.0.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("x'{digits}'")
    }

    /// Sixteen bytes that tell this key from another without giving it away.
    pub(crate) fn mark(&self) -> [u8; 16] {
        let derived = blake3::derive_key("touchstone 2025-03-01 which key a witness belongs to", &self.0);
        let mut mark = [0; 16];
        mark.iter_mut().zip(derived).for_each(|(to, from)| *to = from);
        mark
    }
}

/// Removes what an interrupted creation left. Such a key was never used.
fn discard(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn new_private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn private(path: &Path, metadata: &fs::Metadata) -> Result<(), StoreError> {
    let mode = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o7777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(StoreError::KeyExposed { path: path.to_owned(), mode }) }
}

/// Windows keeps a user's application folder from other users by itself.
#[cfg(not(unix))]
fn private(_: &Path, _: &fs::Metadata) -> Result<(), StoreError> {
    Ok(())
}
