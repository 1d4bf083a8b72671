//! `touchstone card` and `touchstone debrief`: from several workspaces to one table.

use std::fs;

use serde_json::{Value, json};

use crate::place::{Place, plan};

fn submitted(place: &Place, name: &str, rating: u8) -> String {
    let mut request = plan();
    request["interviewer"] = json!({"name": name});
    place.interview(&[
        request,
        json!({"do": "start"}),
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "mark", "signal": "names-edges", "note": "empty input first"}),
        json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": rating, "why": "as noted"}),
        json!({"do": "end"}),
        json!({"do": "submit"}),
    ])
}

#[test]
fn cards_go_through_a_shared_folder_and_meet_on_a_table() {
    let (kim, lee) = (Place::new(), Place::new());
    let (mine, theirs) = (submitted(&kim, "Kim", 1), submitted(&lee, "Lee", 3));
    let shared = tempfile::tempdir().unwrap();
    let folder = shared.path().to_str().unwrap();
    let promise = lee.done(&["card", "send", &theirs, "--promise", "-o", folder]);
    let debrief = kim.done(&["debrief", "open", &mine]).trim().to_owned();

    let unsaid = kim.run(&["card", "receive", folder, "--debrief", &debrief]);
    assert_eq!(unsaid.code, Some(1));
    assert!(unsaid.out.contains("[person-unconfirmed]"), "{}", unsaid.out);
    let told = kim.done(&["card", "receive", folder, "--debrief", &debrief, "--same-person"]);
    assert!(told.ends_with(": promise of Lee taken in\n"), "{told}");
    assert!(kim.done(&["debrief", "show", &debrief]).contains("Lee: submitted, promised\n"));

    assert_eq!(lee.done(&["card", "send", &theirs, "-o", folder]), promise, "the same hash");
    let told = kim.done(&["card", "receive", folder]);
    assert!(
        told.contains("promise of Lee is here already\n") && told.contains("card of Lee taken in\n"),
        "{told}"
    );

    let text = kim.done(&["debrief", "show", &debrief]);
    for line in
        ["Lee: submitted, here, as promised", "Correctness and debugging: 2 apart", "    Kim: 1, as noted"]
    {
        assert!(text.lines().any(|shown| shown == line), "{line:?} in\n{text}");
    }
    let decide =
        json!({"do": "decide", "outcome": "no\u{1b}[2J", "by": "Mo", "why": "too far apart"}).to_string();
    let decided = kim.feed(&["debrief", "act", &debrief], decide.as_bytes()).done();
    assert!(decided.contains("Decided by Mo on ") && !decided.contains('\u{1b}'), "{decided}");
    let json = kim.json(&["debrief", "show", &debrief, "--format", "json"]);
    assert_eq!(json["view"]["schema"], "touchstone.debrief/1");
    assert_eq!(json["view"]["decision"]["rests_on"].as_array().unwrap().len(), 2);
    let document = kim.done(&["debrief", "export", &debrief]);
    for line in ["# Debrief: Ada Example", "### Correctness and debugging: 2 apart", "**Lee: 3 of 3**, bar 3"]
    {
        assert!(document.lines().any(|shown| shown == line), "{line:?} in\n{document}");
    }
    assert!(document.contains("  > empty input first") && !document.contains('\u{1b}'), "{document}");
    let file = kim.root().join("debrief.md");
    let file = file.to_str().unwrap();
    kim.done(&["debrief", "export", &debrief, "-o", file]);
    assert_eq!(fs::read_to_string(file).unwrap(), document);
    kim.run(&["debrief", "export", &debrief, "-o", file]).fault("file-exists");
    assert_eq!(kim.json(&["debrief", "list", "--format", "json"])[0]["decided"], Value::Bool(true));
}

#[test]
fn what_cannot_be_sent_or_done_is_told() {
    let kim = Place::new();
    let draft = kim.interview(&[plan(), json!({"do": "start"})]);
    kim.run(&["card", "send", &draft]).fault("not-submitted");
    let mine = submitted(&Place::new(), "Kim", 2);
    kim.run(&["card", "send", &mine]).fault("unknown-interview");
    kim.run(&["debrief", "show", "nonsense"]).fault("not-an-id");
    kim.run(&["debrief", "show", &mine]).fault("no-debrief");
    let empty = tempfile::tempdir().unwrap();
    kim.run(&["card", "receive", empty.path().to_str().unwrap()]).fault("no-cards");
    let debrief = kim.done(&["debrief", "open", &draft]).trim().to_owned();
    kim.feed(&["debrief", "act", &debrief], b"{\"do\":\"vote\"}").fault("malformed");
    kim.feed(&["debrief", "act", &debrief], br#"{"do":"decide","outcome":"a","by":"b","why":"c"}"#)
        .fault("sealed");
    let file = empty.path().join("x.touchcard");
    fs::write(&file, "{}").unwrap();
    let ran = kim.run(&["card", "receive", file.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.contains("[not-a-card]")), (Some(1), true), "{}", ran.out);
}
