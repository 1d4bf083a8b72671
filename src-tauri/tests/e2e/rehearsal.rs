//! Interviews held before the window opens, through the same desk the window uses, at times of one's
//! choosing.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use desk::{BankSource, DataFolder, Desk, Purpose, Surroundings, System};
use interview::{Action, ActionId, Envelope, InterviewId};
use serde_json::Value;
use uuid::Uuid;

use crate::laptop::Laptop;

/// A desk and the hands of its clock.
pub(crate) struct Rehearsal {
    desk: Desk,
    clock: Clock,
}

impl Rehearsal {
    pub(crate) fn on(laptop: &Laptop) -> Self {
        let clock = Clock(Arc::default());
        let folder = DataFolder::at(laptop.data());
        let surroundings = Box::new(clock.clone());
        let desk = Desk::open(folder, &BankSource::Bundled, Purpose::ActOnly, surroundings).unwrap();
        Self { desk, clock }
    }

    /// It is this late now. Time never goes back.
    pub(crate) fn it_is(&self, at: DateTime<Utc>) {
        let before = self.clock.0.swap(at.timestamp_millis(), Ordering::Relaxed);
        assert!(before <= at.timestamp_millis(), "a rehearsal goes on in time");
    }

    /// The desk, for what is no action of an interview.
    pub(crate) const fn desk(&mut self) -> &mut Desk {
        &mut self.desk
    }

    /// Prepares an interview.
    pub(crate) fn plans(&mut self, plan: Value) -> InterviewId {
        let mut plan = plan;
        plan["do"] = "plan".into();
        InterviewId::from(self.acts(None, plan))
    }

    /// Does something in an interview; answers the action's id, which is a mark's or a bookmark's too.
    pub(crate) fn does(&mut self, interview: InterviewId, action: Value) -> ActionId {
        self.acts(Some(interview), action)
    }

    fn acts(&mut self, interview: Option<InterviewId>, action: Value) -> ActionId {
        let said = action.to_string();
        let action: Action = serde_json::from_value(action).unwrap_or_else(|error| panic!("{said}: {error}"));
        let id = ActionId(Uuid::now_v7());
        let envelope = Envelope { id: Some(id), interview, elapsed_ms: None, action };
        self.desk.act(&envelope).unwrap_or_else(|fault| panic!("{said}: {} {}", fault.message, fault.hint));
        id
    }
}

/// One interview, minute by minute from its start.
pub(crate) struct Hour<'a> {
    rehearsal: &'a mut Rehearsal,
    pub(crate) interview: InterviewId,
    start: DateTime<Utc>,
}

impl<'a> Hour<'a> {
    pub(crate) fn of(rehearsal: &'a mut Rehearsal, interview: InterviewId, start: DateTime<Utc>) -> Self {
        Self { rehearsal, interview, start }
    }

    /// Does something this long after the start: "12:31" is twelve minutes and 31 seconds.
    pub(crate) fn at(&mut self, time: &str, action: Value) -> ActionId {
        let (minutes, seconds) = time.split_once(':').unwrap();
        let seconds = minutes.parse::<i64>().unwrap() * 60 + seconds.parse::<i64>().unwrap();
        self.rehearsal.it_is(self.start + TimeDelta::seconds(seconds));
        self.rehearsal.does(self.interview, action)
    }
}

#[derive(Clone)]
struct Clock(Arc<AtomicI64>);

impl Surroundings for Clock {
    fn wall(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::Relaxed)).unwrap()
    }

    fn monotonic_ms(&self) -> u64 {
        u64::try_from(self.0.load(Ordering::Relaxed)).unwrap()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn offset(&self) -> FixedOffset {
        System::new().offset()
    }
}
