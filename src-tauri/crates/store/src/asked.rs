//! Which interviews asked which question: a projection handed in by whoever understands the events.

use rusqlite::{Connection, params};
use uuid::Uuid;

/// A question that an interview asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedRow {
    /// The question, in the caller's words.
    pub question: String,
    /// How it went, as JSON the store does not look into.
    pub told: Vec<u8>,
}

/// How it went in one interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedIn {
    /// The interview.
    pub interview: Uuid,
    /// How it went, as JSON the store does not look into.
    pub told: Vec<u8>,
}

/// Puts what an interview asked in the place of what it had.
pub(crate) fn put(connection: &Connection, interview: Uuid, rows: &[AskedRow]) -> rusqlite::Result<()> {
    connection.prepare_cached("delete from asked where interview = ?1")?.execute([interview])?;
    let mut insert = connection
        .prepare_cached("insert or replace into asked (interview, question, told) values (?1, ?2, ?3)")?;
    for row in rows {
        insert.execute(params![interview, row.question, row.told])?;
    }
    Ok(())
}

/// The interviews that asked a question, the latest planned first.
pub(crate) fn of_question(connection: &Connection, question: &str) -> rusqlite::Result<Vec<AskedIn>> {
    connection
        .prepare_cached(
            "select asked.interview, asked.told from asked \
             left join interview on interview.id = asked.interview \
             where asked.question = ?1 order by interview.planned_at desc, asked.interview desc",
        )?
        .query_map([question], |row| Ok(AskedIn { interview: row.get(0)?, told: row.get(1)? }))?
        .collect()
}

/// In how many interviews each question was asked.
pub(crate) fn counts(connection: &Connection) -> rusqlite::Result<Vec<(String, u64)>> {
    connection
        .prepare_cached("select question, count(*) from asked group by question order by question")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Whether the projections wait for a rebuild, since the schema learnt to keep more than it did.
pub(crate) fn rebuild_is_due(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("select exists (select 1 from due where work = 'rebuild')", [], |row| row.get(0))
}

/// The rebuild is done.
pub(crate) fn rebuild_was_done(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("delete from due where work = 'rebuild'", [])?;
    Ok(())
}
