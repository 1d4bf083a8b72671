//! A pack made on one machine is added to another through its window, asked in an interview there, and
//! taken out again; the interview keeps what it was planned with.

use std::fs;
use std::path::PathBuf;

use bank::PackFiles;
use desk::{ItemSort, LibraryItem, LibraryPage};

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::laptop::Laptop;
use crate::{ledger, team_pack};

const OFFER: &str = "[data-testid=offer]";
const PAGE: &str = "[data-testid=page]";

/// The team's pack as one file, made on their machine and sent to this one.
fn sent_to(laptop: &Laptop) -> PathBuf {
    let theirs = Laptop::new();
    let folder = team_pack::checked_out(&theirs, "crane team");
    let file = laptop.root().join("harbour 2.1.touchpack");
    fs::write(&file, PackFiles::of_folder(&folder).unwrap().to_archive().unwrap()).unwrap();
    file
}

#[tokio::test]
async fn a_pack_of_another_machine_is_added_in_the_window_and_asked_in_an_interview() {
    let laptop = Laptop::new();
    let file = sent_to(&laptop);
    let app = App::open_with(&laptop, Theme::Light, &file).await;
    let offer = app.says(OFFER, "Hafenbetriebsgesellschaft Interviews").await;
    for said in ["2.1.0", "MIT OR Apache-2.0", "Kim Sørensen and 欧阳修远", "2 questions", "A copy is put"]
    {
        assert!(offer.contains(said), "{said:?} in {offer}");
    }
    assert!(!laptop.data().join("packs").exists(), "nothing is added before it is said to be");
    app.tab_to("[data-testid=add]").await;
    app.press("Enter").await;
    app.says(PAGE, "A copy in the data folder").await;
    fs::remove_file(&file).unwrap();
    app.press("Escape").await;
    app.press("/").await;
    app.press("Mod+a").await;
    app.types("hafen").await;
    app.says("[data-testid=count]", "1 of 2 packs").await;
    app.press("Escape").await;
    app.press("Escape").await;
    app.press("Escape").await;

    app.prepares("Ada Example", "harbour/short-talk").await;
    app.starts().await;
    app.goes_to("Add up").await;
    app.marks("1", "1").await;
    app.press("h 1").await;
    app.says("[data-testid=h1]", "said").await;
    let interview = ledger::only_interview(&laptop);

    app.clicks("[data-testid=header] button").await;
    app.shows("[data-testid=home]").await;
    app.press("l").await;
    app.clicks("[data-testid=sort-pack]").await;
    app.clicks("[data-testid=row-harbour]").await;
    app.clicks("[data-testid=remove-pack]").await;
    app.says("[data-testid=remove-dialog]", "keep what they were planned with").await;
    app.tab_to("[data-testid=confirm-remove]").await;
    app.press("Enter").await;
    app.hides("[data-testid=row-harbour]").await;

    app.press("Escape").await;
    app.clicks("[data-testid=running]").await;
    app.counts("[data-testid=signal-1] svg", 1).await;
    app.marks("2", "2").await;
    let log = ledger::log(&laptop, interview);
    let marks: Vec<&str> =
        ledger::standing(&log, "marked").iter().map(|mark| ledger::text(&mark.body, "signal")).collect();
    assert_eq!(marks, ["names-edges", "tests-first"]);
    let mut reader = ledger::reader(&laptop);
    let kit = reader.kit_of(interview).unwrap();
    let pack = kit.pack.as_ref().unwrap();
    assert_eq!((pack.id.as_str(), pack.version.as_str()), ("harbour", "2.1.0"));
}

#[tokio::test]
async fn a_file_that_is_no_pack_says_so_and_adds_nothing() {
    let laptop = Laptop::new();
    let file = laptop.root().join("letter.touchpack");
    fs::write(&file, "Dear Kim").unwrap();
    let app = App::open_with(&laptop, Theme::Light, &file).await;
    app.says("[data-testid=banner]", "no pack").await;
    assert_eq!(app.count(OFFER).await, 0);
    assert!(!laptop.data().join("packs").exists());
}

#[tokio::test]
async fn a_team_edits_its_own_folder_and_nothing_else() {
    let laptop = Laptop::new();
    let folder = team_pack::checked_out(&laptop, "crane team");
    let app = App::open_with(&laptop, Theme::Dark, &folder).await;
    let offer = app.says(OFFER, "A linked folder is read where it stands").await;
    assert!(offer.contains("crane team"), "{offer}");
    let mut walk = Walk::begins(Theme::Dark);
    walk.stops(&app, "library-offer").await;
    app.clicks("[data-testid=add]").await;
    app.says(PAGE, "A linked folder, read where it stands").await;
    app.resizes(1280, 800).await;
    app.clicks("[data-testid=remove-pack]").await;
    app.shows("[data-testid=remove-dialog]").await;
    walk.stops(&app, "library-remove").await;
    app.press("Escape").await;
    walk.ends(5);

    for (address, opens) in [("harbour/sum-001", true), ("own-001", false)] {
        app.resizes(1280, 800).await;
        app.clicks("[data-testid=sort-question]").await;
        app.clicks(&format!("[data-testid='row-{address}']")).await;
        app.says("[data-testid=page] .faint", address).await;
        app.clicks("[data-testid=tab-use]").await;
        app.shows("[data-testid=copy-source]").await;
        assert_eq!(app.count("[data-testid=open-in-editor]").await, usize::from(opens), "{address}");
    }
    app.says("[data-testid=panel]", "It comes with the program.").await;
    let item = LibraryItem { sort: ItemSort::Question, address: "harbour/sum-001".to_owned() };
    let LibraryPage::Question(page) = ledger::reader(&laptop).library_page(&item).unwrap() else {
        panic!("another sort")
    };
    assert_eq!(page.editing.file, "questions/sum-001-add-up.md");
}
