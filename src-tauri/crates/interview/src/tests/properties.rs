//! What holds in every interview that can be played.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::generator::{Choice, choices, play};
use super::kit::kit;
use super::rehearsal::{Rehearsal, card};
use crate::premises::premises;
use crate::{ACTIONS, Action, Envelope, Event, Interview, Phase, Recorded, ReplayError, State};

/// Runs of up to 120 steps, each judged.
fn every_run(cases: u32, judge: impl Fn(&[Choice]) -> Result<(), TestCaseError>) {
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    if let Err(error) = runner.run(&choices(1..120), |choices| judge(&choices)) {
        panic!("{error}");
    }
}

fn replayed(interview: &Interview) -> Interview {
    Interview::replay(interview.id(), Arc::new(interview.kit().clone()), interview.log().to_vec()).unwrap()
}

/// A state but for the line on a return, which goes with the next thing that is done.
fn but_for_the_return(state: &State) -> State {
    State { recovered: None, slept: None, ..state.clone() }
}

#[test]
fn generated_runs_get_somewhere() {
    let (cases, submitted, tried, accepted, amended) =
        (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    let add = |count: &Cell<u32>, more: bool| count.set(count.get() + u32::from(more));
    let (done, refused) = (RefCell::new(BTreeSet::new()), RefCell::new(BTreeSet::new()));
    every_run(256, |choices| {
        let end = play(choices, |step| {
            add(&tried, true);
            add(&accepted, step.outcome.is_ok());
            match step.outcome {
                Ok(_) => done.borrow_mut().insert(step.action.name()),
                Err(refusal) => refused.borrow_mut().insert(refusal.code()),
            };
            Ok(())
        })?;
        add(&cases, true);
        add(&submitted, end.interview.state().phase() == Phase::Submitted);
        add(&amended, end.interview.state().revisions.len() > 1);
        Ok(())
    });
    let share = |part: &Cell<u32>, whole: &Cell<u32>| f64::from(part.get()) / f64::from(whole.get());
    let (submitted, accepted) = (share(&submitted, &cases), share(&accepted, &tried));
    println!(
        "{submitted:.2} of {} runs submitted, {accepted:.2} of {} actions accepted",
        cases.get(),
        tried.get()
    );
    println!("amended {}, refusals met: {:?}", amended.get(), refused.borrow());
    assert!(submitted >= 0.25, "only {submitted:.2} of the runs reach submission");
    assert!(accepted >= 0.5, "only {accepted:.2} of the actions are accepted");
    assert!(amended.get() > 0, "no run was amended");
    let missed: Vec<_> =
        ACTIONS.iter().map(|action| action.name).filter(|name| !done.borrow().contains(name)).collect();
    assert_eq!(missed, ["plan"], "all but the plan, which comes first, are done somewhere");
}

#[test]
fn replaying_a_log_gives_what_folding_it_event_by_event_gave() {
    every_run(128, |choices| {
        let rehearsal = play(choices, |step| {
            if step.outcome.is_ok() && matches!(step.action, Action::Undo { .. } | Action::Redo {}) {
                prop_assert_eq!(&replayed(&step.after.interview), &step.after.interview);
            }
            Ok(())
        })?;
        prop_assert_eq!(&replayed(&rehearsal.interview), &rehearsal.interview);
        Ok(())
    });
}

#[test]
fn undo_restores_the_state_before_and_redo_the_state_after() {
    let undone = Cell::new(0);
    every_run(64, |choices| {
        play(choices, |step| {
            let Ok(id) = step.outcome else { return Ok(()) };
            let fixed = matches!(
                step.action,
                Action::Start {}
                    | Action::Pause { .. }
                    | Action::Resume {}
                    | Action::Submit {}
                    | Action::Amend { .. }
                    | Action::TakeOver { .. }
                    | Action::Undo { .. }
                    | Action::Redo {}
            );
            if fixed {
                return Ok(());
            }
            undone.set(undone.get() + 1);
            for action in [None, Some(*id)] {
                let mut fork = step.after.fork();
                fork.wait(3).attempt(&Action::Undo { action }).unwrap();
                prop_assert_eq!(fork.interview.state(), &but_for_the_return(step.before.state()));
                fork.wait(3).attempt(&Action::Redo {}).unwrap();
                prop_assert_eq!(fork.interview.state(), step.after.interview.state());
            }
            Ok(())
        })?;
        Ok(())
    });
    assert!(undone.get() > 500, "only {} actions were undone", undone.get());
}

#[test]
fn a_refusal_changes_nothing_and_says_what_to_do() {
    every_run(128, |choices| {
        play(choices, |step| {
            if let Err(refusal) = step.outcome {
                prop_assert_eq!(step.before, &step.after.interview);
                prop_assert!(!refusal.code().is_empty() && !refusal.hint().is_empty());
            }
            Ok(())
        })?;
        Ok(())
    });
}

#[test]
fn events_are_numbered_without_gaps_and_a_log_with_one_is_refused() {
    every_run(128, |choices| {
        let rehearsal = play(choices, |_| Ok(()))?;
        let log = rehearsal.interview.log();
        prop_assert!(log.iter().map(|recorded| recorded.seq).eq(1..=log.len() as u64));
        let gap = log.len() / 2;
        let holed: Vec<Recorded> = log
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != gap)
            .map(|(_, recorded)| recorded.clone())
            .collect();
        if log.len() > 2 {
            let error = Interview::replay(rehearsal.interview.id(), Arc::new(kit()), holed).unwrap_err();
            prop_assert!(matches!(error, ReplayError::OutOfOrder { .. }), "{error}");
        }
        Ok(())
    });
}

#[test]
fn whatever_was_undone_every_standing_event_still_has_its_premises() {
    every_run(128, |choices| {
        let rehearsal = play(choices, |_| Ok(()))?;
        let interview = &rehearsal.interview;
        let mut state = State::default();
        for recorded in interview.log().iter().filter(|event| !interview.is_retracted(event.action)) {
            let met = premises(interview.kit(), &state, &recorded.event);
            prop_assert!(met.is_ok(), "{:?}: {met:?}", recorded.event);
            state.fold(interview.kit(), recorded);
        }
        prop_assert_eq!(&state, interview.state());
        Ok(())
    });
}

#[test]
fn a_revision_reads_the_same_after_later_amendments() {
    let amended = Cell::new(0);
    every_run(128, |choices| {
        let mut cards = Vec::new();
        let rehearsal = play(choices, |step| {
            let revisions = step.after.interview.state().revisions.len();
            let as_submitted = card(&step.after.interview);
            match cards.len() {
                known if known < revisions => cards.push(as_submitted),
                _ => {}
            }
            Ok(())
        })?;
        amended.set(amended.get() + usize::from(cards.len() > 1));
        for (number, then) in (1..).zip(&cards) {
            let now = card(&rehearsal.interview.at_revision(number).unwrap());
            prop_assert_eq!(&now.competencies, &then.competencies);
            prop_assert_eq!(&now.signals, &then.signals);
            prop_assert_eq!(&now.composite, &then.composite);
            prop_assert_eq!(&now.revisions, &then.revisions);
        }
        Ok(())
    });
    assert!(amended.get() > 10, "only {} runs were amended", amended.get());
}

#[test]
fn the_numbers_of_a_scorecard_stay_within_what_they_mean() {
    every_run(128, |choices| {
        let rehearsal = play(choices, |_| Ok(()))?;
        let card = card(&rehearsal.interview);
        prop_assert!((0.0..=1.0).contains(&card.composite.coverage));
        prop_assert_eq!(card.composite.value.is_some(), card.composite.coverage >= 0.8 - 1e-9);
        let rated: Vec<f64> = card.competencies.iter().filter_map(|competency| competency.rating).collect();
        prop_assert!(rated.iter().chain(&card.composite.value).all(|rating| (1.0..=4.0).contains(rating)));
        let weighed = card.competencies.iter().filter(|competency| competency.weight > 0.0);
        for competency in weighed {
            let missing = card.missing.iter().any(|missing| missing.competency == competency.id);
            prop_assert_eq!(missing, competency.rating.is_none(), "{}", competency.id);
        }
        let questions: u64 = card.questions.iter().map(|question| question.active_ms).sum();
        prop_assert!(questions <= card.interview.active_ms, "no two questions are open at once");
        Ok(())
    });
}

#[test]
fn actions_survive_json_under_their_names() {
    every_run(64, |choices| {
        play(choices, |step| {
            let json = serde_json::to_value(step.action).unwrap();
            prop_assert_eq!(json["do"].as_str(), Some(step.action.name()));
            prop_assert_eq!(&Envelope::from_json(json).unwrap().action, step.action);
            Ok(())
        })?;
        Ok(())
    });
}

/// Of five hundred events, as the design promises for every key press.
const VIEW: usize = 64 * 1024;

#[test]
fn the_view_of_five_hundred_events_stays_small() {
    let (largest, steps) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let run = runner.run(&choices(480..500), |choices| {
        let rehearsal = play(&choices, |step| {
            steps.set(steps.get() + 1);
            if steps.get() % 16 == 0 {
                let json = serde_json::to_vec(&step.after.view()).unwrap();
                largest.set(largest.get().max(json.len()));
                prop_assert!(json.len() < VIEW, "{} bytes", json.len());
            }
            Ok(())
        })?;
        let json = serde_json::to_vec(&rehearsal.view()).unwrap();
        prop_assert!(json.len() < VIEW, "{} bytes", json.len());
        Ok(())
    });
    println!("largest view: {} bytes", largest.get());
    assert!(run.is_ok(), "{run:?}");
    assert!(largest.get() > 4096, "these runs show too little");
}

#[test]
fn the_view_stays_small_with_far_more_marks_notes_and_bookmarks_than_an_hour_holds() {
    let mut rehearsal = Rehearsal::in_both();
    let signals =
        ["lists-failure-modes", "avoids-unwrap", "swallows-errors", "tests-failures", "thinks-aloud"];
    for round in 0..50 {
        for signal in signals {
            let note = format!("{round}: {}", "said why, and what would go wrong. ".repeat(4));
            rehearsal.does(json!({"do": "mark", "signal": signal, "note": note}));
        }
        rehearsal.does(json!({"do": "note", "text": "asked whether duplicates matter. ".repeat(12)}));
        rehearsal.does(json!({"do": "bookmark", "note": "came back to it", "remarkable": true}));
        rehearsal.does(json!({"do": "hint", "n": 1}));
        rehearsal.does(json!({"do": "follow-up", "n": 1}));
        rehearsal.does(json!({"do": "milestone", "kind": "tested"}));
    }
    let view = rehearsal.view();
    let bytes = serde_json::to_vec(&view).unwrap().len();
    println!("crowded view: {bytes} bytes of {} events", rehearsal.interview.seq());
    assert!(bytes < VIEW, "{bytes} bytes");
    let row = view.signals.iter().find(|row| row.id == "avoids-unwrap").unwrap();
    let last = &rehearsal.signal(Some("err-001"), "avoids-unwrap").marks[49];
    assert_eq!(row.marks.last().unwrap().id, last.id, "of many the latest are shown");
    assert_eq!(
        view.tray[0].id,
        rehearsal.interview.state().bookmarks[0].id,
        "in the tray the oldest come first"
    );
}

#[test]
fn a_log_begins_with_its_plan() {
    let rehearsal = Rehearsal::started();
    let mut log = rehearsal.interview.log().to_vec();
    let first = log.remove(0);
    let id = rehearsal.interview.id();
    assert_eq!(Interview::replay(id, Arc::new(kit()), Vec::new()).unwrap_err(), ReplayError::NoPlan(id));
    let headless = Recorded { event: Event::Started {}, ..first };
    assert_eq!(Interview::replay(id, Arc::new(kit()), [headless]).unwrap_err(), ReplayError::NoPlan(id));
}
