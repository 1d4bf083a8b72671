//! Time and the way ahead, in words: when to stop, which part comes next, what to say.

use bank::Question;
use chrono::{DateTime, TimeDelta, Utc};

use super::form::Step;
use super::plans::unseen;
use crate::describe::part_name;
use crate::{ConditionKind, Interview, Phase, Stamp};

/// The conversation stops when the hour is over, less the minutes kept for the wrap-up. The hour
/// begins at the planned start, or else at the real one less the minutes it was late. A planned start
/// that is more than the hour away was that of another day.
pub(super) fn stop_at(interview: &Interview, started: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let state = interview.state();
    let kit = &interview.kit().kit;
    let started = started?;
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

/// Whole minutes until then; negative once over.
pub(super) fn minutes_until(stop: DateTime<Utc>, now: Stamp) -> i64 {
    (stop - now.at).num_seconds().div_euclid(60)
}

fn minutes(minutes: u32) -> TimeDelta {
    TimeDelta::minutes(i64::from(minutes))
}

pub(super) fn steps(interview: &Interview) -> Vec<Step> {
    let state = interview.state();
    let kit = interview.kit();
    let block = |name: &str| {
        Some(Step {
            id: name.to_owned(),
            title: sentence(&name.replace('-', " ")),
            minutes: state.minutes_of_block(kit, name)?,
            is_question: false,
            dropped: false,
            done: state.blocks.contains(name) && state.block.as_deref() != Some(name),
            now: state.block.as_deref() == Some(name),
        })
    };
    let first = ["opening", "private-work"];
    let blocks = &kit.kit.blocks;
    let mut steps: Vec<Step> = first.iter().filter_map(|name| block(name)).collect();
    steps.extend(state.questions_of(kit).into_iter().map(|planned| Step {
        title: part_name(kit, &planned.id),
        minutes: planned.minutes,
        is_question: true,
        dropped: planned.dropped,
        done: state.questions.contains_key(&planned.id) && state.open_question.as_ref() != Some(&planned.id),
        now: state.open_question.as_ref() == Some(&planned.id),
        id: planned.id,
    }));
    let last = ["candidate-questions", "wrap-up"];
    let named = |name: &str| first.contains(&name) || last.contains(&name);
    steps.extend(blocks.keys().filter(|name| !named(name)).filter_map(|name| block(name)));
    steps.extend(last.iter().filter_map(|name| block(name)));
    steps
}

/// Words on the pace: for the strip at most six, and in full.
pub(super) struct Pace {
    pub(super) strip: String,
    pub(super) full: String,
}

/// Words that a strip holds.
const STRIP: usize = 6;
/// An open question has this many minutes left, or fewer: the final code.
const LAST_MINUTES: i64 = 2;

/// The pace: how many minutes the open question has left of those planned, or the hour where that is
/// less; which signals must be seen and were not; what is to be asked; what follows.
pub(super) fn pace(interview: &Interview, now: Stamp, steps: &[Step]) -> Option<Pace> {
    let (state, kit) = (interview.state(), interview.kit());
    if !matches!(state.phase(), Phase::Live | Phase::Paused) {
        return None;
    }
    let after = steps.iter().position(|step| step.now).map_or(0, |now| now + 1);
    let begun = steps.iter().any(|step| step.now || step.done);
    let next = steps.iter().skip(after).find(|step| !step.done && !step.dropped);
    let next = next
        .map(|next| format!("{} {}", if begun { "next:" } else { "begin with" }, lower_first(&next.title)));
    let Some(question) = state.open_question.as_deref().and_then(|id| kit.question(id)) else {
        return next.map(|next| Pace { strip: six_words(&next), full: next });
    };
    let left = question_left(interview, question, now, steps);
    let unseen = unseen(interview, question);
    let asked = state.questions.get(&question.id)?;
    let asked = |n: usize| asked.follow_ups.iter().any(|(said, _)| usize::from(*said) == n);
    let asks: Vec<String> = question
        .follow_ups
        .iter()
        .enumerate()
        .filter(|(at, _)| !asked(at + 1))
        .map(|(_, item)| plain(&item.ask))
        .collect();
    let unseen_words = (!unseen.is_empty()).then(|| format!("not seen: {}", unseen.join(", ")));
    let more = asks.len().saturating_sub(1);
    let ask_words = asks.first().map(|ask| match more {
        0 => format!("ask: {ask}"),
        more => format!("ask: {ask} (and {more} more)"),
    });
    let over = left <= 0;
    let time = match left {
        left if left < 0 => format!("{} over", minutes_in_words(-left)),
        0 => "time is up".to_owned(),
        left => minutes_in_words(left),
    };
    let parts = [Some(time), unseen_words, ask_words, next.clone().filter(|_| over)];
    let full = parts.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let short = if left < 0 { format!("{} over;", -left) } else { format!("{left} min;") };
    let first = unseen.first().map(|label| format!("unseen: {label}"));
    let ask = asks.first().map(|ask| format!("ask: {ask}"));
    let one = match left {
        left if left <= 0 => first.or(next),
        left if left <= LAST_MINUTES => first.or_else(|| Some("take the final code".to_owned())),
        _ => first.or(ask).or(next),
    };
    let strip = match one {
        Some(one) => six_words(&format!("{short} {one}")),
        None => six_words(short.trim_end_matches(';')),
    };
    Some(Pace { strip, full })
}

/// Minutes the open question has: of its own, or of the hour less what the others ahead need at least,
/// which is that they are all begun.
fn question_left(interview: &Interview, question: &Question, now: Stamp, steps: &[Step]) -> i64 {
    let state = interview.state();
    let planned = steps.iter().find(|step| step.id == question.id).map_or(question.minutes, |s| s.minutes);
    let spent = state.questions.get(&question.id).map_or(0, |asked| asked.active_ms(now.elapsed_ms));
    let spent = i64::try_from(spent / 60_000).unwrap_or(i64::MAX);
    let own = i64::from(planned).saturating_sub(spent);
    let until = stop_at(interview, state.started_at).map(|stop| minutes_until(stop, now));
    until.map_or(own, |until| own.min(until))
}

fn minutes_in_words(minutes: i64) -> String {
    if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") }
}

/// The first six words; what is left out is shown by an ellipsis.
fn six_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..STRIP) {
        Some(first) if words.len() > STRIP => {
            format!("{}…", first.join(" ").trim_end_matches([';', ',', ':']))
        }
        _ => words.join(" "),
    }
}

fn gap_words(gap_ms: u64) -> String {
    let minutes = gap_ms / 60_000;
    match (minutes, gap_ms / 1000) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, _) if minutes < 120 => format!("{minutes} min"),
        (minutes, _) => format!("{} h", minutes / 60),
    }
}

pub(super) fn slept_words(gap_ms: u64) -> String {
    let gap = gap_words(gap_ms);
    format!("The laptop slept for {gap}. Everything stands as it was; that time counts.")
}

pub(super) fn recovered_words(gap_ms: u64, counted: bool) -> String {
    let gap = gap_words(gap_ms);
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
