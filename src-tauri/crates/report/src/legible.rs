//! Other people's text, before it is marked up: line ends of every kind become `\n`, and control
//! characters become something that can be seen, because nothing a person wrote may vanish or act.

use std::borrow::Cow;

/// Prose. Tabs, line ends and the characters of right-to-left writing stay.
pub(crate) fn prose(text: &str) -> Cow<'_, str> {
    replace(text, is_control)
}

/// Code. Also what reorders text is made visible: a program must read as it is compiled.
pub(crate) fn code(text: &str) -> Cow<'_, str> {
    replace(text, |c| is_control(c) || is_reordering(c))
}

/// A single line for narrow places such as a page's title: white space is one space, and what
/// reorders text is left out.
pub(crate) fn line(text: &str) -> String {
    let seen = prose(text);
    let words: Vec<&str> = seen.split_whitespace().collect();
    words.join(" ").replace(is_reordering, "")
}

/// Embeddings, overrides and isolates: what makes text appear in another order than it is written.
pub(crate) const fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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
        assert_eq!(code("שלום\u{200F}"), "שלום\u{200F}");
    }

    #[test]
    fn a_line_has_no_line_ends_and_keeps_its_order() {
        assert_eq!(line(" a\r\n\tb\u{202E}c "), "a bc");
    }
}
