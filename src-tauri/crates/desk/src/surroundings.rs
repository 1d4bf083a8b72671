//! What comes from outside: the wall clock, a monotonic clock, and new ids. Tests bring their own.

use chrono::{DateTime, FixedOffset, Local, Offset, Utc};
use uuid::Uuid;

/// Time and ids. The only door through which they enter.
pub trait Surroundings: Send {
    /// The wall clock, to the millisecond.
    fn wall(&self) -> DateTime<Utc>;
    /// Milliseconds on a clock that never goes back.
    fn monotonic_ms(&self) -> u64;
    /// A new UUIDv7.
    fn new_id(&self) -> Uuid;
    /// The offset of local time, for reports.
    fn offset(&self) -> FixedOffset;
}

/// This machine's clocks.
#[derive(Debug)]
pub struct System {
    began: std::time::Instant,
}

impl System {
    /// Begins counting monotonic time.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the edge where time enters")]
    pub fn new() -> Self {
        Self { began: std::time::Instant::now() }
    }
}

impl Default for System {
    fn default() -> Self {
        Self::new()
    }
}

impl Surroundings for System {
    #[expect(clippy::disallowed_methods, reason = "this is the edge where time enters")]
    fn wall(&self) -> DateTime<Utc> {
        let now = Utc::now();
        DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }

    fn monotonic_ms(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the edge where ids enter")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn offset(&self) -> FixedOffset {
        self.wall().with_timezone(&Local).offset().fix()
    }
}
