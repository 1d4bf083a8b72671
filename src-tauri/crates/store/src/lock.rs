//! One writer at a time: an advisory lock on `workspace.lock`, held while the store is open for
//! writing.
//!
//! The system gives the lock up when its holder ends, however it ends. What the file says is only for
//! people: who held it last.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::StoreError;

/// Who holds a workspace open for writing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Process number.
    pub pid: u32,
    /// Which program.
    pub program: String,
    /// When it opened the workspace, RFC 3339.
    pub since: String,
}

impl Holder {
    /// This process, under its program's name and the time it opens the workspace at.
    pub fn this_process(program: impl Into<String>, since: impl Into<String>) -> Self {
        Self { pid: std::process::id(), program: program.into(), since: since.into() }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (process {}, since {})", self.program, self.pid, self.since)
    }
}

/// The writer's right to a workspace; dropping it gives the right up.
#[derive(Debug)]
pub(crate) struct WriterLock {
    file: File,
}

impl WriterLock {
    /// Takes the lock and writes the holder's name into it.
    pub(crate) fn take(path: &Path, holder: &Holder) -> Result<Self, StoreError> {
        let failed = |source| StoreError::file(path, source);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Busy { holder: read_holder(path) }),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        let name = serde_json::to_vec(holder).map_err(|error| failed(error.into()))?;
        file.set_len(0).and_then(|()| file.write_all(&name)).map_err(failed)?;
        Ok(Self { file })
    }
}

/// Closing the file is not enough: a process that is just being started holds a copy of every open file
/// for a moment, and with it the lock. If the unlocking fails, closing is what is left.
impl Drop for WriterLock {
    fn drop(&mut self) {
        self.file.unlock().unwrap_or_default();
    }
}

/// Half-written or foreign content only costs the holder's name.
fn read_holder(path: &Path) -> Option<Holder> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn giving_up_the_lock_frees_it_though_a_starting_process_still_has_the_file_open() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("workspace.lock");
        let holder = Holder::this_process("one", "2025-03-01T09:30:00.000Z");
        let lock = WriterLock::take(&path, &holder).unwrap();
        let inherited = lock.file.try_clone().unwrap();
        assert_eq!(WriterLock::take(&path, &holder).unwrap_err().code(), "workspace-busy");
        drop(lock);
        assert!(WriterLock::take(&path, &holder).is_ok());
        drop(inherited);
    }
}
