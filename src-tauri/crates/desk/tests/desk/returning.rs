//! Coming back after a crash or a restart.

use interview::Phase;
use serde_json::json;

use crate::scene::{Acting, MINUTE, SECOND, Scene, YEAR, kinds, live, note, plan, times};

/// An interview that had run ten seconds when the app went away, for `gap_ms` on the wall clock.
fn away(scene: &Scene, gap_ms: i64) -> interview::InterviewId {
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    scene.clocks.pass(10 * SECOND);
    desk.does(interview, note("the last one"));
    drop(desk);
    scene.clocks.set_wall(gap_ms);
    interview
}

#[test]
fn a_gap_of_up_to_ten_minutes_is_on_the_clock() {
    let ten_minutes = i64::try_from(10 * MINUTE).unwrap();
    for gap in [0, 1, 90_000, ten_minutes] {
        let scene = Scene::new();
        let interview = away(&scene, gap);
        let mut desk = scene.desk();
        desk.does(interview, note("again"));
        scene.clocks.pass(2 * SECOND);
        desk.does(interview, note("and again"));
        assert_eq!(kinds(&desk, interview), ["planned", "started", "noted", "noted", "noted"]);
        let expected = [10 * SECOND, 12 * SECOND].map(|ms| ms + u64::try_from(gap).unwrap());
        assert_eq!(times(&desk, interview)[3..], expected.map(|ms| (ms, ms)));
    }
}

#[test]
fn a_longer_gap_and_one_into_the_past_resume_paused_and_say_so() {
    for gap in [10 * 60_000 + 1, 3 * 60 * 60_000, YEAR, -1, -90_000, -YEAR] {
        let scene = Scene::new();
        let interview = away(&scene, gap);
        let mut desk = scene.desk();
        desk.does(interview, note("again"));
        assert_eq!(kinds(&desk, interview), ["planned", "started", "noted", "recovered", "noted"], "{gap}");
        assert_eq!(desk.view(interview).unwrap().phase, Phase::Paused);
        assert_eq!(times(&desk, interview)[4], (10 * SECOND, 10 * SECOND), "{gap} is not on the clock");
        let recovered = &desk.log(interview).unwrap()[3];
        let told: serde_json::Value = serde_json::from_str(recovered.body.get()).unwrap();
        assert_eq!(told, json!({"gap_ms": gap.unsigned_abs(), "counted": false}));

        scene.clocks.pass(5 * SECOND);
        desk.does(interview, json!({"do": "resume"}));
        scene.clocks.pass(5 * SECOND);
        desk.does(interview, note("running"));
        assert_eq!(times(&desk, interview)[6], (15 * SECOND, 20 * SECOND));
    }
}

#[test]
fn opening_the_window_again_says_what_happened_and_only_once() {
    for (gap, phase, words) in [
        (40_000, Phase::Live, "away for 40 s. Everything stands as it was; the clock went on."),
        (11 * 60_000, Phase::Paused, "away for 11 min. Everything stands as it was; the clock is paused."),
    ] {
        let scene = Scene::new();
        let interview = away(&scene, gap);
        let mut desk = scene.desk();
        let shown = desk.live(interview).unwrap().view;
        assert_eq!(shown.phase, phase);
        assert!(shown.recovered.as_ref().unwrap().ends_with(words), "{:?}", shown.recovered);
        assert_eq!(desk.live(interview).unwrap().view, shown, "a second look says the same");
        assert_eq!(kinds(&desk, interview).iter().filter(|kind| *kind == "recovered").count(), 1);
        desk.does(interview, note("on with it"));
        assert_eq!(desk.view(interview).unwrap().recovered, None);
    }
}

#[test]
fn an_interview_that_was_not_under_way_has_nothing_to_come_back_to() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let planned = desk.planned(plan());
    let ended = live(&mut desk);
    desk.does(ended, json!({"do": "end"}));
    drop(desk);
    scene.clocks.set_wall(YEAR);
    let mut desk = scene.desk();
    for interview in [planned, ended] {
        let shown = desk.live(interview).unwrap().view;
        assert_eq!(shown.recovered, None);
        desk.does(interview, note("the next morning"));
        assert!(!kinds(&desk, interview).contains(&"recovered".to_owned()));
    }
    assert_eq!(times(&desk, ended).last(), Some(&(0, 0)));
}

#[test]
fn a_pause_stays_a_pause_and_only_the_call_goes_on() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    scene.clocks.pass(10 * SECOND);
    desk.does(interview, json!({"do": "pause"}));
    drop(desk);
    scene.clocks.set_wall(60_000);
    let mut desk = scene.desk();
    desk.does(interview, note("in the pause"));
    assert_eq!(times(&desk, interview).last(), Some(&(10 * SECOND, 70 * SECOND)));
    assert_eq!(desk.view(interview).unwrap().phase, Phase::Paused);
}

#[test]
fn an_interview_only_looked_at_is_not_gone_on_with() {
    let scene = Scene::new();
    let interview = away(&scene, YEAR);
    let mut desk = scene.desk();
    desk.view(interview).unwrap();
    desk.card(interview, None).unwrap();
    desk.scorecard(interview, None).unwrap();
    desk.log_in_words(interview).unwrap();
    assert_eq!(kinds(&desk, interview).len(), 3);
}
