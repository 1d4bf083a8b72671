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

#[test]
fn variants_are_offered_first_and_then_what_rates_the_same_for_the_level_in_no_more_minutes() {
    let scene = Scene::new();
    let bank = scene.bank_with_a_variant();
    let write = |id: &str, changed: &[(&str, &str)]| {
        let text = std::fs::read_to_string(bank.join("questions/sum-001-add-up.md")).unwrap();
        let mut text = text.replace("sum-001", id);
        for (from, to) in changed {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        std::fs::write(bank.join(format!("questions/{id}-other.md")), text).unwrap();
    };
    write("sum-002", &[]);
    write("sum-003", &[("minutes: 20", "minutes: 25")]);
    write("sum-004", &[("levels: [junior, senior]", "levels: [junior]")]);
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    let offered = |desk: &mut Desk| -> Vec<(String, Vec<String>)> {
        let swaps = desk.swaps(interview).unwrap().into_iter();
        swaps.map(|one| (one.question, one.choices.into_iter().map(|choice| choice.id).collect())).collect()
    };
    let of = |question: &str, choices: &[&str]| {
        (question.to_owned(), choices.iter().map(|&id| id.to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(offered(&mut desk), [of("sum-001", &["sum-001-b", "sum-002"]), of("que-001", &[])]);
    desk.does(interview, json!({"do": "swap-question", "question": "sum-001", "by": "sum-002"}));
    assert_eq!(offered(&mut desk)[0].0, "sum-002");
    desk.does(interview, json!({"do": "open-question", "question": "sum-002"}));
    desk.does(interview, json!({"do": "open-question", "question": "que-001"}));
    assert_eq!(offered(&mut desk), [of("que-001", &[])], "what was asked is not swapped");
}
