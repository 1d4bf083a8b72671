//! One event: what a caller hands in, what is stored, and how it is hashed.
//!
//! ```text
//! body_hash = blake3(salt ‖ body)
//! header    = each field as (length: u64 little-endian ‖ bytes), in this order:
//!             "touchstone.event/1", interview, device, seq, id, action, author, at,
//!             elapsed_ms, call_ms, kind, version, snapshots
//! hash      = blake3(prev ‖ header ‖ body_hash)
//! ```
//!
//! Ids are their 16 bytes, texts UTF-8, numbers u64 little-endian, `snapshots` the 32-byte hashes one
//! after the other. `prev` is the hash of the event before in the series, or of the event of another
//! device that it continues; of an interview's very first event 32 zero bytes. The salt keeps a short body from being guessed from its hash
//! once the body has been erased.

use chrono::{DateTime, SecondsFormat};
use rusqlite::Row;
use uuid::Uuid;

use crate::{Hash, Place, StoreError};

/// Names the header's encoding within what is hashed.
const HEADER: &[u8] = b"touchstone.event/1";

/// `prev` of an interview's very first event.
pub const GENESIS: Hash = Hash::from_bytes([0; 32]);

/// An event as a caller hands it in. The store numbers, salts and chains it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Unique, a UUIDv7.
    pub id: Uuid,
    /// Who acted.
    pub author: String,
    /// Wall clock, RFC 3339 in UTC with milliseconds: `2025-03-01T09:30:00.000Z`. Shown, never
    /// subtracted.
    pub at: String,
    /// Milliseconds since the interview's start, without pauses.
    pub elapsed_ms: u64,
    /// The same with pauses.
    pub call_ms: u64,
    /// What happened, in the caller's words.
    pub kind: String,
    /// Version of the body's form.
    pub version: u32,
    /// Hashes of the snapshots this event rests on; each is stored already or comes in the same batch.
    pub snapshots: Vec<Hash>,
    /// JSON, kept byte for byte.
    pub body: Vec<u8>,
}

/// An event as it stands in the log, its columns as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// The interview it belongs to.
    pub interview: Uuid,
    /// The device that wrote it.
    pub device: Uuid,
    /// Its number in the series of this interview and device, from 1.
    pub seq: u64,
    /// Unique.
    pub id: Uuid,
    /// The action that brought it about.
    pub action: Uuid,
    /// Who acted.
    pub author: String,
    /// Wall clock, RFC 3339 in UTC with milliseconds.
    pub at: String,
    /// Milliseconds since the interview's start, without pauses.
    pub elapsed_ms: u64,
    /// The same with pauses.
    pub call_ms: u64,
    /// What happened.
    pub kind: String,
    /// Version of the body's form.
    pub version: u32,
    /// Hashes of the snapshots it rests on.
    pub snapshots: Vec<Hash>,
    /// Random bytes hashed before the body.
    pub salt: Vec<u8>,
    /// JSON, byte for byte as handed in.
    pub body: Vec<u8>,
    /// Hash of salt and body.
    pub body_hash: Hash,
    /// Hash of the event before.
    pub prev: Hash,
    /// Hash of `prev`, header and `body_hash`.
    pub hash: Hash,
}

/// The columns that [`StoredEvent::read`] expects, in its order.
pub(crate) const COLUMNS: &str = "interview, device, seq, id, action, author, at, elapsed_ms, call_ms, kind, \
                                  version, snapshots, salt, body, body_hash, prev, hash";

impl NewEvent {
    /// Refuses what the log cannot hold.
    pub(crate) fn validate(&self) -> Result<(), StoreError> {
        let normal = DateTime::parse_from_rfc3339(&self.at)
            .is_ok_and(|at| at.to_utc().to_rfc3339_opts(SecondsFormat::Millis, true) == self.at);
        if !normal {
            return Err(StoreError::Invalid { what: "the time of an event", value: self.at.clone() });
        }
        for (what, number) in [("elapsed_ms", self.elapsed_ms), ("call_ms", self.call_ms)] {
            if i64::try_from(number).is_err() {
                return Err(StoreError::Invalid { what, value: number.to_string() });
            }
        }
        Ok(())
    }

    /// Gives the event its place, salt and hashes.
    pub(crate) fn chain(&self, place: Place, action: Uuid, prev: Hash, salt: [u8; 16]) -> StoredEvent {
        let mut event = StoredEvent {
            interview: place.interview,
            device: place.device,
            seq: place.seq,
            id: self.id,
            action,
            author: self.author.clone(),
            at: self.at.clone(),
            elapsed_ms: self.elapsed_ms,
            call_ms: self.call_ms,
            kind: self.kind.clone(),
            version: self.version,
            snapshots: self.snapshots.clone(),
            salt: salt.to_vec(),
            body: self.body.clone(),
            body_hash: GENESIS,
            prev,
            hash: GENESIS,
        };
        event.body_hash = event.compute_body_hash();
        event.hash = event.compute_hash();
        event
    }
}

impl StoredEvent {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> Place {
        Place { interview: self.interview, device: self.device, seq: self.seq }
    }

    /// What `body_hash` should be.
    #[must_use]
    pub fn compute_body_hash(&self) -> Hash {
        blake3::Hasher::new().update(&self.salt).update(&self.body).finalize()
    }

    /// What `hash` should be, given `prev` and `body_hash` as stored.
    #[must_use]
    pub fn compute_hash(&self) -> Hash {
        let mut hashed = Vec::with_capacity(512);
        hashed.extend(self.prev.as_bytes());
        let mut field = |bytes: &[u8]| {
            hashed.extend((bytes.len() as u64).to_le_bytes());
            hashed.extend(bytes);
        };
        field(HEADER);
        field(self.interview.as_bytes());
        field(self.device.as_bytes());
        field(&self.seq.to_le_bytes());
        field(self.id.as_bytes());
        field(self.action.as_bytes());
        field(self.author.as_bytes());
        field(self.at.as_bytes());
        field(&self.elapsed_ms.to_le_bytes());
        field(&self.call_ms.to_le_bytes());
        field(self.kind.as_bytes());
        field(&u64::from(self.version).to_le_bytes());
        field(&joined(&self.snapshots));
        hashed.extend(self.body_hash.as_bytes());
        blake3::hash(&hashed)
    }

    /// Reads a row of [`COLUMNS`].
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let snapshots: Vec<u8> = row.get(11)?;
        Ok(Self {
            interview: row.get(0)?,
            device: row.get(1)?,
            seq: row.get(2)?,
            id: row.get(3)?,
            action: row.get(4)?,
            author: row.get(5)?,
            at: row.get(6)?,
            elapsed_ms: row.get(7)?,
            call_ms: row.get(8)?,
            kind: row.get(9)?,
            version: row.get(10)?,
            snapshots: snapshots.as_chunks::<32>().0.iter().map(|hash| Hash::from_bytes(*hash)).collect(),
            salt: row.get(12)?,
            body: row.get(13)?,
            body_hash: Hash::from_bytes(row.get(14)?),
            prev: Hash::from_bytes(row.get(15)?),
            hash: Hash::from_bytes(row.get(16)?),
        })
    }
}

/// Hashes one after the other, as the column `snapshots` holds them.
pub(crate) fn joined(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.as_bytes()).collect()
}
