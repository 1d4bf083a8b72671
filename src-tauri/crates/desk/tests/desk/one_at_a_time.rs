//! One interview runs at a time, however it came to run; practice is apart.

use serde_json::json;

use crate::scene::{Acting, Scene, kinds, live, plan};

#[test]
fn starting_another_interview_is_refused_and_says_which_one_runs() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let first = live(&mut desk);
    let second = desk.planned(plan());
    for state in ["live", "paused"] {
        let fault = desk.fault(second, json!({"do": "start"}));
        assert_eq!(fault.code, "another-is-live");
        assert!(fault.message.contains(state) && fault.message.contains("Ada Example"), "{fault:?}");
        assert!(fault.hint.contains(&first.to_string()), "{fault:?}");
        if state == "live" {
            desk.does(first, json!({"do": "pause"}));
        }
    }
    assert_eq!(kinds(&desk, second), ["planned"]);
    drop(desk);
    let mut desk = scene.desk();
    assert_eq!(desk.fault(second, json!({"do": "start"})).code, "another-is-live");
    desk.does(first, json!({"do": "end"}));
    desk.does(second, json!({"do": "start"}));
}

#[test]
fn an_ended_interview_cannot_run_again_beside_another() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let first = live(&mut desk);
    desk.does(first, json!({"do": "end"}));
    let second = live(&mut desk);
    assert_eq!(desk.fault(first, json!({"do": "resume"})).code, "another-is-live");
    assert_eq!(desk.fault(first, json!({"do": "undo"})).code, "another-is-live");
    assert_eq!(kinds(&desk, first), ["planned", "started", "ended"]);
    // In the wrap-up everything else goes on.
    desk.does(first, json!({"do": "note", "text": "from memory"}));
    desk.does(first, json!({"do": "undo"}));
    desk.does(second, json!({"do": "submit"}));
    desk.does(first, json!({"do": "resume"}));
    assert_eq!(desk.row(first).unwrap().state, "live");
}

#[test]
fn practice_neither_holds_up_nor_is_held_up() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut practice = plan();
    practice["practice"] = json!(true);
    let (one, two) = (desk.planned(practice.clone()), desk.planned(practice));
    desk.does(one, json!({"do": "start"}));
    live(&mut desk);
    desk.does(two, json!({"do": "start"}));
    desk.does(two, json!({"do": "end"}));
    desk.does(two, json!({"do": "resume"}));
}
