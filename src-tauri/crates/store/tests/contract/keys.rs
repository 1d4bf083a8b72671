//! The key file: made once, private, never written over.

use std::fs;

use crate::scene::{Scene, Series, reader, writer};

#[test]
fn a_new_workspace_gets_a_random_key_of_its_own() {
    let (one, two) = (Scene::new(), Scene::new());
    drop((one.writer(), two.writer()));
    let keys = [one, two].map(|scene| fs::read(scene.file("workspace.key")).unwrap());
    assert_eq!(keys.each_ref().map(Vec::len), [32, 32]);
    assert_ne!(keys[0], keys[1]);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_key_or_enter_the_folder() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new();
    drop(scene.writer());
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    assert_eq!(mode(&scene.file("workspace.key")), 0o600);
    assert_eq!(mode(&scene.dir()), 0o700);
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new();
    drop(scene.writer());
    for mode in [0o640, 0o604, 0o660] {
        fs::set_permissions(scene.file("workspace.key"), fs::Permissions::from_mode(mode)).unwrap();
        for opened in [writer(&scene.dir()), reader(&scene.dir())] {
            let error = opened.unwrap_err();
            assert_eq!(error.code(), "key-exposed");
            assert!(error.to_string().contains(&format!("{mode:04o}")), "{error}");
            assert!(error.hint().contains("chmod 600"), "{}", error.hint());
        }
    }
}

#[test]
fn a_database_without_its_key_is_not_given_a_new_one() {
    let scene = Scene::new();
    drop(scene.writer());
    let key = scene.file("workspace.key");
    let bytes = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    for opened in [writer(&scene.dir()), reader(&scene.dir())] {
        assert_eq!(opened.unwrap_err().code(), "key-missing");
    }
    assert!(!key.exists());
    restore(&scene, &bytes);
    drop(scene.writer());
}

#[test]
fn a_key_of_another_length_is_refused_and_left_alone() {
    let scene = Scene::new();
    drop(scene.writer());
    for length in [0, 31, 33] {
        restore(&scene, &vec![1; length]);
        for opened in [writer(&scene.dir()), reader(&scene.dir())] {
            assert_eq!(opened.unwrap_err().code(), "key-malformed");
        }
        assert_eq!(fs::read(scene.file("workspace.key")).unwrap().len(), length);
    }
}

#[test]
fn a_wrong_key_is_told_from_a_damaged_file() {
    let scene = Scene::new();
    Series::new().append(&mut scene.writer(), &["{}"]);
    let right = fs::read(scene.file("workspace.key")).unwrap();
    restore(&scene, &[7; 32]);
    for opened in [writer(&scene.dir()), reader(&scene.dir())] {
        assert_eq!(opened.unwrap_err().code(), "wrong-key");
    }
    restore(&scene, &right);
    let mut database = fs::read(scene.file("touchstone.db")).unwrap();
    database[100] ^= 1;
    fs::write(scene.file("touchstone.db"), database).unwrap();
    for opened in [writer(&scene.dir()), reader(&scene.dir())] {
        assert_eq!(opened.unwrap_err().code(), "damaged-file");
    }
}

#[test]
fn the_key_is_in_no_debug_output() {
    let scene = Scene::new();
    let store = scene.writer();
    let key: String =
        fs::read(scene.file("workspace.key")).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
    let shown = format!("{store:?}");
    assert!(shown.contains("Key(..)") && !shown.contains(&key));
}

fn restore(scene: &Scene, key: &[u8]) {
    let path = scene.file("workspace.key");
    fs::write(&path, key).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
}
