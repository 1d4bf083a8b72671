//! A second window on the same data says who holds the workspace, and reads.

use crate::app::App;
use crate::laptop::Laptop;
use crate::ledger;

#[tokio::test]
async fn a_second_window_says_who_holds_the_workspace_and_reads() {
    let laptop = Laptop::new();
    let first = App::open(&laptop).await;
    first.prepares("Ada Example", "phone-screen").await;
    first.starts().await;
    first.goes_to("Receipt, then archive").await;
    first.marks("1", "1").await;

    let second = App::open(&laptop).await;
    let said = second.says("[data-testid=banner][role=alert]", "Nothing can be written.").await;
    let holder = format!("process {}", first.pid().as_raw_nonzero());
    assert!(said.contains(&holder), "{said:?} does not name {holder}");
    second.press("n").await;
    second.press("ArrowDown").await;
    second.focuses("[data-testid=running]").await;
    second.press("Enter").await;
    second.counts("[data-testid=signal-1] svg", 1).await;
    second.press("2").await;
    second.says("[data-testid=desk]", "workspace").await;
    drop(second);

    first.marks("2", "2").await;
    let interview = ledger::only_interview(&laptop);
    let log = ledger::log(&laptop, interview);
    assert_eq!(ledger::standing(&log, "marked").len(), 2, "the second window wrote nothing");
}
