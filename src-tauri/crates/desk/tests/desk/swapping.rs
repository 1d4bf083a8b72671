//! Another question in a question's place: frozen when it is needed, and kept with the interview.

use std::path::Path;

use desk::{Desk, Purpose};
use interview::InterviewId;
use serde_json::json;

use crate::scene::{Acting, BANK, Scene, kinds, live};

fn swapped(scene: &Scene) -> (Desk, InterviewId) {
    let bank = scene.bank_with_a_variant();
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    let swap = json!({"do": "swap-question", "question": "sum-001", "by": "sum-001-b", "reason": "seen it"});
    desk.does(interview, swap);
    (desk, interview)
}

#[test]
fn the_other_question_is_open_at_once_with_its_own_texts() {
    let scene = Scene::new();
    let (mut desk, interview) = swapped(&scene);
    assert_eq!(kinds(&desk, interview)[3..], ["question-closed", "question-swapped", "question-opened"]);
    let shown = desk.live(interview).unwrap();
    assert_eq!((shown.view.question.as_deref(), shown.view.texts), (Some("sum-001-b"), 1));
    let ids: Vec<&str> = shown.kit.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["sum-001-b", "que-001", "sum-001"], "the one that was left can still be read");
    let other = &shown.kit.questions[0];
    assert!(!other.prompt_html.is_empty() && other.minutes == 20);
    assert!(!other.anchors["correctness"][2].text.is_empty());
}

#[test]
fn it_is_there_again_after_a_restart_with_a_bank_that_does_not_have_it() {
    let scene = Scene::new();
    let (desk, interview) = swapped(&scene);
    drop(desk);
    let mut desk = scene.open_with(Path::new(BANK), Purpose::ActOnly).unwrap();
    assert_eq!(desk.view(interview).unwrap().question.as_deref(), Some("sum-001-b"));
    assert_eq!(desk.card(interview, None).unwrap().questions.len(), 2);
    assert_eq!(desk.check().unwrap().problems, []);
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(desk.view(interview).unwrap().question.as_deref(), Some("sum-001"));
}

#[test]
fn a_question_that_is_in_no_pack_is_told_and_changes_nothing() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let swap = json!({"do": "swap-question", "question": "sum-001", "by": "nil-999"});
    assert_eq!(desk.fault(interview, swap).code, "unknown-question");
    assert_eq!(kinds(&desk, interview), ["planned", "started"]);
}
