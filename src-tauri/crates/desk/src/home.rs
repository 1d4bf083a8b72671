//! Home: all interviews, and the search over their notes.

use std::collections::BTreeMap;

use interview::{InterviewId, Part};

use crate::summary::StoredRow;
use crate::{Desk, Fault, Hit, HomeView, InterviewRow};

/// Hits shown at most.
const HITS: u32 = 50;

impl Desk {
    /// All interviews, the latest planned first.
    pub(crate) fn rows(&self) -> Result<Vec<InterviewRow>, Fault> {
        Ok(self.stored_rows()?.into_iter().map(|stored| stored.row).collect())
    }

    /// All interviews with what lists do not show, the latest planned first.
    pub(crate) fn stored_rows(&self) -> Result<Vec<StoredRow>, Fault> {
        self.store
            .interviews()?
            .iter()
            .map(|row| {
                serde_json::from_slice(&row.summary.json).map_err(|error| {
                    Fault::trouble(
                        "damaged-list",
                        format!("the row of interview {} cannot be read: {error}", row.interview),
                        "Run `touchstone store rebuild`.",
                    )
                })
            })
            .collect()
    }

    /// Interviews for a list, newest first; practice, and what was watched as a shadow, only when asked for.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn list(&self, practice: bool, shadow: bool) -> Result<Vec<InterviewRow>, Fault> {
        let wanted = |row: &InterviewRow| (practice || !row.practice) && (shadow || row.part != Part::Shadow);
        Ok(self.rows()?.into_iter().filter(wanted).collect())
    }

    /// One interview's row.
    ///
    /// # Errors
    /// When there is no such interview, or the list cannot be read.
    pub fn row(&self, id: InterviewId) -> Result<InterviewRow, Fault> {
        self.rows()?.into_iter().find(|row| row.id == id).ok_or_else(|| Fault::no_interview(id))
    }

    /// The first screen. A desk that could only read tries to write again.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn home(&mut self) -> Result<HomeView, Fault> {
        // What still keeps it from writing is shown on the screen.
        drop(self.write_again());
        self.refresh_packs();
        let (practice, real): (Vec<_>, Vec<_>) = self.rows()?.into_iter().partition(|row| row.practice);
        let (mut submitted, mut unfinished): (Vec<_>, Vec<_>) =
            real.into_iter().partition(|row| row.submitted_at.is_some());
        let mut shadowed: Vec<InterviewRow> =
            submitted.extract_if(.., |row| row.part == Part::Shadow).collect();
        shadowed.sort_by_key(|row| std::cmp::Reverse(row.submitted_at));
        submitted.sort_by_key(|row| std::cmp::Reverse(row.submitted_at));
        unfinished.sort_by_key(|row| {
            (!crate::summary::occupies(row), std::cmp::Reverse(row.starts_at.unwrap_or(row.planned_at)))
        });
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(HomeView {
            unfinished,
            submitted,
            shadowed,
            practice,
            questions: count(self.packs.questions().count()),
            kits: count(self.packs.kits().count()),
            bank_problems: self.errors_in_words(),
            read_only: self.read_only.clone(),
            data_folder: self.folder.root().display().to_string(),
        })
    }

    /// Notes that hold the words of `query`, the last word as far as it is typed.
    ///
    /// # Errors
    /// When the search cannot be read.
    pub fn search(&self, query: &str) -> Result<Vec<Hit>, Fault> {
        if query.trim().is_empty() {
            return Ok(Vec::new());
        }
        let rows: BTreeMap<InterviewId, InterviewRow> =
            self.rows()?.into_iter().map(|row| (row.id, row)).collect();
        let hits = self.store.search(query, HITS)?;
        Ok(hits
            .into_iter()
            .filter_map(|hit| {
                let row = rows.get(&InterviewId(hit.place.interview))?;
                Some(Hit {
                    interview: row.id,
                    candidate: row.candidate.clone(),
                    kit: row.kit.clone(),
                    at: row.started_at.unwrap_or(row.planned_at),
                    pieces: pieces(hit.snippet),
                })
            })
            .collect())
    }
}

/// Alternating pieces: plain, matched, plain, …
fn pieces(snippet: Vec<store::SnippetPart>) -> Vec<String> {
    let mut pieces: Vec<String> = vec![String::new()];
    for part in snippet {
        let matched = pieces.len().is_multiple_of(2);
        if part.matched != matched {
            pieces.push(String::new());
        }
        if let Some(last) = pieces.last_mut() {
            last.push_str(&part.text);
        }
    }
    pieces
}
