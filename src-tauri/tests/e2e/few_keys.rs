//! How many key presses a whole phone screen costs beyond the words that are typed: from the key that starts
//! the conversation to the scorecard that was submitted.

use std::cell::Cell;

use crate::app::App;
use crate::laptop::Laptop;
use crate::{clipboard, ledger};

const FIRST: &str = "Receipt, then archive";
const SECOND: &str = "The config file that may not be there";

/// What is done, as the log names it, and how often.
const ACTIONS: [(&str, usize); 7] = [
    ("question-opened", 2),
    ("marked", 20),
    ("noted", 6),
    ("hinted", 2),
    ("code-captured", 1),
    ("rated", 5),
    ("submitted", 1),
];
/// Key presses an action, at most.
const GOAL: f64 = 1.3;

#[tokio::test]
async fn a_phone_screen_costs_at_most_1_3_key_presses_an_action() {
    let _turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.prepares("Ada Example", "phone-screen").await;
    let hands = Hands::at(&app);
    hands.press("Enter").await;
    app.shows("[data-testid=desk][data-phase=live]").await;

    hands.goes_on_to(FIRST, "PageDown").await;
    hands.marks().await;
    hands.hints().await;
    hands.notes("says what would be freed twice").await;
    hands.keeps().await;
    hands.notes("asks what the callers need").await;
    hands.keeps().await;
    hands.notes("one clone, and its price").await;
    // The words are kept with what is left.
    hands.goes_on_to(SECOND, "PageDown").await;

    hands.marks().await;
    hands.hints().await;
    clipboard::holds("fn load_ports() {}\n");
    hands.press("c").await;
    app.says("[data-testid=status]", "Code captured").await;
    for words in ["reads before it asks", "names both callers", "tests come last"] {
        hands.notes(words).await;
        hands.keeps().await;
    }
    app.rests().await;
    hands.press("e").await;
    app.focuses("[data-testid=end-yes]").await;
    hands.press("Enter").await;

    app.focuses("[data-testid=rating-sheet] [role=radio]").await;
    hands.press("3 3 4 3 2").await;
    app.counts("[data-testid=rating-sheet] .given.none", 1).await;
    hands.press("Mod+Enter").await;
    app.focuses("[data-testid=submit-anyway]").await;
    hands.press("Enter").await;
    app.says("[data-testid=state]", "submitted").await;

    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    for (kind, times) in ACTIONS {
        assert_eq!(ledger::standing(&log, kind).len(), times, "{kind}");
    }
    let actions: usize = ACTIONS.iter().map(|(_, times)| times).sum();
    let an_action = f64::from(hands.presses.get()) / f64::from(u32::try_from(actions).unwrap());
    println!(
        "{} key presses for {actions} actions: {an_action:.3} an action; {} keys with those held down",
        hands.presses.get(),
        hands.keys.get()
    );
    assert!(an_action <= GOAL, "{an_action:.3} key presses an action");
}

/// An interviewer's hands, and what they press. A chord is one press; its keys are counted too.
struct Hands<'a> {
    app: &'a App,
    presses: Cell<u32>,
    keys: Cell<u32>,
}

impl<'a> Hands<'a> {
    const fn at(app: &'a App) -> Self {
        Self { app, presses: Cell::new(0), keys: Cell::new(0) }
    }

    async fn press(&self, keys: &str) {
        let count = |separators: &[char]| u32::try_from(keys.split(separators).count()).unwrap();
        self.presses.set(self.presses.get() + count(&[' ']));
        self.keys.set(self.keys.get() + count(&[' ', '+']));
        self.app.press(keys).await;
    }

    async fn goes_on_to(&self, title: &str, key: &str) {
        self.press(key).await;
        self.app.says("main h1", title).await;
        self.app.shows("[data-testid=signal-1]").await;
    }

    /// Ten marks of the question, as fast as they come.
    async fn marks(&self) {
        let rows = self.app.count("[data-testid^=signal-]:not([data-testid^=signal-m])").await;
        let digits: Vec<String> = (0..10).map(|mark| ((mark % rows.min(9)) + 1).to_string()).collect();
        self.press(&digits.join(" ")).await;
        self.app.counts("[data-testid^=signal-] svg", 10).await;
    }

    async fn hints(&self) {
        self.press("h 1").await;
        self.app.says("[data-testid=h1]", "said").await;
    }

    /// Opens the note line and types; words are not counted.
    async fn notes(&self, words: &str) {
        self.app.rests().await;
        self.press("n").await;
        self.app.focuses("[data-testid=note-input]").await;
        self.app.types(words).await;
    }

    async fn keeps(&self) {
        self.press("Enter").await;
        self.app.hides("[data-testid=note-input]").await;
    }
}
