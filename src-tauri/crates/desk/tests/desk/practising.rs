//! Practice: kept apart, and the time may be brought.

use interview::InterviewId;
use serde_json::{Value, json};

use crate::scene::{Acting, MINUTE, Scene, kinds, live, note, plan, times};

fn practice() -> Value {
    let mut planned = plan();
    planned["practice"] = json!(true);
    planned
}

fn at(elapsed_ms: u64, mut action: Value) -> Value {
    action["elapsed_ms"] = json!(elapsed_ms);
    action
}

fn started(desk: &mut desk::Desk) -> InterviewId {
    let interview = desk.planned(practice());
    desk.does(interview, at(0, json!({"do": "start"})));
    interview
}

#[test]
fn the_time_that_is_brought_is_the_time_of_the_events() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = started(&mut desk);
    scene.clocks.pass(MINUTE);
    desk.does(interview, at(1500, note("a")));
    desk.does(interview, at(1500, note("at once")));
    desk.does(interview, at(90_000, json!({"do": "submit"})));
    let elapsed: Vec<u64> = times(&desk, interview).iter().map(|(ms, _)| *ms).collect();
    assert_eq!(elapsed, [0, 0, 1500, 1500, 90_000]);
    assert_eq!(desk.card(interview, None).unwrap().interview.active_ms, 90_000);
}

#[test]
fn the_time_that_is_brought_must_rise() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = started(&mut desk);
    desk.does(interview, at(5000, note("a")));
    for earlier in [4999, 0] {
        let fault = desk.fault(interview, at(earlier, note("b")));
        assert_eq!(fault.code, "clock-goes-back");
        assert!(fault.message.contains("5000"), "{fault:?}");
    }
    assert_eq!(kinds(&desk, interview).len(), 3);
    drop(desk);
    let mut desk = scene.desk();
    assert_eq!(desk.fault(interview, at(4999, note("b"))).code, "clock-goes-back");
    desk.does(interview, at(5000, note("b")));
}

#[test]
fn a_real_interview_takes_no_time_but_its_own() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let fault = desk.fault(interview, at(5000, note("a")));
    assert_eq!(fault.code, "clock-is-ours");
    assert_eq!(kinds(&desk, interview).len(), 2);
}

#[test]
fn where_no_time_is_brought_practice_runs_by_the_clock() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = started(&mut desk);
    desk.does(interview, at(60_000, note("a")));
    scene.clocks.pass(2000);
    desk.does(interview, note("b"));
    assert_eq!(times(&desk, interview).last(), Some(&(62_000, 62_000)));
}

#[test]
fn practice_stays_out_of_lists_until_asked_for() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let practice = started(&mut desk);
    let real = live(&mut desk);
    assert_eq!(desk.list(false).unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [real]);
    assert_eq!(desk.list(true).unwrap().len(), 2);
    let home = desk.home().unwrap();
    assert_eq!(home.practice.iter().map(|row| row.id).collect::<Vec<_>>(), [practice]);
    assert_eq!(home.unfinished.iter().map(|row| row.id).collect::<Vec<_>>(), [real]);
    assert_eq!(desk.prepare().unwrap().candidates.len(), 1);
}
