//! Freezing: what an interview was planned on stays as it was, whatever becomes of the bank.

use std::fs;
use std::path::Path;

use desk::{ExportOptions, Format, Purpose};
use interview::Privacy;
use serde_json::json;

use crate::scene::{Acting, BANK, Scene, live, plan};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replace(from, to)).unwrap();
}

#[test]
fn editing_or_losing_the_bank_changes_no_interview() {
    let scene = Scene::new();
    let bank = scene.root().join("bank");
    copy(Path::new(BANK), &bank);
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, json!({"do": "mark", "signal": "names-edges"}));
    desk.does(interview, json!({"do": "hint", "n": 2}));
    desk.does(
        interview,
        json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 2}),
    );
    let rendered = |desk: &mut desk::Desk| {
        [Format::Json, Format::Markdown, Format::Html].map(|format| {
            let privacy = Privacy { include_private: true, alias: false };
            desk.rendered(interview, ExportOptions { revision: None, format, privacy }).unwrap()
        })
    };
    let (before, shown) = (rendered(&mut desk), desk.live(interview).unwrap());
    drop(desk);

    let question = bank.join("questions/sum-001-add-up.md");
    edit(&question, "title: Add up", "title: Add down");
    edit(&question, "sum-001.casts", "sum-001.transmutes");
    edit(&question, "[correctness ≤ 2]", "[correctness ≤ 1]");
    edit(&bank.join("rubrics/competencies/correctness.yaml"), "Right everywhere", "Right nowhere");
    edit(&bank.join("rubrics/kits/short-talk.yaml"), "weight: 2", "weight: 7");
    edit(&bank.join("rubrics/scale.yaml"), "3: Good", "3: Superb");
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    assert_eq!(rendered(&mut desk), before);
    assert_eq!(desk.live(interview).unwrap().kit, shown.kit);
    let fresh = desk.planned(plan());
    assert_eq!(desk.live(fresh).unwrap().kit.questions[0].title, "Add down");
    // What the frozen kit knows can still be done; what only the new one knows cannot.
    desk.does(interview, json!({"do": "mark", "signal": "sum-001.casts"}));
    let refused = desk.fault(interview, json!({"do": "mark", "signal": "sum-001.transmutes"}));
    assert_eq!(refused.code, "unknown-signal");
    desk.does(interview, json!({"do": "undo"}));
    drop(desk);

    fs::remove_dir_all(&bank).unwrap();
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    desk.does(interview, json!({"do": "submit"}));
    assert_eq!(desk.card(interview, None).unwrap().competencies[0].rating, Some(2.0));
}

#[test]
fn interviews_of_one_kit_share_its_snapshots() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    desk.planned(plan());
    let stored = desk.check().unwrap().snapshots;
    for _ in 0..5 {
        desk.planned(plan());
    }
    assert!(stored > 1);
    assert_eq!(desk.check().unwrap().snapshots, stored);
}
