//! Time and the way ahead, in words: when to stop, which part comes next, what to say.

use chrono::{DateTime, TimeDelta, Utc};

use super::form::{SignalRow, Step};
use crate::{ConditionKind, Interview, Phase};

/// The conversation stops when the hour is over, less the minutes kept for the wrap-up. The hour
/// begins at the planned start, or else at the real one less the minutes it was late. A planned start
/// that is more than the hour away was that of another day.
pub(super) fn stop_at(interview: &Interview) -> Option<DateTime<Utc>> {
    let state = interview.state();
    let kit = &interview.kit().kit;
    let started = state.started_at?;
    let noted = |kind| state.conditions.iter().filter(move |c| c.kind == kind).filter_map(|c| c.minutes);
    let hour = minutes(kit.minutes);
    let planned = state.plan.as_ref().and_then(|plan| plan.starts_at);
    let begin = match planned.filter(|planned| (started - *planned).abs() < hour) {
        Some(planned) => planned.min(started),
        None => started - minutes(noted(ConditionKind::Late).max().unwrap_or(0)),
    };
    let extra = noted(ConditionKind::Accommodation).fold(0, u32::saturating_add);
    let wrap_up = kit.blocks.get("wrap-up").copied().unwrap_or(0);
    begin.checked_add_signed(hour + minutes(extra) - minutes(wrap_up))
}

fn minutes(minutes: u32) -> TimeDelta {
    TimeDelta::minutes(i64::from(minutes))
}

pub(super) fn steps(interview: &Interview) -> Vec<Step> {
    let state = interview.state();
    let kit = interview.kit();
    let block = |name: &str, minutes: u32| Step {
        id: name.to_owned(),
        title: sentence(&name.replace('-', " ")),
        minutes,
        is_question: false,
        done: state.blocks.contains(name) && state.block.as_deref() != Some(name),
        now: state.block.as_deref() == Some(name),
    };
    let first = ["opening", "private-work"];
    let blocks = &kit.kit.blocks;
    let mut steps: Vec<Step> =
        first.iter().filter_map(|name| blocks.get(*name).map(|minutes| block(name, *minutes))).collect();
    steps.extend(kit.kit.questions.iter().map(|planned| Step {
        id: planned.id.clone(),
        title:
            kit.question(&planned.id).map_or_else(|| planned.id.clone(), |question| question.title.clone()),
        minutes: planned.minutes,
        is_question: true,
        done: state.questions.contains_key(&planned.id) && state.open_question.as_ref() != Some(&planned.id),
        now: state.open_question.as_ref() == Some(&planned.id),
    }));
    let last = ["candidate-questions", "wrap-up"];
    let named = |name: &str| first.contains(&name) || last.contains(&name);
    steps.extend(blocks.iter().filter(|(name, _)| !named(name)).map(|(name, minutes)| block(name, *minutes)));
    steps.extend(last.iter().filter_map(|name| blocks.get(*name).map(|minutes| block(name, *minutes))));
    steps
}

/// What to do next, in a few words: a signal that must be seen, else a follow-up not yet asked, else
/// the next part.
pub(super) fn next_words(interview: &Interview, signals: &[SignalRow], steps: &[Step]) -> Option<String> {
    let state = interview.state();
    let kit = interview.kit();
    if !matches!(state.phase(), Phase::Live | Phase::Paused) {
        return None;
    }
    if let Some(question) = state.open_question.as_deref().and_then(|id| kit.question(id)) {
        let seen = state.questions.get(&question.id)?;
        if let Some(unseen) = signals.iter().find(|row| row.must && row.marks.is_empty()) {
            return Some(format!("not seen: {}", unseen.label));
        }
        let asked = |n: usize| seen.follow_ups.iter().any(|(said, _)| usize::from(*said) == n);
        let ask = question.follow_ups.iter().enumerate().find(|(at, _)| !asked(at + 1));
        if let Some((_, item)) = ask {
            return Some(format!("ask: {}", plain(&item.ask)));
        }
    }
    let after = steps.iter().position(|step| step.now).map_or(0, |now| now + 1);
    let begun = steps.iter().any(|step| step.now || step.done);
    let next = steps.iter().skip(after).find(|step| !step.done)?;
    Some(format!("{} {}", if begun { "next:" } else { "begin with" }, lower_first(&next.title)))
}

pub(super) fn recovered_words(gap_ms: u64, counted: bool) -> String {
    let minutes = gap_ms / 60_000;
    let gap = match (minutes, gap_ms / 1000) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, _) if minutes < 120 => format!("{minutes} min"),
        (minutes, _) => format!("{} h", minutes / 60),
    };
    if counted {
        format!("Touchstone was away for {gap}. Everything stands as it was; the clock went on.")
    } else {
        format!("Touchstone was away for {gap}. Everything stands as it was; the clock is paused.")
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Markdown's marks taken out of a short text.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
