//! The witness: how long the log was, kept outside the log.
//!
//! A hash chain shows every change within it, but not that its end is missing. So after each commit
//! the number of events and the latest one's place and hash are written over the record in
//! `workspace.witness`. It is not synced: after a power cut it may lag behind the log, which is
//! harmless; it is written after the commit and so never leads. The record lies within one disk
//! sector, and a checksum tells a torn one.
//!
//! ```text
//! "TSWITNS1" ‖ events: u64 ‖ interview: 16 ‖ device: 16 ‖ seq: u64 ‖ hash: 32 ‖ key mark: 16 ‖ blake3 of all before: 32
//! ```

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use uuid::Uuid;

use crate::chain::{Head, Place};
use crate::event::GENESIS;
use crate::key::Key;
use crate::{Hash, StoreError};

const MAGIC: [u8; 8] = *b"TSWITNS1";
const LENGTH: usize = 136;

/// What the witness says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// How many events all series held together.
    pub(crate) events: u64,
    /// The latest event; all zeros while there is none.
    pub(crate) latest: Head,
    /// Which key the workspace had.
    key_mark: [u8; 16],
}

/// What the witness file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reading {
    /// No file.
    Absent,
    /// A file of another form, or torn.
    Unreadable,
    /// A whole record.
    Record(Record),
}

impl Record {
    pub(crate) fn new(key: &Key, events: u64, latest: Option<Head>) -> Self {
        let nobody = Place { interview: Uuid::nil(), device: Uuid::nil(), seq: 0 };
        Self { events, latest: latest.unwrap_or(Head { place: nobody, hash: GENESIS }), key_mark: key.mark() }
    }

    /// Whether it was written under this key.
    pub(crate) fn is_of(&self, key: &Key) -> bool {
        self.key_mark == key.mark()
    }

    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend(MAGIC);
        bytes.extend(self.events.to_le_bytes());
        bytes.extend(self.latest.place.interview.as_bytes());
        bytes.extend(self.latest.place.device.as_bytes());
        bytes.extend(self.latest.place.seq.to_le_bytes());
        bytes.extend(self.latest.hash.as_bytes());
        bytes.extend(self.key_mark);
        bytes.extend(blake3::hash(&bytes).as_bytes());
        bytes
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (magic, rest) = bytes.split_first_chunk::<8>()?;
        let (events, rest) = rest.split_first_chunk::<8>()?;
        let (interview, rest) = rest.split_first_chunk::<16>()?;
        let (device, rest) = rest.split_first_chunk::<16>()?;
        let (seq, rest) = rest.split_first_chunk::<8>()?;
        let (hash, rest) = rest.split_first_chunk::<32>()?;
        let (key_mark, checksum) = rest.split_first_chunk::<16>()?;
        let checked = bytes.get(..LENGTH - 32)?;
        if *magic != MAGIC || blake3::hash(checked).as_bytes() != checksum {
            return None;
        }
        Some(Self {
            events: u64::from_le_bytes(*events),
            latest: Head {
                place: Place {
                    interview: Uuid::from_bytes(*interview),
                    device: Uuid::from_bytes(*device),
                    seq: u64::from_le_bytes(*seq),
                },
                hash: Hash::from_bytes(*hash),
            },
            key_mark: *key_mark,
        })
    }
}

/// Reads the witness without opening it for writing. Beside a writer a reading may fall into a write and
/// see half of each record; the next one does not.
pub(crate) fn read(path: &Path) -> Result<Reading, StoreError> {
    const ATTEMPTS: usize = 3;
    for _ in 1..ATTEMPTS {
        match read_once(path)? {
            Reading::Unreadable => {}
            reading => return Ok(reading),
        }
    }
    read_once(path)
}

fn read_once(path: &Path) -> Result<Reading, StoreError> {
    let failed = |source| StoreError::File { path: path.to_owned(), source };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Reading::Absent),
        Err(error) => return Err(failed(error)),
    };
    let mut bytes = Vec::new();
    file.take(LENGTH as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Record::decode(&bytes).map_or(Reading::Unreadable, Reading::Record))
}

/// The witness of an open workspace, kept open for the writer.
#[derive(Debug)]
pub(crate) struct WitnessFile {
    file: File,
}

impl WitnessFile {
    /// Opens the file, making it if it is absent, writes the record and makes it durable.
    pub(crate) fn begin(path: &Path, record: &Record) -> Result<Self, StoreError> {
        let begun = || {
            let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
            file.set_len(LENGTH as u64)?;
            let mut witness = Self { file };
            witness.write(record)?;
            witness.file.sync_all()?;
            Ok(witness)
        };
        begun().map_err(|source| StoreError::file(path, source))
    }

    /// Writes over the record, without a sync.
    pub(crate) fn write(&mut self, record: &Record) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&record.encode())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let place = Place { interview: Uuid::from_u128(1), device: Uuid::from_u128(2), seq: 3 };
        Record { events: 4, latest: Head { place, hash: GENESIS }, key_mark: [5; 16] }
    }

    #[test]
    fn a_record_is_read_as_written_and_lies_in_one_sector() {
        let bytes = record().encode();
        assert_eq!(bytes.len(), LENGTH);
        assert_eq!(Record::decode(&bytes), Some(record()));
        const { assert!(LENGTH <= 512) };
    }

    #[test]
    fn a_torn_record_is_no_record() {
        let whole = record().encode();
        for cut in 0..whole.len() {
            assert_eq!(Record::decode(&whole[..cut]), None);
            let mut changed = whole.clone();
            changed[cut] ^= 1;
            assert_eq!(Record::decode(&changed), None);
        }
        assert_eq!(Record::decode(&[whole, vec![0]].concat()), None);
    }
}
