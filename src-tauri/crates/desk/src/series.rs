//! One writer at a time, also over several devices: whose an interview is, how it is taken over, and what
//! cannot be gone on with.

use std::collections::HashMap;

use ::interview::{Event, InterviewId, Phase};
use store::{Hash, StoredEvent};
use uuid::Uuid;

use crate::clock::{InterviewClock, Moment};
use crate::{Desk, Fault};

/// Where an interview stands in the store.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Series {
    /// How many of its events are durable, over all devices.
    pub(crate) stored: u64,
    /// How many of these this device wrote.
    pub(crate) own: u64,
    /// The last one, and the device that wrote it; none before the first.
    pub(crate) head: Option<(Hash, Uuid)>,
}

impl Series {
    /// Of an interview's events, in the order of cause.
    pub(crate) fn of(events: &[StoredEvent], device: Uuid) -> Self {
        let own = events.iter().filter(|event| event.device == device).count();
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        Self {
            stored: number(events.len()),
            own: number(own),
            head: events.last().map(|last| (last.hash, last.device)),
        }
    }

    /// After events that this device just wrote.
    pub(crate) fn after(self, written: &[StoredEvent]) -> Self {
        let added = u64::try_from(written.len()).unwrap_or(u64::MAX);
        Self {
            stored: self.stored.saturating_add(added),
            own: self.own.saturating_add(added),
            head: written.last().map(|last| (last.hash, last.device)).or(self.head),
        }
    }

    /// Whether another device wrote last.
    pub(crate) fn is_elsewhere(self, device: Uuid) -> bool {
        self.head.is_some_and(|(_, writer)| writer != device)
    }

    /// What this device's next event has to say that it continues: another device's last one.
    pub(crate) fn continues(self, device: Uuid) -> Option<Hash> {
        self.head.filter(|(_, writer)| *writer != device).map(|(hash, _)| hash)
    }
}

impl Desk {
    /// Refuses to act on an interview that another device wrote last, unless it is taken over from its
    /// last event.
    pub(crate) fn may_act(&self, id: InterviewId, taken_over: Option<&str>) -> Result<(), Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let Some((head, writer)) = opened.series.head else { return Ok(()) };
        match taken_over {
            None if writer == self.device => Ok(()),
            None => Err(Fault::new(
                "other-device",
                format!("the interview was last written on another device ({writer})"),
                format!(
                    "To go on here, send {{\"do\":\"take-over\",\"head\":\"{head}\"}}; then nothing more may be \
                     written there."
                ),
            )),
            Some(_) if writer == self.device => Err(Fault::new(
                "nothing-to-take-over",
                "this device wrote the interview last",
                "Go on with it.",
            )),
            Some(named) if named == head.to_hex().as_str() => Ok(()),
            Some(_) => Err(Fault::new(
                "not-the-head",
                "the event to go on from is not the interview's last",
                format!("Its last event is {head}; look at what was added, then name that."),
            )),
        }
    }

    /// The return that goes with a take-over: what passed since the last event on the other device
    /// counts as after a restart.
    pub(crate) fn taken_over_at(&mut self, id: InterviewId) -> Result<(Moment, Option<Event>), Fault> {
        let opened = self.open.get_mut(&id).ok_or_else(|| Fault::no_interview(id))?;
        let (wall, monotonic_ms) = (self.surroundings.wall(), self.surroundings.monotonic_ms());
        let (clock, gap) = InterviewClock::after_gap(&opened.interview, wall, monotonic_ms);
        opened.clock = clock;
        let phase = opened.interview.state().phase();
        let stamp = clock.stamp(phase, wall, monotonic_ms);
        let paused = Event::Recovered { gap_ms: gap.ms, counted: false };
        let stops = phase == Phase::Live && !gap.counted;
        Ok((Moment { stamp, monotonic_ms }, stops.then_some(paused)))
    }
}

/// Refuses an interview that was continued twice: read as one, its two sides would be merged.
pub(crate) fn not_forked(events: &[StoredEvent]) -> Result<(), Fault> {
    match shared(events) {
        all if all.len() == events.len() => Ok(()),
        shared => Err(Fault::new(
            "forked",
            format!("the interview was continued on two devices after its event {}", shared.len()),
            "Nothing can be added to it. `touchstone log` prints both sides, with their devices.",
        )),
    }
}

/// The events, in the order of cause, up to the first that two others continue.
pub(crate) fn shared(events: &[StoredEvent]) -> &[StoredEvent] {
    let mut sides = HashMap::new();
    for event in events {
        *sides.entry(*event.prev.as_bytes()).or_insert(0_u32) += 1;
    }
    let forked = events.iter().position(|event| sides.get(event.hash.as_bytes()).is_some_and(|n| *n > 1));
    forked.and_then(|at| events.get(..=at)).unwrap_or(events)
}
