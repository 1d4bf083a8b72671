//! No room for what is written: a full disk, or files that may not grow.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::app::App;
use crate::laptop::Laptop;

/// A disk of a few megabytes under the data folder.
pub(crate) struct SmallDisk {
    place: PathBuf,
}

impl SmallDisk {
    pub(crate) fn for_data_of(laptop: &Laptop) -> Result<Self, Errno> {
        let place = laptop.data();
        mount("tmpfs", &place, "tmpfs", MountFlags::empty(), c"size=4m")?;
        Ok(Self { place })
    }

    fn ballast(&self) -> PathBuf {
        self.place.join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        unmount(&self.place, UnmountFlags::DETACH).unwrap();
    }
}

/// No room, until it ends.
pub(crate) enum Shortage {
    FullDisk { ballast: PathBuf },
    Limit { program: Pid },
}

impl Shortage {
    /// Fills the disk to its last byte.
    pub(crate) fn full(disk: &SmallDisk) -> Self {
        let ballast = disk.ballast();
        let mut file = File::create(&ballast).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        Self::FullDisk { ballast }
    }

    /// Lets no file of the program grow past the length of the database's log.
    pub(crate) fn limited(app: &App, laptop: &Laptop) -> Self {
        let log = laptop.data().join("workspace").join("touchstone.db-wal");
        let length = fs::metadata(log).unwrap().len();
        let program = app.pid();
        limit_files(program, Some(length));
        Self::Limit { program }
    }

    /// What the window should advise.
    pub(crate) fn what_to_do(&self) -> &'static str {
        match self {
            Self::FullDisk { .. } => "Make room on the disk",
            Self::Limit { .. } => "Check the disk and its free space",
        }
    }

    pub(crate) fn ends(self) {
        match self {
            Self::FullDisk { ballast } => fs::remove_file(ballast).unwrap(),
            Self::Limit { program } => limit_files(program, None),
        }
    }
}

fn limit_files(program: Pid, length: Option<u64>) {
    prlimit(Some(program), Resource::Fsize, Rlimit { current: length, maximum: None }).unwrap();
}
