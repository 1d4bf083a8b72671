//! Opening the database: the one place that gives the key and sets what every connection relies on.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::StoreError;
use crate::error::is;
use crate::key::Key;
use crate::workspace::Workspace;

/// Enough for every statement of the store, so that none is parsed twice.
const STATEMENTS: usize = 64;

/// How long to wait for a reader's or a checkpoint's short lock.
const PATIENCE: Duration = Duration::from_secs(2);

/// Opens the database for writing, making it if it is absent.
pub(crate) fn for_writing(workspace: &Workspace, key: &Key) -> Result<Connection, StoreError> {
    let path = &workspace.database;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let opened = open(workspace, key, path, flags).and_then(|connection| {
        let failed = |error| StoreError::reading(path, error);
        if connection.is_readonly("main").map_err(failed)? {
            return Err(StoreError::NotWritable { path: path.clone() });
        }
        durable(&connection).map_err(failed)?;
        Ok(connection)
    });
    opened.map_err(|error| {
        if is_closed_to_us(&error) { StoreError::NotWritable { path: path.clone() } } else { error }
    })
}

/// Opens the database for reading beside whoever writes it. In a folder that cannot be written there
/// is no shared memory; there it is read as immutable if no write-ahead log is left.
pub(crate) fn for_reading(workspace: &Workspace, key: &Key) -> Result<Connection, StoreError> {
    let path = &workspace.database;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let connection = match open(workspace, key, path, flags) {
        Err(error) if is_closed_to_us(&error) && log_is_empty(workspace) => match immutable_uri(path) {
            Some(uri) => open(workspace, key, Path::new(&uri), flags | OpenFlags::SQLITE_OPEN_URI)?,
            None => return Err(error),
        },
        other => other?,
    };
    connection.pragma_update(None, "query_only", true).map_err(|error| StoreError::reading(path, error))?;
    Ok(connection)
}

fn open(workspace: &Workspace, key: &Key, name: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(name, flags)
        .map_err(|error| StoreError::reading(&workspace.database, error))?;
    unlock(&connection, workspace, key)?;
    Ok(connection)
}

/// Whether SQLite failed for want of the right to write the database, its log or its shared memory.
fn is_closed_to_us(error: &StoreError) -> bool {
    matches!(error, StoreError::Database { source }
        if is(source, ErrorCode::ReadOnly) || is(source, ErrorCode::CannotOpen))
}

fn log_is_empty(workspace: &Workspace) -> bool {
    let mut log = workspace.database.clone().into_os_string();
    log.push("-wal");
    std::fs::metadata(log).map_or(true, |file| file.len() == 0)
}

/// A path as SQLite's URI, or nothing if it is not UTF-8.
fn immutable_uri(path: &Path) -> Option<String> {
    let mut uri = String::from("file:");
    for letter in std::path::absolute(path).ok()?.to_str()?.chars() {
        match letter {
            '%' => uri.push_str("%25"),
            '?' => uri.push_str("%3f"),
            '#' => uri.push_str("%23"),
            '\\' if cfg!(windows) => uri.push('/'),
            other => uri.push(other),
        }
    }
    uri.push_str("?immutable=1");
    Some(uri)
}

/// Gives the key, sets what readers and writers share, and reads the first page.
fn unlock(connection: &Connection, workspace: &Workspace, key: &Key) -> Result<(), StoreError> {
    let path = &workspace.database;
    // Its errors come back as errors; SQLCipher would write them to standard error as well.
    connection
        .pragma_update(None, "cipher_log_level", "none")
        .map_err(|error| StoreError::reading(path, error))?;
    // An error of this pragma could quote the statement, and with it the key.
    if connection.pragma_update(None, "key", key.pragma()).is_err() {
        return Err(StoreError::DamagedFile {
            path: path.clone(),
            detail: "the key was not accepted".into(),
        });
    }
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let first_page = connection
        .busy_timeout(PATIENCE)
        .and_then(|()| keep_log_on_close(connection, true))
        .and_then(|()| connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true))
        .and_then(|_| connection.pragma_update(None, "trusted_schema", false))
        .and_then(|()| connection.pragma_update(None, "cell_size_check", true))
        .and_then(|()| connection.pragma_update(None, "foreign_keys", true))
        .and_then(|()| connection.query_row("select count(*) from sqlite_schema", [], |_| Ok(())));
    first_page.map_err(|error| {
        if is(&error, ErrorCode::NotADatabase) {
            StoreError::WrongKey { path: path.clone() }
        } else {
            StoreError::reading(path, error)
        }
    })
}

/// What makes a commit survive a power cut, and deleted content unreadable.
fn durable(connection: &Connection) -> rusqlite::Result<()> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_IOERR),
            Some(format!("the write-ahead log could not be switched on (mode {mode})")),
        ));
    }
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "secure_delete", true)
}

/// Whether closing leaves the write-ahead log as it is. A log that turns out to lack its end must stay
/// for whoever can repair it; so this is switched off only once a writer has verified the workspace.
pub(crate) fn keep_log_on_close(connection: &Connection, keep: bool) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep).map(|_| ())
}
