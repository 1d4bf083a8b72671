//! An interview with its history: the log, what was retracted in it, and the state it folds to.

use std::collections::BTreeSet;
use std::sync::Arc;

use bank::FrozenKit;

use crate::describe::describe;
use crate::premises::premises;
use crate::state::State;
use crate::{ActionId, Event, InterviewId, Recorded, Refusal, Stamp};

/// One interview: its frozen kit, its log and the state the log folds to.
#[derive(Debug, Clone, PartialEq)]
pub struct Interview {
    id: InterviewId,
    kit: Arc<FrozenKit>,
    log: Vec<Recorded>,
    retracted: BTreeSet<ActionId>,
    state: State,
}

/// Why a log is no interview.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The first event is not the plan.
    #[error("the log of interview {0} does not begin with its plan")]
    NoPlan(InterviewId),
    /// Numbers have a gap or repeat.
    #[error("event {found} of interview {interview} stands where {expected} should")]
    OutOfOrder {
        /// The interview.
        interview: InterviewId,
        /// What should come.
        expected: u64,
        /// What came.
        found: u64,
    },
}

impl Interview {
    /// Folds a whole log.
    ///
    /// # Errors
    /// When the log does not begin with a plan or has a gap.
    pub fn replay(
        id: InterviewId,
        kit: Arc<FrozenKit>,
        log: impl IntoIterator<Item = Recorded>,
    ) -> Result<Self, ReplayError> {
        let mut interview =
            Self { id, kit, log: Vec::new(), retracted: BTreeSet::new(), state: State::default() };
        for recorded in log {
            let expected = interview.seq() + 1;
            if recorded.seq != expected {
                return Err(ReplayError::OutOfOrder { interview: id, expected, found: recorded.seq });
            }
            if expected == 1 && !matches!(recorded.event, Event::Planned { .. }) {
                return Err(ReplayError::NoPlan(id));
            }
            note_retraction(&mut interview.retracted, &recorded.event);
            interview.log.push(recorded);
        }
        if interview.log.is_empty() {
            return Err(ReplayError::NoPlan(id));
        }
        interview.refold();
        Ok(interview)
    }

    /// Adds an event that was accepted. Retracting or restoring folds the whole log again.
    pub fn apply(&mut self, recorded: Recorded) {
        note_retraction(&mut self.retracted, &recorded.event);
        let again = matches!(recorded.event, Event::Retracted { .. } | Event::Restored { .. });
        if again {
            self.log.push(recorded);
            self.refold();
        } else {
            self.state.fold(&self.kit, &recorded);
            self.log.push(recorded);
        }
    }

    fn refold(&mut self) {
        self.state = fold(&self.kit, self.log.iter().filter(|event| !self.retracted.contains(&event.action)));
    }

    /// The interview's id: its plan's.
    #[must_use]
    pub const fn id(&self) -> InterviewId {
        self.id
    }

    /// What it runs from.
    #[must_use]
    pub fn kit(&self) -> &FrozenKit {
        &self.kit
    }

    /// What its events amount to.
    #[must_use]
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// The log, oldest first.
    #[must_use]
    pub fn log(&self) -> &[Recorded] {
        &self.log
    }

    /// The number of its last event; 0 before the first.
    #[must_use]
    pub fn seq(&self) -> u64 {
        self.log.last().map_or(0, |recorded| recorded.seq)
    }

    /// When its last event was.
    #[must_use]
    pub fn last_stamp(&self) -> Option<Stamp> {
        self.log.last().map(|recorded| recorded.stamp)
    }

    /// Whether an action was retracted.
    #[must_use]
    pub fn is_retracted(&self, action: ActionId) -> bool {
        self.retracted.contains(&action)
    }

    /// The interview as it was when a revision was submitted; from 1.
    #[must_use]
    pub fn at_revision(&self, number: u32) -> Option<Self> {
        let last = self.state.revisions.iter().find(|revision| revision.number == number)?.last_seq;
        let log = self.log.iter().take_while(|recorded| recorded.seq <= last).cloned();
        Self::replay(self.id, Arc::clone(&self.kit), log).ok()
    }

    /// What undoing now would take back, in words.
    #[must_use]
    pub fn undoable(&self) -> Option<(ActionId, String)> {
        if self.state.phase() == crate::Phase::Submitted {
            return None;
        }
        let recorded = self.latest_undoable()?;
        Some((recorded.action, self.words(recorded.action)))
    }

    /// What redoing now would restore, in words.
    #[must_use]
    pub fn redoable(&self) -> Option<(ActionId, String)> {
        let action = self.latest_retraction()?;
        Some((action, self.words(action)))
    }

    pub(crate) fn undo(&self, target: Option<ActionId>) -> Result<Event, Refusal> {
        if self.state.phase() == crate::Phase::Submitted {
            return Err(Refusal::AlreadySubmitted);
        }
        let action = match target {
            None => self.latest_undoable().ok_or(Refusal::NothingToUndo)?.action,
            Some(action) => {
                let events: Vec<&Recorded> = self.events_of(action).collect();
                if events.is_empty() || self.retracted.contains(&action) {
                    return Err(Refusal::UnknownAction { action });
                }
                if let Some(fixed) = events.iter().find(|recorded| !undoable(&recorded.event)) {
                    return Err(Refusal::NotUndoable { what: describe(&self.kit, &fixed.event) });
                }
                action
            }
        };
        let dependents = self.broken_without(action);
        if dependents.is_empty() {
            return Ok(Event::Retracted { retracts: action });
        }
        Err(Refusal::HasDependents { dependents })
    }

    pub(crate) fn redo(&self) -> Result<Event, Refusal> {
        if self.state.phase() == crate::Phase::Submitted {
            return Err(Refusal::AlreadySubmitted);
        }
        let action = self.latest_retraction().ok_or(Refusal::NothingToRedo)?;
        Ok(Event::Restored { restores: action })
    }

    /// The latest action that stands and can be undone. An undo or redo is not undone; it is redone.
    fn latest_undoable(&self) -> Option<&Recorded> {
        self.log.iter().rev().find(|recorded| {
            undoable(&recorded.event)
                && !self.retracted.contains(&recorded.action)
                && self.events_of(recorded.action).all(|event| undoable(&event.event))
        })
    }

    /// The action retracted last and not restored, if nothing else was done since.
    fn latest_retraction(&self) -> Option<ActionId> {
        self.log
            .iter()
            .rev()
            .take_while(|recorded| {
                matches!(
                    recorded.event,
                    Event::Retracted { .. }
                        | Event::Restored { .. }
                        | Event::Recovered { .. }
                        | Event::Paused { .. }
                )
            })
            .find_map(|recorded| match recorded.event {
                Event::Retracted { retracts } if self.retracted.contains(&retracts) => Some(retracts),
                _ => None,
            })
    }

    fn events_of(&self, action: ActionId) -> impl Iterator<Item = &Recorded> {
        self.log.iter().filter(move |recorded| recorded.action == action)
    }

    fn words(&self, action: ActionId) -> String {
        self.events_of(action).last().map(|recorded| describe(&self.kit, &recorded.event)).unwrap_or_default()
    }

    /// Actions whose premises would no longer hold without `action`.
    fn broken_without(&self, action: ActionId) -> Vec<(ActionId, String)> {
        let mut state = State::default();
        let mut broken: Vec<(ActionId, String)> = Vec::new();
        let mut after = false;
        for recorded in self.log.iter().filter(|event| !self.retracted.contains(&event.action)) {
            if recorded.action == action {
                after = true;
                continue;
            }
            let lost = after && premises(&self.kit, &state, &recorded.event).is_err();
            if !lost {
                state.fold(&self.kit, recorded);
            } else if broken.iter().all(|(known, _)| *known != recorded.action) {
                broken.push((recorded.action, self.words(recorded.action)));
            }
        }
        broken
    }
}

fn fold<'a>(kit: &FrozenKit, log: impl Iterator<Item = &'a Recorded>) -> State {
    let mut state = State::default();
    for recorded in log {
        state.fold(kit, recorded);
    }
    state
}

fn note_retraction(retracted: &mut BTreeSet<ActionId>, event: &Event) {
    match event {
        Event::Retracted { retracts } => {
            retracted.insert(*retracts);
        }
        Event::Restored { restores } => {
            retracted.remove(restores);
        }
        _ => {}
    }
}

const fn undoable(event: &Event) -> bool {
    !matches!(
        event,
        Event::Planned { .. }
            | Event::Started {}
            | Event::Paused { .. }
            | Event::Resumed {}
            | Event::Submitted {}
            | Event::Amended { .. }
            | Event::Retracted { .. }
            | Event::Restored { .. }
            | Event::Recovered { .. }
            | Event::Unknown { .. }
    )
}
