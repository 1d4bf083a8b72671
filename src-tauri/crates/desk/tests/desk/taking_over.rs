//! One device at a time: an interview goes on elsewhere only by being taken over.

use std::fs;

use interview::{InterviewId, Phase};
use serde_json::{Value, json};
use store::{ActionRow, Batch, Holder, Mode, NewEvent, Store};
use uuid::Uuid;

use crate::scene::{Acting, MINUTE, SECOND, Scene, change, kinds, live, note, times};

/// The device's id is put aside, as if the workspace had been carried to another machine.
fn carried(scene: &Scene, from: &str, to: &str) {
    let device = scene.home().join("device");
    fs::rename(&device, scene.root().join(from)).unwrap();
    if scene.root().join(to).exists() {
        fs::rename(scene.root().join(to), device).unwrap();
    }
}

fn head(desk: &desk::Desk, interview: InterviewId) -> String {
    desk.log(interview).unwrap().last().unwrap().hash.clone()
}

fn take_over(head: &str) -> Value {
    json!({"do": "take-over", "head": head})
}

#[test]
fn another_device_is_told_the_head_and_takes_the_interview_over_from_it() {
    let scene = Scene::new();
    let mut first = scene.desk();
    let interview = live(&mut first);
    let earlier = head(&first, interview);
    scene.clocks.pass(10 * SECOND);
    first.does(interview, note("here"));
    drop(first);
    carried(&scene, "first", "second");
    scene.clocks.pass(20 * SECOND);

    let mut second = scene.desk();
    let last = head(&second, interview);
    for action in [note("there"), json!({"do": "undo"}), json!({"do": "submit"})] {
        let fault = second.fault(interview, action);
        assert_eq!(fault.code, "other-device");
        assert!(fault.hint.contains(&format!("{{\"do\":\"take-over\",\"head\":\"{last}\"}}")), "{fault:?}");
    }
    // It can be looked at, and that writes nothing.
    assert_eq!(second.live(interview).unwrap().view.seq, 3);
    assert_eq!(second.fault(interview, take_over(&earlier)).code, "not-the-head");
    assert_eq!(second.fault(interview, take_over("last")).code, "not-the-head");
    assert_eq!(kinds(&second, interview).len(), 3);

    let mut taken = take_over(&last);
    taken["id"] = json!(scene.id());
    let answer = second.does(interview, taken.clone());
    assert_eq!((answer.seq, answer.events.as_slice()), (4, &["taken-over".to_owned()][..]));
    assert_eq!(second.does(interview, taken), answer);
    scene.clocks.pass(5 * SECOND);
    let added = change(&mut second, interview, note("there"));
    assert_eq!((added.seq, added.view.recent_notes.len()), (5, 2));
    let seconds: Vec<_> = times(&second, interview).iter().map(|(ms, _)| ms / SECOND).collect();
    assert_eq!(seconds, [0, 0, 10, 30, 35], "the way between the devices is on the clock");
    let log = second.log(interview).unwrap();
    assert_ne!(log[3].device, log[2].device);
    let told: Value = serde_json::from_str(log[3].body.get()).unwrap();
    assert_eq!(told, json!({"head": last, "device": log[3].device}));
    assert_eq!(log[3].prev, last);
    assert_eq!(second.fault(interview, take_over(&head(&second, interview))).code, "nothing-to-take-over");
}

#[test]
fn an_interview_can_come_back_and_is_read_in_the_order_it_happened() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, note("1"));
    for (from, to) in [("first", "second"), ("second", "first"), ("first", "second")] {
        drop(desk);
        carried(&scene, from, to);
        desk = scene.desk();
        assert_eq!(desk.fault(interview, note("no")).code, "other-device");
        let last = head(&desk, interview);
        desk.does(interview, take_over(&last));
        desk.does(interview, note(to));
        desk.does(interview, note("more"));
        desk.does(interview, json!({"do": "undo"}));
    }
    desk.does(interview, json!({"do": "submit"}));
    let card = desk.card(interview, None).unwrap();
    let texts: Vec<_> = card.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(texts, ["1", "second", "first", "second"]);
    assert_eq!(card.log.head, head(&desk, interview));
    let log = desk.log(interview).unwrap();
    assert!(log.iter().zip(&log[1..]).all(|(event, next)| next.prev == event.hash));
    assert_eq!(log.len(), 3 + 3 * 4 + 1);
    assert_eq!(desk.check().unwrap().problems, []);
    let row = desk.row(interview).unwrap();
    assert_eq!(desk.rebuild().unwrap(), (1, Vec::new()));
    assert_eq!(desk.row(interview).unwrap(), row);
    drop(desk);
    assert_eq!(scene.reader().card(interview, None).unwrap(), card);
}

#[test]
fn a_long_way_between_devices_stops_the_clock_in_the_same_action() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let last = head(&desk, interview);
    drop(desk);
    carried(&scene, "first", "second");
    scene.clocks.pass(11 * MINUTE);
    let mut desk = scene.desk();
    let answer = desk.does(interview, take_over(&last));
    assert_eq!(answer.events, ["taken-over", "recovered"]);
    let shown = desk.live(interview).unwrap().view;
    assert_eq!(shown.phase, Phase::Paused);
    assert!(shown.recovered.unwrap().contains("away for 11 min"));
    assert_eq!(kinds(&desk, interview).len(), 4);
}

#[test]
fn a_submitted_interview_is_taken_over_to_be_amended() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "submit"}));
    let (last, first) = (head(&desk, interview), desk.card(interview, Some(1)).unwrap());
    drop(desk);
    carried(&scene, "first", "second");
    let mut desk = scene.desk();
    let words = [json!({"do": "feedback", "text": "x"})];
    let amend = json!({"do": "amend", "reason": "x", "actions": words});
    assert_eq!(desk.fault(interview, amend.clone()).code, "other-device");
    desk.does(interview, take_over(&last));
    desk.does(interview, amend);
    assert_eq!(desk.card(interview, None).unwrap().revision, 2);
    assert_eq!(desk.card(interview, Some(1)).unwrap().competencies, first.competencies);
}

/// Adds an event as a device that knows only the events before: what merging two copies brings.
fn continued_elsewhere(scene: &Scene, interview: InterviewId, after: usize) {
    let holder = Holder::this_process("a merge", "2025-03-01T09:30:00.000Z");
    let mut store = Store::open(&scene.home().join("workspace"), Mode::ReadWrite(holder)).unwrap();
    let shared = store.interview_events(interview.0).unwrap()[after - 1].clone();
    let event = NewEvent {
        id: Uuid::now_v7(),
        author: "Kim".into(),
        at: shared.at.clone(),
        elapsed_ms: shared.elapsed_ms,
        call_ms: shared.call_ms,
        kind: "taken-over".into(),
        version: 1,
        snapshots: Vec::new(),
        body: format!("{{\"head\":\"{}\",\"device\":\"{}\"}}", shared.hash, Uuid::max()).into_bytes(),
    };
    let batch = Batch {
        interview: interview.0,
        device: Uuid::max(),
        expected_seq: 0,
        continues: Some(shared.hash),
        action: ActionRow { id: Uuid::now_v7(), fingerprint: vec![1], answer: b"{}".to_vec() },
        events: vec![event],
        snapshots: Vec::new(),
        summary: None,
        debrief: None,
        asked: None,
        notes: Vec::new(),
        drop_notes: Vec::new(),
        clear_drafts: Vec::new(),
    };
    store.append(&batch).unwrap();
}

#[test]
fn two_continuations_of_one_event_are_shown_as_a_fork_and_nothing_is_added_to_either() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, note("one side"));
    desk.does(interview, json!({"do": "end"}));
    let other = live(&mut desk);
    drop(desk);
    continued_elsewhere(&scene, interview, 2);

    let mut desk = scene.desk();
    let problems = desk.check().unwrap().problems;
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.code, "forked");
    assert!(problem.message.contains("event 2 of device"), "{}", problem.message);
    assert!(problem.message.contains(&format!("event 1 of device {}", Uuid::max())), "{}", problem.message);
    let last = head(&desk, interview);
    for action in [note("x"), take_over(&last), json!({"do": "submit"})] {
        let fault = desk.fault(interview, action);
        assert_eq!(fault.code, "forked");
        assert!(fault.message.contains("after its event 2"), "{fault:?}");
    }
    // Neither side is shown as if it were the interview; the log has both.
    assert_eq!(desk.view(interview).map(drop).unwrap_err().code, "forked");
    assert_eq!(desk.card(interview, None).map(drop).unwrap_err().code, "forked");
    assert_eq!(kinds(&desk, interview).len(), 5);
    assert_eq!(desk.list(true, false).unwrap().len(), 2);
    desk.does(other, note("goes on"));
    assert_eq!(desk.rebuild().unwrap(), (2, Vec::new()));
    assert_eq!(desk.row(interview).unwrap().state, "live", "as far as both sides agree");
}

#[test]
fn a_device_that_was_taken_over_from_does_not_go_on_by_mistake() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let last = head(&desk, interview);
    drop(desk);
    carried(&scene, "first", "second");
    let mut desk = scene.desk();
    desk.does(interview, take_over(&last));
    drop(desk);
    carried(&scene, "second", "first");
    let mut desk = scene.desk();
    assert_eq!(desk.fault(interview, note("old habits")).code, "other-device");
    assert_eq!(desk.fault(interview, take_over(&last)).code, "not-the-head");
    assert_eq!(desk.check().unwrap().problems, []);
}
