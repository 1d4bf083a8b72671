//! Texts that nobody hopes for: far too long, too deep, in no line order, in no honest letters, in another language.

use std::fs;
use std::time::{Duration, Instant};

use crate::app::App;
use crate::evidence_from_code::drops_text;
use crate::laptop::Laptop;
use crate::whole_interview::exports;
use crate::{clipboard, ledger};

const QUESTION: &str = "The config file that may not be there";

async fn opened(laptop: &Laptop) -> App {
    let app = App::open(laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    app
}

/// The page answers a key while it is busy with a text, sooner than this.
const SOON: Duration = Duration::from_secs(3);

#[tokio::test]
async fn ten_megabytes_are_refused_in_words_and_what_is_kept_whole_freezes_nothing() {
    let turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = opened(&laptop).await;
    clipboard::holds(&"let port = line.parse::<u16>().unwrap();\n".repeat(250_000));
    let since = Instant::now();
    app.press("c").await;
    let told = app.says("[data-testid=status]", "at most 1 MiB").await;
    println!("ten megabytes refused after {:?}", since.elapsed());
    assert!(told.contains("9.8 MiB") && told.contains("Copy only the code"), "{told}");
    app.marks("1", "1").await;

    clipboard::holds(&"let port = line.parse::<u16>().unwrap();\n".repeat(25_000));
    let since = Instant::now();
    app.press("c").await;
    app.says("[data-testid=status]", "Code captured, 25000 lines.").await;
    println!("1 MB captured after {:?}", since.elapsed());
    drop(turn);
    app.says("[data-testid=proviso]", "longer than 256 KiB, and detectors look at no more").await;
    let since = Instant::now();
    app.marks("2", "2").await;
    assert!(since.elapsed() < SOON, "a mark takes {:?}", since.elapsed());
    app.press("l").await;
    let since = Instant::now();
    app.focuses("[data-testid=code-lines]").await;
    println!("1 MB shown after {:?}", since.elapsed());
    app.says("[data-testid=capture-1]", "20000 lines too long to show here are kept whole").await;
    app.counts("[data-testid=code-lines] [role=option]", 5000).await;
    let since = Instant::now();
    app.marks("3", "3").await;
    assert!(since.elapsed() < SOON, "a mark takes {:?}", since.elapsed());
    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    let kept = ledger::standing(&log, "code-captured");
    assert_eq!(ledger::text(&kept[0].body, "text").lines().count(), 25_000);
}

#[tokio::test]
async fn texts_that_are_deep_dishonest_or_of_another_language_are_kept_and_shown_as_they_are() {
    let laptop = Laptop::new();
    let app = opened(&laptop).await;
    let deep = format!("fn main() {{ let x = {}1{}; }}\n", "(".repeat(10_000), ")".repeat(10_000));
    drops_text(&app, &deep).await;
    app.says("[data-testid=proviso]", "nested deeper").await;
    app.press("l").await;
    app.says("[data-testid=capture-1]", "1 line too long to show here is kept whole").await;
    app.press("Escape").await;

    drops_text(
        &app,
        "def load(path):\n    with open(path) as file:\n        return [int(x) for x in file]\n",
    )
    .await;
    app.says("[data-testid=status]", "Code captured, 3 lines.").await;
    app.says("[data-testid=proviso]", "could not be read").await;

    let hostile =
        "let a = 1;\r\nlet b\u{0} = \"x\u{202e}y\u{200b}\";\rlet p\u{430}th = read(\"ports\").unwrap();\n";
    drops_text(&app, hostile).await;
    app.says("[data-testid=status]", "Code captured, 3 lines.").await;
    app.says("[data-testid=capture-1]", "⟨U+202E⟩").await;
    let shown = app.words("[data-testid=code-lines]").await.unwrap();
    assert!(shown.contains("⟨U+0000⟩") && shown.contains("⟨U+200B⟩"), "{shown}");
    app.counts("[data-testid=code-lines] [role=option]", 3).await;
    app.counts("[data-testid=code-lines] .foreign", 1).await;
    let title = app.read("document.querySelector('[data-testid=code-lines] .foreign').title").await;
    assert!(title.as_str().unwrap().contains("U+0430"), "{title}");

    app.press("l").await;
    app.focuses("[data-testid=code-lines]").await;
    app.press("ArrowUp Shift+ArrowDown Shift+ArrowDown").await;
    app.says("[data-testid=pointed]", "Lines 1–3:").await;
    app.marks("3", "3").await;
    app.ends().await;
    app.submits_anyway().await;
    let (card, html) = exports(&app, &laptop).await;
    drop(app);
    let html = fs::read_to_string(html).unwrap();
    for shown in ["b␀", "x⟨U+202E⟩y⟨U+200B⟩", "p\u{430}⟨U+0430⟩th"] {
        assert!(html.contains(shown), "{shown} in the exported page");
    }
    assert!(!html.contains(['\u{0}', '\u{202e}', '\u{200b}']));
    let card = fs::read_to_string(card).unwrap();
    assert!(card.contains("p\u{430}th"), "programs get the text as it was");
}
