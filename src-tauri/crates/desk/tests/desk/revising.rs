//! Revisions: what was submitted stays readable, whatever is amended.

use serde_json::json;

use crate::scene::{Acting, Scene, live};

#[test]
fn every_revision_can_be_read_as_it_was() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let rate = |rating: u8| json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": rating});
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, rate(1));
    assert_eq!(desk.card(interview, None).unwrap().revision, 0);
    assert_eq!(desk.card(interview, Some(1)).unwrap_err().code, "unknown-revision");
    desk.does(interview, json!({"do": "submit"}));
    let first = desk.card(interview, Some(1)).unwrap();
    scene.clocks.pass(1000);
    desk.does(interview, json!({"do": "amend", "reason": "heard the tape", "actions": [rate(3)]}));
    let second = desk.card(interview, Some(2)).unwrap();
    desk.does(interview, json!({"do": "amend", "reason": "spoke to Sam", "actions": [rate(2), {"do": "feedback", "text": "x"}]}));

    let ratings = |card: &interview::Scorecard| card.competencies[0].rating;
    assert_eq!(desk.card(interview, Some(1)).unwrap(), first);
    assert_eq!(desk.card(interview, Some(2)).unwrap(), second);
    let now = desk.card(interview, None).unwrap();
    assert_eq!(desk.card(interview, Some(3)).unwrap(), now);
    assert_eq!([&first, &second, &now].map(ratings), [Some(1.0), Some(3.0), Some(2.0)]);
    assert_eq!([&first, &second, &now].map(|card| card.revision), [1, 2, 3]);
    assert_eq!((first.feedback, now.feedback.as_deref()), (None, Some("x")));

    let hashes: Vec<String> = desk.log(interview).unwrap().into_iter().map(|line| line.hash).collect();
    assert_eq!(first.log.head, hashes[4]);
    assert_eq!((second.log.events, &second.log.head), (7, &hashes[6]));
    assert_eq!(Some(&now.log.head), hashes.last());
    for unknown in [0, 4, u32::MAX] {
        let fault = desk.card(interview, Some(unknown)).unwrap_err();
        assert_eq!((fault.code.as_str(), fault.hint.as_str()), ("unknown-revision", "It has 1 to 3."));
    }
    drop(desk);
    let mut desk = scene.desk();
    assert_eq!(desk.card(interview, Some(2)).unwrap(), second);
    let shown = desk.scorecard(interview, Some(2)).unwrap();
    let reasons: Vec<_> = shown.revisions.iter().map(|revision| revision.reason.as_deref()).collect();
    assert_eq!((shown.revision, reasons), (2, vec![None, Some("heard the tape"), Some("spoke to Sam")]));
}

#[test]
fn an_amendment_is_made_whole_or_not_at_all() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "submit"}));
    let before = desk.card(interview, None).unwrap();
    let actions = [
        json!({"do": "feedback", "text": "fine"}),
        json!({"do": "rate", "competency": "nonsense", "rating": 1}),
    ];
    let fault = desk.fault(interview, json!({"do": "amend", "reason": "x", "actions": actions}));
    assert_eq!(fault.code, "unknown-competency");
    assert!(fault.message.contains("action 2"), "{fault:?}");
    assert_eq!(desk.card(interview, None).unwrap(), before);
}
