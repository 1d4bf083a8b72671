//! Checks for the interviewer alone, and the reason of a rating drafted from what was seen.

use serde_json::{Value, json};

use super::rehearsal::Rehearsal;

fn rate(question: Option<&str>, competency: &str, rating: u8, why: Option<&str>) -> Value {
    json!({"do": "rate", "question": question, "competency": competency, "rating": rating, "why": why})
}

/// Ended, with all that can be rated in both questions rated at intervals.
fn rated(ratings: [u8; 4], seconds: u32, why: Option<&str>) -> Rehearsal {
    let mut rehearsal = Rehearsal::in_both();
    rehearsal.does(json!({"do": "end"}));
    let places = [
        ("own-001", "ownership"),
        ("own-001", "error-handling"),
        ("err-001", "error-handling"),
        ("err-001", "testing"),
    ];
    for ((question, competency), rating) in places.into_iter().zip(ratings) {
        rehearsal.wait(seconds).does(rate(Some(question), competency, rating, why));
    }
    rehearsal
}

#[test]
fn ratings_that_differ_with_reasons_and_time_between_raise_no_question() {
    assert_eq!(rated([3, 2, 3, 4], 30, Some("seen")).view().self_checks, [""; 0]);
}

#[test]
fn equal_ratings_without_evidence_at_one_moment_raise_all_three() {
    let mut rehearsal = rated([3, 3, 3, 3], 10, None);
    let asked = rehearsal.view().self_checks;
    assert_eq!(
        asked,
        [
            "All 4 ratings are 3. Was nothing stronger or weaker?",
            "Rated without a mark or a reason: ownership (receipt, then archive), \
             error handling (receipt, then archive), error handling (the config file that may not be there) \
             and 1 more.",
            "All 4 ratings were given within one minute.",
        ]
    );
    let exported = serde_json::to_string(&rehearsal.card()).unwrap();
    assert!(!exported.contains("within one minute"), "they are the interviewer's own");
    rehearsal.does(json!({"do": "submit"}));
    assert_eq!(rehearsal.view().self_checks, [""; 0], "it is too late to ask");
}

#[test]
fn confirming_what_was_rated_during_the_conversation_is_not_rating_at_once() {
    let mut rehearsal = Rehearsal::in_both();
    for (question, competency) in
        [("own-001", "ownership"), ("err-001", "error-handling"), ("err-001", "testing")]
    {
        rehearsal.wait(300).does(rate(Some(question), competency, 2, Some("seen")));
    }
    rehearsal.does(json!({"do": "end"}));
    for (question, competency, point) in
        [("own-001", "ownership", 2), ("err-001", "error-handling", 3), ("err-001", "testing", 2)]
    {
        rehearsal.does(rate(Some(question), competency, point, Some("seen")));
    }
    assert_eq!(rehearsal.view().self_checks, [""; 0]);
}

#[test]
fn two_ratings_are_no_pattern() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "end"}));
    rehearsal.does(rate(Some("err-001"), "error-handling", 3, Some("seen")));
    rehearsal.does(rate(Some("err-001"), "testing", 3, Some("seen")));
    assert_eq!(rehearsal.view().self_checks, [""; 0]);
}

#[test]
fn the_reason_is_drafted_from_marks_and_notes_and_says_no_rating() {
    let mut rehearsal = Rehearsal::in_config();
    let draft = |rehearsal: &Rehearsal| rehearsal.view().sheets[0].rows[0].draft.clone();
    assert_eq!(draft(&rehearsal), None);
    rehearsal.does(json!({"do": "mark", "signal": "lists-failure-modes"}));
    let marked =
        json!({"do": "mark", "signal": "avoids-unwrap", "shown": "prompted", "note": "after hint one"});
    let mark = rehearsal.does(marked);
    rehearsal.does(json!({"do": "note", "text": "and said why", "mark": mark}));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "shown": "contradicted"}));
    rehearsal.does(json!({"do": "mark", "signal": "lists-failure-modes", "note": "twice"}));
    assert_eq!(
        draft(&rehearsal).unwrap(),
        "Unprompted: lists failure modes (twice). With help: avoids unwrap (after hint one; and said why). \
         Against: avoids unwrap."
    );
    rehearsal.does(rate(Some("err-001"), "error-handling", 3, None));
    assert!(draft(&rehearsal).is_some(), "the rating has no reason yet");
    rehearsal.does(rate(Some("err-001"), "error-handling", 3, Some("in my words")));
    assert_eq!(draft(&rehearsal), None);
}
