//! Packs in the library: what each is, what is wrong in it and where, and that a saved file is read again.

use std::fs;
use std::path::PathBuf;

use desk::{Desk, ItemSort, LibraryItem, LibraryPage, PackOrigin, PackPage, Verification};
use serde_json::json;

use crate::scene::Scene;

/// A folder of a team with a pack of its own, linked to the scene's data folder.
fn team(scene: &Scene) -> PathBuf {
    let folder = scene.root().join("team's questions");
    scene.copy_bank(&folder);
    let manifest = "id: acme\nname: Acme interviews\nversion: 1.2.0\nlicense: MIT\nauthors: [Kim, Bo]\n";
    fs::write(folder.join("pack.yaml"), manifest).unwrap();
    let packs = scene.home().join("packs");
    fs::create_dir_all(&packs).unwrap();
    fs::write(packs.join("linked.json"), json!({"folders": [folder]}).to_string()).unwrap();
    folder
}

fn pack(desk: &Desk, address: &str) -> PackPage {
    let item = LibraryItem { sort: ItemSort::Pack, address: address.to_owned() };
    let LibraryPage::Pack(page) = desk.library_page(&item).unwrap() else { panic!("another sort") };
    page
}

#[test]
fn packs_stand_side_by_side_and_say_whose_they_are() {
    let scene = Scene::new();
    let folder = team(&scene);
    let mut desk = scene.desk();
    let library = desk.library().unwrap();
    let rows: Vec<_> = library.questions.iter().map(|row| row.address.as_str()).collect();
    assert_eq!(rows, ["que-001", "sum-001", "acme/que-001", "acme/sum-001"]);
    assert_eq!(library.facets.packs[1].name, "Acme interviews");
    assert_eq!(library.packs[1].about, "1.2.0 · 2 questions");
    assert_eq!(library.packs[1].origin, PackOrigin::Linked);

    let page = pack(&desk, "acme");
    assert_eq!((page.version.as_str(), page.license.as_str(), page.hash.len()), ("1.2.0", "MIT", 12));
    assert_eq!(page.authors, ["Kim", "Bo"]);
    assert_eq!(page.holds, ["2 questions", "1 kit", "1 loop", "2 competencies"]);
    assert_eq!(page.folder, Some(folder.display().to_string()));
    assert!(page.removable);
    assert!(!pack(&desk, &library.packs[0].address).removable, "the home pack stays");

    let item = LibraryItem { sort: ItemSort::Question, address: "acme/sum-001".to_owned() };
    let LibraryPage::Question(question) = desk.library_page(&item).unwrap() else { panic!("another sort") };
    assert_eq!(question.used_in[0].address, "acme/short-talk");
    assert_eq!(question.editing.file, "questions/sum-001-add-up.md", "below its pack");
    assert_eq!(question.row.verification, Verification::Unverified);
}

#[test]
fn a_saved_file_is_read_again_and_its_problems_have_a_place() {
    let scene = Scene::new();
    let folder = team(&scene);
    let mut desk = scene.desk();
    let before = desk.library().unwrap();
    assert_eq!(desk.reading_of_packs(), before.reading, "nothing was saved");

    let file = folder.join("questions/sum-001-add-up.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        text.replace("title: Add up", "title: Add it all up").replace("minutes: 20", "minutes: lots"),
    )
    .unwrap();
    assert!(desk.reading_of_packs() > before.reading);
    let library = desk.library().unwrap();
    let row = library.questions.iter().find(|row| row.address == "acme/sum-001").unwrap();
    assert_eq!(row.title, "Add it all up");
    assert!(row.problems > 0);
    let told = library.problems.iter().find(|problem| problem.error).unwrap();
    assert_eq!(
        (told.pack.as_str(), told.file.as_str(), told.line),
        ("acme", "questions/sum-001-add-up.md", 9)
    );
    assert!(!told.message.is_empty() && !told.hint.is_empty());
    assert!(pack(&desk, "acme").problems.contains(told));
    let untouched = library.questions.iter().find(|row| row.address == "sum-001").unwrap();
    assert_eq!((untouched.title.as_str(), untouched.problems), ("Add up", 0));

    fs::write(&file, text).unwrap();
    assert_eq!(desk.library().unwrap().problems.iter().filter(|problem| problem.error).count(), 0);
}

#[test]
fn a_folder_that_vanished_is_named_and_everything_else_is_there() {
    let scene = Scene::new();
    let folder = team(&scene);
    let mut desk = scene.desk();
    assert_eq!(desk.library().unwrap().packs.len(), 2);
    fs::rename(&folder, scene.root().join("elsewhere")).unwrap();
    let library = desk.library().unwrap();
    assert_eq!(library.questions.len(), 2);
    let gone = &library.packs[1];
    assert_eq!((gone.origin, gone.name.as_str()), (PackOrigin::Unreadable, "team's questions"));
    let page = pack(&desk, &gone.address);
    assert_eq!(page.folder, Some(folder.display().to_string()));
    assert!(page.removable && page.problems.len() == 1, "{page:?}");
    fs::rename(scene.root().join("elsewhere"), &folder).unwrap();
    assert_eq!(desk.library().unwrap().packs[1].origin, PackOrigin::Linked, "it came back");
}
