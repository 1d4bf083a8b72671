//! Undo retracts an action with all its events; redo restores it.

use serde_json::{Value, json};

use super::rehearsal::Rehearsal;
use crate::view::log_line;
use crate::{Event, Interview, Refusal, State};

fn undo(action: &str) -> Value {
    json!({"do": "undo", "action": action})
}

fn state(interview: &Interview) -> State {
    interview.state().clone()
}

fn signals(rehearsal: &Rehearsal) -> Vec<String> {
    rehearsal.interview.state().marks.iter().map(|mark| mark.signal.clone()).collect()
}

#[test]
fn undo_without_a_name_takes_back_one_action_after_another_and_redo_brings_them_back_in_reverse() {
    let mut rehearsal = Rehearsal::in_config();
    let mut states = vec![state(&rehearsal.interview)];
    for signal in ["avoids-unwrap", "tests-failures", "thinks-aloud"] {
        rehearsal.wait(10).does(json!({"do": "mark", "signal": signal}));
        states.push(state(&rehearsal.interview));
    }
    for before in states.iter().rev().skip(1) {
        rehearsal.wait(1).does(json!({"do": "undo"}));
        assert_eq!(rehearsal.interview.state(), before);
    }
    for after in states.iter().skip(1) {
        rehearsal.wait(1).does(json!({"do": "redo"}));
        assert_eq!(rehearsal.interview.state(), after);
    }
    assert_eq!(rehearsal.refuses(json!({"do": "redo"})).code(), "nothing-to-redo");
}

#[test]
fn in_the_conversation_undo_takes_nothing_back_of_its_preparation() {
    let mut rehearsal = Rehearsal::planned();
    rehearsal.does(json!({"do": "condition", "kind": "accommodation", "minutes": 15}));
    let probes = rehearsal.does(json!({"do": "probes", "probes": ["why Rust"]}));
    assert_eq!(rehearsal.view().undo.as_deref(), Some("noted what to ask about the CV"));
    rehearsal.does(json!({"do": "start"}));
    assert_eq!(rehearsal.view().undo, None);
    assert_eq!(rehearsal.refuses(json!({"do": "undo"})).code(), "nothing-to-undo");
    assert_eq!(rehearsal.refuses(undo(&probes)).code(), "not-undoable");
    rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(rehearsal.refuses(json!({"do": "undo"})).code(), "nothing-to-undo");
    assert_eq!(state(&rehearsal.interview).probes, ["why Rust"]);
}

#[test]
fn undoing_an_action_with_several_events_takes_all_of_them_back() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(60);
    let before = state(&rehearsal.interview);
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    assert_eq!(
        rehearsal
            .interview
            .log()
            .iter()
            .rev()
            .take(2)
            .filter(|event| event.action == rehearsal.interview.log().last().unwrap().action)
            .count(),
        2
    );
    rehearsal.wait(5).does(json!({"do": "undo"}));
    assert_eq!(state(&rehearsal.interview), before);
    rehearsal.wait(5).does(json!({"do": "end"}));
    assert_eq!(rehearsal.question("err-001").active_ms, 70_000, "its time went on");
}

#[test]
fn an_earlier_action_can_be_undone_when_nothing_rests_on_it() {
    let mut rehearsal = Rehearsal::in_config();
    let first = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "mark", "signal": "tests-failures"}));
    rehearsal.does(undo(&first));
    assert_eq!(signals(&rehearsal), ["tests-failures"]);
    assert_eq!(rehearsal.refuses(undo(&first)).code(), "unknown-action-id");
    rehearsal.does(json!({"do": "redo"}));
    assert_eq!(signals(&rehearsal), ["avoids-unwrap", "tests-failures"]);
}

#[test]
fn what_rests_on_an_action_is_named_in_words_and_keeps_it() {
    let mut rehearsal = Rehearsal::started();
    let opened = rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    let mark = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "shown": "prompted"}));
    rehearsal.does(json!({"do": "mark", "signal": "thinks-aloud"}));
    let note = rehearsal.does(json!({"do": "note", "text": "on the parse", "mark": mark}));
    let rating = rehearsal.does(json!({
        "do": "rate", "question": "err-001", "competency": "error-handling", "rating": 3
    }));
    let refusal = rehearsal.refuses(undo(&opened));
    assert_eq!(refusal.code(), "has-dependents");
    let Refusal::HasDependents { dependents } = &refusal else { panic!("{refusal}") };
    let ids: Vec<String> = dependents.iter().map(|(action, _)| action.to_string()).collect();
    assert_eq!(ids, [mark.clone(), note.clone(), rating]);
    let words = "avoids unwrap, with help; note \"on the parse\"; rated error handling 3";
    assert!(refusal.to_string().ends_with(words), "{refusal}");

    assert!(rehearsal.refuses(undo(&mark)).to_string().contains("on the parse"));
    rehearsal.does(undo(&note));
    rehearsal.does(undo(&mark));
}

#[test]
fn many_dependents_are_counted_rather_than_listed() {
    let mut rehearsal = Rehearsal::started();
    let opened = rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    for _ in 0..50 {
        rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    }
    let told = rehearsal.refuses(undo(&opened)).to_string();
    assert!(told.ends_with("and 42 more") && told.len() < 200, "{told}");
}

#[test]
fn bookmarks_and_code_that_marks_rest_on_are_kept_too() {
    let mut rehearsal = Rehearsal::in_config();
    let bookmark = rehearsal.does(json!({"do": "bookmark"}));
    let code = rehearsal.does(json!({"do": "capture-code", "text": "one\n"}));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "bookmark": bookmark, "lines": [1, 1]}));
    for action in [&bookmark, &code] {
        assert_eq!(rehearsal.refuses(undo(action)).code(), "has-dependents");
    }
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(rehearsal.view().tray.len(), 1, "undoing the mark puts the bookmark back");
    rehearsal.does(undo(&code));
}

#[test]
fn a_closing_that_was_undone_leaves_no_two_questions_open() {
    let mut rehearsal = Rehearsal::in_config();
    let closed = rehearsal.wait(60).does(json!({"do": "close-question"}));
    rehearsal.wait(60).does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.does(undo(&closed));
    rehearsal.wait(60).does(json!({"do": "end"}));
    assert_eq!(rehearsal.question("err-001").active_ms, 120_000);
    assert_eq!(rehearsal.question("own-001").active_ms, 60_000);
}

#[test]
fn plan_start_pause_and_resume_stay() {
    let mut rehearsal = Rehearsal::planned();
    let planned = rehearsal.interview.id().to_string();
    assert_eq!(rehearsal.refuses(json!({"do": "undo"})).code(), "nothing-to-undo");
    let fixed = [planned]
        .into_iter()
        .chain([("start"), ("pause"), ("resume")].map(|name| rehearsal.does(json!({"do": name}))))
        .collect::<Vec<_>>();
    for action in &fixed {
        assert_eq!(rehearsal.refuses(undo(action)).code(), "not-undoable");
    }
    assert_eq!(rehearsal.refuses(json!({"do": "undo"})).code(), "nothing-to-undo");
    assert_eq!(rehearsal.view().undo, None);
}

#[test]
fn a_take_over_is_a_fact_at_any_time_that_changes_nothing_and_stays() {
    let head = "ab".repeat(32);
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "undo"}));
    let before = state(&rehearsal.interview);
    let taken = rehearsal.does(json!({"do": "take-over", "head": head}));
    assert_eq!(state(&rehearsal.interview), before);
    let Event::TakenOver { head: named, .. } = &rehearsal.interview.log().last().unwrap().event else {
        panic!("no take-over")
    };
    assert_eq!(*named, head);
    assert_eq!(rehearsal.refuses(undo(&taken)).code(), "not-undoable");
    assert_eq!(
        rehearsal.view().redo.as_deref(),
        Some("avoids unwrap"),
        "what was undone can still come back"
    );
    rehearsal.does(json!({"do": "redo"}));
    rehearsal.does(json!({"do": "submit"}));
    rehearsal.does(json!({"do": "take-over", "head": head}));
    assert_eq!(rehearsal.refuses(json!({"do": "take-over", "head": " "})).code(), "empty");
    let actions = json!([{"do": "take-over", "head": head}]);
    let amended = rehearsal.refuses(json!({"do": "amend", "reason": "x", "actions": actions}));
    assert_eq!(amended.code(), "not-amendable");
}

#[test]
fn undo_and_redo_themselves_are_not_undone() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    let undone = rehearsal.does(json!({"do": "undo"}));
    assert_eq!(rehearsal.refuses(undo(&undone)).code(), "not-undoable");
    let redone = rehearsal.does(json!({"do": "redo"}));
    assert_eq!(rehearsal.refuses(undo(&redone)).code(), "not-undoable");
    let stranger = "01970000-0000-7000-8000-000000000000";
    assert_eq!(rehearsal.refuses(undo(stranger)).code(), "unknown-action-id");
}

#[test]
fn something_new_ends_redoing_and_a_pause_does_not() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "undo"}));
    rehearsal.does(json!({"do": "pause"}));
    rehearsal.happens(Event::Recovered { gap_ms: 1000, counted: true });
    assert_eq!(rehearsal.view().redo.as_deref(), Some("avoids unwrap"));
    rehearsal.does(json!({"do": "mark", "signal": "thinks-aloud"}));
    assert_eq!(rehearsal.view().redo, None);
    assert_eq!(rehearsal.refuses(json!({"do": "redo"})).code(), "nothing-to-redo");
    assert_eq!(rehearsal.view().undo.as_deref(), Some("thinks aloud"));
}

#[test]
fn an_end_is_not_restored_under_a_pause_that_came_after_it() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "end"}));
    rehearsal.does(json!({"do": "undo"}));
    rehearsal.does(json!({"do": "pause"}));
    assert_eq!(rehearsal.refuses(json!({"do": "redo"})).code(), "nothing-to-redo");
    assert_eq!(rehearsal.view().redo, None);
}

#[test]
fn an_end_that_was_resumed_stays_and_blocks_no_earlier_undo() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    let end = rehearsal.does(json!({"do": "end"}));
    rehearsal.does(json!({"do": "resume"}));
    assert_eq!(rehearsal.refuses(undo(&end)).code(), "not-undoable");
    assert_eq!(rehearsal.view().undo.as_deref(), Some("avoids unwrap"));
    rehearsal.does(json!({"do": "undo"}));
    assert!(signals(&rehearsal).is_empty());
    rehearsal.does(json!({"do": "end"}));
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(rehearsal.interview.state().phase().name(), "live", "an end with nothing after it can go");
}

#[test]
fn nothing_is_undone_after_submission() {
    let mut rehearsal = Rehearsal::in_config();
    let mark = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "submit"}));
    assert_eq!(rehearsal.refuses(undo(&mark)).code(), "already-submitted");
    assert_eq!((rehearsal.view().undo, rehearsal.view().redo), (None, None));
}

#[test]
fn the_log_says_in_words_what_was_done_and_what_was_taken_back() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "shown": "contradicted"}));
    rehearsal.does(json!({"do": "hint", "n": 2}));
    rehearsal.does(json!({"do": "undo"}));
    let lines: Vec<(String, bool)> = (0..=9)
        .filter_map(|seq| log_line(&rehearsal.interview, seq))
        .map(|(_, words, taken_back)| (words, taken_back))
        .collect();
    let expected = [
        ("planned for Ada Example", false),
        ("started", false),
        ("opened The config file that may not be there", false),
        ("avoids unwrap, contradicted", false),
        ("hint 2", true),
        ("undo", false),
    ];
    assert_eq!(lines, expected.map(|(words, taken_back)| (words.to_owned(), taken_back)));
}
