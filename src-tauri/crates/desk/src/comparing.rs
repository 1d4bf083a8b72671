//! A shadow's scorecard beside the lead's: of this workspace, or from an exported file.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use ::interview::{InterviewId, Privacy, SCHEMA, Scorecard, SideBySide, in_order, side_by_side};

use crate::{Desk, Fault, InterviewRow};

/// Bytes of an exported scorecard that are read.
const FILE: u64 = 16 * 1024 * 1024;

/// Where a scorecard comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardSource {
    /// An interview of this workspace.
    Interview(InterviewId),
    /// A scorecard that was exported as JSON, of another workspace.
    File(PathBuf),
}

impl Desk {
    /// Two scorecards of one conversation side by side. The lead's comes first, in whichever order they are
    /// named.
    ///
    /// # Errors
    /// When one cannot be read, is not submitted, or they have nothing in common.
    pub fn compare(&mut self, one: &CardSource, other: &CardSource) -> Result<SideBySide, Fault> {
        let (one, other) = (self.card_from(one)?, self.card_from(other)?);
        let (lead, shadow) = in_order(&one, &other);
        side_by_side(lead, shadow).map_err(|error| Fault::new(error.code(), error.to_string(), error.hint()))
    }

    fn card_from(&mut self, source: &CardSource) -> Result<Scorecard, Fault> {
        match source {
            CardSource::Interview(id) => Ok(self.card(*id, None)?.for_readers(Privacy::default())),
            CardSource::File(path) => {
                let mut text = String::new();
                let read = File::open(path).and_then(|file| file.take(FILE).read_to_string(&mut text));
                read.map_err(|error| Fault::io("reading", path, &error))?;
                let card: Scorecard = serde_json::from_str(&text).map_err(|error| {
                    Fault::new(
                        "not-a-scorecard",
                        format!("{} holds no scorecard: {error}", path.display()),
                        "Take a file that was exported as JSON.",
                    )
                })?;
                if card.schema == SCHEMA {
                    return Ok(card);
                }
                Err(Fault::new(
                    "not-a-scorecard",
                    format!("{} is a {:?}, this version reads {SCHEMA:?}", path.display(), card.schema),
                    "Export it again with this version.",
                ))
            }
        }
    }

    /// Submitted scorecards of the same candidate and kit as a submitted one.
    pub(crate) fn comparable(&self, id: InterviewId) -> Result<Vec<InterviewRow>, Fault> {
        let rows = self.stored_rows()?;
        let Some(own) = rows.iter().find(|stored| stored.row.id == id) else { return Ok(Vec::new()) };
        if own.row.submitted_at.is_none() {
            return Ok(Vec::new());
        }
        let fits = |row: &InterviewRow| row.id != id && row.submitted_at.is_some() && row.kit == own.row.kit;
        let same = rows.iter().filter(|stored| {
            let person = stored.candidate_id == own.candidate_id || stored.row.candidate == own.row.candidate;
            person && stored.row.practice == own.row.practice && fits(&stored.row)
        });
        Ok(same.map(|stored| stored.row.clone()).collect())
    }
}
