//! `touchstone compare`: a shadow's scorecard beside the lead's.

use std::fs;

use serde_json::{Value, json};

use crate::place::{Place, plan};

/// What somebody saw of the conversation.
fn seen_by(name: &str, part: &str, shown: &str, last: Value) -> Vec<Value> {
    let mut request = plan();
    request["interviewer"] = json!({"name": name, "part": part});
    vec![
        request,
        json!({"do": "start"}),
        json!({"do": "mark", "signal": "sums-up", "shown": shown}),
        json!({"do": "end"}),
        last,
    ]
}

#[test]
fn two_submitted_scorecards_are_compared_by_id_and_from_a_file() {
    let place = Place::new();
    let submit = json!({"do": "submit"});
    let lead = place.interview(&seen_by("Kim", "lead", "unprompted", submit.clone()));
    let shadow = place.interview(&seen_by("Jo", "shadow", "contradicted", submit));
    let text = place.done(&["compare", &shadow, &lead]);
    assert!(text.starts_with("Kim (lead)  beside  Jo (shadow)\n"), "{text}");
    let line = text.lines().find(|line| line.contains("sums up")).unwrap();
    assert!(
        line.starts_with("* throughout") && line.contains("unprompted") && line.ends_with("contradicted"),
        "{line}"
    );

    let json: Value =
        serde_json::from_str(&place.done(&["compare", &lead, &shadow, "--format", "json"])).unwrap();
    assert_eq!(json["schema"], "touchstone.side-by-side/1");
    let file = place.root().join("lead.json");
    place.done(&["export", &lead, "--format", "json", "-o", file.to_str().unwrap()]);
    let from_file = place.done(&["compare", file.to_str().unwrap(), &shadow, "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&from_file).unwrap()["signals"], json["signals"]);
    fs::write(&file, "[]").unwrap();
    place.run(&["compare", file.to_str().unwrap(), &shadow]).fault("not-a-scorecard");

    let listed: Value = serde_json::from_str(&place.done(&["list", "--format", "json"])).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1, "a shadow's stays out of lists");
    let listed: Value = serde_json::from_str(&place.done(&["list", "--shadow", "--format", "json"])).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

#[test]
fn nothing_is_shown_of_the_other_before_both_are_submitted() {
    let place = Place::new();
    let lead = place.interview(&seen_by("Kim", "lead", "unprompted", json!({"do": "submit"})));
    let note = json!({"do": "note", "text": "later"});
    let shadow = place.interview(&seen_by("Jo", "shadow", "contradicted", note));
    let err = place.run(&["compare", &lead, &shadow]).fault("not-submitted");
    assert!(err.contains("Jo") && !err.contains("contradicted"), "{err}");
}
