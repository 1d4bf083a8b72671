//! Checking a whole workspace: every page, every chain, every snapshot, and the witness.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, Row};
use uuid::Uuid;

use crate::error::damage;
use crate::witness::{Reading, Record};
use crate::{Hash, Place, chain};

/// One thing that is wrong with a workspace.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The body is not the one that was written.
    #[error("{at}: its body was changed")]
    BodyChanged {
        /// The event.
        at: Place,
    },
    /// A column other than the body is not what was written.
    #[error("{at}: its fields were changed")]
    HeaderChanged {
        /// The event.
        at: Place,
    },
    /// It does not follow the event before it.
    #[error("{at}: it does not continue the event before it")]
    Unlinked {
        /// The event.
        at: Place,
    },
    /// Events are missing before one that is there.
    #[error("{at}: missing, up to event {to}")]
    Gap {
        /// The first missing event.
        at: Place,
        /// The number of the last missing event.
        to: u64,
    },
    /// An action was answered with events that are not there.
    #[error("{at}: answered once, missing now, up to event {to}")]
    EndMissing {
        /// The first missing event.
        at: Place,
        /// The number of the last missing event.
        to: u64,
    },
    /// It was continued twice, on different devices. Both sides are whole.
    #[error("{at}: continued twice, by {}", places(sides))]
    Forked {
        /// The last event that both sides share.
        at: Place,
        /// The first event of each side.
        sides: Vec<Place>,
    },
    /// A row holds something no event can hold.
    #[error("{at}: it cannot be read: {reason}")]
    Unreadable {
        /// The event.
        at: Place,
        /// What is wrong with it.
        reason: String,
    },
    /// A snapshot that an event rests on is not there.
    #[error("{at}: the snapshot {hash} it rests on is missing")]
    SnapshotMissing {
        /// The event.
        at: Place,
        /// The snapshot.
        hash: Hash,
    },
    /// A snapshot's bytes are not those that were written.
    #[error("the snapshot {hash} was changed")]
    SnapshotChanged {
        /// The snapshot.
        hash: Hash,
    },
    /// The log has fewer events than its witness saw.
    #[error("the log holds {found} events, its witness saw {expected}, the latest being {latest}")]
    TailMissing {
        /// How many the witness saw.
        expected: u64,
        /// How many there are.
        found: u64,
        /// The latest event the witness saw.
        latest: Place,
    },
    /// The latest event the witness saw is not in the log, or another stands in its place.
    #[error("{latest}: the witness saw another one there")]
    WitnessDiffers {
        /// Where the witness saw it.
        latest: Place,
    },
    /// There are events, but no witness of their number.
    #[error("the witness is {state}, so a missing end of the log would not be noticed")]
    NoWitness {
        /// Missing, unreadable, or of another workspace.
        state: &'static str,
    },
    /// A page does not authenticate, or the database's structure is broken.
    #[error("the database file: {detail}")]
    Page {
        /// What the check said.
        detail: String,
    },
    /// A row refers to one that is not there.
    #[error("table {table}: row {row} refers to a missing row of {parent}")]
    Reference {
        /// The table.
        table: String,
        /// The row, or 0 in a table without row numbers.
        row: i64,
        /// The table referred to.
        parent: String,
    },
}

impl Problem {
    /// The stable name programs act on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::BodyChanged { .. } => "body-changed",
            Self::HeaderChanged { .. } => "header-changed",
            Self::Unlinked { .. } => "unlinked",
            Self::Gap { .. } => "gap",
            Self::EndMissing { .. } => "end-missing",
            Self::Forked { .. } => "forked",
            Self::Unreadable { .. } => "unreadable",
            Self::SnapshotMissing { .. } => "snapshot-missing",
            Self::SnapshotChanged { .. } => "snapshot-changed",
            Self::TailMissing { .. } => "tail-missing",
            Self::WitnessDiffers { .. } => "witness-differs",
            Self::NoWitness { .. } => "no-witness",
            Self::Page { .. } => "page",
            Self::Reference { .. } => "reference",
        }
    }

    /// The event it is about, or the first of several.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::BodyChanged { at }
            | Self::HeaderChanged { at }
            | Self::Unlinked { at }
            | Self::Gap { at, .. }
            | Self::EndMissing { at, .. }
            | Self::Forked { at, .. }
            | Self::Unreadable { at, .. }
            | Self::SnapshotMissing { at, .. } => Some(*at),
            Self::TailMissing { latest, .. } | Self::WitnessDiffers { latest } => Some(*latest),
            Self::SnapshotChanged { .. }
            | Self::NoWitness { .. }
            | Self::Page { .. }
            | Self::Reference { .. } => None,
        }
    }
}

/// Places of one interview, shortly.
fn places(places: &[Place]) -> String {
    let short = |place: &Place| format!("event {} of device {}", place.seq, place.device);
    places.iter().map(short).collect::<Vec<_>>().join(" and ")
}

/// What a check saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Interviews with events.
    pub interviews: usize,
    /// Events read and verified.
    pub events: usize,
    /// Snapshots read and verified.
    pub snapshots: usize,
    /// Everything that is wrong; empty for a sound workspace.
    pub problems: Vec<Problem>,
}

/// Reads everything. The witness must have been read before, so that it cannot be newer than the log.
pub(crate) fn check(
    connection: &Connection,
    witness: &Result<Record, &'static str>,
) -> rusqlite::Result<CheckReport> {
    let mut report = CheckReport { problems: damaged_pages(connection)?, ..CheckReport::default() };
    match check_content(connection, witness, &mut report) {
        Ok(()) => Ok(report),
        // Nothing can be read past the first bad page; the pages are named already.
        Err(error) => match damage(&error) {
            Some(detail) => {
                report.problems.push(Problem::Page { detail });
                Ok(report)
            }
            None => Err(error),
        },
    }
}

fn check_content(
    connection: &Connection,
    witness: &Result<Record, &'static str>,
    report: &mut CheckReport,
) -> rusqlite::Result<()> {
    let snapshots = check_snapshots(connection, report)?;
    let mut lengths: HashMap<(Uuid, Uuid), u64> = HashMap::new();
    for interview in chain::interviews(connection)? {
        let (events, unreadable) = chain::read_interview(connection, interview)?;
        report.interviews += 1;
        report.events += events.len();
        report.problems.extend(unreadable);
        report.problems.extend(chain::verify(&events));
        report.problems.extend(chain::forks(&events));
        for event in &events {
            lengths.insert((interview, event.device), event.seq);
            let lost = event.snapshots.iter().filter(|hash| !snapshots.contains(hash.as_bytes()));
            report
                .problems
                .extend(lost.map(|hash| Problem::SnapshotMissing { at: event.place(), hash: *hash }));
        }
    }
    for (interview, device, to) in answered(connection)? {
        let length = lengths.get(&(interview, device)).copied().unwrap_or_default();
        if to > length {
            let at = Place { interview, device, seq: length + 1 };
            report.problems.push(Problem::EndMissing { at, to });
        }
    }
    report.problems.extend(against_witness(connection, witness, lengths.values().sum())?);
    report.problems.extend(broken_references(connection)?);
    Ok(())
}

/// What the witness knows and the log of `total` events lacks.
pub(crate) fn against_witness(
    connection: &Connection,
    witness: &Result<Record, &'static str>,
    total: u64,
) -> rusqlite::Result<Option<Problem>> {
    let record = match witness {
        Ok(record) => record,
        Err(_) if total == 0 => return Ok(None),
        Err(state) => return Ok(Some(Problem::NoWitness { state })),
    };
    let latest = record.latest.place;
    if record.events > total {
        return Ok(Some(Problem::TailMissing { expected: record.events, found: total, latest }));
    }
    if record.events > 0 && chain::hash_at(connection, latest)? != Some(record.latest.hash) {
        return Ok(Some(Problem::WitnessDiffers { latest }));
    }
    Ok(None)
}

/// The record, or in one word why there is none to go by.
pub(crate) fn usable(reading: Reading, is_ours: impl Fn(&Record) -> bool) -> Result<Record, &'static str> {
    match reading {
        Reading::Absent => Err("missing"),
        Reading::Unreadable => Err("unreadable"),
        Reading::Record(record) if is_ours(&record) => Ok(record),
        Reading::Record(_) => Err("of another workspace"),
    }
}

/// Pages that do not authenticate, and whatever SQLite finds wrong with the tables.
fn damaged_pages(connection: &Connection) -> rusqlite::Result<Vec<Problem>> {
    let mut pages = lines(connection, "pragma cipher_integrity_check")?;
    if !pages.is_empty() {
        // A checkpoint of the writer may have been under way in a page just read.
        let again: HashSet<String> =
            lines(connection, "pragma cipher_integrity_check")?.into_iter().collect();
        pages.retain(|line| again.contains(line));
    }
    if pages.is_empty() {
        pages = lines(connection, "pragma integrity_check")?;
        pages.retain(|line| line != "ok");
    }
    Ok(pages.into_iter().map(|detail| Problem::Page { detail }).collect())
}

fn lines(connection: &Connection, pragma: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare(pragma)?.query_map([], |row| row.get(0))?.collect()
}

fn check_snapshots(connection: &Connection, report: &mut CheckReport) -> rusqlite::Result<HashSet<[u8; 32]>> {
    let mut statement = connection.prepare("select hash, bytes from snapshot")?;
    let mut rows = statement.query([])?;
    let mut known = HashSet::new();
    while let Some(row) = rows.next()? {
        let (hash, bytes): ([u8; 32], Vec<u8>) = (row.get(0)?, row.get(1)?);
        if *blake3::hash(&bytes).as_bytes() != hash {
            report.problems.push(Problem::SnapshotChanged { hash: Hash::from_bytes(hash) });
        }
        report.snapshots += 1;
        known.insert(hash);
    }
    Ok(known)
}

/// How far each series stood when its latest action was answered.
fn answered(connection: &Connection) -> rusqlite::Result<Vec<(Uuid, Uuid, u64)>> {
    connection
        .prepare("select interview, device, max(seq) from action group by interview, device")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect()
}

fn broken_references(connection: &Connection) -> rusqlite::Result<Vec<Problem>> {
    let reference = |row: &Row<'_>| {
        let number: Option<i64> = row.get(1)?;
        Ok(Problem::Reference { table: row.get(0)?, row: number.unwrap_or_default(), parent: row.get(2)? })
    };
    connection.prepare("pragma foreign_key_check")?.query_map([], reference)?.collect()
}
