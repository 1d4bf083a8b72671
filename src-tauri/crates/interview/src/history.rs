//! An interview with its history: the log, what was retracted in it, and the state it folds to.

use std::collections::{BTreeMap, BTreeSet};
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
    /// From where and until where in the log the events of each action are; they come together.
    places: BTreeMap<ActionId, (usize, usize)>,
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
        let mut interview = Self {
            id,
            kit,
            log: Vec::new(),
            places: BTreeMap::new(),
            retracted: BTreeSet::new(),
            state: State::default(),
        };
        for recorded in log {
            let expected = interview.seq() + 1;
            if recorded.seq != expected {
                return Err(ReplayError::OutOfOrder { interview: id, expected, found: recorded.seq });
            }
            if expected == 1 && !matches!(recorded.event, Event::Planned { .. }) {
                return Err(ReplayError::NoPlan(id));
            }
            interview.record(recorded);
        }
        if interview.log.is_empty() {
            return Err(ReplayError::NoPlan(id));
        }
        interview.refold();
        Ok(interview)
    }

    /// Adds an event that was accepted. Retracting or restoring folds the whole log again.
    pub fn apply(&mut self, recorded: Recorded) {
        if matches!(recorded.event, Event::Retracted { .. } | Event::Restored { .. }) {
            self.record(recorded);
            self.refold();
        } else {
            self.state.fold(&self.kit, &recorded);
            self.record(recorded);
        }
    }

    fn record(&mut self, recorded: Recorded) {
        note_retraction(&mut self.retracted, &recorded.event);
        let place = self.log.len();
        self.places.entry(recorded.action).and_modify(|(_, last)| *last = place).or_insert((place, place));
        self.log.push(recorded);
    }

    fn refold(&mut self) {
        let mut state = State::default();
        for recorded in self.standing() {
            state.fold(&self.kit, recorded);
        }
        self.state = state;
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

    /// The same, to be shared.
    pub(crate) const fn shared_kit(&self) -> &Arc<FrozenKit> {
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

    /// The interview's clock as it was read last, or when the conversation was over.
    #[must_use]
    pub fn clock_ms(&self) -> u64 {
        let last = self.last_stamp().map_or(0, |stamp| stamp.elapsed_ms);
        self.state.ended_ms.unwrap_or(last)
    }

    /// Time that counts until now, or until the conversation was over.
    #[must_use]
    pub fn active_ms(&self) -> u64 {
        self.state.counted_ms(self.clock_ms())
    }

    /// Goes on with a kit that holds more questions than the one before, for one of them to be asked in
    /// another's place. What was planned stays what it was.
    pub fn adopt(&mut self, kit: Arc<FrozenKit>) {
        self.kit = kit;
    }

    /// The hash of the kit that holds all the questions of a log: the latest one that a question was
    /// swapped in with, else the one planned with.
    #[must_use]
    pub fn kit_hash(log: &[Recorded]) -> Option<&str> {
        log.iter().rev().find_map(|recorded| match &recorded.event {
            Event::QuestionSwapped { kit_hash, .. } | Event::Planned { kit_hash, .. } => {
                Some(kit_hash.as_str())
            }
            _ => None,
        })
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
                if self.events_of(action).next().is_none() || self.retracted.contains(&action) {
                    return Err(Refusal::UnknownAction { action });
                }
                let resumed = self.log.iter().rfind(|recorded| recorded.event == Event::Resumed {});
                let resumed = resumed.map_or(0, |recorded| recorded.seq);
                let started = self.state.phase() > crate::Phase::Planned;
                let fixed = self.events_of(action).find(|recorded| {
                    !undoable(&recorded.event, recorded.seq < resumed)
                        || started && locked_at_the_start(&recorded.event)
                });
                if let Some(fixed) = fixed {
                    return Err(Refusal::NotUndoable { what: describe(&self.kit, &fixed.event) });
                }
                action
            }
        };
        let dependents = self.unfounded(action, false);
        if dependents.is_empty() {
            return Ok(Event::Retracted { retracts: action });
        }
        let dependents = dependents.into_iter().map(|action| (action, self.words(action))).collect();
        Err(Refusal::HasDependents { dependents })
    }

    pub(crate) fn redo(&self) -> Result<Event, Refusal> {
        if self.state.phase() == crate::Phase::Submitted {
            return Err(Refusal::AlreadySubmitted);
        }
        let action = self.latest_retraction().ok_or(Refusal::NothingToRedo)?;
        Ok(Event::Restored { restores: action })
    }

    /// The latest action that stands and can be undone. An undo or redo is not undone; it is redone. In the
    /// conversation nothing of its preparation is: nobody who undoes a slip means that.
    fn latest_undoable(&self) -> Option<&Recorded> {
        let mut resumed = false;
        let mut since = self.log.iter().rev().take_while(|recorded| recorded.event != Event::Started {});
        since.find(|recorded| {
            resumed |= recorded.event == Event::Resumed {};
            undoable(&recorded.event, resumed)
                && !self.retracted.contains(&recorded.action)
                && self.events_of(recorded.action).all(|of_same| undoable(&of_same.event, resumed))
        })
    }

    /// The action retracted last and not restored, if nothing else was done since that it would
    /// contradict. A pause is no reason to lose it.
    fn latest_retraction(&self) -> Option<ActionId> {
        let action = self
            .log
            .iter()
            .rev()
            .take_while(|recorded| {
                matches!(
                    recorded.event,
                    Event::Retracted { .. }
                        | Event::Restored { .. }
                        | Event::TakenOver { .. }
                        | Event::Recovered { .. }
                        | Event::Slept { .. }
                        | Event::Paused { .. }
                )
            })
            .find_map(|recorded| match recorded.event {
                Event::Retracted { retracts } if self.retracted.contains(&retracts) => Some(retracts),
                _ => None,
            })?;
        self.unfounded(action, true).is_empty().then_some(action)
    }

    /// Events that were not retracted, oldest first.
    fn standing(&self) -> impl Iterator<Item = &Recorded> {
        self.log.iter().filter(|recorded| !self.retracted.contains(&recorded.action))
    }

    fn events_of(&self, action: ActionId) -> impl Iterator<Item = &Recorded> {
        let between = self.places.get(&action).and_then(|(first, last)| self.log.get(*first..=*last));
        between.unwrap_or_default().iter().filter(move |recorded| recorded.action == action)
    }

    fn words(&self, action: ActionId) -> String {
        self.events_of(action).last().map(|recorded| describe(&self.kit, &recorded.event)).unwrap_or_default()
    }

    /// Actions whose premises would not hold if `action` stood, or did not stand.
    fn unfounded(&self, action: ActionId, stands: bool) -> Vec<ActionId> {
        let from = self.places.get(&action).map_or(self.log.len(), |(first, _)| *first);
        let mut state = State::default();
        let mut unfounded: Vec<ActionId> = Vec::new();
        for (place, recorded) in self.log.iter().enumerate() {
            let counts =
                if recorded.action == action { stands } else { !self.retracted.contains(&recorded.action) };
            if !counts {
                continue;
            }
            if place < from || premises(&self.kit, &state, &recorded.event).is_ok() {
                state.fold(&self.kit, recorded);
            } else if unfounded.last() != Some(&recorded.action) {
                unfounded.push(recorded.action);
            }
        }
        unfounded
    }
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

/// What the start closes: it can be said anew only where that is allowed, and not be taken back.
const fn locked_at_the_start(event: &Event) -> bool {
    matches!(event, Event::CvKept { .. } | Event::ProbesNoted { .. })
}

/// Whether an event can be retracted. The end of the conversation cannot once it was `resumed`: that
/// took it back already.
fn undoable(event: &Event, resumed: bool) -> bool {
    if resumed && *event == (Event::Ended {}) {
        return false;
    }
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
            | Event::TakenOver { .. }
            | Event::Recovered { .. }
            | Event::Slept { .. }
            | Event::Unknown { .. }
    )
}
