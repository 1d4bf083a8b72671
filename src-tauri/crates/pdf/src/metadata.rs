//! What the file says of itself: title, author, when, and by what it can be checked.

use chrono::{Datelike, Timelike};
use report::legible;
use report::page::Page;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::Timestamp;

use crate::Fonts;
use crate::legibility::fonts_of;

/// A string in a PDF for archives has at most 32,767 bytes; nobody reads a title as long as that.
const LONGEST: usize = 300;

/// Writes title, author and keywords. The keywords name the form, the interview, its revision, its log
/// and kit, and a hash of the fonts: what is needed to tell whether the file is what the log says.
pub(crate) fn describe(page: &Page<'_>, document: &mut PagedDocument, fonts: &Fonts) {
    let imprint = &page.imprint;
    let keywords = [
        interview::SCHEMA.to_owned(),
        format!("interview {}", imprint.interview),
        format!("revision {}", imprint.revision),
        format!("log {}", short(imprint.head)),
        format!("events {}", imprint.events),
        format!("kit {} {}", short(imprint.kit), short(&imprint.kit_hash)),
        format!("fonts {}", fonts.hash(&fonts_of(document))),
    ];
    let info = document.info_mut();
    info.title = Some(short(&format!("{} · Touchstone scorecard", page.heading.title)).into());
    info.author = page.heading.interviewer.map(|name| short(name).into()).into_iter().collect();
    info.keywords = keywords.map(Into::into).into_iter().collect();
}

/// One line, of a length that fits everywhere.
fn short(text: &str) -> String {
    let mut line = legible::line(text);
    if let Some((at, _)) = line.char_indices().nth(LONGEST) {
        line.truncate(at);
        line.push('…');
    }
    line
}

/// The same for every export of one revision.
pub(crate) fn identity(page: &Page<'_>) -> Smart<String> {
    Smart::Custom(format!("{} revision {}", page.imprint.interview, page.imprint.revision))
}

/// Which program wrote it.
pub(crate) fn creator() -> Smart<Option<String>> {
    Smart::Custom(Some(concat!("Touchstone ", env!("CARGO_PKG_VERSION")).to_owned()))
}

/// The scorecard's own moment; none where a calendar for files does not reach.
pub(crate) fn moment(page: &Page<'_>) -> Option<Timestamp> {
    let dated = page.imprint.dated;
    let small = |value: u32| u8::try_from(value).ok();
    let local = Datetime::from_ymd_hms(
        dated.year(),
        small(dated.month())?,
        small(dated.day())?,
        small(dated.hour())?,
        small(dated.minute())?,
        small(dated.second())?,
    )?;
    Timestamp::new_local(local, dated.offset().local_minus_utc() / 60)
}
