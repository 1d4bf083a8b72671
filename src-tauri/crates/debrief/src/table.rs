//! The table that scorecards meet on: competency by interviewer, the widest disagreement first.

use std::collections::BTreeSet;

use bank::Id;
use interview::scorecard::{CompetencyPart, MarkPart, SignalPart};
use interview::{Direction, InterviewId, Part, Rating, Scorecard, Shown};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{Debrief, Premises};

/// The table.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[ts(rename = "DebriefTable")]
pub struct Table {
    /// Whose scorecards are on it, in the order of the cells; shadows' come last.
    pub interviews: Vec<InterviewId>,
    /// The widest disagreement first; then what most people rated.
    pub rows: Vec<Row>,
    /// Signals that one of them saw and nobody else: those first that others could have seen.
    pub only_seen: Vec<OnlySeen>,
    /// Competencies without a rating of anybody who counts.
    pub gaps: Vec<Gap>,
    /// What a reader must know before comparing, in sentences.
    pub caveats: Vec<String>,
}

/// A competency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[ts(rename = "DebriefRow")]
pub struct Row {
    /// Which.
    pub competency: Id,
    /// Its name.
    pub name: String,
    /// The highest rating less the lowest, of those who count; null below two.
    pub spread: Option<f64>,
    /// One for each interview of the table; null where the kit has not the competency.
    pub cells: Vec<Option<Cell>>,
}

/// What one interviewer says of a competency.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[ts(rename = "DebriefCell")]
pub struct Cell {
    /// As it is seen now; null where nothing was rated.
    pub rating: Option<f64>,
    /// In place of a rating: `not-rated`, `not-assessed`, `no-evidence` or `invalid`.
    pub without: Option<String>,
    /// As it was given in the interview, where it is seen otherwise now.
    pub given: Option<Given>,
    /// The bar of the interview's level.
    pub bar: Option<f64>,
    /// The highest point of the scale it was rated on.
    pub top: u8,
    /// Whether it counts: a shadow's does not.
    pub counts: bool,
    /// The ratings it is the mean of, with their anchors and reasons.
    pub words: Vec<Words>,
    /// What was seen and said.
    pub quotes: Vec<Quote>,
}

/// A rating as it was given in the interview, and what changed it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[ts(rename = "GivenFirst")]
pub struct Given {
    /// As it was; null where nothing was rated.
    pub rating: Option<f64>,
    /// What changed it.
    pub reason: String,
    /// The action that did, to take it back.
    #[ts(type = "string")]
    pub entry: uuid::Uuid,
}

/// A rating in words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[ts(rename = "RatingWords")]
pub struct Words {
    /// The question; null over the whole interview.
    pub question: Option<Id>,
    /// As given.
    pub rating: Rating,
    /// The words its point stands for.
    pub anchor: Option<String>,
    /// The interviewer's reason.
    pub why: Option<String>,
}

/// A mark with its words.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[ts(rename = "DebriefQuote")]
pub struct Quote {
    /// The signal's short name.
    pub label: String,
    /// For or against.
    pub direction: Direction,
    /// Unprompted, after a prompt, or contradicted.
    pub shown: Shown,
    /// On the interview's clock.
    pub at_ms: u64,
    /// What was noted with it.
    pub note: Option<String>,
    /// The lines of code it points at.
    pub code: Option<String>,
}

/// A signal that nobody else saw.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct OnlySeen {
    /// Who saw it.
    pub interview: InterviewId,
    /// The signal.
    pub signal: Id,
    /// What was seen, in the bank's words.
    pub observe: String,
    /// The competency.
    pub competency: Id,
    /// Whether somebody else asked something that could have shown it.
    pub others_could: bool,
    /// The marks.
    pub quotes: Vec<Quote>,
}

/// A competency that nobody who counts assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
pub struct Gap {
    /// Which.
    pub competency: Id,
    /// Its name.
    pub name: String,
    /// Each interview whose kit has it, and why it has no rating there.
    pub why: Vec<(InterviewId, String)>,
}

/// Puts the scorecards on a table.
#[must_use]
pub fn table(debrief: &Debrief, premises: Premises<'_>) -> Table {
    let cards = seated(debrief, premises);
    let mut rows: Vec<Row> = competencies(&cards)
        .into_iter()
        .map(|(competency, name)| row(debrief, &cards, competency, name))
        .collect();
    let rated =
        |row: &Row| row.cells.iter().flatten().filter(|cell| cell.counts && cell.rating.is_some()).count();
    rows.sort_by(|one, other| {
        let spread = |row: &Row| row.spread.unwrap_or(-1.0);
        spread(other).total_cmp(&spread(one)).then_with(|| rated(other).cmp(&rated(one)))
    });
    let gaps = rows.iter().filter_map(|row| gap(row, &cards)).collect();
    Table {
        interviews: cards.iter().map(|card| card.interview.id).collect(),
        rows,
        only_seen: only_seen(&cards),
        gaps,
        caveats: caveats(debrief, &cards),
    }
}

/// The scorecards, shadows' last.
pub(crate) fn seated<'a>(debrief: &'a Debrief, premises: Premises<'a>) -> Vec<&'a Scorecard> {
    let own = premises.own.iter().filter_map(|own| own.submitted.as_ref());
    let mut cards: Vec<&Scorecard> = own.chain(debrief.newest().map(|held| &held.scorecard)).collect();
    cards.sort_by_key(|card| !counts(card));
    cards
}

pub(crate) fn counts(card: &Scorecard) -> bool {
    card.interview.interviewer.part != Part::Shadow
}

/// Each competency once, in the order it is met.
pub(crate) fn competencies<'a>(cards: &[&'a Scorecard]) -> Vec<(&'a str, &'a str)> {
    let mut seen = BTreeSet::new();
    let all = cards.iter().flat_map(|card| &card.competencies);
    all.filter(|part| seen.insert(part.id.as_str()))
        .map(|part| (part.id.as_str(), part.name.as_str()))
        .collect()
}

/// How a card's rating of a competency is seen now.
pub(crate) fn seen_now(debrief: &Debrief, card: &Scorecard, part: &CompetencyPart) -> Option<f64> {
    match debrief.revision_of(card.interview.id, &part.id) {
        Some(revised) => revised.rating.point().map(f64::from),
        None => part.rating,
    }
}

fn row(debrief: &Debrief, cards: &[&Scorecard], competency: &str, name: &str) -> Row {
    let cells: Vec<Option<Cell>> = cards
        .iter()
        .map(|card| {
            let part = card.competencies.iter().find(|part| part.id == competency)?;
            Some(cell(debrief, card, part))
        })
        .collect();
    let ratings: Vec<f64> =
        cells.iter().flatten().filter(|cell| cell.counts).filter_map(|cell| cell.rating).collect();
    let spread = (ratings.len() > 1).then(|| {
        let highest = ratings.iter().copied().fold(f64::MIN, f64::max);
        highest - ratings.iter().copied().fold(f64::MAX, f64::min)
    });
    Row { competency: competency.to_owned(), name: name.to_owned(), spread, cells }
}

fn cell(debrief: &Debrief, card: &Scorecard, part: &CompetencyPart) -> Cell {
    let revised = debrief.revision_of(card.interview.id, &part.id);
    let rating = seen_now(debrief, card, part);
    let without = match (rating, revised) {
        (Some(_), _) => None,
        (None, Some(revised)) => Some(without(&revised.rating).to_owned()),
        (None, None) => Some(missing(card, &part.id)),
    };
    Cell {
        rating,
        without,
        given: revised.map(|revised| Given {
            rating: part.rating,
            reason: revised.reason.clone(),
            entry: revised.entry,
        }),
        bar: part.bar,
        top: card.interview.scale.keys().next_back().copied().unwrap_or(0),
        counts: counts(card),
        words: part
            .ratings
            .iter()
            .map(|given| Words {
                question: given.question.clone(),
                rating: given.rating.clone(),
                anchor: given.anchor.clone(),
                why: given.why.clone(),
            })
            .collect(),
        quotes: card.signals.iter().filter(|signal| signal.competency == part.id).flat_map(quotes).collect(),
    }
}

const fn without(rating: &Rating) -> &'static str {
    match rating {
        Rating::Point(_) => "rated",
        Rating::NotAssessed => "not-assessed",
        Rating::NoEvidence => "no-evidence",
        Rating::Invalid(_) => "invalid",
    }
}

fn missing(card: &Scorecard, competency: &str) -> String {
    let told = card.missing.iter().find(|missing| missing.competency == competency);
    told.map_or_else(|| "not-rated".to_owned(), |missing| missing.why.clone())
}

fn quotes(signal: &SignalPart) -> Vec<Quote> {
    signal.marks.iter().map(|mark| quote(signal, mark)).collect()
}

fn quote(signal: &SignalPart, mark: &MarkPart) -> Quote {
    Quote {
        label: signal.label.clone(),
        direction: Direction::of(signal.kind, mark.shown),
        shown: mark.shown,
        at_ms: mark.at_ms,
        note: mark.note.clone(),
        code: mark.code.as_ref().and_then(|code| code.text.clone()),
    }
}

fn gap(row: &Row, cards: &[&Scorecard]) -> Option<Gap> {
    let counting = || row.cells.iter().zip(cards).filter_map(|(cell, card)| Some((cell.as_ref()?, card)));
    let counting = || counting().filter(|(cell, _)| cell.counts);
    if counting().next().is_none() || counting().any(|(cell, _)| cell.rating.is_some()) {
        return None;
    }
    let why = counting().map(|(cell, card)| (card.interview.id, cell.without.clone().unwrap_or_default()));
    Some(Gap { competency: row.competency.clone(), name: row.name.clone(), why: why.collect() })
}

fn only_seen(cards: &[&Scorecard]) -> Vec<OnlySeen> {
    let mut only: Vec<OnlySeen> = Vec::new();
    if cards.len() < 2 {
        return only;
    }
    for (at, card) in cards.iter().enumerate() {
        for signal in card.signals.iter().filter(|signal| !signal.marks.is_empty()) {
            let others = || {
                let others = cards.iter().enumerate().filter(|(other, _)| *other != at);
                others.flat_map(|(_, other)| &other.signals).filter(|other| other.id == signal.id)
            };
            let told = only.iter().any(|one| one.interview == card.interview.id && one.signal == signal.id);
            if told || others().any(|other| !other.marks.is_empty()) {
                continue;
            }
            let same = card.signals.iter().filter(|other| other.id == signal.id);
            only.push(OnlySeen {
                interview: card.interview.id,
                signal: signal.id.clone(),
                observe: signal.observe.clone(),
                competency: signal.competency.clone(),
                others_could: others().next().is_some(),
                quotes: same.flat_map(quotes).collect(),
            });
        }
    }
    only.sort_by_key(|one| !one.others_could);
    only
}

fn caveats(debrief: &Debrief, cards: &[&Scorecard]) -> Vec<String> {
    let mut caveats = Vec::new();
    let counting: Vec<&&Scorecard> = cards.iter().filter(|card| counts(card)).collect();
    if counting.len() == 1 {
        caveats.push(
            "Only one scorecard counts here. Two raters agree better with the truth than one.".to_owned(),
        );
    }
    let mut kits: Vec<(&str, &str)> =
        cards.iter().map(|card| (card.interview.kit.id.as_str(), card.interview.kit.hash.as_str())).collect();
    kits.sort_unstable();
    kits.dedup();
    let twice = kits.iter().zip(kits.iter().skip(1)).filter(|((one, _), (other, _))| one == other);
    let mut names: Vec<&str> = twice.map(|((kit, _), _)| *kit).collect();
    names.dedup();
    for kit in names {
        caveats.push(format!("Scorecards of the kit {kit} were made from different versions of it."));
    }
    let tops: BTreeSet<Option<u8>> =
        cards.iter().map(|card| card.interview.scale.keys().next_back().copied()).collect();
    if tops.len() > 1 {
        caveats.push(
            "The scorecards have scales of different lengths; their points are not the same.".to_owned(),
        );
    }
    for card in cards.iter().filter(|card| card.interview.level != debrief.level && !debrief.level.is_empty())
    {
        let who = &card.interview.interviewer.name;
        caveats.push(format!(
            "{who} interviewed for {}, the debrief is for {}.",
            card.interview.level, debrief.level
        ));
    }
    caveats
}
