//! Rows changed, swapped, inserted and dropped through SQL with the right key: each is reported, and
//! where.

use rusqlite::{Connection, params};
use store::{Problem, StoreError};
use uuid::Uuid;

use crate::scene::{Scene, Series, reader, snapshot, writer};

/// Five events of one series, and as many of a neighbour that stays as it is.
fn scene() -> (Scene, Series) {
    let scene = Scene::new();
    let (mut series, mut neighbour) = (Series::new(), Series::new());
    let mut store = scene.writer();
    for n in 1..=5 {
        let mut batch = series.batch(&[&format!("{{\"n\":{n}}}")]);
        batch.snapshots = vec![snapshot("the kit")];
        batch.events[0].snapshots = vec![snapshot("the kit").hash];
        store.append(&batch).unwrap();
        series.seq = n;
        neighbour.append(&mut store, &["{}"]);
    }
    (scene, series)
}

/// A problem's code and the number of the event it names, 0 where it names none.
type Report = (&'static str, u64);

fn report(scene: &Scene) -> Vec<Report> {
    let problems = reader(&scene.dir()).unwrap().check().unwrap().problems;
    problems.iter().map(|p| (p.code(), p.place().map_or(0, |place| place.seq))).collect()
}

fn tampered(work: impl FnOnce(&Connection, Uuid) -> rusqlite::Result<usize>) -> (Scene, Series) {
    let (scene, series) = scene();
    assert_eq!(report(&scene), []);
    assert!(scene.sql(|db| work(db, series.interview)) > 0, "nothing was tampered with");
    (scene, series)
}

#[test]
fn a_change_of_any_column_is_reported_with_its_place() {
    let columns: [(&str, &str, &[Report]); 15] = [
        ("id", "zeroblob(16)", &[("header-changed", 3)]),
        ("action", "zeroblob(16)", &[("header-changed", 3), ("reference", 0)]),
        ("author", "'Sam'", &[("header-changed", 3)]),
        ("at", "'2025-03-01T09:30:00.001Z'", &[("header-changed", 3)]),
        ("elapsed_ms", "elapsed_ms + 1", &[("header-changed", 3)]),
        ("call_ms", "call_ms - 1", &[("header-changed", 3)]),
        ("kind", "'rated'", &[("header-changed", 3)]),
        ("version", "2", &[("header-changed", 3)]),
        ("snapshots", "x''", &[("header-changed", 3)]),
        ("salt", "randomblob(16)", &[("body-changed", 3)]),
        ("body", "'{\"n\":4}'", &[("body-changed", 3)]),
        ("body_hash", "randomblob(32)", &[("header-changed", 3)]),
        ("prev", "randomblob(32)", &[("unlinked", 3), ("header-changed", 3)]),
        ("hash", "randomblob(32)", &[("header-changed", 3), ("unlinked", 4)]),
        ("seq", "30", &[("gap", 3), ("gap", 6), ("header-changed", 30)]),
    ];
    for (column, value, expected) in columns {
        let cast = if column == "body" { format!("cast({value} as blob)") } else { value.to_owned() };
        let (scene, series) = tampered(|db, interview| {
            let sql = format!("update event set {column} = {cast} where interview = ?1 and seq = 3");
            db.execute(&sql, [interview])
        });
        assert_eq!(report(&scene), expected, "{column}");
        let error = scene.reader().interview_events(series.interview).unwrap_err();
        assert!(matches!(error, StoreError::DamagedLog { .. }), "{column}: {error}");
    }
}

#[test]
fn a_row_of_impossible_shape_is_reported_with_its_place() {
    for (column, value) in [("version", "-1"), ("hash", "x'00'"), ("id", "x'00'"), ("elapsed_ms", "-5")] {
        let (scene, series) = tampered(|db, interview| {
            db.execute(
                &format!("update event set {column} = {value} where interview = ?1 and seq = 3"),
                [interview],
            )
        });
        assert!(report(&scene).contains(&("unreadable", 3)), "{column}: {:?}", report(&scene));
        let error = scene.reader().interview_events(series.interview).unwrap_err();
        assert_eq!(error.code(), "damaged-log", "{column}");
    }
}

#[test]
fn swapped_events_are_reported_at_both_places() {
    let (scene, _) = tampered(|db, interview| {
        for (from, to) in [(2, 200), (4, 2), (200, 4)] {
            db.execute(
                "update event set seq = ?2 where interview = ?1 and seq = ?3",
                params![interview, to, from],
            )?;
        }
        Ok(1)
    });
    assert_eq!(
        report(&scene),
        [
            ("unlinked", 2),
            ("header-changed", 2),
            ("unlinked", 3),
            ("unlinked", 4),
            ("header-changed", 4),
            ("unlinked", 5)
        ]
    );
}

#[test]
fn an_event_moved_to_another_interview_is_missing_there_and_foreign_here() {
    let (scene, _) = tampered(|db, interview| {
        db.execute(
            "update event set interview = (select max(interview) from event), device = zeroblob(16) \
             where interview = ?1 and seq = 5",
            [interview],
        )
    });
    let codes = report(&scene);
    assert!(codes.contains(&("end-missing", 5)), "{codes:?}");
    assert!(codes.contains(&("gap", 1)) && codes.contains(&("header-changed", 5)), "{codes:?}");
}

#[test]
fn a_dropped_event_is_reported_with_the_numbers_missing() {
    for (dropped, expected) in [
        ("seq = 1", vec![("gap", 1)]),
        ("seq in (2, 3)", vec![("gap", 2)]),
        ("seq = 5", vec![("end-missing", 5)]),
        ("seq >= 3", vec![("end-missing", 3)]),
        ("true", vec![("end-missing", 1)]),
    ] {
        let (scene, series) = tampered(|db, interview| {
            db.execute(&format!("delete from event where interview = ?1 and {dropped}"), [interview])
        });
        let found = report(&scene);
        assert_eq!(found[..expected.len()], expected, "{dropped}");
        let problems = reader(&scene.dir()).unwrap().check().unwrap().problems;
        assert_eq!(problems[0].place().map(|place| place.interview), Some(series.interview));
        if dropped != "true" && !dropped.contains('5') && !dropped.contains(">=") {
            assert!(matches!(problems[0], Problem::Gap { .. }));
        }
    }
}

#[test]
fn a_dropped_end_is_noticed_at_opening_even_if_its_actions_are_dropped_too() {
    let (scene, _) = tampered(|db, interview| {
        db.execute("delete from event where interview = ?1 and seq >= 4", [interview])?;
        db.execute("delete from action where interview = ?1 and seq >= 4", [interview])
    });
    assert_eq!(writer(&scene.dir()).unwrap_err().code(), "tail-missing");
    let reader = scene.reader();
    assert!(matches!(reader.problems(), [Problem::TailMissing { expected: 10, found: 8, .. }]));
    assert_eq!(reader.check().unwrap().problems, reader.problems());
}

#[test]
fn an_inserted_event_is_reported() {
    let (scene, _) = tampered(|db, interview| {
        db.execute(
            "insert into event select interview, device, 6, zeroblob(16), action, author, at, elapsed_ms, call_ms, kind, \
             version, snapshots, salt, body, body_hash, hash, hash from event where interview = ?1 and seq = 5",
            [interview],
        )
    });
    assert_eq!(report(&scene), [("header-changed", 6)]);
}

#[test]
fn a_second_beginning_is_reported() {
    let (scene, series) = scene();
    let other = Series::new();
    scene.writer().append(&other.batch(&["{}"])).unwrap();
    scene.sql(|db| {
        db.execute(
            "update event set interview = ?1 where interview = ?2",
            params![series.interview, other.interview],
        )
    });
    let found = report(&scene);
    assert!(found.contains(&("unlinked", 1)), "{found:?}");
}

#[test]
fn a_last_event_rewritten_with_right_hashes_is_noticed_by_the_witness() {
    let scene = Scene::new();
    let series = Series::new();
    let mut event = scene.writer().append(&series.batch(&["\"no\""])).unwrap().remove(0);
    event.body = b"\"yes\"".to_vec();
    event.body_hash = event.compute_body_hash();
    event.hash = event.compute_hash();
    scene.sql(|db| {
        db.execute(
            "update event set body = ?1, body_hash = ?2, hash = ?3",
            params![event.body, event.body_hash.as_bytes(), event.hash.as_bytes()],
        )
    });
    assert_eq!(report(&scene), [("witness-differs", 1)]);
    assert_eq!(writer(&scene.dir()).unwrap_err().code(), "tail-missing");
}

#[test]
fn changed_and_missing_snapshots_are_reported() {
    let (scene, _) = tampered(|db, _| db.execute("update snapshot set bytes = x'00'", []));
    assert_eq!(report(&scene), [("snapshot-changed", 0)]);
    let (scene, _) = tampered(|db, _| db.execute("delete from snapshot", []));
    assert_eq!(report(&scene), [1, 2, 3, 4, 5].map(|seq| ("snapshot-missing", seq)));
}

#[test]
fn a_damaged_head_is_named_at_opening_and_its_series_is_not_continued() {
    let (scene, series) = tampered(|db, interview| {
        db.execute("update event set author = 'Sam' where interview = ?1 and seq = 5", [interview])
    });
    let mut store = scene.writer();
    assert_eq!(store.problems().iter().map(Problem::code).collect::<Vec<_>>(), ["header-changed"]);
    let error = store.append(&series.batch(&["{}"])).unwrap_err();
    assert_eq!(error.code(), "damaged-log");
    assert!(error.to_string().contains(&format!("event 5 of device {}", series.device)), "{error}");
    Series::new().append(&mut store, &["{}"]);
}

#[test]
fn a_lost_or_torn_witness_is_reported_once_and_made_again() {
    for torn in [false, true] {
        let (scene, _) = scene();
        std::fs::remove_file(scene.file("workspace.witness")).unwrap();
        if torn {
            std::fs::write(scene.file("workspace.witness"), "torn").unwrap();
        }
        assert_eq!(report(&scene), [("no-witness", 0)]);
        let store = scene.writer();
        assert_eq!(store.problems().iter().map(Problem::code).collect::<Vec<_>>(), ["no-witness"]);
        drop(store);
        assert_eq!(scene.writer().problems(), []);
        assert_eq!(report(&scene), []);
    }
}

#[test]
fn the_witness_of_another_workspace_proves_nothing() {
    let (scene, _) = scene();
    let (other, _) = self::scene();
    std::fs::copy(other.file("workspace.witness"), scene.file("workspace.witness")).unwrap();
    assert_eq!(report(&scene), [("no-witness", 0)]);
}
