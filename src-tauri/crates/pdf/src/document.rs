//! From a page to bytes: sheet, layout, metadata, file.

use report::page::Page;
use serde::Serialize;
use typst::comemo;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::error::told;
use crate::legibility::{Legibility, unseen};
#[cfg(test)]
use crate::sheet::Text;
use crate::sheet::{Running, Sheet};
use crate::world::Desk;
use crate::{Fonts, PdfError, metadata};

/// What the template reads.
#[derive(Serialize)]
struct Data {
    sheet: Sheet,
    /// At the foot of every page.
    running: Running,
}

/// How often letters that turn out to have no glyph are named and the page set again. Twice has been
/// enough for everything that was tried.
const ATTEMPTS: usize = 4;

/// The PDF of a page.
pub(crate) fn write(page: &Page<'_>, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let written = set(page, fonts).and_then(|set| file(page, set, fonts));
    // The compiler remembers what it has set; the next interview is nobody else's business.
    comemo::evict(0);
    written
}

/// A document with the world it was set in, which knows where an error stands.
struct Set<'f> {
    document: PagedDocument,
    world: Desk<'f>,
}

fn set<'f>(page: &Page<'_>, fonts: &'f Fonts) -> Result<Set<'f>, PdfError> {
    let mut legibility = Legibility::of(fonts);
    for _ in 0..ATTEMPTS {
        let set = compile(&settled(page, &legibility), fonts)?;
        let unseen = unseen(&set.document);
        if unseen.is_empty() {
            return Ok(set);
        }
        legibility.name(unseen);
    }
    compile(&settled(page, &legibility.strictly()), fonts)
}

/// The sheet with everything in it that can be shown, and names for the rest.
fn settled(page: &Page<'_>, legibility: &Legibility<'_>) -> Data {
    let shown = |words: &str| legibility.shown(words);
    let mut data = Data { sheet: Sheet::of(page), running: Running::of(page, shown) };
    for text in data.sheet.texts() {
        text.settle(shown);
    }
    data
}

fn compile<'f>(data: &Data, fonts: &'f Fonts) -> Result<Set<'f>, PdfError> {
    let json = serde_json::to_vec(data).map_err(|error| PdfError::Setting(error.to_string()))?;
    let world = Desk::new(json, fonts).ok_or_else(|| PdfError::Setting("it has no place".to_owned()))?;
    let document =
        typst::compile(&world).output.map_err(|errors| PdfError::Setting(told(&world, &errors)))?;
    Ok(Set { document, world })
}

fn file(page: &Page<'_>, mut set: Set<'_>, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    metadata::describe(page, &mut set.document, fonts);
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| PdfError::Standard(error.message().to_string()))?;
    let options = PdfOptions {
        ident: metadata::identity(page),
        creator: metadata::creator(),
        timestamp: metadata::moment(page),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    typst_pdf::pdf(&set.document, &options).map_err(|errors| PdfError::Standard(told(&set.world, &errors)))
}

/// What the sheet of a page says, a text each in reading order, where every letter has a glyph or none of
/// its characters has.
#[cfg(test)]
pub(crate) fn settled_words(page: &Page<'_>, fonts: &Fonts) -> Vec<String> {
    let mut sheet = settled(page, &Legibility::of(fonts)).sheet;
    let joined = |text: &mut Text| text.spans.iter().map(|span| span.t.as_str()).collect();
    sheet.texts().into_iter().map(joined).collect()
}

/// The pages of a page, before they are a file.
#[cfg(test)]
pub(crate) fn laid_out(page: &Page<'_>, fonts: &Fonts) -> PagedDocument {
    set(page, fonts).unwrap().document
}
