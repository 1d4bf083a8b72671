//! Findings in the form that interviews keep, and which of them were there before.

use std::collections::BTreeMap;

use ::interview::{Diagnostic as KeptDiagnostic, Finding as Kept, FindingId, Speaks as Says};
use evidence::{Diagnostic, Finding, Place, Speaks, follow};

use super::Before;

/// Findings of one detector in one capture that are kept; of more the first.
const OF_ONE: usize = 100;
/// Findings in one capture that are kept.
const IN_ALL: usize = 1000;

/// Characters of what to ask: a pack may ask anything, and a view is small.
const ASK: usize = 300;

/// As many findings as are kept, and how many are not.
pub(super) fn fewer(mut findings: Vec<(Option<usize>, Finding)>) -> (Vec<(Option<usize>, Finding)>, u32) {
    let all = findings.len();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    findings.retain(|(_, finding)| {
        let count = counts.entry(finding.detector.clone()).or_default();
        *count += 1;
        *count <= OF_ONE
    });
    findings.truncate(IN_ALL);
    let left_out = all.saturating_sub(findings.len());
    (findings, u32::try_from(left_out).unwrap_or(u32::MAX))
}

/// For each finding the id it had before, if it was there.
pub(super) fn followed(before: &Before<'_>, text: &str, findings: &[Finding]) -> Vec<Option<FindingId>> {
    if before.findings.is_empty() {
        return vec![None; findings.len()];
    }
    let old: Vec<Finding> = before.findings.iter().map(|kept| as_seen(kept)).collect();
    let id = |place: usize| before.findings.get(place).map(|kept| kept.id);
    follow((before.code, &old), (text, findings)).into_iter().map(|place| place.and_then(id)).collect()
}

/// A finding as it is kept. `placed`: the compiler named a line.
pub(super) fn kept(finding: Finding, id: FindingId, said: bool, placed: bool) -> Kept {
    let Place { line, column, end_line, end_column } = finding.place;
    // A finding that ends where a line begins has nothing of that line.
    let last = if end_column == 1 && end_line > line { end_line - 1 } else { end_line };
    let ask = if placed { finding.ask } else { finding.ask.replace("line 1", "a line it does not name") };
    Kept {
        id,
        detector: finding.detector,
        signals: finding.signals,
        speaks: match finding.speaks {
            Speaks::For => Says::For,
            Speaks::Against => Says::Against,
            Speaks::Context => Says::Context,
        },
        lines: placed.then_some([line, last]),
        columns: (!said).then_some([column, end_column]),
        item: finding.item,
        text: finding.text,
        ask: ask.chars().take(ASK).collect(),
    }
}

pub(super) fn diagnostic(seen: Diagnostic) -> KeptDiagnostic {
    let Diagnostic { is_error, code, message, line, .. } = seen;
    KeptDiagnostic { code, message, line, is_error }
}

/// A kept finding as one that can be followed: where it was, and what it was.
fn as_seen(kept: &Kept) -> Finding {
    let [line, end_line] = kept.lines.unwrap_or([1, 1]);
    let [column, end_column] = kept.columns.unwrap_or([1, 1]);
    Finding {
        detector: kept.detector.clone(),
        signals: Vec::new(),
        speaks: Speaks::Context,
        place: Place { line, column, end_line, end_column },
        item: kept.item.clone(),
        text: kept.text.clone(),
        ask: String::new(),
    }
}
