//! The log played again: what the desk showed, action by action and second by second.

use interview::InterviewId;
use interview::replay::{as_shown, event_by, timeline};
use interview::view::LiveView;

use crate::live::live_kit;
use crate::{Desk, Fault, ReplayView, summary};

impl Desk {
    /// What a window needs to play an interview again.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn replay(&mut self, id: InterviewId) -> Result<ReplayView, Fault> {
        self.load(id)?;
        let interview = &self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?.interview;
        Ok(ReplayView {
            row: summary::row(interview),
            kit: live_kit(interview.kit(), interview.state()),
            timeline: timeline(interview),
        })
    }

    /// What the desk showed after an event; without one, at a moment of the call. With both, that long
    /// after the event.
    ///
    /// # Errors
    /// When there is no such interview or event, or it cannot be read.
    pub fn shown(
        &mut self,
        id: InterviewId,
        seq: Option<u64>,
        call_ms: Option<u64>,
    ) -> Result<LiveView, Fault> {
        self.load(id)?;
        let interview = &self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?.interview;
        let last = interview.seq();
        let seq = seq.unwrap_or_else(|| call_ms.map_or(last, |call_ms| event_by(interview, call_ms)));
        as_shown(interview, seq, call_ms).ok_or_else(|| {
            Fault::new(
                "unknown-event",
                format!("this interview has no event {seq}"),
                format!("It has 1 to {last}."),
            )
        })
    }
}
