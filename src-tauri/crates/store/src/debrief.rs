//! The list of debriefs: a projection handed in by whoever understands the events.

use rusqlite::{Connection, params};
use uuid::Uuid;

/// A debrief's row in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebriefRow {
    /// What the list shows, as JSON the store does not look into.
    pub json: Vec<u8>,
    /// When it was opened, RFC 3339 in UTC; the list is sorted by it.
    pub opened_at: String,
}

pub(crate) fn put(connection: &Connection, id: Uuid, row: &DebriefRow) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "insert into debrief (id, summary, opened_at) values (?1, ?2, ?3) \
             on conflict do update set summary = excluded.summary, opened_at = excluded.opened_at",
        )?
        .execute(params![id, row.json, row.opened_at])?;
    Ok(())
}

/// All debriefs, the latest opened first.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<(Uuid, DebriefRow)>> {
    connection
        .prepare_cached("select id, summary, opened_at from debrief order by opened_at desc, id desc")?
        .query_map([], |row| Ok((row.get(0)?, DebriefRow { json: row.get(1)?, opened_at: row.get(2)? })))?
        .collect()
}
