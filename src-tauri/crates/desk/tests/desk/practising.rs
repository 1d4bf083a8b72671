//! Practice: kept apart, and the time may be brought.

use interview::InterviewId;
use serde_json::{Value, json};

use crate::scene::{Acting, MINUTE, Scene, kinds, live, note, plan, times};

fn practice() -> Value {
    let mut planned = plan();
    planned["practice"] = json!(true);
    planned
}

fn at(elapsed_ms: u64, mut action: Value) -> Value {
    action["elapsed_ms"] = json!(elapsed_ms);
    action
}

fn started(desk: &mut desk::Desk) -> InterviewId {
    let interview = desk.planned(practice());
    desk.does(interview, at(0, json!({"do": "start"})));
    interview
}

#[test]
fn the_time_that_is_brought_is_the_time_of_the_events() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = started(&mut desk);
    scene.clocks.pass(MINUTE);
    desk.does(interview, at(1500, note("a")));
    desk.does(interview, at(1500, note("at once")));
    desk.does(interview, at(90_000, json!({"do": "submit"})));
    let elapsed: Vec<u64> = times(&desk, interview).iter().map(|(ms, _)| *ms).collect();
    assert_eq!(elapsed, [0, 0, 1500, 1500, 90_000]);
    assert_eq!(desk.card(interview, None).unwrap().interview.active_ms, 90_000);
}

#[test]
fn the_time_that_is_brought_must_rise() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = started(&mut desk);
    desk.does(interview, at(5000, note("a")));
    for earlier in [4999, 0] {
        let fault = desk.fault(interview, at(earlier, note("b")));
        assert_eq!(fault.code, "clock-goes-back");
        assert!(fault.message.contains("5000"), "{fault:?}");
    }
    assert_eq!(kinds(&desk, interview).len(), 3);
    drop(desk);
    let mut desk = scene.desk();
    assert_eq!(desk.fault(interview, at(4999, note("b"))).code, "clock-goes-back");
    desk.does(interview, at(5000, note("b")));
}

#[test]
fn a_real_interview_takes_no_time_but_its_own() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let fault = desk.fault(interview, at(5000, note("a")));
    assert_eq!(fault.code, "clock-is-ours");
    assert_eq!(kinds(&desk, interview).len(), 2);
}

#[test]
fn where_no_time_is_brought_practice_runs_by_the_clock() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = started(&mut desk);
    desk.does(interview, at(60_000, note("a")));
    scene.clocks.pass(2000);
    desk.does(interview, note("b"));
    assert_eq!(times(&desk, interview).last(), Some(&(62_000, 62_000)));
}

#[test]
fn practice_stays_out_of_lists_until_asked_for() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let practice = started(&mut desk);
    let real = live(&mut desk);
    assert_eq!(desk.list(false, false).unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [real]);
    assert_eq!(desk.list(true, false).unwrap().len(), 2);
    let home = desk.home().unwrap();
    assert_eq!(home.practice.iter().map(|row| row.id).collect::<Vec<_>>(), [practice]);
    assert_eq!(home.unfinished.iter().map(|row| row.id).collect::<Vec<_>>(), [real]);
    assert_eq!(desk.prepare().unwrap().candidates.len(), 1);
}

/// The small bank with a recording over its kit.
fn with_recording(scene: &Scene) -> desk::Desk {
    let bank = scene.root().join("bank");
    scene.copy_bank(&bank);
    let folder = bank.join("rubrics/recordings");
    std::fs::create_dir_all(&folder).unwrap();
    let recording = std::path::Path::new(crate::scene::BANK).join("../recordings/short.yaml");
    std::fs::copy(recording, folder.join("short.yaml")).unwrap();
    scene.open_with(&bank, desk::Purpose::Act).unwrap()
}

fn listening() -> Value {
    let mut planned = practice();
    planned["recording"] = json!("short");
    planned["level"] = json!("junior");
    planned
}

#[test]
fn a_recording_is_offered_without_its_strength_and_played_without_its_reference() {
    let scene = Scene::new();
    let mut desk = with_recording(&scene);
    let [card] = desk.recordings().unwrap().try_into().unwrap();
    assert_eq!((card.name.as_str(), card.candidate.as_str(), card.minutes), ("short", "Ada Example", 2));
    let interview = desk.planned(listening());
    let script = desk.live(interview).unwrap().script.unwrap();
    assert_eq!((script.from_ms, script.moments.len()), (0, 9));
    assert_eq!(script.moments[0].opens.as_deref(), Some("opening"));
    let served = serde_json::to_string(&(&card, &script)).unwrap();
    for hidden in ["solid", "sees-overflow", "(a) and (b)"] {
        assert!(!served.contains(hidden), "{served}");
    }
    let alone = desk.planned(practice());
    assert_eq!(desk.live(alone).unwrap().script, None);
}

#[test]
fn the_reference_is_shown_after_submission_and_not_before() {
    let scene = Scene::new();
    let mut desk = with_recording(&scene);
    let interview = desk.planned(listening());
    desk.does(interview, at(0, json!({"do": "start"})));
    desk.does(interview, at(20_000, json!({"do": "open-question", "question": "sum-001"})));
    desk.does(interview, at(31_000, json!({"do": "mark", "signal": "sum-001.sees-overflow"})));
    assert_eq!(desk.comparison(interview).unwrap_err().code, "not-submitted");
    desk.does(interview, at(100_000, json!({"do": "end"})));
    assert_eq!(desk.comparison(interview).unwrap_err().code, "not-submitted");
    desk.does(interview, json!({"do": "submit"}));
    let compared = desk.comparison(interview).unwrap().unwrap();
    assert_eq!(compared.strength, "solid");
    let seen = compared.signals.iter().find(|one| one.signal == "sum-001.sees-overflow").unwrap();
    assert_eq!(seen.difference, interview::comparison::Difference::Same);
    assert_eq!((seen.yours[0].at_ms, seen.reference[0].at_ms), (31_000, 30_000));
    let alone = desk.planned(practice());
    assert_eq!(desk.comparison(alone).unwrap(), None);
}

#[test]
fn a_recording_waits_while_the_app_is_away_and_stays_as_it_was() {
    let scene = Scene::new();
    let mut desk = with_recording(&scene);
    let interview = desk.planned(listening());
    desk.does(interview, at(0, json!({"do": "start"})));
    desk.does(interview, at(42_000, note("a")));
    drop(desk);
    let file = scene.root().join("bank/rubrics/recordings/short.yaml");
    let text = std::fs::read_to_string(&file).unwrap().replace("The sum may not fit.", "Something else.");
    std::fs::write(&file, text).unwrap();
    scene.clocks.pass(5 * MINUTE);
    let mut desk = scene.open_with(&scene.root().join("bank"), desk::Purpose::Act).unwrap();
    let script = desk.live(interview).unwrap().script.unwrap();
    assert_eq!(script.from_ms, 42_000);
    assert!(script.moments.iter().any(|moment| moment.text == "The sum may not fit."));
    desk.does(interview, at(42_500, note("b")));
    assert_eq!(times(&desk, interview).last(), Some(&(42_500, 42_500)));
}

#[test]
fn the_words_on_time_are_about_the_time_that_is_listened_to() {
    let scene = Scene::new();
    let mut desk = with_recording(&scene);
    let interview = desk.planned(listening());
    desk.does(interview, at(0, json!({"do": "start"})));
    let left = |desk: &mut desk::Desk, ms: Option<u64>| desk.view_at(interview, ms).unwrap().minutes_left;
    assert_eq!(left(&mut desk, None), Some(60));
    assert_eq!(left(&mut desk, Some(20 * MINUTE)), Some(40));
    desk.does(interview, at(30 * MINUTE, note("a")));
    assert_eq!(left(&mut desk, Some(0)), Some(30), "it never goes back");
}

#[test]
fn a_recording_is_followed_in_practice_with_its_own_kit() {
    let scene = Scene::new();
    let mut desk = with_recording(&scene);
    for (field, value, code) in [
        ("practice", json!(false), "recording-does-not-fit"),
        ("recording", json!("long"), "unknown-recording"),
    ] {
        let mut planned = listening();
        planned[field] = value;
        let envelope = interview::Envelope::from_json(planned).unwrap();
        assert_eq!(desk.act(&envelope).unwrap_err().code, code);
    }
}
