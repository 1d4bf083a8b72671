//! Lists, search, drafts, and rebuilding them from the events.

use std::convert::Infallible;

use store::{Draft, NoteRow, Projection, SearchHit, Store, Summary};
use uuid::Uuid;

use crate::scene::{Scene, Series};

const NONE: [Uuid; 0] = [];

fn summary(planned_at: &str) -> Summary {
    Summary {
        json: format!("{{\"planned_at\":\"{planned_at}\"}}").into(),
        planned_at: planned_at.into(),
        state: "live".into(),
        practice: true,
    }
}

/// Appends one event whose note is `text`, and returns the event's id.
fn note(store: &mut Store, series: &mut Series, text: &str) -> Uuid {
    let mut batch = series.batch(&[text]);
    let event = batch.events[0].id;
    batch.notes = vec![NoteRow { event, text: text.into() }];
    store.append(&batch).unwrap();
    series.seq += 1;
    event
}

fn found(store: &Store, query: &str) -> Vec<Uuid> {
    let mut events: Vec<Uuid> =
        store.search(query, 100).unwrap().into_iter().map(|SearchHit { event, .. }| event).collect();
    events.sort();
    events
}

#[test]
fn interviews_are_listed_with_the_latest_planned_first() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let mut series = [Series::new(), Series::new(), Series::new()];
    for (series, day) in series.iter_mut().zip(["2025-03-02", "2025-03-03", "2025-03-01"]) {
        store.append(&store::Batch { summary: Some(summary(day)), ..series.batch(&["{}"]) }).unwrap();
        series.seq = 1;
    }
    let changed = Summary { state: "submitted".into(), practice: false, ..summary("2025-03-01") };
    store.append(&store::Batch { summary: Some(changed.clone()), ..series[2].batch(&["{}"]) }).unwrap();
    series[0].append(&mut store, &["{}"]);

    let listed: Vec<_> =
        store.interviews().unwrap().into_iter().map(|row| (row.interview, row.summary)).collect();
    assert_eq!(
        listed,
        [
            (series[1].interview, summary("2025-03-03")),
            (series[0].interview, summary("2025-03-02")),
            (series[2].interview, changed),
        ]
    );
}

#[test]
fn search_finds_notes_with_every_word_and_the_last_ones_beginning() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let mut series = Series::new();
    let parse = note(&mut store, &mut series, "unwrap on the parse, café");
    let asked = note(&mut store, &mut series, "asked whether the parser may unwrap");
    note(&mut store, &mut series, "thinks aloud");

    assert_eq!(found(&store, "unwrap pars"), [parse, asked]);
    assert_eq!(found(&store, "UNWRAP parse"), [parse, asked]);
    assert_eq!(found(&store, "pars unwrap"), NONE, "only the last word is a beginning");
    assert_eq!(found(&store, "cafe"), [parse]);
    assert_eq!(store.search("unwrap", 1).unwrap().len(), 1);

    let hit = &store.search("café", 1).unwrap()[0];
    assert_eq!((hit.place.interview, hit.place.seq, hit.event), (series.interview, 1, parse));
    let marked: Vec<&str> = hit.snippet.iter().filter(|p| p.matched).map(|p| p.text.as_str()).collect();
    assert_eq!(marked, ["café"]);
}

#[test]
fn no_query_is_a_syntax_error() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let event = note(&mut store, &mut Series::new(), "AND OR NOT NEAR text body rust");
    for query in [
        "",
        " ",
        "\"",
        "\"\"\"",
        "*",
        "^",
        "-",
        "(",
        "a(",
        "NEAR(",
        "a AND",
        "OR",
        "NOT",
        "text:",
        "{text}: rust",
        "rust*",
        "^rust",
        "a + b",
        "\\",
        "';--",
        "\0",
        "a\0b",
        "\u{FDD0}",
        "🦀",
        "' OR 1=1",
    ] {
        store.search(query, 10).unwrap_or_else(|error| panic!("{query:?}: {error}"));
    }
    assert_eq!(found(&store, "not near"), [event]);
    assert_eq!(found(&store, "rust*"), [event]);
}

#[test]
fn a_note_cannot_forge_the_marks_of_a_match() {
    let scene = Scene::new();
    let mut store = scene.writer();
    note(&mut store, &mut Series::new(), "plain \u{FDD0}forged\u{FDD1} word");
    let hit = &store.search("word", 1).unwrap()[0];
    let marked: Vec<&str> = hit.snippet.iter().filter(|p| p.matched).map(|p| p.text.as_str()).collect();
    assert_eq!(marked, ["word"]);
}

#[test]
fn a_retracted_note_is_found_no_more_and_a_restored_one_again() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let mut series = Series::new();
    let event = note(&mut store, &mut series, "unwrap");
    let undo = store::Batch { drop_notes: vec![event, Uuid::now_v7()], ..series.batch(&["{}"]) };
    store.append(&undo).unwrap();
    series.seq += 1;
    assert_eq!(found(&store, "unwrap"), NONE);

    let row = NoteRow { event, text: "expect".into() };
    store.append(&store::Batch { notes: vec![row.clone(), row], ..series.batch(&["{}"]) }).unwrap();
    assert_eq!((found(&store, "unwrap"), found(&store, "expect")), (vec![], vec![event]));
}

#[test]
fn drafts_survive_closing_and_go_with_the_action_that_sends_them() {
    let scene = Scene::new();
    let series = Series::new();
    let draft = |field: &str, text: &str| Draft { field: field.into(), text: text.into() };
    let mut store = scene.writer();
    store.put_draft(series.interview, &draft("note", "asked wh")).unwrap();
    store.put_draft(series.interview, &draft("note", "asked whether")).unwrap();
    store.put_draft(series.interview, &draft("feedback", "words")).unwrap();
    store.put_draft(Uuid::now_v7(), &draft("note", "elsewhere")).unwrap();
    drop(store);

    let mut store = scene.writer();
    assert_eq!(
        store.drafts(series.interview).unwrap(),
        [draft("feedback", "words"), draft("note", "asked whether")]
    );
    store.append(&store::Batch { clear_drafts: vec!["note".into()], ..series.batch(&["{}"]) }).unwrap();
    assert_eq!(store.drafts(series.interview).unwrap(), [draft("feedback", "words")]);
    store.clear_draft(series.interview, "feedback").unwrap();
    assert_eq!(store.drafts(series.interview).unwrap(), []);
}

/// A projector as the desk has one: each body is a note, the number of events the summary.
fn projector(_: Uuid, events: &[store::StoredEvent]) -> Result<Projection, Infallible> {
    let notes = events
        .iter()
        .map(|event| NoteRow { event: event.id, text: String::from_utf8_lossy(&event.body).into_owned() });
    let summary = Summary { json: events.len().to_string().into(), ..summary("2025-03-01") };
    Ok(Projection { summary: Some(summary), notes: notes.collect(), ..Projection::default() })
}

#[test]
fn a_rebuild_makes_the_projections_from_the_events_alone() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let mut series = Series::new();
    let first = note(&mut store, &mut series, "unwrap");
    note(&mut store, &mut series, "lifetimes");
    drop(store);
    scene.sql(|db| {
        db.execute_batch(
            "delete from interview; delete from note; \
             insert into note (event, interview, text) values (zeroblob(16), zeroblob(16), 'a stranger'); \
             insert into interview values (zeroblob(16), x'00', 'never', 'never', 0);",
        )
    });

    let mut store = scene.writer();
    let report = store.rebuild(projector).unwrap();
    assert_eq!((report.interviews, report.problems), (1, vec![]));
    assert_eq!(found(&store, "unwrap"), [first]);
    assert_eq!(found(&store, "stranger"), NONE);
    let rows = store.interviews().unwrap();
    assert_eq!(
        rows.iter().map(|row| (row.interview, row.summary.json.clone())).collect::<Vec<_>>(),
        [(series.interview, b"2".to_vec())]
    );
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_rebuild_that_fails_leaves_everything_as_it_was() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let event = note(&mut store, &mut Series::new(), "unwrap");
    note(&mut store, &mut Series::new(), "expect");
    let mut seen = 0;
    let failing = |_: Uuid, _: &[store::StoredEvent]| {
        seen += 1;
        if seen == 1 { Ok(Projection::default()) } else { Err("not today") }
    };
    let error = store.rebuild(failing).unwrap_err();
    assert_eq!(error.code(), "not-summarised");
    assert!(error.to_string().contains("not today"), "{error}");
    assert_eq!(found(&store, "unwrap"), [event]);
}

#[test]
fn a_rebuild_leaves_the_rows_of_a_damaged_interview() {
    let scene = Scene::new();
    let mut store = scene.writer();
    let (mut sound, mut damaged) = (Series::new(), Series::new());
    note(&mut store, &mut sound, "sound");
    let kept = note(&mut store, &mut damaged, "damaged");
    drop(store);
    scene.sql(|db| db.execute("update event set body = x'00' where interview = ?1", [damaged.interview]));

    let mut store = scene.writer();
    let report = store.rebuild(projector).unwrap();
    assert_eq!(report.interviews, 1);
    assert_eq!(report.problems.iter().map(store::Problem::code).collect::<Vec<_>>(), ["body-changed"]);
    assert_eq!(found(&store, "damaged"), [kept]);
}
