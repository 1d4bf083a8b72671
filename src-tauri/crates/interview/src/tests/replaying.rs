//! The log played again shows what was shown.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::generator::{choices, play};
use super::rehearsal::Rehearsal;
use crate::Phase;
use crate::replay::{as_shown, event_by, timeline, until};

#[test]
fn after_every_action_the_desk_showed_what_its_replay_shows() {
    let (actions, moments) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
    let run = runner.run(&choices(1..100), |choices| {
        // By the last event, what was shown; and while time went by, at which moment of the call.
        let (mut shown, mut between) = (Vec::new(), Vec::new());
        let end = play(&choices, |step| {
            let view = step.after.view();
            match step.outcome {
                Ok(_) => shown.push((view.seq, view)),
                Err(_) if matches!(step.after.interview.state().phase(), Phase::Live | Phase::Paused) => {
                    between.push((view.seq, step.after.now.call_ms, view));
                }
                Err(_) => {}
            }
            Ok(())
        })?;
        for (seq, view) in &shown {
            prop_assert_eq!(&as_shown(&end.interview, *seq, None).unwrap(), view);
        }
        for (seq, call_ms, view) in &between {
            prop_assert_eq!(&as_shown(&end.interview, *seq, Some(*call_ms)).unwrap(), view);
        }
        let played = timeline(&end.interview);
        for (seq, _) in &shown {
            prop_assert!(played.entries.iter().any(|entry| entry.seq == *seq), "{seq} is an entry");
        }
        actions.set(actions.get() + shown.len());
        moments.set(moments.get() + between.len());
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
    println!("{} actions and {} moments between were shown again", actions.get(), moments.get());
    assert!(actions.get() > 500 && moments.get() > 50, "{} and {}", actions.get(), moments.get());
}

#[test]
fn every_second_of_a_conversation_is_shown_as_it_was() {
    let mut rehearsal = Rehearsal::in_config();
    let mut shown = vec![];
    for second in 0..300 {
        match second {
            20 => drop(rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}))),
            70 => drop(rehearsal.does(json!({"do": "pause"}))),
            130 => drop(rehearsal.does(json!({"do": "resume"}))),
            140 => drop(rehearsal.does(json!({"do": "undo"}))),
            150 => {
                drop(rehearsal.does(json!({"do": "swap-question", "question": "err-001", "by": "own-002"})));
            }
            _ => {}
        }
        shown.push((rehearsal.now.call_ms, rehearsal.view()));
        rehearsal.wait(1);
    }
    rehearsal.does(json!({"do": "end"}));
    for (call_ms, view) in shown {
        let seq = event_by(&rehearsal.interview, call_ms);
        assert_eq!(as_shown(&rehearsal.interview, seq, Some(call_ms)).unwrap(), view, "{call_ms}");
    }
}

#[test]
fn the_state_after_an_event_is_the_fold_up_to_it() {
    let mut rehearsal = Rehearsal::in_config();
    let before = rehearsal.interview.clone();
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap"}));
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(until(&rehearsal.interview, before.seq()).unwrap(), before);
    assert_eq!(until(&rehearsal.interview, before.seq() + 1).unwrap().state().marks.len(), 1);
    assert!(until(&rehearsal.interview, 0).is_none(), "before the plan there is nothing");
}

#[test]
fn the_timeline_has_one_entry_an_action_and_says_what_was_taken_back() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(30).does(json!({"do": "open-question", "question": "own-001"}));
    rehearsal.does(json!({"do": "undo"}));
    let timeline = timeline(&rehearsal.interview);
    let told: Vec<(&str, bool)> =
        timeline.entries.iter().map(|entry| (entry.words.as_str(), entry.undone)).collect();
    assert_eq!(
        told,
        [
            ("planned for Ada Example", false),
            ("started", false),
            ("opened The config file that may not be there", false),
            ("opened Receipt, then archive", true),
            ("undo", false),
        ]
    );
    assert_eq!(timeline.ends_ms, 30_000);
}
