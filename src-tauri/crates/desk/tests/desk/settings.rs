//! What the user chose: kept whole, never written over where it cannot be read.

use std::fs;

use desk::{Purpose, Settings, Theme};
use serde_json::{Map, Value, json};

use crate::scene::{BANK, Scene};

fn change(value: Value) -> Map<String, Value> {
    serde_json::from_value(value).unwrap()
}

#[test]
fn without_a_file_all_is_as_at_first_and_none_is_written() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let view = desk.settings().unwrap();
    assert_eq!((view.settings, view.problem), (Settings::default(), None));
    assert!(!desk.folder().settings().exists());
}

#[test]
fn what_was_chosen_is_there_after_a_start_and_the_file_holds_nothing_else() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    desk.set_settings(change(json!({"theme": "dark", "bindings": {"note": "j"}}))).unwrap();
    desk.change_settings(|settings| settings.leader = Some("Ctrl+Alt+Space".to_owned())).unwrap();
    let written: Value = serde_json::from_slice(&fs::read(desk.folder().settings()).unwrap()).unwrap();
    assert_eq!(written, json!({"theme": "dark", "bindings": {"note": "j"}, "leader": "Ctrl+Alt+Space"}));
    drop(desk);
    let settings = scene.desk().settings().unwrap().settings;
    assert_eq!((settings.theme, settings.single_keys), (Theme::Dark, true));
    assert_eq!(settings.bindings["note"], "j");
}

#[test]
fn null_sets_one_back_and_leaves_the_others() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    desk.set_settings(change(json!({"theme": "dark", "single_keys": false}))).unwrap();
    let settings = desk.set_settings(change(json!({"theme": null}))).unwrap().settings;
    assert_eq!((settings.theme, settings.single_keys), (Theme::System, false));
}

#[test]
fn what_a_newer_version_wrote_is_kept() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    fs::write(desk.folder().settings(), r#"{"colour_of_keys": "gold", "theme": "light"}"#).unwrap();
    desk.set_settings(change(json!({"theme": null, "clipboard_watch": true}))).unwrap();
    let written: Value = serde_json::from_slice(&fs::read(desk.folder().settings()).unwrap()).unwrap();
    assert_eq!(written, json!({"colour_of_keys": "gold", "clipboard_watch": true}));
}

#[test]
fn a_damaged_file_is_set_aside_and_told_and_never_written_over() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let file = desk.folder().settings();
    for n in 1..=2 {
        let torn = format!(r#"{{"theme": "dark", "lead{n}"#);
        fs::write(&file, &torn).unwrap();
        let view = desk.settings().unwrap();
        assert_eq!(view.settings, Settings::default());
        let problem = view.problem.unwrap();
        let aside = file.with_file_name(format!("settings-damaged-{n}.json"));
        assert_eq!(problem.code, "settings-damaged");
        assert!(problem.message.contains(aside.to_str().unwrap()), "{problem:?}");
        assert_eq!(fs::read_to_string(aside).unwrap(), torn);
        assert!(!file.exists());
    }
    desk.set_settings(change(json!({"theme": "dark"}))).unwrap();
    assert!(desk.settings().unwrap().problem.is_some(), "it is told until the program ends");
    drop(desk);
    assert_eq!(scene.desk().settings().unwrap().problem, None);
}

#[test]
fn one_bad_field_does_not_hide_the_others() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let file = desk.folder().settings();
    fs::write(&file, r#"{"theme": "sepia", "single_keys": false, "of_later": 1}"#).unwrap();
    let view = desk.settings().unwrap();
    assert_eq!((view.settings.theme, view.settings.single_keys), (Theme::System, false));
    assert!(view.problem.unwrap().message.contains("sepia"));
    let written: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    assert_eq!(written, json!({"single_keys": false, "of_later": 1}));
}

#[test]
fn a_value_that_does_not_fit_changes_nothing() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    desk.set_settings(change(json!({"theme": "dark"}))).unwrap();
    let fault = desk.set_settings(change(json!({"theme": "light", "single_keys": "no"}))).unwrap_err();
    assert_eq!((fault.code.as_str(), fault.trouble), ("setting-unfit", false));
    assert_eq!(desk.settings().unwrap().settings.theme, Theme::Dark);
}

#[test]
fn beside_the_writer_settings_are_read_and_not_written() {
    let scene = Scene::new();
    let mut first = scene.desk();
    let mut second = scene.open_with(BANK.as_ref(), Purpose::Act).unwrap();
    first.set_settings(change(json!({"theme": "dark"}))).unwrap();
    assert_eq!(second.settings().unwrap().settings.theme, Theme::Dark);
    assert_eq!(second.set_settings(change(json!({"theme": null}))).unwrap_err().code, "workspace-busy");
    fs::write(first.folder().settings(), "torn").unwrap();
    assert_eq!(second.settings().unwrap().problem.unwrap().code, "settings-damaged");
    assert_eq!(
        fs::read_to_string(first.folder().settings()).unwrap(),
        "torn",
        "setting aside is the writer's"
    );
}
