//! Opening: new folders, foreign folders, the lock, and what is missing.

use std::fs;

use store::{Mode, Store, StoreError};

use crate::scene::{Scene, Series, bodies, holder, reader, writer};

#[test]
fn an_absent_or_empty_folder_becomes_a_workspace() {
    for make_it_first in [false, true] {
        let scene = Scene::new();
        if make_it_first {
            fs::create_dir(scene.dir()).unwrap();
            fs::write(scene.file(".DS_Store"), "a desktop's").unwrap();
        }
        let mut series = Series::new();
        series.append(&mut scene.writer(), &["{}"]);
        assert_eq!(bodies(&scene.reader(), series.interview), ["{}"]);
    }
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone() {
    let scene = Scene::new();
    fs::create_dir(scene.dir()).unwrap();
    fs::write(scene.file("thesis.odt"), "mine").unwrap();
    let error = writer(&scene.dir()).unwrap_err();
    assert_eq!(error.code(), "not-a-workspace");
    assert!(error.to_string().contains("thesis.odt"), "{error}");
    assert_eq!(fs::read_dir(scene.dir()).unwrap().count(), 1);
}

#[test]
fn reading_makes_no_workspace() {
    let scene = Scene::new();
    assert_eq!(reader(&scene.dir()).unwrap_err().code(), "no-workspace");
    assert!(!scene.dir().exists());
}

#[test]
fn a_file_in_the_folders_place_is_named() {
    let scene = Scene::new();
    fs::write(scene.dir(), "a file").unwrap();
    let error = writer(&scene.dir()).unwrap_err();
    assert_eq!(error.code(), "workspace-file");
    assert!(error.to_string().contains("Gespräche"), "{error}");
}

#[test]
fn a_second_writer_learns_who_holds_the_workspace_and_readers_read_on() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut first = scene.writer();
    series.append(&mut first, &["1"]);

    let error = writer(&scene.dir()).unwrap_err();
    assert!(matches!(&error, StoreError::Busy { holder: Some(found) } if *found == holder()), "{error}");
    let second = scene.reader();
    assert_eq!(bodies(&second, series.interview), ["1"]);
    series.append(&mut first, &["2"]);
    assert_eq!(bodies(&second, series.interview), ["1", "2"]);

    drop(first);
    series.append(&mut scene.writer(), &["3"]);
    assert_eq!(bodies(&second, series.interview), ["1", "2", "3"]);
}

#[test]
fn what_the_lock_file_says_locks_nothing() {
    let scene = Scene::new();
    drop(scene.writer());
    for stale in ["", "{\"pid\":1", r#"{"pid":1,"program":"another","since":"2020"}"#] {
        fs::write(scene.file("workspace.lock"), stale).unwrap();
        drop(scene.writer());
    }
    fs::remove_file(scene.file("workspace.lock")).unwrap();
    drop(scene.writer());
}

#[test]
fn an_unnamed_holder_still_holds() {
    let scene = Scene::new();
    let _first = scene.writer();
    fs::OpenOptions::new().write(true).truncate(true).open(scene.file("workspace.lock")).unwrap();
    assert!(matches!(writer(&scene.dir()), Err(StoreError::Busy { holder: None })));
}

#[test]
fn a_key_made_before_a_crash_is_used() {
    let scene = Scene::new();
    drop(scene.writer());
    let key = fs::read(scene.file("workspace.key")).unwrap();
    for name in ["touchstone.db", "workspace.witness"] {
        fs::remove_file(scene.file(name)).unwrap();
    }
    fs::write(scene.file("touchstone.db"), "").unwrap();
    fs::write(scene.file("workspace.key.new"), "half").unwrap();
    drop(scene.writer());
    assert_eq!(fs::read(scene.file("workspace.key")).unwrap(), key);
}

#[test]
fn an_unfinished_key_is_made_again() {
    let scene = Scene::new();
    fs::create_dir(scene.dir()).unwrap();
    fs::write(scene.file("workspace.key.new"), "half").unwrap();
    drop(scene.writer());
    assert!(!scene.file("workspace.key.new").exists());
}

#[test]
fn a_lost_database_is_not_begun_anew() {
    let scene = Scene::new();
    let mut series = Series::new();
    series.append(&mut scene.writer(), &["1", "2"]);
    for emptied in [false, true] {
        fs::remove_file(scene.file("touchstone.db")).unwrap();
        if emptied {
            fs::write(scene.file("touchstone.db"), "").unwrap();
        }
        for opened in [writer(&scene.dir()), reader(&scene.dir())] {
            let error = opened.unwrap_err();
            assert!(matches!(error, StoreError::DatabaseMissing { events: 2, .. }), "{error}");
        }
        fs::write(scene.file("touchstone.db"), "").unwrap();
    }
}

#[test]
fn a_synchronised_folder_is_refused_for_writing_and_nothing_is_made() {
    let scene = Scene::new();
    let dir = scene.root().join("OneDrive - Example").join("interviews");
    let error = writer(&dir).unwrap_err();
    assert!(matches!(error, StoreError::Synchronised { service: "OneDrive", .. }), "{error}");
    assert!(error.hint().contains("backups"), "{}", error.hint());
    assert!(!dir.exists());
}

#[cfg(unix)]
#[test]
fn a_link_into_a_synchronised_folder_is_refused_too() {
    let scene = Scene::new();
    let dropbox = scene.root().join("Dropbox");
    fs::create_dir(&dropbox).unwrap();
    std::os::unix::fs::symlink(&dropbox, scene.root().join("plain")).unwrap();
    let error = writer(&scene.root().join("plain/interviews")).unwrap_err();
    assert!(matches!(error, StoreError::Synchronised { service: "Dropbox", .. }), "{error}");
}

#[test]
fn a_workspace_copied_into_a_synchronised_folder_can_be_read() {
    let scene = Scene::new();
    let mut series = Series::new();
    series.append(&mut scene.writer(), &["{}"]);
    let copy = scene.root().join("Dropbox");
    fs::rename(scene.dir(), &copy).unwrap();
    let store = Store::open(&copy, Mode::ReadOnly).unwrap();
    assert_eq!(bodies(&store, series.interview), ["{}"]);
}
