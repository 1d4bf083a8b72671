//! What cannot be written is said, kept, and written once there is room: once.

use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

use rustix::io::Errno;
use rustix::mount::{MountFlags, UnmountFlags, mount, unmount};
use rustix::process::{Pid, Resource, Rlimit, prlimit};

use crate::app::App;
use crate::laptop::Laptop;
use crate::ledger;

const BANNER: &str = "[data-testid=banner][data-kind=trouble][role=alert]";

#[tokio::test]
async fn a_full_disk_is_said_and_what_waited_is_written_once_there_is_room() {
    let laptop = Laptop::new();
    // Where nothing may be mounted, a limit on the size of files has to do.
    let disk = SmallDisk::for_data_of(&laptop).ok();
    says_what_is_safe_and_writes_it_later(&laptop, disk.as_ref()).await;
}

#[tokio::test]
async fn a_limit_on_the_size_of_files_is_said_like_a_full_disk() {
    says_what_is_safe_and_writes_it_later(&Laptop::new(), None).await;
}

async fn says_what_is_safe_and_writes_it_later(laptop: &Laptop, disk: Option<&SmallDisk>) {
    let app = App::open(laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to("Receipt, then archive").await;
    app.marks("1", "1").await;
    let tight = match disk {
        Some(disk) => Shortage::full(disk),
        None => Shortage::limited(&app, laptop),
    };

    app.press("2").await;
    let said = app.says(BANNER, "1 action waits").await;
    for part in ["Not saved.", "Everything up to ", " is safe on disk", tight.what_to_do()] {
        assert!(said.contains(part), "{part:?} is missing in {said:?}");
    }
    app.says("[data-testid=saved]", "not saved").await;
    app.press("3").await;
    app.says(BANNER, "2 actions wait").await;
    app.counts("[data-testid=signal-2] svg", 0).await;

    app.tab_to("[data-testid=try-again]").await;
    app.press("Enter").await;
    app.says(BANNER, "2 actions wait").await;
    tight.ends();
    app.tab_to("[data-testid=try-again]").await;
    app.press("Enter").await;
    app.hides(BANNER).await;
    for row in ["1", "2", "3"] {
        app.counts(&format!("[data-testid=signal-{row}] svg"), 1).await;
    }
    assert_eq!(app.words("[data-testid=saved]").await.as_deref(), Some("saved"));
    let interview = ledger::only_interview(laptop);
    let log = ledger::log(laptop, interview);
    assert_eq!(ledger::standing(&log, "marked").len(), 3, "each mark is in the log once");
}

/// A disk of a few megabytes under the data folder.
struct SmallDisk {
    place: PathBuf,
}

impl SmallDisk {
    fn for_data_of(laptop: &Laptop) -> Result<Self, Errno> {
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
enum Shortage {
    FullDisk { ballast: PathBuf },
    Limit { program: Pid },
}

impl Shortage {
    /// Fills the disk to its last byte.
    fn full(disk: &SmallDisk) -> Self {
        let ballast = disk.ballast();
        let mut file = File::create(&ballast).unwrap();
        for size in [1 << 16, 1 << 12, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
        Self::FullDisk { ballast }
    }

    /// Lets no file of the program grow past the length of the database's log.
    fn limited(app: &App, laptop: &Laptop) -> Self {
        let log = laptop.data().join("workspace").join("touchstone.db-wal");
        let length = fs::metadata(log).unwrap().len();
        let program = app.pid();
        limit_files(program, Some(length));
        Self::Limit { program }
    }

    fn what_to_do(&self) -> &'static str {
        match self {
            Self::FullDisk { .. } => "Make room on the disk",
            Self::Limit { .. } => "Check the disk and its free space",
        }
    }

    fn ends(self) {
        match self {
            Self::FullDisk { ballast } => fs::remove_file(ballast).unwrap(),
            Self::Limit { program } => limit_files(program, None),
        }
    }
}

fn limit_files(program: Pid, length: Option<u64>) {
    prlimit(Some(program), Resource::Fsize, Rlimit { current: length, maximum: None }).unwrap();
}
