//! Going another way than planned: plans for the time that is left, what they lose, and what readers see.

use serde_json::{Value, json};

use super::rehearsal::Rehearsal;
use crate::scorecard::{AbsenceKind, Deviation};
use crate::view::CoursePlan;
use crate::{Event, Interview};

/// Started so many minutes after the hour it was planned for.
fn late(minutes: u32) -> Rehearsal {
    let mut rehearsal = Rehearsal::planned_as(json!({"starts_at": "2026-11-20T10:00:00Z"}));
    rehearsal.wait(minutes * 60).does(json!({"do": "start"}));
    rehearsal
}

fn replan(plan: &CoursePlan) -> Value {
    json!({"do": "replan", "minutes": plan.minutes, "drop": plan.drop, "reason": plan.title})
}

fn titles(rehearsal: &Rehearsal) -> Vec<String> {
    rehearsal.view().plans.into_iter().map(|plan| plan.title).collect()
}

#[test]
fn what_fits_needs_no_other_plan() {
    // 4 + 17 + 20 + 8 of 57 minutes.
    assert_eq!(titles(&Rehearsal::planned()), [""; 0]);
    assert_eq!(titles(&late(8)), [""; 0]);
    assert_eq!(titles(&late(9)).len(), 3);
    let mut over = late(30);
    over.does(json!({"do": "end"}));
    assert_eq!(titles(&over), [""; 0], "after the end nothing is ahead");
}

#[test]
fn nine_minutes_late_three_plans_say_what_they_lose() {
    let mut rehearsal = late(20);
    rehearsal.does(json!({"do": "open-block", "block": "opening"}));
    let plans = rehearsal.view().plans;
    let told: Vec<(&str, Vec<&str>)> = plans
        .iter()
        .map(|plan| (plan.title.as_str(), plan.losses.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(
        told,
        [
            (
                "Shorten the questions",
                vec![
                    "Receipt, then archive: 11 instead of 17 min",
                    "at risk: explains moves",
                    "The config file that may not be there: 14 instead of 20 min",
                    "at risk: lists failure modes",
                ]
            ),
            (
                "Leave out: The config file that may not be there",
                vec![
                    "not asked: The config file that may not be there",
                    "not seen: lists failure modes",
                    "no senior bar: testing",
                ]
            ),
            (
                "Leave out: Receipt, then archive",
                vec![
                    "not asked: Receipt, then archive",
                    "not seen: explains moves",
                    "coverage 80 %, the composite stays",
                    "no senior bar: ownership",
                ]
            ),
        ]
    );
}

#[test]
fn coverage_below_eighty_percent_says_that_there_will_be_no_composite() {
    let mut rehearsal = late(20);
    // Error handling is then rated by the other question alone.
    rehearsal.does(json!({"do": "drop-question", "question": "own-001"}));
    rehearsal.wait(25 * 60);
    let plan = rehearsal.view().plans.into_iter().find(|plan| plan.drop == ["err-001"]).unwrap();
    assert!(plan.losses.contains(&"coverage 40 %: under 80 %, no composite".to_owned()), "{plan:?}");
}

#[test]
fn every_plan_fits_and_the_one_that_loses_least_comes_first() {
    for minutes in 9..57 {
        let plans = late(minutes).view().plans;
        assert!((1..=3).contains(&plans.len()), "{minutes}: {plans:?}");
        for plan in &plans {
            let mut rehearsal = late(minutes);
            assert!(!plan.losses.is_empty());
            rehearsal.does(replan(plan));
            let left = rehearsal.view().minutes_left.unwrap();
            let need: u32 = rehearsal
                .view()
                .steps
                .iter()
                .filter(|step| !step.dropped && step.id != "wrap-up")
                .map(|step| step.minutes)
                .sum();
            let nothing_asked = plan.drop.len() == 2;
            assert!(i64::from(need) <= left || nothing_asked, "{minutes}: {need} of {left}, {plan:?}");
        }
    }
}

#[test]
fn in_an_open_question_a_plan_leaves_it_or_brings_it_to_an_end() {
    let mut rehearsal = late(5);
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.wait(22 * 60).does(json!({"do": "mark", "signal": "explains-moves"}));
    // 30 minutes are left for 20 and 8.
    assert_eq!(titles(&rehearsal), [""; 0]);
    rehearsal.wait(4 * 60);
    let plans = rehearsal.view().plans;
    assert_eq!(plans[0].title, "Shorten The config file that may not be there");
    assert_eq!(plans[0].minutes["err-001"], 18);
    let mut early = late(13);
    early.does(json!({"do": "open-question", "question": "err-001"}));
    early.wait(18 * 60);
    let leave = early.view().plans.into_iter().find(|plan| plan.title.starts_with("Leave now")).unwrap();
    assert_eq!(leave.minutes["err-001"], 18, "it gets what it has had");
    assert_eq!(leave.losses, ["stays unseen: lists failure modes"]);
}

#[test]
fn a_plan_that_was_chosen_is_one_action_and_one_undo() {
    let mut rehearsal = late(20);
    let plan = rehearsal.view().plans[1].clone();
    let before = rehearsal.interview.state().clone();
    rehearsal.does(replan(&plan));
    let steps = rehearsal.view().steps;
    assert!(steps.iter().find(|step| step.id == "err-001").unwrap().dropped);
    assert_eq!(titles(&rehearsal), [""; 0], "it fits now");
    assert!(
        rehearsal.view().missing.contains(&"The config file that may not be there was dropped".to_owned())
    );
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(rehearsal.interview.state(), &before);
}

#[test]
fn what_was_dropped_shortened_or_swapped_is_a_deviation_with_its_reason() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.wait(60);
    rehearsal
        .does(json!({"do": "swap-question", "question": "own-001", "by": "own-002", "reason": "had it"}));
    rehearsal.does(json!({"do": "shorten-question", "question": "own-002", "minutes": 9}));
    rehearsal.does(json!({"do": "replan", "minutes": {"candidate-questions": 4}, "drop": ["err-001"]}));
    rehearsal.does(json!({"do": "open-question", "question": "own-002"}));
    let (reason, at_ms) = (None, 60_000);
    assert_eq!(
        rehearsal.card().deviations,
        [
            Deviation::QuestionSwapped {
                question: "own-001".into(),
                title: "Receipt, then archive".into(),
                by: "own-002".into(),
                reason: Some("had it".into()),
                at_ms,
            },
            Deviation::MinutesChanged {
                part: "own-002".into(),
                name: "Two cards for one shelf".into(),
                planned: 17,
                given: 9,
                reason: reason.clone(),
                at_ms,
            },
            Deviation::QuestionDropped {
                question: "err-001".into(),
                title: "The config file that may not be there".into(),
                reason: reason.clone(),
                at_ms,
            },
            Deviation::MinutesChanged {
                part: "candidate-questions".into(),
                name: "candidate questions".into(),
                planned: 8,
                given: 4,
                reason,
                at_ms,
            },
        ]
    );
    assert_eq!(rehearsal.question("own-002").planned_minutes, 17, "the place's");
}

#[test]
fn a_dropped_question_that_is_opened_was_asked_after_all() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.does(json!({"do": "drop-question", "question": "err-001"}));
    let again = json!({"do": "drop-question", "question": "err-001"});
    assert_eq!(rehearsal.refuses(again.clone()).code(), "already-dropped");
    rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    assert_eq!(rehearsal.refuses(again).code(), "question-was-asked");
    assert_eq!(rehearsal.card().deviations, [Deviation::QuestionNotAsked { question: "own-001".into() }]);
}

#[test]
fn a_question_that_is_open_can_be_swapped_and_what_was_seen_in_it_stays() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.wait(60).does(json!({"do": "mark", "signal": "explains-moves"}));
    let texts = rehearsal.view().texts;
    rehearsal.does(json!({"do": "swap-question", "question": "own-001", "by": "own-002"}));
    let view = rehearsal.view();
    assert_eq!(view.question.as_deref(), Some("own-002"));
    assert_ne!(view.texts, texts, "the window takes the texts again");
    assert_eq!(rehearsal.signal(Some("own-001"), "explains-moves").marks.len(), 1);
    let steps: Vec<&str> = view.steps.iter().map(|step| step.id.as_str()).collect();
    assert_eq!(steps, ["opening", "own-002", "err-001", "candidate-questions", "wrap-up"]);
    // Hash of the plan: the kit as it was frozen then.
    assert_eq!(rehearsal.card().interview.kit.hash, super::kit::kit().hash);
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(rehearsal.view().question.as_deref(), Some("own-001"));
    assert_eq!(
        rehearsal.refuses(json!({"do": "open-question", "question": "own-002"})).code(),
        "not-in-plan"
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut rehearsal = Rehearsal::in_config();
    for (action, code) in [
        (json!({"do": "replan"}), "nothing-replanned"),
        (json!({"do": "replan", "minutes": {"err-001": 20}}), "nothing-replanned"),
        (json!({"do": "replan", "minutes": {"lunch": 20}}), "unknown-question"),
        (json!({"do": "replan", "minutes": {"err-001": 2000}}), "too-many-minutes"),
        (json!({"do": "replan", "drop": ["own-001", "own-001"]}), "already-dropped"),
        (json!({"do": "shorten-question", "question": "err-001", "minutes": 20}), "not-fewer"),
        (json!({"do": "shorten-question", "question": "nil-001", "minutes": 2}), "unknown-question"),
        (json!({"do": "swap-question", "question": "err-001", "by": "own-001"}), "already-in-plan"),
        (json!({"do": "swap-question", "question": "err-001", "by": "nil-001"}), "unknown-question"),
        (json!({"do": "swap-question", "question": "nil-001", "by": "own-002"}), "not-in-plan"),
        (json!({"do": "condition", "kind": "wrong-screen", "text": "a letter"}), "not-written-down"),
        (json!({"do": "discount-absence"}), "nothing-to-discount"),
    ] {
        assert_eq!(rehearsal.refuses(action.clone()).code(), code, "{action}");
    }
    rehearsal.does(json!({"do": "end"}));
    assert_eq!(rehearsal.refuses(json!({"do": "drop-question", "question": "own-001"})).code(), "ended");
}

/// The laptop sleeps so long, as the desk records it.
fn sleep(rehearsal: &mut Rehearsal, seconds: u32) {
    rehearsal.wait(seconds);
    rehearsal.happens(Event::Slept { gap_ms: u64::from(seconds) * 1000 });
}

#[test]
fn what_was_done_while_the_laptop_slept_counts_unless_one_key_says_otherwise() {
    let mut rehearsal = Rehearsal::in_config();
    sleep(rehearsal.wait(60), 240);
    let words = "The laptop slept for 4 min. Everything stands as it was; that time counts.";
    let view = rehearsal.view();
    assert_eq!((view.recovered.as_deref(), view.can_discount), (Some(words), true));
    rehearsal.wait(60).does(json!({"do": "milestone", "kind": "working"}));
    assert_eq!(rehearsal.view().recovered, None, "it is said until something is done");
    let times = |rehearsal: &Rehearsal| {
        let question = rehearsal.question("err-001");
        let card = rehearsal.card();
        (question.active_ms, question.time_to_solution_ms, card.interview.active_ms)
    };
    assert_eq!(times(&rehearsal), (360_000, Some(360_000), 360_000));
    rehearsal.does(json!({"do": "discount-absence"}));
    assert_eq!(times(&rehearsal), (120_000, Some(120_000), 120_000));
    assert_eq!(rehearsal.view().question_minutes, Some(2));
    let absence = &rehearsal.card().interview.absences[0];
    assert_eq!((absence.kind, absence.ms, absence.counted), (AbsenceKind::Slept, 240_000, false));
    assert_eq!(rehearsal.refuses(json!({"do": "discount-absence"})).code(), "nothing-to-discount");
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(times(&rehearsal), (360_000, Some(360_000), 360_000));
}

#[test]
fn a_question_opened_after_a_sleep_loses_nothing_by_it() {
    let mut rehearsal = Rehearsal::in_config();
    sleep(&mut rehearsal, 100);
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.wait(50).does(json!({"do": "discount-absence"}));
    assert_eq!(rehearsal.question("own-001").active_ms, 50_000);
    assert_eq!(rehearsal.question("err-001").active_ms, 0);
}

#[test]
fn the_kit_of_a_log_is_the_one_that_holds_every_question_it_speaks_of() {
    let mut rehearsal = Rehearsal::started();
    let hash = |rehearsal: &Rehearsal| Interview::kit_hash(rehearsal.interview.log()).unwrap().to_owned();
    let planned = hash(&rehearsal);
    rehearsal.does(json!({"do": "swap-question", "question": "own-001", "by": "own-002"}));
    let wider = hash(&rehearsal);
    assert_ne!(planned, wider);
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(hash(&rehearsal), wider, "what was undone is still in the log");
}
