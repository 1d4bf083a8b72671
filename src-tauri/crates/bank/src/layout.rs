//! Text in columns: wrapping, cutting and padding by characters.

/// The narrowest width text is laid out for.
pub(crate) const NARROWEST: usize = 60;

/// Words in lines of at most `width` characters; lines after the first begin with `indent` spaces. A word
/// longer than a line stands on its own.
pub(crate) fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut out = String::new();
    let mut at = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if at == 0 {
            at = length;
        } else if at + 1 + length <= width {
            out.push(' ');
            at += 1 + length;
        } else {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            at = indent + length;
        }
        out.push_str(word);
    }
    out
}

/// The text in at most `width` characters, with a sign where it was cut.
pub(crate) fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// `- ` items, wrapped.
pub(crate) fn bullets(items: &[String], width: usize) -> String {
    items.iter().fold(String::new(), |text, item| text + &wrapped(&format!("- {item}"), width, 2) + "\n")
}

/// `1 question`, `2 questions`.
pub(crate) fn count(number: usize, word: &str) -> String {
    match number {
        1 => format!("1 {word}"),
        more if word.ends_with('y') => format!("{more} {}ies", word.trim_end_matches('y')),
        more => format!("{more} {word}s"),
    }
}

/// The longest of some texts, in characters.
pub(crate) fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_and_never_lost() {
        assert_eq!(wrapped("one two  three", 7, 2), "one two\n  three");
        assert_eq!(wrapped("one incomprehensible two", 7, 0), "one\nincomprehensible\ntwo");
        assert_eq!(wrapped("", 7, 2), "");
    }

    #[test]
    fn what_is_cut_says_so() {
        assert_eq!(cut("äöüß", 4), "äöüß");
        assert_eq!(cut("äöü ß", 4), "äöü…");
    }

    #[test]
    fn words_are_counted() {
        assert_eq!(
            [count(1, "loop"), count(0, "loop"), count(3, "competency")],
            ["1 loop", "0 loops", "3 competencies"]
        );
    }
}
