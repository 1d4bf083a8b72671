//! The clipboard, watched where that was switched on: Rust is taken, once, and nothing else is.

use std::fs;
use std::time::Duration;

use tokio::time::sleep;

use crate::app::App;
use crate::laptop::Laptop;
use crate::{clipboard, ledger};

const QUESTION: &str = "The config file that may not be there";
const CODE: &str = "fn load_ports(path: &str) -> io::Result<Vec<u16>> {\n    let text = fs::read_to_string(path)?;\n    parse(&text)\n}\n";
const LATER: &str = "fn load_ports(path: &str) -> io::Result<Vec<u16>> {\n    let text = fs::read_to_string(path).unwrap();\n    parse(&text)\n}\n";
const SAID: &str = "error[E0382]: borrow of moved value: `text`\n --> src/main.rs:3:11\n";

/// What must not be taken. What does not happen cannot be waited for: each stays longer than a program takes to
/// set the clipboard and the window to look at it.
async fn passes_by(text: &str) {
    clipboard::holds(text);
    sleep(Duration::from_millis(500)).await;
}

#[tokio::test]
async fn rust_that_is_copied_elsewhere_is_captured_by_itself_and_nothing_else_is() {
    let turn = clipboard::alone().await;
    let laptop = Laptop::new();
    fs::write(laptop.data().join("settings.json"), "{\"clipboard_watch\":true}").unwrap();
    clipboard::holds(LATER);
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    passes_by(CODE).await;
    app.goes_to(QUESTION).await;
    for other in [
        "hunter2",
        "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
        "def load(path):\n    with open(path) as file:\n        return file.read()\n",
        "Could we move the call to Tuesday (the panel knows)?",
        &CODE.repeat(3000),
    ] {
        passes_by(other).await;
    }
    clipboard::holds(CODE);
    app.says("[data-testid=status]", "Taken from the clipboard: 4 lines of code.").await;
    app.shows("[data-testid=finding-1]").await;
    passes_by("hunter2").await;
    passes_by(&CODE.replace('\n', "\r\n")).await;
    clipboard::holds(SAID);
    app.says("[data-testid=status]", "Taken from the clipboard: what the compiler said.").await;

    app.press("y").await;
    app.says("[data-testid=status]", "Prompt and starter are on the clipboard.").await;
    sleep(Duration::from_millis(500)).await;
    app.press("n").await;
    app.focuses("[data-testid=note-input]").await;
    app.types("let mut ports: Vec<u16> = parse(&text)?;").await;
    app.press("Mod+a Mod+c").await;
    sleep(Duration::from_millis(500)).await;
    app.press("Escape").await;

    app.press("p").await;
    app.shows("[data-testid=desk][data-phase=paused]").await;
    passes_by("impl Error for PortsError { fn source(&self) -> Option<&(dyn Error + 'static)> { None } }")
        .await;
    app.press("p").await;
    app.shows("[data-testid=desk][data-phase=live]").await;
    clipboard::holds(LATER);
    app.says("[data-testid=status]", "Taken from the clipboard: 4 lines of code.").await;
    app.press("Mod+z").await;
    app.says("[data-testid=status]", "Taken back").await;
    drop(turn);

    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    let texts = |kind: &str| -> Vec<String> {
        let of = |line: &&ledger::Entry| line.kind == kind;
        log.iter().filter(of).map(|line| ledger::text(&line.body, "text").to_owned()).collect()
    };
    assert_eq!(texts("code-captured"), [CODE, LATER]);
    assert_eq!(texts("output-captured"), [SAID]);
    let standing = ledger::standing(&log, "code-captured");
    assert_eq!(standing.len(), 1, "undone like any capture");
}

#[tokio::test]
async fn nothing_is_taken_until_it_is_switched_on_and_the_switch_says_what_it_does() {
    let _turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    app.starts().await;
    app.goes_to(QUESTION).await;
    passes_by(CODE).await;
    app.clicks("[data-testid=header] button").await;
    app.clicks("[data-testid=to-settings]").await;
    app.says("[data-testid=clipboard-watch-about]", "Each can be undone.").await;
    app.clicks("[data-testid=clipboard-watch]").await;
    app.shows("[data-testid=clipboard-watch]:checked").await;
    let kept = laptop.data().join("settings.json");
    app.until("the setting to be kept", async || {
        fs::read_to_string(&kept).is_ok_and(|text| text.contains("\"clipboard_watch\": true")).then_some(())
    })
    .await;
    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    assert!(ledger::standing(&log, "code-captured").is_empty());
}

#[tokio::test]
async fn where_the_system_does_not_allow_it_the_switch_says_so() {
    let mut laptop = Laptop::new();
    laptop.wayland = true;
    let app = App::open(&laptop).await;
    app.clicks("[data-testid=to-settings]").await;
    app.says("[data-testid=clipboard-watch-about]", "On Wayland no window may see").await;
    app.shows("[data-testid=clipboard-watch]:disabled").await;
}
