//! An interview played again shows what its desk showed.

use serde_json::json;

use crate::scene::{MINUTE, SECOND, Scene, change, live, note};

#[test]
fn what_was_answered_to_each_action_is_shown_again_and_so_is_every_look_between() {
    let scene = Scene::new();
    let bank = scene.bank_with_a_variant();
    let mut desk = scene.open_with(&bank, desk::Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    let (mut answered, mut looked) = (Vec::new(), Vec::new());
    for action in [
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "mark", "signal": "sums-up"}),
        json!({"do": "capture-code", "text": "fn main() { a.unwrap(); }"}),
        json!({"do": "pause"}),
        json!({"do": "resume"}),
        json!({"do": "undo"}),
        json!({"do": "swap-question", "question": "sum-001", "by": "sum-001-b"}),
        note("asked what a wheel is"),
        json!({"do": "end"}),
    ] {
        let shown = change(&mut desk, interview, action);
        answered.push((shown.seq, shown.view));
        for _ in 0..3 {
            scene.clocks.pass(7 * SECOND);
            looked.push((desk.view(interview).unwrap(), scene.clocks.passed()));
        }
        scene.clocks.pass(1);
    }
    let began = looked[0].1 - 7 * SECOND;
    for (seq, view) in answered {
        assert_eq!(desk.shown(interview, Some(seq), None).unwrap(), view);
    }
    let last = looked.last().unwrap().0.seq;
    for (view, at) in looked.into_iter().filter(|(view, _)| view.seq < last) {
        assert_eq!(desk.shown(interview, None, Some(at - began)).unwrap(), view, "{at}");
    }
    let played = desk.replay(interview).unwrap();
    assert_eq!(played.timeline.ends_ms, 8 * (21 * SECOND + 1));
    assert_eq!(played.kit.questions.len(), 3, "also the texts of what was left");
    assert_eq!(desk.shown(interview, Some(0), None).unwrap_err().code, "unknown-event");
    scene.clocks.pass(MINUTE);
    assert_eq!(desk.replay(interview).unwrap(), played, "looking changes nothing");
}
