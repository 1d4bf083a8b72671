//! The interview's own clock: without pauses, with pauses, and whatever the wall clock does.

use serde_json::json;

use crate::scene::{Acting, MINUTE, SECOND, Scene, YEAR, change, live, note, plan, times};

#[test]
fn time_stands_before_the_start_runs_in_the_interview_and_stands_after_it() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = desk.planned(plan());
    scene.clocks.pass(30 * MINUTE);
    desk.does(interview, note("before"));
    scene.clocks.pass(MINUTE);
    desk.does(interview, json!({"do": "start"}));
    scene.clocks.pass(7 * SECOND);
    desk.does(interview, note("seven seconds in"));
    scene.clocks.pass(MINUTE);
    desk.does(interview, json!({"do": "end"}));
    scene.clocks.pass(20 * MINUTE);
    desk.does(interview, note("after"));
    scene.clocks.pass(20 * MINUTE);
    desk.does(interview, json!({"do": "submit"}));
    let expected = [0, 0, 0, 7 * SECOND, 67 * SECOND, 67 * SECOND, 67 * SECOND];
    assert_eq!(times(&desk, interview), expected.map(|ms| (ms, ms)));
}

#[test]
fn a_pause_is_on_the_clock_of_the_call_and_not_on_the_other() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    scene.clocks.pass(10 * SECOND);
    desk.does(interview, json!({"do": "pause"}));
    scene.clocks.pass(MINUTE);
    desk.does(interview, note("in the pause"));
    scene.clocks.pass(MINUTE);
    desk.does(interview, json!({"do": "resume"}));
    scene.clocks.pass(5 * SECOND);
    desk.does(interview, note("again"));
    let seconds: Vec<_> = times(&desk, interview).iter().map(|(e, c)| (e / SECOND, c / SECOND)).collect();
    assert_eq!(seconds, [(0, 0), (0, 0), (10, 10), (10, 70), (10, 130), (15, 135)]);
    let card = desk.card(interview, None).unwrap();
    assert_eq!(card.interview.active_ms, 15 * SECOND);
}

#[test]
fn the_wall_clock_may_jump_a_year_either_way_without_changing_a_duration() {
    for jump in [YEAR, -YEAR] {
        let scene = Scene::new();
        let mut desk = scene.desk();
        let interview = live(&mut desk);
        desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
        scene.clocks.pass(10 * SECOND);
        desk.does(interview, note("before"));
        scene.clocks.set_wall(jump);
        scene.clocks.pass(10 * SECOND);
        let view = change(&mut desk, interview, note("after")).view;
        assert_eq!(view.recent_notes[0].text, "after", "order is that of the log");
        scene.clocks.set_wall(-jump);
        scene.clocks.pass(40 * SECOND);
        assert_eq!(desk.view(interview).unwrap().question_minutes, Some(1));
        desk.does(interview, json!({"do": "submit"}));
        let seconds: Vec<_> = times(&desk, interview).iter().map(|(ms, _)| ms / SECOND).collect();
        assert_eq!(seconds, [0, 0, 0, 10, 20, 60]);
        assert_eq!(desk.card(interview, None).unwrap().questions[0].active_ms, 60 * SECOND);
        assert_eq!(desk.check().unwrap().problems, []);
    }
}

#[test]
fn what_a_commit_takes_is_on_the_clock() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = desk.planned(plan());
    scene.clocks.slow_looks(3);
    // The first look within an action is the one its events are stamped by.
    let mut stamped = Vec::new();
    for action in [json!({"do": "start"}), note("one"), note("two"), note("three")] {
        stamped.push(scene.clocks.readings().len());
        change(&mut desk, interview, action);
    }
    let readings = scene.clocks.readings();
    let elapsed: Vec<u64> = times(&desk, interview).iter().skip(1).map(|(ms, _)| *ms).collect();
    let began = readings[stamped[0]];
    let expected: Vec<u64> = stamped.iter().map(|look| readings[*look] - began).collect();
    assert_eq!(elapsed, expected);
}
