//! The log played again: what the desk showed after any action, and at any second between.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::view::{LiveView, live, log_line};
use crate::{Interview, Phase, Stamp};

/// An interview's actions in order, to go through them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Timeline {
    /// The last moment of the call, pauses included.
    pub ends_ms: u64,
    /// One an action, oldest first.
    pub entries: Vec<TimelineEntry>,
}

/// An action in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TimelineEntry {
    /// Its last event.
    pub seq: u64,
    /// When, by the wall clock.
    pub at: DateTime<Utc>,
    /// When, in the call.
    pub call_ms: u64,
    /// What, in a few words.
    pub words: String,
    /// It was taken back later.
    pub undone: bool,
}

/// All actions of an interview.
#[must_use]
pub fn timeline(interview: &Interview) -> Timeline {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    let mut latest = None;
    for recorded in interview.log() {
        let Some((action, words, undone)) = log_line(interview, recorded.seq) else { continue };
        let (at, call_ms) = (recorded.stamp.at, recorded.stamp.call_ms);
        let entry = TimelineEntry { seq: recorded.seq, at, call_ms, words, undone };
        match entries.last_mut() {
            // Of an action with several events the last says what it was.
            Some(last) if latest == Some(action) => *last = entry,
            _ => entries.push(entry),
        }
        latest = Some(action);
    }
    Timeline { ends_ms: interview.last_stamp().map_or(0, |stamp| stamp.call_ms), entries }
}

/// The interview as it was after an event.
#[must_use]
pub fn until(interview: &Interview, seq: u64) -> Option<Interview> {
    let log = interview.log().iter().take_while(|recorded| recorded.seq <= seq).cloned();
    Interview::replay(interview.id(), Arc::clone(interview.shared_kit()), log).ok()
}

/// The last event by a moment of the call; the first event before the call began.
#[must_use]
pub fn event_by(interview: &Interview, call_ms: u64) -> u64 {
    let by = interview.log().iter().take_while(|recorded| recorded.stamp.call_ms <= call_ms);
    by.last().map_or(1, |recorded| recorded.seq)
}

/// What the desk showed after an event, and from then on until `call_ms` if nothing else was done.
#[must_use]
pub fn as_shown(interview: &Interview, seq: u64, call_ms: Option<u64>) -> Option<LiveView> {
    let then = until(interview, seq)?;
    let last = then.last_stamp()?;
    let passed = call_ms.map_or(0, |call_ms| call_ms.saturating_sub(last.call_ms));
    let on = |ms: u64| i64::try_from(ms).ok().and_then(TimeDelta::try_milliseconds);
    let now = Stamp {
        at: on(passed).and_then(|passed| last.at.checked_add_signed(passed)).unwrap_or(last.at),
        elapsed_ms: match then.state().phase() {
            Phase::Live => last.elapsed_ms.saturating_add(passed),
            _ => last.elapsed_ms,
        },
        call_ms: last.call_ms.saturating_add(passed),
    };
    Some(live(&then, now))
}
