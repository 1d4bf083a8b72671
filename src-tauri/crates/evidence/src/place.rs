//! Places in code, as people count them: lines and columns from 1, columns in characters.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use tree_sitter::Point;

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The first line, from 1.
    pub line: u32,
    /// The first character, from 1.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// One past the last character.
    pub end_column: u32,
}

/// The lines of a text. A line ends with LF, CRLF or a lone CR.
#[derive(Debug)]
pub(crate) struct Lines<'c> {
    text: &'c str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl<'c> Lines<'c> {
    pub(crate) fn of(text: &'c str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|at| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain(ends.map(|at| at + 1)).collect();
        Self { text, starts }
    }

    /// The place of a range of bytes.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end.max(range.start));
        Place { line, column, end_line, end_column }
    }

    /// Row and column as the parser counts them: from 0, and in bytes.
    pub(crate) fn point(&self, byte: usize) -> Point {
        let row = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        Point { row, column: byte - self.starts.get(row).copied().unwrap_or_default() }
    }

    fn position(&self, byte: usize) -> (u32, u32) {
        let byte = self.text.floor_char_boundary(byte.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        (count(line), count(before.chars().count()).saturating_add(1))
    }
}

/// The lines of a text without their ends; after the last end there is none.
pub(crate) fn lines_of(text: &str) -> Vec<&str> {
    let lines = Lines::of(text);
    let ends = lines.starts.iter().skip(1).copied().chain([text.len()]);
    let line =
        |(start, end): (&usize, usize)| text.get(*start..end).map(|line| line.trim_end_matches(['\n', '\r']));
    let mut all: Vec<&str> = lines.starts.iter().zip(ends).filter_map(line).collect();
    if lines.starts.last() == Some(&text.len()) {
        all.pop();
    }
    all
}

/// The text as the parser gets it, byte for byte as long: a lone CR ends a line for people, and a comment for
/// the parser only when it is an LF.
pub(crate) fn for_parser(text: &str) -> String {
    let bytes = text.as_bytes();
    let lone = |at: &usize| bytes.get(at + 1) != Some(&b'\n');
    if !memchr::memchr_iter(b'\r', bytes).any(|at| lone(&at)) {
        return text.to_owned();
    }
    let mut chars = text.chars().peekable();
    let mut parsed = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        parsed.push(if c == '\r' && chars.peek() != Some(&'\n') { '\n' } else { c });
    }
    parsed
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, range: Range<usize>) -> (u32, u32, u32, u32) {
        let Place { line, column, end_line, end_column } = Lines::of(text).place(&range);
        (line, column, end_line, end_column)
    }

    #[test]
    fn columns_count_characters_and_the_end_is_one_past_the_last() {
        assert_eq!(at("é≤x\nab", 5..6), (1, 3, 1, 4));
        assert_eq!(at("é≤x\nab", 7..9), (2, 1, 2, 3));
        assert_eq!(at("ab", 0..99), (1, 1, 1, 3));
        assert_eq!(at("", 0..0), (1, 1, 1, 1));
    }

    #[test]
    fn each_kind_of_line_end_ends_one_line() {
        assert_eq!(at("a\r\nb\rc\nd", 3..4).0, 2);
        assert_eq!(at("a\r\nb\rc\nd", 5..6).0, 3);
        assert_eq!(at("a\r\nb\rc\nd", 7..8).0, 4);
        assert_eq!(for_parser("a\r\nb\rc\n"), "a\r\nb\nc\n");
        assert_eq!(lines_of("a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
        assert_eq!(lines_of("a\n\r\n"), ["a", ""]);
        assert!(lines_of("").is_empty());
    }
}
