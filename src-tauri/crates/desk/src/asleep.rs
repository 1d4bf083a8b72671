//! The machine's sleep: noticed when the desk is next asked for anything, and recorded once.

use ::interview::{ActionId, Event, InterviewId, Phase};

use crate::clock::Moment;
use crate::commit::Signed;
use crate::opened::listens;
use crate::{Desk, Fault};

/// A shorter sleep is on the clock and not worth a word.
const SAID_FROM_MS: u64 = 5_000;

impl Desk {
    /// Records that the machine slept while an interview's clock ran. That time is on the clock: the
    /// candidate may have gone on.
    ///
    /// # Errors
    /// When it cannot be made durable; it is noticed again the next time.
    pub(crate) fn notice_sleep(&mut self, id: InterviewId) -> Result<(), Fault> {
        let asleep_ms = self.surroundings.asleep_ms();
        let Some(opened) = self.open.get_mut(&id) else { return Ok(()) };
        let runs = opened.clock.is_running() && opened.interview.state().phase() == Phase::Live;
        let gap_ms = asleep_ms.saturating_sub(opened.asleep_ms);
        // A recording waits for whoever listens to it.
        let waits = listens(&opened.interview);
        if !runs || waits || self.read_only.is_some() || gap_ms < SAID_FROM_MS {
            opened.asleep_ms = asleep_ms;
            return Ok(());
        }
        let now = Moment {
            stamp: opened.clock.stamp(
                Phase::Live,
                self.surroundings.wall(),
                self.surroundings.monotonic_ms(),
            ),
            monotonic_ms: self.surroundings.monotonic_ms(),
        };
        let signed = Signed { id: ActionId(self.surroundings.new_id()), fingerprint: b"slept".to_vec() };
        self.commit(&signed, id, vec![Event::Slept { gap_ms }], now)?;
        if let Some(opened) = self.open.get_mut(&id) {
            opened.asleep_ms = asleep_ms;
        }
        Ok(())
    }
}
