//! Ratings become competencies: which rating counts, the bars beside it, and what is missing.

use std::collections::{BTreeMap, BTreeSet};

use bank::{FrozenKit, Id};

use super::asked;
use super::form::{CompetencyPart, EarlierRating, Missing, RatingPart};
use crate::arithmetic::mean;
use crate::state::GivenRating;
use crate::{Interview, Rating};

pub(super) fn competencies(interview: &Interview) -> Vec<CompetencyPart> {
    let kit = interview.kit();
    let weighed = kit.kit.competencies.iter().map(|in_kit| (in_kit.id.clone(), in_kit.weight));
    let known: BTreeSet<&str> = kit.kit.competencies.iter().map(|in_kit| in_kit.id.as_str()).collect();
    let mut beside: Vec<Id> = Vec::new();
    for given in &interview.state().ratings {
        if !known.contains(given.competency.as_str()) && !beside.contains(&given.competency) {
            beside.push(given.competency.clone());
        }
    }
    weighed
        .chain(beside.into_iter().map(|id| (id, 0.0)))
        .map(|(id, weight)| competency_part(interview, id, weight))
        .collect()
}

fn competency_part(interview: &Interview, id: Id, weight: f64) -> CompetencyPart {
    let kit = interview.kit();
    let state = interview.state();
    let overall = state.rating(None, &id);
    let in_questions: Vec<&GivenRating> =
        asked(interview).filter_map(|question| state.rating(Some(question), &id)).collect();
    // A rating over the whole interview stands in place of those in questions, also where it says why
    // there is none.
    let counted: Vec<&GivenRating> = match overall {
        Some(overall) => vec![overall],
        None => in_questions.clone(),
    };
    let over: Vec<&str> = in_questions
        .iter()
        .filter(|given| given.rating.point().is_some())
        .filter_map(|given| given.question.as_deref())
        .collect();
    let bars: BTreeMap<String, f64> = kit
        .scale
        .levels
        .iter()
        .filter_map(|level| {
            let points =
                over.iter().filter_map(|id_of| kit.question(id_of)?.bar.get(level)?.get(&id).copied());
            mean(points).map(|bar| (level.clone(), bar))
        })
        .collect();
    let level = state.plan.as_ref().map(|plan| plan.level.as_str()).unwrap_or_default();
    CompetencyPart {
        name: kit.competency(&id).map_or_else(|| id.clone(), |known| known.name.clone()),
        weight,
        rating: mean(counted.iter().filter_map(|given| given.rating.point())),
        bar: bars.get(level).copied(),
        bars,
        ratings: in_questions.into_iter().chain(overall).map(|given| rating_part(interview, given)).collect(),
        id,
    }
}

fn rating_part(interview: &Interview, given: &GivenRating) -> RatingPart {
    let same: Vec<&GivenRating> = interview
        .state()
        .ratings
        .iter()
        .filter(|other| other.question == given.question && other.competency == given.competency)
        .collect();
    let earlier = same.split_last().map(|(_, earlier)| earlier).unwrap_or_default();
    RatingPart {
        question: given.question.clone(),
        rating: given.rating.clone(),
        why: given.why.clone(),
        anchor: given
            .rating
            .point()
            .and_then(|point| anchor(interview.kit(), given.question.as_deref(), &given.competency, point)),
        cap: given.cap,
        despite: given.despite.clone(),
        at_ms: given.stamp.elapsed_ms,
        at: given.stamp.at,
        earlier: earlier
            .iter()
            .map(|given| EarlierRating {
                rating: given.rating.clone(),
                why: given.why.clone(),
                at_ms: given.stamp.elapsed_ms,
                at: given.stamp.at,
            })
            .collect(),
    }
}

/// The words a point stands for: the question's own, else the competency's.
pub(crate) fn anchor(kit: &FrozenKit, question: Option<&str>, competency: &str, point: u8) -> Option<String> {
    let own = question.and_then(|id| kit.question(id)?.anchors.get(competency)?.get(&point));
    own.or_else(|| kit.competency(competency)?.anchors.get(&point)).cloned()
}

pub(super) fn missing(interview: &Interview, competencies: &[CompetencyPart]) -> Vec<Missing> {
    let weighed = competencies.iter().take(interview.kit().kit.competencies.len());
    weighed
        .filter(|competency| competency.rating.is_none())
        .map(|competency| {
            let (why, reason) = match competency.ratings.last().map(|given| (&given.rating, &given.why)) {
                None => ("not-rated", None),
                Some((Rating::NoEvidence, why)) => ("no-evidence", why.clone()),
                Some((Rating::Invalid(reason), _)) => ("invalid", Some(reason.clone())),
                Some((_, why)) => ("not-assessed", why.clone()),
            };
            Missing { competency: competency.id.clone(), why: why.to_owned(), reason }
        })
        .collect()
}
