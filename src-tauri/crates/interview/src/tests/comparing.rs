//! A shadow's scorecard: sealed, never counted, and compared with the lead's.

use serde_json::{Value, json};
use uuid::Uuid;

use super::rehearsal::Rehearsal;
use crate::scorecard::Summary;
use crate::{InterviewId, Part, Scorecard, in_order, side_by_side};

/// One conversation as somebody saw it, submitted.
fn seen_by(name: &str, part: &str, actions: &[Value]) -> Rehearsal {
    let mut rehearsal = Rehearsal::planned_as(json!({"interviewer": {"name": name, "part": part}}));
    rehearsal.does(json!({"do": "start"}));
    rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    for action in actions {
        rehearsal.wait(60).does(action.clone());
    }
    for (competency, rating) in [("error-handling", 3), ("communication", 2), ("ownership", 4)] {
        rehearsal.does(json!({"do": "rate", "competency": competency, "rating": rating}));
    }
    rehearsal
}

fn submitted(name: &str, part: &str, id: u128, actions: &[Value]) -> Scorecard {
    let mut rehearsal = seen_by(name, part, actions);
    rehearsal.does(json!({"do": "submit"}));
    let mut card = rehearsal.card();
    card.interview.id = InterviewId(Uuid::from_u128(id));
    card
}

fn mark(signal: &str, shown: &str) -> Value {
    json!({"do": "mark", "signal": signal, "shown": shown})
}

fn rate(rating: u8) -> Value {
    json!({"do": "rate", "question": "err-001", "competency": "testing", "rating": rating, "why": "seen"})
}

#[test]
fn a_shadows_scorecard_has_coverage_and_no_composite() {
    let lead = seen_by("Kim", "lead", &[]).card();
    assert_eq!((lead.composite.value.is_some(), lead.composite.coverage), (true, 1.0));
    let shadow = seen_by("Jo", "shadow", &[]).card();
    assert_eq!((shadow.composite.value, shadow.composite.coverage), (None, 1.0));
    let reverse = seen_by("Jo", "reverse-shadow", &[]).card();
    assert_eq!(reverse.composite.value, lead.composite.value, "who asks counts");
}

#[test]
fn nothing_is_compared_before_both_are_submitted() {
    let lead = submitted("Kim", "lead", 1, &[]);
    let open = seen_by("Jo", "shadow", &[]).card();
    for (one, other) in [(&lead, &open), (&open, &lead)] {
        let error = side_by_side(one, other).unwrap_err();
        assert_eq!(
            (error.code(), error.to_string()),
            ("not-submitted", "the scorecard of Jo is not submitted".into())
        );
    }
    assert_eq!(side_by_side(&lead, &lead).unwrap_err().code(), "same-scorecard");
}

#[test]
fn each_signal_and_rating_stands_beside_the_others() {
    let lead = submitted(
        "Kim",
        "lead",
        1,
        &[mark("lists-failure-modes", "unprompted"), mark("avoids-unwrap", "contradicted"), rate(3)],
    );
    let shadow = submitted(
        "Jo",
        "shadow",
        2,
        &[mark("lists-failure-modes", "unprompted"), mark("avoids-unwrap", "prompted"), rate(2)],
    );
    let found = side_by_side(&lead, &shadow).unwrap();
    let signal = |id: &str| found.signals.iter().find(|pair| pair.id == id).unwrap();
    assert!(signal("lists-failure-modes").alike);
    let differ = signal("avoids-unwrap");
    assert_eq!(
        (differ.lead, differ.shadow, differ.alike),
        (Some(Summary::Contradicted), Some(Summary::Prompted), false)
    );
    assert_eq!(
        (differ.lead_marks.len(), differ.lead_marks[0].at_ms, differ.shadow_marks.len()),
        (1, 120_000, 1)
    );
    assert!(signal("thinks-aloud").alike, "neither saw it");
    assert_eq!((found.signals_alike, found.signals.len()), (5, 6));
    let testing = found.ratings.iter().find(|pair| pair.competency == "testing").unwrap();
    assert_eq!((testing.difference, testing.lead_why.as_deref()), (Some(-1), Some("seen")));
    assert_eq!((found.ratings_alike, found.ratings_both), (3, 4));
    assert_eq!(found.caveats, ["Nothing in them shows that they are of one candidate."; 0]);
    assert_eq!((found.lead.part, found.shadow.part), (Part::Lead, Part::Shadow));
    let (first, second) = in_order(&shadow, &lead);
    assert_eq!(side_by_side(first, second).unwrap(), found, "in whichever order they are named");
}

#[test]
fn what_only_one_asked_is_there_and_is_not_alike() {
    let lead = submitted("Kim", "lead", 1, &[]);
    let mut shadow = submitted("Jo", "shadow", 2, &[json!({"do": "open-question", "question": "own-001"})]);
    shadow.interview.candidate.id = crate::CandidateId(Uuid::from_u128(7));
    shadow.interview.candidate.name = None;
    shadow.interview.candidate.alias = None;
    shadow.interview.level = "mid".into();
    let found = side_by_side(&lead, &shadow).unwrap();
    let only = found.signals.iter().find(|pair| pair.id == "explains-moves").unwrap();
    assert_eq!((only.lead, only.shadow, only.alike), (None, Some(Summary::NotSeen), false));
    assert_eq!(
        found.caveats,
        ["Nothing in them shows that they are of one candidate.", "The levels differ: senior and mid."]
    );
    shadow.signals.clear();
    assert_eq!(side_by_side(&lead, &shadow).unwrap_err().code(), "nothing-in-common");
}
