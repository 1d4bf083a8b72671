//! Writes the workspace that `tests/fixtures` keeps of the current schema, into an empty folder. Run it
//! once when a schema is released; the fixture is never written again.
//!
//! `cargo run -p touchstone-store --example write_fixture tests/fixtures/schema-N`

#![allow(clippy::disallowed_methods, reason = "nobody else mints ids here")]

use std::error::Error;
use std::path::PathBuf;

use store::{ActionRow, AskedRow, Batch, Draft, Holder, Mode, NewEvent, NoteRow, Snapshot, Store, Summary};
use uuid::Uuid;

const NOW: &str = "2025-03-01T09:30:00.000Z";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).map(PathBuf::from).ok_or("name an empty folder")?;
    let mut store = Store::open(&folder, Mode::ReadWrite(Holder::this_process("write_fixture", NOW)))?;
    let device = Uuid::now_v7();
    let practice = Uuid::now_v7();
    store.append(&batch(practice, device, 0, "planned", "2025-02-01T09:00:00.000Z"))?;
    let live = Uuid::now_v7();
    for (seq, text) in (0..).zip(["borrows", "lifetimes", "unwrap on the parse"]) {
        let mut batch = batch(live, device, seq, "live", "2025-03-01T09:00:00.000Z");
        let note = |event: &NewEvent| NoteRow { event: event.id, text: text.into() };
        batch.notes = batch.events.iter().map(note).collect();
        batch.asked = Some(vec![AskedRow { question: "own-001".into(), told: seq.to_string().into() }]);
        store.append(&batch)?;
    }
    store.put_draft(live, &Draft { field: "note".into(), text: "half a th".into() })?;
    drop(store);
    std::fs::remove_file(folder.join("workspace.lock"))?;
    Ok(())
}

fn batch(interview: Uuid, device: Uuid, expected_seq: u64, state: &str, planned_at: &str) -> Batch {
    let kit = b"the kit".to_vec();
    let event = NewEvent {
        id: Uuid::now_v7(),
        author: "Kim".into(),
        at: NOW.into(),
        elapsed_ms: 1000 * expected_seq,
        call_ms: 1000 * expected_seq,
        kind: "noted".into(),
        version: 1,
        snapshots: vec![blake3::hash(&kit)],
        body: format!("{{\"n\":{}}}", expected_seq + 1).into(),
    };
    Batch {
        interview,
        device,
        expected_seq,
        continues: None,
        action: ActionRow { id: Uuid::now_v7(), fingerprint: b"f".to_vec(), answer: b"{\"ok\":{}}".to_vec() },
        events: vec![event],
        snapshots: vec![Snapshot { hash: blake3::hash(&kit), bytes: kit }],
        summary: Some(Summary {
            json: b"{}".to_vec(),
            planned_at: planned_at.into(),
            state: state.into(),
            practice: state == "planned",
        }),
        debrief: None,
        asked: None,
        notes: Vec::new(),
        drop_notes: Vec::new(),
        clear_drafts: Vec::new(),
    }
}
