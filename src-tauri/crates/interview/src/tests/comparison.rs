use bank::Recording;
use serde_json::json;

use super::rehearsal::Rehearsal;
use crate::comparison::{Comparison, Difference, compare};

/// A reference that sees one signal of each sort.
fn recording() -> Recording {
    serde_json::from_value(json!({
        "id": "ada", "name": "Ada Example", "strength": "solid", "kit": "phone-screen",
        "level": "mid", "role": "systems",
        "script": [
            { "at": "00:00", "cue": "Ask the first.", "opens": "own-001" },
            { "at": "00:10", "says": "Receipt takes the order." },
            { "at": "00:20", "cue": "Say hint 1.", "hint": 1 },
            { "at": "00:30", "code": "fn main() {}\n", "expect": "runs" },
            { "at": "01:00", "cue": "Ask the second.", "opens": "err-001" },
            { "at": "01:10", "says": "It may be missing." },
            { "at": "01:20", "says": "I could ask exists, but no." }
        ],
        "marks": [
            { "at": "00:10", "signal": "explains-moves", "why": "Says what takes it." },
            { "at": "00:30", "signal": "avoids-unwrap", "shown": "prompted", "why": "None is left." },
            { "at": "01:10", "signal": "lists-failure-modes", "why": "The missing file." },
            { "at": "01:20", "signal": "thinks-aloud", "why": "An option, and why not." }
        ],
        "ratings": [
            { "question": "own-001", "competency": "ownership", "rating": 3, "why": "(a) to (d)" },
            { "question": "err-001", "competency": "error-handling", "rating": 2, "why": "(a) is missing" },
            { "question": "err-001", "competency": "testing", "rating": 1, "why": "No test." }
        ]
    }))
    .unwrap()
}

fn compared(rehearsal: &Rehearsal) -> Comparison {
    compare(&rehearsal.interview, &recording())
}

fn difference(rehearsal: &Rehearsal, question: Option<&str>, signal: &str) -> Option<Difference> {
    let compared = compared(rehearsal);
    let mut found =
        compared.signals.iter().filter(|one| one.question.as_deref() == question && one.signal == signal);
    let difference = found.next().map(|one| one.difference);
    assert!(found.next().is_none());
    difference
}

fn mark(rehearsal: &mut Rehearsal, question: Option<&str>, signal: &str, shown: &str) {
    rehearsal.does(json!({"do": "mark", "signal": signal, "question": question, "shown": shown}));
}

#[test]
fn a_signal_that_only_the_reference_marked_was_missed_and_says_why_and_when() {
    let rehearsal = Rehearsal::in_both();
    let compared = compared(&rehearsal);
    assert!(compared.signals.iter().all(|one| one.difference == Difference::Missed));
    assert_eq!(compared.signals.len(), 4);
    let moves = &compared.signals[0];
    assert_eq!((moves.signal.as_str(), moves.question.as_deref()), ("explains-moves", Some("own-001")));
    let their = &moves.reference[0];
    assert_eq!((their.at_ms, their.why.as_str()), (10_000, "Says what takes it."));
    assert_eq!(their.said.as_deref(), Some("Receipt takes the order."));
    assert_eq!(compared.signals[1].reference[0].written.as_deref(), Some("fn main() {}\n"));
}

#[test]
fn a_signal_differs_by_question_by_direction_and_by_help() {
    let mut rehearsal = Rehearsal::in_both();
    mark(&mut rehearsal, Some("own-001"), "explains-moves", "contradicted");
    mark(&mut rehearsal, Some("own-001"), "avoids-unwrap", "unprompted");
    mark(&mut rehearsal, Some("err-001"), "avoids-unwrap", "unprompted");
    mark(&mut rehearsal, Some("err-001"), "lists-failure-modes", "unprompted");
    mark(&mut rehearsal, None, "thinks-aloud", "unprompted");
    let of = |question, signal| difference(&rehearsal, question, signal);
    assert_eq!(of(Some("own-001"), "explains-moves"), Some(Difference::OtherWay));
    assert_eq!(of(Some("own-001"), "avoids-unwrap"), Some(Difference::Help));
    assert_eq!(of(Some("err-001"), "avoids-unwrap"), Some(Difference::OnlyYou));
    assert_eq!(of(Some("err-001"), "lists-failure-modes"), Some(Difference::Same));
    assert_eq!(of(None, "thinks-aloud"), Some(Difference::Same));
    assert_eq!(of(Some("own-001"), "clones-to-compile"), None);
    let last: Vec<Difference> = compared(&rehearsal).signals.iter().map(|one| one.difference).collect();
    assert_eq!(last[3..], [Difference::Same, Difference::Same]);
}

#[test]
fn a_mark_that_was_taken_back_or_seen_both_ways_counts_as_it_stands() {
    let mut rehearsal = Rehearsal::in_both();
    mark(&mut rehearsal, Some("err-001"), "lists-failure-modes", "unprompted");
    mark(&mut rehearsal, Some("err-001"), "lists-failure-modes", "contradicted");
    assert_eq!(difference(&rehearsal, Some("err-001"), "lists-failure-modes"), Some(Difference::OtherWay));
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(difference(&rehearsal, Some("err-001"), "lists-failure-modes"), Some(Difference::Same));
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(difference(&rehearsal, Some("err-001"), "lists-failure-modes"), Some(Difference::Missed));
}

#[test]
fn ratings_are_compared_point_by_point_with_both_anchors() {
    let mut rehearsal = Rehearsal::in_both();
    let rate = |rehearsal: &mut Rehearsal, question: &str, competency: &str, rating: serde_json::Value| {
        let why = "as I saw it";
        rehearsal.does(json!({"do": "rate", "question": question, "competency": competency, "rating": rating, "why": why}));
    };
    rate(&mut rehearsal, "own-001", "ownership", json!(3));
    rate(&mut rehearsal, "err-001", "error-handling", json!(3));
    rate(&mut rehearsal, "err-001", "testing", json!("not-assessed"));
    let Comparison { ratings, words, .. } = compared(&rehearsal);
    let above: Vec<Option<i16>> = ratings.iter().map(|one| one.above).collect();
    assert_eq!(above, [Some(0), Some(1), None]);
    assert_eq!((ratings[0].your_anchor.as_deref(), ratings[0].why.as_str()), (None, "(a) to (d)"));
    assert_eq!(ratings[1].your_anchor.as_deref(), Some("NotFound on the open itself."));
    assert_eq!(ratings[1].your_why.as_deref(), Some("as I saw it"));
    assert!(
        words[0].starts_with("1 of your 2 ratings is the reference's; the farthest apart is "),
        "{words:?}"
    );
    rate(&mut rehearsal, "own-001", "ownership", json!(4));
    assert!(compared(&rehearsal).words.contains(&"Where you differ, you are always above it.".to_owned()));
    rate(&mut rehearsal, "own-001", "ownership", json!(2));
    assert!(!compared(&rehearsal).words.iter().any(|words| words.contains("always")));
    assert_eq!(
        compare(&Rehearsal::in_both().interview, &recording()).words[0],
        "You rated nothing that the reference rates."
    );
}

#[test]
fn hints_that_were_said_and_not_logged_are_told() {
    let mut rehearsal = Rehearsal::in_both();
    let said = |rehearsal: &Rehearsal| {
        let Comparison { hints, words, .. } = compared(rehearsal);
        (hints.iter().map(|hint| (hint.n, hint.said_ms, hint.logged_ms)).collect::<Vec<_>>(), words.len())
    };
    let (hints, before) = said(&rehearsal);
    assert_eq!(hints, [(1, Some(20_000), None)]);
    rehearsal.wait(5);
    rehearsal.does(json!({"do": "hint", "n": 1, "question": "own-001"}));
    rehearsal.does(json!({"do": "hint", "n": 2}));
    let (hints, after) = said(&rehearsal);
    assert_eq!(hints, [(1, Some(20_000), Some(5_000)), (2, None, Some(5_000))]);
    assert_eq!(after, before - 1);
}

fn planned(other: serde_json::Value) -> Result<crate::Event, crate::Refusal> {
    let mut request = json!({
        "candidate": { "name": "Ada Example" }, "role": "systems", "level": "mid", "kit": "phone-screen",
        "interviewer": { "name": "Kim" }, "practice": true, "recording": "ada"
    });
    request.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
    let request: crate::Plan = serde_json::from_value(request).unwrap();
    let mut recording = recording();
    recording.kit = request.recording.clone().unwrap();
    let candidate = crate::CandidateId(uuid::Uuid::nil());
    crate::plan_with(&request, candidate, &super::kit::kit(), Some((&recording, "00ff")))
}

#[test]
fn a_recording_is_followed_in_practice_with_its_own_kit_alone() {
    let event = planned(json!({"recording": "phone-screen"})).unwrap();
    assert!(matches!(event, crate::Event::Planned { recording: Some(hash), .. } if hash == "00ff"));
    let refused = |other: serde_json::Value| planned(other).unwrap_err().to_string();
    assert!(refused(json!({"recording": "phone-screen", "practice": false})).contains("no practice"));
    assert!(refused(json!({"recording": "core-coding"})).contains("another kit"));
}
