//! Up to three ways to go on within the time that is left, each naming what it loses.

use std::collections::BTreeSet;

use bank::{Id, Question};

use super::ahead::{Ahead, PartAhead};
use super::form::CoursePlan;
use crate::arithmetic::LEAST_COVERAGE;
use crate::describe::clipped;
use crate::{Interview, Stamp};

/// Plans that are offered.
const PLANS: usize = 3;
/// A question that is not open yet is not worth opening for less than this share of its minutes …
const LEAST_SHARE: f64 = 0.6;
/// … nor for less than these.
const LEAST_MINUTES: u32 = 5;
/// What an open question needs to be brought to an end.
const TO_CLOSE: u32 = 3;
/// What the candidate's questions need at least.
const LEAST_FOR_CANDIDATE: u32 = 2;
/// Where the candidate asks.
const CANDIDATE: &str = "candidate-questions";
/// Signals that a loss names; of more it says how many.
const NAMED: usize = 4;
/// Characters of a title.
const TITLE: usize = 44;

/// Plans that fit the minutes that are left, the one that loses least first; none where all that is ahead
/// fits, or nothing is ahead.
#[must_use]
pub fn plans(interview: &Interview, now: Stamp) -> Vec<CoursePlan> {
    let Some(ahead) = Ahead::of(interview, now).filter(|ahead| ahead.need() > ahead.have()) else {
        return Vec::new();
    };
    let mut ways: Vec<(Weight, CoursePlan)> =
        drafts(&ahead).into_iter().map(|draft| weighed(interview, &ahead, draft)).collect();
    ways.sort_by_key(|(weight, _)| *weight);
    let mut plans: Vec<CoursePlan> = Vec::new();
    for (_, plan) in ways {
        let known = plans.iter().any(|known| known.minutes == plan.minutes && known.drop == plan.drop);
        if plans.len() < PLANS && !known {
            plans.push(plan);
        }
    }
    plans
}

/// A way to go on: what each part that is ahead still gets.
struct Draft {
    title: String,
    /// By place in `Ahead::parts`; none where the part is left out, or left now.
    gets: Vec<Option<u32>>,
}

fn drafts(ahead: &Ahead) -> Vec<Draft> {
    let all = || ahead.parts.iter().map(|part| Some(part.need)).collect::<Vec<_>>();
    let mut drafts = Vec::new();
    let mut offer = |title: String, gets: Vec<Option<u32>>| {
        if let Some(gets) = fitted(ahead, gets) {
            drafts.push(Draft { title, gets });
        }
    };
    let questions: Vec<usize> = places(ahead, |part| part.is_question && part.need > 0);
    match questions.as_slice() {
        [] => {}
        [only] => offer(format!("Shorten {}", title(ahead, *only)), all()),
        _ => offer("Shorten the questions".to_owned(), all()),
    }
    for at in questions {
        let without = all().into_iter().enumerate().map(|(place, need)| need.filter(|_| place != at));
        let now = ahead.parts.get(at).is_some_and(|part| part.now);
        let words = if now { "Leave now:" } else { "Leave out:" };
        offer(format!("{words} {}", title(ahead, at)), without.collect());
    }
    let lack = ahead.need().saturating_sub(ahead.have());
    let fewer = ahead.parts.iter().map(|part| match part.id.as_str() {
        CANDIDATE => Some(part.need.saturating_sub(lack).max(LEAST_FOR_CANDIDATE.min(part.need))),
        _ => Some(part.need),
    });
    let fewer: Vec<Option<u32>> = fewer.collect();
    if fewer != all() && total(&fewer) <= ahead.have() {
        offer("Fewer minutes for the candidate's questions".to_owned(), fewer);
    }
    let mut have = ahead.have();
    let none = ahead.parts.iter().map(|part| {
        let gets = (!part.is_question).then_some(part.need.min(have));
        have = have.saturating_sub(gets.unwrap_or(0));
        gets
    });
    offer("No further question".to_owned(), none.collect());
    drafts
}

fn places(ahead: &Ahead, of: impl Fn(&PartAhead) -> bool) -> Vec<usize> {
    ahead.parts.iter().enumerate().filter(|(_, part)| of(part)).map(|(at, _)| at).collect()
}

fn title(ahead: &Ahead, at: usize) -> String {
    ahead.parts.get(at).map(|part| clipped(&part.title, TITLE)).unwrap_or_default()
}

fn total(gets: &[Option<u32>]) -> u32 {
    gets.iter().flatten().sum()
}

/// Takes what is too much from the questions, from each in proportion to what it can give.
fn fitted(ahead: &Ahead, mut gets: Vec<Option<u32>>) -> Option<Vec<Option<u32>>> {
    let mut lack = total(&gets).saturating_sub(ahead.have());
    let can_give = |part: &PartAhead, gets: u32| {
        if part.is_question { gets.saturating_sub(least(part)) } else { 0 }
    };
    let mut givers: Vec<(usize, u32)> = ahead
        .parts
        .iter()
        .zip(&gets)
        .enumerate()
        .filter_map(|(at, (part, gets))| Some((at, can_give(part, (*gets)?))))
        .filter(|(_, can)| *can > 0)
        .collect();
    let mut pool: u32 = givers.iter().map(|(_, can)| can).sum();
    if lack > pool {
        return None;
    }
    // The last gives what is then still lacking: it never is more than it can.
    givers.sort_by_key(|(_, can)| *can);
    for (at, can) in givers {
        let gives = (lack * can).div_ceil(pool.max(1)).min(can).min(lack);
        lack -= gives;
        pool -= can;
        if let Some(Some(minutes)) = gets.get_mut(at) {
            *minutes -= gives;
        }
    }
    Some(gets)
}

/// The fewest further minutes a question is worth going on with.
fn least(part: &PartAhead) -> u32 {
    if part.spent > 0 || part.now {
        return TO_CLOSE.min(part.need);
    }
    // Whole minutes of an hour: nothing is lost on the way.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of some minutes")]
    let share = (f64::from(part.minutes) * LEAST_SHARE).ceil() as u32;
    share.max(LEAST_MINUTES).min(part.need)
}

/// What a plan costs, the dearest first: the composite, coverage in thousandths, must-see signals,
/// questions, minutes.
type Weight = (bool, u32, usize, usize, u32);

fn weighed(interview: &Interview, ahead: &Ahead, draft: Draft) -> (Weight, CoursePlan) {
    let (state, kit) = (interview.state(), interview.kit());
    let mut plan = CoursePlan { title: draft.title, ..CoursePlan::default() };
    let (mut unseen_lost, mut cut, mut without) = (0, 0, BTreeSet::new());
    for (part, gets) in ahead.parts.iter().zip(&draft.gets) {
        let question = kit.question(&part.id).filter(|_| part.is_question);
        let opened = state.questions.contains_key(&part.id);
        let musts = question.map(|question| unseen(interview, question)).unwrap_or_default();
        let name = clipped(&part.title, TITLE);
        match gets {
            None if opened => {
                plan.minutes.insert(part.id.clone(), part.spent);
                unseen_lost += musts.len();
                plan.losses.extend(named("stays unseen", &musts));
            }
            None => {
                plan.drop.push(part.id.clone());
                without.insert(part.id.as_str());
                unseen_lost += musts.len();
                plan.losses.push(format!("not asked: {name}"));
                plan.losses.extend(named("not seen", &musts));
            }
            Some(gets) if *gets < part.need => {
                let fewer = part.need - gets;
                cut += fewer;
                plan.minutes.insert(part.id.clone(), part.spent + gets);
                plan.losses.push(format!("{name}: {} instead of {} min", part.spent + gets, part.minutes));
                plan.losses.extend(named("at risk", &musts));
            }
            Some(_) => {}
        }
    }
    let coverage = coverage(interview, &without);
    if coverage + 1e-9 < LEAST_COVERAGE {
        plan.losses.push(format!("coverage {:.0} %: under 80 %, no composite", coverage * 100.0));
    } else if coverage + 1e-9 < 1.0 {
        plan.losses.push(format!("coverage {:.0} %, the composite stays", coverage * 100.0));
    }
    plan.losses.extend(bar_lost(interview, &without));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of one")]
    let missing = ((1.0 - coverage) * 1000.0).round() as u32;
    let weight = (coverage + 1e-9 < LEAST_COVERAGE, missing, unseen_lost, plan.drop.len(), cut);
    (weight, plan)
}

/// Signals that must be seen in a question and were not marked.
pub(super) fn unseen(interview: &Interview, question: &Question) -> Vec<String> {
    let marked = |signal: &str| {
        let marks = &interview.state().marks;
        marks.iter().any(|mark| mark.signal == signal && mark.question.as_ref() == Some(&question.id))
    };
    let signals = interview.kit().signals_of(question).into_iter();
    signals
        .filter(|keyed| keyed.must && !marked(&keyed.signal.id))
        .map(|keyed| keyed.signal.label.clone())
        .collect()
}

fn named(how: &str, labels: &[String]) -> Option<String> {
    let first: Vec<&str> = labels.iter().take(NAMED).map(String::as_str).collect();
    let more = labels.len().saturating_sub(NAMED);
    match (first.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(format!("{how}: {}", first.join(", "))),
        (false, more) => Some(format!("{how}: {} and {more} more", first.join(", "))),
    }
}

/// Questions that stay on the way, or were opened.
fn kept<'a>(interview: &'a Interview, without: &BTreeSet<&str>) -> Vec<&'a Question> {
    let (state, kit) = (interview.state(), interview.kit());
    let planned: Vec<Id> = state
        .questions_of(kit)
        .into_iter()
        .filter(|planned| !planned.dropped && !without.contains(planned.id.as_str()))
        .map(|planned| planned.id)
        .collect();
    let stays =
        |question: &&Question| planned.contains(&question.id) || state.questions.contains_key(&question.id);
    kit.questions.iter().filter(stays).collect()
}

/// The share of the weight that can be rated without some questions. A competency that no question of the
/// kit rates is rated over the whole interview.
fn coverage(interview: &Interview, without: &BTreeSet<&str>) -> f64 {
    let (state, kit) = (interview.state(), interview.kit());
    let rates = |questions: &[&Question], id: &Id| {
        questions.iter().any(|question| question.competencies.contains(id))
    };
    let (kept, all) = (kept(interview, without), kit.questions.iter().collect::<Vec<_>>());
    let rated =
        |id: &Id| state.ratings.iter().any(|given| given.competency == *id && given.rating.point().is_some());
    let weighed = &kit.kit.competencies;
    let can: f64 = weighed
        .iter()
        .filter(|in_kit| rates(&kept, &in_kit.id) || !rates(&all, &in_kit.id) || rated(&in_kit.id))
        .map(|in_kit| in_kit.weight)
        .sum();
    let whole: f64 = weighed.iter().map(|in_kit| in_kit.weight).sum();
    if whole > 0.0 { can / whole } else { 1.0 }
}

/// Competencies whose bar at the interview's level only a question set that is left out.
fn bar_lost(interview: &Interview, without: &BTreeSet<&str>) -> Option<String> {
    let kit = interview.kit();
    let level = interview.state().plan.as_ref().map(|plan| plan.level.as_str())?;
    let bars = |questions: &[&Question]| -> BTreeSet<Id> {
        let bars = questions.iter().filter_map(|question| question.bar.get(level));
        bars.flat_map(|bar| bar.keys().cloned()).collect()
    };
    let kept = bars(&kept(interview, without));
    let left: Vec<&Question> =
        kit.questions.iter().filter(|question| without.contains(question.id.as_str())).collect();
    let lost: Vec<String> = bars(&left)
        .into_iter()
        .filter(|id| !kept.contains(id))
        .map(|id| kit.competency(&id).map_or(id.clone(), |known| known.name.to_lowercase()))
        .collect();
    (!lost.is_empty()).then(|| format!("no {level} bar: {}", lost.join(", ")))
}
