//! Candidates met before, and the questions they have had.

use desk::Desk;
use interview::InterviewId;
use serde_json::json;

use crate::scene::{Acting, Scene, plan};

fn with(desk: &mut Desk, candidate: serde_json::Value, questions: &[&str]) -> InterviewId {
    let mut planned = plan();
    planned["candidate"] = candidate;
    let interview = desk.planned(planned);
    desk.does(interview, json!({"do": "start"}));
    for question in questions {
        desk.does(interview, json!({"do": "open-question", "question": question}));
    }
    desk.does(interview, json!({"do": "end"}));
    interview
}

#[test]
fn candidates_are_offered_latest_first_with_the_questions_they_have_had() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    with(&mut desk, json!({"name": "Ada Example"}), &["que-001"]);
    scene.clocks.pass(1000);
    with(&mut desk, json!({"name": "Bo Example"}), &[]);
    scene.clocks.pass(1000);
    let known = desk.prepare().unwrap().candidates;
    let ada = known.iter().find(|known| known.name == "Ada Example").unwrap().id;
    // The same person again, by now under another name.
    with(&mut desk, json!({"id": ada, "name": "Ada Lovelace"}), &["sum-001", "que-001"]);
    for reopened in [false, true] {
        if reopened {
            drop(desk);
            desk = scene.desk();
        }
        let known = desk.prepare().unwrap().candidates;
        let shown: Vec<_> = known.iter().map(|known| (known.name.as_str(), known.had.clone())).collect();
        let had = vec!["The queue is full".to_owned(), "Add up".to_owned()];
        assert_eq!(shown, [("Ada Lovelace", had), ("Bo Example", vec![])]);
        assert_eq!(known[0].id, ada);
    }
}

#[test]
fn a_question_whose_opening_was_undone_was_not_had() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut planned = plan();
    planned["candidate"] = json!({"name": "Ada Example"});
    let interview = desk.planned(planned);
    desk.does(interview, json!({"do": "start"}));
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    assert_eq!(desk.prepare().unwrap().candidates[0].had, ["Add up"], "it counts from its opening");
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(desk.prepare().unwrap().candidates[0].had, [""; 0]);
    desk.does(interview, json!({"do": "redo"}));
    assert_eq!(desk.prepare().unwrap().candidates[0].had, ["Add up"]);
}

#[test]
fn preparing_opens_no_interview_so_that_one_damaged_log_hides_nothing() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    with(&mut desk, json!({"name": "Ada Example"}), &["que-001"]);
    let before = desk.prepare().unwrap();
    drop(desk);
    assert!(scene.database().execute("update event set body = x'00' where seq = 2", []).unwrap() > 0);
    assert_eq!(scene.desk().prepare().unwrap(), before);
}

#[test]
fn practice_and_rows_of_an_earlier_version_offer_nobody() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut practice = plan();
    practice["practice"] = json!(true);
    desk.planned(practice);
    with(&mut desk, json!({"name": "Ada Example"}), &["que-001"]);
    let known = desk.prepare().unwrap().candidates;
    assert_eq!(known.len(), 1);
    drop(desk);
    let sql = "update interview set summary = cast(json_remove(cast(summary as text), '$.candidate_id', '$.asked') as blob)";
    assert_eq!(scene.database().execute(sql, []).unwrap(), 2);
    let mut desk = scene.desk();
    assert_eq!(desk.prepare().unwrap().candidates, []);
    assert_eq!(desk.list(true, false).unwrap().len(), 2);
    desk.rebuild().unwrap();
    assert_eq!(desk.prepare().unwrap().candidates, known);
}
