//! After submission only amendments, each a revision; earlier revisions stay readable.

use serde_json::{Value, json};

use super::rehearsal::{Rehearsal, card};
use crate::{Event, Interview};

fn amend(actions: Value) -> Value {
    json!({"do": "amend", "reason": "two questions were confused", "actions": actions})
}

fn rate(point: u8) -> Value {
    json!({"do": "rate", "question": "err-001", "competency": "error-handling", "rating": point})
}

#[test]
fn an_amendment_makes_the_next_revision_and_keeps_the_reason() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(rate(3));
    assert_eq!(rehearsal.card().revision, 0);
    rehearsal.does(json!({"do": "submit"}));
    assert_eq!(rehearsal.card().revision, 1);
    rehearsal.wait(60).does(amend(json!([rate(2), {"do": "mark", "signal": "thinks-aloud"}])));
    let card = rehearsal.card();
    assert_eq!(card.revision, 2);
    let reasons: Vec<_> =
        card.revisions.iter().map(|revision| (revision.revision, revision.reason.as_deref())).collect();
    assert_eq!(reasons, [(1, None), (2, Some("two questions were confused"))]);
    let rating = &rehearsal.competency("error-handling").ratings[0];
    assert_eq!((rating.rating.point(), rating.earlier[0].rating.point()), (Some(2), Some(3)));
    assert_eq!(
        rehearsal.card().interview.submitted_at,
        rehearsal.card().revisions.first().map(|first| first.at)
    );
}

#[test]
fn earlier_revisions_stay_readable_as_they_were() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(rate(3));
    rehearsal.does(json!({"do": "submit"}));
    let mut cards = vec![rehearsal.card()];
    for point in [2, 4] {
        rehearsal.does(amend(json!([rate(point)])));
        cards.push(rehearsal.card());
    }
    for (number, then) in (1..).zip(&cards) {
        let revision = rehearsal.interview.at_revision(number).unwrap();
        assert_eq!(card(&revision), *then);
    }
    assert_eq!(rehearsal.interview.at_revision(0).map(|_| ()), None);
    assert_eq!(rehearsal.interview.at_revision(4).map(|_| ()), None);
}

#[test]
fn an_amendment_is_made_as_a_whole_or_not_at_all() {
    let mut rehearsal = Rehearsal::submitted();
    let refusal = rehearsal.refuses(amend(json!([rate(2), rate(9)])));
    assert_eq!(refusal.code(), "off-scale");
    assert!(refusal.to_string().contains("action 2 of the amendment"), "{refusal}");
    assert_eq!(rehearsal.card().revision, 1);
}

#[test]
fn later_actions_of_an_amendment_build_on_earlier_ones() {
    let mut rehearsal = Rehearsal::submitted();
    rehearsal.does(amend(json!([
        {"do": "mark", "signal": "avoids-unwrap", "question": "err-001"},
        {"do": "mark", "signal": "avoids-unwrap", "question": "err-001"},
        {"do": "note", "text": "seen in the recording", "visibility": "panel"},
        {"do": "note", "text": "and again", "visibility": "panel"}
    ])));
    let marks = rehearsal.signal(Some("err-001"), "avoids-unwrap").marks;
    assert_ne!(marks[0].id, marks[1].id, "each entry has an id of its own");
    let refused = amend(json!([
        {"do": "unmark", "mark": marks[0].id},
        {"do": "qualify", "mark": marks[0].id, "shown": "prompted"}
    ]));
    assert_eq!(rehearsal.refuses(refused).code(), "unknown-mark");
}

#[test]
fn only_what_belongs_to_a_scorecard_can_be_amended() {
    let mut rehearsal = Rehearsal::submitted();
    for inner in [
        json!({"do": "start"}),
        json!({"do": "undo"}),
        json!({"do": "redo"}),
        json!({"do": "submit"}),
        json!({"do": "bookmark"}),
        json!({"do": "open-question", "question": "err-001"}),
        json!({"do": "hint", "n": 1, "question": "err-001"}),
        amend(json!([rate(3)])),
    ] {
        assert_eq!(rehearsal.refuses(amend(json!([inner.clone()]))).code(), "not-amendable", "{inner}");
    }
    for inner in [
        json!({"do": "condition", "kind": "seen-before"}),
        json!({"do": "fault", "text": "ambiguous", "question": "err-001"}),
        json!({"do": "feedback", "text": "thank you"}),
        json!({"do": "recommend", "recommendation": "yes"}),
    ] {
        rehearsal.does(amend(json!([inner])));
    }
}

#[test]
fn an_amendment_has_a_reason_and_something_to_change_and_comes_after_submission() {
    let mut rehearsal = Rehearsal::submitted();
    assert_eq!(rehearsal.refuses(amend(json!([]))).code(), "empty-amendment");
    let silent = json!({"do": "amend", "reason": " ", "actions": [rate(2)]});
    assert_eq!(rehearsal.refuses(silent).code(), "empty");
    assert_eq!(Rehearsal::in_config().refuses(amend(json!([rate(2)]))).code(), "not-submitted");
}

#[test]
fn an_event_of_a_newer_version_is_kept_and_has_no_effect() {
    let mut rehearsal = Rehearsal::submitted();
    let before = rehearsal.card();
    rehearsal.happens(Event::decode("countersigned", 1, b"{\"by\":\"Lee\"}").unwrap());
    rehearsal.happens(Event::decode("rated", 2, b"not even JSON").unwrap());
    let after = rehearsal.card();
    assert_eq!(rehearsal.interview.state().unknown_events, 2);
    assert_eq!(after.log.events, before.log.events + 2);
    assert_eq!((after.competencies, after.revisions), (before.competencies, before.revisions));
    rehearsal.does(amend(json!([rate(2)])));
    assert_eq!(rehearsal.card().revision, 2);
    let log = rehearsal.interview.log().to_vec();
    let again = Interview::replay(rehearsal.interview.id(), super::kit::kit().into(), log).unwrap();
    assert_eq!(again, rehearsal.interview);
}
