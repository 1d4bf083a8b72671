//! Ratings beside the bars of every level: what they would say at another one. No verdict comes of it.

use std::collections::BTreeSet;

use bank::Id;
use interview::Scorecard;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::table::{competencies, counts, seated, seen_now};
use crate::{Debrief, Premises};

/// A level, and how the ratings stand to its bars.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct LevelRow {
    /// Which.
    pub level: String,
    /// Competencies whose ratings reach its bar on average.
    pub reached: u32,
    /// Competencies with a rating and a bar.
    pub of: u32,
    /// Competencies with a bar, and no rating: nothing is known of them.
    pub unknown: Vec<String>,
    /// Those that fall short.
    pub below: Vec<Below>,
}

/// A competency whose ratings fall short of a bar.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct Below {
    /// Which.
    pub competency: Id,
    /// Its name.
    pub name: String,
    /// By how many points, on average over those who rated it.
    pub by: f64,
}

/// Every level that has a bar, the lowest first. A rating is compared with the bar of the same scorecard, since
/// bars depend on the questions that were asked.
#[must_use]
pub fn levels(debrief: &Debrief, premises: Premises<'_>) -> Vec<LevelRow> {
    let cards: Vec<&Scorecard> = seated(debrief, premises).into_iter().filter(|card| counts(card)).collect();
    let bars = || cards.iter().flat_map(|card| &card.competencies).flat_map(|part| &part.bars);
    let names: BTreeSet<&str> = bars().map(|(level, _)| level.as_str()).collect();
    let height =
        |level: &str| mean(bars().filter(|(name, _)| *name == level).map(|(_, bar)| *bar)).unwrap_or(0.0);
    let mut names: Vec<&str> = names.into_iter().collect();
    names.sort_by(|one, other| height(one).total_cmp(&height(other)).then_with(|| one.cmp(other)));
    names.into_iter().map(|level| level_row(debrief, &cards, level)).collect()
}

fn level_row(debrief: &Debrief, cards: &[&Scorecard], level: &str) -> LevelRow {
    let mut row =
        LevelRow { level: level.to_owned(), reached: 0, of: 0, unknown: Vec::new(), below: Vec::new() };
    for (competency, name) in competencies(cards) {
        let parts = || {
            cards.iter().flat_map(|card| {
                let its = card.competencies.iter().filter(|part| part.id == competency);
                its.filter_map(|part| Some((seen_now(debrief, card, part), *part.bars.get(level)?)))
            })
        };
        if parts().next().is_none() {
            continue;
        }
        match mean(parts().filter_map(|(rating, bar)| Some(rating? - bar))) {
            None => row.unknown.push(name.to_owned()),
            Some(above) => {
                row.of += 1;
                if above > -1e-9 {
                    row.reached += 1;
                } else {
                    let competency = competency.to_owned();
                    row.below.push(Below { competency, name: name.to_owned(), by: -above });
                }
            }
        }
    }
    row
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (count, sum) = values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + value));
    (count > 0.0).then(|| sum / count)
}
