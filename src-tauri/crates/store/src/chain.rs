//! The hash chain: reading series, finding their heads, and telling what was done to them.
//!
//! A series is one device's part of one interview. Its first event begins the interview or continues an
//! event of another series; each further one continues the one before, or again an event of another
//! series, when the interview has come back from another device. So an interview's events form a tree,
//! and a fork is an event that two others continue.

use std::collections::HashMap;
use std::fmt;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::event::{COLUMNS, GENESIS};
use crate::{Hash, Problem, StoredEvent};

/// Where an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The interview.
    pub interview: Uuid,
    /// The device that wrote it.
    pub device: Uuid,
    /// Its number in the series, from 1.
    pub seq: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "event {} of device {} in interview {}", self.seq, self.device, self.interview)
    }
}

/// The last event of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Where it stands; its number is the series' length.
    pub place: Place,
    /// Its hash, which stands for the whole series up to it.
    pub hash: Hash,
}

impl Head {
    pub(crate) fn of(event: &StoredEvent) -> Self {
        Self { place: event.place(), hash: event.hash }
    }
}

/// Everything wrong with the events of one interview, which must be in the order of device and number.
/// An empty answer means that nothing was changed, swapped, inserted, or removed from within; only a
/// missing end is not seen here, since nothing comes after it.
pub(crate) fn verify(events: &[StoredEvent]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let owners: HashMap<[u8; 32], Uuid> =
        events.iter().map(|event| (*event.hash.as_bytes(), event.device)).collect();
    let mut beginnings = 0;
    let mut before: Option<&StoredEvent> = None;
    for event in events {
        let at = event.place();
        let last = before.filter(|last| last.device == event.device);
        let next = last.map_or(1, |last| last.seq + 1);
        if event.seq > next {
            problems.push(Problem::Gap { at: Place { seq: next, ..at }, to: event.seq - 1 });
        } else if !continues(event, last, &owners, &mut beginnings) {
            problems.push(Problem::Unlinked { at });
        }
        problems.extend(own_problem(event));
        before = Some(event);
    }
    problems
}

/// What is wrong with an event looked at alone.
pub(crate) fn own_problem(event: &StoredEvent) -> Option<Problem> {
    let at = event.place();
    if event.compute_hash() != event.hash {
        Some(Problem::HeaderChanged { at })
    } else if event.compute_body_hash() != event.body_hash {
        Some(Problem::BodyChanged { at })
    } else {
        None
    }
}

/// Whether `prev` names what it must: the event before, or an event of another series, or nothing for the
/// one that begins the interview.
fn continues(
    event: &StoredEvent,
    last: Option<&StoredEvent>,
    owners: &HashMap<[u8; 32], Uuid>,
    beginnings: &mut u32,
) -> bool {
    let continued = || owners.get(event.prev.as_bytes()).is_some_and(|owner| *owner != event.device);
    match last {
        Some(last) => event.prev == last.hash || continued(),
        None if event.prev == GENESIS => {
            *beginnings += 1;
            *beginnings == 1
        }
        None => continued(),
    }
}

/// Puts events in the order of cause: each after the one it continues, and of a fork one side whole
/// after the other. The events must have been verified.
pub(crate) fn in_causal_order(events: Vec<StoredEvent>) -> Vec<StoredEvent> {
    if events.iter().zip(events.iter().skip(1)).all(|(event, next)| next.prev == event.hash) {
        return events;
    }
    let mut following: HashMap<[u8; 32], Vec<StoredEvent>> = HashMap::new();
    // Backwards, so that taking from the end gives them in the order they came.
    for event in events.into_iter().rev() {
        following.entry(*event.prev.as_bytes()).or_default().push(event);
    }
    let mut ordered: Vec<StoredEvent> = Vec::new();
    // Where events were continued, the latest last: a side is followed to its end before the next.
    let mut continued = vec![*GENESIS.as_bytes()];
    while let Some(hash) = continued.last() {
        match following.get_mut(hash).and_then(Vec::pop) {
            Some(event) => {
                continued.push(*event.hash.as_bytes());
                ordered.push(event);
            }
            None => {
                continued.pop();
            }
        }
    }
    ordered
}

/// The events that more than one other continues, by place, with those that do.
pub(crate) fn forks(events: &[StoredEvent]) -> Vec<Problem> {
    let mut following: HashMap<[u8; 32], Vec<Place>> = HashMap::new();
    for event in events {
        following.entry(*event.prev.as_bytes()).or_default().push(event.place());
    }
    events
        .iter()
        .filter_map(|event| {
            let sides = following.get(event.hash.as_bytes()).filter(|sides| sides.len() > 1)?;
            Some(Problem::Forked { at: event.place(), sides: sides.clone() })
        })
        .collect()
}

/// An interview's events in the order of device and number, and the rows that could not be read.
pub(crate) fn read_interview(
    connection: &Connection,
    interview: Uuid,
) -> rusqlite::Result<(Vec<StoredEvent>, Vec<Problem>)> {
    let sql = format!("select {COLUMNS} from event where interview = ?1 order by device, seq");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([interview])?;
    let (mut events, mut problems) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        match StoredEvent::read(row) {
            Ok(event) => events.push(event),
            Err(error) => {
                let at = Place { interview, device: row.get(1)?, seq: row.get(2)? };
                problems.push(Problem::Unreadable { at, reason: error.to_string() });
            }
        }
    }
    Ok((events, problems))
}

/// Every interview that has events, by id.
pub(crate) fn interviews(connection: &Connection) -> rusqlite::Result<Vec<Uuid>> {
    let mut first = connection.prepare_cached("select min(interview) from event")?;
    let mut next = connection.prepare_cached("select min(interview) from event where interview > ?1")?;
    let mut ids = Vec::new();
    let mut id: Option<Uuid> = first.query_row([], |row| row.get(0))?;
    while let Some(interview) = id {
        ids.push(interview);
        id = next.query_row([interview], |row| row.get(0))?;
    }
    Ok(ids)
}

/// Every series, as an event's place without the number, by interview and device. It steps from series
/// to series, so it costs as many look-ups as there are series, however long they are.
fn series(connection: &Connection) -> rusqlite::Result<Vec<(Uuid, Uuid)>> {
    let mut next =
        connection.prepare_cached("select min(device) from event where interview = ?1 and device > ?2")?;
    let mut all = Vec::new();
    for interview in interviews(connection)? {
        // No blob is smaller than the empty one.
        let mut device: Option<Uuid> =
            next.query_row(params![interview, Vec::<u8>::new()], |row| row.get(0))?;
        while let Some(found) = device {
            all.push((interview, found));
            device = next.query_row(params![interview, found], |row| row.get(0))?;
        }
    }
    Ok(all)
}

/// The last event of a series.
pub(crate) fn head_event(
    connection: &Connection,
    interview: Uuid,
    device: Uuid,
) -> rusqlite::Result<Option<StoredEvent>> {
    let sql =
        format!("select {COLUMNS} from event where interview = ?1 and device = ?2 order by seq desc limit 1");
    connection.prepare_cached(&sql)?.query_row(params![interview, device], StoredEvent::read).optional()
}

/// The last events of all series.
pub(crate) fn head_events(connection: &Connection) -> rusqlite::Result<Vec<StoredEvent>> {
    let mut heads = Vec::new();
    for (interview, device) in series(connection)? {
        heads.extend(head_event(connection, interview, device)?);
    }
    Ok(heads)
}

/// The hash of the event at a place.
pub(crate) fn hash_at(connection: &Connection, place: Place) -> rusqlite::Result<Option<Hash>> {
    let sql = "select hash from event where interview = ?1 and device = ?2 and seq = ?3";
    let bytes: Option<[u8; 32]> = connection
        .prepare_cached(sql)?
        .query_row(params![place.interview, place.device, place.seq], |row| row.get(0))
        .optional()?;
    Ok(bytes.map(Hash::from_bytes))
}

/// Whether an interview has events, and whether one of another device has this hash.
pub(crate) fn holds(
    connection: &Connection,
    interview: Uuid,
    device: Uuid,
    hash: Hash,
) -> rusqlite::Result<(bool, bool)> {
    let mut any = connection.prepare_cached("select exists (select 1 from event where interview = ?1)")?;
    let mut one = connection.prepare_cached(
        "select exists (select 1 from event where interview = ?1 and hash = ?2 and device <> ?3)",
    )?;
    Ok((
        any.query_row([interview], |row| row.get(0))?,
        one.query_row(params![interview, hash.as_bytes(), device], |row| row.get(0))?,
    ))
}
