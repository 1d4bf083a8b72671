//! The strip: on top of all windows, and a click on it marks and leaves the caret where it was.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crate::app::{App, LOOK_AGAIN, Theme};
use crate::clicking_manager;
use crate::desktop::Desktop;
use crate::laptop::Laptop;
use crate::ledger;
use crate::other_window::OtherWindow;
use crate::shortage::Shortage;

const CLICKS: usize = 50;
/// They are all typed and clicked by then, on a busy machine too.
const LONG: Duration = Duration::from_secs(60);
const TITLE: &str = "Touchstone, strip";
const TYPED: &str = "for line in text.lines() { ports.push(line.trim().parse::<u16>()?); } ";

async fn live(laptop: &Laptop, desktop: &Desktop) -> App {
    let app = App::open_on(laptop, Theme::Light, desktop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to("Receipt, then archive").await;
    app
}

#[tokio::test]
async fn fifty_clicks_on_the_strip_mark_and_lose_no_character_and_move_no_focus() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    let clicks = clicking_manager::manage(&desktop);
    let app = live(&laptop, &desktop).await;
    let interview = ledger::only_interview(&laptop);
    let mut other = OtherWindow::open_on(&desktop);
    app.press("o s").await;
    app.turns_to("strip.html").await;
    let labels: Vec<String> = (1..=6).map(|key| format!("[data-testid=strip-signal-{key}]")).collect();
    let spots = app.spots(&desktop, TITLE, &labels).await;
    assert!(desktop.is_above(TITLE), "the strip asks to stay on top");

    // A click on a window that takes the focus moves it here; then the other one has it again.
    other.clicks_at((640, 400));
    app.until("the focus to move", async || (!other.has_the_focus()).then_some(())).await;
    other.clicks_at((60, 750));
    app.until("the focus to come back", async || other.has_the_focus().then_some(())).await;
    other.arrived();

    let mut written = TYPED.chars().cycle();
    let mut expected = String::new();
    let began = Instant::now();
    for click in 0..CLICKS {
        let words: String = written.by_ref().take(6).collect();
        other.types(&words);
        let before = clicks.load(Ordering::SeqCst);
        other.clicks_at(spots[click % spots.len()]);
        other.types("; ");
        app.until("the click", async || (clicks.load(Ordering::SeqCst) > before).then_some(())).await;
        expected.push_str(&words);
        expected.push_str("; ");
    }
    let mut arrived = String::new();
    while arrived.len() < expected.len() && began.elapsed() < LONG {
        let news = other.arrived();
        assert_eq!(news.focus_lost, 0, "the other window lost the focus");
        arrived.push_str(&news.text);
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    let marks = || ledger::standing(&ledger::log(&laptop, interview), "marked").len();
    app.until("all marks", async || (marks() >= CLICKS).then_some(())).await;
    eprintln!("{CLICKS} clicks among {} characters in {:?}", expected.len(), began.elapsed());
    assert_eq!(arrived, expected, "what arrived in the other window");
    let log = ledger::log(&laptop, interview);
    let marked = ledger::standing(&log, "marked");
    assert_eq!(marked.len(), CLICKS);
    let signals: BTreeSet<&str> = marked.iter().map(|mark| ledger::text(&mark.body, "signal")).collect();
    assert_eq!(signals.len(), spots.len(), "each label marks its own signal");
    assert!(other.has_the_focus());
    assert_eq!(other.arrived().focus_lost, 0);
}

#[tokio::test]
async fn what_is_done_in_one_window_is_shown_in_the_other_at_once() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    let app = live(&laptop, &desktop).await;
    app.press("o s").await;
    let main = app.turns_to("strip.html").await;
    app.shows("[data-testid=strip-signal-2]").await;
    let label = app.words("[data-testid=strip-signal-2] bdi").await.unwrap();

    app.turns_back_to(main.clone()).await;
    app.press("2").await;
    app.turns_to("strip.html").await;
    app.says("[data-testid=strip-last]", &label).await;
    app.counts("[data-testid=strip-signal-2] svg", 1).await;

    app.clicks("[data-testid=strip-signal-1]").await;
    app.clicks("[data-testid=strip-contradicted]").await;
    app.counts("[data-testid=strip-signal-1] button.against, [data-testid=strip-signal-1].against", 1).await;
    app.turns_back_to(main.clone()).await;
    app.counts("[data-testid=signal-1] svg.against", 1).await;

    app.turns_to("strip.html").await;
    app.clicks("[data-testid=strip-moment]").await;
    app.clicks("[data-testid=strip-undo]").await;
    app.clicks("[data-testid=strip-undo]").await;
    app.counts("[data-testid=strip-signal-1].for", 1).await;
    app.turns_back_to(main).await;
    app.counts("[data-testid=signal-1] svg.for", 1).await;
    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    assert_eq!(ledger::standing(&log, "marked").len(), 2);
    assert_eq!(ledger::standing(&log, "qualified").len() + ledger::standing(&log, "bookmarked").len(), 0);
}

#[tokio::test]
async fn the_strip_is_blank_with_the_main_window_and_a_click_shows_both_again() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    let app = live(&laptop, &desktop).await;
    app.press("o s").await;
    let main = app.turns_to("strip.html").await;
    app.shows("[data-testid=strip-signal-1]").await;
    app.turns_back_to(main.clone()).await;
    app.press("b").await;
    app.shows("[data-testid=blank]").await;
    app.turns_to("strip.html").await;
    app.shows("[data-testid=strip-blank]").await;
    assert_eq!(app.words("main").await.unwrap(), "", "nothing can be read");
    app.clicks("[data-testid=strip-blank]").await;
    app.shows("[data-testid=strip-signal-1]").await;
    app.turns_back_to(main).await;
    app.hides("[data-testid=blank]").await;
}

#[tokio::test]
async fn the_strip_has_two_shapes_and_stands_where_it_was_left_and_goes_with_the_conversation() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    let app = live(&laptop, &desktop).await;
    let area = async |wanted: (i16, i16, u16, u16)| {
        app.until(format_args!("the strip at {wanted:?}"), async || {
            (desktop.area_of(TITLE) == Some(wanted)).then_some(())
        })
        .await;
    };
    app.press("o s").await;
    area((0, 0, 1400, 72)).await;
    desktop.moves(TITLE, 0, 300);
    let kept = laptop.data().join("settings.json");
    app.until("its place in the settings", async || {
        std::fs::read_to_string(&kept).ok().filter(|kept| kept.contains("\"y\": 300")).map(drop)
    })
    .await;
    app.press("o f").await;
    area((520, 8, 360, 220)).await;
    app.press("o s").await;
    app.until("the strip to close", async || desktop.area_of(TITLE).is_none().then_some(())).await;
    app.press("o s").await;
    area((520, 8, 360, 220)).await;
    app.press("o f").await;
    area((0, 300, 1400, 72)).await;
    app.press("e").await;
    app.clicks("[data-testid=end-yes]").await;
    app.until("the strip to go", async || desktop.area_of(TITLE).is_none().then_some(())).await;
}

#[tokio::test]
async fn what_is_not_saved_is_said_on_the_strip_and_written_once_there_is_room() {
    let (laptop, desktop) = (Laptop::new(), Desktop::bare());
    let app = live(&laptop, &desktop).await;
    app.press("o s").await;
    let main = app.turns_to("strip.html").await;
    app.says("[data-testid=strip-saved]", "saved").await;
    let tight = Shortage::limited(&app, &laptop);
    app.clicks("[data-testid=strip-signal-2]").await;
    app.says("[data-testid=strip-saved]", "not saved").await;
    app.counts("[data-testid=strip-signal-2] svg", 0).await;
    tight.ends();
    app.turns_back_to(main).await;
    app.clicks("[data-testid=try-again]").await;
    app.counts("[data-testid=signal-2] svg", 1).await;
    app.turns_to("strip.html").await;
    app.counts("[data-testid=strip-signal-2] svg", 1).await;
    app.until("the strip to say that it is saved", async || {
        (app.words("[data-testid=strip-saved]").await? == "saved").then_some(())
    })
    .await;
}

#[tokio::test]
async fn under_wayland_there_is_neither_strip_nor_column_and_the_reason_is_there() {
    let mut laptop = Laptop::new();
    laptop.wayland = true;
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.clicks("[data-testid=windows]").await;
    app.shows("[data-testid=window-candidate]").await;
    assert_eq!(app.count("[data-testid=window-strip], [data-testid=window-column]").await, 0);
    app.says("[role=menu]", "Under Wayland no window can keep itself on top").await;
    app.press("Escape").await;
    app.press("o c").await;
    app.says("[data-testid=status]", "Under Wayland").await;
}
