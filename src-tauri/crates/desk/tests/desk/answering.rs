//! One action, one answer: durable before it is given, and the same when asked again.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use desk::{Answer, BankSource, DataFolder, Desk, DeskThread, Fault, Purpose};
use interview::Phase;
use serde_json::json;

use crate::scene::{Acting, BANK, Scene, change, envelope, kinds, live, note, plan};

#[test]
fn the_same_id_with_the_same_content_gets_the_same_answer_and_one_event() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let said = json!({"id": scene.id(), "do": "note", "text": "once"});
    let answer = desk.does(interview, said.clone());
    desk.does(interview, note("between"));
    scene.clocks.pass(5000);
    assert_eq!(desk.does(interview, said.clone()), answer);
    drop(desk);
    let mut desk = scene.desk();
    assert_eq!(desk.does(interview, said), answer);
    assert_eq!(kinds(&desk, interview), ["planned", "started", "noted", "noted"]);
}

#[test]
fn an_answer_that_was_lost_can_be_had_when_nothing_can_be_written_any_more() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let said = json!({"id": scene.id(), "do": "note", "text": "once"});
    let answer = desk.does(interview, said.clone());
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    assert_eq!(second.does(interview, said), answer);
    assert_eq!(second.fault(interview, note("more")).code, "workspace-busy");
}

#[test]
fn the_same_id_with_other_content_is_refused() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let (interview, other) = (live(&mut desk), desk.planned(plan()));
    let id = scene.id();
    desk.does(interview, json!({"id": id, "do": "note", "text": "once"}));
    for action in [
        json!({"id": id, "do": "note", "text": "twice"}),
        json!({"id": id, "do": "note", "text": "once", "visibility": "panel"}),
        json!({"id": id, "do": "note", "text": "once", "interview": other}),
        json!({"id": id, "do": "submit"}),
        json!({"id": interview, "do": "submit"}),
    ] {
        assert_eq!(desk.fault(interview, action.clone()).code, "id-reused", "{action}");
    }
    assert_eq!(kinds(&desk, interview).len(), 3);
    assert_eq!(kinds(&desk, other).len(), 1);
}

#[test]
fn the_same_id_from_two_threads_at_once_is_one_event() {
    const ROUNDS: usize = 20;
    let scene = Scene::new();
    let interview = live(&mut scene.desk());
    let (home, clocks) = (scene.home(), scene.clocks.clone());
    let desk = DeskThread::start(move || {
        let bank = BankSource::Folder(BANK.into());
        Desk::open(DataFolder::at(&home), &bank, Purpose::ActOnly, Box::new(clocks.clone()))
    });
    for round in 0..ROUNDS {
        let said = envelope(interview, json!({"id": scene.id(), "do": "note", "text": format!("{round}")}));
        let barrier = Arc::new(Barrier::new(4));
        let answers: Arc<Mutex<Vec<Result<Answer, Fault>>>> = Arc::default();
        let threads: Vec<_> = (0..4)
            .map(|_| {
                let (desk, barrier, answers) = (desk.clone(), Arc::clone(&barrier), Arc::clone(&answers));
                let said = said.clone();
                thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                    barrier.wait();
                    let answer = runtime.block_on(desk.ask(move |desk| desk.answer(&said)));
                    answers.lock().unwrap().push(answer);
                })
            })
            .collect();
        threads.into_iter().for_each(|thread| thread.join().unwrap());
        let answers = answers.lock().unwrap();
        assert_eq!(answers.len(), 4);
        assert!(answers.iter().all(|answer| *answer == answers[0] && answer.is_ok()), "{answers:?}");
    }
    drop(desk);
    let seen = scene.reader();
    let actions: BTreeSet<String> =
        seen.log(interview).unwrap().into_iter().map(|line| line.action).collect();
    assert_eq!(kinds(&seen, interview).len(), 2 + ROUNDS);
    assert_eq!(actions.len(), 2 + ROUNDS);
}

#[test]
fn what_the_view_shows_can_be_read_from_the_disk_already() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    for action in [
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "mark", "signal": "names-edges"}),
        note("said twice"),
        json!({"do": "undo"}),
        json!({"do": "submit"}),
    ] {
        let change = change(&mut desk, interview, action);
        let mut other = scene.reader();
        let log = other.log(interview).unwrap();
        assert_eq!(log.len() as u64, change.seq);
        assert_eq!(change.view.seq, change.seq);
        let added: Vec<_> = log.iter().rev().take(change.added.len()).rev().map(|line| &line.kind).collect();
        assert_eq!(added, change.added.iter().collect::<Vec<_>>());
        assert_eq!(other.view(interview).unwrap().phase, change.view.phase);
        assert_eq!(other.row(interview).unwrap().state, change.view.phase.name());
    }
    assert_eq!(desk.view(interview).unwrap().phase, Phase::Submitted);
}

#[test]
fn a_refusal_leaves_no_trace_and_its_id_is_free() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let (view, row) = (desk.view(interview).unwrap(), desk.row(interview).unwrap());
    let mark = json!({"id": scene.id(), "do": "mark", "signal": "sum-001.casts", "question": "sum-001"});
    assert_eq!(desk.fault(interview, mark.clone()).code, "question-not-opened");
    assert_eq!(desk.view(interview).unwrap(), view);
    assert_eq!(desk.row(interview).unwrap(), row);
    assert_eq!(kinds(&desk, interview).len(), 2);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, mark);
}

#[test]
fn a_desk_that_cannot_be_opened_is_tried_again_with_each_request() {
    let scene = Scene::new();
    let holder = scene.desk();
    let (home, clocks) = (scene.home(), scene.clocks.clone());
    let desk = DeskThread::start(move || {
        let bank = BankSource::Folder(BANK.into());
        Desk::open(DataFolder::at(&home), &bank, Purpose::ActOnly, Box::new(clocks.clone()))
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let refused = runtime.block_on(desk.ask(Desk::home)).unwrap_err();
    assert_eq!(refused.code, "workspace-busy");
    drop(holder);
    assert!(runtime.block_on(desk.ask(Desk::home)).is_ok());
}
