//! Schemas, one `.sql` a step. `PRAGMA user_version` counts the steps a database has been through.

use rusqlite::{Connection, TransactionBehavior};

/// The schema this program writes.
pub(crate) const SCHEMA: u32 = 3;

/// What takes each schema to the next, from none to [`SCHEMA`].
const STEPS: [&str; SCHEMA as usize] =
    [include_str!("schema/1.sql"), include_str!("schema/2.sql"), include_str!("schema/3.sql")];

/// The database's schema; 0 before the first step.
pub(crate) fn schema(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings an older database to [`SCHEMA`], each step in a transaction of its own.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let done = schema(connection)?;
    for (step, sql) in (1..).zip(STEPS).filter(|(step, _)| *step > done) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step)?;
        transaction.commit()?;
    }
    Ok(())
}
