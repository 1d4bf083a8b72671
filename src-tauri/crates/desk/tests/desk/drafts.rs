//! Half-typed words: kept between key presses, no part of the log.

use desk::Purpose;

use crate::scene::{Acting, BANK, Scene, kinds, live, plan};

#[test]
fn half_typed_words_are_there_after_a_crash_by_field_and_interview() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let (one, two) = (live(&mut desk), desk.planned(plan()));
    desk.save_draft(one, "note", "she sai").unwrap();
    desk.save_draft(one, "note", "she said \u{1f980}").unwrap();
    desk.save_draft(one, "feedback", "Name the edge").unwrap();
    desk.save_draft(two, "note", "elsewhere").unwrap();
    drop(desk);
    let mut desk = scene.desk();
    let drafts: Vec<_> = desk.live(one).unwrap().drafts.into_iter().collect();
    let expected = [("feedback", "Name the edge"), ("note", "she said \u{1f980}")];
    assert_eq!(drafts, expected.map(|(field, text)| (field.to_owned(), text.to_owned())));
    assert_eq!(desk.live(two).unwrap().drafts.len(), 1);
    assert_eq!(kinds(&desk, two), ["planned"]);
}

#[test]
fn empty_words_forget_the_draft() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.save_draft(interview, "note", "x").unwrap();
    desk.save_draft(interview, "note", "").unwrap();
    desk.save_draft(interview, "never there", "").unwrap();
    assert!(desk.live(interview).unwrap().drafts.is_empty());
}

#[test]
fn a_draft_longer_than_a_note_is_refused_and_the_one_before_stays() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.save_draft(interview, "note", "kept").unwrap();
    let fault = desk.save_draft(interview, "note", &"x".repeat(16 * 1024 + 1)).unwrap_err();
    assert_eq!(fault.code, "too-long");
    assert_eq!(desk.save_draft(interview, &"f".repeat(101), "x").unwrap_err().code, "too-long");
    assert_eq!(desk.live(interview).unwrap().drafts["note"], "kept");
    desk.save_draft(interview, "note", &"x".repeat(16 * 1024)).unwrap();
}

#[test]
fn where_another_process_writes_no_draft_is_kept() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    assert_eq!(second.save_draft(interview, "note", "x").unwrap_err().code, "workspace-busy");
}
