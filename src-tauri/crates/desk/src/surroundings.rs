//! What comes from outside: the wall clock, a monotonic clock, new ids, and processes that can be ended.
//! Tests bring their own.

use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, Local, Offset, Utc};
use chrono_tz::Tz;
use interview::{Privacy, Scorecard};
use uuid::Uuid;

use crate::Fault;
use crate::looking::in_a_process;

/// Time and ids. The only door through which they enter.
pub trait Surroundings: Send {
    /// The wall clock, to the millisecond.
    fn wall(&self) -> DateTime<Utc>;
    /// Milliseconds on a clock that never goes back, and goes on while the machine sleeps.
    fn monotonic_ms(&self) -> u64;
    /// How many of those the machine slept. Where it does not tell, none.
    fn asleep_ms(&self) -> u64 {
        0
    }
    /// A new UUIDv7.
    fn new_id(&self) -> Uuid;
    /// The offset of local time, for reports.
    fn offset(&self) -> FixedOffset;

    /// The time zone of this machine; its offset alone where it has no name.
    fn zone(&self) -> Tz {
        of_offset(self.offset())
    }

    /// The moment so far from now, to give up at. Without one nobody gives up.
    fn deadline(&self, _within: Duration) -> Option<Instant> {
        None
    }

    /// Has [`crate::look_apart`] answer a request where it can be stopped, and stops it after `within`.
    ///
    /// # Errors
    /// Why there is no answer: the end of a sentence such as "they took longer than 1 s".
    fn look_apart(&self, _request: &[u8], _within: Duration) -> Result<Vec<u8>, String> {
        Err("there is nothing here to run them in".to_owned())
    }

    /// A scorecard for its readers, as PDF; whoever opens the desk brings what sets it.
    ///
    /// # Errors
    /// When nothing here sets PDFs, or it could not be set.
    fn pdf(&self, _card: &Scorecard, _privacy: Privacy) -> Result<Vec<u8>, Fault> {
        Err(no_pdf())
    }
}

fn no_pdf() -> Fault {
    Fault::new("no-pdf-here", "nothing here makes PDFs", "Export as HTML and print that.")
}

/// Sets a scorecard for its readers as PDF, with wall-clock times told at an offset from UTC. A function
/// that is handed in, so that the desk does not wait for a typesetter to be compiled.
pub type SetsPdf = fn(&Scorecard, Privacy, FixedOffset) -> Result<Vec<u8>, Fault>;

/// This machine's clocks.
#[derive(Debug)]
pub struct System {
    began: Reading,
    sets_pdf: Option<SetsPdf>,
}

/// Two clocks that part while the machine sleeps.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// Goes on through sleep.
    through: Duration,
    /// Stands still in it.
    awake: Duration,
}

impl System {
    /// Begins counting monotonic time.
    #[must_use]
    pub fn new() -> Self {
        Self { began: Reading::now(), sets_pdf: None }
    }

    /// With what sets PDFs.
    #[must_use]
    pub fn with_pdf(self, sets_pdf: SetsPdf) -> Self {
        Self { sets_pdf: Some(sets_pdf), ..self }
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
impl Reading {
    fn now() -> Self {
        use rustix::time::{ClockId, clock_gettime};
        let read = |id| Duration::try_from(clock_gettime(id)).unwrap_or_default();
        Self { through: read(ClockId::Boottime), awake: read(ClockId::Monotonic) }
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
impl Reading {
    #[expect(clippy::disallowed_methods, reason = "this is the edge where time enters")]
    fn now() -> Self {
        use std::sync::OnceLock;
        static FIRST: OnceLock<Instant> = OnceLock::new();
        let awake = FIRST.get_or_init(Instant::now).elapsed();
        Self { through: through_sleep().unwrap_or(awake), awake }
    }
}

/// macOS: the standard library's clock stands still in sleep, this one goes on.
#[cfg(target_vendor = "apple")]
fn through_sleep() -> Option<Duration> {
    use rustix::time::{ClockId, clock_gettime};
    Duration::try_from(clock_gettime(ClockId::Monotonic)).ok()
}

/// Elsewhere the standard library's clock goes on in sleep, or nothing is known of it.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
const fn through_sleep() -> Option<Duration> {
    None
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
        let passed = Reading::now().through.saturating_sub(self.began.through);
        u64::try_from(passed.as_millis()).unwrap_or(u64::MAX)
    }

    fn asleep_ms(&self) -> u64 {
        let now = Reading::now();
        let through = now.through.saturating_sub(self.began.through);
        let awake = now.awake.saturating_sub(self.began.awake);
        u64::try_from(through.saturating_sub(awake).as_millis()).unwrap_or(u64::MAX)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the edge where ids enter")]
    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn offset(&self) -> FixedOffset {
        self.wall().with_timezone(&Local).offset().fix()
    }

    fn zone(&self) -> Tz {
        let named = iana_time_zone::get_timezone().ok().and_then(|name| name.parse().ok());
        named.unwrap_or_else(|| of_offset(self.offset()))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the edge where time enters")]
    fn deadline(&self, within: Duration) -> Option<Instant> {
        Instant::now().checked_add(within)
    }

    fn look_apart(&self, request: &[u8], within: Duration) -> Result<Vec<u8>, String> {
        in_a_process(request, within)
    }

    fn pdf(&self, card: &Scorecard, privacy: Privacy) -> Result<Vec<u8>, Fault> {
        self.sets_pdf.ok_or_else(no_pdf)?(card, privacy, self.offset())
    }
}

/// A zone that has an offset all year, in whole hours.
fn of_offset(offset: FixedOffset) -> Tz {
    match offset.local_minus_utc() / 3600 {
        0 => Tz::UTC,
        // These names count from the other side.
        hours => format!("Etc/GMT{:+}", -hours).parse().unwrap_or(Tz::UTC),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machines_clocks_go_on_and_part_only_by_sleep() {
        let system = System::new();
        let before = system.monotonic_ms();
        let busy = (0..2_000_000_u64).fold(0_u64, |sum, n| std::hint::black_box(sum ^ n));
        assert!(system.monotonic_ms() >= before, "{busy}");
        assert!(system.asleep_ms() < 1000, "it did not sleep while this ran");
    }
}
