//! A scorecard as a document: JSON for programs, Markdown for terminals and code hosts, one
//! self-contained HTML page for reading and printing.
//!
//! A scorecard comes in whole, and what its readers are not to see is left out before anything is
//! written. Nothing is decided here: no number is worked out, no rule applied.
//!
//! Invariants:
//! - Every text in a scorecard may come from anyone. It is escaped where it is printed, and nothing of
//!   it is lost: what could act is shown instead.
//! - The HTML page has no script and loads nothing.
//! - The same scorecard, readers, format and offset give the same bytes.

mod file_name;
mod format;
mod html;
pub mod legible;
mod markdown;
pub mod markup;
pub mod page;

use chrono::FixedOffset;
use debrief::DebriefView;
use interview::{Privacy, Scorecard};

pub use file_name::{ascii_words, file_name, file_stem};
pub use format::{Format, UnknownFormat};

/// Writes a scorecard for its readers. Wall-clock times in Markdown and HTML are told at `offset` from
/// UTC; JSON keeps them in UTC. Ends with a line end. None for PDF, which is no text and is set elsewhere.
#[must_use]
pub fn render(card: &Scorecard, privacy: Privacy, format: Format, offset: FixedOffset) -> Option<String> {
    let card = card.clone().for_readers(privacy);
    match format {
        Format::Json => Some(json(&card)),
        Format::Markdown => Some(markdown::write(&page::Page::of(&card, offset))),
        Format::Html => Some(html::write(&page::Page::of(&card, offset))),
        Format::Pdf => None,
    }
}

/// A debrief as one Markdown document. `conditions` are those of the table's interviews, in its order. Wall-clock
/// times are told at `offset` from UTC.
#[must_use]
pub fn debrief_markdown(view: &DebriefView, conditions: &[Vec<String>], offset: FixedOffset) -> String {
    markdown::debrief::write(view, conditions, offset)
}

/// The circumstances of an interview, a sentence each: what readers must weigh with its ratings.
#[must_use]
pub fn conditions_in_words(card: &Scorecard) -> Vec<String> {
    page::conditions(card).into_iter().map(page::plain).collect()
}

fn json(card: &Scorecard) -> String {
    // Strings, numbers, lists and maps with string or number keys: writing has no failing case.
    let mut text = serde_json::to_string_pretty(card).unwrap_or_default();
    text.push('\n');
    text
}
