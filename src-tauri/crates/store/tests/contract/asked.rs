//! Which interviews asked which question: kept with each action, and made again from the events.

use std::convert::Infallible;

use store::{AskedIn, AskedRow, Batch, Projection, Store, Summary};

use crate::scene::{Scene, Series};

fn row(question: &str, told: &str) -> AskedRow {
    AskedRow { question: question.into(), told: told.into() }
}

/// Appends an event of an interview planned on a day, with what it has asked by then.
fn asks(store: &mut Store, series: &mut Series, planned_at: &str, rows: &[AskedRow]) {
    let summary = Summary {
        json: b"{}".to_vec(),
        planned_at: planned_at.into(),
        state: "ended".into(),
        practice: false,
    };
    let batch = Batch { summary: Some(summary), asked: Some(rows.to_vec()), ..series.batch(&["{\"n\":1}"]) };
    series.seq = store.append(&batch).unwrap().last().unwrap().seq;
}

fn told(store: &Store, question: &str) -> Vec<String> {
    let text = |asked: AskedIn| String::from_utf8(asked.told).unwrap();
    store.asked(question).unwrap().into_iter().map(text).collect()
}

#[test]
fn a_question_tells_its_interviews_the_latest_planned_first() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let (mut early, mut late) = (Series::new(), Series::new());
    asks(&mut store, &mut late, "2025-03-02", &[row("own-001", "late")]);
    asks(&mut store, &mut early, "2025-03-01", &[row("err-001", "other"), row("own-001", "early")]);
    assert_eq!(told(&store, "own-001"), ["late", "early"]);
    assert_eq!(store.asked("own-001").unwrap()[0].interview, late.interview);
    assert_eq!(told(&store, "own-01"), [""; 0]);
    assert_eq!(store.times_asked().unwrap(), [("err-001".to_owned(), 1), ("own-001".to_owned(), 2)]);
    drop(store);
    assert_eq!(told(&scene.reader(), "own-001"), ["late", "early"]);
}

#[test]
fn what_an_interview_asked_is_replaced_as_a_whole_or_left_as_it_is() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let (mut series, mut other) = (Series::new(), Series::new());
    asks(&mut store, &mut other, "2025-03-01", &[row("own-001", "other")]);
    asks(&mut store, &mut series, "2025-03-02", &[row("own-001", "one"), row("err-001", "one")]);
    series.append(&mut store, &["{}"]);
    assert_eq!(told(&store, "own-001"), ["one", "other"]);
    asks(&mut store, &mut series, "2025-03-02", &[row("err-001", "two")]);
    assert_eq!(
        (told(&store, "own-001"), told(&store, "err-001")),
        (vec!["other".into()], vec!["two".into()])
    );
    asks(&mut store, &mut series, "2025-03-02", &[]);
    assert_eq!(store.times_asked().unwrap(), [("own-001".to_owned(), 1)]);
}

#[test]
fn a_rebuild_tells_from_the_events_what_was_asked() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let (mut kept, mut silent) = (Series::new(), Series::new());
    asks(&mut store, &mut kept, "2025-03-01", &[row("own-001", "as it was")]);
    asks(&mut store, &mut silent, "2025-03-02", &[row("own-001", "gone")]);
    drop(store);
    scene.sql(|db| db.execute_batch("insert into asked values (zeroblob(16), 'own-001', x'00')"));

    let mut store = scene.writer();
    let projector = |interview, _: &[store::StoredEvent]| {
        let asked = if interview == kept.interview { vec![row("own-001", "anew")] } else { Vec::new() };
        Ok::<_, Infallible>(Projection { asked, ..Projection::default() })
    };
    assert_eq!(store.rebuild(projector).unwrap().interviews, 2);
    assert_eq!(told(&store, "own-001"), ["anew"]);
    assert_eq!(store.check().unwrap().problems, []);
}
