//! What is ahead: the parts still to come with the minutes they need, against the minutes that are left.

use super::form::Step;
use super::pace::{minutes_until, steps, stop_at};
use crate::{Interview, Phase, Stamp};

/// What is ahead of an interview at a moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ahead {
    /// Whole minutes until the conversation must stop.
    pub(super) left: i64,
    /// In order, without the wrap-up, which has minutes of its own after the stop.
    pub(super) parts: Vec<PartAhead>,
}

/// A part that is still to come, or goes on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PartAhead {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) is_question: bool,
    pub(super) now: bool,
    /// Minutes in all.
    pub(super) minutes: u32,
    /// Whole minutes spent on it.
    pub(super) spent: u32,
    /// Minutes it still needs.
    pub(super) need: u32,
}

impl Ahead {
    pub(super) fn of(interview: &Interview, now: Stamp) -> Option<Self> {
        let state = interview.state();
        let stop = match state.phase() {
            // Where the hour has begun and the candidate has not come.
            Phase::Planned => stop_at(interview, state.plan.as_ref()?.starts_at.map(|_| now.at)),
            Phase::Live | Phase::Paused => stop_at(interview, state.started_at),
            Phase::Ended | Phase::Submitted => None,
        }?;
        let steps = steps(interview);
        let asked = steps.iter().rposition(|step| step.is_question && (step.done || step.now));
        let gone = |at: usize, step: &Step| !step.is_question && asked.is_some_and(|asked| at < asked);
        let parts = steps
            .iter()
            .enumerate()
            .filter(|(at, step)| !(step.done || step.dropped || step.id == "wrap-up" || gone(*at, step)))
            .map(|(_, step)| part(interview, step, now))
            .collect();
        Some(Self { left: minutes_until(stop, now), parts })
    }

    /// Minutes that all parts need.
    pub(super) fn need(&self) -> u32 {
        self.parts.iter().map(|part| part.need).sum()
    }

    /// Minutes that can be used.
    pub(super) fn have(&self) -> u32 {
        u32::try_from(self.left.max(0)).unwrap_or(u32::MAX)
    }
}

fn part(interview: &Interview, step: &Step, now: Stamp) -> PartAhead {
    let state = interview.state();
    let spent_ms = match state.questions.get(&step.id) {
        Some(asked) if step.is_question => asked.active_ms(now.elapsed_ms),
        _ if step.now => now.elapsed_ms.saturating_sub(state.block_since.unwrap_or(now.elapsed_ms)),
        _ => 0,
    };
    let spent = u32::try_from(spent_ms / 60_000).unwrap_or(u32::MAX);
    PartAhead {
        id: step.id.clone(),
        title: step.title.clone(),
        is_question: step.is_question,
        now: step.now,
        minutes: step.minutes,
        spent,
        need: step.minutes.saturating_sub(spent),
    }
}
