//! How a question went, as its page tells it: raw rows, and medians once there are enough of them.

use std::collections::BTreeSet;

use bank::KeyedSignal;

use super::form::{HistoryRow, HistoryView, Medians};
use crate::history::Told;
use crate::{Desk, Fault};

/// A median over fewer interviews says more than is known.
const MEDIANS_FROM: usize = 10;

impl Desk {
    /// How a question went in past interviews on this desk, practice apart. `key` is what the store knows
    /// it by; `signals` are those it has now.
    pub(super) fn history(&self, key: &str, signals: &[KeyedSignal<'_>]) -> Result<HistoryView, Fault> {
        let mut told = Vec::new();
        for asked in self.store.asked(key)? {
            told.push(serde_json::from_slice::<Told>(&asked.told).map_err(|error| {
                Fault::trouble(
                    "damaged-list",
                    format!("how {key} went in interview {} cannot be read: {error}", asked.interview),
                    "Run `touchstone store rebuild`.",
                )
            })?);
        }
        told.sort_by_key(|told| std::cmp::Reverse(told.at));
        Ok(shown(&told, signals))
    }
}

fn shown(told: &[Told], signals: &[KeyedSignal<'_>]) -> HistoryView {
    let seen: BTreeSet<&str> = told.iter().flat_map(|told| told.seen.iter().map(String::as_str)).collect();
    let never_seen = signals
        .iter()
        .filter(|keyed| !told.is_empty() && !seen.contains(keyed.signal.id.as_str()))
        .map(|keyed| keyed.signal.label.clone())
        .collect();
    let medians = (told.len() >= MEDIANS_FROM).then(|| Medians {
        interviews: u32::try_from(told.len()).unwrap_or(u32::MAX),
        minutes: median(told.iter().map(minutes)),
        hints: median(
            told.iter().map(|told| u64::try_from(told.hints.len() + told.improvised).unwrap_or(u64::MAX)),
        ),
    });
    HistoryView { rows: told.iter().map(row).collect(), never_seen, medians }
}

fn row(told: &Told) -> HistoryRow {
    HistoryRow {
        at: told.at,
        level: told.level.clone(),
        minutes: minutes(told),
        planned_minutes: told.planned_minutes,
        hints: hints(told),
        missed: told.missed.values().cloned().collect(),
        faults: told.faults.clone(),
    }
}

/// Whole minutes, to the nearest.
const fn minutes(told: &Told) -> u64 {
    (told.active_ms + 30_000) / 60_000
}

/// "1, 2 and one of their own"
fn hints(told: &Told) -> String {
    let mut said: Vec<String> = told.hints.iter().map(u8::to_string).collect();
    said.dedup();
    let own = match told.improvised {
        0 => None,
        1 => Some("one improvised".to_owned()),
        n => Some(format!("{n} improvised")),
    };
    match (said.is_empty(), own) {
        (_, None) => said.join(", "),
        (true, Some(own)) => own,
        (false, Some(own)) => format!("{}, {own}", said.join(", ")),
    }
}

/// The middle value, or the mean of the two middle ones.
#[expect(clippy::cast_precision_loss, reason = "minutes of an interview are few")]
fn median(values: impl Iterator<Item = u64>) -> f64 {
    let mut values: Vec<u64> = values.collect();
    values.sort_unstable();
    let at = |index: usize| values.get(index).copied().unwrap_or_default() as f64;
    let half = values.len() / 2;
    if values.len().is_multiple_of(2) {
        f64::midpoint(at(half.saturating_sub(1)), at(half))
    } else {
        at(half)
    }
}
