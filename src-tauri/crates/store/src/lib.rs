//! The encrypted log on disk: what was acknowledged is there, and what was tampered with shows.
//!
//! A [`Store`] is one workspace folder: an SQLCipher database, its key, a writer's lock and a
//! witness. It keeps events, the answers to actions, snapshots and drafts as bytes whose meaning it
//! does not know; whoever appends hands the projections in (the lists of interviews and of
//! debriefs, the notes to search, which interview asked which question) and gets rows back. It is synchronous and belongs on one thread.
//!
//! Invariants:
//! - [`Store::append`] is one transaction and one commit under WAL with `synchronous=FULL`: when it
//!   returns `Ok`, its events survive a crash of the program or the machine.
//! - Events are never changed. Each series, one device's part of one interview, is numbered from 1
//!   without gaps and chained by hash ([`event`] documents the encoding).
//! - Bodies are kept byte for byte as given.
//! - Truth is `event` and `snapshot`. The projections can be dropped and rebuilt from them at any
//!   time ([`Store::rebuild`]).
//! - One process writes at a time; others read meanwhile.
//! - An I/O error means "unknown", never "failed" ([`StoreError::Unknown`]): the same action again
//!   is answered or stored once.
//! - The database file is only ever opened by SQLite: any other handle on it in this process would
//!   drop SQLite's locks when closed.

mod append;
mod asked;
mod chain;
mod check;
mod debrief;
mod draft;
mod error;
pub mod event;
mod lock;
mod note;
mod projection;
mod store;

mod connection;
mod key;
mod location;
mod migration;
mod random;
mod witness;
mod workspace;

pub use append::{ActionRow, Batch, Snapshot};
pub use asked::{AskedIn, AskedRow};
pub use blake3::Hash;
pub use chain::{Head, Place};
pub use check::{CheckReport, Problem};
pub use debrief::DebriefRow;
pub use draft::Draft;
pub use error::StoreError;
pub use event::{NewEvent, StoredEvent};
pub use lock::Holder;
pub use note::{NoteRow, SearchHit, SnippetPart};
pub use projection::{Projection, RebuildReport, Summary, SummaryRow};
pub use store::{Mode, Store};
