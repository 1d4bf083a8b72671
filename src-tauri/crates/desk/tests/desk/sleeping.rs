//! The laptop sleeps while the conversation goes on.

use serde_json::json;

use crate::scene::{Acting, MINUTE, SECOND, Scene, kinds, live, note, plan, times};

#[test]
fn a_sleep_is_recorded_once_said_once_and_counts() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    scene.clocks.pass(MINUTE);
    scene.clocks.sleep(4 * MINUTE);
    let view = desk.view(interview).unwrap();
    let words = "The laptop slept for 4 min. Everything stands as it was; that time counts.";
    assert_eq!((view.recovered.as_deref(), view.can_discount), (Some(words), true));
    assert_eq!(desk.view(interview).unwrap(), view, "a second look says the same");
    desk.does(interview, note("on with it"));
    assert_eq!(kinds(&desk, interview)[3..], ["slept", "noted"]);
    assert_eq!(times(&desk, interview)[4], (5 * MINUTE, 5 * MINUTE));
    assert_eq!(desk.view(interview).unwrap().recovered, None);
    desk.does(interview, json!({"do": "discount-absence"}));
    assert_eq!(desk.view(interview).unwrap().question_minutes, Some(1));
    assert_eq!(desk.card(interview, None).unwrap().interview.active_ms, MINUTE);
}

#[test]
fn an_action_after_a_sleep_comes_after_it_in_the_log() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    scene.clocks.sleep(MINUTE);
    desk.does(interview, note("awake"));
    assert_eq!(kinds(&desk, interview), ["planned", "started", "slept", "noted"]);
}

#[test]
fn a_nap_and_a_sleep_while_the_clock_stands_are_not_worth_a_word() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = desk.planned(plan());
    scene.clocks.sleep(MINUTE);
    desk.does(interview, json!({"do": "start"}));
    scene.clocks.sleep(4 * SECOND);
    desk.view(interview).unwrap();
    scene.clocks.sleep(4 * SECOND);
    desk.does(interview, json!({"do": "pause"}));
    scene.clocks.sleep(MINUTE);
    desk.does(interview, json!({"do": "resume"}));
    desk.does(interview, json!({"do": "end"}));
    scene.clocks.sleep(MINUTE);
    desk.view(interview).unwrap();
    assert!(!kinds(&desk, interview).contains(&"slept".to_owned()));
    assert_eq!(desk.card(interview, None).unwrap().interview.active_ms, 8 * SECOND, "it counts all the same");
}
