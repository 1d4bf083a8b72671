//! A damaged workspace: it is said what is wrong, what is left can be read, and nothing makes it worse.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::alone::{Running, database};
use crate::place::{Place, copy, note, plan};

/// The files whose loss would lose something, with their bytes.
fn evidence(place: &Place) -> BTreeMap<String, Vec<u8>> {
    ["touchstone.db", "workspace.key", "workspace.witness"]
        .map(|name| (name.to_owned(), fs::read(place.workspace(name)).unwrap()))
        .into()
}

const READING: [&[&str]; 4] =
    [&["list"], &["list", "--format", "json"], &["store", "check"], &["store", "check", "--format", "json"]];

#[test]
fn a_changed_byte_is_reported_and_nothing_more_is_lost() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"}), note("kept")]);
    let file = place.workspace("touchstone.db");
    let whole = fs::read(&file).unwrap();
    let mut struck = 0;
    for at in [0, 20, 100, 4095, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        fs::write(&file, &changed).unwrap();
        let before = evidence(&place);

        let check = place.run(&["store", "check"]);
        assert_eq!(check.code, Some(1), "byte {at}: {}", check.out);
        let told = format!("{}{}", check.out, check.err);
        assert!(told.contains("damaged-file") || told.contains("page"), "byte {at}: {told}");
        for args in READING {
            place.run(args);
        }
        place.run(&["log", &interview]);
        // Whoever would write is refused, or finds the damage elsewhere and adds to what is whole.
        let live = place.feed(&["live", "--interview", &interview], b"{\"do\":\"fly\"}\n");
        assert!(live.code == Some(0) || live.err.contains("error: "), "byte {at}: {}", live.err);
        assert_eq!(evidence(&place), before, "byte {at}: the damaged files were changed");
        struck += 1;
    }
    fs::write(&file, &whole).unwrap();
    assert_eq!(place.log(&interview).len(), 3);
    assert_eq!(place.run(&["store", "check"]).code, Some(0));
    println!("{struck} flips, each reported");
}

#[test]
fn a_changed_event_is_named_with_its_place() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"}), note("she said no"), note("after")]);
    let changed = database(&place)
        .execute(
            "update event set body = cast(replace(cast(body as text), 'said no', 'said ye') as blob) where seq = 3",
            [],
        )
        .unwrap();
    assert_eq!(changed, 1);

    let check = place.run(&["store", "check"]);
    assert_eq!(check.code, Some(1));
    assert!(check.out.starts_with("body-changed: event 3 of device"), "{}", check.out);
    assert!(check.err.ends_with("1 problem.\n"), "{}", check.err);
    let report: Value =
        serde_json::from_str(&place.run(&["store", "check", "--format", "json"]).out).unwrap();
    assert_eq!((&report["events"], &report["problems"][0]["code"]), (&json!(4), &json!("body-changed")));
    let err = place.run(&["log", &interview]).fault("damaged-log");
    assert!(err.contains("event 3"), "{err}");
    place.run(&["export", &interview, "--format", "json"]).fault("damaged-log");
    let live = place.feed(&["live", "--interview", &interview], b"{\"do\":\"submit\"}\n").answers();
    assert_eq!(live[0]["fault"]["code"], "damaged-log");
}

/// A workspace whose writer was killed, so that its log was not yet moved into the database. Before,
/// `closed` sessions ended well.
fn killed(closed: bool) -> (Place, String) {
    let place = Place::new();
    let planned = plan();
    let interview = planned["id"].as_str().unwrap().to_owned();
    if closed {
        place.interview(std::slice::from_ref(&planned));
    }
    let mut live = Running::start(&place, &["live", "--interview", &interview]);
    for line in [planned, json!({"do": "start"}), note("one"), note("two")] {
        assert!(live.ask(&line)["fault"].is_null());
    }
    live.kill();
    (place, interview)
}

#[test]
fn a_lost_write_ahead_log_is_told_and_can_be_put_back() {
    for closed in [false, true] {
        let (place, interview) = killed(closed);
        let log = place.workspace("touchstone.db-wal");
        let aside = place.root().join("aside");
        assert!(fs::metadata(&log).unwrap().len() > 0, "the log was moved into the database already");
        fs::rename(&log, &aside).unwrap();
        let before = evidence(&place);

        let input = format!("{}\n", note("on top of the gap"));
        let err = place.feed(&["live", "--interview", &interview], input.as_bytes()).fault("tail-missing");
        assert!(err.contains("touchstone.db-wal") && err.contains(&interview), "{err}");
        place.run(&["store", "rebuild"]).fault("tail-missing");
        let check = place.run(&["store", "check"]);
        assert_eq!(check.code, Some(1));
        assert!(format!("{}{}", check.out, check.err).contains("tail-missing"), "{}", check.err);
        let list = place.run(&["list"]);
        assert!(list.err.contains("tail-missing"), "a reader is not told: {}", list.err);
        if closed {
            // What is left is shown, with the warning beside it.
            assert_eq!(list.code, Some(0));
            assert!(list.out.contains("planned"), "{}", list.out);
            assert_eq!(place.run(&["log", &interview]).out.lines().count(), 1);
        }
        assert_eq!(evidence(&place), before, "looking changed the files");

        fs::rename(&aside, &log).unwrap();
        assert_eq!(place.log(&interview).len(), 4);
        let again = place.feed(&["live", "--interview", &interview], input.as_bytes()).answers();
        assert_eq!(again[0]["ok"]["seq"], 5);
        assert_eq!(place.run(&["store", "check"]).code, Some(0));
    }
}

#[test]
fn whoever_gives_the_missing_end_up_goes_on_with_what_is_left() {
    let (place, interview) = killed(true);
    fs::remove_file(place.workspace("touchstone.db-wal")).unwrap();
    place.feed(&["live"], b"").fault("tail-missing");
    fs::remove_file(place.workspace("workspace.witness")).unwrap();
    let again = place.feed(&["live", "--interview", &interview], b"{\"do\":\"start\"}\n");
    assert!(again.err.contains("no-witness"), "{}", again.err);
    let answer: Value = serde_json::from_str(&again.done()).unwrap();
    assert_eq!(answer["ok"]["seq"], 2);
    assert_eq!(place.log(&interview).len(), 2);
}

#[test]
fn a_lost_or_exposed_key_is_told_and_no_other_is_made() {
    let place = Place::new();
    let interview = place.interview(&[plan()]);
    let key = place.workspace("workspace.key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
        let err = place.run(&["list"]).fault("key-exposed");
        assert!(err.contains("chmod 600"), "{err}");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let aside = place.root().join("key");
    fs::rename(&key, &aside).unwrap();
    place.run(&["list"]).fault("key-missing");
    place.feed(&["live"], b"").fault("key-missing");
    assert!(!key.exists());
    fs::rename(aside, &key).unwrap();
    assert_eq!(place.log(&interview).len(), 1);
}

#[test]
fn lists_and_search_come_back_from_the_log_alone() {
    let place = Place::new();
    place.interview(&[plan(), json!({"do": "start"}), note("about borrowing")]);
    place.interview(&[plan()]);
    let whole = place.done(&["list", "--format", "json"]);
    database(&place).execute_batch("delete from interview; delete from note").unwrap();
    assert_eq!(place.json(&["list", "--format", "json"]), json!([]));
    let rebuilt = place.run(&["store", "rebuild"]);
    assert_eq!((rebuilt.code, rebuilt.out.as_str()), (Some(0), ""));
    assert!(rebuilt.err.contains("2 interviews"), "{}", rebuilt.err);
    assert_eq!(place.done(&["list", "--format", "json"]), whole);
}

#[test]
fn a_copied_data_folder_is_whole() {
    let place = Place::new();
    let interview = place.interview(&[plan(), json!({"do": "start"})]);
    let moved = place.root().join("moved");
    copy(&place.home(), &moved);
    fs::remove_dir_all(place.home()).unwrap();
    let ran = place.run(&["--home", moved.to_str().unwrap(), "log", &interview]);
    assert_eq!(ran.answers().len(), 2);
}
