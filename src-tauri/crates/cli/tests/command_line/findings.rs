//! What detectors see in captured code, from the capture to the exported scorecard.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::place::{Place, Ran, id, plan};

const CODE: &str = "use std::{fs, io};\n\nfn load() -> Vec<u16> {\n    let text = fs::read_to_string(\"ports\").unwrap();\n    \
                    text.lines().map(|line| line.parse().unwrap()).collect()\n}\n\n\
                    fn first() -> io::Result<String> {\n    Ok(fs::read_to_string(\"ports\")?)\n}\n";

const SAID: &str = "error[E0382]: borrow of moved value: `text`\n --> src/main.rs:5:5\n";

/// Runs `live` on these lines; nothing may be refused.
fn live(place: &Place, mut command: Command, lines: &[Value]) {
    let path = place.root().join("lines");
    fs::write(&path, lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let ran = Ran::of(command.stdin(fs::File::open(path).unwrap()).output().unwrap());
    for answer in ran.answers() {
        assert!(answer["fault"].is_null(), "{answer}");
    }
}

/// The latest body of a kind in the log of an interview.
fn body(place: &Place, interview: &str, kind: &str) -> Value {
    let log = place.log(interview);
    log.iter().rev().find(|line| line["kind"] == kind).unwrap()["body"].clone()
}

/// The finding of a detector in a line, as the log has it.
fn finding(looked: &Value, detector: &str, line: u64) -> Value {
    let findings = looked["findings"].as_array().unwrap();
    let wanted = |one: &&Value| one["detector"] == detector && one["lines"][0] == line;
    findings.iter().find(wanted).unwrap_or_else(|| panic!("{detector} at {line} in {looked}"))["id"].clone()
}

#[test]
fn what_was_attached_is_in_the_scorecard_and_what_was_dismissed_asked_or_undone_is_not() {
    let place = Place::new();
    let interview = id();
    let acting = || place.bare(&["live", "--interview", &interview]);
    let mut planned = plan();
    planned["id"] = json!(interview);
    planned["kit"] = json!("phone-screen");
    planned["loop"] = Value::Null;
    live(
        &place,
        place.bare(&["live"]),
        &[
            planned,
            json!({"do": "start"}),
            json!({"do": "open-question", "question": "err-001"}),
            json!({"do": "capture-code", "text": CODE}),
        ],
    );
    let looked = body(&place, &interview, "code-captured")["looked"].clone();
    let [attached, dismissed] = [4, 5].map(|line| finding(&looked, "unwrap-call", line));
    let [asked, undone] = ["question-mark", "returns-result"]
        .map(|name| finding(&looked, name, if name == "question-mark" { 9 } else { 8 }));
    live(
        &place,
        acting(),
        &[
            json!({"do": "finding", "finding": attached, "decision": "attach"}),
            json!({"do": "finding", "finding": dismissed, "decision": "dismiss"}),
            json!({"do": "finding", "finding": asked, "decision": "ask"}),
            json!({"do": "finding", "finding": undone, "decision": "attach"}),
            json!({"do": "undo"}),
            json!({"do": "capture-code", "text": SAID}),
            json!({"do": "capture-output", "text": "    Finished `dev` profile target(s) in 0.1s"}),
            json!({"do": "submit"}),
        ],
    );
    let export = |format: &str| {
        Ran::of(place.bare(&["export", &interview, "--format", format]).output().unwrap()).done()
    };
    let card: Value = serde_json::from_str(&export("json")).unwrap();
    let findings = card["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    let one = &findings[0];
    assert_eq!(
        [&one["id"], &one["detector"], &one["lines"], &one["decision"], &one["speaks"], &one["question"]],
        [
            &attached,
            &json!("unwrap-call"),
            &json!([4, 4]),
            &json!("attach"),
            &json!("against"),
            &json!("err-001")
        ]
    );
    let marked: Vec<&Value> = card["signals"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|signal| signal["marks"].as_array().unwrap())
        .collect();
    assert_eq!(marked.len(), 1);
    assert_eq!((&marked[0]["finding"], &marked[0]["shown"]), (&attached, &json!("contradicted")));
    assert_eq!(marked[0]["code"]["snapshot"], one["snapshot"]);
    assert_eq!(marked[0]["code"]["text"], "    let text = fs::read_to_string(\"ports\").unwrap();");
    let moment = &card["moments"][0];
    assert_eq!((&moment["code"], &moment["line"]), (&json!("E0382"), &json!(5)));
    assert!(moment["gone_at_ms"].is_u64());
    for format in ["markdown", "html"] {
        let document = export(format);
        for words in ["unwrap-call", "read_to_string", "E0382"] {
            assert!(document.contains(words), "{words} is missing in\n{document}");
        }
        for words in ["question-mark", "returns-result"] {
            assert!(!document.contains(words), "{words} stands in\n{document}");
        }
    }
    let decided = place.log(&interview).iter().filter(|line| line["kind"] == "finding-decided").count();
    assert_eq!(decided, 4, "all decisions stay in the log");
}

/// The small bank with a detector that its team wrote.
fn team_bank(place: &Place, rule: &str) -> String {
    let bank = place.copied_bank();
    let file = bank.join("rubrics/competencies/correctness.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let detector = format!("detect: [{{id: ours, speaks: against, ask: 'Line {{line}}?', rule: {rule}}}]");
    let changed = text.replace("detect: [edge-test]", &detector);
    assert_ne!(text, changed);
    fs::write(file, changed).unwrap();
    bank.to_str().unwrap().to_owned()
}

fn captured(place: &Place, bank: &str, code: &str) -> Value {
    let planned = plan();
    let interview = planned["id"].as_str().unwrap().to_owned();
    let lines = [
        planned.clone(),
        json!({"do": "start"}),
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "capture-code", "text": code}),
    ];
    live(place, place.bare(&["live", "--bank", bank]), &lines);
    assert!(Path::new(bank).is_dir());
    body(place, &interview, "code-captured")["looked"].clone()
}

#[test]
fn a_teams_own_rule_looks_too() {
    let place = Place::new();
    let bank = team_bank(&place, "{ pattern: $E.unwrap() }");
    let looked = captured(&place, &bank, "fn main() {\n    a.unwrap();\n}\n");
    assert_eq!(looked["not_looked"], Value::Null, "{looked}");
    finding(&looked, "ours", 2);
}

#[test]
fn a_teams_rule_that_does_not_end_is_ended_and_the_capture_is_kept() {
    let place = Place::new();
    let endless = "{ kind: call_expression, has: { stopBy: end, kind: call_expression, \
                   has: { stopBy: end, kind: call_expression, \
                   has: { stopBy: end, kind: call_expression, has: { stopBy: end, regex: ^never$ } } } } }";
    let bank = team_bank(&place, endless);
    // The word keeps the rule from being passed over: it could match there.
    let code = format!(
        "fn main() {{\n{}}}\n",
        "    a(b(c(d(e(f(g(h(i(j(k(l(m(n(o(p(q(r(s(t(u(v(w(x(nevermore))))))))))))))))))))))));\n"
            .repeat(400)
    );
    let began = Instant::now();
    let looked = captured(&place, &bank, &code);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let told = looked["not_looked"].as_str().unwrap_or_default();
    assert!(told.contains("took longer than 1 s"), "{looked}");
}
