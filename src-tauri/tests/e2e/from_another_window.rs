//! Marks from another window: the leader's keys are ours, everything else is the other window's, and the
//! focus never moves.

use std::time::{Duration, Instant};

use interview::InterviewId;

use crate::app::{App, LOOK_AGAIN, Theme};
use crate::desktop::Desktop;
use crate::laptop::Laptop;
use crate::ledger;
use crate::other_window::{OtherWindow, xkey};

/// Leader and one or two keys may take so long, from the first key to what is durable.
const QUICK: Duration = Duration::from_millis(800);
const MARKS: usize = 500;
/// They are all typed and marked by then, on a busy machine too.
const LONG: Duration = Duration::from_secs(90);
/// What is typed meanwhile. After a mark a word may begin with anything but a suffix.
const TYPED: &str = "let total: u64 = lines.iter().map(|line| line.cents * 7).sum(); // Then print it. ";

/// A laptop whose user chose Ctrl+Alt+Space as the leader, and Ctrl+Alt+B to blank.
fn with_leader() -> Laptop {
    let laptop = Laptop::new();
    let chosen = r#"{ "leader": "Ctrl+Alt+Space", "blank_chord": "Ctrl+Alt+KeyB" }"#;
    std::fs::write(laptop.data().join("settings.json"), chosen).unwrap();
    laptop
}

/// A question is open, and another window has the keyboard.
async fn live(laptop: &Laptop, desktop: &Desktop) -> (App, OtherWindow, InterviewId) {
    let app = App::open_on(laptop, Theme::Light, desktop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to("Receipt, then archive").await;
    let interview = ledger::only_interview(laptop);
    (app, OtherWindow::open_on(desktop), interview)
}

fn marks(laptop: &Laptop, interview: InterviewId) -> usize {
    ledger::standing(&ledger::log(laptop, interview), "marked").len()
}

#[tokio::test]
async fn five_hundred_marks_from_another_window_lose_and_leak_no_character() {
    let (laptop, desktop) = (with_leader(), Desktop::bare());
    let (app, mut other, interview) = live(&laptop, &desktop).await;
    let mut written = TYPED.chars().cycle();
    let mut expected = String::new();
    let began = Instant::now();
    for mark in 0..MARKS {
        let mut words: String = written.by_ref().take(5).collect();
        if words.starts_with(['x', 'w', 'n']) {
            words.insert(0, ' ');
        }
        other.types(&words);
        expected.push_str(&words);
        other.leader();
        other.types(&(1 + mark % 6).to_string());
    }
    other.types("the end");
    expected.push_str("the end");
    let mut arrived = String::new();
    let mut orphans: Vec<u8> = Vec::new();
    while arrived.len() < expected.len() && began.elapsed() < LONG {
        let news = other.arrived();
        assert_eq!(news.focus_lost, 0, "the other window lost the focus");
        arrived.push_str(&news.text);
        orphans.extend(news.orphans);
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    app.until("all marks", async || (marks(&laptop, interview) >= MARKS).then_some(())).await;
    eprintln!("{MARKS} marks among {} characters in {:?}", expected.len(), began.elapsed());
    assert_eq!(arrived, expected, "what arrived in the other window");
    assert_eq!(orphans, [0_u8; 0], "keys of ours came up in the other window");
    assert!(other.has_the_focus());
    let log = ledger::log(&laptop, interview);
    assert_eq!(ledger::standing(&log, "marked").len(), MARKS);
    assert_eq!(ledger::standing(&log, "qualified").len(), 0, "no letter of the text qualified a mark");
}

#[tokio::test]
async fn the_leader_and_one_or_two_keys_are_durable_at_once_and_the_focus_stays() {
    let (laptop, desktop) = (with_leader(), Desktop::bare());
    let (app, mut other, interview) = live(&laptop, &desktop).await;
    let kinds = |kind: &str| ledger::standing(&ledger::log(&laptop, interview), kind).len();
    let mut slowest = Duration::ZERO;
    for (keys, kind) in
        [("1", "marked"), ("h1", "hinted"), (" ", "bookmarked"), ("m1", "marked"), ("f1", "followed-up")]
    {
        let before = kinds(kind);
        let began = Instant::now();
        other.leader();
        other.types(keys);
        app.until(format_args!("{keys:?} in the log"), async || (kinds(kind) > before).then_some(())).await;
        slowest = slowest.max(began.elapsed());
    }
    eprintln!("leader and one or two keys, to what is in the log: {slowest:?} at most");
    assert!(slowest < QUICK, "{slowest:?}");
    assert!(other.has_the_focus());
    let arrived = other.arrived();
    assert_eq!((arrived.text.as_str(), arrived.focus_lost), ("", 0));
}

#[tokio::test]
async fn a_suffix_qualifies_the_mark_and_escape_gives_the_keys_back() {
    let (laptop, desktop) = (with_leader(), Desktop::bare());
    let (app, mut other, interview) = live(&laptop, &desktop).await;
    let kinds = |kind: &str| ledger::standing(&ledger::log(&laptop, interview), kind).len();
    other.leader();
    other.types("2x");
    app.until("the mark to be contradicted", async || (kinds("qualified") == 1).then_some(())).await;
    other.chord(&[xkey::ESCAPE]);
    other.types("x is typed");
    let mut arrived = String::new();
    while arrived != "x is typed" {
        arrived.push_str(&other.arrived().text);
        assert!("x is typed".starts_with(&arrived), "{arrived:?} arrived");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    assert_eq!((kinds("marked"), kinds("qualified")), (1, 1));
}

#[tokio::test]
async fn words_go_to_the_note_line_and_the_focus_comes_back() {
    let (laptop, desktop) = (with_leader(), Desktop::bare());
    let (app, mut other, interview) = live(&laptop, &desktop).await;
    other.types("before ");
    other.leader();
    // Typed at once, as by somebody who does not wait for a window.
    other.types("nasked about duplicates");
    other.chord(&[xkey::ENTER]);
    app.says("[data-testid=notes]", "asked about duplicates").await;
    app.until("the focus to come back", async || other.has_the_focus().then_some(())).await;
    other.types("after");
    app.until("the log", async || {
        (ledger::standing(&ledger::log(&laptop, interview), "noted").len() == 1).then_some(())
    })
    .await;
    let mut arrived = String::new();
    while arrived != "before after" {
        arrived.push_str(&other.arrived().text);
        assert!("before after".starts_with(&arrived), "{arrived:?} arrived");
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

#[tokio::test]
async fn the_second_chord_blanks_from_another_window_and_shows_again() {
    let (laptop, desktop) = (with_leader(), Desktop::bare());
    let (app, other, _interview) = live(&laptop, &desktop).await;
    let blank = [xkey::CONTROL, xkey::ALT, u32::from('b')];
    other.chord(&blank);
    app.shows("[data-testid=blank]").await;
    other.leader();
    other.types("1");
    app.until("a mark behind the sheet", async || {
        (app.count("[data-testid=signal-1] svg").await == 1).then_some(())
    })
    .await;
    app.shows("[data-testid=blank]").await;
    other.chord(&blank);
    app.hides("[data-testid=blank]").await;
    assert!(other.has_the_focus());
}

#[tokio::test]
async fn a_turn_that_nobody_goes_on_with_ends_by_itself() {
    let (laptop, desktop) = (with_leader(), Desktop::bare());
    let (_app, mut other, _interview) = live(&laptop, &desktop).await;
    other.leader();
    let began = Instant::now();
    let mut arrived = String::new();
    while arrived.is_empty() && began.elapsed() < LONG {
        tokio::time::sleep(LOOK_AGAIN).await;
        if began.elapsed() > Duration::from_millis(2200) {
            other.types("a");
        }
        arrived = other.arrived().text;
    }
    assert!(arrived.starts_with('a'), "{arrived:?}");
}
