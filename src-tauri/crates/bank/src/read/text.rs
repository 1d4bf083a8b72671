//! Cutting pieces of Markdown source out of a question's text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::Id;

/// Counts lines forward; going back starts anew.
#[derive(Default)]
pub(super) struct LineCounter {
    at: usize,
    lines: u32,
}

impl LineCounter {
    /// The line of a byte, from 1.
    pub(super) fn of(&mut self, text: &str, byte: usize) -> u32 {
        if byte < self.at {
            *self = Self::default();
        }
        let passed = text.as_bytes().get(self.at..byte).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', passed).count();
        self.lines = self.lines.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.at = byte;
        self.lines.saturating_add(1)
    }
}

/// The part of a range that stands on its first line.
pub(super) fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let all = text.get(range.clone()).unwrap_or_default();
    let end = memchr::memchr(b'\n', all.as_bytes()).unwrap_or(all.len());
    let line = all.get(..end).unwrap_or_default().trim_end();
    range.start..range.start + line.len()
}

/// A part of a list item without the item's marker and indentation.
pub(super) fn dedented(text: &str, item: &Range<usize>, part: Range<usize>) -> String {
    let all = text.get(item.clone()).unwrap_or_default();
    let marker = all.find(|c: char| !c.is_ascii_digit()).map_or(0, |digits| digits + 1);
    let after = all.get(marker..).unwrap_or_default();
    let gap = after.len() - after.trim_start_matches([' ', '\t']).len();
    let width = marker + gap.clamp(1, 4);
    let start = part.start.max((item.start + width).min(item.end));
    let part = text.get(start..part.end.max(start)).unwrap_or_default().trim();
    let Some((first, rest)) = part.split_once('\n') else { return part.to_owned() };
    let mut dedented = String::with_capacity(part.len());
    dedented.push_str(first.trim_end());
    for line in rest.lines() {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        dedented.push('\n');
        dedented.push_str(line.get(spaces.min(width)..).unwrap_or_default().trim_end());
    }
    dedented
}

/// The caps at the beginning of a hint, and the rest of it. The error is what is no cap.
pub(super) fn caps(text: &str) -> Result<(BTreeMap<Id, u8>, &str), &str> {
    let none = Ok((BTreeMap::new(), text));
    let Some(inner) = text.strip_prefix('[') else { return none };
    let Some((inside, rest)) = inner.split_once(']') else { return none };
    // A link is no cap.
    if rest.starts_with(['(', '[', ':']) || !inside.contains(['≤', '<', '=', '≥', '>']) {
        return none;
    }
    let mut caps = BTreeMap::new();
    for part in inside.split(',') {
        let (competency, point) = part.split_once('≤').or_else(|| part.split_once("<=")).ok_or(inside)?;
        let point = point.trim().parse().map_err(|_error| inside)?;
        if competency.trim().is_empty() || caps.insert(competency.trim().to_owned(), point).is_some() {
            return Err(inside);
        }
    }
    Ok((caps, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> String {
        dedented(text, &(0..text.len()), 0..text.len())
    }

    #[test]
    fn an_item_loses_its_marker_and_indentation_and_keeps_its_lines() {
        assert_eq!(item("- one\n  two\n\n      code\n"), "one\ntwo\n\n    code");
        assert_eq!(item("10. one\n    two"), "one\ntwo");
        assert_eq!(item("-   one\nlazy"), "one\nlazy");
        assert_eq!(item("-"), "");
        assert_eq!(item("1. é≤"), "é≤");
    }

    #[test]
    fn a_cap_is_read_and_cut_off_the_hint() {
        let (read, rest) = caps("[ownership ≤ 3, api-design <= 2] Look at line 3.").unwrap();
        assert_eq!(read, BTreeMap::from([("ownership".to_owned(), 3), ("api-design".to_owned(), 2)]));
        assert_eq!(rest, "Look at line 3.");
    }

    #[test]
    fn brackets_that_are_no_cap_stay_in_the_hint() {
        for text in ["[a link](https://example.org) says", "[1, 2] is the input", "no brackets", "[open ≤ 3"]
        {
            let (read, rest) = caps(text).unwrap();
            assert!(read.is_empty());
            assert_eq!(rest, text);
        }
    }

    #[test]
    fn a_cap_that_cannot_be_read_is_told() {
        for text in ["[ownership < 3] x", "[ownership ≤ three] x", "[≤ 3] x", "[a ≤ 1, a ≤ 2] x", "[a ≥ 2] x"]
        {
            assert!(caps(text).is_err(), "{text}");
        }
    }

    #[test]
    fn lines_are_counted_forward_and_back() {
        let mut counter = LineCounter::default();
        let text = "a\nb\nc\n";
        assert_eq!([counter.of(text, 0), counter.of(text, 4), counter.of(text, 2)], [1, 3, 2]);
    }
}
