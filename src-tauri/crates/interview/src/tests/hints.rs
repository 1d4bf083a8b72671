//! Hints cap what is reached unaided; the cap is advice with a reason box.

use serde_json::json;

use super::rehearsal::Rehearsal;

fn in_receipt() -> Rehearsal {
    let mut rehearsal = Rehearsal::started();
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal
}

#[test]
fn without_caps_of_its_own_the_second_hint_caps_all_at_one_below_the_top_and_the_third_at_two() {
    let mut rehearsal = in_receipt();
    for (n, cap) in [(1, None), (2, Some(3)), (3, Some(2))] {
        rehearsal.does(json!({"do": "hint", "n": n}));
        for competency in ["ownership", "error-handling"] {
            assert_eq!(rehearsal.cap("own-001", competency), cap, "hint {n}, {competency}");
        }
    }
}

#[test]
fn a_hint_with_caps_of_its_own_caps_only_those() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "hint", "n": 3}));
    assert_eq!(rehearsal.cap("err-001", "error-handling"), Some(2));
    assert_eq!(rehearsal.cap("err-001", "testing"), None);
}

#[test]
fn of_several_hints_the_lowest_cap_holds_whatever_their_order() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "hint", "n": 3}));
    rehearsal.does(json!({"do": "hint", "n": 2}));
    assert_eq!(rehearsal.cap("err-001", "error-handling"), Some(2));
}

#[test]
fn an_improvised_hint_caps_what_it_says() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "hint", "text": "look at the type again"}));
    assert_eq!(rehearsal.cap("err-001", "error-handling"), None);
    rehearsal.does(json!({"do": "hint", "text": "and there?", "cap": {"error-handling": 3, "testing": 1}}));
    assert_eq!(rehearsal.cap("err-001", "error-handling"), Some(3));
    assert_eq!(rehearsal.cap("err-001", "testing"), Some(1));
    let hints = rehearsal.question("err-001").hints;
    assert_eq!((hints[0].n, hints[0].text.as_str()), (None, "look at the type again"));
}

#[test]
fn a_cap_is_gone_when_the_hint_was_undone_also_from_ratings_given_under_it() {
    let mut rehearsal = Rehearsal::in_config();
    let hint = rehearsal.does(json!({"do": "hint", "n": 2}));
    let above = json!({"do": "rate", "question": "err-001", "competency": "error-handling", "rating": 4});
    assert_eq!(rehearsal.refuses(above.clone()).code(), "above-cap");
    rehearsal.does(json!({"do": "rate", "question": "err-001", "competency": "error-handling", "rating": 3}));
    assert_eq!(rehearsal.competency("error-handling").ratings[0].cap, Some(3));
    rehearsal.does(json!({"do": "undo", "action": hint}));
    assert_eq!(rehearsal.cap("err-001", "error-handling"), None);
    assert_eq!(rehearsal.competency("error-handling").ratings[0].cap, None);
    rehearsal.does(above);
}

#[test]
fn above_a_cap_a_rating_needs_a_reason_which_is_kept() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "hint", "n": 3}));
    let rate = |despite: Option<&str>| json!({"do": "rate", "question": "err-001", "competency": "error-handling", "rating": 3, "despite": despite});
    for missing in [None, Some(""), Some("  ")] {
        assert_eq!(rehearsal.refuses(rate(missing)).code(), "above-cap");
    }
    rehearsal.does(rate(Some("had it before I spoke")));
    let rating = &rehearsal.competency("error-handling").ratings[0];
    assert_eq!((rating.cap, rating.despite.as_deref()), (Some(2), Some("had it before I spoke")));
}

#[test]
fn a_cap_holds_for_its_own_question_and_competency_only() {
    let mut rehearsal = Rehearsal::in_both();
    rehearsal.does(json!({"do": "hint", "n": 3}));
    for (question, competency) in [("own-001", "error-handling"), ("err-001", "testing")] {
        rehearsal.does(json!({"do": "rate", "question": question, "competency": competency, "rating": 4}));
    }
    rehearsal.does(json!({"do": "rate", "competency": "error-handling", "rating": 4}));
}

#[test]
fn a_rating_that_a_later_hint_undercuts_is_pointed_out() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "end"}));
    rehearsal.does(json!({"do": "rate", "question": "err-001", "competency": "error-handling", "rating": 4}));
    let told =
        |rehearsal: &Rehearsal| rehearsal.view().missing.iter().any(|line| line.contains("hints allow 2"));
    assert!(!told(&rehearsal));
    rehearsal.does(json!({"do": "hint", "n": 3, "question": "err-001"}));
    assert!(told(&rehearsal));
}

#[test]
fn a_hint_is_one_of_the_questions_or_has_words() {
    let mut rehearsal = Rehearsal::in_config();
    for (json, code) in [
        (json!({"do": "hint"}), "hint-unclear"),
        (json!({"do": "hint", "n": 1, "text": "both"}), "hint-unclear"),
        (json!({"do": "hint", "n": 1, "cap": {"error-handling": 2}}), "hint-unclear"),
        (json!({"do": "hint", "n": 0}), "unknown-hint"),
        (json!({"do": "hint", "n": 4}), "unknown-hint"),
        (json!({"do": "hint", "text": " "}), "empty"),
        (json!({"do": "hint", "text": "x", "cap": {"ownership": 2}}), "unknown-competency"),
        (json!({"do": "hint", "text": "x", "cap": {"testing": 5}}), "off-scale"),
        (json!({"do": "hint", "n": 1, "question": "own-001"}), "question-not-opened"),
        (json!({"do": "follow-up", "n": 3}), "unknown-follow-up"),
    ] {
        assert_eq!(rehearsal.refuses(json.clone()).code(), code, "{json}");
    }
}

#[test]
fn what_was_said_stands_in_the_scorecard_with_its_time() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(620).does(json!({"do": "hint", "n": 1}));
    rehearsal.wait(60).does(json!({"do": "follow-up", "n": 2}));
    let question = rehearsal.question("err-001");
    assert_eq!((question.hints[0].n, question.hints[0].at_ms), (Some(1), 620_000));
    assert_eq!(question.hints[0].text, "List the ways this can fail.");
    assert_eq!(
        (question.follow_ups[0].ask.as_str(), question.follow_ups[0].at_ms),
        ("What of a reload?", 680_000)
    );
}

#[test]
fn a_mark_soon_after_help_offers_to_say_so() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "hint", "n": 1}));
    rehearsal.wait(30).does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    assert!(rehearsal.view().last_marks[0].offer_help);
    rehearsal.wait(1).does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    assert!(!rehearsal.view().last_marks[0].offer_help);
}
