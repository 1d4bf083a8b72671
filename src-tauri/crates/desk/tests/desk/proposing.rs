//! Variants: which question is proposed in the place of one that was asked often or had before, and that
//! what is chosen is what the interview asks.

use desk::{Desk, ProposedQuestion, Purpose};
use interview::{CandidateId, InterviewId};
use serde_json::{Value, json};

use crate::scene::{Acting, Scene, plan};

/// A desk over the small bank whose first question has two variants.
fn desk(scene: &Scene) -> Desk {
    let bank = scene.bank_with_a_variant();
    let b = std::fs::read_to_string(bank.join("questions/sum-001-b-weights.md")).unwrap();
    let c = b.replace("sum-001-b", "sum-001-c").replace("weights", "fines").replace("Weights", "Fines");
    let c = c
        .replace("grams", "öre")
        .replace("parcels", "cars")
        .replace("scales", "meters")
        .replace("van", "fleet");
    std::fs::write(bank.join("questions/sum-001-c-fines.md"), c).unwrap();
    scene.open_with(&bank, Purpose::ActOnly).unwrap()
}

fn first(desk: &Desk, candidate: Option<CandidateId>) -> ProposedQuestion {
    desk.proposal("short-talk", "senior", candidate).unwrap().questions.remove(0)
}

fn proposed(desk: &Desk, candidate: Option<CandidateId>) -> String {
    first(desk, candidate).proposed
}

fn planned(desk: &mut Desk, candidate: Value, variant: Option<&str>, practice: bool) -> InterviewId {
    let mut plan = plan();
    plan["candidate"] = candidate;
    plan["practice"] = json!(practice);
    if let Some(variant) = variant {
        plan["variants"] = json!({"sum-001": variant});
    }
    desk.planned(plan)
}

/// Asks the first question, under the surface that was chosen, and ends.
fn asks(desk: &mut Desk, interview: InterviewId) {
    let question = desk.kit_of(interview).unwrap().kit.questions[0].id.clone();
    desk.does(interview, json!({"do": "start"}));
    desk.does(interview, json!({"do": "open-question", "question": question}));
    desk.does(interview, json!({"do": "end"}));
}

fn ada(desk: &mut Desk) -> CandidateId {
    desk.prepare().unwrap().candidates.iter().find(|known| known.name == "Ada Example").unwrap().id
}

#[test]
fn the_least_used_is_proposed_and_of_equals_the_base_then_the_first() {
    let scene = Scene::new();
    let mut desk = desk(&scene);
    let fresh = first(&desk, None);
    let ids: Vec<_> = fresh.choices.iter().map(|choice| (choice.id.as_str(), choice.base)).collect();
    assert_eq!(ids, [("sum-001", true), ("sum-001-b", false), ("sum-001-c", false)]);
    assert_eq!((fresh.proposed.as_str(), fresh.why), ("sum-001", None));

    for expected in ["sum-001", "sum-001-b", "sum-001-c", "sum-001"] {
        assert_eq!(proposed(&desk, None), expected);
        let interview = planned(&mut desk, json!({"name": "Bo"}), Some(expected), false);
        asks(&mut desk, interview);
    }
    let now = first(&desk, None);
    assert_eq!(now.proposed, "sum-001-b");
    assert_eq!(now.choices.iter().map(|choice| choice.asked).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!(now.why.unwrap(), "“Add up” was asked 2 times here, this one once.");
    let other = desk.proposal("short-talk", "senior", None).unwrap().questions.remove(1);
    assert_eq!((other.choices.len(), other.why), (1, None), "it has no variants");
}

#[test]
fn what_a_candidate_has_had_is_proposed_only_when_nothing_else_is_free() {
    let scene = Scene::new();
    let mut desk = desk(&scene);
    let interview = planned(&mut desk, json!({"name": "Ada Example"}), None, false);
    asks(&mut desk, interview);
    // The others are asked more often of others.
    for variant in ["sum-001-b", "sum-001-c", "sum-001-b", "sum-001-c"] {
        let interview = planned(&mut desk, json!({"name": "Bo"}), Some(variant), false);
        asks(&mut desk, interview);
    }
    let ada = ada(&mut desk);
    assert_eq!(proposed(&desk, None), "sum-001");
    let hers = first(&desk, Some(ada));
    assert_eq!(hers.proposed, "sum-001-b");
    assert_eq!(hers.why.unwrap(), "They have had “Add up”.");
    assert_eq!(hers.choices.iter().map(|choice| choice.had).collect::<Vec<_>>(), [true, false, false]);
    for variant in ["sum-001-b", "sum-001-c"] {
        let interview = planned(&mut desk, json!({"id": ada, "name": "Ada Example"}), Some(variant), false);
        asks(&mut desk, interview);
    }
    let hers = first(&desk, Some(ada));
    assert!(hers.choices.iter().all(|choice| choice.had));
    assert_eq!(hers.proposed, "sum-001", "all were had: the least used again");
}

#[test]
fn an_interview_that_is_prepared_counts_and_practice_does_not() {
    let scene = Scene::new();
    let mut desk = desk(&scene);
    let waiting = planned(&mut desk, json!({"name": "Bo"}), None, false);
    assert_eq!(proposed(&desk, None), "sum-001-b", "two candidates of one day get two surfaces");
    let practice = planned(&mut desk, json!({"name": "Practice"}), Some("sum-001-b"), true);
    asks(&mut desk, practice);
    assert_eq!(proposed(&desk, None), "sum-001-b");
    // It ended before the question came up: nobody has seen it.
    desk.does(waiting, json!({"do": "start"}));
    desk.does(waiting, json!({"do": "end"}));
    assert_eq!(proposed(&desk, None), "sum-001");
    drop(desk);
    let bank = scene.root().join("bank");
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    desk.rebuild().unwrap();
    assert_eq!(first(&desk, None).choices.iter().map(|choice| choice.asked).collect::<Vec<_>>(), [0, 0, 0]);
}

#[test]
fn the_variant_that_was_chosen_is_what_the_interview_asks() {
    let scene = Scene::new();
    let mut desk = desk(&scene);
    let interview = planned(&mut desk, json!({"name": "Ada Example"}), Some("sum-001-b"), false);
    let kit = desk.live(interview).unwrap().kit;
    assert_eq!(kit.questions[0].id, "sum-001-b");
    assert!(kit.questions[0].prompt_html.contains("weights in grams"));
    let mut wrong = plan();
    wrong["variants"] = json!({"sum-001": "que-001"});
    let refused = desk.answer(&interview::Envelope::from_json(wrong).unwrap()).unwrap_err();
    assert!(refused.message.contains("que-001"), "{refused:?}");
    let mut unasked = plan();
    unasked["variants"] = json!({"own-001": "own-001-b"});
    let refused = desk.answer(&interview::Envelope::from_json(unasked).unwrap()).unwrap_err();
    assert!(refused.message.contains("own-001"), "{refused:?}");
}

#[test]
fn a_variant_with_errors_is_not_offered() {
    let scene = Scene::new();
    let bank = scene.bank_with_a_variant();
    let file = bank.join("questions/sum-001-b-weights.md");
    let text = std::fs::read_to_string(&file).unwrap().replace("## Prompt", "## Promt");
    std::fs::write(file, text).unwrap();
    let desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    assert_eq!(first(&desk, None).choices.len(), 1);
}

#[test]
fn what_the_kit_covers_is_told_for_the_level_that_is_asked_for() {
    let scene = Scene::new();
    let desk = desk(&scene);
    for level in ["junior", "senior"] {
        let coverage = desk.proposal("short-talk", level, None).unwrap().coverage;
        assert_eq!((coverage.level.as_str(), coverage.questions.len()), (level, 2));
        assert!(coverage.competencies.iter().any(|competency| competency.bar.is_some()));
    }
    let unknown = desk.proposal("short-talk", "galactic", None).unwrap_err();
    assert_eq!(unknown.code, "unknown-level");
}
