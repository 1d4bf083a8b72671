//! Checks for the interviewer alone, once ratings are given. They ask, and decide nothing: such indices
//! hardly correlate with accuracy (Murphy and Balzer found .05), so nobody else sees them.

use std::collections::BTreeMap;

use super::form::RatingSheet;
use super::pace::lower_first;
use crate::{Interview, Phase, Rating};

/// Fewer ratings than these say nothing about a pattern.
const PATTERN: usize = 3;
/// Ratings all given within this time were hardly given one by one.
const AT_ONCE_S: i64 = 60;
/// Ratings that are named.
const NAMED: usize = 3;

/// Questions to oneself before submitting; none before the conversation is over and after submission.
pub(super) fn self_checks(interview: &Interview, sheets: &[RatingSheet]) -> Vec<String> {
    if interview.state().phase() != Phase::Ended {
        return Vec::new();
    }
    [all_equal(sheets), without_evidence(sheets), at_once(interview)].into_iter().flatten().collect()
}

fn all_equal(sheets: &[RatingSheet]) -> Option<String> {
    let points: Vec<u8> = rows(sheets).filter_map(|(_, row)| row.given.as_ref()?.point()).collect();
    let first = *points.first()?;
    let equal = points.len() >= PATTERN && points.iter().all(|point| *point == first);
    equal.then(|| format!("All {} ratings are {first}. Was nothing stronger or weaker?", points.len()))
}

fn without_evidence(sheets: &[RatingSheet]) -> Option<String> {
    let bare: Vec<String> = rows(sheets)
        .filter(|(_, row)| row.given.as_ref().and_then(Rating::point).is_some())
        .filter(|(_, row)| row.evidence.is_empty() && row.why.is_none())
        .map(|(sheet, row)| format!("{} ({})", row.name.to_lowercase(), lower_first(&sheet.title)))
        .collect();
    let more = bare.len().saturating_sub(NAMED);
    let named = bare.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match (bare.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("Rated without a mark or a reason: {named}.")),
        (false, more) => Some(format!("Rated without a mark or a reason: {named} and {more} more.")),
    }
}

/// The first rating of each counts: a rating that is confirmed later was thought of before.
fn at_once(interview: &Interview) -> Option<String> {
    let mut first = BTreeMap::new();
    for given in &interview.state().ratings {
        first.entry((&given.question, &given.competency)).or_insert(given.stamp.at);
    }
    let (from, to) = (first.values().min()?, first.values().max()?);
    let at_once = first.len() >= PATTERN && (*to - *from).num_seconds() < AT_ONCE_S;
    at_once.then(|| format!("All {} ratings were given within one minute.", first.len()))
}

fn rows(sheets: &[RatingSheet]) -> impl Iterator<Item = (&RatingSheet, &super::form::RatingRow)> {
    sheets.iter().flat_map(|sheet| sheet.rows.iter().map(move |row| (sheet, row)))
}
