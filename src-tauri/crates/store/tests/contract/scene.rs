//! What the tests have in common: a workspace in a temporary folder, a series that knows its length,
//! and raw SQL with the right key.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use store::{ActionRow, Batch, Hash, Holder, Mode, NewEvent, Snapshot, Store, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const NOW: &str = "2025-03-01T09:30:00.000Z";

/// A temporary folder and a workspace's place in it; the place has spaces and letters beyond ASCII.
pub(crate) struct Scene {
    root: TempDir,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn dir(&self) -> PathBuf {
        self.root().join("Gespräche über 錆 & rust?#%20")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    pub(crate) fn writer(&self) -> Store {
        writer(&self.dir()).unwrap()
    }

    pub(crate) fn reader(&self) -> Store {
        reader(&self.dir()).unwrap()
    }

    /// Works on the database behind the store's back, with its key and without its rules.
    pub(crate) fn sql<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        let digits: String =
            fs::read(self.file("workspace.key")).unwrap().iter().map(|byte| format!("{byte:02x}")).collect();
        let connection = Connection::open(self.file("touchstone.db")).unwrap();
        connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        connection.pragma_update(None, "ignore_check_constraints", true).unwrap();
        work(&connection).unwrap()
    }
}

pub(crate) fn holder() -> Holder {
    Holder::this_process("the tests", NOW)
}

pub(crate) fn writer(dir: &Path) -> Result<Store, StoreError> {
    Store::open(dir, Mode::ReadWrite(holder()))
}

pub(crate) fn reader(dir: &Path) -> Result<Store, StoreError> {
    Store::open(dir, Mode::ReadOnly)
}

/// One device's part of one interview, as a caller follows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series {
    pub(crate) interview: Uuid,
    pub(crate) device: Uuid,
    pub(crate) seq: u64,
}

impl Series {
    pub(crate) fn new() -> Self {
        Self { interview: Uuid::now_v7(), device: Uuid::now_v7(), seq: 0 }
    }

    /// A batch with one event for each body, after what the series has.
    pub(crate) fn batch(&self, bodies: &[&str]) -> Batch {
        Batch {
            interview: self.interview,
            device: self.device,
            expected_seq: self.seq,
            continues: None,
            action: ActionRow {
                id: Uuid::now_v7(),
                fingerprint: b"fingerprint".to_vec(),
                answer: b"{\"ok\":true}".to_vec(),
            },
            events: bodies.iter().map(|body| event(body)).collect(),
            snapshots: Vec::new(),
            summary: None,
            debrief: None,
            asked: None,
            notes: Vec::new(),
            drop_notes: Vec::new(),
            clear_drafts: Vec::new(),
        }
    }

    /// Appends one action with these events.
    pub(crate) fn append(&mut self, store: &mut Store, bodies: &[&str]) -> Batch {
        let batch = self.batch(bodies);
        self.seq = store.append(&batch).unwrap().last().map_or(self.seq, |event| event.seq);
        batch
    }
}

pub(crate) fn event(body: &str) -> NewEvent {
    NewEvent {
        id: Uuid::now_v7(),
        author: "Kim".into(),
        at: NOW.into(),
        elapsed_ms: 61_000,
        call_ms: 64_500,
        kind: "noted".into(),
        version: 1,
        snapshots: Vec::new(),
        body: body.as_bytes().to_vec(),
    }
}

pub(crate) fn snapshot(text: &str) -> Snapshot {
    Snapshot { hash: blake3_of(text), bytes: text.as_bytes().to_vec() }
}

pub(crate) fn blake3_of(text: &str) -> Hash {
    blake3::hash(text.as_bytes())
}

pub(crate) fn bodies(store: &Store, interview: Uuid) -> Vec<String> {
    let events = store.interview_events(interview).unwrap();
    events.into_iter().map(|event| String::from_utf8(event.body).unwrap()).collect()
}
