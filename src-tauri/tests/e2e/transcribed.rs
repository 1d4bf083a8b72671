//! A transcript is brought in after consent, laid on the call, and quoted; what was quoted, and nothing else of it,
//! stands in the exported scorecard.

use chrono::{TimeDelta, Utc};
use interview::InterviewId;
use serde_json::{Value, json};

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::evidence_from_code::drops_file;
use crate::laptop::Laptop;
use crate::rehearsal::{Hour, Rehearsal};
use crate::whole_interview::exports;
use crate::{ledger, story};

/// Its recording began 40 seconds after the start.
const CALL: &str = "WEBVTT\n\n00:00:05.000 --> 00:00:08.000\n<v Kim Sørensen>Thanks for joining, a canary in the line?</v>\n\n\
    00:18:32.000 --> 00:18:38.000\n<v Ada Example>There may be no file, or it is a directory, or a line is no number.</v>\n\n\
    00:20:01.000 --> 00:20:04.000\n<v Ada Example>I would unwrap here, it is my own file.</v>\n\n\
    00:25:24.000 --> 00:25:29.000\n<v Ada Example>The error keeps what read_to_string said, and the path.</v>\n\n\
    00:28:09.000 --> 00:28:11.000\n<v Kim Sørensen>Why not ask exists first?</v>\n\n\
    00:28:12.000 --> 00:28:18.000\n<v Ada Example>Because it may be gone by the time we open it.</v>\n";
const FAILURES: &str = "There may be no file, or it is a directory, or a line is no number.";

/// An interview that is under way in its second question.
fn under_way(laptop: &Laptop) -> InterviewId {
    let start = Utc::now() - TimeDelta::minutes(31);
    let mut rehearsal = Rehearsal::on(laptop);
    rehearsal.it_is(start - TimeDelta::minutes(5));
    let interview = rehearsal.plans(json!({
        "candidate": { "name": "Ada Example", "alias": "7F" }, "role": "systems", "level": "senior",
        "kit": "phone-screen", "interviewer": { "name": "Kim Sørensen" }
    }));
    let mut hour = Hour::of(&mut rehearsal, interview, start);
    story::first_question(&mut hour);
    story::second_question(&mut hour);
    interview
}

async fn ended(app: &App) {
    app.clicks("[data-testid=running]").await;
    app.shows("[data-testid=desk]").await;
    app.ends().await;
    app.focuses("[data-moment]").await;
}

async fn agreed(app: &App) {
    app.focuses("[data-testid=consent-who]").await;
    app.types("Ada Example, Kim").await;
    app.press("Tab").await;
    app.types("at the start of the call").await;
}

fn kinds(laptop: &Laptop, interview: InterviewId) -> Vec<String> {
    ledger::log(laptop, interview).into_iter().map(|line| line.kind).collect()
}

#[tokio::test]
async fn a_transcript_is_quoted_and_exactly_what_stands_is_exported() {
    let laptop = Laptop::new();
    let interview = under_way(&laptop);
    let app = App::open(&laptop).await;
    let mut walk = Walk::begins(Theme::Light);
    ended(&app).await;

    // Dropped on the wrap-up: first the question who agreed, and nothing is read before.
    drops_file(&app, "call.vtt", CALL).await;
    app.shows("[data-testid=bring-file]:disabled").await;
    walk.stops(&app, "transcript-consent").await;
    let before = kinds(&laptop, interview);
    assert!(!before.contains(&"transcript-imported".to_owned()));
    agreed(&app).await;
    app.clicks("[data-testid=bring-file]").await;
    app.focuses("[data-testid=lines]").await;
    app.counts("[data-testid=lines] [role=option]", 6).await;
    let log = ledger::log(&laptop, interview);
    let imported = &ledger::standing(&log, "transcript-imported")[0].body;
    assert_eq!(imported["consent"], json!({"who": "Ada Example, Kim", "when": "at the start of the call"}));
    assert_eq!(imported["offset_ms"], 0, "the recording is shorter than the conversation");

    // Moved by keys, put back, and laid where a mark was made.
    app.press("ArrowDown").await;
    app.says("[data-testid=aligned]", "Line 2 at").await;
    app.press("ArrowRight Shift+ArrowRight").await;
    app.says("[data-testid=aligned]", "shifted +11 s, not kept yet").await;
    walk.stops(&app, "transcript-shifted").await;
    app.clicks("[data-testid=lines] [data-line='2']").await;
    app.press("Escape").await;
    app.until("the transcript to be put back", async || {
        let words = app.words("[data-testid=aligned]").await?;
        (!words.contains("shifted")).then_some(())
    })
    .await;
    app.press("a").await;
    app.shows("[data-testid=moments]").await;
    walk.stops(&app, "transcript-said-at").await;
    picks_moment(&app, "lists failures").await;
    app.says("[data-line='2']", "lists failures").await;
    let log = ledger::log(&laptop, interview);
    assert_eq!(ledger::standing(&log, "transcript-aligned")[0].body["offset_ms"], 40_000);
    app.focuses("[data-testid=lines]").await;
    app.press("ArrowLeft Enter").await;
    app.says("[data-testid=status]", "").await;
    waits_for(&laptop, interview, "transcript-aligned", 2).await;
    app.press("Mod+z").await;
    waits_for(&laptop, interview, "transcript-aligned", 1).await;

    // Two lines for one signal; the second is taken back.
    let signal = app.words("[data-testid=attach-1]").await.unwrap();
    app.press("1").await;
    app.says("[data-line='2']", "quoted").await;
    assert!(signal.contains("lists failures"), "{signal}");
    app.press("/").await;
    app.focuses("[data-testid=find]").await;
    app.types("keeps what").await;
    app.says("[data-testid=found]", "1 found").await;
    app.press("Enter").await;
    app.focuses("[data-testid=lines]").await;
    app.says("[data-testid=aligned]", "Line 4 at").await;
    app.press("1").await;
    app.says("[data-line='4']", "quoted").await;
    walk.stops(&app, "transcript").await;
    app.focuses("[data-testid=lines]").await;
    app.press("Mod+z").await;
    waits_for(&laptop, interview, "quoted", 1).await;

    // It is evidence beside the rating, and in the scorecard.
    app.press("Escape Escape").await;
    app.shows("[data-testid=wrap-up]").await;
    app.clicks("[data-testid=step-ratings]").await;
    app.says("[data-testid=rating-sheet]", &format!("Ada Example: “{FAILURES}”")).await;
    walk.stops(&app, "wrap-up-quoted").await;
    app.clicks("[data-testid=step-tray]").await;
    app.clicks("[data-moment]").await;
    for waiting in [2, 1, 0] {
        app.press("w").await;
        app.counts("[data-moment]", waiting).await;
    }
    app.submits_anyway().await;
    let (card, html) = exports(&app, &laptop).await;
    let html = std::fs::read_to_string(html).unwrap();
    let text = std::fs::read_to_string(card).unwrap();
    for document in [&html, &text] {
        assert!(document.contains(FAILURES));
        assert!(!document.contains("keeps what read_to_string") && !document.contains("canary"));
    }
    let card: Value = serde_json::from_str(&text).unwrap();
    let marks =
        card["signals"].as_array().unwrap().iter().flat_map(|signal| signal["marks"].as_array().unwrap());
    let quoted: Vec<&Value> = marks.filter(|mark| mark.get("quote").is_some()).collect();
    assert_eq!(quoted.len(), 1);
    let [line] = quoted[0]["quote"]["lines"].as_array().unwrap().as_slice() else {
        panic!("{:?}", quoted[0])
    };
    assert_eq!((&line["text"], &line["by"]), (&json!(FAILURES), &json!("candidate")));
    assert_eq!((&line["at_ms"], &quoted[0]["at_ms"]), (&json!(1_152_000), &json!(1_152_000)), "19:12");
    walk.ends(14);
}

/// Chooses the first moment of these words.
async fn picks_moment(app: &App, words: &str) {
    let pick = "const found = [...document.querySelectorAll('[data-testid=moments] button')]\
        .find((button) => button.innerText.includes(arguments[0])); found?.focus(); return found !== undefined";
    assert_eq!(app.client.execute(pick, vec![json!(words)]).await.unwrap(), true, "no moment {words:?}");
    app.press("Enter").await;
    app.hides("[data-testid=moments]").await;
}

/// Waits until so many events of a kind stand.
async fn waits_for(laptop: &Laptop, interview: InterviewId, kind: &str, wanted: usize) {
    for _look in 0..200 {
        let log = ledger::log(laptop, interview);
        if ledger::standing(&log, kind).len() == wanted {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{wanted} of {kind} never stood");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_and_hours_of_any_language_are_walked() {
    let laptop = Laptop::new();
    let interview = under_way(&laptop);
    let app = App::open_in(&laptop, Theme::Dark).await;
    let mut walk = Walk::begins(Theme::Dark);
    ended(&app).await;
    app.clicks("[data-testid=open-transcript]").await;
    app.shows("[data-testid=no-transcript]").await;
    walk.stops(&app, "transcript-none").await;

    let before = kinds(&laptop, interview);
    for (name, words, told) in [
        (
            "notes.docx",
            "PK\u{3}\u{4}\u{0}\u{0}",
            "Line 1 of notes.docx cannot be read: this is not text in UTF-8.",
        ),
        ("empty.vtt", "", "The file empty.vtt cannot be read: it is empty."),
        ("main.rs", "fn main() {}\n", "The file main.rs cannot be read: no line with times was found in it."),
        ("cut.srt", "1\n00:00:09,000 -->\nwell\n", "Line 2 of cut.srt cannot be read: its times are broken"),
    ] {
        drops_file(&app, name, words).await;
        agreed(&app).await;
        app.press("Enter").await;
        app.says("[data-testid=bring-said]", told).await;
        if name == "cut.srt" {
            walk.stops(&app, "transcript-refused").await;
        }
        app.press("Escape").await;
        app.hides("[data-testid=bring]").await;
    }
    assert_eq!(kinds(&laptop, interview), before, "something of it was kept");

    drops_file(&app, "two hours.srt", &two_hours()).await;
    agreed(&app).await;
    app.press("Enter").await;
    app.focuses("[data-testid=lines]").await;
    app.says("[data-testid=skipped]", "1 cue could not be read").await;
    walk.stops(&app, "transcript-any-language").await;
    app.press("End").await;
    app.says("[data-testid=aligned]", "Line 2400 at").await;
    app.shows("[data-line='2400'].focused").await;
    app.press("Home").await;
    app.says("[data-testid=aligned]", "Line 1 at").await;
    // Scrolled as by a wheel, page after page, until the last line is there.
    app.until("the last line by scrolling", async || {
        let scroll = "const list = document.querySelector('[data-testid=lines]'); list.scrollTop = list.scrollHeight; \
            return document.querySelector('[data-line=\"2400\"]') !== null";
        (app.client.execute(scroll, Vec::new()).await.unwrap() == true).then_some(())
    })
    .await;
    app.press("ArrowDown Shift+ArrowDown Shift+ArrowDown").await;
    app.counts("[data-testid=lines] [aria-selected=true]", 3).await;
    app.press("m 1").await;
    app.counts("[data-testid=lines] .quoted", 3).await;
    let log = ledger::log(&laptop, interview);
    let quote = &ledger::standing(&log, "quoted")[0].body;
    assert_eq!(
        (&quote["signal"], quote["quote"]["lines"].as_array().unwrap().len()),
        (&json!("thinks-aloud"), 3)
    );
    let page = app.read("document.querySelector('[data-testid=lines]').innerHTML").await;
    assert!(!page.as_str().unwrap().contains("<script"), "markup of a transcript is words");
    walk.ends(8);
}

/// A line every three seconds: right to left, without end, with markup, and one that is broken.
fn two_hours() -> String {
    let said = [
        "<script>document.title = 'x'</script> is what I would escape",
        "متى يفشل <b>unwrap</b>؟ عندما يكون None",
        "それは借用です。所有権は動きません。",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft::new()",
        "So I would take a slice, because the caller keeps the Vec, and then nobody has to clone anything at all, which is what the signature ought to say in the first place.",
    ];
    let clock = |second: u32| format!("{:02}:{:02}:{:02},000", second / 3600, second / 60 % 60, second % 60);
    let mut text = String::from("0\n00:00:01,000 --> 00:00:00,500\nbackwards\n\n");
    for n in 0..2400_u32 {
        let speaker = if n % 7 == 3 { "Kim Sørensen" } else { "Ada Example" };
        let words = said[usize::try_from(n).unwrap() % said.len()];
        let (from, to) = (clock(n * 3), clock(n * 3 + 4));
        text.push_str(&format!("{}\n{from} --> {to}\n{speaker}: {words}\n\n", n + 1));
    }
    text
}
