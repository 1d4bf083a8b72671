//! Opening the workspace: for writing where that can be, for reading where it cannot, and for writing
//! again once what kept it from that is gone.

use std::thread;
use std::time::Duration;

use store::{Holder, Mode, Store, StoreError};

use crate::{DataFolder, Desk, Fault, Purpose, Surroundings, log};

/// A program that was ended holds its lock until its last write is over. So long is waited for it.
const PATIENCE: Duration = Duration::from_millis(50);
const TRIES: u32 = 16;

impl Desk {
    /// Goes on to write, where the workspace could only be read until now and can be written since.
    ///
    /// # Errors
    /// What keeps it from being written still.
    pub(crate) fn write_again(&mut self) -> Result<(), Fault> {
        let Some(fault) = &self.read_only else { return Ok(()) };
        if self.purpose != Purpose::Act {
            return Err(fault.clone());
        }
        let opened = Store::open(&self.folder.workspace(), for_writing(self.surroundings.as_ref()));
        match opened.map_err(Fault::from) {
            Ok(store) => {
                self.device = self.folder.device(self.surroundings.as_ref())?;
                self.store = store;
                self.read_only = None;
                self.open.clear();
                self.catch_up();
                Ok(())
            }
            Err(fault) => {
                self.read_only = Some(fault.clone());
                Err(fault)
            }
        }
    }

    /// Makes the projections again that an earlier version did not keep. What cannot be read now is
    /// told by the check, and tried again at the next start.
    pub(crate) fn catch_up(&mut self) {
        if self.read_only.is_none() && matches!(self.store.rebuild_is_due(), Ok(true)) {
            drop(self.rebuild());
        }
    }
}

pub(crate) fn open_store(
    folder: &DataFolder,
    purpose: Purpose,
    surroundings: &dyn Surroundings,
) -> Result<(Store, Option<Fault>), Fault> {
    let workspace = folder.workspace();
    if purpose == Purpose::Read {
        let store = Store::open(&workspace, Mode::ReadOnly)?;
        return Ok((store, Some(StoreError::ReadOnly.into())));
    }
    let mut opened = Store::open(&workspace, for_writing(surroundings));
    for _ in 1..TRIES {
        if !matches!(opened, Err(StoreError::Busy { .. })) || purpose == Purpose::ActOnly {
            break;
        }
        wait();
        opened = Store::open(&workspace, for_writing(surroundings));
    }
    match opened {
        Ok(store) => Ok((store, None)),
        Err(error) if purpose == Purpose::Act && readable(&error) => {
            let store = Store::open(&workspace, Mode::ReadOnly).map_err(|_second| Fault::from(&error))?;
            Ok((store, Some(Fault::from(&error))))
        }
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::disallowed_methods, reason = "a lock tells nobody that it is free")]
fn wait() {
    thread::sleep(PATIENCE);
}

fn for_writing(surroundings: &dyn Surroundings) -> Mode {
    let program = std::env::current_exe()
        .ok()
        .and_then(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned()))
        .unwrap_or_else(|| "touchstone".to_owned());
    Mode::ReadWrite(Holder::this_process(program, log::rfc3339(surroundings.wall())))
}

/// Whether what keeps a workspace from being written may let it be read.
const fn readable(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Busy { .. }
            | StoreError::NotWritable { .. }
            | StoreError::NewerSchema { .. }
            | StoreError::TailMissing { .. }
            | StoreError::Synchronised { .. }
            | StoreError::NetworkDrive { .. }
    )
}
