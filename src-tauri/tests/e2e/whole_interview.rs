//! A whole interview by keyboard alone, from the first screen to the exported scorecard.

use std::fs;
use std::path::PathBuf;

use crate::app::App;
use crate::laptop::Laptop;
use crate::{clipboard, ledger, scorecard_says};

const FIRST: &str = "Receipt, then archive";
const SECOND: &str = "The config file that may not be there";
const PRIVATE: &str = "reminds me of somebody, do not let that count";

#[tokio::test]
async fn an_interview_by_keyboard_alone_ends_in_a_scorecard_that_says_what_the_log_says() {
    let _turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    first_question(&app).await;
    slips_are_put_right(&app).await;
    second_question(&app).await;
    app.ends().await;
    wrap_up(&app).await;
    let (json, html) = exports(&app, &laptop).await;
    drop(app);

    let interview = ledger::only_interview(&laptop);
    let log = ledger::log(&laptop, interview);
    let card = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    scorecard_says::what_the_log_says(&card, &log);
    assert_eq!(ledger::standing(&log, "marked").len(), 14, "every digit is a mark, and those taken back too");
    let copied = &ledger::standing(&log, "code-captured")[0].body;
    assert!(ledger::text(copied, "text").contains("impl Order"), "what y copied is what c captured");
    for text in [card.to_string(), fs::read_to_string(html).unwrap()] {
        assert!(text.contains("said what would be freed twice"), "the panel reads its notes");
        for condition in told_of(&text) {
            assert!(text.contains(condition), "{condition}");
        }
        assert!(!text.contains(PRIVATE) && !text.contains("Ada Example"), "nothing private leaves unasked");
    }
}

/// What went wrong, as a scorecard's reader is told of it.
fn told_of(text: &str) -> [&'static str; 4] {
    if text.starts_with('{') {
        ["\"late\"", "\"own-editor\"", "\"interrupted\"", "\"language\""]
    } else {
        ["Nine minutes late", "own editor", "Interrupted at", "Another language"]
    }
}

async fn first_question(app: &App) {
    app.goes_to(FIRST).await;
    app.press("y").await;
    app.says("[data-testid=status]", "Prompt and starter are on the clipboard.").await;
    app.press("c").await;
    app.says("[data-testid=status]", "Code captured").await;

    app.marks("1", "1").await;
    app.marks("3", "3 x").await;
    app.shows("[data-testid=signal-3] svg.against").await;
    app.press("h 1").await;
    app.says("[data-testid=h1]", "said").await;
    app.marks("4", "4").await;
    app.shows("[data-testid=offer-with-help].offered").await;
    app.press("w").await;
    app.shows("[data-testid=signal-4] circle").await;
    app.marks("m1", "m 1").await;
    app.marks("2", "2").await;
    app.press("n").await;
    app.shows("[data-testid=note-bound]").await;
    app.notes("said what would be freed twice").await;

    app.press("f 1").await;
    app.says("[data-testid=f1]", "asked").await;
    app.press("g g").await;
    app.says("main .facts", "works").await;
    app.press("Space").await;
    app.counts("[data-testid=tray] li", 1).await;
    app.press("*").await;
    app.answers("draws the two owners").await;
    app.counts("[data-testid=tray] li", 2).await;
    app.press("k l").await;
    app.says("[data-testid=status]", "Noted: late.").await;
    app.shows("[data-testid=offer-explain]").await;
    app.rests().await;
    app.press("n").await;
    app.answers("9").await;
    app.rests().await;
    app.press("k e").await;
    app.says("[data-testid=status]", "Noted: own editor.").await;
    app.rests().await;
    app.press("k i").await;
    app.says("[data-testid=status]", "Noted: interrupted.").await;
    app.press("Mod+z").await;
    app.says("[data-testid=status]", "Taken back: interrupted.").await;
    app.press("k i").await;
    app.says("[data-testid=status]", "Noted: interrupted.").await;
    app.press("Escape").await;

    app.press("n").await;
    app.focuses("[data-testid=note-input]").await;
    app.press("Mod+u").await;
    app.hides("[data-testid=note-bound]").await;
    app.says("[data-testid=note-visibility]", "only you").await;
    app.notes(PRIVATE).await;
    app.press("n").await;
    app.focuses("[data-testid=note-input]").await;
    app.press("Mod+u Mod+e Mod+e").await;
    app.says("[data-testid=note-visibility]", "candidate").await;
    app.notes("asked what the callers need before typing").await;
    app.press("h 0").await;
    app.focuses("[data-testid=hint-words]").await;
    app.types("look at the signature again").await;
    app.press("Enter").await;
    app.hides("[data-testid=hint-sheet]").await;
}

async fn slips_are_put_right(app: &App) {
    app.marks("6", "6").await;
    app.press("Mod+z").await;
    app.counts("[data-testid=signal-6] svg", 0).await;
    app.press("Mod+Shift+z").await;
    app.counts("[data-testid=signal-6] svg", 1).await;

    app.marks("5", "5").await;
    app.marks("7", "7").await;
    app.press("Backspace").await;
    app.shows("[data-testid=fix-sheet]").await;
    app.press("8").await;
    app.says("[data-testid=fix-sheet] [role=status]", "Moved to").await;
    app.press("ArrowDown Backspace").await;
    app.says("[data-testid=fix-sheet] [role=status]", "Taken back").await;
    app.press("Escape").await;
    app.hides("[data-testid=fix-sheet]").await;
    for (row, marks) in [("5", 0), ("7", 0), ("8", 1)] {
        app.counts(&format!("[data-testid=signal-{row}] svg"), marks).await;
    }

    app.press("p").await;
    app.shows("[data-phase=paused] [data-testid=paused]").await;
    app.press("p").await;
    app.shows("[data-phase=live]").await;
}

async fn second_question(app: &App) {
    app.goes_to(SECOND).await;
    app.shows("[data-testid=rate-strip]").await;
    app.press("r").await;
    app.focuses("[data-testid=rate-strip]").await;
    for digit in ["3", "2", "3"] {
        let row = app.words("[data-testid=rate-strip] header b").await;
        app.press(digit).await;
        app.until("the next competency", async || {
            (app.words("[data-testid=rate-strip] header b").await != row).then_some(())
        })
        .await;
    }
    app.hides("[data-testid=rate-strip]").await;

    // Faster than the answers come.
    app.press("1 2 3 4 0").await;
    for row in ["1", "2", "3", "4", "0"] {
        app.counts(&format!("[data-testid=signal-{row}] svg"), 1).await;
    }
    app.press("h 2 f 2 g r").await;
    app.says("main .facts", "first run").await;
    app.rests().await;
    app.press("q").await;
    app.answers("the starter prints nothing").await;
    app.rests().await;
    app.press("k p").await;
    app.says("[data-testid=status]", "Noted: other language.").await;
    app.rests().await;

    app.press("r").await;
    app.shows("[data-testid=rate-sheet]").await;
    app.press("4").await;
    app.focuses("[data-testid=rating-reason]").await;
    app.types("had it before the hint was out").await;
    app.press("Enter").await;
    app.says("[data-testid=rate-error-handling] .given", "4").await;
    app.press("Escape").await;
    app.hides("[data-testid=rate-sheet]").await;
}

async fn wrap_up(app: &App) {
    app.focuses("[data-moment]").await;
    app.press("n").await;
    app.focuses("[data-testid=tray-note]").await;
    app.types("came back to the first line alone").await;
    app.press("Enter").await;
    app.counts("[data-testid=tray] li", 1).await;
    app.focuses("[data-moment]").await;
    app.press("m").await;
    app.focuses("[data-testid=tray] .picker button").await;
    app.press("2").await;
    app.says("[data-testid=status]", "The tray is empty.").await;
    app.shows("[data-testid=rating-sheet]").await;
    rates_all_that_waits(app).await;
    app.focuses("[data-testid=recommendation] button").await;
    app.press("Mod+z").await;
    app.focuses("[data-testid=rating-sheet] [role=radio]").await;
    rates_all_that_waits(app).await;

    app.focuses("[data-testid=recommendation] button").await;
    app.press("3").await;
    app.shows("[data-testid=recommend-yes][aria-checked=true]").await;
    app.tab_to("[data-testid=reason]").await;
    app.types("Finds the move at once and says what it would cost.").await;
    app.tab_to("[data-testid=feedback]").await;
    app.types("You named the risk before the rule. Keep doing that.").await;
    app.press("Tab").await;
    app.says("[data-testid=missing]", "Nothing is missing.").await;
    app.tab_back_to("[data-testid=submit]").await;
    app.press("Enter").await;
    app.says("[data-testid=state]", "submitted").await;
}

/// Enter confirms what was given during the conversation, a digit gives the rest; both go on.
async fn rates_all_that_waits(app: &App) {
    let row = "document.activeElement.closest('section[data-testid^=rate-]')";
    let name = format!("{row}?.getAttribute('aria-labelledby') ?? null");
    let unrated = format!("{row}?.querySelector('.given.none') != null");
    for _competency in 0..20 {
        let Some(now) = app.read(&name).await.as_str().map(str::to_owned) else { return };
        app.press(if app.read(&unrated).await == true { "2" } else { "Enter" }).await;
        app.until("the next competency", async || {
            (app.read(&name).await.as_str() != Some(now.as_str())).then_some(())
        })
        .await;
    }
}

/// Exports as JSON, then as HTML, and answers where they are.
pub(crate) async fn exports(app: &App, laptop: &Laptop) -> (PathBuf, PathBuf) {
    app.tab_to("[data-testid=format] input").await;
    app.press("ArrowRight ArrowRight").await;
    app.shows("[data-testid=format] input[value=json]:checked").await;
    app.tab_to("[data-testid=export-now]").await;
    app.press("Enter").await;
    app.says("[data-testid=exported]", ".json").await;
    app.tab_back_to("[data-testid=format] input").await;
    app.press("ArrowLeft ArrowLeft").await;
    app.shows("[data-testid=format] input[value=html]:checked").await;
    app.tab_to("[data-testid=export-now]").await;
    app.press("Enter").await;
    app.says("[data-testid=exported]", ".html").await;
    let file = |extension: &str| {
        let files = fs::read_dir(laptop.exports()).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|path| path.extension().is_some_and(|its| its == extension)).unwrap()
    };
    (file("json"), file("html"))
}
