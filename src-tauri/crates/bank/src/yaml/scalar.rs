//! Scalars under YAML 1.2's core schema: what an unquoted word is.

use super::{Kind, Node};

/// A scalar with its kind decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Plain<'n> {
    /// Nothing: empty, `~` or `null`.
    Null,
    /// `true` or `false`. `yes` and `no` are text.
    Truth(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// Text.
    Text(&'n str),
}

impl Node<'_> {
    /// The scalar's kind and value; nothing for lists, maps and what could not be read.
    pub(crate) fn plain(&self) -> Option<Plain<'_>> {
        let Kind::Scalar { text, quoted } = &self.kind else { return None };
        if *quoted {
            return Some(Plain::Text(text));
        }
        Some(match text.as_ref() {
            "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
            "true" | "True" | "TRUE" => Plain::Truth(true),
            "false" | "False" | "FALSE" => Plain::Truth(false),
            word => number(word).unwrap_or(Plain::Text(word)),
        })
    }
}

fn number(word: &str) -> Option<Plain<'_>> {
    let digits = word.strip_prefix(['+', '-']).unwrap_or(word);
    match digits.bytes().next()? {
        b'0'..=b'9' | b'.' => {}
        _ => return None,
    }
    if let Some(octal) = digits.strip_prefix("0o") {
        return i64::from_str_radix(octal, 8).ok().map(Plain::Integer);
    }
    if let Some(hex) = digits.strip_prefix("0x") {
        return i64::from_str_radix(hex, 16).ok().map(Plain::Integer);
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().map(Plain::Integer);
    }
    let looks_like =
        digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    looks_like.then(|| word.parse().ok().map(Plain::Number)).flatten()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    fn plain(text: &'static str) -> Node<'static> {
        Node { range: 0..0, kind: Kind::Scalar { text: Cow::Borrowed(text), quoted: false } }
    }

    #[test]
    fn unquoted_words_have_the_kinds_of_the_core_schema() {
        for (text, kind) in [
            ("", Plain::Null),
            ("~", Plain::Null),
            ("true", Plain::Truth(true)),
            ("no", Plain::Text("no")),
            ("12", Plain::Integer(12)),
            ("-7", Plain::Integer(-7)),
            ("0o17", Plain::Integer(15)),
            ("0x1F", Plain::Integer(31)),
            ("1.5", Plain::Number(1.5)),
            ("1e3", Plain::Number(1000.0)),
            ("err-001", Plain::Text("err-001")),
            ("1.2.3", Plain::Text("1.2.3")),
            ("-", Plain::Text("-")),
            ("inf", Plain::Text("inf")),
        ] {
            assert_eq!(plain(text).plain(), Some(kind), "{text:?}");
        }
    }

    #[test]
    fn quotes_make_anything_text() {
        let node = Node { range: 0..4, kind: Kind::Scalar { text: Cow::Borrowed("12"), quoted: true } };
        assert_eq!(node.plain(), Some(Plain::Text("12")));
    }
}
