//! A commit that fails: nothing of it stays in memory, and the same action goes through later. The
//! limits of a process bind all of it, so the desk that fails runs in one of its own: this program
//! again, for one of the ignored tests below.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use desk::{Desk, Fault, Purpose};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::json;

use crate::scene::{Acting, BANK, MINUTE, Scene, kinds, live, note, plan, times};

/// Runs an ignored test of this file in a process that gets an error where it would die of a limit.
fn in_a_process_of_its_own(test: &str) -> String {
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &format!("failing::{test}"), "--ignored", "--nocapture", "--test-threads=1"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("1 passed"), "{said}");
    said
}

/// No file may grow past what the write-ahead log holds now.
fn fill_the_disk(scene: &Scene) {
    let log: PathBuf = scene.home().join("workspace/touchstone.db-wal");
    let room = fs::metadata(log).unwrap().len();
    setrlimit(Resource::Fsize, Rlimit { current: Some(room), ..getrlimit(Resource::Fsize) }).unwrap();
}

fn make_room() {
    let limit = getrlimit(Resource::Fsize);
    setrlimit(Resource::Fsize, Rlimit { current: limit.maximum, ..limit }).unwrap();
}

fn assert_trouble(fault: &Fault) {
    assert_eq!(fault.code, "unknown", "{fault:?}");
    assert!(fault.trouble && fault.hint.contains("stored once"), "{fault:?}");
}

#[test]
fn a_failed_commit_leaves_nothing_in_memory_and_the_retry_goes_through() {
    let said = in_a_process_of_its_own("runs_into_a_full_disk");
    println!("{}", said.lines().find(|line| line.contains("struck")).unwrap());
}

#[test]
#[ignore = "the child of the test above"]
fn runs_into_a_full_disk() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    let mark = json!({"id": scene.id(), "do": "mark", "signal": "names-edges", "note": "unsaved"});
    let submit = json!({"id": scene.id(), "do": "submit"});
    let before = (desk.view(interview).unwrap(), desk.row(interview).unwrap());

    fill_the_disk(&scene);
    let mut struck = 0;
    for action in [&mark, &submit, &mark, &json!({"do": "undo"})] {
        assert_trouble(&desk.fault(interview, action.clone()));
        assert_eq!((desk.view(interview).unwrap(), desk.row(interview).unwrap()), before, "{action}");
        assert!(desk.search("unsaved").unwrap().is_empty());
        struck += 1;
    }
    assert_trouble(&desk.save_draft(interview, "note", &"long ".repeat(3000)).unwrap_err());
    assert_eq!(kinds(&desk, interview).len(), 3);

    make_room();
    desk.does(interview, mark.clone());
    let answer = desk.does(interview, mark);
    assert_eq!(answer.events, ["marked"]);
    desk.does(interview, submit);
    assert_eq!(kinds(&desk, interview), ["planned", "started", "question-opened", "marked", "submitted"]);
    assert_eq!(desk.search("unsaved").unwrap().len(), 1);
    assert_eq!(desk.check().unwrap().problems, []);
    println!("the limit struck {struck} times");
}

#[test]
fn planning_on_a_full_disk_plans_nothing() {
    in_a_process_of_its_own("plans_on_a_full_disk");
}

#[test]
#[ignore = "the child of the test above"]
fn plans_on_a_full_disk() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut planned = plan();
    planned["id"] = json!(scene.id());
    fill_the_disk(&scene);
    let fault = desk.answer(&interview::Envelope::from_json(planned.clone()).unwrap()).unwrap_err();
    assert_trouble(&fault);
    assert!(desk.list(true, false).unwrap().is_empty());
    make_room();
    let interview = desk.planned(planned);
    assert_eq!(kinds(&desk, interview), ["planned"]);
}

#[test]
fn a_disk_that_stays_full_stops_no_clock() {
    in_a_process_of_its_own("goes_on_through_a_long_failure");
}

#[test]
#[ignore = "the child of the test above"]
fn goes_on_through_a_long_failure() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    scene.clocks.pass(MINUTE);
    fill_the_disk(&scene);
    let said = json!({"id": scene.id(), "do": "note", "text": "in the dark"});
    assert_trouble(&desk.fault(interview, said.clone()));
    // Longer than any gap that would count, and the wall clock is set back meanwhile.
    for _ in 0..15 {
        scene.clocks.pass(MINUTE);
        scene.clocks.set_wall(-100_000);
        assert_trouble(&desk.fault(interview, said.clone()));
    }
    make_room();
    desk.does(interview, said);
    assert_eq!(kinds(&desk, interview), ["planned", "started", "noted"], "nobody was away");
    assert_eq!(times(&desk, interview)[2], (16 * MINUTE, 16 * MINUTE));
}

#[test]
fn coming_back_to_a_full_disk_is_tried_again() {
    in_a_process_of_its_own("comes_back_to_a_full_disk");
}

#[test]
#[ignore = "the child of the test above"]
fn comes_back_to_a_full_disk() {
    let scene = Scene::new();
    let interview = live(&mut scene.desk());
    scene.clocks.pass(11 * MINUTE);
    let mut desk = scene.desk();
    // A first draft makes the write-ahead log, whose length is then the limit.
    desk.save_draft(interview, "note", "x").unwrap();
    fill_the_disk(&scene);
    assert_trouble(&desk.fault(interview, note("x")));
    assert_trouble(&desk.live(interview).map(drop).unwrap_err());
    make_room();
    desk.does(interview, note("x"));
    assert_eq!(kinds(&desk, interview), ["planned", "started", "recovered", "noted"]);
    assert_eq!(desk.view(interview).unwrap().phase, interview::Phase::Paused);
}

/// Another process of SQLite holds the database: the store waits, then says that it does not know.
#[test]
fn a_database_locked_by_something_else_is_told_and_the_retry_goes_through() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let other = scene.database();
    other.execute_batch("begin immediate").unwrap();
    let said = json!({"id": scene.id(), "do": "note", "text": "in the queue"});
    assert_trouble(&desk.fault(interview, said.clone()));
    assert_eq!(desk.view(interview).unwrap().seq, 2);
    other.execute_batch("rollback").unwrap();
    desk.does(interview, said);
    assert_eq!(kinds(&desk, interview).len(), 3);
}

#[test]
fn a_workspace_nobody_can_make_is_a_fault_and_no_half_made_one() {
    let scene = Scene::new();
    fs::write(scene.home(), "a file in its place").unwrap();
    let refused =
        |purpose| -> Fault { scene.open_with(BANK.as_ref(), purpose).map(drop::<Desk>).unwrap_err() };
    for purpose in [Purpose::Act, Purpose::ActOnly, Purpose::Read] {
        let fault = refused(purpose);
        assert!(!fault.hint.is_empty() && fault.trouble, "{fault:?}");
    }
    assert_eq!(fs::read(scene.home()).unwrap(), b"a file in its place");
}
