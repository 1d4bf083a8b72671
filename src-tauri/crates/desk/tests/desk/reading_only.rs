//! A desk that may only read: beside another process, on a newer workspace.

use desk::Purpose;
use serde_json::json;

use crate::scene::{Acting, BANK, MINUTE, Scene, change, live, note, plan};

#[test]
fn beside_another_process_the_desk_reads_and_names_the_holder() {
    let scene = Scene::new();
    let mut first = scene.desk();
    let interview = live(&mut first);
    let busy = scene.open_with(BANK.as_ref(), Purpose::ActOnly).map(drop).unwrap_err();
    assert_eq!(busy.code, "workspace-busy");
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    let told = second.home().unwrap().read_only.unwrap();
    assert_eq!(told, busy);
    assert!(told.message.contains(&format!("process {}", std::process::id())), "{told:?}");
    assert!(told.trouble);
    assert_eq!(second.fault(interview, note("x")), busy);
    assert_eq!(second.fault(interview, json!({"do": "submit"})), busy);
    assert_eq!(second.rebuild().unwrap_err(), busy);
    let fault = second.answer(&interview::Envelope::from_json(plan()).unwrap()).unwrap_err();
    assert_eq!(fault, busy);
    assert_eq!(second.list(true, false).unwrap().len(), 1);
    assert_eq!(second.check().unwrap().problems, []);
}

#[test]
fn once_the_other_process_has_gone_the_desk_writes_without_being_opened_again() {
    let scene = Scene::new();
    let mut first = scene.desk();
    let interview = live(&mut first);
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    assert_eq!(second.fault(interview, note("x")).code, "workspace-busy");
    drop(first);
    assert_eq!(change(&mut second, interview, note("x")).seq, 3);
    assert_eq!(second.home().unwrap().read_only, None);
}

#[test]
fn a_desk_beside_the_writer_shows_what_the_writer_does() {
    let scene = Scene::new();
    let mut first = scene.desk();
    let interview = live(&mut first);
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    assert_eq!(second.live(interview).unwrap().view.seq, 2);
    change(&mut first, interview, json!({"do": "open-question", "question": "sum-001"}));
    let seen = second.view(interview).unwrap();
    assert_eq!((seen.seq, seen.question.as_deref()), (3, Some("sum-001")));
    scene.clocks.pass(3 * MINUTE);
    assert_eq!(second.view(interview).unwrap().question_minutes, Some(3), "its clock goes on too");
    let submitted = change(&mut first, interview, json!({"do": "submit"}));
    assert_eq!(second.view(interview).unwrap().phase, submitted.view.phase);
    assert_eq!(second.card(interview, None).unwrap(), first.card(interview, None).unwrap());
}

#[test]
fn looking_beside_the_writer_writes_nothing() {
    let scene = Scene::new();
    let mut first = scene.desk();
    let interview = live(&mut first);
    scene.clocks.set_wall(crate::scene::YEAR);
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    second.live(interview).unwrap();
    assert_eq!(first.log(interview).unwrap().len(), 2);
    drop(second);
    let mut reader = scene.reader();
    reader.view(interview).unwrap();
    assert_eq!(reader.fault(interview, note("x")).code, "read-only");
}

#[test]
fn a_newer_workspace_is_read_and_not_written() {
    let scene = Scene::new();
    let interview = live(&mut scene.desk());
    let connection = scene.database();
    connection.pragma_update(None, "user_version", 1000).unwrap();
    drop(connection);

    let mut desk = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    assert_eq!(desk.home().unwrap().read_only.unwrap().code, "newer-schema");
    assert_eq!(desk.live(interview).unwrap().view.seq, 2);
    assert_eq!(desk.fault(interview, note("x")).code, "newer-schema");
    assert_eq!(scene.open_with(BANK.as_ref(), Purpose::ActOnly).map(drop).unwrap_err().code, "newer-schema");
}

#[test]
fn an_interview_nobody_planned_is_unknown_everywhere() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let other = interview::InterviewId(uuid::Uuid::from_u128(7));
    assert_eq!(desk.fault(other, note("x")).code, "unknown-interview");
    for code in [
        desk.live(other).map(drop).unwrap_err().code,
        desk.view(other).map(drop).unwrap_err().code,
        desk.card(other, None).map(drop).unwrap_err().code,
        desk.log(other).map(drop).unwrap_err().code,
        desk.row(other).map(drop).unwrap_err().code,
    ] {
        assert_eq!(code, "unknown-interview");
    }
}
