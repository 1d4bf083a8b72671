//! The library by keyboard alone: found by typing, read, come back from; and a question that a team edits
//! beside the window is read again when it is saved.

use std::fs;

use crate::app::App;
use crate::laptop::Laptop;
use crate::{ledger, team_pack};

const PAGE: &str = "[data-testid=page]";
const COUNT: &str = "[data-testid=count]";

#[tokio::test]
async fn a_question_is_found_read_and_come_back_from_by_keyboard_alone() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.press("l").await;
    app.focuses("[data-testid=rows] button").await;
    let all = ledger::reader(&laptop).packs().questions().count();
    app.says(COUNT, &format!("{all} questions")).await;
    app.counts("[data-testid=rows] button", all).await;

    // The page follows the list.
    let first = app.says(PAGE, "Prompt").await;
    app.press("ArrowDown").await;
    app.until("another page", async || app.words(PAGE).await.filter(|now| *now != first)).await;
    app.press("ArrowUp").await;
    app.says(PAGE, &first).await;

    app.press("/").await;
    app.focuses("[data-testid=find]").await;
    app.types("ports one per line").await;
    app.says(COUNT, &format!("1 of {all} questions")).await;
    app.says(PAGE, "The config file that may not be there").await;
    app.press("Enter").await;
    app.focuses("[data-testid=row-err-001]").await;
    app.press("ArrowRight").await;
    app.says("[data-testid=panel]", "Do not say").await;
    app.press("ArrowRight").await;
    app.says("[data-testid=panel]", "Reference answer, senior").await;

    app.press("Enter").await;
    app.focuses(PAGE).await;
    app.press("ArrowRight").await;
    let rating = app.says("[data-testid=panel]", "bar for senior").await;
    for part in ["lists failures", "avoids unwrap", "Does not count:", "Outstanding"] {
        assert!(rating.contains(part), "{part:?} in {rating}");
    }
    app.press("ArrowRight").await;
    app.says("[data-testid=panel]", "It was not asked on this desk yet.").await;
    // On to the kit that asks it, and back.
    app.tab_to("[data-testid=panel] .link").await;
    let kit = app.words("[data-testid=panel] .link").await.unwrap();
    app.press("Enter").await;
    app.says(PAGE, "minutes planned").await;
    app.focuses(PAGE).await;
    app.press("Escape").await;
    app.focuses("[data-testid=rows] button[aria-current=true]").await;
    app.says("[data-testid=rows] button[aria-current=true]", &kit).await;

    app.tab_back_to("[data-testid=sort-kit]").await;
    app.press("ArrowLeft").await;
    app.focuses("[data-testid=sort-question]").await;
    app.press("ArrowDown").await;
    app.focuses("[data-testid=row-err-001]").await;
    app.press("Escape").await;
    app.says(COUNT, &format!("{all} questions")).await;
    app.press("Escape").await;
    app.shows("[data-testid=home]").await;
}

#[tokio::test]
async fn a_file_that_is_saved_in_an_editor_is_read_again_with_its_problems() {
    let laptop = Laptop::new();
    let folder = team_pack::checked_out(&laptop, "crane team");
    team_pack::linked(&laptop, &[&folder]);
    let app = App::open(&laptop).await;
    app.press("l").await;
    app.focuses("[data-testid=rows] button").await;
    app.press("/").await;
    app.types("harbour/sum").await;
    app.says(PAGE, "Add up").await;

    let file = team_pack::question(&folder);
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("title: Add up", "title: Add up the cargo").replace("minutes: 20", "minutes: soon"),
    )
    .unwrap();
    app.says(PAGE, "Add up the cargo").await;
    app.says("[data-testid=page-problems]", "questions/sum-001-add-up.md:9").await;
    app.says("[data-testid='row-harbour/sum-001']", "problem").await;
    fs::write(&file, text).unwrap();
    app.hides("[data-testid=page-problems]").await;

    fs::rename(&folder, laptop.root().join("elsewhere")).unwrap();
    app.says("[data-testid=list]", "Nothing passes these filters.").await;
    app.press("Escape").await;
    app.clicks("[data-testid=sort-pack]").await;
    app.says("[data-testid=rows]", "crane team").await;
    app.clicks("[data-testid^=row-unreadable]").await;
    app.says(PAGE, "is not there").await;
}
