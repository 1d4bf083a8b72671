//! A scorecard as a PDF: tagged, for archives and for screen readers (PDF/A-2a and PDF/UA-1), set by
//! Typst as a library. A crate of its own, because that library is large and nothing else waits for it.
//!
//! The page in words comes from `report`; here it becomes a sheet of strings (`sheet`), which the
//! template (`scorecard.typ`) gets as data.
//!
//! Invariants:
//! - No text ever becomes markup: the template reads strings and shows them as text. The compiler
//!   reads the template and the data, and nothing else in the world.
//! - Nothing is lost. A character that no font has, and one that archives do not take, is named as
//!   `[U+XXXX]`; a word that is too long for its column is cut.
//! - The same page and the same fonts give the same bytes, wherever and whenever. The date is the
//!   scorecard's own; a hash of the fonts it is set in stands among the keywords.

mod document;
mod error;
mod fonts;
mod legibility;
mod metadata;
mod sheet;
#[cfg(test)]
mod tests;
mod world;

use std::sync::LazyLock;

use chrono::FixedOffset;
use interview::{Privacy, Scorecard};
use report::page::Page;

pub use error::PdfError;
pub use fonts::Fonts;

/// The fonts of this machine, looked through once.
static INSTALLED: LazyLock<Fonts> = LazyLock::new(Fonts::installed);

/// A scorecard for its readers, as PDF, in the fonts of this machine; see [`render`].
///
/// # Errors
/// As [`render`].
pub fn render_here(card: &Scorecard, privacy: Privacy, offset: FixedOffset) -> Result<Vec<u8>, PdfError> {
    render(card, privacy, offset, &INSTALLED)
}

/// A scorecard for its readers, as PDF. Wall-clock times are told at `offset` from UTC.
///
/// Where the fonts of the system stand in the way, such as one that forbids being embedded, those that
/// come with the program do for the whole document.
///
/// # Errors
/// When the document cannot be set, or would not hold to the standards it promises.
pub fn render(
    card: &Scorecard,
    privacy: Privacy,
    offset: FixedOffset,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let card = card.clone().for_readers(privacy);
    let page = Page::of(&card, offset);
    match document::write(&page, fonts) {
        Err(PdfError::Standard(_)) if !fonts.is_embedded() => document::write(&page, &Fonts::embedded()),
        written => written,
    }
}
