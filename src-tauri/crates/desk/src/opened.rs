//! Interviews in memory: read from the store, and gone on with after the app was away.

use std::sync::Arc;

use ::interview::view::{LiveView, live as live_view};
use ::interview::{ActionId, Event, Interview, InterviewId, Phase};
use bank::FrozenKit;
use store::StoredEvent;

use crate::clock::{InterviewClock, Moment};
use crate::commit::Signed;
use crate::log::from_store;
use crate::series::{Series, not_forked, shared};
use crate::{Desk, Fault};

/// An interview in memory with its clock and its place in the store.
pub(crate) struct Opened {
    pub(crate) interview: Interview,
    pub(crate) clock: InterviewClock,
    pub(crate) series: Series,
    /// How long the machine had slept when this was last looked at.
    pub(crate) asleep_ms: u64,
}

/// The clock of an interview while nobody knows whether its last events became durable: its events
/// before them, and the clock without and with them.
pub(crate) struct Unsure {
    pub(crate) known: u64,
    pub(crate) before: InterviewClock,
    pub(crate) after: InterviewClock,
    pub(crate) asleep_ms: u64,
}

impl Desk {
    /// Brings an interview into memory. Where another process writes, it is read again each time.
    pub(crate) fn load(&mut self, id: InterviewId) -> Result<(), Fault> {
        if self.open.contains_key(&id) && self.read_only.is_none() {
            return Ok(());
        }
        let (interview, series) = self.read(id)?;
        let stored = series.stored;
        let unsure_asleep = self.unsure.get(&id).map(|unsure| unsure.asleep_ms);
        let clock = match self.unsure.remove(&id) {
            Some(unsure) if stored > unsure.known => unsure.after,
            Some(unsure) => unsure.before,
            None if self.read_only.is_some() => {
                let (wall, monotonic_ms) = (self.surroundings.wall(), self.surroundings.monotonic_ms());
                InterviewClock::after_gap(&interview, wall, monotonic_ms).0
            }
            None => InterviewClock::standing(&interview),
        };
        // Of an interview that was read again since, a sleep is not forgotten.
        let asleep_ms = unsure_asleep.unwrap_or_else(|| self.surroundings.asleep_ms());
        self.open.insert(id, Opened { interview, clock, series, asleep_ms });
        Ok(())
    }

    /// Reads an interview from the store, in the order of cause over all devices.
    pub(crate) fn read(&mut self, id: InterviewId) -> Result<(Interview, Series), Fault> {
        let stored = self.store.interview_events(id.0)?;
        not_forked(&stored)?;
        let series = Series::of(&stored, self.device);
        Ok((self.fold(id, &stored)?, series))
    }

    /// Reads an interview up to where it was continued twice, if it was.
    pub(crate) fn read_shared(&mut self, id: InterviewId) -> Result<Interview, Fault> {
        let stored = self.store.interview_events(id.0)?;
        self.fold(id, shared(&stored))
    }

    fn fold(&mut self, id: InterviewId, stored: &[StoredEvent]) -> Result<Interview, Fault> {
        let mut log = Vec::with_capacity(stored.len());
        for (event, seq) in stored.iter().zip(1..) {
            log.push(from_store(event, seq)?);
        }
        let Some(kit_hash) = Interview::kit_hash(&log) else { return Err(Fault::no_interview(id)) };
        let kit = self.thaw(kit_hash)?;
        Ok(Interview::replay(id, kit, log)?)
    }

    /// A frozen kit, read once however many interviews use it.
    pub(crate) fn thaw(&mut self, hash: &str) -> Result<Arc<FrozenKit>, Fault> {
        if let Some(kit) = self.kits.get(hash) {
            return Ok(Arc::clone(kit));
        }
        let mut failed = None;
        let thawed = FrozenKit::thaw(hash, |part| {
            let found = store::Hash::from_hex(part).ok().map(|part| self.store.snapshot(part))?;
            found.unwrap_or_else(|error| {
                failed = Some(Fault::from(error));
                None
            })
        });
        if let Some(fault) = failed {
            return Err(fault);
        }
        let kit = Arc::new(thawed?);
        self.kits.insert(hash.to_owned(), Arc::clone(&kit));
        Ok(kit)
    }

    /// Goes on with an interview that was under way when the app went away. `show` records the return
    /// even where the gap is short, so that the window can say what happened.
    pub(crate) fn come_back(&mut self, id: InterviewId, show: bool) -> Result<(), Fault> {
        let Some(opened) = self.open.get_mut(&id) else { return Ok(()) };
        // Whoever only looks at what another device has comes back to nothing.
        if opened.clock.is_running() || opened.series.is_elsewhere(self.device) {
            return Ok(());
        }
        let monotonic_ms = self.surroundings.monotonic_ms();
        let wall = self.surroundings.wall();
        // A recording waits for whoever listens to it: nothing was missed.
        if let Some(stamp) = opened.interview.last_stamp().filter(|_| listens(&opened.interview)) {
            opened.clock = InterviewClock::after(Moment { stamp, monotonic_ms });
            return Ok(());
        }
        let (clock, gap) = InterviewClock::after_gap(&opened.interview, wall, monotonic_ms);
        opened.clock = clock;
        let phase = opened.interview.state().phase();
        let under_way = matches!(phase, Phase::Live | Phase::Paused);
        let unsaid = !show && (gap.counted || practised(&opened.interview));
        if !under_way || self.read_only.is_some() || unsaid {
            return Ok(());
        }
        let signed = Signed { id: ActionId(self.surroundings.new_id()), fingerprint: b"recovered".to_vec() };
        let event = Event::Recovered { gap_ms: gap.ms, counted: gap.counted };
        let now = Moment { stamp: clock.stamp(phase, wall, monotonic_ms), monotonic_ms };
        if let Err(fault) = self.commit(&signed, id, vec![event], now) {
            // Nobody has come back yet: the gap is judged again, and longer, the next time.
            self.unsure.remove(&id);
            return Err(fault);
        }
        Ok(())
    }

    /// What the window shows of an interview now.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn view(&mut self, id: InterviewId) -> Result<LiveView, Fault> {
        self.view_at(id, None)
    }

    /// [`Desk::view`] in practice on a recording, at the time that is listened to.
    ///
    /// # Errors
    /// As [`Desk::view`].
    pub fn view_at(&mut self, id: InterviewId, recorded_ms: Option<u64>) -> Result<LiveView, Fault> {
        self.load(id)?;
        // What keeps a sleep from being recorded is told to whoever acts.
        drop(self.notice_sleep(id));
        self.load(id)?;
        let now = self.shown_now(id, recorded_ms)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        Ok(live_view(&opened.interview, now))
    }
}

/// Whether it follows a recording.
pub(crate) fn listens(interview: &Interview) -> bool {
    interview.state().plan.as_ref().is_some_and(|plan| plan.recording.is_some())
}

/// Practice interviews may bring their own time.
pub(crate) fn practised(interview: &Interview) -> bool {
    interview.state().plan.as_ref().is_some_and(|plan| plan.practice)
}
