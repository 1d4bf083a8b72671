//! The course of an interview: its clock, its questions and parts, its milestones and conditions.

use serde_json::{Value, json};

use super::rehearsal::Rehearsal;
use crate::scorecard::Deviation;
use crate::{ConditionKind, Event, MilestoneKind};

fn open(question: &str) -> Value {
    json!({"do": "open-question", "question": question})
}

#[test]
fn a_question_counts_its_own_time_over_pauses_and_reopenings() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.wait(60).does(open("own-001"));
    rehearsal.wait(100).does(json!({"do": "pause"}));
    rehearsal.wait(1000).does(json!({"do": "resume"}));
    rehearsal.wait(20).does(open("err-001"));
    rehearsal.wait(200).does(json!({"do": "open-block", "block": "candidate-questions"}));
    rehearsal.wait(40).does(open("own-001"));
    rehearsal.wait(5).does(json!({"do": "close-question"}));
    rehearsal.wait(15).does(json!({"do": "end"}));
    let card = rehearsal.card();
    assert_eq!(rehearsal.question("own-001").active_ms, 125_000);
    assert_eq!(rehearsal.question("err-001").active_ms, 200_000);
    assert_eq!(card.interview.active_ms, 440_000);
    assert_eq!(rehearsal.now.call_ms, 1_440_000);
}

#[test]
fn an_open_question_counts_until_now_and_until_the_end() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(90).does(json!({"do": "note", "text": "still going"}));
    assert_eq!(rehearsal.question("err-001").active_ms, 90_000);
    rehearsal.wait(30).does(json!({"do": "end"}));
    assert_eq!(rehearsal.question("err-001").active_ms, 120_000);
    // Also where the caller's clock went on, as it may in practice.
    rehearsal.now.elapsed_ms += 3_600_000;
    rehearsal.does(json!({"do": "feedback", "text": "thanks"}));
    rehearsal.does(json!({"do": "submit"}));
    assert_eq!(rehearsal.question("err-001").active_ms, 120_000);
    assert_eq!(rehearsal.card().interview.active_ms, 120_000);
}

#[test]
fn after_the_end_a_resumed_interview_goes_on() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(60).does(json!({"do": "end"}));
    assert_eq!(rehearsal.refuses(open("own-001")).code(), "ended");
    rehearsal.wait(600).does(json!({"do": "resume"}));
    rehearsal.does(open("own-001"));
    rehearsal.wait(30).does(json!({"do": "end"}));
    assert_eq!(rehearsal.question("own-001").active_ms, 30_000);
    assert_eq!(rehearsal.card().interview.active_ms, 90_000);
}

#[test]
fn time_to_solution_is_the_questions_own_time_until_it_works() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.wait(100).does(open("err-001"));
    rehearsal.wait(200).does(open("own-001"));
    rehearsal.wait(300).does(open("err-001"));
    assert_eq!(rehearsal.question("err-001").time_to_solution_ms, None);
    rehearsal.wait(50).does(json!({"do": "milestone", "kind": "working"}));
    rehearsal.wait(70).does(json!({"do": "milestone", "kind": "tested"}));
    rehearsal.wait(70).does(json!({"do": "milestone", "kind": "working"}));
    let question = rehearsal.question("err-001");
    assert_eq!(question.time_to_solution_ms, Some(250_000), "the first time counts");
    let milestones: Vec<_> =
        question.milestones.iter().map(|reached| (reached.kind, reached.at_ms)).collect();
    assert_eq!(
        milestones,
        [
            (MilestoneKind::Working, 650_000),
            (MilestoneKind::Tested, 720_000),
            (MilestoneKind::Working, 790_000)
        ]
    );
}

#[test]
fn a_milestone_belongs_to_a_question_that_was_opened() {
    let mut rehearsal = Rehearsal::started();
    let works = json!({"do": "milestone", "kind": "working"});
    assert_eq!(rehearsal.refuses(works).code(), "no-open-question");
    let named = json!({"do": "milestone", "kind": "working", "question": "err-001"});
    assert_eq!(rehearsal.refuses(named.clone()).code(), "question-not-opened");
    rehearsal.wait(10).does(open("err-001"));
    rehearsal.wait(10).does(json!({"do": "close-question"}));
    rehearsal.wait(10).does(named);
    assert_eq!(rehearsal.question("err-001").time_to_solution_ms, Some(10_000));
}

#[test]
fn the_clock_starts_stops_and_goes_on_only_where_that_means_something() {
    let mut rehearsal = Rehearsal::planned();
    for step in ["pause", "resume", "end", "submit", "bookmark"] {
        assert_eq!(rehearsal.refuses(json!({"do": step})).code(), "not-started", "{step}");
    }
    rehearsal.does(json!({"do": "start"}));
    assert_eq!(rehearsal.refuses(json!({"do": "start"})).code(), "already-started");
    assert_eq!(rehearsal.refuses(json!({"do": "resume"})).code(), "not-paused");
    rehearsal.does(json!({"do": "pause", "reason": "a call on the other line"}));
    assert_eq!(rehearsal.refuses(json!({"do": "pause"})).code(), "already-paused");
    rehearsal.does(json!({"do": "end"}));
    assert_eq!(rehearsal.refuses(json!({"do": "end"})).code(), "ended");
    assert_eq!(rehearsal.refuses(json!({"do": "pause"})).code(), "ended");
    rehearsal.does(json!({"do": "submit"}));
    for step in ["start", "pause", "resume", "end", "submit", "undo", "redo", "close-question"] {
        assert_eq!(rehearsal.refuses(json!({"do": step})).code(), "already-submitted", "{step}");
    }
}

#[test]
fn only_what_the_kit_has_can_be_gone_to() {
    let mut rehearsal = Rehearsal::in_config();
    let refusal = rehearsal.refuses(open("nil-001"));
    assert_eq!(refusal.code(), "unknown-question");
    assert!(refusal.hint().contains("own-001"), "{}", refusal.hint());
    let refusal = rehearsal.refuses(json!({"do": "open-block", "block": "lunch"}));
    assert_eq!(refusal.code(), "unknown-block");
    assert!(refusal.hint().contains("wrap-up"), "{}", refusal.hint());
    assert_eq!(rehearsal.refuses(open("err-001")).code(), "question-already-open");
    rehearsal.does(json!({"do": "close-question"}));
    assert_eq!(rehearsal.refuses(json!({"do": "close-question"})).code(), "no-open-question");
}

#[test]
fn questions_left_out_or_asked_in_another_order_are_deviations() {
    let mut rehearsal = Rehearsal::planned();
    assert_eq!(rehearsal.card().deviations, [], "nothing has begun");
    rehearsal.does(json!({"do": "start"}));
    rehearsal.does(open("err-001"));
    let not_asked = Deviation::QuestionNotAsked { question: "own-001".into() };
    assert_eq!(rehearsal.card().deviations, [not_asked]);
    rehearsal.does(open("own-001"));
    let order = Deviation::OrderChanged { question: "err-001".into() };
    assert_eq!(rehearsal.card().deviations, [order]);
    assert_eq!(Rehearsal::in_both().card().deviations, []);
}

#[test]
fn conditions_stand_with_their_minutes_and_words_also_before_the_start() {
    let mut rehearsal = Rehearsal::planned();
    rehearsal.does(json!({"do": "condition", "kind": "accommodation", "minutes": 15, "text": "extra time"}));
    rehearsal.does(json!({"do": "start"}));
    rehearsal.wait(60).does(json!({"do": "condition", "kind": "language", "text": "Python"}));
    let conditions = rehearsal.card().interview.conditions;
    assert_eq!((conditions[0].kind, conditions[0].minutes), (ConditionKind::Accommodation, Some(15)));
    assert_eq!((conditions[1].text.as_deref(), conditions[1].at_ms), (Some("Python"), 60_000));
    let year = json!({"do": "condition", "kind": "late", "minutes": u32::MAX});
    assert_eq!(rehearsal.refuses(year).code(), "too-many-minutes");
}

#[test]
fn a_condition_is_noted_at_once_and_explained_later_keeping_its_time() {
    let mut rehearsal = Rehearsal::in_config();
    let late = rehearsal.wait(60).does(json!({"do": "condition", "kind": "late"}));
    rehearsal.wait(300).does(json!({"do": "explain", "condition": late, "minutes": 9}));
    rehearsal.does(json!({"do": "explain", "condition": late, "text": "the train"}));
    let said = |rehearsal: &Rehearsal| {
        let noted = rehearsal.card().interview.conditions[0].clone();
        (noted.kind, noted.minutes, noted.text, noted.at_ms)
    };
    assert_eq!(said(&rehearsal), (ConditionKind::Late, Some(9), Some("the train".into()), 60_000));
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(said(&rehearsal), (ConditionKind::Late, Some(9), None, 60_000));
    assert_eq!(rehearsal.view().conditions[0].words, "late, 9 min");
    assert_eq!(rehearsal.refuses(json!({"do": "explain", "condition": late})).code(), "empty");
    let hours = json!({"do": "explain", "condition": late, "minutes": u32::MAX});
    assert_eq!(rehearsal.refuses(hours).code(), "too-many-minutes");
    let mark = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    let other = json!({"do": "explain", "condition": mark, "minutes": 1});
    assert_eq!(rehearsal.refuses(other).code(), "unknown-condition");
}

#[test]
fn what_was_on_a_wrong_screen_is_not_written_down_later_either() {
    let mut rehearsal = Rehearsal::in_config();
    let wrong = rehearsal.does(json!({"do": "condition", "kind": "wrong-screen"}));
    let words = json!({"do": "explain", "condition": wrong, "text": "their mail"});
    assert_eq!(rehearsal.refuses(words).code(), "not-written-down");
}

#[test]
fn a_fault_stands_with_its_question() {
    let mut rehearsal = Rehearsal::in_both();
    rehearsal.does(json!({"do": "fault", "text": "the starter does not compile"}));
    assert_eq!(rehearsal.question("err-001").faults, ["the starter does not compile"]);
    assert!(rehearsal.question("own-001").faults.is_empty());
}

#[test]
fn a_gap_that_does_not_count_pauses_a_running_interview_and_says_so() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.happens(Event::Recovered { gap_ms: 40_000, counted: true });
    assert_eq!(rehearsal.interview.state().phase().name(), "live");
    assert!(rehearsal.view().recovered.unwrap().contains("40 s"));
    rehearsal.happens(Event::Recovered { gap_ms: 11 * 60_000, counted: false });
    assert_eq!(rehearsal.interview.state().phase().name(), "paused");
    assert!(rehearsal.view().recovered.unwrap().contains("11 min"));
    rehearsal.does(json!({"do": "resume"}));
    assert_eq!(rehearsal.view().recovered, None);
}
