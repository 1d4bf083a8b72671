//! One action, one transaction: what is stored, what is refused, and that a refusal changes nothing.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use store::{Hash, Head, Problem, Store, StoreError};
use uuid::Uuid;

use crate::scene::{Scene, Series, bodies, snapshot};

#[test]
fn events_come_back_byte_for_byte_and_numbered_from_one() {
    let scene = Scene::new();
    let mut series = Series::new();
    let odd = "{ \"a\" : 1.50e1,\n\t\"é\":\"\\u00e9\" }";
    let mut store = scene.writer();
    let first = store.append(&series.batch(&["{}", odd])).unwrap();
    series.seq = 2;
    let second = store.append(&series.batch(&[odd])).unwrap();
    drop(store);

    let read = scene.reader().interview_events(series.interview).unwrap();
    assert_eq!(read, [first, second].concat());
    assert_eq!(read.iter().map(|event| event.seq).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(read[1].body, odd.as_bytes());
}

#[test]
fn each_event_is_hashed_as_documented() {
    let scene = Scene::new();
    let mut batch = Series::new().batch(&["{\"n\":1}"]);
    batch.snapshots = vec![snapshot("a kit"), snapshot("a question")];
    batch.events[0].snapshots = batch.snapshots.iter().map(|snapshot| snapshot.hash).collect();
    let event = scene.writer().append(&batch).unwrap().remove(0);

    let given = &batch.events[0];
    let mut header = Vec::new();
    let joined = [*given.snapshots[0].as_bytes(), *given.snapshots[1].as_bytes()].concat();
    for field in [
        b"touchstone.event/1".as_slice(),
        batch.interview.as_bytes(),
        batch.device.as_bytes(),
        &1_u64.to_le_bytes(),
        given.id.as_bytes(),
        batch.action.id.as_bytes(),
        given.author.as_bytes(),
        given.at.as_bytes(),
        &given.elapsed_ms.to_le_bytes(),
        &given.call_ms.to_le_bytes(),
        given.kind.as_bytes(),
        &1_u64.to_le_bytes(),
        &joined,
    ] {
        header.extend((field.len() as u64).to_le_bytes());
        header.extend(field);
    }
    let body_hash = blake3::hash(&[event.salt.as_slice(), b"{\"n\":1}"].concat());
    let hash = blake3::hash(&[[0; 32].as_slice(), &header, body_hash.as_bytes()].concat());
    assert_eq!(event.salt.len(), 16);
    assert_eq!((event.body_hash, event.hash), (body_hash, hash));
}

#[test]
fn equal_bodies_have_different_hashes() {
    let scene = Scene::new();
    let events = scene.writer().append(&Series::new().batch(&["{}", "{}"])).unwrap();
    assert_ne!(events[0].salt, events[1].salt);
    assert_ne!(events[0].body_hash, events[1].body_hash);
}

#[test]
fn an_action_is_recorded_once_with_its_answer() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut store = scene.writer();
    let batch = series.append(&mut store, &["{}"]);
    let again = Series { seq: 1, ..series }.batch(&["{}"]);
    let again = store::Batch { action: batch.action.clone(), ..again };

    assert!(matches!(store.append(&batch), Err(StoreError::ActionExists { id }) if id == batch.action.id));
    assert!(matches!(store.append(&again), Err(StoreError::ActionExists { .. })));
    assert_eq!(bodies(&store, series.interview).len(), 1);
    assert_eq!(store.answer(batch.action.id).unwrap(), Some(batch.action));
    assert_eq!(store.answer(Uuid::now_v7()).unwrap(), None);
}

#[test]
fn an_action_without_events_is_recorded_too() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut store = scene.writer();
    let planned = series.append(&mut store, &["{}"]);
    let idle = series.append(&mut store, &[]);
    drop(store);

    let store = scene.writer();
    assert_eq!(store.answer(idle.action.id).unwrap(), Some(idle.action));
    assert_eq!(store.answer(planned.action.id).unwrap(), Some(planned.action));
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn the_same_action_from_two_threads_is_stored_once() {
    let scene = Scene::new();
    let series = Series::new();
    let store = Mutex::new(scene.writer());
    for _ in 0..20 {
        let seq = store.lock().unwrap().interview_events(series.interview).unwrap().len() as u64;
        let batch = Series { seq, ..series }.batch(&["{}"]);
        let start = Arc::new(Barrier::new(2));
        let outcomes: Vec<_> = thread::scope(|scope| {
            let race = || {
                start.wait();
                store.lock().unwrap().append(&batch)
            };
            let threads = [scope.spawn(race), scope.spawn(race)];
            threads.map(|thread| thread.join().unwrap()).into()
        });
        let refused = outcomes.iter().filter(|o| matches!(o, Err(StoreError::ActionExists { .. }))).count();
        assert_eq!((outcomes.iter().filter(|o| o.is_ok()).count(), refused), (1, 1));
    }
    assert_eq!(bodies(&store.lock().unwrap(), series.interview).len(), 20);
}

#[test]
fn a_caller_that_missed_events_is_refused() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut store = scene.writer();
    series.append(&mut store, &["{}", "{}"]);
    for expected in [0, 1, 3] {
        let stale = Series { seq: expected, ..series }.batch(&["{}"]);
        let refused = store.append(&stale).unwrap_err();
        assert!(matches!(refused, StoreError::Stale { expected: e, found: 2 } if e == expected), "{refused}");
        assert_eq!(store.answer(stale.action.id).unwrap(), None);
    }
}

#[test]
fn a_refusal_changes_nothing() {
    let scene = Scene::new();
    let mut series = Series::new();
    let mut store = scene.writer();
    let good = series.append(&mut store, &["{}"]);
    let before = store.interview_events(series.interview).unwrap();

    let mut not_a_time = series.batch(&["{}", "{}"]);
    not_a_time.events[1].at = "2025-03-01T10:30:00+01:00".into();
    let mut beyond_numbers = series.batch(&["{}"]);
    beyond_numbers.events[0].elapsed_ms = u64::MAX;
    let mut same_event = series.batch(&["{}", "{}"]);
    same_event.events[1].id = good.events[0].id;
    let mut twice_in_batch = series.batch(&["{}", "{}"]);
    twice_in_batch.events[1].id = twice_in_batch.events[0].id;
    let mut other_bytes = series.batch(&["{}"]);
    other_bytes.snapshots = vec![store::Snapshot { bytes: b"changed".to_vec(), ..snapshot("original") }];
    let mut no_snapshot = series.batch(&["{}"]);
    no_snapshot.events[0].snapshots = vec![snapshot("never stored").hash];

    for (batch, code) in [
        (not_a_time, "invalid-value"),
        (beyond_numbers, "invalid-value"),
        (same_event, "event-exists"),
        (twice_in_batch, "event-exists"),
        (other_bytes, "snapshot-mismatch"),
        (no_snapshot, "snapshot-missing"),
    ] {
        assert_eq!(store.append(&batch).unwrap_err().code(), code);
        assert_eq!(store.answer(batch.action.id).unwrap(), None, "{code}");
        assert_eq!(store.interview_events(series.interview).unwrap(), before, "{code}");
    }
    series.append(&mut store, &["{}"]);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_snapshot_is_stored_once_for_however_many_interviews() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let kit = snapshot("the kit");
    for _ in 0..2 {
        let mut batch = Series::new().batch(&["{}"]);
        batch.snapshots = vec![kit.clone()];
        batch.events[0].snapshots = vec![kit.hash];
        store.append(&batch).unwrap();
    }
    let mut third = Series::new().batch(&["{}"]);
    third.events[0].snapshots = vec![kit.hash];
    store.append(&third).unwrap();

    assert_eq!(store.snapshot(kit.hash).unwrap(), Some(kit.bytes));
    assert_eq!(store.snapshot(snapshot("another").hash).unwrap(), None);
    assert_eq!(store.check().unwrap().snapshots, 1);
}

#[test]
fn a_second_device_continues_the_head_it_names_and_reads_after_it() {
    let scene = Scene::new();
    let mut store = scene.writer();
    // The greater device id first, so that the order of ids is not the order of cause.
    let mut first = Series::new();
    first.device = Uuid::from_u128(u128::MAX);
    first.append(&mut store, &["\"first\""]);
    let second = Series { device: Uuid::from_u128(1), seq: 0, ..first };

    let unnamed = second.batch(&["\"second\""]);
    assert_eq!(store.append(&unnamed).unwrap_err().code(), "not-continued");
    let foreign = store::Batch { continues: Some(snapshot("elsewhere").hash), ..unnamed.clone() };
    assert_eq!(store.append(&foreign).unwrap_err().code(), "not-continued");
    let Head { place, hash } = store.heads().unwrap()[0];
    assert_eq!((place.interview, place.device, place.seq), (first.interview, first.device, 1));
    store.append(&store::Batch { continues: Some(hash), ..unnamed }).unwrap();

    assert_eq!(bodies(&store, first.interview), ["\"first\"", "\"second\""]);
    assert_eq!(store.heads().unwrap().len(), 2);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn an_interview_that_goes_to_another_device_and_comes_back_is_read_in_the_order_of_cause() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let mut first = Series::new();
    first.device = Uuid::from_u128(u128::MAX);
    let mut second = Series { device: Uuid::from_u128(1), ..first };
    let go_on = |store: &mut Store, series: &mut Series, continues: Option<Hash>, bodies: &[&str]| {
        let batch = store::Batch { continues, ..series.batch(bodies) };
        let last = store.append(&batch).unwrap().pop().unwrap();
        series.seq = last.seq;
        last.hash
    };
    let left = go_on(&mut store, &mut first, None, &["1", "2"]);
    let elsewhere = go_on(&mut store, &mut second, Some(left), &["3", "4"]);
    let back = go_on(&mut store, &mut first, Some(elsewhere), &["5"]);
    go_on(&mut store, &mut first, None, &["6"]);
    // An event of one's own is only continued as the head it is.
    let stale = store::Batch { continues: Some(back), ..first.batch(&["again"]) };
    assert_eq!(store.append(&stale).unwrap_err().code(), "not-continued");
    assert_eq!(bodies(&store, first.interview), ["1", "2", "3", "4", "5", "6"]);
    assert_eq!(store.check().unwrap().problems, []);
    drop(store);

    // The other device knew nothing of that and goes on as well: a fork, whole on both sides.
    let mut store = scene.writer();
    assert_eq!(store.problems(), []);
    go_on(&mut store, &mut second, None, &["5'", "6'"]);
    let read = bodies(&store, first.interview);
    assert_eq!(read[..4], ["1", "2", "3", "4"]);
    assert!(read[4..] == ["5", "6", "5'", "6'"] || read[4..] == ["5'", "6'", "5", "6"], "{read:?}");
    let problems = store.check().unwrap().problems;
    let [problem @ Problem::Forked { at, sides }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!((at.device, at.seq, problem.code()), (second.device, 2, "forked"));
    let mut devices: Vec<_> = sides.iter().map(|side| (side.device, side.seq)).collect();
    devices.sort();
    assert_eq!(devices, [(second.device, 3), (first.device, 3)]);
    let event = store.interview_events(first.interview).unwrap().into_iter().find(|event| event.hash == back);
    assert_eq!(event.unwrap().prev, elsewhere);
}

#[test]
fn a_read_only_store_refuses_to_write() {
    let scene = Scene::new();
    drop(scene.writer());
    let mut store = scene.reader();
    assert!(matches!(store.append(&Series::new().batch(&["{}"])), Err(StoreError::ReadOnly)));
}

#[test]
fn a_large_body_is_kept_whole() {
    let scene = Scene::new();
    let mut series = Series::new();
    let body = format!("\"{}\"", "fn main() {}\\n".repeat(100_000));
    series.append(&mut scene.writer(), &[&body]);
    assert_eq!(bodies(&scene.writer(), series.interview), [body]);
}
