//! Texts as the template gets them: strings in a style, never markup.

use report::legible;
use report::markup::{Run, inline_to_runs};
use report::page::{Line, Piece};
use serde::Serialize;
use unicode_bidi::{BidiClass, Direction, bidi_class, get_base_direction};
use unicode_segmentation::UnicodeSegmentation;

/// What is set as one paragraph. Line ends within it are kept.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Text {
    /// Written from right to left.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) rtl: bool,
    pub(crate) spans: Vec<Span>,
    /// How many characters of one word its column has room for; none where that is a page's width.
    #[serde(skip)]
    room: Option<usize>,
}

/// Characters of one word for which a page's width has room, in any font it is set in.
const PAGE: usize = 56;

/// A string in one style.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Span {
    /// The string, as it is to be seen.
    pub(crate) t: String,
    /// In type of one width.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) code: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) em: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) strong: bool,
    /// Smaller and paler: says where something stands.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) soft: bool,
    /// A line may end after it, though no word does.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) cut: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form serde asks for")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Text {
    /// Words of the document itself.
    pub(crate) fn ours(words: impl Into<String>) -> Self {
        Self::default().and(words)
    }

    /// What somebody typed, as a paragraph in its own direction. What would turn the order of its letters
    /// is shown instead: a file is read in the order in which it was typed.
    pub(crate) fn typed(words: &str) -> Self {
        let t = in_order(legible::prose(words).into_owned());
        let rtl = get_base_direction(t.as_str()) == Direction::Rtl;
        Self { rtl, spans: vec![Span { t, ..Span::default() }], room: None }
    }

    /// One line of Markdown from the bank, in its own direction.
    pub(crate) fn markdown(source: &str) -> Self {
        let spans: Vec<Span> = inline_to_runs(source).into_iter().map(of_run).collect();
        let plain: String = spans.iter().map(|span| span.t.as_str()).collect();
        Self { rtl: get_base_direction(plain.as_str()) == Direction::Rtl, spans, room: None }
    }

    /// A program, or an id.
    pub(crate) fn code(text: &str) -> Self {
        Self::default().and_code(text)
    }

    /// A line of a program that is legible already.
    pub(crate) fn code_line(line: &str) -> Self {
        let t = tabs_as_spaces(line);
        Self { spans: vec![Span { t, code: true, ..Span::default() }], ..Self::default() }
    }

    /// A sentence of ours with other people's words in it.
    pub(crate) fn line(pieces: &Line<'_>) -> Self {
        Self { spans: pieces.iter().flat_map(piece).collect(), ..Self::default() }
    }

    pub(crate) fn and(mut self, words: impl Into<String>) -> Self {
        self.spans.push(Span { t: words.into(), ..Span::default() });
        self
    }

    /// Where something stands: smaller and paler.
    pub(crate) fn and_soft(mut self, words: impl Into<String>) -> Self {
        self.spans.push(Span { t: words.into(), soft: true, ..Span::default() });
        self
    }

    pub(crate) fn and_code(mut self, words: &str) -> Self {
        self.spans.push(code(words));
        self
    }

    /// Another text's spans, kept apart from the words around them in their direction.
    pub(crate) fn and_apart(mut self, other: Self) -> Self {
        self.spans.extend(apart(other.spans));
        self
    }

    pub(crate) fn strong(mut self) -> Self {
        self.spans.iter_mut().for_each(|span| span.strong = true);
        self
    }

    pub(crate) fn emphatic(mut self) -> Self {
        self.spans.iter_mut().for_each(|span| span.em = true);
        self
    }

    /// For a column that has room for words of so many characters.
    pub(crate) const fn within(mut self, room: usize) -> Self {
        self.room = Some(room);
        self
    }

    /// Replaces what cannot be shown, and lets words that are too long for their column be cut, so that
    /// they never run out of it.
    pub(crate) fn settle(&mut self, shown: impl Fn(&str) -> String) {
        let room = self.room.unwrap_or(PAGE);
        self.spans = std::mem::take(&mut self.spans)
            .into_iter()
            .flat_map(|span| cut(Span { t: shown(&span.t), ..span }, room))
            .collect();
    }
}

fn of_run(run: Run) -> Span {
    Span { t: in_order(run.text), code: run.code, em: run.emphasis, strong: run.strong, ..Span::default() }
}

fn code(text: &str) -> Span {
    Span { t: tabs_as_spaces(&legible::code(text)), code: true, ..Span::default() }
}

fn piece(piece: &Piece<'_>) -> Vec<Span> {
    match piece {
        Piece::Ours(words) => vec![Span { t: words.clone().into_owned(), ..Span::default() }],
        Piece::Typed(words) => apart(Text::typed(words).spans),
        Piece::Markdown(source) => apart(Text::markdown(source).spans),
        Piece::Code(id) => vec![code(id)],
    }
}

/// Isolates right-to-left words from the sentence around them.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    let is_rtl = |c| matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN);
    if spans.iter().any(|span| span.t.contains(is_rtl)) {
        if let Some(first) = spans.first_mut() {
            first.t.insert(0, '\u{2068}');
        }
        if let Some(last) = spans.last_mut() {
            last.t.push('\u{2069}');
        }
    }
    spans
}

fn in_order(text: String) -> String {
    if !text.contains(reorders) {
        return text;
    }
    text.chars().map(|c| if reorders(c) { named(c) } else { String::from(c) }).collect()
}

fn reorders(c: char) -> bool {
    matches!(
        bidi_class(c),
        BidiClass::LRE
            | BidiClass::RLE
            | BidiClass::LRO
            | BidiClass::RLO
            | BidiClass::PDF
            | BidiClass::LRI
            | BidiClass::RLI
            | BidiClass::FSI
            | BidiClass::PDI
    )
}

/// A character that is named because it cannot be shown.
pub(crate) fn named(c: char) -> String {
    format!("[U+{:04X}]", u32::from(c))
}

/// Tabs reach to the next column that is a multiple of four.
fn tabs_as_spaces(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut spaced = String::with_capacity(text.len() + 16);
    let mut column = 0_usize;
    for c in text.chars() {
        let width = if c == '\t' { 4 - column % 4 } else { 1 };
        if c == '\t' {
            spaced.push_str(&" ".repeat(width));
        } else {
            spaced.push(c);
        }
        column = if c == '\n' { 0 } else { column.saturating_add(width) };
    }
    spaced
}

/// Cuts between whole letters, where a word is longer than the width, into pieces an eighth as long.
fn cut(span: Span, width: usize) -> Vec<Span> {
    let is_long = |word: &str| word.graphemes(true).count() > width;
    if span.t.len() <= width || !span.t.split(char::is_whitespace).any(is_long) {
        return vec![span];
    }
    let step = (width / 8).max(1);
    let mut pieces = vec![String::new()];
    for word in span.t.split_inclusive(char::is_whitespace) {
        if !is_long(word) {
            if let Some(last) = pieces.last_mut() {
                last.push_str(word);
            }
            continue;
        }
        for (at, letter) in word.graphemes(true).enumerate() {
            if at > 0 && at % step == 0 {
                pieces.push(String::new());
            }
            if let Some(last) = pieces.last_mut() {
                last.push_str(letter);
            }
        }
    }
    let last = pieces.len().saturating_sub(1);
    pieces.into_iter().enumerate().map(|(at, t)| Span { t, cut: at < last, ..span.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &Text) -> Vec<&str> {
        text.spans.iter().map(|span| span.t.as_str()).collect()
    }

    #[test]
    fn a_paragraph_has_the_direction_of_its_first_letter() {
        assert!(Text::typed("\"שלום\" hello").rtl);
        assert!(!Text::typed("hello שלום").rtl);
        assert!(Text::markdown("`x` مرحبا").spans.len() == 2);
    }

    #[test]
    fn right_to_left_words_in_a_sentence_are_isolated_and_reach_no_further() {
        let line =
            vec![Piece::Ours("by ".into()), Piece::Typed("נועה\u{202E}".into()), Piece::Ours(".".into())];
        assert_eq!(words(&Text::line(&line)), ["by ", "\u{2068}נועה[U+202E]\u{2069}", "."]);
    }

    #[test]
    fn words_too_long_for_their_column_may_be_cut_and_lose_nothing() {
        let mut text = Text::typed("short wordswithoutend short");
        text = text.within(9);
        text.settle(str::to_owned);
        assert_eq!(words(&text).concat(), "short wordswithoutend short");
        assert!(text.spans.len() > 5);
        assert!(!text.spans.last().unwrap().cut);
        let mut family = Text::ours("👩‍👩‍👧".repeat(12));
        family = family.within(9);
        family.settle(str::to_owned);
        assert!(words(&family).iter().all(|piece| piece.ends_with('👧')));
    }

    #[test]
    fn tabs_in_code_reach_to_the_next_column() {
        assert_eq!(words(&Text::code("\ta\tb")), ["    a   b"]);
    }
}
