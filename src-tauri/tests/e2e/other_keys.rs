//! Keys that are other than one thinks: words typed where keys are commands, keys that were changed, single
//! keys switched off, and the palette that needs none of them.

use serde_json::{Value, json};

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::laptop::Laptop;
use crate::ledger;
use crate::week;

const QUESTION: &str = "Receipt, then archive";
const QUERY: &str = "[data-testid=palette-query]";

/// Words of which every beginning is a command, a line or a dialog.
const STRAY: [&str; 6] = ["work", "quick", "break", "else", "keep going", "return None"];

#[tokio::test]
async fn words_typed_where_keys_are_commands_leave_nothing_behind() {
    let laptop = Laptop::new();
    let app = in_the_first_question(&laptop).await;
    app.marks("1", "1").await;
    for words in STRAY {
        app.rests().await;
        app.types(words).await;
        app.says("[data-testid=status]", "looked like typing").await;
        app.focuses("[data-testid=note-input]").await;
        let line = app.read("document.querySelector('[data-testid=note-input]').value").await;
        assert_eq!(line, words, "the words go on in the note line");
        app.press("Mod+a Backspace Escape").await;
        app.shows("[data-testid=note-open]").await;
        assert_eq!(app.count("dialog[open], [data-testid=ask], [data-testid=blank]").await, 0, "{words}");
    }
    app.marks("2", "2").await;
    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    assert_eq!(ledger::standing(&log, "marked").len(), 2);
    for kind in
        ["qualified", "condition-noted", "fault-noted", "bookmarked", "milestone-reached", "paused", "ended"]
    {
        assert_eq!(ledger::standing(&log, kind).len(), 0, "{kind}");
    }
}

#[tokio::test]
async fn keys_are_changed_told_where_they_clash_and_in_force_at_once_and_after_a_start() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.shows("[data-testid=home]").await;
    app.finds("settings").await;
    app.shows("[data-testid=settings]").await;
    app.clicks("[data-testid=key-note] .key").await;
    app.focuses("[data-testid=press-key]").await;
    app.press("c").await;
    app.says("[data-testid=press-key]", "is taken by: capture").await;
    app.press("j").await;
    app.says("[data-testid=key-note]", "j").await;
    app.clicks("[data-testid=key-hints] .key").await;
    app.focuses("[data-testid=press-key]").await;
    app.press("5").await;
    app.says("[data-testid=press-key]", "cannot be given").await;
    app.press("z").await;
    app.says("[data-testid=key-hints]", "z").await;
    app.until("the keys to be kept", async || {
        (settings_of(&laptop)["bindings"] == json!({"note": "j", "hints": "z"})).then_some(())
    })
    .await;
    app.close_window().await;

    let app = in_the_first_question(&laptop).await;
    app.press("z 1").await;
    app.says("[data-testid=h1]", "said").await;
    app.rests().await;
    app.press("j").await;
    app.focuses("[data-testid=note-input]").await;
    app.press("Escape ?").await;
    app.says("[data-testid=keys-sheet]", "z 1–9").await;
}

#[tokio::test]
async fn with_single_keys_switched_off_the_palette_and_buttons_do_all() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.shows("[data-testid=home]").await;
    app.finds("settings").await;
    app.clicks("[data-testid=single-keys]").await;
    app.until("the choice to be kept", async || {
        (settings_of(&laptop)["single_keys"] == json!(false)).then_some(())
    })
    .await;
    app.press("Escape").await;
    app.shows("[data-testid=home]").await;
    app.press("n l ,").await;
    app.press("Mod+k").await;
    // What was done last comes first, however often the palette was closed.
    app.shows("[data-testid=palette] [role=option]:first-child[data-entry=screen-settings]").await;
    app.press("Escape").await;
    app.hides("[data-testid=palette]").await;
    app.finds("practice").await;
    app.clicks("[data-testid=recording-none]").await;
    app.clicks("[data-testid=start]").await;
    app.shows("[data-testid=desk][data-phase=live]").await;
    app.finds(&format!("go {QUESTION}")).await;
    app.shows("[data-testid=signal-1]").await;
    app.press("1 3 x h 2 k o").await;
    app.finds("names the risk").await;
    app.shows("[data-testid^=signal-] svg").await;
    app.press("F1").await;
    app.shows("[data-testid=keys-sheet] [data-testid=single-off]").await;
    app.press("Escape").await;
    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    assert_eq!(ledger::standing(&log, "marked").len(), 1, "the one that the palette made");
}

#[tokio::test]
async fn the_theme_that_was_chosen_is_shown_at_once_and_after_a_start() {
    let laptop = Laptop::new();
    let dark = "matchMedia('(prefers-color-scheme: dark)').matches";
    let app = App::open(&laptop).await;
    app.shows("[data-testid=home]").await;
    assert_eq!(app.read(dark).await, false);
    app.finds("dark theme").await;
    app.until("the dark", async || (app.read(dark).await == true).then_some(())).await;
    app.close_window().await;
    let app = App::open(&laptop).await;
    app.until("the dark after a start", async || (app.read(dark).await == true).then_some(())).await;
}

#[tokio::test]
async fn settings_palette_and_keys_stand_in_the_way_of_nobody_in_the_light() {
    looks(Theme::Light).await;
}

#[tokio::test]
async fn settings_palette_and_keys_stand_in_the_way_of_nobody_in_the_dark() {
    looks(Theme::Dark).await;
}

async fn looks(theme: Theme) {
    let mut walk = Walk::begins(theme);
    let laptop = Laptop::new();
    week::held_on(&laptop);
    let damaged = r#"{"bindings": {"note": "j", "fault": "k", "hint": "9"}, "theme": "sepia"}"#;
    std::fs::write(laptop.data().join("settings.json"), damaged).unwrap();
    let app = App::open_in(&laptop, theme).await;
    app.shows("[data-testid=settings-problem]").await;
    walk.stops(&app, "home-settings-damaged").await;
    app.press("Mod+k").await;
    app.focuses(QUERY).await;
    app.shows("[data-entry^=question-]").await;
    walk.stops(&app, "palette-home").await;
    app.types("ada").await;
    app.shows("[data-testid=palette] mark").await;
    walk.stops(&app, "palette-candidate").await;
    app.press("Mod+a").await;
    app.types("xyzzy").await;
    app.hides("[data-testid=palette] [role=option]").await;
    walk.stops(&app, "palette-nothing").await;
    app.press("Escape F1").await;
    app.shows("[data-testid=keys-sheet]").await;
    walk.stops(&app, "keys-home").await;
    app.press("Escape ,").await;
    app.shows("[data-testid=settings]").await;
    walk.stops(&app, "settings").await;
    app.clicks("[data-testid=key-capture] .key").await;
    app.focuses("[data-testid=press-key]").await;
    app.press("m").await;
    app.shows("[data-testid=swap]").await;
    walk.stops(&app, "settings-clash").await;
    app.press("Escape").await;
    app.clicks("[data-testid=find-key]").await;
    app.types("milestone").await;
    app.counts("[data-testid^=key-]", 6).await;
    walk.stops(&app, "settings-found").await;
    app.press("Escape Escape").await;
    app.focuses("main").await;
    app.press("Escape").await;
    app.shows("[data-testid=home]").await;
    app.clicks("[data-testid=running]").await;
    app.shows("[data-testid=signal-1]").await;
    app.press("Mod+k").await;
    app.focuses(QUERY).await;
    app.types("hin").await;
    walk.stops(&app, "palette-live").await;
    app.press("Escape").await;
    app.types("works").await;
    app.says("[data-testid=status]", "looked like typing").await;
    walk.stops(&app, "live-typed").await;
    walk.ends(25);
}

impl App {
    /// Opens the palette, types, and does what comes first.
    async fn finds(&self, words: &str) {
        self.press("Mod+k").await;
        self.focuses(QUERY).await;
        self.types(words).await;
        self.shows("[data-testid=palette] [role=option][aria-selected=true] mark").await;
        self.press("Enter").await;
        self.hides("[data-testid=palette]").await;
    }
}

fn settings_of(laptop: &Laptop) -> Value {
    let file = std::fs::read(laptop.data().join("settings.json")).unwrap_or_default();
    serde_json::from_slice(&file).unwrap_or_default()
}

async fn in_the_first_question(laptop: &Laptop) -> App {
    let app = App::open(laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    app
}
