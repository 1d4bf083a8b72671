//! Following findings from one version of the code to the next, so that none is offered twice.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::Finding;
use crate::place::lines_of;

/// Which earlier finding each new one is: one of the same detector on the line that the line of the earlier one has
/// become; else one of the same detector with the same text in the same item. Each earlier one is followed once.
#[must_use]
pub fn follow(before: (&str, &[Finding]), after: (&str, &[Finding])) -> Vec<Option<usize>> {
    let moved = moved_lines(before.0, after.0);
    let mut followed: Vec<Option<usize>> = vec![None; after.1.len()];
    let mut taken = vec![false; before.1.len()];
    let by_line = |old: &Finding, new: &Finding| {
        moved.get(old.place.line as usize).copied().flatten() == Some(new.place.line)
    };
    let by_text = |old: &Finding, new: &Finding| old.item == new.item && old.text == new.text;
    let by_line_and_text = |old: &Finding, new: &Finding| by_line(old, new) && by_text(old, new);
    // Of several on one line, those whose text is unchanged find each other first.
    let ways: [&Same<'_>; 3] = [&by_line_and_text, &by_line, &by_text];
    for is_same in ways {
        for (new, place) in after.1.iter().zip(&mut followed).filter(|(_, place)| place.is_none()) {
            let old = before
                .1
                .iter()
                .zip(&taken)
                .position(|(old, taken)| !taken && old.detector == new.detector && is_same(old, new));
            if let Some(old) = old {
                *place = Some(old);
                taken.iter_mut().skip(old).take(1).for_each(|taken| *taken = true);
            }
        }
    }
    followed
}

/// Whether two findings are one.
type Same<'f> = dyn Fn(&Finding, &Finding) -> bool + 'f;

/// For each line of the earlier text, from 1, the line it has become, if it is still there.
fn moved_lines(before: &str, after: &str) -> Vec<Option<u32>> {
    let (old, new) = (lines_of(before), lines_of(after));
    let mut moved = vec![None; old.len() + 1];
    for (from, to, length) in unchanged(&old, &new) {
        for (place, line) in moved.iter_mut().skip(from + 1).take(length).zip(to + 1..) {
            *place = u32::try_from(line).ok();
        }
    }
    moved
}

/// A run of lines of a text that differ from an earlier one: lines from 1, the end one past the last. Of lines
/// that were only added and could have been at several places, it is the last one: a new function begins with
/// its first line, not with the brace above it.
#[must_use]
pub fn changed_lines(before: &str, after: &str) -> Vec<Range<u32>> {
    let (old, new) = (lines_of(before), lines_of(after));
    let number = |line: usize| u32::try_from(line + 1).unwrap_or(u32::MAX);
    let mut runs = Vec::new();
    let (mut at_old, mut at) = (0, 0);
    for (from, to, length) in unchanged(&old, &new).into_iter().chain([(old.len(), new.len(), 0)]) {
        let only_added = from == at_old;
        let slides =
            |by: &usize| only_added && new.get(at + by).is_some_and(|line| new.get(to + by) == Some(line));
        if at < to {
            let by = (0..length).take_while(slides).count();
            runs.push(number(at + by)..number(to + by));
        }
        (at_old, at) = (from + length, to + length);
    }
    runs
}

/// The most pairs of lines that are compared. Beyond it all lines between the first and the last that differ
/// count as changed.
const PAIRS: usize = 4_000_000;

/// Runs of lines that are in both texts, from 0: where in the earlier, where in the later, and how many.
fn unchanged(old: &[&str], new: &[&str]) -> Vec<(usize, usize, usize)> {
    let first = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = |lines: &[&str]| lines.len() - first;
    let last = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let last = last.min(rest(old)).min(rest(new));
    let within = |lines: usize| first..lines - last;
    let (middle_old, middle_new) =
        (old.get(within(old.len())).unwrap_or_default(), new.get(within(new.len())).unwrap_or_default());
    let mut runs = vec![(0, 0, first)];
    if middle_old.len().saturating_mul(middle_new.len()) <= PAIRS {
        let equal = |op: DiffOp| match op {
            DiffOp::Equal { old_index, new_index, len } => Some((first + old_index, first + new_index, len)),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => None,
        };
        runs.extend(
            capture_diff_slices(Algorithm::Myers, middle_old, middle_new).into_iter().filter_map(equal),
        );
    }
    runs.push((old.len() - last, new.len() - last, last));
    runs.retain(|(_, _, length)| *length > 0);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, Speaks};

    fn finding(line: u32, item: &str, text: &str) -> Finding {
        let place = Place { line, column: 1, end_line: line, end_column: 2 };
        let (detector, ask, signals) = ("d".into(), String::new(), Vec::new());
        Finding {
            detector,
            signals,
            speaks: Speaks::Context,
            place,
            item: item.into(),
            text: text.into(),
            ask,
        }
    }

    #[test]
    fn a_finding_is_followed_when_its_line_moves_or_changes_around_it() {
        let old = [finding(2, "f", "x.unwrap()")];
        let new = [finding(4, "f", "x.unwrap()")];
        assert_eq!(follow(("a\nx\n", &old), ("new\nnew\na\nx\n", &new)), [Some(0)]);
        // Renamed: the line is another one, the text too.
        assert_eq!(follow(("a\nx\n", &old), ("a\ny\n", &[finding(2, "f", "y.unwrap()")])), [None]);
        // The line changed, the finding did not.
        assert_eq!(follow(("a\nx\n", &old), ("a\nx + 1\n", &[finding(2, "f", "x.unwrap()")])), [Some(0)]);
        // The same words in another function are another finding.
        assert_eq!(follow(("a\nx\n", &old), ("a\nx + 1\n", &[finding(2, "g", "x.unwrap()")])), [None]);
    }

    #[test]
    fn each_earlier_finding_is_followed_once() {
        let old = [finding(1, "f", "x"), finding(1, "f", "y")];
        let new = [finding(1, "f", "y"), finding(1, "f", "x"), finding(1, "f", "x")];
        assert_eq!(follow(("l\n", &old), ("l\n", &new)), [Some(1), Some(0), None]);
    }

    #[test]
    fn changed_lines_are_those_that_are_new_in_runs() {
        assert_eq!(changed_lines("a\nb\nc\n", "a\nX\nY\nc\nZ\n"), [2..4, 5..6]);
        assert_eq!(changed_lines("", ""), Vec::<Range<u32>>::new());
        assert_eq!(changed_lines("a\r\nb\r\n", "a\nb\n"), Vec::<Range<u32>>::new());
        assert_eq!(changed_lines("a\na\n", "a\na\na\n").first(), Some(&(3..4)));
        assert_eq!(changed_lines("a\nb\n", ""), Vec::<Range<u32>>::new());
        assert_eq!(changed_lines("", "a\rb").first(), Some(&(1..3)));
        let with_g = changed_lines("fn f() {\n}\n\nx\n", "fn f() {\n}\nfn g() {\n}\n\nx\ny\n");
        assert_eq!(with_g, [3..5, 7..8]);
    }

    #[test]
    fn texts_that_have_nothing_in_common_are_told_so_at_once() {
        let text = |salt: &str| (0..60_000).map(|n| format!("{salt}{n}\n")).collect::<String>();
        assert_eq!(changed_lines(&text("a"), &text("b")).first(), Some(&(1..60_001)));
    }
}
