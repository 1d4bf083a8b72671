//! Adding a pack and taking it out: told before it is done, done as a whole, and nothing that was planned
//! changes with it.

use std::fs;
use std::path::{Path, PathBuf};

use bank::PackFiles;
use desk::{Desk, ItemSort, LibraryItem, PackOrigin};
use serde_json::json;

use crate::scene::{Acting, Scene, plan};

const MANIFEST: &str = "id: acme\nname: Acme interviews\nversion: 1.2.0\nlicense: MIT\nauthors: [Kim]\n";

/// A team's folder: a pack with the ids of the small bank.
fn team(scene: &Scene) -> PathBuf {
    let folder = scene.root().join("team");
    scene.copy_bank(&folder);
    fs::write(folder.join("pack.yaml"), MANIFEST).unwrap();
    folder
}

/// The same as one file.
fn file(scene: &Scene, folder: &Path) -> PathBuf {
    let to = scene.root().join("acme.touchpack");
    fs::write(&to, PackFiles::of_folder(folder).unwrap().to_archive().unwrap()).unwrap();
    to
}

fn item(address: &str) -> LibraryItem {
    LibraryItem { sort: ItemSort::Question, address: address.to_owned() }
}

fn ids(desk: &mut Desk) -> Vec<String> {
    desk.library().unwrap().packs.into_iter().map(|row| row.address).collect()
}

#[test]
fn what_a_pack_would_add_is_told_before_and_nothing_is_added() {
    let scene = Scene::new();
    let folder = team(&scene);
    let pack = file(&scene, &folder);
    let mut desk = scene.desk();
    for (path, is_folder) in [(&folder, true), (&pack, false)] {
        let offer = desk.offer_pack(path).unwrap();
        assert_eq!((offer.folder, offer.place.clone()), (is_folder, path.display().to_string()));
        assert_eq!(offer.page.row.name, "Acme interviews");
        assert_eq!(offer.page.holds, ["2 questions", "1 kit", "1 loop", "2 competencies"]);
        assert_eq!((offer.refused, offer.replaces, offer.missing), (None, None, vec![]));
        assert_eq!(offer.clashes.len(), 3, "{:?}", offer.clashes);
        assert!(offer.clashes[2].contains("que-001, sum-001"), "{:?}", offer.clashes);
        assert!(offer.clashes[2].contains("acme/que-001"), "{:?}", offer.clashes);
    }
    assert_eq!(ids(&mut desk).len(), 1);
}

#[test]
fn a_copy_is_used_for_interviews_and_what_was_planned_with_it_outlives_it() {
    let scene = Scene::new();
    let folder = team(&scene);
    let pack = file(&scene, &folder);
    let mut desk = scene.desk();
    assert_eq!(desk.add_pack(&pack, false).unwrap(), "acme");
    fs::remove_file(pack).unwrap();
    fs::remove_dir_all(folder).unwrap();
    let packs = desk.library().unwrap().packs;
    assert_eq!((packs[1].address.as_str(), packs[1].origin), ("acme", PackOrigin::Installed));

    let mut planned = plan();
    planned["kit"] = json!("acme/short-talk");
    let interview = desk.planned(planned);
    desk.does(interview, json!({"do": "start"}));
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.remove_pack("acme").unwrap();
    assert_eq!(ids(&mut desk).len(), 1);
    desk.does(interview, json!({"do": "mark", "signal": "names-edges"}));
    drop(desk);
    let mut desk = scene.desk();
    let kit = desk.live(interview).unwrap().kit;
    assert_eq!(
        kit.questions.iter().map(|question| question.id.as_str()).collect::<Vec<_>>(),
        ["sum-001", "que-001"]
    );
    desk.does(interview, json!({"do": "end"}));
    let home = desk.library().unwrap().questions.into_iter().find(|row| row.address == "sum-001").unwrap();
    assert_eq!(home.asked, 0, "another pack's question of the same id was asked");
}

#[test]
fn a_folder_is_linked_and_stays_when_it_is_taken_out() {
    let scene = Scene::new();
    let folder = team(&scene);
    let mut desk = scene.desk();
    desk.add_pack(&folder, false).unwrap();
    assert_eq!(desk.library().unwrap().packs[1].origin, PackOrigin::Linked);
    let refused = desk.offer_pack(&folder).unwrap().refused.unwrap();
    assert_eq!(refused.code, "pack-already-added");
    desk.remove_pack("acme").unwrap();
    assert!(folder.join("pack.yaml").is_file());

    desk.add_pack(&folder, true).unwrap();
    assert_eq!(desk.library().unwrap().packs[1].origin, PackOrigin::Installed);
    fs::write(folder.join("pack.yaml"), MANIFEST.replace("1.2.0", "1.3.0")).unwrap();
    assert_eq!(desk.offer_pack(&folder).unwrap().replaces.unwrap(), "Acme interviews, version 1.2.0");
    desk.add_pack(&folder, false).unwrap();
    assert_eq!(ids(&mut desk), [desk.packs().home().unwrap().manifest.id.clone(), "acme".to_owned()]);
}

#[test]
fn a_vanished_folder_can_be_taken_off_the_list() {
    let scene = Scene::new();
    let folder = team(&scene);
    let mut desk = scene.desk();
    desk.add_pack(&folder, false).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let gone = ids(&mut desk).remove(1);
    assert!(!gone.contains("team"), "no path is an address: {gone}");
    desk.remove_pack(&gone).unwrap();
    assert_eq!(ids(&mut desk).len(), 1);
    assert_eq!(desk.remove_pack("nothing").unwrap_err().code, "unknown-item");
}

#[test]
fn what_cannot_be_added_says_why_and_leaves_everything_as_it_was() {
    let scene = Scene::new();
    let folder = team(&scene);
    let mut desk = scene.desk();
    let no_pack = scene.root().join("no pack");
    fs::create_dir(&no_pack).unwrap();
    assert_eq!(desk.offer_pack(&no_pack).unwrap_err().code, "no-manifest");
    let no_file = scene.root().join("letter.touchpack");
    fs::write(&no_file, "Dear Kim").unwrap();
    assert_eq!(desk.offer_pack(&no_file).unwrap_err().code, "not-a-pack");
    assert_eq!(desk.add_pack(&no_file, false).unwrap_err().code, "not-a-pack");

    fs::write(folder.join("pack.yaml"), MANIFEST.replace("id: acme", "id: touchstone")).unwrap();
    assert_eq!(desk.offer_pack(&folder).unwrap().refused.unwrap().code, "pack-id-taken");
    fs::write(folder.join("pack.yaml"), format!("{MANIFEST}needs: [globex]\n")).unwrap();
    assert_eq!(desk.offer_pack(&folder).unwrap().missing, ["globex"]);

    fs::write(folder.join("pack.yaml"), MANIFEST).unwrap();
    let question = folder.join("questions/sum-001-add-up.md");
    let text = fs::read_to_string(&question).unwrap();
    fs::write(&question, text.replace("minutes: 20", "minutes: soon")).unwrap();
    let pack = file(&scene, &folder);
    let offer = desk.offer_pack(&pack).unwrap();
    assert_eq!(offer.refused.unwrap().code, "pack-has-errors");
    assert!(offer.page.problems.iter().any(|problem| problem.line == 9));
    assert_eq!(desk.offer_pack(&folder).unwrap().refused, None, "somebody is working there");
    assert_eq!(desk.add_pack(&pack, false).unwrap_err().code, "pack-has-errors");
    assert_eq!(ids(&mut desk).len(), 1);
}

#[test]
fn only_files_of_linked_folders_open_in_an_editor_and_the_text_of_any_can_be_had() {
    let scene = Scene::new();
    let folder = team(&scene);
    let pack = file(&scene, &folder);
    let mut desk = scene.desk();
    desk.add_pack(&folder, false).unwrap();
    let question = folder.join("questions/sum-001-add-up.md").canonicalize().unwrap();
    assert_eq!(desk.editable_file(&item("acme/sum-001")).unwrap(), question);
    let text = fs::read_to_string(question).unwrap();
    assert_eq!(desk.source_of(&item("acme/sum-001")).unwrap(), text);
    desk.add_pack(&pack, false).unwrap();
    let refused = desk.editable_file(&item("acme/sum-001")).unwrap_err();
    assert!(refused.code == "not-editable" && refused.hint.contains("pack.yaml"), "{refused:?}");
    assert_eq!(desk.source_of(&item("acme/sum-001")).unwrap(), text);
    assert_eq!(desk.source_of(&item("acme/none")).unwrap_err().code, "unknown-item");
}
