//! What cannot be written is said, kept, and written once there is room: once.

use crate::app::App;
use crate::laptop::Laptop;
use crate::ledger;
use crate::shortage::{Shortage, SmallDisk};

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
