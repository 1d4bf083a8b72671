//! What programs read has the documented fields, each of the documented kind.

use serde_json::{Value, json};

use crate::place::{Place, id, note, plan};
use crate::whole_way::session;

/// Whether a value has all that the example has. Null in the example stands for anything, the one
/// element of a list for each element.
fn assert_like(value: &Value, example: &Value, at: &str) {
    match (example, value) {
        (Value::Null, _) => {}
        (Value::Object(wanted), Value::Object(found)) => {
            for (key, example) in wanted {
                let value = found.get(key).unwrap_or_else(|| panic!("{at}.{key} is missing in {value}"));
                assert_like(value, example, &format!("{at}.{key}"));
            }
        }
        (Value::Array(wanted), Value::Array(found)) => {
            assert!(wanted.is_empty() || !found.is_empty(), "{at} is empty");
            for (value, n) in found.iter().zip(0..) {
                assert_like(value, wanted.first().unwrap_or(&Value::Null), &format!("{at}[{n}]"));
            }
        }
        (Value::String(_), Value::String(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::Bool(_), Value::Bool(_)) => {}
        _ => panic!("{at} is {value}, not like {example}"),
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn list_is_an_array_of_interviews_the_newest_first() {
    let place = Place::new();
    assert_eq!(place.json(&["list", "--format", "json"]), json!([]));
    let first = place.interview(&[plan()]);
    let second = place.interview(&[plan(), json!({"do": "start"}), json!({"do": "submit"})]);
    let rows = place.json(&["list", "--format", "json"]);
    assert_like(
        &rows,
        &json!([{
            "id": "", "candidate": "", "role": "", "level": "", "kit": "", "state": "", "planned_at": "",
            "started_at": null, "submitted_at": null,
        }]),
        "list",
    );
    assert_eq!([&rows[0]["id"], &rows[1]["id"]], [second.as_str(), first.as_str()]);
    assert_eq!([&rows[0]["state"], &rows[1]["state"]], ["submitted", "planned"]);
    assert_eq!(rows[0]["candidate"], "Ada Example");
    assert!(rows[0]["submitted_at"].is_string() && rows[1]["started_at"].is_null());
}

#[test]
fn practice_interviews_are_listed_only_when_asked_for() {
    let place = Place::new();
    let real = place.interview(&[plan()]);
    let mut practice = plan();
    practice["practice"] = json!(true);
    let practice = place.interview(&[practice]);
    let ids = |args: &[&str]| -> Vec<String> {
        let rows = place.json(args);
        rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["list", "--format", "json"]), [real.as_str()]);
    assert_eq!(ids(&["list", "--practice", "--format", "json"]), [practice, real]);
}

#[test]
fn show_has_the_frozen_questions_with_their_signals_and_keys() {
    let place = Place::new();
    let interview = place.interview(&[plan()]);
    let shown = place.json(&["show", &interview, "--format", "json"]);
    let example = json!({
        "id": "", "state": "",
        "questions": [{"id": "", "title": "", "minutes": 1, "signals": [{"id": "", "key": "", "label": ""}]}],
    });
    assert_like(&shown, &example, "show");
    let first = &shown["questions"][0];
    assert_eq!((&first["id"], &first["minutes"]), (&json!("sum-001"), &json!(20)));
    let signal = json!({"id": "names-edges", "key": "1", "label": "names edges", "must": true});
    assert_eq!(first["signals"][0], signal);
    assert_eq!(shown["throughout"][0]["key"], "m1");
}

#[test]
fn lint_lists_problems_with_exactly_the_documented_fields() {
    let place = Place::new();
    let bank = place.copied_bank();
    std::fs::write(bank.join("questions/bad-001-empty.md"), "").unwrap();
    let ran = place.run(&["lint", bank.to_str().unwrap(), "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let listing: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(keys(&listing), ["problems"]);
    let problem = &listing["problems"][0];
    let fields = ["code", "column", "end_column", "end_line", "file", "hint", "line", "message", "severity"];
    assert_eq!(keys(problem), fields);
    let example = json!({
        "code": "", "severity": "", "file": "", "line": 1, "column": 1, "end_line": 1, "end_column": 1,
        "message": "", "hint": "",
    });
    assert_like(&listing, &json!({"problems": [example]}), "lint");
    assert_eq!((&problem["code"], &problem["severity"]), (&json!("empty-file"), &json!("error")));
    assert_eq!(place.json(&["lint", crate::place::BANK, "--format", "json"]), json!({"problems": []}));
}

#[test]
fn live_answers_with_the_id_and_either_what_was_done_or_a_fault() {
    let place = Place::new();
    let planned = plan();
    let start = id();
    let lines = [
        planned.clone(),
        json!({"id": start, "do": "start"}),
        json!({"do": "mark", "signal": "no-such"}),
        json!(["start"]),
    ];
    let answers = place.live(&lines);
    let done = |id: &Value, seq, events| json!({"id": id, "ok": {"interview": planned["id"], "seq": seq, "events": [events]}});
    assert_eq!(answers[0], done(&planned["id"], 1, "planned"));
    assert_eq!(answers[1], done(&json!(start), 2, "started"));
    let refused = &answers[2];
    assert_eq!(keys(refused), ["fault", "id"]);
    assert_eq!(keys(&refused["fault"]), ["code", "hint", "message"]);
    assert_eq!(refused["fault"]["code"], "no-open-question");
    let no_action = &answers[3];
    assert_eq!(keys(no_action), ["fault", "id", "line"]);
    assert_eq!((&no_action["id"], &no_action["line"]), (&Value::Null, &json!(4)));
    assert_eq!(no_action["fault"]["code"], "not-an-action");
}

#[test]
fn a_scorecard_has_everything_that_is_documented() {
    let place = Place::new();
    let lines = session();
    let interview = place.interview(&lines);
    let card = place.json(&["export", &interview, "--format", "json", "--include-private"]);
    let example = json!({
        "schema": "", "revision": 1,
        "interview": {
            "id": "", "candidate": {"id": "", "alias": "", "name": ""}, "role": "", "level": "", "loop": null,
            "kit": {"id": "", "hash": ""}, "interviewer": {"name": "", "part": ""}, "planned_at": "",
            "started_at": "", "submitted_at": "", "active_ms": 1, "practice": true,
            "conditions": [{"kind": "", "minutes": 1}],
        },
        "competencies": [{"id": "", "name": "", "weight": 1.0, "rating": 3, "bar": null, "bars": {}, "ratings": [
            {"question": "", "rating": null, "why": null, "anchor": null, "cap": null, "despite": null, "at_ms": 1},
        ]}],
        "composite": {"value": 2.67, "coverage": 0.83},
        "signals": [{"question": null, "id": "", "kind": "", "competency": "", "observe": "", "summary": "",
            "marks": []}],
        "findings": [],
        "questions": [{"id": "", "title": "", "planned_minutes": 25, "active_ms": 1, "hints": [],
            "milestones": [], "time_to_solution_ms": null}],
        "notes": [{"text": "", "at_ms": 1, "visibility": "", "mark": null}],
        "recommendation": {"value": "", "reason": "", "consider": null}, "feedback": "",
        "deviations": [], "missing": [], "revisions": [{}], "log": {"events": 31, "head": ""},
    });
    assert_like(&card, &example, "scorecard");
    assert_eq!(card["schema"], "touchstone.scorecard/1");
    let casts = card["signals"].as_array().unwrap().iter().find(|signal| signal["id"] == "sum-001.casts");
    let mark = json!({"id": "", "shown": "", "at_ms": 1, "note": "", "code": {"snapshot": "", "lines": [1]},
        "finding": null});
    assert_like(&casts.unwrap()["marks"], &json!([mark]), "marks");
    assert_like(&card["questions"][0]["hints"], &json!([{"n": 1, "at_ms": 1}]), "hints");
    assert_like(&card["questions"][0]["milestones"], &json!([{"kind": "", "at_ms": 1}]), "milestones");
    let log = place.log(&interview);
    assert_eq!(card["log"], json!({"events": log.len(), "head": log.last().unwrap()["hash"]}));
}

#[test]
fn whoever_has_the_printed_log_can_compute_every_hash_again() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"}), note("für \"später\" \u{1f980}\n")]);
    let bytes = |hex: &Value| -> Vec<u8> {
        let hex = hex.as_str().unwrap();
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    };
    let uuid = |id: &Value| uuid::Uuid::parse_str(id.as_str().unwrap()).unwrap().into_bytes().to_vec();
    let text = |text: &Value| text.as_str().unwrap().as_bytes().to_vec();
    let number = |number: &Value| number.as_u64().unwrap().to_le_bytes().to_vec();
    let mut prev = vec![0; 32];
    let printed = place.done(&["log", &interview]);
    for line in printed.lines() {
        let event: Value = serde_json::from_str(line).unwrap();
        let body = line.split_once("\"body\":").unwrap().1.split_once(",\"salt\":").unwrap().0;
        let salted = [bytes(&event["salt"]), body.as_bytes().to_vec()].concat();
        let body_hash = blake3::hash(&salted).as_bytes().to_vec();
        assert_eq!(bytes(&event["body_hash"]), body_hash);
        let snapshots: Vec<u8> = event["snapshots"].as_array().unwrap().iter().flat_map(bytes).collect();
        let header = [
            b"touchstone.event/1".to_vec(),
            uuid(&event["interview"]),
            uuid(&event["device"]),
            number(&event["seq"]),
            uuid(&event["id"]),
            uuid(&event["action"]),
            text(&event["author"]),
            text(&event["at"]),
            number(&event["elapsed_ms"]),
            number(&event["call_ms"]),
            text(&event["kind"]),
            number(&event["version"]),
            snapshots,
        ];
        let mut hashed = prev.clone();
        for field in header {
            hashed.extend((field.len() as u64).to_le_bytes());
            hashed.extend(field);
        }
        hashed.extend(body_hash);
        assert_eq!(bytes(&event["prev"]), prev);
        prev = blake3::hash(&hashed).as_bytes().to_vec();
        assert_eq!(bytes(&event["hash"]), prev, "{line}");
    }
    assert_eq!(printed.lines().count(), 3);
    assert!(!place.log(&interview)[0]["snapshots"].as_array().unwrap().is_empty());
}
