//! Finding: notes and what was noted with marks, as they stand now.

use serde_json::json;

use crate::scene::{Acting, Scene, live, note, plan};

fn found(desk: &desk::Desk, query: &str) -> Vec<String> {
    desk.search(query).unwrap().into_iter().map(|hit| hit.pieces.concat()).collect()
}

#[test]
fn notes_and_mark_notes_are_found_with_their_interview() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, note("asked about Überlauf in the sum"));
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, json!({"do": "mark", "signal": "names-edges", "note": "overflow, unasked"}));
    assert_eq!(found(&desk, "uberl"), ["asked about Überlauf in the sum"]);
    assert_eq!(found(&desk, "overflow"), ["overflow, unasked"]);
    assert_eq!(found(&desk, "sum asked").len(), 1);
    assert_eq!(found(&desk, "nothing of the kind"), [""; 0]);
    assert_eq!(found(&desk, "  "), [""; 0]);
    let hit = &desk.search("overflow").unwrap()[0];
    assert_eq!(
        (hit.interview, hit.candidate.as_str(), hit.kit.as_str()),
        (interview, "Ada Example", "short-talk")
    );
    assert_eq!(hit.pieces, ["", "overflow", ", unasked"]);
}

#[test]
fn what_was_undone_is_found_no_more_and_what_was_redone_is_again() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, note("a slip"));
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(found(&desk, "slip"), [""; 0]);
    desk.does(interview, json!({"do": "redo"}));
    assert_eq!(found(&desk, "slip"), ["a slip"]);

    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    let mark = scene.id();
    desk.does(interview, json!({"id": mark, "do": "mark", "signal": "names-edges", "note": "unheard"}));
    assert_eq!(found(&desk, "unheard").len(), 1);
    desk.does(interview, json!({"do": "unmark", "mark": mark}));
    assert_eq!(found(&desk, "unheard"), [""; 0]);
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(found(&desk, "unheard").len(), 1);
}

#[test]
fn a_bookmark_is_found_once_it_is_a_note_or_a_mark() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    let (kept, marked) = (scene.id(), scene.id());
    desk.does(interview, json!({"id": kept, "do": "bookmark", "note": "came back to it"}));
    desk.does(interview, json!({"id": marked, "do": "bookmark", "note": "laughed at it"}));
    assert_eq!(found(&desk, "it"), [""; 0]);
    desk.does(interview, json!({"do": "settle", "bookmark": kept, "note": "came back to it"}));
    assert_eq!(found(&desk, "came"), ["came back to it"]);
    // The mark takes the words of its bookmark.
    desk.does(interview, json!({"do": "mark", "signal": "guesses", "bookmark": marked}));
    assert_eq!(found(&desk, "laughed"), ["laughed at it"]);
}

#[test]
fn what_an_amendment_adds_is_found() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "submit"}));
    let said = [json!({"do": "note", "text": "heard on the tape"})];
    desk.does(interview, json!({"do": "amend", "reason": "tape", "actions": said}));
    assert_eq!(found(&desk, "tape"), ["heard on the tape"]);
}

#[test]
fn a_rebuild_makes_what_was_there_from_the_log_alone() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let first = live(&mut desk);
    desk.does(first, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(first, json!({"do": "mark", "signal": "names-edges", "note": "before being asked"}));
    desk.does(first, json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 3}));
    desk.does(first, note("asked twice"));
    desk.does(first, note("a slip, asked"));
    desk.does(first, json!({"do": "undo"}));
    desk.does(first, json!({"do": "submit"}));
    scene.clocks.pass(1000);
    let second = desk.planned(plan());
    desk.does(second, note("to be asked"));
    let seen = |desk: &mut desk::Desk| {
        (desk.list(true, false).unwrap(), found(desk, "asked"), desk.prepare().unwrap(), desk.home().unwrap())
    };
    let before = seen(&mut desk);
    assert_eq!((before.0.len(), before.1.len()), (2, 3));

    drop(desk);
    emptied(&scene);
    let mut desk = scene.desk();
    assert_eq!((desk.list(true, false).unwrap(), found(&desk, "asked")), (Vec::new(), Vec::new()));
    assert_eq!(desk.rebuild().unwrap(), (2, Vec::new()));
    assert_eq!(seen(&mut desk), before);
    assert_eq!(desk.rebuild().unwrap(), (2, Vec::new()));
    assert_eq!(seen(&mut desk), before);
}

/// Takes away everything that can be made again from the log.
fn emptied(scene: &Scene) {
    let connection = scene.database();
    connection
        .execute_batch(
            "delete from interview; delete from note; insert into note_search(note_search) values('rebuild')",
        )
        .unwrap();
}
