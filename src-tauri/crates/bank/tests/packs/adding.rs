//! Packs come whole and go whole, and an id belongs to one of them.

use std::collections::BTreeMap;
use std::fs;

use bank::{Library, Origin, PackError};

use crate::scene::{Scene, below, manifest, write};

#[test]
fn a_copy_is_added_and_taken_away() {
    let scene = Scene::new();
    let files = scene.files("acme", "1.0.0");
    let added = scene.packs().install(&files, false, &scene.library()).unwrap();
    assert_eq!((added.pack.manifest.id.as_str(), added.replaced), ("acme", None));
    let library = scene.library();
    let pack = library.pack("acme").unwrap();
    assert_eq!(pack.origin, Origin::Installed(scene.path("data/packs/acme")));
    assert_eq!(pack.hash, added.pack.hash);
    assert!(library.freeze("acme/short-talk", &BTreeMap::new()).is_ok());
    let there = below(&scene.path("data/packs/acme"));
    assert!(there.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).eq(files.iter()));
    // What the copy was made of may go.
    fs::remove_dir_all(scene.path("acme")).unwrap();
    assert_eq!(scene.ids(), ["touchstone", "acme"]);
    scene.packs().remove("acme", &scene.library()).unwrap();
    assert_eq!(scene.ids(), ["touchstone"]);
    assert_eq!(below(&scene.path("data/packs")).len(), 1, "only the lock is left");
}

#[test]
fn a_folder_is_linked_read_again_when_it_changes_and_left_alone_when_removed() {
    let scene = Scene::new();
    let folder = scene.folder("acme", "1.0.0");
    scene.packs().link(&folder, false, &scene.library()).unwrap();
    let library = scene.library();
    assert_eq!(library.pack("acme").unwrap().origin, Origin::Linked(folder.canonicalize().unwrap()));
    write(&folder.join("pack.yaml"), manifest("acme", "1.1.0").as_bytes());
    assert!(library.is_stale());
    assert_eq!(scene.library().pack("acme").unwrap().manifest.version, "1.1.0");
    scene.packs().remove("acme", &scene.library()).unwrap();
    assert_eq!(scene.ids(), ["touchstone"]);
    assert!(folder.join("pack.yaml").exists());
}

#[test]
fn a_linked_folder_that_vanished_is_told_and_can_be_taken_off_the_list_by_its_path() {
    let scene = Scene::new();
    let folder = scene.folder("acme", "1.0.0").canonicalize().unwrap();
    scene.packs().link(&folder, false, &scene.library()).unwrap();
    scene.packs().install(&scene.files("globex", "1.0.0"), false, &scene.library()).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let (library, problems) = Library::open(&bank::BankSource::Bundled, Some(&scene.path("data/packs")));
    assert_eq!(library.packs().count(), 2);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("is not there"), "{problems:?}");
    let error = scene.packs().remove("acme", &library).unwrap_err();
    assert!(error.hint().contains(folder.to_str().unwrap()), "{}", error.hint());
    scene.packs().remove(folder.to_str().unwrap(), &library).unwrap();
    assert_eq!(scene.ids(), ["touchstone", "globex"]);
}

#[test]
fn a_linked_folder_may_be_half_written_and_a_copy_may_not() {
    let scene = Scene::new();
    let folder = scene.folder("acme", "1.0.0");
    let question = folder.join("questions/sum-001-add-up.md");
    let text = fs::read_to_string(&question).unwrap();
    write(&question, &text.as_bytes()[..text.len() / 2]);
    let files = bank::PackFiles::of_folder(&folder).unwrap();
    let error = scene.packs().install(&files, false, &scene.library()).unwrap_err();
    assert_eq!(error.code(), "pack-has-errors");
    assert!(error.to_string().contains("questions/sum-001-add-up.md:"), "{error}");
    let added = scene.packs().link(&folder, false, &scene.library()).unwrap();
    assert!(added.pack.problems.iter().any(bank::Problem::is_error));
    let library = scene.library();
    assert_eq!(library.freeze("acme/short-talk", &BTreeMap::new()).unwrap_err().code(), "bank-has-errors");
    assert!(
        library
            .kits()
            .any(|(pack, _)| library.freeze(&library.name(pack, "phone-screen"), &BTreeMap::new()).is_ok())
    );
}

#[test]
fn an_id_that_belongs_to_another_pack_is_explained() {
    let scene = Scene::new();
    let packs = scene.packs();
    let error = packs.install(&scene.files("touchstone", "9.0.0"), true, &scene.library()).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("pack-id-taken", "the id touchstone belongs to the pack Touchstone that comes with the program")
    );
    let error = packs.install(&scene.files("con", "1.0.0"), false, &scene.library()).unwrap_err();
    assert_eq!(error.code(), "pack-id-taken");
    packs.install(&scene.files("acme", "1.0.0"), false, &scene.library()).unwrap();
    let error = packs.install(&scene.files("acme", "1.0.0"), true, &scene.library()).unwrap_err();
    assert_eq!(error.to_string(), "the pack acme (The acme pack, version 1.0.0) is added already");
    let newer = scene.files("acme", "1.2.0");
    let error = packs.install(&newer, false, &scene.library()).unwrap_err();
    assert_eq!(error.code(), "pack-already-added");
    assert_eq!(
        error.to_string(),
        "the id acme belongs to a pack that was added before: The acme pack, version 1.0.0; this one is The acme \
         pack, version 1.2.0"
    );
    assert!(error.hint().contains("--replace"), "{}", error.hint());
    assert_eq!(scene.library().pack("acme").unwrap().manifest.version, "1.0.0");
    let added = packs.install(&newer, true, &scene.library()).unwrap();
    assert_eq!(added.replaced.as_deref(), Some("1.0.0"));
    assert_eq!(scene.library().pack("acme").unwrap().manifest.version, "1.2.0");
}

#[test]
fn a_copy_takes_the_place_of_a_link_and_the_other_way_round() {
    let scene = Scene::new();
    let packs = scene.packs();
    let folder = scene.folder("acme", "1.0.0");
    packs.link(&folder, false, &scene.library()).unwrap();
    assert!(
        matches!(packs.link(&folder, true, &scene.library()), Err(PackError::AlreadyAdded { added }) if added.same)
    );
    let files = bank::PackFiles::of_folder(&folder).unwrap();
    assert_eq!(packs.install(&files, false, &scene.library()).unwrap_err().code(), "pack-already-added");
    packs.install(&files, true, &scene.library()).unwrap();
    assert_eq!(scene.library().pack("acme").unwrap().origin.name(), "installed");
    packs.link(&folder, true, &scene.library()).unwrap();
    assert_eq!(scene.library().pack("acme").unwrap().origin.name(), "linked");
    assert_eq!(scene.ids(), ["touchstone", "acme"]);
}

#[test]
fn a_pack_that_another_needs_stays() {
    let scene = Scene::new();
    let packs = scene.packs();
    packs.install(&scene.files("acme", "1.0.0"), false, &scene.library()).unwrap();
    let folder = scene.folder("globex", "1.0.0");
    write(&folder.join("pack.yaml"), format!("{}needs: [acme]\n", manifest("globex", "1.0.0")).as_bytes());
    let files = bank::PackFiles::of_folder(&folder).unwrap();
    let error = packs.install(&files, false, &Library::bundled()).unwrap_err();
    assert!(error.to_string().contains("the pack `acme`, which this one needs, is not here"), "{error}");
    packs.install(&files, false, &scene.library()).unwrap();
    let error = packs.remove("acme", &scene.library()).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("pack-needed", "the pack acme is needed by globex")
    );
    packs.remove("globex", &scene.library()).unwrap();
    packs.remove("acme", &scene.library()).unwrap();
    assert_eq!(packs.remove("acme", &scene.library()).unwrap_err().code(), "unknown-pack");
    for name in ["..", "../packs", "", ".lock", "/"] {
        assert_eq!(packs.remove(name, &scene.library()).unwrap_err().code(), "unknown-pack", "{name:?}");
    }
}

/// The folder of packs after a change was broken off at each of its steps.
#[test]
fn a_change_that_was_broken_off_leaves_the_old_pack_or_the_new_one() {
    let scene = Scene::new();
    let packs = scene.packs();
    let root = scene.path("data/packs");
    packs.install(&scene.files("acme", "1.0.0"), false, &scene.library()).unwrap();
    let version = || scene.library().pack("acme").map(|pack| pack.manifest.version.clone());
    // While the new folder is being filled.
    write(&root.join(".new-acme/pack.yaml"), b"id: ac");
    assert_eq!(version().as_deref(), Some("1.0.0"));
    // After the old one was set aside.
    fs::rename(root.join("acme"), root.join(".old-acme")).unwrap();
    assert_eq!(version().as_deref(), Some("1.0.0"));
    let library = scene.library();
    assert!(library.freeze("acme/short-talk", &BTreeMap::new()).is_ok());
    // The next change goes through, and tidies up.
    packs.install(&scene.files("acme", "2.0.0"), true, &library).unwrap();
    assert_eq!(version().as_deref(), Some("2.0.0"));
    // The same pack is replaced while the one before it was still being deleted.
    write(&root.join(".old-acme/questions/old.md"), b"left over");
    packs.install(&scene.files("acme", "2.1.0"), true, &scene.library()).unwrap();
    assert_eq!(version().as_deref(), Some("2.1.0"));
    packs.install(&scene.files("acme", "2.0.0"), true, &scene.library()).unwrap();
    // While the old one was being deleted.
    write(&root.join(".old-acme/pack.yaml"), manifest("acme", "1.0.0").as_bytes());
    write(&root.join(".gone-globex/pack.yaml"), manifest("globex", "1.0.0").as_bytes());
    assert_eq!(version().as_deref(), Some("2.0.0"));
    packs.install(&scene.files("globex", "1.0.0"), false, &scene.library()).unwrap();
    let mut names: Vec<_> = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".lock", "acme", "globex"]);
}

/// A file where the new folder should be renamed to: whatever fails, the old pack is there.
#[test]
fn a_rename_that_fails_leaves_nothing_half_done() {
    let scene = Scene::new();
    let packs = scene.packs();
    packs.install(&scene.files("globex", "1.0.0"), false, &scene.library()).unwrap();
    write(&scene.path("data/packs/acme"), b"in the way");
    write(&scene.path("data/packs/.old-acme"), b"in the way too");
    let before = below(&scene.path("data/packs/globex"));
    let done = packs.install(&scene.files("acme", "1.0.0"), false, &scene.library());
    assert_eq!(scene.library().pack("acme").is_some(), done.is_ok());
    assert_eq!(below(&scene.path("data/packs/globex")), before);
}

#[test]
fn two_at_once_are_one_after_the_other() {
    let scene = Scene::new();
    let files: Vec<_> = (0..8).map(|n| scene.files(&format!("pack-{n}"), "1.0.0")).collect();
    let folders: Vec<_> = (0..8).map(|n| scene.folder(&format!("link-{n}"), "1.0.0")).collect();
    std::thread::scope(|threads| {
        for (files, folder) in files.iter().zip(&folders) {
            threads.spawn(|| scene.packs().install(files, false, &Library::bundled()).unwrap());
            threads.spawn(|| scene.packs().link(folder, false, &Library::bundled()).unwrap());
        }
    });
    assert_eq!(scene.ids().len(), 17);
}
