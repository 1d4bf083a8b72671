//! Files cut short, deleted and flipped: what is shown is an exact prefix or an error, never something
//! else.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use store::{Problem, StoreError};

use crate::scene::{Scene, Series, bodies, reader, writer};

/// Copies an open workspace without touching its database from this process, which would drop SQLite's
/// locks on it.
fn copy_open(scene: &Scene) -> PathBuf {
    let to = scene.root().join("copied");
    let status = Command::new("cp").arg("-R").arg(scene.dir()).arg(&to).status().unwrap();
    assert!(status.success());
    to
}

/// A fresh copy of a workspace nobody has open.
fn copy_closed(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).unwrap();
    }
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        // The index of the log in shared memory belongs to the processes that made it.
        if entry.file_name() != "touchstone.db-shm" {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn a_torn_log_shows_an_exact_prefix_and_says_that_its_end_is_missing() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut store = scene.writer();
    drop(store);
    store = scene.writer();
    let log = scene.file("touchstone.db-wal");
    // Where the log ends after each commit.
    let mut ends = Vec::new();
    for n in 1..=12 {
        series.append(&mut store, &[&n.to_string()]);
        ends.push(fs::metadata(&log).unwrap().len());
    }
    let copied = copy_open(&scene);
    drop(store);

    let torn = scene.root().join("torn");
    let whole = fs::read(copied.join("touchstone.db-wal")).unwrap();
    assert_eq!(whole.len() as u64, ends[11]);
    let boundaries = (0..).map(|frame| 32 + frame * (24 + 4096)).take_while(|at| *at <= whole.len());
    let mut cuts: Vec<usize> = boundaries.flat_map(|at| [at - 1, at, at + 1, at + 24]).collect();
    cuts.extend((0..whole.len()).step_by(1499));
    cuts.retain(|cut| *cut <= whole.len());
    cuts.sort_unstable();
    cuts.dedup();
    let mut struck = 0;
    for cut in &cuts {
        copy_closed(&copied, &torn);
        fs::write(torn.join("touchstone.db-wal"), &whole[..*cut]).unwrap();
        let kept = ends.iter().filter(|end| **end <= *cut as u64).count();
        let left: Vec<String> = (1..=kept).map(|n| n.to_string()).collect();

        let store = reader(&torn).unwrap();
        assert_eq!(bodies(&store, series.interview), left, "cut at {cut}");
        let problems = store.check().unwrap().problems;
        drop(store);
        if kept == ends.len() {
            assert_eq!(problems, [], "cut at {cut}");
            drop(writer(&torn).unwrap());
            continue;
        }
        struck += 1;
        let missing = Problem::TailMissing {
            expected: 12,
            found: kept as u64,
            latest: store::Place { interview: series.interview, device: series.device, seq: 12 },
        };
        assert_eq!(problems, [missing], "cut at {cut}");
        let error = writer(&torn).unwrap_err();
        assert!(matches!(error, StoreError::TailMissing { .. }), "cut at {cut}: {error}");
        assert!(error.hint().contains("-wal"), "{}", error.hint());
        assert_eq!(
            fs::read(torn.join("touchstone.db-wal")).unwrap(),
            whole[..*cut],
            "evidence was destroyed"
        );
    }
    println!("{struck} of {} cuts lost events; each was reported", cuts.len());
    assert!(struck > 0);
}

#[test]
fn a_deleted_log_is_noticed_and_can_be_put_back() {
    for reopened in [false, true] {
        let scene = Scene::new();
        let mut series = Series::new();
        let mut store = scene.writer();
        series.append(&mut store, &["1"]);
        if reopened {
            drop(store);
            store = scene.writer();
        }
        series.append(&mut store, &["2"]);
        let copied = copy_open(&scene);
        drop(store);
        fs::remove_file(copied.join("touchstone.db-shm")).unwrap();
        let log = copied.join("touchstone.db-wal");
        let aside = scene.root().join("aside");
        fs::rename(&log, &aside).unwrap();

        let error = writer(&copied).unwrap_err();
        let found = u64::from(reopened);
        assert!(
            matches!(error, StoreError::TailMissing { problem: Problem::TailMissing { expected: 2, found: f, .. } } if f == found),
            "{error}"
        );
        match reader(&copied) {
            Ok(store) => {
                assert_eq!(bodies(&store, series.interview), ["1"]);
                assert_eq!(store.problems().iter().map(Problem::code).collect::<Vec<_>>(), ["tail-missing"]);
            }
            Err(error) => assert_eq!((error.code(), reopened), ("tail-missing", false)),
        }
        fs::rename(&aside, &log).unwrap();
        assert_eq!(bodies(&writer(&copied).unwrap(), series.interview), ["1", "2"]);
    }
}

#[test]
fn whoever_removes_the_witness_can_go_on_without_the_missing_end() {
    let scene = Scene::new();
    let mut series = Series::new();
    series.append(&mut scene.writer(), &["1"]);
    let copied = scene.root().join("backup");
    copy_closed(&scene.dir(), &copied);
    series.append(&mut scene.writer(), &["2"]);
    fs::copy(copied.join("touchstone.db"), scene.file("touchstone.db")).unwrap();

    let error = writer(&scene.dir()).unwrap_err();
    assert_eq!(error.code(), "tail-missing");
    assert!(error.hint().contains("workspace.witness"), "{}", error.hint());
    fs::remove_file(scene.file("workspace.witness")).unwrap();
    let mut series = Series { seq: 1, ..series };
    series.append(&mut scene.writer(), &["2 again"]);
    assert_eq!(bodies(&scene.writer(), series.interview), ["1", "2 again"]);
}

#[test]
fn a_flipped_bit_anywhere_in_the_database_is_reported() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut store = scene.writer();
    for n in 0..40 {
        series.append(&mut store, &[&format!("\"{n} {}\"", "x".repeat(300))]);
    }
    drop(store);
    let sound = bodies(&scene.reader(), series.interview);
    let flipped = scene.root().join("flipped");
    copy_closed(&scene.dir(), &flipped);
    let database = fs::read(scene.file("touchstone.db")).unwrap();
    let offsets: Vec<usize> = (0..database.len()).step_by(509).collect();
    let mut struck = 0;
    for offset in &offsets {
        let mut bytes = database.clone();
        bytes[*offset] ^= 1 << (offset % 8);
        fs::write(flipped.join("touchstone.db"), bytes).unwrap();
        match reader(&flipped) {
            Ok(store) => {
                let problems = store.check().unwrap().problems;
                assert!(problems.iter().any(|p| p.code() == "page"), "byte {offset}: {problems:?}");
                if let Ok(events) = store.interview_events(series.interview) {
                    let shown = events.into_iter().map(|event| String::from_utf8(event.body).unwrap());
                    assert!(shown.eq(sound.clone()), "byte {offset} changed what is shown");
                }
            }
            Err(error) => assert_eq!(error.code(), "damaged-file", "byte {offset}: {error}"),
        }
        struck += 1;
    }
    println!("{struck} of {} flipped bits were reported", offsets.len());
    assert!(struck > 100);
}

#[test]
fn a_file_that_is_no_database_is_reported() {
    let scene = Scene::new();
    Series::new().append(&mut scene.writer(), &["{}"]);
    for content in ["not a database".repeat(1000).into_bytes(), vec![0; 8192], b"cut off".to_vec()] {
        fs::write(scene.file("touchstone.db"), &content).unwrap();
        for opened in [writer(&scene.dir()), reader(&scene.dir())] {
            assert_eq!(opened.unwrap_err().code(), "damaged-file");
        }
        assert_eq!(fs::read(scene.file("touchstone.db")).unwrap(), content);
    }
}
