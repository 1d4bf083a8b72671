//! A transcript is kept beside the log after consent, read again after a restart, and goes nowhere by itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use desk::{Desk, ExportOptions, Format};
use interview::view::TranscriptAsk;
use interview::{InterviewId, Privacy};
use serde_json::{Value, json};

use crate::scene::{Acting, MINUTE, SECOND, Scene, change, kinds, live};

const CALL: &str = "WEBVTT\n\n00:00:20.000 --> 00:00:22.000\n<v Kim>What if the list is canary long?</v>\n\n\
    00:00:30.000 --> 00:00:33.000\n<v Ada Example>Then the sum overflows its type.</v>\n\n\
    00:00:34.000 --> 00:00:36.000\n<v Ada Example>So it wants a wider one.</v>\n";

/// `sum-001` for two minutes, then the end.
fn ended(scene: &Scene, desk: &mut Desk) -> InterviewId {
    let interview = live(desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    scene.clocks.pass(2 * MINUTE);
    desk.does(interview, json!({"do": "end"}));
    interview
}

fn import(given: &Value) -> Value {
    let mut action = json!({ "do": "import-transcript", "name": "call.vtt",
        "consent": {"who": "Ada Example, Kim", "when": "at the start of the call"} });
    action.as_object_mut().unwrap().extend(given.as_object().unwrap().clone());
    action
}

fn file(bytes: &[u8]) -> Value {
    json!({"base64": STANDARD.encode(bytes)})
}

fn quote(lines: &[u32]) -> Value {
    json!({"do": "quote", "lines": lines, "signal": "sum-001.sees-overflow"})
}

fn exported(desk: &mut Desk, interview: InterviewId, format: Format) -> String {
    let privacy = Privacy { include_private: true, ..Privacy::default() };
    desk.rendered(interview, ExportOptions { revision: None, format, privacy }).unwrap()
}

#[test]
fn two_quotes_one_undone_leave_the_other_in_every_export_and_nothing_else_of_the_call() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = ended(&scene, &mut desk);
    desk.does(interview, import(&file(CALL.as_bytes())));
    desk.does(interview, quote(&[2]));
    desk.does(interview, quote(&[3]));
    let view = change(&mut desk, interview, json!({"do": "undo"})).view;
    let evidence: Vec<_> =
        view.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.evidence).collect();
    assert_eq!(evidence.len(), 1);
    assert_eq!(evidence[0].quote.as_deref(), Some("Ada Example: “Then the sum overflows its type.”"));
    for format in [Format::Json, Format::Html, Format::Markdown] {
        let text = exported(&mut desk, interview, format);
        assert!(text.contains("Then the sum overflows its type."), "{text}");
        assert!(!text.contains("wider") && !text.contains("canary") && !text.contains("call.vtt"), "{text}");
    }
    let card: Value = serde_json::from_str(&exported(&mut desk, interview, Format::Json)).unwrap();
    let marks =
        card["signals"].as_array().unwrap().iter().flat_map(|signal| signal["marks"].as_array().unwrap());
    let lines: Vec<&Value> = marks.flat_map(|mark| mark["quote"]["lines"].as_array().unwrap()).collect();
    assert_eq!(lines.len(), 1);
    assert_eq!((&lines[0]["at_ms"], &lines[0]["speaker"]), (&json!(30 * SECOND), &json!("Ada Example")));
}

#[test]
fn it_is_there_after_a_restart_and_what_was_said_only_where_it_is_kept() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = ended(&scene, &mut desk);
    desk.does(interview, import(&json!({"text": CALL})));
    drop(desk);
    let mut desk = scene.desk();
    let page = desk.transcript(interview, &TranscriptAsk::default()).unwrap();
    assert_eq!((page.total, page.lines[0].text.as_str()), (3, "What if the list is canary long?"));
    desk.does(interview, quote(&[2, 3]));
    let log: String = desk.log(interview).unwrap().iter().map(|line| line.body.get().to_owned()).collect();
    assert!(log.contains("overflows") && log.contains("at the start of the call") && !log.contains("canary"));
    let shown = serde_json::to_string(&desk.live(interview).unwrap()).unwrap();
    assert!(shown.contains("call.vtt") && !shown.contains("canary"));
    assert_eq!(desk.search("canary").unwrap(), []);
    let report = desk.check().unwrap();
    assert_eq!(report.problems, []);
    // The event names what it rests on, so that both go together.
    let rests: Vec<u8> = {
        let sql = "select snapshots from event where kind = 'transcript-imported'";
        scene.database().query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let bytes: Vec<u8> = {
        let sql = "select bytes from snapshot where hash = ?1";
        scene.database().query_row(sql, [rests], |row| row.get(0)).unwrap()
    };
    assert!(String::from_utf8_lossy(&bytes).contains("canary"));
}

#[test]
fn what_cannot_be_read_is_told_with_its_file_and_line_and_changes_nothing() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = ended(&scene, &mut desk);
    let before = kinds(&desk, interview);
    let snapshots = |scene: &Scene| -> u32 {
        scene.database().query_row("select count(*) from snapshot", [], |row| row.get(0)).unwrap()
    };
    let kept = snapshots(&scene);
    let mut large = CALL.as_bytes().to_vec();
    large.resize(10 * 1024 * 1024 + 1, b' ');
    let nobody = json!({"text": CALL, "consent": {"who": "", "when": "today"}});
    for (given, code, told) in [
        (
            file(b"1\n00:01,000 --> 00:02,000\nna\xefve\n"),
            "transcript-not-text",
            "line 3 of call.vtt cannot be read: ",
        ),
        (file(b"PK\x03\x04\0\0"), "transcript-not-text", "line 1 of call.vtt cannot be read: "),
        (file(b""), "transcript-empty", "the file call.vtt cannot be read: it is empty"),
        (file(b"fn main() {}\n"), "no-transcript", "the file call.vtt cannot be read: no line with times"),
        (
            file(b"WEBVTT\n\n00:09 --> x\nlost\n"),
            "no-transcript",
            "line 3 of call.vtt cannot be read: its times are broken",
        ),
        (file(&large), "transcript-too-large", "the file call.vtt cannot be read: it has more than 10 MB"),
        (json!({"base64": "***"}), "transcript-damaged", "call.vtt did not arrive whole"),
        (json!({}), "transcript-empty", "the file call.vtt cannot be read: it is empty"),
        (nobody, "no-consent", "everyone who speaks"),
        (json!({"text": CALL, "name": " "}), "empty", "the file's name"),
        (json!({"text": CALL, "replaces": scene.id()}), "no-transcript-here", "no such transcript"),
    ] {
        let fault = desk.fault(interview, import(&given));
        assert_eq!(fault.code, code, "{}", fault.message);
        assert!(fault.message.contains(told), "{}", fault.message);
    }
    assert_eq!(kinds(&desk, interview), before);
    assert_eq!(snapshots(&scene), kept);
    assert_eq!(desk.transcript(interview, &TranscriptAsk::default()).unwrap_err().code, "no-transcript-here");
}

#[test]
fn broken_cues_are_told_and_the_others_can_be_quoted() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = ended(&scene, &mut desk);
    let broken = format!("{CALL}\n00:50.000 --> 00:40.000\nbackwards\n");
    desk.does(interview, import(&file(broken.replace('\n', "\r\n").as_bytes())));
    let page = desk.transcript(interview, &TranscriptAsk::default()).unwrap();
    assert_eq!(page.problems, ["call.vtt, line 12: skipped, it ends before it begins"]);
    assert_eq!((page.total, page.skipped), (3, 1));
}

#[test]
fn hours_of_talk_are_served_page_by_page() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = ended(&scene, &mut desk);
    let cue = |n: u32| {
        let at = format!("{:02}:{:02}:{:02}", n / 3600, n / 60 % 60, n % 60);
        format!("{at}.000 --> {at}.900\nline {} of many, and متى؟\n\n", n + 1)
    };
    let call: String = (0..20_000).map(cue).collect();
    desk.does(interview, import(&file(call.as_bytes())));
    for line in [0, 1, 49, 50, 51, 149, 10_000, 19_999, 20_000, u32::MAX] {
        let page = desk.transcript(interview, &TranscriptAsk { line, ..TranscriptAsk::default() }).unwrap();
        let has = |line: u32| page.lines.iter().any(|shown| shown.line == line.clamp(1, 20_000));
        assert!(has(line) && page.lines.len() <= 200 && page.total == 20_000, "{line}");
    }
    let find = Some("LINE 777 متى".into());
    let page = desk.transcript(interview, &TranscriptAsk { find, ..TranscriptAsk::default() }).unwrap();
    assert_eq!((page.hits.first(), page.found), (Some(&777), 38));
    // A recording of hours before a conversation of minutes: they end together.
    assert_eq!(page.offset_ms, 2 * 60_000 - 19_999_900);
}

#[test]
fn the_same_transcript_leaves_another_hash_each_time() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = ended(&scene, &mut desk);
    desk.does(interview, import(&json!({"text": CALL})));
    desk.does(interview, import(&json!({"text": CALL, "name": "again.vtt"})));
    let log = desk.log(interview).unwrap();
    let hashes: std::collections::BTreeSet<String> = log
        .iter()
        .filter(|line| line.kind == "transcript-imported")
        .map(|line| serde_json::from_str::<Value>(line.body.get()).unwrap()["hash"].to_string())
        .collect();
    assert_eq!(hashes.len(), 2);
}
