//! An action sent again: whoever did not see the answer may ask once more.

use serde_json::{Value, json};

use crate::place::{Place, id, note, plan};

#[test]
fn the_same_action_again_gets_the_same_answer_and_is_done_once() {
    let place = Place::new();
    let mark = json!({"id": id(), "do": "mark", "signal": "sums-up"});
    let lines =
        [plan(), json!({"id": id(), "do": "start"}), mark.clone(), mark.clone(), note("between"), mark];
    let answers = place.live(&lines);
    assert_eq!(answers[2]["ok"]["seq"], 3);
    assert_eq!(answers[3], answers[2]);
    assert_eq!(answers[5], answers[2]);
    let interview = lines[0]["id"].as_str().unwrap();
    assert_eq!(place.log(interview).len(), 4);

    // A new process, and the whole file again.
    assert_eq!(place.live(&lines), answers);
    assert_eq!(place.log(interview).len(), 4);
}

#[test]
fn an_id_used_for_something_else_is_refused() {
    let place = Place::new();
    let planned = plan();
    let first = note("one");
    let id_of = |line: &Value| line["id"].clone();
    let mut lines = vec![planned.clone(), first.clone()];
    let others = [
        json!({"id": id_of(&first), "do": "note", "text": "two"}),
        json!({"id": id_of(&first), "do": "start"}),
        json!({"id": id_of(&planned), "do": "start"}),
        json!({"id": id_of(&planned), "do": "note", "text": "one"}),
    ];
    lines.extend(others.clone());
    let mut replanned = planned.clone();
    replanned["level"] = json!("junior");
    lines.push(replanned);
    let answers = place.live(&lines);
    for answer in &answers[2..] {
        assert_eq!(answer["fault"]["code"], "id-reused", "{answer}");
    }
    // In another process, and with the interview named, which is another content too.
    let again: Vec<Value> = others.to_vec();
    for answer in place.live(&again) {
        assert_eq!(answer["fault"]["code"], "id-reused", "{answer}");
    }
    assert_eq!(place.log(planned["id"].as_str().unwrap()).len(), 2);
}

#[test]
fn a_refused_action_may_be_sent_again_under_its_id() {
    let place = Place::new();
    let mark = json!({"id": id(), "do": "mark", "signal": "sums-up"});
    let answers = place.live(&[plan(), mark.clone(), json!({"do": "start"}), mark]);
    assert_eq!(answers[1]["fault"]["code"], "not-started");
    assert_eq!(answers[3]["ok"]["events"], json!(["marked"]));
}
