//! Other people's text, before it is marked up: line ends of every kind become `\n`, and control
//! characters become something that can be seen, because nothing a person wrote may vanish or act.

use std::borrow::Cow;

/// Prose. Tabs, line ends and the characters of right-to-left writing stay.
pub fn prose(text: &str) -> Cow<'_, str> {
    replace(text, is_control)
}

/// Code. Also what reorders text or has no width is made visible, and letters that pass for others are named: a
/// program must read as it is compiled.
pub fn code(text: &str) -> Cow<'_, str> {
    let hidden = |c| is_control(c) || is_reordering(c) || is_without_width(c);
    if !text.contains(is_foreign) {
        return replace(text, hidden);
    }
    let named: String = words(text).flat_map(named).collect();
    Cow::Owned(replace(&named, hidden).into_owned())
}

/// A single line for narrow places such as a page's title: white space is one space, and what
/// reorders text is left out.
pub fn line(text: &str) -> String {
    let seen = prose(text);
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").replace(is_reordering, "")
}

/// Embeddings, overrides and isolates: what makes text appear in another order than it is written.
pub(crate) const fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What has no width, and what only says in which direction it is written.
const fn is_without_width(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Letters of other alphabets than the Latin one.
fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && !matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Letters of Cyrillic and Greek that look like Latin ones.
const LOOKALIKES: &str = "асеорхуіјѕԁԛԝһӏАВЕНІЈКМОРСТХУЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι";

/// Words, and what stands between them, in turn.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|c| is_letter(c) != is_letter(first)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

/// A word in which each letter that passes for another is followed by its number. Words of one alphabet that
/// nobody takes for another stay as they are.
fn named(word: &str) -> Vec<Cow<'_, str>> {
    let mixed = word.contains(is_foreign) && word.contains(|c: char| c.is_ascii_alphabetic());
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    let passes = letters().next().is_some() && letters().all(|c| LOOKALIKES.contains(c));
    if !mixed && !passes {
        return vec![Cow::Borrowed(word)];
    }
    let shown =
        |c: char| if is_foreign(c) { format!("{c}⟨U+{:04X}⟩", u32::from(c)) } else { c.to_string() };
    word.chars().map(|c| Cow::Owned(shown(c))).collect()
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n')
}

fn replace(text: &str, stands_out: impl Fn(char) -> bool) -> Cow<'_, str> {
    let ends_line = |c| matches!(c, '\r' | '\u{2028}' | '\u{2029}');
    if !text.contains(|c| stands_out(c) || ends_line(c)) {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            c if ends_line(c) => clean.push('\n'),
            '\0'..='\u{1F}' if stands_out(c) => {
                clean.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'));
            }
            '\u{7F}' => clean.push('\u{2421}'),
            c if stands_out(c) => clean.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => clean.push(c),
        }
    }
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_one_line_end() {
        assert_eq!(prose("a\r\nb\rc\nd\u{2028}e\u{2029}f"), "a\nb\nc\nd\ne\nf");
    }

    #[test]
    fn control_characters_are_seen_and_do_nothing() {
        assert_eq!(prose("\u{1b}[31mred\u{7}\0\u{7f}\u{9b}\tx"), "␛[31mred␇␀␡⟨U+009B⟩\tx");
    }

    #[test]
    fn code_shows_what_would_reorder_it_and_prose_keeps_it() {
        let text = "if a /* \u{202E} } \u{2066}*/";
        assert_eq!(code(text), "if a /* ⟨U+202E⟩ } ⟨U+2066⟩*/");
        assert_eq!(prose(text), text);
        assert_eq!(code("שלום\u{200F}"), "שלום⟨U+200F⟩");
        assert_eq!(code("a\u{200B}b\u{FEFF}"), "a⟨U+200B⟩b⟨U+FEFF⟩");
        assert_eq!(prose("שלום\u{200F}"), "שלום\u{200F}");
    }

    #[test]
    fn letters_that_pass_for_others_are_named_in_code_and_words_of_one_alphabet_are_not() {
        assert_eq!(code("lo\u{430}d(x)"), "lo\u{430}⟨U+0430⟩d(x)");
        assert_eq!(code("let \u{441}\u{43e} = 1;"), "let \u{441}⟨U+0441⟩\u{43e}⟨U+043E⟩ = 1;");
        for fine in ["let größe = \"für\";", "// привет, мир", "// 你好", "let λ = |x| x;", "π_2"]
        {
            assert_eq!(code(fine), fine);
        }
        assert_eq!(prose("lo\u{430}d"), "lo\u{430}d");
    }

    #[test]
    fn a_line_has_no_line_ends_and_keeps_its_order() {
        assert_eq!(line(" a\r\n\tb\u{202E}c "), "a bc");
    }
}
