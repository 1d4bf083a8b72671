//! Bookmarks, notes and the tray that is emptied or waived before submission.

use chrono::TimeDelta;
use serde_json::json;

use super::rehearsal::{Rehearsal, ten_o_clock};
use crate::{CAPTURE, Visibility};

#[test]
fn a_bookmark_takes_the_earlier_time_and_not_one_before_the_start() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(60).does(json!({"do": "bookmark"}));
    rehearsal.does(json!({"do": "bookmark", "seconds_ago": 45}));
    rehearsal.does(json!({"do": "bookmark", "seconds_ago": u32::MAX}));
    let times: Vec<_> = rehearsal.view().tray.iter().map(|item| item.at).collect();
    let after = |seconds| ten_o_clock() + TimeDelta::seconds(seconds);
    assert_eq!(times, [after(50), after(15), after(0)]);
}

#[test]
fn a_mark_that_settles_a_bookmark_takes_its_time_its_words_and_its_question() {
    let mut rehearsal = Rehearsal::in_config();
    let bookmark =
        rehearsal.wait(100).does(json!({"do": "bookmark", "seconds_ago": 10, "note": "came back to it"}));
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.wait(600).does(json!({"do": "end"}));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "bookmark": bookmark}));
    assert!(rehearsal.view().tray.is_empty());
    let signal = rehearsal.signal(Some("err-001"), "avoids-unwrap");
    let mark = &signal.marks[0];
    assert_eq!((mark.at_ms, mark.note.as_deref()), (90_000, Some("came back to it")));
    let again = json!({"do": "mark", "signal": "thinks-aloud", "bookmark": bookmark});
    assert_eq!(rehearsal.refuses(again).code(), "unknown-bookmark");
}

#[test]
fn a_settled_bookmark_becomes_a_note_of_the_scorecard_or_is_waived() {
    let mut rehearsal = Rehearsal::in_config();
    let kept = rehearsal.wait(30).does(json!({"do": "bookmark", "remarkable": true}));
    let waived = rehearsal.does(json!({"do": "bookmark"}));
    rehearsal.wait(300).does(json!({"do": "settle", "bookmark": kept, "note": " drew the state machine "}));
    rehearsal.does(json!({"do": "settle", "bookmark": waived}));
    let card = rehearsal.card();
    let [note] = card.notes.as_slice() else { panic!("one note: {:?}", card.notes) };
    assert_eq!((note.text.as_str(), note.at_ms), ("drew the state machine", 20_000));
    assert_eq!((note.visibility, note.question.as_deref()), (Visibility::Panel, Some("err-001")));
    for bookmark in [&kept, &waived] {
        let again = json!({"do": "settle", "bookmark": bookmark});
        assert_eq!(rehearsal.refuses(again).code(), "unknown-bookmark");
    }
    let empty = rehearsal.does(json!({"do": "bookmark"}));
    assert_eq!(rehearsal.refuses(json!({"do": "settle", "bookmark": empty, "note": ""})).code(), "empty");
}

#[test]
fn the_tray_blocks_submission_until_it_is_empty() {
    let mut rehearsal = Rehearsal::in_config();
    let bookmarks = [0, 1].map(|_| rehearsal.does(json!({"do": "bookmark"})));
    let refusal = rehearsal.refuses(json!({"do": "submit"}));
    assert_eq!((refusal.code(), refusal.to_string().contains('2')), ("tray-not-empty", true));
    for bookmark in bookmarks {
        assert_eq!(rehearsal.refuses(json!({"do": "submit"})).code(), "tray-not-empty");
        rehearsal.does(json!({"do": "settle", "bookmark": bookmark}));
    }
    rehearsal.does(json!({"do": "submit"}));
}

#[test]
fn a_note_is_for_the_interviewer_unless_said_otherwise_and_has_the_time_when_typing_began() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(100).does(json!({"do": "note", "text": " asked about duplicates ", "seconds_ago": 20}));
    rehearsal.does(json!({"do": "note", "text": "strong on recovery", "visibility": "panel"}));
    let notes = rehearsal.card().notes;
    assert_eq!((notes[0].text.as_str(), notes[0].at_ms), ("asked about duplicates", 80_000));
    assert_eq!(
        (notes[0].visibility, notes[0].question.as_deref()),
        (Visibility::Interviewer, Some("err-001"))
    );
    assert_eq!((notes[1].visibility, notes[1].at_ms), (Visibility::Panel, 100_000));
}

#[test]
fn a_probe_may_be_noted_the_day_before_and_names_a_question_of_the_kit() {
    let mut rehearsal = Rehearsal::planned();
    rehearsal.does(json!({"do": "note", "text": "ask about the parser on the CV", "question": "err-001"}));
    assert_eq!(rehearsal.card().notes[0].at, ten_o_clock());
    let stranger = json!({"do": "note", "text": "x", "question": "nil-001"});
    assert_eq!(rehearsal.refuses(stranger).code(), "unknown-question");
    let code = json!({"do": "capture-code", "text": "fn main() {}", "question": "err-001"});
    assert_eq!(rehearsal.refuses(code.clone()).code(), "not-started");
    rehearsal.does(json!({"do": "start"}));
    assert_eq!(rehearsal.refuses(code).code(), "question-not-opened");
}

#[test]
fn words_that_are_only_blanks_are_no_words() {
    let mut rehearsal = Rehearsal::in_config();
    for json in [
        json!({"do": "note", "text": " \n"}),
        json!({"do": "capture-code", "text": ""}),
        json!({"do": "fault", "text": " "}),
        json!({"do": "feedback", "text": ""}),
    ] {
        assert_eq!(rehearsal.refuses(json.clone()).code(), "empty", "{json}");
    }
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "note": "  "}));
    assert_eq!(rehearsal.signal(Some("err-001"), "avoids-unwrap").marks[0].note, None);
}

#[test]
fn one_paste_cannot_fill_the_log() {
    let mut rehearsal = Rehearsal::in_config();
    let long = "x".repeat(16 * 1024 + 1);
    for json in [
        json!({"do": "note", "text": long}),
        json!({"do": "feedback", "text": long}),
        json!({"do": "fault", "text": long}),
        json!({"do": "hint", "text": long}),
        json!({"do": "mark", "signal": "avoids-unwrap", "note": long}),
        json!({"do": "bookmark", "note": long}),
        json!({"do": "pause", "reason": long}),
        json!({"do": "condition", "kind": "other", "text": long}),
        json!({"do": "rate", "competency": "ownership", "rating": 3, "why": long}),
        json!({"do": "rate", "competency": "ownership", "rating": 3, "despite": long}),
        json!({"do": "rate", "competency": "ownership", "rating": {"invalid": long}}),
        json!({"do": "recommend", "recommendation": "yes", "reason": long}),
        json!({"do": "recommend", "recommendation": "yes", "consider": {"role": long}}),
        json!({"do": "capture-code", "text": "x".repeat(CAPTURE + 1)}),
    ] {
        let refusal = rehearsal.refuses(json.clone());
        assert_eq!(refusal.code(), "too-long", "{}", json["do"]);
        assert!(refusal.to_string().len() < 200, "{refusal}");
    }
    rehearsal.does(json!({"do": "note", "text": "x".repeat(16 * 1024)}));
    rehearsal.does(json!({"do": "capture-code", "text": "x".repeat(CAPTURE)}));
}
