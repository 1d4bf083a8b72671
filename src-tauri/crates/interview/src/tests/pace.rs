//! Words that depend on the clock and on what was done: when to stop, what comes next, what is missing.

use serde_json::{Value, json};

use super::rehearsal::Rehearsal;
use crate::view::Step;

/// Hours and minutes of the stop time.
fn stop(rehearsal: &Rehearsal) -> String {
    rehearsal.view().stop_at.unwrap().format("%H:%M").to_string()
}

fn started_at(other: Value, minutes_after_ten: u32) -> Rehearsal {
    let mut rehearsal = Rehearsal::planned_as(other);
    rehearsal.wait(minutes_after_ten * 60).does(json!({"do": "start"}));
    rehearsal
}

#[test]
fn the_conversation_stops_three_minutes_before_the_hour_is_over() {
    assert_eq!(Rehearsal::planned().view().stop_at, None);
    assert_eq!(stop(&started_at(json!({}), 0)), "10:57");
    let ten = json!({"starts_at": "2026-11-20T10:00:00Z"});
    assert_eq!(stop(&started_at(ten.clone(), 9)), "10:57", "the hour is that of the calendar");
    let mut late = started_at(ten, 0);
    late.does(json!({"do": "condition", "kind": "late", "minutes": 9}));
    assert_eq!(stop(&late), "10:57", "also where the clock was started while waiting");
    assert_eq!(stop(&started_at(json!({"starts_at": "2026-11-20T10:05:00Z"}), 0)), "10:57");
}

#[test]
fn without_a_planned_start_the_minutes_lost_come_off_the_hour() {
    let mut rehearsal = started_at(json!({}), 9);
    assert_eq!(stop(&rehearsal), "11:06");
    rehearsal.does(json!({"do": "condition", "kind": "late", "minutes": 9}));
    assert_eq!(stop(&rehearsal), "10:57");
}

#[test]
fn a_start_planned_for_another_day_does_not_end_the_interview_before_it_began() {
    for day in ["2026-11-19", "2026-11-27"] {
        let rehearsal = started_at(json!({"starts_at": format!("{day}T10:00:00Z")}), 0);
        assert_eq!(rehearsal.view().minutes_left, Some(57), "{day}");
    }
}

#[test]
fn extra_time_that_was_agreed_is_given() {
    let mut rehearsal = started_at(json!({}), 0);
    for _ in 0..2 {
        rehearsal.does(json!({"do": "condition", "kind": "accommodation", "minutes": 15}));
    }
    assert_eq!(stop(&rehearsal), "11:27");
}

#[test]
fn minutes_left_are_whole_and_go_below_zero() {
    let mut rehearsal = Rehearsal::in_config();
    assert_eq!(rehearsal.view().minutes_left, Some(57));
    rehearsal.wait(1);
    assert_eq!(rehearsal.view().minutes_left, Some(56));
    assert!(!rehearsal.view().take_final_code);
    rehearsal.wait(53 * 60);
    assert!(rehearsal.view().take_final_code);
    rehearsal.wait(5 * 60);
    assert_eq!(rehearsal.view().minutes_left, Some(-2));
    rehearsal.does(json!({"do": "end"}));
    assert_eq!((rehearsal.view().minutes_left, rehearsal.view().take_final_code), (None, false));
}

#[test]
fn what_comes_next_follows_the_kit_and_never_starts_over() {
    let next = |rehearsal: &Rehearsal| rehearsal.view().next;
    let mut rehearsal = Rehearsal::planned();
    assert_eq!(next(&rehearsal), None);
    let mut expect = |action: Value, words: Option<&str>| {
        rehearsal.does(action.clone());
        assert_eq!(next(&rehearsal).as_deref(), words, "{action}");
    };
    expect(json!({"do": "start"}), Some("begin with opening"));
    expect(json!({"do": "open-block", "block": "opening"}), Some("next: receipt, then archive"));
    expect(json!({"do": "open-question", "question": "own-001"}), Some("17 min; unseen: explains moves"));
    expect(json!({"do": "mark", "signal": "explains-moves"}), Some("17 min; ask: Why not check…"));
    expect(json!({"do": "follow-up", "n": 1}), Some("17 min; next: the config file…"));
    expect(json!({"do": "close-question"}), Some("next: the config file that may…"));
    expect(json!({"do": "open-block", "block": "candidate-questions"}), Some("next: wrap up"));
    expect(json!({"do": "open-block", "block": "wrap-up"}), None);
    expect(json!({"do": "end"}), None);
}

#[test]
fn the_pace_in_full_says_the_time_what_was_not_seen_and_what_to_ask() {
    let mut rehearsal = Rehearsal::in_config();
    let pace = |rehearsal: &Rehearsal| rehearsal.view().pace.unwrap();
    assert_eq!(
        pace(rehearsal.wait(8 * 60)),
        "12 minutes; not seen: lists failure modes; ask: Why not check exists() first?"
    );
    rehearsal.does(json!({"do": "mark", "signal": "lists-failure-modes"}));
    rehearsal.does(json!({"do": "follow-up", "n": 1}));
    assert_eq!(pace(&rehearsal), "12 minutes");
    assert_eq!(pace(rehearsal.wait(12 * 60)), "time is up; next: candidate questions");
    assert_eq!(pace(rehearsal.wait(60)), "1 minute over; next: candidate questions");
}

#[test]
fn the_pace_differs_with_each_of_the_four_things_it_is_made_of() {
    let words = |rehearsal: &Rehearsal| {
        let view = rehearsal.view();
        (view.next.unwrap(), view.pace.unwrap())
    };
    let base = words(&Rehearsal::in_config());
    // Minutes planned, time gone by, and must-see signals change both.
    let mut planned = Rehearsal::in_config();
    planned.does(json!({"do": "shorten-question", "question": "err-001", "minutes": 15}));
    let mut elapsed = Rehearsal::in_config();
    elapsed.wait(4 * 60);
    let mut unseen = Rehearsal::in_config();
    unseen.does(json!({"do": "mark", "signal": "lists-failure-modes", "shown": "contradicted"}));
    for other in [&planned, &elapsed, &unseen] {
        let (next, pace) = words(other);
        assert!(next != base.0 && pace != base.1, "{next} / {pace}");
    }
    // A follow-up changes the full line at once, and the strip when its turn has come.
    let mut asked = Rehearsal::in_config();
    asked.does(json!({"do": "follow-up", "n": 1}));
    assert_eq!(words(&asked).0, base.0);
    assert_ne!(words(&asked).1, base.1);
    let before = words(&unseen);
    unseen.does(json!({"do": "follow-up", "n": 1}));
    let after = words(&unseen);
    assert!(after.0 != before.0 && after.1 != before.1);
}

#[test]
fn the_hour_cuts_the_pace_short_where_it_ends_first() {
    let mut rehearsal = Rehearsal::started();
    rehearsal.wait(50 * 60).does(json!({"do": "open-question", "question": "err-001"}));
    assert!(rehearsal.view().pace.unwrap().starts_with("7 minutes;"), "of the twenty it has");
    rehearsal.does(json!({"do": "mark", "signal": "lists-failure-modes"}));
    rehearsal.wait(5 * 60);
    assert_eq!(rehearsal.view().next.as_deref(), Some("2 min; take the final code"));
}

#[test]
fn parts_stand_in_the_order_of_the_hour_with_what_is_done_and_what_is_now() {
    let mut rehearsal = Rehearsal::started();
    let undone = rehearsal.does(json!({"do": "open-block", "block": "wrap-up"}));
    rehearsal.does(json!({"do": "open-block", "block": "opening"}));
    rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.does(json!({"do": "undo", "action": undone}));
    let steps: Vec<(String, bool, bool)> =
        rehearsal.view().steps.into_iter().map(|Step { id, done, now, .. }| (id, done, now)).collect();
    let expected = [
        ("opening", true, false),
        ("own-001", false, true),
        ("err-001", false, false),
        ("candidate-questions", false, false),
        ("wrap-up", false, false),
    ];
    assert_eq!(steps, expected.map(|(id, done, now)| (id.to_owned(), done, now)));
}

#[test]
fn a_note_binds_to_the_latest_mark_for_twenty_seconds() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.wait(5).does(json!({"do": "mark", "signal": "thinks-aloud"}));
    let takes: Vec<_> = rehearsal.wait(20).view().last_marks.iter().map(|last| last.takes_note).collect();
    assert_eq!(takes, [true, false]);
    assert!(!rehearsal.wait(1).view().last_marks[0].takes_note);
}

#[test]
fn the_last_five_marks_are_offered_latest_first() {
    let mut rehearsal = Rehearsal::in_config();
    let made: Vec<_> =
        (0..7).map(|_| rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}))).collect();
    let offered: Vec<_> = rehearsal.view().last_marks.iter().map(|last| last.mark.id.to_string()).collect();
    assert_eq!(offered, made.into_iter().rev().take(5).collect::<Vec<_>>());
}

#[test]
fn evidence_stands_beside_every_rating_it_bears_on() {
    let mut rehearsal = Rehearsal::in_both();
    let mark = rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "note": "on the parse"}));
    rehearsal.does(json!({"do": "note", "text": "and said why", "mark": mark}));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "question": "own-001"}));
    rehearsal.does(json!({"do": "mark", "signal": "thinks-aloud"}));
    let view = rehearsal.view();
    let evidence: Vec<_> = view
        .sheets
        .iter()
        .flat_map(|sheet| sheet.rows.iter().map(move |row| (sheet.question.as_deref(), row)))
        .map(|(question, row)| (question, row.competency.as_str(), row.evidence.len()))
        .collect();
    assert_eq!(
        evidence,
        [
            (Some("own-001"), "ownership", 0),
            (Some("own-001"), "error-handling", 1),
            (Some("err-001"), "error-handling", 1),
            (Some("err-001"), "testing", 0),
            (None, "communication", 1),
        ]
    );
    assert_eq!(view.sheets[1].rows[0].evidence[0].words.as_deref(), Some("on the parse; and said why"));
}

#[test]
fn what_is_missing_before_submission_is_said() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "rate", "question": "err-001", "competency": "testing", "rating": 3}));
    rehearsal.does(json!({"do": "bookmark"}));
    rehearsal.does(json!({"do": "end"}));
    assert_eq!(
        rehearsal.view().missing,
        [
            "Receipt, then archive was not asked",
            "error handling, the config file that may not be there: not rated",
            "testing, the config file that may not be there: rated during the conversation, not confirmed",
            "ownership, the whole interview: not rated",
            "communication, the whole interview: not rated",
            "1 in the tray",
            "no recommendation",
        ]
    );
}
