//! An interview's clock: time since its start, without and with pauses, on the monotonic clock.

use chrono::{DateTime, Utc};
use interview::{Interview, Phase, Stamp};

/// A gap up to this long between the last event and the return of the app is on the clock.
pub(crate) const GAP_COUNTS_MS: u64 = 10 * 60 * 1000;

/// The times of the last event, and the monotonic reading that belongs to them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InterviewClock {
    elapsed_ms: u64,
    call_ms: u64,
    /// None until someone goes on with the interview.
    read_at: Option<u64>,
}

/// A time on an interview's clock, and the monotonic reading it was taken at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) stamp: Stamp,
    pub(crate) monotonic_ms: u64,
}

/// What happened while the app was away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Gap {
    pub(crate) ms: u64,
    pub(crate) counted: bool,
}

impl InterviewClock {
    /// Stands at the last event: of an interview that is only looked at.
    pub(crate) fn standing(interview: &Interview) -> Self {
        let (elapsed_ms, call_ms) =
            interview.last_stamp().map_or((0, 0), |stamp| (stamp.elapsed_ms, stamp.call_ms));
        Self { elapsed_ms, call_ms, read_at: None }
    }

    /// Goes on from an event that was just made. What its commit took is on the clock.
    pub(crate) const fn after(Moment { stamp, monotonic_ms }: Moment) -> Self {
        Self { elapsed_ms: stamp.elapsed_ms, call_ms: stamp.call_ms, read_at: Some(monotonic_ms) }
    }

    /// Whether someone goes on with the interview in this process.
    pub(crate) const fn is_running(self) -> bool {
        self.read_at.is_some()
    }

    /// Goes on after the app was away: a wall-clock gap of up to ten minutes counts, any other (also
    /// one into the past) does not.
    pub(crate) fn after_gap(interview: &Interview, wall: DateTime<Utc>, monotonic_ms: u64) -> (Self, Gap) {
        let last = interview.last_stamp();
        let mut clock = Self { read_at: Some(monotonic_ms), ..Self::standing(interview) };
        let between = last.map_or(0, |last| (wall - last.at).num_milliseconds());
        let gap = match u64::try_from(between) {
            Ok(ms) => Gap { ms, counted: ms <= GAP_COUNTS_MS },
            Err(_backwards) => Gap { ms: between.unsigned_abs(), counted: false },
        };
        if gap.counted {
            match interview.state().phase() {
                Phase::Live => {
                    clock.elapsed_ms = clock.elapsed_ms.saturating_add(gap.ms);
                    clock.call_ms = clock.call_ms.saturating_add(gap.ms);
                }
                Phase::Paused => clock.call_ms = clock.call_ms.saturating_add(gap.ms),
                Phase::Planned | Phase::Ended | Phase::Submitted => {}
            }
        }
        (clock, gap)
    }

    /// Now, in an interview that stands at `phase`.
    pub(crate) const fn stamp(self, phase: Phase, wall: DateTime<Utc>, monotonic_ms: u64) -> Stamp {
        let passed = match self.read_at {
            Some(read_at) => monotonic_ms.saturating_sub(read_at),
            None => 0,
        };
        let (elapsed, call) = match phase {
            Phase::Live => (passed, passed),
            Phase::Paused => (0, passed),
            Phase::Planned | Phase::Ended | Phase::Submitted => (0, 0),
        };
        Stamp {
            at: wall,
            elapsed_ms: self.elapsed_ms.saturating_add(elapsed),
            call_ms: self.call_ms.saturating_add(call),
        }
    }
}
