//! The open workspace: what a caller may do with it.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use uuid::Uuid;

use crate::append::{self, ActionRow, Batch};
use crate::asked::{self, AskedIn};
use crate::chain::{self, Head, own_problem};
use crate::check::{self, CheckReport, Problem};
use crate::debrief::{self, DebriefRow};
use crate::draft::{self, Draft};
use crate::key::Key;
use crate::lock::{Holder, WriterLock};
use crate::migration::{self, SCHEMA};
use crate::note::{self, SearchHit};
use crate::projection::{self, Projection, RebuildReport, SummaryRow};
use crate::witness::{self, Reading, Record, WitnessFile};
use crate::workspace::{Workspace, sync_folder};
use crate::{Hash, StoreError, StoredEvent, connection, location};

/// What a workspace is opened for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// To read and write, as the only writer. The holder's name is shown to whoever comes second.
    ReadWrite(Holder),
    /// To read, beside a writer if there is one.
    ReadOnly,
}

/// An open workspace.
#[derive(Debug)]
pub struct Store {
    // The order of fields is the order of closing: the database before the lock.
    connection: Connection,
    writer: Option<Writer>,
    workspace: Workspace,
    key: Key,
    problems: Vec<Problem>,
}

/// What only the writer has.
#[derive(Debug)]
struct Writer {
    witness: WitnessFile,
    /// How many events all series hold, or `None` when a failed commit has left that open.
    total: Option<u64>,
    _lock: WriterLock,
}

/// Why work within a transaction ended: SQLite failed, or the store refused.
pub(crate) enum WriteFault {
    Sqlite(rusqlite::Error),
    Refused(StoreError),
}

impl From<rusqlite::Error> for WriteFault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for WriteFault {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

impl Store {
    /// Opens the workspace in a folder. For writing, an empty or absent folder becomes a new workspace.
    ///
    /// The heads of all series and the witness are verified here. A damaged head does not keep the rest
    /// from opening; [`Store::problems`] names it.
    ///
    /// # Errors
    /// One for each thing that can be wrong with the folder, its key, its lock or its database; see
    /// [`StoreError`].
    pub fn open(dir: &Path, mode: Mode) -> Result<Self, StoreError> {
        let workspace = Workspace::new(dir);
        match mode {
            Mode::ReadWrite(holder) => Self::open_for_writing(workspace, &holder),
            Mode::ReadOnly => Self::open_for_reading(workspace),
        }
    }

    fn open_for_writing(workspace: Workspace, holder: &Holder) -> Result<Self, StoreError> {
        location::refuse_unsafe(&workspace.dir)?;
        workspace.prepare()?;
        let lock = WriterLock::take(&workspace.lock, holder)?;
        let reading = witness::read(&workspace.witness)?;
        let key = match existing_key(&workspace, &reading)? {
            Some(key) => key,
            None => Key::create(&workspace)?,
        };
        let mut connection =
            connection::for_writing(&workspace, &key).map_err(|error| tell_damage(error, &reading, &key))?;
        let record = check::usable(reading, |record| record.is_of(&key));
        let failed = |error| StoreError::reading(&workspace.database, error);
        match migration::schema(&connection).map_err(failed)? {
            0 => refuse_emptied(record.as_ref().ok())?,
            found if found > SCHEMA => return Err(StoreError::NewerSchema { found, known: SCHEMA }),
            _ => {}
        }
        migration::migrate(&mut connection).map_err(failed)?;
        let Opening { heads, total, mut problems } =
            at_one_moment(&connection, verify_heads).map_err(failed)?;
        match check::against_witness(&connection, &record, total).map_err(failed)? {
            Some(problem @ Problem::NoWitness { .. }) => problems.push(problem),
            Some(problem) => return Err(StoreError::TailMissing { problem }),
            None => {}
        }
        let latest = latest_for_witness(&heads, record.ok().as_ref(), total);
        let witness = WitnessFile::begin(&workspace.witness, &Record::new(&key, total, latest))?;
        sync_folder(&workspace.dir).map_err(|source| StoreError::file(&workspace.dir, source))?;
        connection::keep_log_on_close(&connection, false).map_err(failed)?;
        let writer = Some(Writer { witness, total: Some(total), _lock: lock });
        Ok(Self { connection, writer, workspace, key, problems })
    }

    fn open_for_reading(workspace: Workspace) -> Result<Self, StoreError> {
        let reading = witness::read(&workspace.witness)?;
        let Some(key) = existing_key(&workspace, &reading)?.filter(|_| workspace.has_database()) else {
            return Err(StoreError::NoWorkspace { dir: workspace.dir });
        };
        let connection =
            connection::for_reading(&workspace, &key).map_err(|error| tell_damage(error, &reading, &key))?;
        let record = check::usable(reading, |record| record.is_of(&key));
        let failed = |error| StoreError::reading(&workspace.database, error);
        let found = migration::schema(&connection).map_err(failed)?;
        if found < SCHEMA {
            if found == 0 {
                refuse_emptied(record.as_ref().ok())?;
            }
            return Err(StoreError::OlderSchema { found, known: SCHEMA });
        }
        let problems = match at_one_moment(&connection, verify_heads).map_err(failed) {
            Ok(Opening { total, mut problems, .. }) => {
                problems.extend(check::against_witness(&connection, &record, total).map_err(failed)?);
                problems
            }
            // Whoever only reads may still find something in the undamaged rest.
            Err(StoreError::DamagedFile { detail, .. }) => vec![Problem::Page { detail }],
            Err(error) => return Err(error),
        };
        Ok(Self { connection, writer: None, workspace, key, problems })
    }

    /// What was found wrong at opening: damaged heads, a missing witness, and for readers a missing end.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Writes all that one action brings about, whole or not at all, and returns its events as stored.
    /// After `Ok` they are durable.
    ///
    /// # Errors
    /// [`StoreError::ActionExists`] when the action is recorded already, [`StoreError::Stale`] when the
    /// caller has not seen the series' latest events, [`StoreError::NotContinued`] when another device
    /// began the interview; in these and all other cases but one nothing was written.
    /// [`StoreError::Unknown`] when the disk did not confirm the write: the same batch again is safe.
    pub fn append(&mut self, batch: &Batch) -> Result<Vec<StoredEvent>, StoreError> {
        let stored = self.transact(|transaction| append::write(transaction, batch))?;
        if let Some(last) = stored.last() {
            self.testify(last, stored.len() as u64);
        }
        Ok(stored)
    }

    /// What was answered to an action, if it is recorded.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn answer(&self, action: Uuid) -> Result<Option<ActionRow>, StoreError> {
        self.read(|connection| append::recorded(connection, action))
    }

    /// An interview's events, verified; several devices' series in the order of cause. Empty for an
    /// interview the store does not know.
    ///
    /// # Errors
    /// [`StoreError::DamagedLog`] naming each event that was changed, swapped, inserted or removed.
    pub fn interview_events(&self, interview: Uuid) -> Result<Vec<StoredEvent>, StoreError> {
        let (events, mut problems) = self.read(|connection| chain::read_interview(connection, interview))?;
        problems.extend(chain::verify(&events));
        if problems.is_empty() {
            Ok(chain::in_causal_order(events))
        } else {
            Err(StoreError::DamagedLog { problems })
        }
    }

    /// The last event of every series.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.read(|connection| Ok(chain::head_events(connection)?.iter().map(Head::of).collect()))
    }

    /// The list of interviews, the latest planned first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn interviews(&self) -> Result<Vec<SummaryRow>, StoreError> {
        self.read(projection::summaries)
    }

    /// The list of debriefs, the latest opened first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn debriefs(&self) -> Result<Vec<(Uuid, DebriefRow)>, StoreError> {
        self.read(debrief::all)
    }

    /// The interviews that asked a question, the latest planned first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn asked(&self, question: &str) -> Result<Vec<AskedIn>, StoreError> {
        self.read(|connection| asked::of_question(connection, question))
    }

    /// In how many interviews each question was asked, by question.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn times_asked(&self) -> Result<Vec<(String, u64)>, StoreError> {
        self.read(asked::counts)
    }

    /// Whether [`Store::rebuild`] is due: the workspace was written before the store kept all of today's
    /// projections.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn rebuild_is_due(&self) -> Result<bool, StoreError> {
        self.read(asked::rebuild_is_due)
    }

    /// A snapshot's bytes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn snapshot(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|connection| {
            connection
                .prepare_cached("select bytes from snapshot where hash = ?1")?
                .query_row([hash.as_bytes()], |row| row.get(0))
                .optional()
        })
    }

    /// Notes that hold every word of the query, the last one also as a word's beginning; best match
    /// first. Nothing in the query is taken as syntax.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn search(&self, query: &str, limit: u32) -> Result<Vec<SearchHit>, StoreError> {
        self.read(|connection| note::search(connection, query, limit))
    }

    /// Keeps half-typed words of a field, in place of what it had.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when the disk did not confirm the write.
    pub fn put_draft(&mut self, interview: Uuid, draft: &Draft) -> Result<(), StoreError> {
        self.transact(|transaction| Ok(draft::put(transaction, interview, draft)?))
    }

    /// An interview's half-typed words, by field.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn drafts(&self, interview: Uuid) -> Result<Vec<Draft>, StoreError> {
        self.read(|connection| draft::of_interview(connection, interview))
    }

    /// Forgets the half-typed words of a field.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when the disk did not confirm the write.
    pub fn clear_draft(&mut self, interview: Uuid, field: &str) -> Result<(), StoreError> {
        self.transact(|transaction| Ok(draft::clear(transaction, interview, field)?))
    }

    /// Makes the list of interviews and the search again from the events, in one transaction.
    /// `projector` folds one interview's events. Interviews with a damaged log keep their rows and are
    /// named in the report.
    ///
    /// # Errors
    /// [`StoreError::Projector`] when `projector` refuses an interview; nothing is changed then.
    pub fn rebuild<E>(
        &mut self,
        projector: impl FnMut(Uuid, &[StoredEvent]) -> Result<Projection, E>,
    ) -> Result<RebuildReport, StoreError>
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.transact(|transaction| projection::rebuild(transaction, projector))
    }

    /// Reads everything and names all that is wrong. That takes seconds for hundreds of interviews; a second,
    /// read-only store on a thread of its own can do it beside the writer.
    ///
    /// # Errors
    /// Only when reading is impossible; damage is reported, not returned as an error.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let witness =
            check::usable(witness::read(&self.workspace.witness)?, |record| record.is_of(&self.key));
        self.read(|connection| check::check(connection, &witness))
    }

    fn read<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let done = at_one_moment(&self.connection, query);
        done.map_err(|error| StoreError::reading(&self.workspace.database, error))
    }

    /// Runs `work` in one immediate transaction and commits it. Whatever fails, no transaction stays open.
    fn transact<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, WriteFault>,
    ) -> Result<T, StoreError> {
        let Some(writer) = &mut self.writer else { return Err(StoreError::ReadOnly) };
        let done = in_transaction(&mut self.connection, work);
        done.map_err(|fault| match fault {
            WriteFault::Refused(error) => error,
            WriteFault::Sqlite(error) => {
                writer.total = None;
                StoreError::writing(&self.workspace.database, error)
            }
        })
    }

    /// Writes the witness after a commit. That it cannot be written must not turn a durable commit into
    /// an error: it then lags behind, as after a power cut.
    fn testify(&mut self, last: &StoredEvent, added: u64) {
        let Some(writer) = &mut self.writer else { return };
        writer.total = match writer.total {
            Some(total) => Some(total + added),
            None => count(&self.connection).ok(),
        };
        if let Some(total) = writer.total {
            let record = Record::new(&self.key, total, Some(Head::of(last)));
            if writer.witness.write(&record).is_err() {
                writer.total = None;
            }
        }
    }
}

/// Runs queries that must see one state of the log, whatever a writer commits meanwhile.
fn at_one_moment<T>(
    connection: &Connection,
    query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    // Ends by rolling back when dropped: nothing was written, and a commit would fail after damage that
    // the query has survived.
    let moment = connection.unchecked_transaction()?;
    query(&moment)
}

fn in_transaction<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, WriteFault>,
) -> Result<T, WriteFault> {
    if !connection.is_autocommit() {
        connection.execute_batch("rollback")?;
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

/// The workspace's key, or nothing for a folder where none has been made yet.
fn existing_key(workspace: &Workspace, witness: &Reading) -> Result<Option<Key>, StoreError> {
    let key = Key::load(&workspace.key)?;
    if workspace.has_database() {
        return match key {
            Some(key) => Ok(Some(key)),
            None => Err(StoreError::KeyMissing { path: workspace.key.clone() }),
        };
    }
    match witness {
        Reading::Record(record) if record.events > 0 => {
            Err(StoreError::DatabaseMissing { path: workspace.database.clone(), events: record.events })
        }
        _ => Ok(key),
    }
}

/// A first page that does not authenticate means a wrong key, unless the witness vouches for the key.
fn tell_damage(error: StoreError, witness: &Reading, key: &Key) -> StoreError {
    match (error, witness) {
        (StoreError::WrongKey { path }, Reading::Record(record)) if record.is_of(key) => {
            StoreError::DamagedFile { path, detail: "its first page does not authenticate".to_owned() }
        }
        (error, _) => error,
    }
}

/// What opening learns of the log.
struct Opening {
    heads: Vec<Head>,
    /// How many events all series hold.
    total: u64,
    /// What is wrong with the heads.
    problems: Vec<Problem>,
}

fn verify_heads(connection: &Connection) -> rusqlite::Result<Opening> {
    let events = chain::head_events(connection)?;
    Ok(Opening {
        heads: events.iter().map(Head::of).collect(),
        total: events.iter().map(|event| event.seq).sum(),
        problems: events.iter().filter_map(own_problem).collect(),
    })
}

/// A database without tables under a witness of events has lost its write-ahead log. Making new tables
/// would spoil what a found log could still repair.
fn refuse_emptied(record: Option<&Record>) -> Result<(), StoreError> {
    match record {
        Some(Record { events: expected @ 1.., latest, .. }) => {
            let problem = Problem::TailMissing { expected: *expected, found: 0, latest: latest.place };
            Err(StoreError::TailMissing { problem })
        }
        _ => Ok(()),
    }
}

fn count(connection: &Connection) -> rusqlite::Result<u64> {
    Ok(chain::head_events(connection)?.iter().map(|event| event.seq).sum())
}

/// The latest event for the witness' record at opening: the one it names if nothing came after it,
/// otherwise any head, since all of them are in the log.
fn latest_for_witness(heads: &[Head], record: Option<&Record>, total: u64) -> Option<Head> {
    match record {
        Some(record) if record.events == total && total > 0 => Some(record.latest),
        _ => heads.iter().max_by_key(|head| head.place).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Draft, StoreError};

    #[test]
    fn a_full_database_says_to_make_room_and_is_usable_once_there_is() {
        let dir = tempfile::tempdir().unwrap();
        let holder = Holder::this_process("tests", "2025-03-01T09:30:00.000Z");
        let mut store = Store::open(&dir.path().join("workspace"), Mode::ReadWrite(holder)).unwrap();
        let limit = |store: &Store, pages: i64| {
            let sql = format!("pragma max_page_count = {pages}");
            store.connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap()
        };
        let interview = Uuid::from_u128(1);
        let draft = Draft { field: "note".into(), text: "half a thought ".repeat(10_000) };
        limit(&store, 1);

        let error = store.put_draft(interview, &draft).unwrap_err();
        assert!(matches!(error, StoreError::Unknown { .. }), "{error}");
        assert!(error.hint().starts_with("Make room on the disk"), "{}", error.hint());
        assert!(store.connection.is_autocommit(), "a transaction was left open");
        assert_eq!(store.drafts(interview).unwrap(), []);

        limit(&store, 1_000_000);
        store.put_draft(interview, &draft).unwrap();
        assert_eq!(store.drafts(interview).unwrap(), [draft]);
    }
}
