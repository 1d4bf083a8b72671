//! The way the interview takes: what the kit plans, with what was changed since, and time that is off its
//! clock.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id};

use super::{QuestionState, State};
use crate::Stamp;

/// How the way differs from what the kit plans.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// Minutes given to a question or part, by its id or name.
    pub minutes: BTreeMap<String, Given>,
    /// Questions that will not be asked.
    pub dropped: BTreeMap<Id, Left>,
    /// Questions asked in the places of others, in the order of the swaps.
    pub swapped: Vec<Swap>,
}

/// Minutes that differ from the plan's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// In all, those spent included.
    pub minutes: u32,
    /// Why.
    pub reason: Option<String>,
    /// When it was decided.
    pub stamp: Stamp,
}

/// Why and when something was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Why.
    pub reason: Option<String>,
    /// When it was decided.
    pub stamp: Stamp,
}

/// A question in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Which is left.
    pub question: Id,
    /// Which is asked.
    pub by: Id,
    /// Why.
    pub reason: Option<String>,
    /// When it was decided.
    pub stamp: Stamp,
}

/// A question of the way, in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedQuestion {
    /// The question that is asked there.
    pub id: Id,
    /// What the kit gives the place.
    pub planned_minutes: u32,
    /// What it gets.
    pub minutes: u32,
    /// It will not be asked.
    pub dropped: bool,
}

/// Time that the app or the machine was away while the conversation ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// The machine slept; otherwise the app was away.
    pub slept: bool,
    /// How long.
    pub ms: u64,
    /// Whether that time is on the interview's clock.
    pub counted: bool,
    /// When it was over.
    pub stamp: Stamp,
}

impl State {
    /// The questions in the kit's order, as they are to be asked now.
    #[must_use]
    pub fn questions_of(&self, kit: &FrozenKit) -> Vec<PlannedQuestion> {
        let asked_for = |id: &Id| {
            self.course
                .swapped
                .iter()
                .fold(id.clone(), |asked, swap| if swap.question == asked { swap.by.clone() } else { asked })
        };
        kit.kit
            .questions
            .iter()
            .map(|planned| {
                let id = asked_for(&planned.id);
                PlannedQuestion {
                    planned_minutes: planned.minutes,
                    minutes: self.course.minutes.get(&id).map_or(planned.minutes, |given| given.minutes),
                    dropped: self.course.dropped.contains_key(&id),
                    id,
                }
            })
            .collect()
    }

    /// Minutes of a part outside the questions.
    #[must_use]
    pub fn minutes_of_block(&self, kit: &FrozenKit, block: &str) -> Option<u32> {
        let planned = kit.kit.blocks.get(block).copied()?;
        Some(self.course.minutes.get(block).map_or(planned, |given| given.minutes))
    }

    /// The latest absence, if it is on the clock and can be taken off it.
    #[must_use]
    pub fn countable_absence(&self) -> Option<&Absence> {
        self.absences.last().filter(|absence| absence.counted && absence.ms > 0)
    }

    /// Takes the latest absence off the clock of the interview and of its questions.
    pub(super) fn discount_absence(&mut self) {
        let Some(absence) = self.absences.last_mut().filter(|absence| absence.counted) else { return };
        absence.counted = false;
        let to = absence.stamp.elapsed_ms;
        merge(&mut self.lost, (to.saturating_sub(absence.ms), to));
        for question in self.questions.values_mut() {
            question.lost.clone_from(&self.lost);
        }
    }

    /// Time on the interview's clock up to a reading of it.
    #[must_use]
    pub fn counted_ms(&self, until: u64) -> u64 {
        counted(&self.lost, 0, until)
    }
}

impl QuestionState {
    /// Time on the interview's clock while it was open; `now` closes an open span.
    #[must_use]
    pub fn active_ms(&self, now: u64) -> u64 {
        self.spans.iter().map(|(from, to)| counted(&self.lost, *from, to.unwrap_or(now))).sum()
    }
}

/// The time between two readings without what was lost between them.
pub(super) fn counted(lost: &[(u64, u64)], from: u64, to: u64) -> u64 {
    let within = |(begin, end): &(u64, u64)| (*end).min(to).saturating_sub((*begin).max(from));
    to.saturating_sub(from).saturating_sub(lost.iter().map(within).sum())
}

/// Adds a stretch of time to others that do not overlap.
fn merge(lost: &mut Vec<(u64, u64)>, (mut from, mut to): (u64, u64)) {
    lost.retain(|(begin, end)| {
        let apart = *end < from || *begin > to;
        if !apart {
            from = from.min(*begin);
            to = to.max(*end);
        }
        apart
    });
    lost.push((from, to));
    lost.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_that_was_lost_twice_is_taken_off_once() {
        let mut lost = Vec::new();
        for stretch in [(10, 20), (40, 50), (15, 30), (30, 40)] {
            merge(&mut lost, stretch);
        }
        assert_eq!(lost, [(10, 50)]);
        assert_eq!(counted(&lost, 0, 60), 20);
        assert_eq!(counted(&lost, 20, 30), 0);
        assert_eq!(counted(&lost, 45, 60), 10);
        assert_eq!(counted(&lost, 60, 45), 0);
    }
}
