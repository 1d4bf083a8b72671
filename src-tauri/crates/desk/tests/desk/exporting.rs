//! Exports into the exports folder and elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use desk::{Desk, ExportOptions, Exported, Format, Target};
use interview::{InterviewId, Privacy};
use serde_json::json;

use crate::scene::{Acting, Scene, live, plan};

fn options(format: Format) -> ExportOptions {
    ExportOptions { revision: None, format, privacy: Privacy::default() }
}

fn export(desk: &mut Desk, interview: InterviewId, format: Format) -> Exported {
    desk.export(interview, options(format), &Target::ExportsFolder).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn exports_of_one_name_do_not_clash() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let one = live(&mut desk);
    desk.does(one, json!({"do": "submit"}));
    // Another interview with a candidate of the same name, on the same day.
    let two = live(&mut desk);
    desk.does(two, json!({"do": "submit"}));
    let mut written = BTreeSet::new();
    for (interview, format) in [
        (one, Format::Html),
        (one, Format::Html),
        (two, Format::Html),
        (one, Format::Markdown),
        (one, Format::Json),
    ] {
        let exported = export(&mut desk, interview, format);
        let text = fs::read_to_string(&exported.path).unwrap();
        assert_eq!(text, desk.rendered(interview, options(format)).unwrap());
        assert_eq!(exported.bytes, text.len() as u64);
        assert!(Path::new(&exported.path).is_absolute());
        assert!(written.insert(exported.path.clone()), "{} was written over", exported.path);
    }
    let stem = desk.export_name(one, options(Format::Json)).unwrap().replace(".json", "");
    let expected = [" (2).html", " (3).html", ".html", ".json", ".md"].map(|end| format!("{stem}{end}"));
    assert_eq!(names(&scene.home().join("exports")), expected);
}

#[test]
fn what_kind_of_scorecard_it_is_can_be_read_from_the_name() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut practice = plan();
    practice["practice"] = json!(true);
    let interview = desk.planned(practice);
    desk.does(interview, json!({"do": "start"}));
    let name = |desk: &mut Desk| desk.export_name(interview, options(Format::Markdown)).unwrap();
    let stem = name(&mut desk).replace("-practice-draft.md", "");
    assert!(stem.starts_with("2025-03-01-") && stem.ends_with("-phone-screen"), "{stem}");
    desk.does(interview, json!({"do": "submit"}));
    assert_eq!(name(&mut desk), format!("{stem}-practice.md"));
    let words = [json!({"do": "feedback", "text": "x"})];
    desk.does(interview, json!({"do": "amend", "reason": "x", "actions": words}));
    assert_eq!(name(&mut desk), format!("{stem}-practice-revision-2.md"));
}

#[test]
fn a_file_is_written_where_it_was_asked_for_or_not_at_all() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let folder = scene.root().join("out");
    fs::create_dir(&folder).unwrap();
    let mut to = |path: &Path, replace| {
        let target = Target::File { path: path.to_owned(), replace };
        desk.export(interview, options(Format::Markdown), &target).map_err(|fault| fault.code)
    };
    let file = folder.join("card.md");
    assert!(to(&file, false).is_ok());
    let whole = fs::read(&file).unwrap();
    fs::write(&file, "mine").unwrap();
    assert_eq!(to(&file, false).unwrap_err(), "file-exists");
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert!(to(&file, true).is_ok());
    assert_eq!(fs::read(&file).unwrap(), whole);
    for replace in [false, true] {
        assert_eq!(to(&folder, replace).unwrap_err(), "is-a-folder");
        assert_eq!(to(&folder.join("missing/card.md"), replace).unwrap_err(), "no-such-folder");
        assert_eq!(to(&file.join("card.md"), replace).unwrap_err(), "no-such-folder");
    }
    assert_eq!(names(&folder), ["card.md"], "something else was left behind");
}

#[test]
fn an_exports_folder_that_cannot_be_made_is_a_fault() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    fs::write(scene.home().join("exports"), "a file in its place").unwrap();
    let fault = desk.export(interview, options(Format::Json), &Target::ExportsFolder).unwrap_err();
    assert!(fault.message.contains("exports"), "{fault:?}");
    assert_eq!(fs::read(scene.home().join("exports")).unwrap(), b"a file in its place");
}

#[test]
fn a_pdf_where_nothing_sets_one_is_a_fault_and_no_file() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    let fault = desk.export(interview, options(Format::Pdf), &Target::ExportsFolder).unwrap_err();
    assert_eq!(fault.code, "no-pdf-here");
    assert_eq!(desk.rendered(interview, options(Format::Pdf)).unwrap_err().code, "not-text");
    assert!(!scene.home().join("exports").exists());
}
