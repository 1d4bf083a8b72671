//! `kill -9` loses nothing that was acknowledged, and no more of half-typed words than the last moment.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;
use tokio::time::sleep;

use crate::app::App;
use crate::laptop::Laptop;
use crate::ledger::{self, Entry};

const QUESTION: &str = "Receipt, then archive";
/// Half-typed words are on disk this long after a key.
const KEPT_AFTER: Duration = Duration::from_millis(300);
/// Marks in each row, as they stand on the page.
const SEEN: &str = "Object.fromEntries([...document.querySelectorAll('[data-testid^=signal-]')]\
    .map((row) => [row.dataset.testid, row.querySelectorAll('svg').length]))";

#[tokio::test]
async fn a_crash_in_the_middle_of_marking_loses_no_mark_that_was_shown() {
    let laptop = Laptop::new();
    let app = in_the_first_question(&laptop).await;
    app.press("1 2 3 4 5 6 7 8 9").await;
    app.shows("[data-testid^=signal-] svg").await;
    let seen = rows(&app.read(SEEN).await);
    app.kill_nine().await;
    assert!(seen.values().sum::<u64>() > 0, "the crash came before any mark");

    let app = comes_back(&laptop).await;
    let recovered = rows(&app.read(SEEN).await);
    for (row, marks) in &seen {
        assert!(recovered[row] >= *marks, "{row} showed {marks} marks, and {} after", recovered[row]);
    }
    let interview = ledger::only_interview(&laptop);
    let logged = marks_of(&ledger::log(&laptop, interview));
    assert_eq!(recovered.values().sum::<u64>(), logged, "the page shows the log's marks, each once");

    app.marks("m2", "m 2").await;
    app.hides("[data-testid=recovered]").await;
    app.press("Mod+z").await;
    app.counts("[data-testid=signal-m2] svg", 0).await;
}

#[tokio::test]
async fn a_crash_while_a_note_is_half_typed_keeps_the_words() {
    let laptop = Laptop::new();
    let app = in_the_first_question(&laptop).await;
    app.marks("1", "1").await;
    app.press("n").await;
    app.focuses("[data-testid=note-input]").await;
    let (kept, lost) = ("says the order is gone after", " the first call");
    app.types(kept).await;
    // The promise is a span of time; there is nothing else to wait for.
    sleep(KEPT_AFTER).await;
    app.types(lost).await;
    app.kill_nine().await;

    let app = comes_back(&laptop).await;
    app.counts("[data-testid=signal-1] svg", 1).await;
    let words = app.says("[data-testid=note-open] .draft", kept).await;
    assert!([kept, lost].concat().starts_with(&words), "{words:?} was never typed");
    app.press("n").await;
    app.focuses("[data-testid=note-input]").await;
    app.types(", twice").await;
    app.press("Enter").await;
    app.says("[data-testid=notes]", &format!("{words}, twice")).await;
    app.hides("[data-testid=recovered]").await;
}

#[tokio::test]
async fn a_crash_while_a_circumstance_is_half_typed_keeps_what_it_was_and_the_words() {
    let laptop = Laptop::new();
    let app = in_the_first_question(&laptop).await;
    app.press("k o").await;
    app.focuses("[data-testid=ask-words]").await;
    app.rests().await;
    app.types("the building was evacuated").await;
    sleep(KEPT_AFTER).await;
    app.kill_nine().await;

    let app = comes_back(&laptop).await;
    let words = "document.querySelector('[data-testid=ask-words]')?.value";
    app.until("the words", async || (app.read(words).await == "the building was evacuated").then_some(()))
        .await;
    app.marks("1", "1").await;
    app.clicks("[data-testid=ask-words]").await;
    app.press("Enter").await;
    app.says("[data-testid=status]", "Noted").await;
    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    assert_eq!(ledger::standing(&log, "condition-noted").len(), 1);
}

async fn in_the_first_question(laptop: &Laptop) -> App {
    let app = App::open(laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    app
}

/// Starts again and opens the interview that was under way: one line says what happened.
async fn comes_back(laptop: &Laptop) -> App {
    let app = App::open(laptop).await;
    app.shows("[data-testid=running]").await;
    app.press("ArrowDown").await;
    app.focuses("[data-testid=running]").await;
    app.press("Enter").await;
    app.shows("[data-testid=desk][data-phase=live]").await;
    app.counts("[data-testid=recovered]", 1).await;
    app.says("main h1", QUESTION).await;
    app
}

fn rows(seen: &Value) -> BTreeMap<String, u64> {
    let rows = seen.as_object().unwrap().iter();
    rows.map(|(row, marks)| (row.clone(), marks.as_u64().unwrap())).collect()
}

fn marks_of(log: &[Entry]) -> u64 {
    u64::try_from(ledger::standing(log, "marked").len()).unwrap()
}
