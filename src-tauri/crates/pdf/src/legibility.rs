//! What can be shown, and with which fonts.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use typst::layout::{Frame, FrameItem};
use typst::text::{Font, TextItem, is_default_ignorable};
use typst_layout::PagedDocument;
use unicode_segmentation::UnicodeSegmentation;

use crate::Fonts;
use crate::sheet::named;

/// Knows which letters can be shown.
pub(crate) struct Legibility<'f> {
    fonts: &'f Fonts,
    /// Whether there is a glyph; asked once a character.
    known: RefCell<HashMap<char, bool>>,
    /// Letters of several characters for which there was none, though each has one.
    unseen: BTreeSet<String>,
    /// Whether only single characters are trusted to have one.
    strict: bool,
}

impl<'f> Legibility<'f> {
    pub(crate) fn of(fonts: &'f Fonts) -> Self {
        Self { fonts, known: RefCell::default(), unseen: BTreeSet::new(), strict: false }
    }

    /// From now on these are named.
    pub(crate) fn name(&mut self, unseen: BTreeSet<String>) {
        self.unseen.extend(unseen);
    }

    /// Names whatever consists of more than one character.
    pub(crate) fn strictly(mut self) -> Self {
        self.strict = true;
        self
    }

    /// The text with names for what cannot be shown.
    pub(crate) fn shown(&self, text: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        text.graphemes(true).map(|letter| self.letter(letter)).collect()
    }

    fn letter(&self, letter: &str) -> String {
        let whole = letter.chars().nth(1).is_none() || !(self.strict || self.is_unseen(letter));
        let character = |(at, c)| if self.has(c) && (whole || at == 0) { String::from(c) } else { named(c) };
        letter.chars().enumerate().map(character).collect()
    }

    fn is_unseen(&self, letter: &str) -> bool {
        self.unseen.iter().any(|unseen| unseen.contains(letter) || letter.contains(unseen.as_str()))
    }

    fn has(&self, c: char) -> bool {
        c.is_ascii() || *self.known.borrow_mut().entry(c).or_insert_with(|| can_be_shown(c, self.fonts))
    }
}

/// Archives take no character whose meaning is private, nor U+FEFF, which marks the order of bytes.
/// What has no look of its own, such as the joiner in 👩‍💻, needs no glyph.
fn can_be_shown(c: char, fonts: &Fonts) -> bool {
    let is_private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    let is_mark_of_order = matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    let needs_none = is_default_ignorable(c) || matches!(c, '\n' | '\t');
    !is_private && !is_mark_of_order && (needs_none || fonts.covers(c))
}

/// Letters that were set without a glyph.
pub(crate) fn unseen(document: &PagedDocument) -> BTreeSet<String> {
    let mut unseen = BTreeSet::new();
    visit(document, &mut |text| {
        let missing = text.glyphs.iter().filter(|glyph| glyph.id == 0);
        unseen.extend(missing.filter_map(|glyph| text.text.get(glyph.range())).map(str::to_owned));
    });
    unseen
}

/// The fonts a document is set in, each once.
pub(crate) fn fonts_of(document: &PagedDocument) -> Vec<Font> {
    let mut fonts: Vec<Font> = Vec::new();
    visit(document, &mut |text| {
        if !fonts.contains(text.font.font()) {
            fonts.push(text.font.font().clone());
        }
    });
    fonts
}

fn visit(document: &PagedDocument, each: &mut impl FnMut(&TextItem)) {
    for page in document.pages() {
        frame(&page.frame, each);
    }
}

fn frame(frame: &Frame, each: &mut impl FnMut(&TextItem)) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => self::frame(&group.frame, each),
            FrameItem::Text(text) => each(text),
            _ => {}
        }
    }
}
