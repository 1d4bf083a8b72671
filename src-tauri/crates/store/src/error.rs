//! What can go wrong with a store, each with a stable code and a hint what to do.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;
use uuid::Uuid;

use crate::{Hash, Holder, Problem};

/// Why a store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A read-only opening found nothing to read.
    #[error("there is no workspace in {}", dir.display())]
    NoWorkspace {
        /// The folder asked for.
        dir: PathBuf,
    },
    /// The folder holds other things and no workspace.
    #[error("{} holds other files ({found}) and no workspace", dir.display())]
    NotAWorkspace {
        /// The folder asked for.
        dir: PathBuf,
        /// One of the entries that do not belong to a workspace.
        found: String,
    },
    /// A sync client would copy the files while they are written.
    #[error("{} lies in a folder that {service} synchronises", dir.display())]
    Synchronised {
        /// The folder asked for.
        dir: PathBuf,
        /// Whose client synchronises it.
        service: &'static str,
    },
    /// The write-ahead log needs shared memory, which network file systems do not have.
    #[error("{} lies on a network drive ({kind})", dir.display())]
    NetworkDrive {
        /// The folder asked for.
        dir: PathBuf,
        /// What kind of file system it is.
        kind: &'static str,
    },
    /// The folder or a file in it cannot be written.
    #[error("{} cannot be written", path.display())]
    NotWritable {
        /// The folder or file.
        path: PathBuf,
    },
    /// A file of the workspace, other than the database, could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another process writes this workspace.
    #[error("the workspace is open for writing in {}", holder_text(holder.as_ref()))]
    Busy {
        /// Who holds it, where its lock file tells.
        holder: Option<Holder>,
    },
    /// There is a database but no key.
    #[error("the key {} is missing, and the database cannot be read without it", path.display())]
    KeyMissing {
        /// Where the key should be.
        path: PathBuf,
    },
    /// The key file does not hold 32 bytes.
    #[error("the key {} holds {length} bytes instead of 32", path.display())]
    KeyMalformed {
        /// The key file.
        path: PathBuf,
        /// Its length.
        length: u64,
    },
    /// Other users of the machine can read the key.
    #[error("the key {} can be read by other users (mode {mode:04o})", path.display())]
    KeyExposed {
        /// The key file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The database does not open with its key.
    #[error("{} does not open with the key beside it", path.display())]
    WrongKey {
        /// The database.
        path: PathBuf,
    },
    /// There are a key and a witness of events, but no database.
    #[error("{} is missing; it held {events} events", path.display())]
    DatabaseMissing {
        /// Where the database should be.
        path: PathBuf,
        /// How many events the witness names.
        events: u64,
    },
    /// A page of the database does not authenticate, or its structure is broken.
    #[error("{} is damaged: {detail}", path.display())]
    DamagedFile {
        /// The database.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// Events were changed, swapped or removed.
    #[error("the log is damaged: {}", problem_list(problems))]
    DamagedLog {
        /// Each fault, with where it is.
        problems: Vec<Problem>,
    },
    /// The log is shorter than its witness, or another one.
    #[error("the end of the log is missing: {}", problem_list(std::slice::from_ref(problem)))]
    TailMissing {
        /// What the witness names and the log lacks.
        problem: Problem,
    },
    /// A later version of the program wrote this workspace.
    #[error("the workspace has schema {found}, this version writes {known}")]
    NewerSchema {
        /// The database's schema.
        found: u32,
        /// The newest this program knows.
        known: u32,
    },
    /// A read-only opening found a schema that has to be migrated first.
    #[error("the workspace has schema {found}, this version reads {known}")]
    OlderSchema {
        /// The database's schema.
        found: u32,
        /// The oldest this program reads without migrating.
        known: u32,
    },
    /// A write to a store that was opened read-only.
    #[error("the workspace was opened read-only")]
    ReadOnly,
    /// The caller has not seen the latest events of the series.
    #[error("the interview has {found} events from this device, the caller knows {expected}")]
    Stale {
        /// The caller's last number.
        expected: u64,
        /// The store's.
        found: u64,
    },
    /// A device would write into an interview that another one began, without naming the head it
    /// continues.
    #[error("interview {interview} belongs to another device, or the head to continue is not in it")]
    NotContinued {
        /// The interview.
        interview: Uuid,
    },
    /// The action has been answered before.
    #[error("action {id} is already recorded")]
    ActionExists {
        /// The action's id.
        id: Uuid,
    },
    /// An event of this id is in the log.
    #[error("an event of the batch is already in the log")]
    EventExists,
    /// An event rests on a snapshot that is neither stored nor in the batch.
    #[error("the snapshot {hash} is neither in the store nor in the batch")]
    SnapshotMissing {
        /// Its hash.
        hash: Hash,
    },
    /// A snapshot's bytes do not have the hash they were given under.
    #[error("the bytes given as snapshot {hash} have another hash")]
    SnapshotMismatch {
        /// The hash it was given under.
        hash: Hash,
    },
    /// A value the log cannot hold.
    #[error("{what} cannot be stored: {value:?}")]
    Invalid {
        /// The field.
        what: &'static str,
        /// The value given.
        value: String,
    },
    /// The caller's projector refused an interview.
    #[error("interview {interview} could not be summarised: {source}")]
    Projector {
        /// The interview.
        interview: Uuid,
        /// What the projector said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The system gave no random bytes for a salt.
    #[error("the system gave no random bytes: {source}")]
    NoRandomness {
        /// What the system said.
        source: io::Error,
    },
    /// The disk did not confirm a write: it may or may not be there.
    #[error("the disk did not confirm the write: {source}")]
    Unknown {
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Opening or reading failed for a reason other than damage.
    #[error("the database could not be opened or read: {source}")]
    Database {
        /// What SQLite said.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// The stable name programs act on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoWorkspace { .. } => "no-workspace",
            Self::NotAWorkspace { .. } => "not-a-workspace",
            Self::Synchronised { .. } => "synchronised-folder",
            Self::NetworkDrive { .. } => "network-drive",
            Self::NotWritable { .. } => "workspace-not-writable",
            Self::File { .. } => "workspace-file",
            Self::Busy { .. } => "workspace-busy",
            Self::KeyMissing { .. } => "key-missing",
            Self::KeyMalformed { .. } => "key-malformed",
            Self::KeyExposed { .. } => "key-exposed",
            Self::WrongKey { .. } => "wrong-key",
            Self::DatabaseMissing { .. } => "database-missing",
            Self::DamagedFile { .. } => "damaged-file",
            Self::DamagedLog { .. } => "damaged-log",
            Self::TailMissing { .. } => "tail-missing",
            Self::NewerSchema { .. } => "newer-schema",
            Self::OlderSchema { .. } => "older-schema",
            Self::ReadOnly => "read-only",
            Self::Stale { .. } => "stale",
            Self::NotContinued { .. } => "not-continued",
            Self::ActionExists { .. } => "action-exists",
            Self::EventExists => "event-exists",
            Self::SnapshotMissing { .. } => "snapshot-missing",
            Self::SnapshotMismatch { .. } => "snapshot-mismatch",
            Self::Invalid { .. } => "invalid-value",
            Self::Projector { .. } => "not-summarised",
            Self::NoRandomness { .. } => "no-randomness",
            Self::Unknown { .. } => "unknown",
            Self::Database { .. } => "database-failed",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NoWorkspace { .. } => "Check the folder, or open it for writing to begin a workspace there.".into(),
            Self::NotAWorkspace { .. } => "Choose an empty folder, or one that does not exist yet.".into(),
            Self::Synchronised { .. } | Self::NetworkDrive { .. } => {
                "Keep the workspace in a folder on this machine's own disk, and copy backups there instead.".into()
            }
            Self::NotWritable { .. } => {
                "Give yourself the right to write there, or open the workspace read-only.".into()
            }
            Self::File { .. } => "Check that the disk is there and that you may read and write the folder.".into(),
            Self::Busy { .. } => "Close it there, or open it here read-only.".into(),
            Self::KeyMissing { .. } => {
                "Put the key back from a backup of the same workspace. Without it nothing can be read.".into()
            }
            Self::KeyMalformed { .. } => "Put the key back from a backup of the same workspace.".into(),
            Self::KeyExposed { path, .. } => format!("Run: chmod 600 '{}'", path.display()),
            Self::WrongKey { .. } => {
                "Put back the key and the database of the same workspace. If both are right, the first page is \
                 damaged: restore a backup."
                    .into()
            }
            Self::DatabaseMissing { .. } => {
                "Put the database back, or restore a backup. To begin anew, choose an empty folder.".into()
            }
            Self::DamagedFile { .. } => {
                "Copy the folder as it is, then restore a backup. Read-only opening may still show parts.".into()
            }
            Self::DamagedLog { .. } => {
                "Copy the folder as it is, run `touchstone store check`, and restore the latest sound backup.".into()
            }
            Self::TailMissing { .. } => {
                "Look for the missing `touchstone.db-wal`, or restore a backup; read-only opening shows what is \
                 left. To go on without the missing events, remove the file `workspace.witness`."
                    .into()
            }
            Self::NewerSchema { .. } => "Update this program, or open the workspace read-only.".into(),
            Self::OlderSchema { .. } => "Start Touchstone once: that brings the workspace up to date.".into(),
            Self::ReadOnly => "Open it for writing.".into(),
            Self::Stale { .. } => "Read the interview again, then repeat the action.".into(),
            Self::NotContinued { .. } => "Take the interview over, naming the head you continue.".into(),
            Self::ActionExists { .. } => "Read the stored answer instead of writing again.".into(),
            Self::EventExists => "Give every event an id of its own.".into(),
            Self::SnapshotMissing { .. } => "Hand the snapshot in with the batch.".into(),
            Self::SnapshotMismatch { .. } => "Hash the bytes exactly as they are handed in.".into(),
            Self::Invalid { .. } => "Correct the value and repeat the action.".into(),
            Self::Projector { .. } => "Nothing was changed. Update this program, or report the interview.".into(),
            Self::NoRandomness { .. } => "Nothing was written. Repeat the action.".into(),
            Self::Unknown { source } => format!(
                "{}, then try again: it is stored once, whatever happened.",
                remedy(source)
            ),
            Self::Database { source } => format!("{}, then try again. Nothing was lost.", remedy(source)),
        }
    }

    /// Of a failed opening or read.
    pub(crate) fn reading(path: &std::path::Path, source: rusqlite::Error) -> Self {
        match damage(&source) {
            Some(detail) => Self::DamagedFile { path: path.to_owned(), detail },
            None => Self::Database { source },
        }
    }

    /// Of a failed write, at or before its commit. Before it nothing is stored, but a caller need not tell
    /// the two apart: the same action again is right after both.
    pub(crate) fn writing(path: &std::path::Path, source: rusqlite::Error) -> Self {
        match damage(&source) {
            Some(detail) => Self::DamagedFile { path: path.to_owned(), detail },
            None if is(&source, ErrorCode::ReadOnly) => Self::NotWritable { path: path.to_owned() },
            None => Self::Unknown { source },
        }
    }

    /// Of a failed operation on a file other than the database.
    pub(crate) fn file(path: &std::path::Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::NotWritable { path: path.to_owned() }
            }
            _ => Self::File { path: path.to_owned(), source },
        }
    }
}

fn remedy(source: &rusqlite::Error) -> &'static str {
    if is(source, ErrorCode::DiskFull) {
        "Make room on the disk"
    } else {
        "Check the disk and its free space"
    }
}

/// What SQLite says where pages do not authenticate, decode or fit together.
pub(crate) fn damage(source: &rusqlite::Error) -> Option<String> {
    let shape = matches!(
        source,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    );
    (shape || is(source, ErrorCode::DatabaseCorrupt) || is(source, ErrorCode::NotADatabase))
        .then(|| source.to_string())
}

/// Whether SQLite failed with this code.
pub(crate) fn is(source: &rusqlite::Error, code: ErrorCode) -> bool {
    source.sqlite_error_code() == Some(code)
}

fn holder_text(holder: Option<&Holder>) -> String {
    holder.map_or_else(|| "another process".to_owned(), ToString::to_string)
}

fn problem_list(problems: &[Problem]) -> String {
    const SHOWN: usize = 3;
    let mut text = problems.iter().take(SHOWN).map(ToString::to_string).collect::<Vec<_>>().join("; ");
    if problems.len() > SHOWN {
        text.push_str(&format!("; and {} more", problems.len() - SHOWN));
    }
    text
}
