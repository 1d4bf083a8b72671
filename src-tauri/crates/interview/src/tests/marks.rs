//! Marks are observations and accumulate.

use serde_json::json;

use super::rehearsal::Rehearsal;
use crate::scorecard::{MarkPart, Summary};
use crate::{Direction, Shown};

fn shown(marks: &[MarkPart]) -> Vec<(Shown, u64)> {
    marks.iter().map(|mark| (mark.shown, mark.at_ms)).collect()
}

#[test]
fn shown_at_three_minutes_and_contradicted_at_twelve_both_stand() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(180).does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.wait(540).does(json!({"do": "mark", "signal": "avoids-unwrap", "shown": "contradicted"}));
    let signal = rehearsal.signal(Some("err-001"), "avoids-unwrap");
    assert_eq!(shown(&signal.marks), [(Shown::Unprompted, 180_000), (Shown::Contradicted, 720_000)]);
    assert_eq!(signal.summary, Summary::Mixed);
}

#[test]
fn a_summary_says_what_all_marks_say() {
    for (shown, summary) in [
        ("unprompted", Summary::Unprompted),
        ("prompted", Summary::Prompted),
        ("contradicted", Summary::Contradicted),
    ] {
        let mut rehearsal = Rehearsal::in_config();
        assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").summary, Summary::NotSeen);
        for _ in 0..2 {
            rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "shown": shown}));
        }
        assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").summary, summary);
    }
}

#[test]
fn the_same_signal_in_two_questions_is_two_entries() {
    let mut rehearsal = Rehearsal::in_both();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal
        .does(json!({"do": "mark", "signal": "avoids-unwrap", "question": "own-001", "shown": "prompted"}));
    assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").summary, Summary::Unprompted);
    assert_eq!(rehearsal.signal(Some("own-001"), "avoids-unwrap").summary, Summary::Prompted);
}

#[test]
fn a_kits_own_signal_needs_no_question_and_stays_with_the_interview() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.does(json!({"do": "mark", "signal": "thinks-aloud"}));
    rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    rehearsal.does(json!({"do": "mark", "signal": "thinks-aloud"}));
    rehearsal.does(json!({"do": "mark", "signal": "thinks-aloud", "question": "err-001"}));
    assert_eq!(rehearsal.signal(None, "thinks-aloud").marks.len(), 3);
}

#[test]
fn a_questions_signal_needs_a_question_that_was_opened_and_has_it() {
    let mut rehearsal = Rehearsal::started();
    let code = |rehearsal: &mut Rehearsal, json| rehearsal.refuses(json).code();
    assert_eq!(code(&mut rehearsal, json!({"do": "mark", "signal": "avoids-unwrap"})), "no-open-question");
    let named = json!({"do": "mark", "signal": "avoids-unwrap", "question": "err-001"});
    assert_eq!(code(&mut rehearsal, named.clone()), "question-not-opened");
    assert_eq!(
        code(&mut rehearsal, json!({"do": "mark", "signal": "avoids-unwrap", "question": "nil-001"})),
        "unknown-question"
    );
    rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
    let refusal = rehearsal.refuses(json!({"do": "mark", "signal": "explains-moves"}));
    assert_eq!(refusal.code(), "unknown-signal");
    assert!(refusal.hint().contains("avoids-unwrap"), "{}", refusal.hint());
    rehearsal.does(json!({"do": "close-question"}));
    rehearsal.does(named);
}

#[test]
fn nothing_is_marked_before_the_start() {
    let mut rehearsal = Rehearsal::planned();
    for signal in ["thinks-aloud", "avoids-unwrap", "nonsense"] {
        assert_eq!(rehearsal.refuses(json!({"do": "mark", "signal": signal})).code(), "not-started");
    }
}

#[test]
fn a_mark_can_be_qualified_moved_and_taken_back() {
    let mut rehearsal = Rehearsal::in_config();
    let mark = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "note": "on the parse"}));
    rehearsal.does(json!({"do": "qualify", "mark": mark, "shown": "prompted"}));
    assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").summary, Summary::Prompted);

    rehearsal.does(json!({"do": "retarget", "mark": mark, "signal": "tests-failures"}));
    assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").summary, Summary::NotSeen);
    let moved = rehearsal.signal(Some("err-001"), "tests-failures");
    assert_eq!((moved.summary, moved.marks[0].note.as_deref()), (Summary::Prompted, Some("on the parse")));

    rehearsal.does(json!({"do": "retarget", "mark": mark, "signal": "thinks-aloud"}));
    assert_eq!(rehearsal.signal(None, "thinks-aloud").marks.len(), 1);
    assert_eq!(
        rehearsal.refuses(json!({"do": "retarget", "mark": mark, "signal": "nonsense"})).code(),
        "unknown-signal"
    );

    rehearsal.does(json!({"do": "unmark", "mark": mark}));
    assert_eq!(rehearsal.signal(None, "thinks-aloud").summary, Summary::NotSeen);
    for json in [
        json!({"do": "unmark", "mark": mark}),
        json!({"do": "qualify", "mark": mark, "shown": "prompted"}),
        json!({"do": "retarget", "mark": mark, "signal": "avoids-unwrap"}),
        json!({"do": "note", "text": "why", "mark": mark}),
    ] {
        assert_eq!(rehearsal.refuses(json).code(), "unknown-mark");
    }
}

#[test]
fn a_note_outlives_the_mark_it_explained() {
    let mut rehearsal = Rehearsal::in_config();
    let mark = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "note", "text": "said it aloud", "mark": mark}));
    assert_eq!(rehearsal.card().notes[0].mark.unwrap().to_string(), mark);
    assert_eq!(rehearsal.view().recent_notes[0].bound_to.as_deref(), Some("avoids unwrap"));
    rehearsal.does(json!({"do": "unmark", "mark": mark}));
    let note = &rehearsal.card().notes[0];
    assert_eq!((note.text.as_str(), note.mark), ("said it aloud", None));
}

#[test]
fn lines_point_into_the_latest_code_of_the_question() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "capture-code", "text": "fn old() {}\n"}));
    let latest = rehearsal.does(json!({"do": "capture-code", "text": "one\ntwo\nthree\n"}));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "lines": [2, 3]}));
    let signal = rehearsal.signal(Some("err-001"), "avoids-unwrap");
    let code = signal.marks[0].code.as_ref().unwrap();
    assert_eq!(code.snapshot.unwrap().to_string(), latest);
    assert_eq!((code.lines, code.text.as_deref()), (Some([2, 3]), Some("two\nthree")));
    for lines in [[0, 1], [3, 2], [2, 4]] {
        let refusal = rehearsal.refuses(json!({"do": "mark", "signal": "avoids-unwrap", "lines": lines}));
        assert_eq!(refusal.code(), "lines-outside");
    }
    let stranger = json!({"do": "mark", "signal": "avoids-unwrap", "snapshot": rehearsal.interview.id()});
    assert_eq!(rehearsal.refuses(stranger).code(), "unknown-snapshot");
}

#[test]
fn lines_named_before_any_code_was_captured_are_kept() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "lines": [12, 12]}));
    let signal = rehearsal.signal(Some("err-001"), "avoids-unwrap");
    let code = signal.marks[0].code.as_ref().unwrap();
    assert_eq!((code.snapshot, code.lines, code.text.as_deref()), (None, Some([12, 12]), None));
    let refusal = rehearsal.refuses(json!({"do": "mark", "signal": "avoids-unwrap", "lines": [5, 3]}));
    assert_eq!(refusal.code(), "lines-outside");
}

#[test]
fn a_red_flag_that_was_seen_speaks_against_and_its_opposite_for() {
    let mut rehearsal = Rehearsal::in_config();
    for (signal, shown, direction) in [
        ("swallows-errors", "unprompted", Direction::Against),
        ("swallows-errors", "contradicted", Direction::For),
        ("avoids-unwrap", "prompted", Direction::For),
        ("avoids-unwrap", "contradicted", Direction::Against),
    ] {
        rehearsal.does(json!({"do": "mark", "signal": signal, "shown": shown}));
        assert_eq!(rehearsal.view().last_marks[0].mark.direction, direction, "{signal} {shown}");
    }
}

#[test]
fn once_the_conversation_has_ended_every_signal_of_an_opened_question_can_still_be_reached() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "shown": "unprompted"}));
    assert!(rehearsal.view().asked.is_empty(), "while it runs the view stays small");
    let live: Vec<_> = rehearsal.view().signals.into_iter().map(|row| row.id).collect();
    rehearsal.does(json!({"do": "end"}));
    let view = rehearsal.view();
    let [asked] = view.asked.as_slice() else { panic!("one question was opened: {:?}", view.asked) };
    assert_eq!(asked.question, "err-001");
    assert_eq!(asked.signals.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), live);
    assert_eq!(asked.signals.iter().map(|row| row.marks.len()).sum::<usize>(), 1);
}

#[test]
fn the_window_is_told_what_else_to_think_of_so_that_a_new_reason_does_not_lose_it() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "recommend", "recommendation": "yes", "consider": {"level": "mid"}}));
    let given = rehearsal.view().recommendation.unwrap();
    assert_eq!(given.consider.unwrap().level.as_deref(), Some("mid"));
}
