//! The list of interviews: a projection handed in by whoever understands the events, and its rebuilding.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::store::WriteFault;
use crate::{AskedRow, DebriefRow, NoteRow, Problem, StoreError, StoredEvent, asked, chain, debrief, note};

/// An interview's row in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What the list shows, as JSON the store does not look into.
    pub json: Vec<u8>,
    /// When it was planned, RFC 3339 in UTC; the list is sorted by it.
    pub planned_at: String,
    /// Where the interview stands, in the caller's words.
    pub state: String,
    /// Whether it is for practice.
    pub practice: bool,
}

/// A row of the list with the interview's id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The interview.
    pub interview: Uuid,
    /// Its row.
    pub summary: Summary,
}

/// All projections of one interview.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Projection {
    /// Its row in the list, if it is to be listed.
    pub summary: Option<Summary>,
    /// Its row in the list of debriefs, where the series is one.
    pub debrief: Option<DebriefRow>,
    /// The questions it has asked.
    pub asked: Vec<AskedRow>,
    /// Its notes that can be found.
    pub notes: Vec<NoteRow>,
}

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RebuildReport {
    /// How many interviews were made again.
    pub interviews: usize,
    /// What is wrong with the others; their rows stay as they were.
    pub problems: Vec<Problem>,
}

pub(crate) fn put_summary(
    connection: &Connection,
    interview: Uuid,
    summary: &Summary,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "insert into interview (id, summary, planned_at, state, practice) values (?1, ?2, ?3, ?4, ?5) \
             on conflict do update set summary = excluded.summary, planned_at = excluded.planned_at, \
             state = excluded.state, practice = excluded.practice",
        )?
        .execute(params![interview, summary.json, summary.planned_at, summary.state, summary.practice])?;
    Ok(())
}

/// All interviews, the latest planned first.
pub(crate) fn summaries(connection: &Connection) -> rusqlite::Result<Vec<SummaryRow>> {
    connection
        .prepare_cached(
            "select id, summary, planned_at, state, practice from interview order by planned_at desc, id desc",
        )?
        .query_map([], |row| {
            let summary =
                Summary { json: row.get(1)?, planned_at: row.get(2)?, state: row.get(3)?, practice: row.get(4)? };
            Ok(SummaryRow { interview: row.get(0)?, summary })
        })?
        .collect()
}

/// Makes every projection again from the events, within the caller's transaction.
pub(crate) fn rebuild<E>(
    connection: &Connection,
    mut projector: impl FnMut(Uuid, &[StoredEvent]) -> Result<Projection, E>,
) -> Result<RebuildReport, WriteFault>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut report = RebuildReport { interviews: 0, problems: Vec::new() };
    for orphans in [
        "delete from interview where id not in (select interview from event)",
        "delete from debrief where id not in (select interview from event)",
        "delete from asked where interview not in (select interview from event)",
        "delete from note where event not in (select id from event)",
    ] {
        connection.execute(orphans, [])?;
    }
    for interview in chain::interviews(connection)? {
        let (events, mut problems) = chain::read_interview(connection, interview)?;
        problems.extend(chain::verify(&events));
        if !problems.is_empty() {
            report.problems.extend(problems);
            continue;
        }
        let projection = projector(interview, &chain::in_causal_order(events))
            .map_err(|error| StoreError::Projector { interview, source: error.into() })?;
        connection.execute("delete from interview where id = ?1", [interview])?;
        note::forget(connection, interview)?;
        if let Some(summary) = &projection.summary {
            put_summary(connection, interview, summary)?;
        }
        connection.execute("delete from debrief where id = ?1", [interview])?;
        if let Some(row) = &projection.debrief {
            debrief::put(connection, interview, row)?;
        }
        asked::put(connection, interview, &projection.asked)?;
        for row in &projection.notes {
            note::put_note(connection, interview, row)?;
        }
        report.interviews += 1;
    }
    note::rebuild_index(connection)?;
    asked::rebuild_was_done(connection)?;
    Ok(report)
}
