//! Following findings from one version of the code to the next, so that none is offered twice.

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use crate::Finding;

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
    let diff = TextDiff::from_lines(before, after);
    let mut moved = vec![None; before.lines().count() + 2];
    for change in diff.iter_all_changes().filter(|change| change.tag() == ChangeTag::Equal) {
        if let (Some(old), Some(new)) = (change.old_index(), change.new_index())
            && let Some(place) = moved.get_mut(old + 1)
        {
            *place = u32::try_from(new + 1).ok();
        }
    }
    moved
}

/// A run of lines of a text that differ from an earlier one: lines from 1, the end one past the last.
#[must_use]
pub fn changed_lines(before: &str, after: &str) -> Vec<Range<u32>> {
    let diff = TextDiff::from_lines(before, after);
    let mut runs: Vec<Range<u32>> = Vec::new();
    for change in diff.iter_all_changes().filter(|change| change.tag() == ChangeTag::Insert) {
        let Some(line) = change.new_index().and_then(|at| u32::try_from(at + 1).ok()) else { continue };
        match runs.last_mut() {
            Some(run) if run.end == line => run.end = line + 1,
            _ => runs.push(line..line + 1),
        }
    }
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
    }
}
