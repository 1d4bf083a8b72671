//! Two scorecards of one interview side by side, signal by signal: a lead's and a shadow's.

use std::collections::BTreeSet;

use bank::Id;
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::scorecard::{MarkPart, RatingPart, Scorecard, SignalPart, Summary};
use crate::{InterviewId, Part, Rating, Shown};

/// The name and version of the JSON form.
pub const SIDE_BY_SIDE: &str = "touchstone.side-by-side/1";

/// Two scorecards side by side.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SideBySide {
    /// Always `touchstone.side-by-side/1`.
    pub schema: String,
    /// Whose word counts.
    pub lead: Side,
    /// Who watched.
    pub shadow: Side,
    /// What a reader must know before comparing, in sentences.
    pub caveats: Vec<String>,
    /// Signals that both seen alike, of all that either could mark.
    pub signals_alike: u32,
    /// Ratings both gave as points, and gave alike.
    pub ratings_alike: u32,
    /// Ratings both gave as points.
    pub ratings_both: u32,
    /// In the lead's order; those that only the shadow has come last.
    pub signals: Vec<SignalPair>,
    /// The same way.
    pub ratings: Vec<RatingPair>,
}

/// One of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[expect(missing_docs, reason = "fields say what they are")]
pub struct Side {
    pub interview: InterviewId,
    pub interviewer: String,
    pub part: Part,
    pub revision: u32,
    pub submitted_at: Option<DateTime<Utc>>,
}

/// A signal in both.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct SignalPair {
    /// None for signals of the whole interview.
    pub question: Option<Id>,
    /// The signal.
    pub id: Id,
    /// Its short name.
    pub label: String,
    /// What the lead's marks amount to; null where the lead did not ask the question.
    pub lead: Option<Summary>,
    /// The same of the shadow's.
    pub shadow: Option<Summary>,
    /// Both saw the same.
    pub alike: bool,
    /// In order.
    pub lead_marks: Vec<PairMark>,
    /// In order.
    pub shadow_marks: Vec<PairMark>,
}

/// A mark of one of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[expect(missing_docs, reason = "fields say what they are")]
pub struct PairMark {
    pub shown: Shown,
    pub at_ms: u64,
    pub note: Option<String>,
}

/// A rating in both.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
#[expect(missing_docs, reason = "fields say what they are")]
pub struct RatingPair {
    pub question: Option<Id>,
    pub competency: Id,
    pub name: String,
    pub lead: Option<Rating>,
    pub shadow: Option<Rating>,
    /// The shadow's point less the lead's; null where either gave none.
    pub difference: Option<i16>,
    pub lead_why: Option<String>,
    pub shadow_why: Option<String>,
}

/// Why two scorecards cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CompareError {
    /// What others saw stays sealed until one's own is submitted.
    #[error("the scorecard of {0} is not submitted")]
    NotSubmitted(String),
    /// Both are one.
    #[error("a scorecard cannot be compared with itself")]
    SameScorecard,
    /// They are of different conversations.
    #[error("the two scorecards have no question and no signal in common")]
    NothingInCommon,
}

impl CompareError {
    /// Stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotSubmitted(_) => "not-submitted",
            Self::SameScorecard => "same-scorecard",
            Self::NothingInCommon => "nothing-in-common",
        }
    }

    /// What to do now.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::NotSubmitted(_) => "Compare once both are submitted, so that neither moves the other.",
            Self::SameScorecard => "Name the lead's and the shadow's.",
            Self::NothingInCommon => "Compare scorecards of one conversation, made from the same kit.",
        }
    }
}

/// Puts a shadow's scorecard beside the lead's.
///
/// # Errors
/// When either is not submitted, or they have nothing in common.
pub fn side_by_side(lead: &Scorecard, shadow: &Scorecard) -> Result<SideBySide, CompareError> {
    for card in [lead, shadow] {
        if card.revision == 0 {
            return Err(CompareError::NotSubmitted(card.interview.interviewer.name.clone()));
        }
    }
    if lead.interview.id == shadow.interview.id {
        return Err(CompareError::SameScorecard);
    }
    let signals = signal_pairs(lead, shadow);
    let in_both = |pair: &SignalPair| pair.lead.is_some() && pair.shadow.is_some();
    if !signals.iter().any(in_both) {
        return Err(CompareError::NothingInCommon);
    }
    let ratings = rating_pairs(lead, shadow);
    let differences: Vec<i16> = ratings.iter().filter_map(|pair| pair.difference).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(SideBySide {
        schema: SIDE_BY_SIDE.to_owned(),
        lead: side(lead),
        shadow: side(shadow),
        caveats: caveats(lead, shadow),
        signals_alike: count(signals.iter().filter(|pair| pair.alike).count()),
        ratings_alike: count(differences.iter().filter(|difference| **difference == 0).count()),
        ratings_both: count(differences.len()),
        signals,
        ratings,
    })
}

/// Which of two is the lead's: the first, unless only that one is a shadow's.
#[must_use]
pub fn in_order<'c>(one: &'c Scorecard, other: &'c Scorecard) -> (&'c Scorecard, &'c Scorecard) {
    let shadows = |card: &Scorecard| card.interview.interviewer.part == Part::Shadow;
    if shadows(one) && !shadows(other) { (other, one) } else { (one, other) }
}

fn side(card: &Scorecard) -> Side {
    Side {
        interview: card.interview.id,
        interviewer: card.interview.interviewer.name.clone(),
        part: card.interview.interviewer.part,
        revision: card.revision,
        submitted_at: card.interview.submitted_at,
    }
}

fn caveats(lead: &Scorecard, shadow: &Scorecard) -> Vec<String> {
    let (one, other) = (&lead.interview, &shadow.interview);
    let mut caveats = Vec::new();
    let same_person = one.candidate.id == other.candidate.id
        || [&one.candidate.name, &one.candidate.alias].into_iter().flatten().any(|name| {
            [&other.candidate.name, &other.candidate.alias].into_iter().flatten().any(|known| known == name)
        });
    if !same_person {
        caveats.push("Nothing in them shows that they are of one candidate.".to_owned());
    }
    if one.kit.hash != other.kit.hash {
        caveats.push("They were made from different versions of the kit.".to_owned());
    }
    if one.level != other.level {
        caveats.push(format!("The levels differ: {} and {}.", one.level, other.level));
    }
    caveats
}

fn signal_pairs(lead: &Scorecard, shadow: &Scorecard) -> Vec<SignalPair> {
    let key = |part: &SignalPart| (part.question.clone(), part.id.clone());
    let find = |card: &'_ Scorecard, wanted: &(Option<Id>, Id)| {
        card.signals.iter().find(|part| key(part) == *wanted).cloned()
    };
    let keys = ordered(lead.signals.iter().chain(&shadow.signals).map(key));
    let pair = |key: (Option<Id>, Id)| {
        let (led, shadowed) = (find(lead, &key), find(shadow, &key));
        let summary = |part: &Option<SignalPart>| part.as_ref().map(|part| part.summary);
        let marks = |part: &Option<SignalPart>| {
            part.iter().flat_map(|part| &part.marks).map(pair_mark).collect::<Vec<_>>()
        };
        SignalPair {
            label: led.as_ref().or(shadowed.as_ref()).map(|part| part.label.clone()).unwrap_or_default(),
            alike: led.is_some() && summary(&led) == summary(&shadowed),
            lead: summary(&led),
            shadow: summary(&shadowed),
            lead_marks: marks(&led),
            shadow_marks: marks(&shadowed),
            question: key.0,
            id: key.1,
        }
    };
    keys.into_iter().map(pair).collect()
}

fn pair_mark(mark: &MarkPart) -> PairMark {
    PairMark { shown: mark.shown, at_ms: mark.at_ms, note: mark.note.clone() }
}

fn rating_pairs(lead: &Scorecard, shadow: &Scorecard) -> Vec<RatingPair> {
    type Key = (Option<Id>, Id);
    let keys_of = |card: &Scorecard| -> Vec<Key> {
        let competencies = card.competencies.iter();
        competencies
            .flat_map(|part| part.ratings.iter().map(|given| (given.question.clone(), part.id.clone())))
            .collect()
    };
    let find = |card: &Scorecard, key: &Key| -> Option<RatingPart> {
        let competency = card.competencies.iter().find(|part| part.id == key.1)?;
        competency.ratings.iter().find(|given| given.question == key.0).cloned()
    };
    let name = |id: &Id| {
        let named = lead.competencies.iter().chain(&shadow.competencies).find(|part| part.id == *id);
        named.map_or_else(|| id.clone(), |part| part.name.clone())
    };
    let pair = |key: Key| {
        let (led, shadowed) = (find(lead, &key), find(shadow, &key));
        let point = |given: &Option<RatingPart>| given.as_ref().and_then(|given| given.rating.point());
        RatingPair {
            name: name(&key.1),
            difference: point(&led)
                .zip(point(&shadowed))
                .map(|(lead, shadow)| i16::from(shadow) - i16::from(lead)),
            lead: led.as_ref().map(|given| given.rating.clone()),
            shadow: shadowed.as_ref().map(|given| given.rating.clone()),
            lead_why: led.and_then(|given| given.why),
            shadow_why: shadowed.and_then(|given| given.why),
            question: key.0,
            competency: key.1,
        }
    };
    ordered(keys_of(lead).into_iter().chain(keys_of(shadow))).into_iter().map(pair).collect()
}

/// Each once, in the order of first appearance.
fn ordered<K: Ord + Clone>(keys: impl Iterator<Item = K>) -> Vec<K> {
    let mut known = BTreeSet::new();
    keys.filter(|key| known.insert(key.clone())).collect()
}
