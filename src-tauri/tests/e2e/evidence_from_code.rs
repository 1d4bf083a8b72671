//! The candidate's code as evidence: captured, looked at, decided on, and found again in the exported
//! scorecard.

use std::fs;

use serde_json::{Value, json};

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::laptop::Laptop;
use crate::whole_interview::exports;
use crate::{clipboard, ledger};

const QUESTION: &str = "The config file that may not be there";
const CODE: &str = "use std::{fs, io, path::Path};

fn load_ports(path: &str) -> io::Result<Vec<u16>> {
    if !Path::new(path).exists() {
        return Ok(vec![80, 443]);
    }
    let text = fs::read_to_string(path)?;
    Ok(text.lines().map(|line| line.trim().parse().unwrap()).collect())
}
";
const LATER: &str = "use std::{fs, io, path::Path};

/// The ports to listen on, of a file that \u{202e}may\u{202c} not be th\u{435}re yet.
fn lo\u{430}d_ports_or_the_two_that_are_listened_on_where_nobody_wrote_any(path_of_the_file_with_one_port_in_every_line: &Path) -> io::Result<Vec<u16>> {
    let text = fs::read_to_string(path_of_the_file_with_one_port_in_every_line)?;
    let first = text.lines().next().unwrap().parse::<u16>().unwrap();
    let second = text.lines().nth(1).unwrap().parse::<u16>().unwrap();
    println!(\"{}\", text.clone();
    Ok(vec![first, second])
}
";

#[tokio::test]
async fn code_that_was_captured_becomes_evidence_only_where_the_interviewer_said_so() {
    let turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    calm_words_for_a_clipboard_without_code(&app).await;
    clipboard::holds(CODE);
    app.press("c").await;
    app.says("[data-testid=status]", "Code captured, 9 lines.").await;
    drop(turn);
    app.counts("[data-testid^=finding-]", 3).await;

    app.press(&format!("a {}", digit(&app, "unwrap").await)).await;
    app.says("[data-testid=last-mark]", "avoids unwrap").await;
    app.press(&format!("d {}", digit(&app, "asks whether").await)).await;
    app.says("[data-testid=status]", "Dismissed: check then open, line 4.").await;

    app.press(&format!("i {}", digit(&app, "line 7").await)).await;
    app.focuses("[data-testid=note-input]").await;
    app.says("[data-testid=note-question]", "line 7").await;
    app.notes("says that the path is lost and adds it").await;
    app.says("[data-testid=findings]", "asked").await;

    // Attached by a slip, and taken back: it is offered again.
    let slip = digit(&app, "line 3").await;
    app.press(&format!("a {slip}")).await;
    app.until("the slip to be a mark", async || {
        (!holds(&app, "[data-testid=findings]", "line 3").await).then_some(())
    })
    .await;
    app.press("Mod+z").await;
    app.says("[data-testid=findings]", "line 3").await;

    app.press("l").await;
    app.focuses("[data-testid=code-lines]").await;
    app.press("End ArrowUp Shift+ArrowUp").await;
    app.says("[data-testid=pointed]", "Lines 7–8:").await;
    app.marks("4", "4").await;
    app.hides("[data-testid=pointed]").await;

    app.ends().await;
    app.clicks("[data-testid=step-marks]").await;
    app.says("[data-testid=code-place]", "line 8, unwrap call").await;
    app.submits_anyway().await;
    let (card, html) = exports(&app, &laptop).await;
    drop(app);
    the_card_says(&serde_json::from_str(&fs::read_to_string(card).unwrap()).unwrap(), &laptop);
    let html = fs::read_to_string(html).unwrap();
    assert!(
        html.contains("unwrap-call") && !html.contains("check-then-open"),
        "only what was attached is shown"
    );
}

/// Exactly what was attached, with its code; what was dismissed, asked or undone is in the log only.
fn the_card_says(card: &Value, laptop: &Laptop) {
    let findings = card["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        [&findings[0]["detector"], &findings[0]["lines"], &findings[0]["decision"]],
        [&json!("unwrap-call"), &json!([8, 8]), &json!("attach")]
    );
    let signals = card["signals"].as_array().unwrap().iter();
    let mut marks: Vec<&Value> = signals.flat_map(|signal| signal["marks"].as_array().unwrap()).collect();
    marks.sort_by_key(|mark| mark["at_ms"].as_u64());
    assert_eq!(marks.len(), 2, "the finding, and the lines that were chosen: {marks:?}");
    assert_eq!(marks[0]["finding"], findings[0]["id"]);
    let lines: Vec<&str> = CODE.lines().collect();
    assert_eq!(marks[0]["code"]["text"], json!(lines[7]));
    assert_eq!((&marks[1]["finding"], &marks[1]["code"]["lines"]), (&Value::Null, &json!([7, 8])));
    assert_eq!(marks[1]["code"]["text"], json!(lines[6..8].join("\n")));
    let note = card["notes"][0]["text"].as_str().unwrap();
    assert!(note.contains("line 7") && note.ends_with("says that the path is lost and adds it"), "{note}");

    let log = ledger::log(laptop, ledger::only_interview(laptop));
    let decided = ledger::standing(&log, "finding-decided").into_iter();
    let decisions: Vec<&str> = decided.map(|line| ledger::text(&line.body, "decision")).collect();
    assert_eq!(decisions, ["attach", "dismiss", "ask"]);
}

async fn calm_words_for_a_clipboard_without_code(app: &App) {
    clipboard::holds("file:///home/ada/main.rs\n");
    app.press("c").await;
    app.says("[data-testid=status]", "The clipboard holds files, not text.").await;
    clipboard::becomes(|clipboard| {
        let bytes = vec![255; 4 * 4 * 4].into();
        clipboard.set_image(arboard::ImageData { width: 4, height: 4, bytes })
    });
    app.press("c").await;
    app.says("[data-testid=status]", "The clipboard holds an image, not text.").await;
    clipboard::becomes(arboard::Clipboard::clear);
    app.press("c").await;
    app.says("[data-testid=status]", "The clipboard holds n").await;
    clipboard::holds(&"let x = 1;\n".repeat(100_000));
    app.press("c").await;
    app.says("[data-testid=status]", "too long").await;
    app.counts("[data-testid=findings]", 0).await;
}

#[tokio::test]
async fn code_that_is_dropped_is_shown_with_what_changed_and_what_hides_in_the_light() {
    code_on_screen(Theme::Light).await;
}

#[tokio::test]
async fn code_that_is_dropped_is_shown_with_what_changed_and_what_hides_in_the_dark() {
    code_on_screen(Theme::Dark).await;
}

async fn code_on_screen(theme: Theme) {
    let laptop = Laptop::new();
    let app = App::open_in(&laptop, theme).await;
    let mut walk = Walk::begins(theme);
    app.prepares("Ines Maria Okafor-Lindqvist von der Heydten-Schwarzenberg", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    drops_text(&app, CODE).await;
    app.says("[data-testid=status]", "Code captured, 9 lines.").await;
    walk.stops(&app, "findings").await;
    drops_file(&app, "cat.png", "x").await;
    app.says("[data-testid=status]", "cat.png is no .rs file.").await;
    drops_file(&app, "ports.rs", LATER).await;
    app.says("[data-testid=status]", "Code captured, 10 lines.").await;
    app.says("[data-testid=proviso]", "could not be read").await;

    app.press("l").await;
    app.focuses("[data-testid=code-lines]").await;
    app.says("[data-testid=capture-1]", "⟨U+202E⟩").await;
    assert!(app.count("[data-testid=capture-1] .changed").await >= 5);
    assert!(app.count("[data-testid=capture-1] .foreign").await >= 1);
    assert!(app.count("[data-testid=capture-1] .keyword").await > 0);
    app.press("ArrowDown Shift+ArrowDown").await;
    app.press("v").await;
    walk.stops(&app, "findings-code").await;
    app.press("Escape").await;
    app.hides("[data-testid=pointed]").await;
    app.clicks("[data-testid=tab-prompt]").await;
    app.clicks("[data-testid=findings] [aria-expanded=false]").await;
    walk.stops(&app, "findings-places").await;
    app.press("i 1").await;
    app.focuses("[data-testid=note-input]").await;
    walk.stops(&app, "findings-asked").await;
    app.press("Escape").await;
    app.press("a 1 e").await;
    app.focuses("[data-testid=end-yes]").await;
    app.press("Enter").await;
    app.clicks("[data-testid=step-marks]").await;
    app.shows("[data-testid=code-place]").await;
    walk.stops(&app, "findings-marks").await;
    app.clicks("[data-testid=step-ratings]").await;
    app.shows("[data-testid=code-place]").await;
    walk.stops(&app, "findings-ratings").await;
    walk.ends(17);
}

async fn holds(app: &App, css: &str, words: &str) -> bool {
    app.words(css).await.is_some_and(|said| said.contains(words))
}

/// The digit of the tray's line that says this.
async fn digit(app: &App, words: &str) -> usize {
    app.until(format_args!("a finding on {words:?}"), async || {
        for digit in 1..=9 {
            if holds(app, &format!("[data-testid=finding-{digit}]"), words).await {
                return Some(digit);
            }
        }
        None
    })
    .await
}

const DROP: &str = "const given = new DataTransfer(); \
    if (arguments[0]) given.items.add(new File([arguments[1]], arguments[0])); \
    else given.setData('text/plain', arguments[1]); \
    const target = document.querySelector('main'); \
    for (const name of ['dragover', 'drop']) { \
      const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer: given }); \
      target.dispatchEvent(event); \
    }";

pub(crate) async fn drops_text(app: &App, text: &str) {
    app.client.execute(DROP, vec![json!(null), json!(text)]).await.unwrap();
}

pub(crate) async fn drops_file(app: &App, name: &str, text: &str) {
    app.client.execute(DROP, vec![json!(name), json!(text)]).await.unwrap();
}
