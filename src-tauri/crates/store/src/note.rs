//! The search over notes: a projection, with SQLite's FTS5 over it.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use crate::Place;

/// A note to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// The id of the event that made it.
    pub event: Uuid,
    /// Its words.
    pub text: String,
}

/// A note that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Where the event that made the note stands.
    pub place: Place,
    /// That event's id.
    pub event: Uuid,
    /// The words around the match.
    pub snippet: Vec<SnippetPart>,
}

/// A piece of a snippet, to be set plain or marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPart {
    /// The piece.
    pub text: String,
    /// Whether it is what was searched for.
    pub matched: bool,
}

/// Unicode noncharacters around a match in FTS5's answer; they are taken out of notes, so a note cannot
/// forge them.
const MARKS: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];

/// How many words a snippet has at most.
const SNIPPET_WORDS: u8 = 16;

/// Makes a note findable, in place of the one its event had.
pub(crate) fn put_note(connection: &Connection, interview: Uuid, note: &NoteRow) -> rusqlite::Result<()> {
    drop_note(connection, note.event)?;
    let text = note.text.replace(MARKS, "");
    connection
        .prepare_cached("insert into note (event, interview, text) values (?1, ?2, ?3)")?
        .execute(params![note.event, interview, text])?;
    connection
        .prepare_cached("insert into note_search (rowid, text) values (?1, ?2)")?
        .execute(params![connection.last_insert_rowid(), text])?;
    Ok(())
}

/// Takes the note of an event out, if it has one.
pub(crate) fn drop_note(connection: &Connection, event: Uuid) -> rusqlite::Result<()> {
    let found: Option<(i64, String)> = connection
        .prepare_cached("select id, text from note where event = ?1")?
        .query_row([event], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((id, text)) = found else { return Ok(()) };
    connection
        .prepare_cached("insert into note_search (note_search, rowid, text) values ('delete', ?1, ?2)")?
        .execute(params![id, text])?;
    connection.prepare_cached("delete from note where id = ?1")?.execute([id])?;
    Ok(())
}

/// Takes all notes of an interview out of the table, not out of the index: the caller makes the index
/// again.
pub(crate) fn forget(connection: &Connection, interview: Uuid) -> rusqlite::Result<()> {
    connection.execute("delete from note where interview = ?1", [interview])?;
    Ok(())
}

/// Makes the index again from the notes.
pub(crate) fn rebuild_index(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("insert into note_search (note_search) values ('rebuild')", [])?;
    Ok(())
}

/// Notes that hold every word of the query, the last one also as a word's beginning; best match first.
pub(crate) fn search(connection: &Connection, query: &str, limit: u32) -> rusqlite::Result<Vec<SearchHit>> {
    let Some(expression) = expression(query) else { return Ok(Vec::new()) };
    let [open, close] = MARKS.map(String::from);
    connection
        .prepare_cached(
            "select event.interview, event.device, event.seq, event.id, \
                    snippet(note_search, 0, ?2, ?3, '…', ?4) \
             from note_search join note on note.id = note_search.rowid join event on event.id = note.event \
             where note_search match ?1 order by rank limit ?5",
        )?
        .query_map(params![expression, open, close, SNIPPET_WORDS, limit], hit)?
        .collect()
}

fn hit(row: &Row<'_>) -> rusqlite::Result<SearchHit> {
    let snippet: String = row.get(4)?;
    Ok(SearchHit {
        place: Place { interview: row.get(0)?, device: row.get(1)?, seq: row.get(2)? },
        event: row.get(3)?,
        snippet: parts(&snippet),
    })
}

/// What a person typed as an FTS5 expression. Every word is quoted, so nothing in it is syntax; a word
/// without a letter or digit matches nothing and is left out.
fn expression(query: &str) -> Option<String> {
    let words: Vec<String> = query
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"").replace('\0', "")))
        .collect();
    (!words.is_empty()).then(|| words.join(" ") + " *")
}

fn parts(snippet: &str) -> Vec<SnippetPart> {
    let mut matched = false;
    let mut parts = Vec::new();
    for piece in snippet.split_inclusive(MARKS) {
        let text = piece.trim_end_matches(MARKS);
        if !text.is_empty() {
            parts.push(SnippetPart { text: text.to_owned(), matched });
        }
        matched = piece.ends_with(MARKS[0]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_person_types_is_syntax() {
        assert_eq!(expression("a OR b").as_deref(), Some(r#""a" "OR" "b" *"#));
        assert_eq!(expression(r#"say "x" NEAR("#).as_deref(), Some(r#""say" """x""" "NEAR(" *"#));
        assert_eq!(expression(" - * \" "), None);
    }

    #[test]
    fn marks_become_parts() {
        let part = |text: &str, matched| SnippetPart { text: text.into(), matched };
        assert_eq!(
            parts("…uses \u{FDD0}unwrap\u{FDD1} on it"),
            [part("…uses ", false), part("unwrap", true), part(" on it", false)]
        );
        assert_eq!(parts("\u{FDD0}a\u{FDD1}\u{FDD0}b\u{FDD1}"), [part("a", true), part("b", true)]);
    }
}
