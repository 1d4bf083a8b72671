//! Appending: what one action brings about, written as one transaction.

use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use uuid::Uuid;

use crate::chain::{self, own_problem};
use crate::error::is;
use crate::event::{GENESIS, joined};
use crate::store::WriteFault;
use crate::{
    AskedRow, DebriefRow, Hash, NewEvent, NoteRow, Place, StoreError, StoredEvent, Summary, asked, debrief,
    draft, note, projection, random,
};

/// An action's answer, kept so that the same action again gets the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// Minted by whoever acted, a UUIDv7.
    pub id: Uuid,
    /// Tells the same action sent twice from another one under the same id.
    pub fingerprint: Vec<u8>,
    /// What was answered.
    pub answer: Vec<u8>,
}

/// Bytes under their hash: a frozen kit, question, rubric, or code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// blake3 of the bytes.
    pub hash: Hash,
    /// The content.
    pub bytes: Vec<u8>,
}

/// All that one action writes. It is stored whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The interview acted on, or the debrief.
    pub interview: Uuid,
    /// The device that acts.
    pub device: Uuid,
    /// The number of the last event the caller knows of this interview and device, 0 for none.
    pub expected_seq: u64,
    /// For events that follow another device's: the event they continue. A device's first events in an
    /// interview that another one began must name it.
    pub continues: Option<Hash>,
    /// The action and its answer; recorded also when there are no events.
    pub action: ActionRow,
    /// What happened, in order.
    pub events: Vec<NewEvent>,
    /// Snapshots the events rest on. Those already stored are kept as they are.
    pub snapshots: Vec<Snapshot>,
    /// The interview's new row in the list; `None` leaves it as it is.
    pub summary: Option<Summary>,
    /// The debrief's new row in the list, where the series is one.
    pub debrief: Option<DebriefRow>,
    /// The questions the interview has asked, in place of those it had; `None` leaves them as they are.
    pub asked: Option<Vec<AskedRow>>,
    /// Notes to find from now on; one that exists is replaced.
    pub notes: Vec<NoteRow>,
    /// Ids of the events whose notes are to be found no more.
    pub drop_notes: Vec<Uuid>,
    /// Fields whose half-typed words have become events.
    pub clear_drafts: Vec<String>,
}

/// Writes a batch within the caller's transaction.
pub(crate) fn write(connection: &Connection, batch: &Batch) -> Result<Vec<StoredEvent>, WriteFault> {
    for event in &batch.events {
        event.validate()?;
    }
    if recorded(connection, batch.action.id)?.is_some() {
        return Err(StoreError::ActionExists { id: batch.action.id }.into());
    }
    let prev = head_to_continue(connection, batch)?;
    record_action(connection, batch)?;
    for snapshot in &batch.snapshots {
        keep_snapshot(connection, snapshot)?;
    }
    let mut stored: Vec<StoredEvent> = Vec::with_capacity(batch.events.len());
    for (event, seq) in batch.events.iter().zip(batch.expected_seq + 1..) {
        let place = Place { interview: batch.interview, device: batch.device, seq };
        let prev = stored.last().map_or(prev, |last| last.hash);
        let event = event.chain(place, batch.action.id, prev, random::bytes()?);
        insert(connection, &event)?;
        stored.push(event);
    }
    if let Some(summary) = &batch.summary {
        projection::put_summary(connection, batch.interview, summary)?;
    }
    if let Some(row) = &batch.debrief {
        debrief::put(connection, batch.interview, row)?;
    }
    if let Some(rows) = &batch.asked {
        asked::put(connection, batch.interview, rows)?;
    }
    for event in &batch.drop_notes {
        note::drop_note(connection, *event)?;
    }
    for row in &batch.notes {
        note::put_note(connection, batch.interview, row)?;
    }
    for field in &batch.clear_drafts {
        draft::clear(connection, batch.interview, field)?;
    }
    Ok(stored)
}

/// What is recorded of an action.
pub(crate) fn recorded(connection: &Connection, id: Uuid) -> rusqlite::Result<Option<ActionRow>> {
    connection
        .prepare_cached("select fingerprint, answer from action where id = ?1")?
        .query_row([id], |row| Ok(ActionRow { id, fingerprint: row.get(0)?, answer: row.get(1)? }))
        .optional()
}

/// The hash that the batch's first event follows. Refuses a stale caller, a damaged head, and a second
/// device that does not say what it continues.
fn head_to_continue(connection: &Connection, batch: &Batch) -> Result<Hash, WriteFault> {
    let head = chain::head_event(connection, batch.interview, batch.device)?;
    let found = head.as_ref().map_or(0, |head| head.seq);
    if found != batch.expected_seq {
        return Err(StoreError::Stale { expected: batch.expected_seq, found }.into());
    }
    if let Some(problem) = head.as_ref().and_then(own_problem) {
        return Err(StoreError::DamagedLog { problems: vec![problem] }.into());
    }
    let hash = match (batch.continues, head) {
        (Some(continued), Some(head)) if continued == head.hash => return Ok(continued),
        (Some(continued), _) => continued,
        (None, Some(head)) => return Ok(head.hash),
        (None, None) => GENESIS,
    };
    match (chain::holds(connection, batch.interview, batch.device, hash)?, batch.continues) {
        ((false, _), None) | ((true, true), Some(_)) => Ok(hash),
        _ if batch.events.is_empty() => Ok(hash),
        _ => Err(StoreError::NotContinued { interview: batch.interview }.into()),
    }
}

fn record_action(connection: &Connection, batch: &Batch) -> Result<(), WriteFault> {
    let ActionRow { id, fingerprint, answer } = &batch.action;
    let seq = batch.expected_seq + batch.events.len() as u64;
    connection
        .prepare_cached(
            "insert into action (id, interview, device, seq, fingerprint, answer) values (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![id, batch.interview, batch.device, seq, fingerprint, answer])?;
    Ok(())
}

fn keep_snapshot(connection: &Connection, snapshot: &Snapshot) -> Result<(), WriteFault> {
    if blake3::hash(&snapshot.bytes) != snapshot.hash {
        return Err(StoreError::SnapshotMismatch { hash: snapshot.hash }.into());
    }
    connection
        .prepare_cached("insert or ignore into snapshot (hash, bytes) values (?1, ?2)")?
        .execute(params![snapshot.hash.as_bytes(), snapshot.bytes])?;
    Ok(())
}

fn insert(connection: &Connection, event: &StoredEvent) -> Result<(), WriteFault> {
    let mut known = connection.prepare_cached("select exists (select 1 from snapshot where hash = ?1)")?;
    for hash in &event.snapshots {
        if !known.query_row([hash.as_bytes()], |row| row.get(0))? {
            return Err(StoreError::SnapshotMissing { hash: *hash }.into());
        }
    }
    let inserted = connection
        .prepare_cached(
            "insert into event (interview, device, seq, id, action, author, at, elapsed_ms, call_ms, kind, version, \
             snapshots, salt, body, body_hash, prev, hash) \
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
        )?
        .execute(params![
            event.interview,
            event.device,
            event.seq,
            event.id,
            event.action,
            event.author,
            event.at,
            event.elapsed_ms,
            event.call_ms,
            event.kind,
            event.version,
            joined(&event.snapshots),
            event.salt,
            event.body,
            event.body_hash.as_bytes(),
            event.prev.as_bytes(),
            event.hash.as_bytes(),
        ]);
    match inserted {
        Ok(_) => Ok(()),
        // The number was checked above, so what is there already is the id.
        Err(error) if is(&error, ErrorCode::ConstraintViolation) => Err(StoreError::EventExists.into()),
        Err(error) => Err(error.into()),
    }
}
