//! Drafts: half-typed words, kept so that a crash does not take them. Scratch, outside the log.

use rusqlite::{Connection, params};
use uuid::Uuid;

/// What stands in a field that has not been sent yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Which field of the interview's screen.
    pub field: String,
    /// The words so far.
    pub text: String,
}

pub(crate) fn put(connection: &Connection, interview: Uuid, draft: &Draft) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "insert into draft (interview, field, text) values (?1, ?2, ?3) \
             on conflict do update set text = excluded.text",
        )?
        .execute(params![interview, draft.field, draft.text])?;
    Ok(())
}

pub(crate) fn clear(connection: &Connection, interview: Uuid, field: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached("delete from draft where interview = ?1 and field = ?2")?
        .execute(params![interview, field])?;
    Ok(())
}

pub(crate) fn of_interview(connection: &Connection, interview: Uuid) -> rusqlite::Result<Vec<Draft>> {
    connection
        .prepare_cached("select field, text from draft where interview = ?1 order by field")?
        .query_map([interview], |row| Ok(Draft { field: row.get(0)?, text: row.get(1)? }))?
        .collect()
}
