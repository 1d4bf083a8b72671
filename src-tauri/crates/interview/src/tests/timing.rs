//! What an interview of five thousand events costs at a key press. It prints and judges nothing, as
//! times on a shared machine prove nothing; `--nocapture` shows the figures.

#![expect(clippy::disallowed_methods, reason = "durations of the code itself are what is printed")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use serde_json::json;

use super::kit::kit;
use super::rehearsal::{Rehearsal, card};
use crate::{Action, Event, Interview};

/// A log of at least five thousand events, of all that is done often.
fn long() -> Rehearsal {
    let mut rehearsal = Rehearsal::in_config();
    let mut marks = Vec::new();
    while rehearsal.interview.seq() < 5000 {
        for signal in ["lists-failure-modes", "avoids-unwrap", "swallows-errors", "thinks-aloud"] {
            marks.push(
                rehearsal.wait(1).does(json!({"do": "mark", "signal": signal, "note": "on the parse"})),
            );
        }
        let mark = &marks[marks.len() / 2];
        rehearsal.does(json!({"do": "qualify", "mark": mark, "shown": "prompted"}));
        rehearsal.does(json!({"do": "note", "text": "asked whether duplicates matter", "mark": mark}));
        let bookmark = rehearsal.does(json!({"do": "bookmark"}));
        rehearsal.does(json!({"do": "settle", "bookmark": bookmark, "note": "came back to it"}));
        rehearsal.does(json!({"do": "hint", "n": 1}));
        rehearsal.does(json!({"do": "rate", "question": "err-001", "competency": "testing", "rating": 3}));
        rehearsal.does(json!({"do": "capture-code", "text": "fn main() {}\n".repeat(40)}));
    }
    rehearsal
}

/// Runs it some times and prints the shortest, which other work on the machine disturbs least.
fn timed<T>(what: &str, times: u32, mut run: impl FnMut() -> T) -> T {
    let mut shortest = f64::MAX;
    let mut last = None;
    for _ in 0..times.max(1) {
        drop(last.take());
        let begun = Instant::now();
        last = Some(black_box(run()));
        shortest = shortest.min(begun.elapsed().as_secs_f64());
    }
    println!("{what:<44} {:>9.1} µs", shortest * 1e6);
    last.unwrap()
}

#[test]
fn a_key_press_in_an_interview_of_five_thousand_events() {
    let mut rehearsal = long();
    let log = rehearsal.interview.log().to_vec();
    let id = rehearsal.interview.id();
    let frozen = Arc::new(kit());
    println!("{} events", log.len());

    let stored: Vec<_> = log.iter().map(|recorded| recorded.event.encode()).collect();
    timed("decode all", 15, || {
        stored.iter().filter(|(kind, version, body)| Event::decode(kind, *version, body).is_ok()).count()
    });
    let again = timed("replay all, with a copy of the log", 15, || {
        Interview::replay(id, Arc::clone(&frozen), log.clone()).unwrap()
    });
    assert_eq!(again, rehearsal.interview);
    timed("copy of the log alone", 15, || log.clone());
    timed("copy of the interview", 15, || rehearsal.interview.clone());
    timed("view", 15, || rehearsal.view());
    timed("scorecard", 15, || card(&rehearsal.interview));
    timed("undoable, in words", 15, || rehearsal.interview.undoable());
    timed("redoable, in words", 15, || rehearsal.interview.redoable());
    let mark = Action::Mark {
        signal: "avoids-unwrap".into(),
        question: None,
        shown: crate::Shown::Unprompted,
        note: None,
        lines: None,
        snapshot: None,
        bookmark: None,
    };
    timed("mark", 15, || rehearsal.attempt(&mark).unwrap());
    timed("undo and redo of the latest", 15, || {
        rehearsal.does(json!({"do": "undo"}));
        rehearsal.does(json!({"do": "redo"}))
    });
    rehearsal.does(json!({"do": "undo"}));
    timed("redoable after an undo", 15, || rehearsal.interview.redoable());
    let first = log.iter().find(|recorded| matches!(recorded.event, Event::Marked { .. })).unwrap().action;
    timed("undo of the first mark", 1, || rehearsal.attempt(&Action::Undo { action: Some(first) }).unwrap());
    let opened = log.iter().find(|recorded| matches!(recorded.event, Event::QuestionOpened { .. })).unwrap();
    let refused = timed("undo of the opening, refused", 1, || {
        rehearsal.attempt(&Action::Undo { action: Some(opened.action) }).unwrap_err()
    });
    assert_eq!(refused.code(), "has-dependents");
    timed("fifty undos with their words", 1, || {
        for _ in 0..50 {
            black_box(rehearsal.interview.undoable());
            rehearsal.attempt(&Action::Undo { action: None }).unwrap();
        }
    });
}
