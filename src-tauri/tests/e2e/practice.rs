//! Practice on a recorded candidate: what is heard is marked at the recording's time, its code is
//! captured, and after submission one's own marks stand beside the reference's. And the key drill.

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::laptop::Laptop;
use crate::ledger;

const WORDS: &str = "document.body.innerText";
/// Words of the reference that nobody says aloud.
const OF_THE_REFERENCE: &str = "A fluent \"standard trick\" is not a reason";

#[tokio::test]
async fn a_recording_is_marked_in_its_own_time_and_compared_when_the_card_is_submitted() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    let mut walk = Walk::begins(Theme::Light);
    app.clicks("[data-testid=practice]").await;
    app.shows("[data-testid=recording-robin]").await;
    let offered = app.words("[data-testid=practice-dialog]").await.unwrap();
    assert!(!offered.contains("weak"), "how strong a candidate is would steer: {offered}");
    walk.stops(&app, "practice-dialog").await;
    app.clicks("[data-testid=recording-robin]").await;
    app.shows("[data-testid=player]").await;
    app.starts().await;

    app.press("F8 F7").await;
    app.says("[data-testid=player-pause]", "Go on").await;
    app.says("[data-testid=player-speed]", "2×").await;
    app.press("F8").await;
    app.says("[data-testid=player-pause]", "Pause").await;
    app.press("F7 F7").await;
    hears(&app, "You paste the first program").await;
    app.press("PageDown").await;
    app.shows("[data-testid=signal-8]").await;
    hears(&app, "I hand it one of its own").await;
    app.press("c").await;
    app.says("[data-testid=status]", "Code captured").await;
    app.marks("8", "8").await;
    walk.stops(&app, "practice-player").await;
    hears(&app, "Read me both").await;
    app.press("h 1").await;
    app.says("[data-testid=h1]", "said").await;
    let now = app.words("[data-testid=player-time]").await.unwrap();
    assert!(!app.read(WORDS).await.as_str().unwrap().contains(OF_THE_REFERENCE));

    app.ends().await;
    app.submits_anyway().await;
    app.clicks("[data-testid=compare]").await;
    app.says("[data-testid=comparison-words]", "weak at this level").await;
    app.shows("[data-testid=signal-own-001-clones-to-silence][data-difference=same]").await;
    app.shows("[data-testid='signal-own-001-own-001.names-the-risk'][data-difference=missed]").await;
    app.says("[data-testid=rating-own-001-ownership]", "not rated").await;
    app.says("[data-testid=comparison]", "Says that nothing could go wrong at run time").await;
    walk.stops(&app, "practice-comparison").await;
    drop(app);

    let log = ledger::log(&laptop, ledger::only_interview(&laptop));
    let marked = ledger::standing(&log, "marked");
    let at = marked[0].elapsed_ms / 1000;
    assert_eq!(at / 60, 4, "the mark is in the recording's fifth minute, at {at} s");
    let hinted = ledger::standing(&log, "hinted")[0].elapsed_ms / 1000;
    let shown = seconds(&now);
    assert!(shown.abs_diff(hinted) <= 2, "the hint is where the recording was, at {now}, not {hinted} s");
    let code = &ledger::standing(&log, "code-captured")[0].body;
    assert!(ledger::text(code, "text").contains("self.clone().total_cents()"), "{code}");
    walk.ends(8);
}

/// How far the recording is, of "04:12 / 21:54".
fn seconds(shown: &str) -> u64 {
    let (minutes, rest) = shown.split_once(':').unwrap();
    minutes.parse::<u64>().unwrap() * 60 + rest.get(..2).unwrap().parse::<u64>().unwrap()
}

/// Jumps on until something is said.
async fn hears(app: &App, words: &str) {
    for _jump in 0..60 {
        if app.words("[data-testid=player]").await.is_some_and(|said| said.contains(words)) {
            return;
        }
        let before = app.count("[data-testid^=said-]").await;
        app.press("F9").await;
        app.until("the next thing that is said", async || {
            (app.count("[data-testid^=said-]").await > before).then_some(())
        })
        .await;
    }
    app.fail(&format!("nobody says {words:?}")).await;
}

#[tokio::test]
async fn the_drill_says_what_a_key_would_have_been_and_keeps_nothing() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    let mut walk = Walk::begins(Theme::Light);
    app.clicks("[data-testid=practice]").await;
    app.clicks("[data-testid=to-drill]").await;
    app.clicks("[data-testid=drill-start]").await;
    app.shows("[data-testid=drill-task]").await;
    // No task asks for it.
    app.press("z").await;
    app.says("[data-testid=drill-last]", "Not z:").await;
    let before = app.words("[data-testid=drill-task]").await;
    app.press("z").await;
    app.until("another task", async || (app.words("[data-testid=drill-task]").await != before).then_some(()))
        .await;
    walk.stops(&app, "drill").await;
    drop(app);
    assert!(ledger::reader(&laptop).list(true, false).unwrap().is_empty());
    walk.ends(2);
}
