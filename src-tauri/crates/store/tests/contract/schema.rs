//! Schemas: every released one opens, a newer one opens read-only.

use std::fs;
use std::path::Path;

use store::{Draft, Projection, Store, StoreError};

use crate::scene::{Scene, Series, bodies, reader, snapshot, writer};

#[test]
fn a_newer_schema_opens_read_only() {
    let scene = Scene::new();
    let mut series = Series::new();
    series.append(&mut scene.writer(), &["{}"]);
    scene.sql(|db| {
        db.execute_batch(
            "alter table event add column mood text; create table later (x); pragma user_version = 99",
        )
    });
    let error = writer(&scene.dir()).unwrap_err();
    assert_eq!(error.code(), "newer-schema");
    assert!(error.to_string().contains("99"), "{error}");
    let store = scene.reader();
    assert_eq!(bodies(&store, series.interview), ["{}"]);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_workspace_whose_making_was_interrupted_is_finished_by_a_writer() {
    let scene = Scene::new();
    drop(scene.writer());
    fs::remove_file(scene.file("touchstone.db")).unwrap();
    scene.sql(|db| db.pragma_update(None, "journal_mode", "wal"));
    assert_eq!(reader(&scene.dir()).unwrap_err().code(), "older-schema");
    let mut series = Series::new();
    series.append(&mut scene.writer(), &["{}"]);
    assert_eq!(bodies(&scene.reader(), series.interview), ["{}"]);
}

/// Copies a released schema's workspace; version control keeps no private file modes.
fn released(schema: u32) -> Scene {
    let scene = Scene::new();
    fs::create_dir(scene.dir()).unwrap();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/schema-{schema}"));
    for name in ["touchstone.db", "workspace.key", "workspace.witness"] {
        fs::copy(fixture.join(name), scene.file(name)).unwrap();
    }
    #[cfg(unix)]
    fs::set_permissions(scene.file("workspace.key"), std::os::unix::fs::PermissionsExt::from_mode(0o600))
        .unwrap();
    scene
}

/// What every released workspace holds, seen through a store that has just opened it, and that it goes on.
fn opens_whole_and_goes_on(store: &mut Store) {
    assert_eq!(store.problems(), []);
    let report = store.check().unwrap();
    assert_eq!((report.interviews, report.events, report.snapshots, report.problems), (2, 4, 1, vec![]));

    let rows = store.interviews().unwrap();
    let listed: Vec<_> = rows.iter().map(|row| (row.summary.state.as_str(), row.summary.practice)).collect();
    assert_eq!(listed, [("live", false), ("planned", true)]);
    let live = rows[0].interview;
    assert_eq!(bodies(store, live), ["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"]);
    assert_eq!(store.snapshot(snapshot("the kit").hash).unwrap(), Some(b"the kit".to_vec()));
    assert_eq!(store.search("lifet", 9).unwrap()[0].place.interview, live);
    assert_eq!(store.drafts(live).unwrap(), [Draft { field: "note".into(), text: "half a th".into() }]);

    let head = store.heads().unwrap().into_iter().find(|head| head.place.interview == live).unwrap();
    let mut series = Series { interview: live, device: head.place.device, seq: head.place.seq };
    series.append(store, &["{\"n\":4}"]);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn schema_1_opens_whole_and_goes_on() {
    let scene = released(1);
    assert_eq!(reader(&scene.dir()).unwrap_err().code(), "older-schema");
    let mut store = scene.writer();
    opens_whole_and_goes_on(&mut store);
    assert!(store.rebuild_is_due().unwrap(), "which questions it asked is not told yet");
    store.rebuild(|_, _| Ok::<_, StoreError>(Projection::default())).unwrap();
    assert!(!store.rebuild_is_due().unwrap());
}

#[test]
fn schema_2_opens_whole_and_goes_on() {
    let scene = released(2);
    let mut store = scene.writer();
    opens_whole_and_goes_on(&mut store);
    assert!(!store.rebuild_is_due().unwrap());
    assert_eq!(store.times_asked().unwrap(), [("own-001".to_owned(), 1)]);
    assert_eq!(store.asked("own-001").unwrap()[0].told, b"2");
}

#[test]
fn a_new_workspace_waits_for_no_rebuild() {
    assert!(!Scene::new().writer().rebuild_is_due().unwrap());
}
