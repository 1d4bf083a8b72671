//! The whole way: an interview planned, held, rated, submitted, amended and exported.

use serde_json::{Value, json};

use crate::place::{Place, Ran, id, plan};
use crate::settled::settled;

/// A practice interview that brings its own time, one action every ten seconds, and has everything.
pub(crate) fn session() -> Vec<Value> {
    let (mark, bookmark, hint) = (id(), id(), id());
    let actions = [
        json!({"do": "start"}),
        json!({"do": "open-block", "block": "opening"}),
        json!({"do": "condition", "kind": "late", "minutes": 9}),
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "milestone", "kind": "starter-given"}),
        json!({"do": "mark", "signal": "names-edges"}),
        json!({"do": "capture-code", "text": "fn main() {\n    total as u8\n}\n"}),
        json!({"do": "mark", "id": mark, "signal": "sum-001.casts", "note": "cast on the sum", "lines": [2, 2]}),
        json!({"do": "bookmark", "id": bookmark, "seconds_ago": 5}),
        json!({"do": "hint", "n": 1}),
        json!({"do": "hint", "id": hint, "n": 2}),
        json!({"do": "undo"}),
        json!({"do": "redo"}),
        json!({"do": "undo", "action": hint}),
        json!({"do": "pause", "reason": "fire alarm"}),
        json!({"do": "resume"}),
        json!({"do": "milestone", "kind": "working"}),
        json!({"do": "follow-up", "n": 1}),
        json!({"do": "note", "text": "asked whether duplicates matter", "visibility": "panel"}),
        json!({"do": "note", "text": "reminds me of myself"}),
        json!({"do": "qualify", "mark": mark, "shown": "prompted"}),
        json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 3, "why": "saw the edge"}),
        json!({"do": "open-question", "question": "que-001"}),
        json!({"do": "mark", "signal": "asks-rates"}),
        json!({"do": "mark", "signal": "names-edges", "shown": "contradicted", "bookmark": bookmark}),
        json!({"do": "fault", "text": "the rates are hard to hear"}),
        json!({"do": "close-question"}),
        json!({"do": "rate", "question": "que-001", "competency": "limits", "rating": 2}),
        json!({"do": "rate", "question": "que-001", "competency": "correctness", "rating": "not-assessed"}),
        json!({"do": "open-block", "block": "candidate-questions"}),
        json!({"do": "end"}),
        json!({"do": "feedback", "text": "Say the edge aloud."}),
        json!({"do": "recommend", "recommendation": "yes", "reason": "sound", "consider": {"level": "junior"}}),
        json!({"do": "submit"}),
        json!({"do": "amend", "reason": "heard the tape", "actions": [
            {"do": "rate", "question": "que-001", "competency": "limits", "rating": 3, "why": "named 1,000"},
        ]}),
    ];
    let mut planned = plan();
    planned["practice"] = json!(true);
    let mut lines = vec![planned];
    for (mut line, tens) in actions.into_iter().zip(0..) {
        line["elapsed_ms"] = json!(tens * 10_000);
        lines.push(line);
    }
    lines
}

#[test]
fn an_interview_goes_from_its_plan_to_a_scorecard_in_every_format() {
    let place = Place::new();
    let lines = session();
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let answers = place.feed(&["live"], input.as_bytes()).done();
    insta::assert_snapshot!("answers", settled(&answers));
    let interview = lines[0]["id"].as_str().unwrap();

    insta::assert_snapshot!("list", settled(&place.done(&["list", "--practice"])));
    insta::assert_snapshot!("show", settled(&place.done(&["show", interview])));
    insta::assert_snapshot!("log", settled(&place.done(&["log", interview, "--format", "text"])));
    insta::assert_snapshot!("scorecard", settled(&place.done(&["export", interview, "--format", "json"])));

    let card: Value = place.json(&["export", interview, "--format", "json"]);
    assert_eq!(card["revision"], 2);
    assert_eq!(card["interview"]["candidate"].get("name"), None, "the kit is blind");
    let first = place.json(&["export", interview, "--format", "json", "--revision", "1"]);
    assert_eq!(first["competencies"][1]["rating"].as_f64(), Some(2.0));
    assert_eq!(card["competencies"][1]["rating"].as_f64(), Some(3.0));
    let private = place.done(&["export", interview, "--format", "json", "--include-private"]);
    assert!(private.contains("Ada Example") && private.contains("reminds me of myself"));
    assert!(!card.to_string().contains("reminds me of myself"));

    let markdown = place.done(&["export", interview, "--format", "markdown"]);
    let html = place.done(&["export", interview, "--format", "html"]);
    assert!(markdown.starts_with("# Candidate 7F\n") && html.starts_with("<!DOCTYPE html>"));
    for document in [&markdown, &html] {
        for words in ["saw the edge", "cast on the sum", "heard the tape", "Say the edge aloud."] {
            assert!(document.contains(words), "{words} is missing in\n{document}");
        }
        assert!(!document.contains("reminds me of myself") && !document.contains("Ada"), "{document}");
    }
    let check = place.run(&["store", "check"]);
    assert_eq!((check.code, check.out.as_str()), (Some(0), ""), "{}", check.err);
}

#[test]
fn the_bank_inside_the_program_serves_as_well() {
    let place = Place::new();
    let run = |args: &[&str]| Ran::of(place.bare(args).output().unwrap());
    let interview = id();
    let line = json!({
        "id": interview, "do": "plan", "candidate": {"name": "Ada Example"}, "role": "systems",
        "level": "senior", "kit": "phone-screen", "interviewer": {"name": "Kim"},
    });
    let planned = place.root().join("lines");
    let actions =
        "{\"do\":\"start\"}\n{\"do\":\"open-question\",\"question\":\"own-001\"}\n{\"do\":\"submit\"}\n";
    std::fs::write(&planned, format!("{line}\n{actions}")).unwrap();
    let live = place.bare(&["live"]).stdin(std::fs::File::open(planned).unwrap()).output().unwrap();
    let answers = Ran::of(live).answers();
    assert!(answers.iter().all(|answer| answer["ok"]["interview"] == *interview), "{answers:?}");
    let shown: Value = serde_json::from_str(&run(&["show", &interview, "--format", "json"]).done()).unwrap();
    assert_eq!(shown["questions"][0]["id"], "own-001");
    assert!(run(&["export", &interview, "--format", "html"]).done().contains("own-001"));
}
