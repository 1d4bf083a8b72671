//! A data folder of the test's own, a small bank, and clocks that go only when told to.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use desk::{Answer, BankSource, Change, DataFolder, Desk, Fault, Purpose, Surroundings};
use interview::{Envelope, InterviewId};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A bank of two questions, without problems.
pub(crate) const BANK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../bank/tests/good");

pub(crate) const SECOND: u64 = 1000;
pub(crate) const MINUTE: u64 = 60 * SECOND;
pub(crate) const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;

/// Time and ids, shared with every desk of the scene.
#[derive(Debug, Clone)]
pub(crate) struct Clocks(Arc<Mutex<Times>>);

#[derive(Debug)]
struct Times {
    wall: DateTime<Utc>,
    monotonic_ms: u64,
    asleep_ms: u64,
    ids: u128,
    /// How long each look at the monotonic clock takes.
    look_ms: u64,
    /// Every reading of the monotonic clock.
    readings: Vec<u64>,
    /// Why what should look in a process of its own does not.
    apart: Option<String>,
}

impl Clocks {
    fn new() -> Self {
        let wall = "2025-03-01T09:30:00Z".parse().unwrap();
        let times = Times {
            wall,
            monotonic_ms: 5_000_000,
            asleep_ms: 0,
            ids: 0,
            look_ms: 0,
            readings: Vec::new(),
            apart: None,
        };
        Self(Arc::new(Mutex::new(times)))
    }

    /// Time passes on both clocks.
    pub(crate) fn pass(&self, ms: u64) {
        self.0.lock().unwrap().monotonic_ms += ms;
        self.set_wall(i64::try_from(ms).unwrap());
    }

    /// The monotonic clock, without looking at it.
    pub(crate) fn passed(&self) -> u64 {
        self.0.lock().unwrap().monotonic_ms
    }

    /// The machine sleeps: time passes and nobody looks.
    pub(crate) fn sleep(&self, ms: u64) {
        self.pass(ms);
        self.0.lock().unwrap().asleep_ms += ms;
    }

    /// The wall clock is set forward or back.
    pub(crate) fn set_wall(&self, by_ms: i64) {
        self.0.lock().unwrap().wall += TimeDelta::milliseconds(by_ms);
    }

    /// From now on each look at the monotonic clock takes this long.
    pub(crate) fn slow_looks(&self, ms: u64) {
        self.0.lock().unwrap().look_ms = ms;
    }

    /// From now on nothing looks in a process of its own.
    pub(crate) fn nothing_apart(&self, why: &str) {
        self.0.lock().unwrap().apart = Some(why.to_owned());
    }

    pub(crate) fn readings(&self) -> Vec<u64> {
        self.0.lock().unwrap().readings.clone()
    }
}

impl Surroundings for Clocks {
    fn wall(&self) -> DateTime<Utc> {
        self.0.lock().unwrap().wall
    }

    fn monotonic_ms(&self) -> u64 {
        let mut times = self.0.lock().unwrap();
        times.monotonic_ms += times.look_ms;
        let now = times.monotonic_ms;
        times.readings.push(now);
        now
    }

    fn asleep_ms(&self) -> u64 {
        self.0.lock().unwrap().asleep_ms
    }

    fn new_id(&self) -> Uuid {
        let mut times = self.0.lock().unwrap();
        times.ids += 1;
        Uuid::from_u128(0x0195_5000_0000_7000_8000_0000_0000_0000 + times.ids)
    }

    fn offset(&self) -> FixedOffset {
        FixedOffset::east_opt(0).unwrap()
    }

    fn look_apart(&self, request: &[u8], _within: Duration) -> Result<Vec<u8>, String> {
        let apart = self.0.lock().unwrap().apart.clone();
        apart.map_or_else(|| Ok(desk::look_apart(request)), Err)
    }
}

/// A data folder with its clocks.
pub(crate) struct Scene {
    root: TempDir,
    pub(crate) clocks: Clocks,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap(), clocks: Clocks::new() }
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.root().join("home")
    }

    pub(crate) fn open_with(&self, bank: &Path, purpose: Purpose) -> Result<Desk, Fault> {
        let bank = BankSource::Folder(bank.to_owned());
        Desk::open(DataFolder::at(self.home()), &bank, purpose, Box::new(self.clocks.clone()))
    }

    /// The small bank with one question that has a variant, in a folder of its own.
    pub(crate) fn bank_with_a_variant(&self) -> PathBuf {
        let to = self.root().join("bank");
        self.copy_bank(&to);
        let variant = "sum-001-b-weights.md";
        std::fs::copy(Path::new(BANK).join("variants").join(variant), to.join("questions").join(variant))
            .unwrap();
        to
    }

    /// Copies the small bank into a folder.
    pub(crate) fn copy_bank(&self, to: &Path) {
        assert!(to.starts_with(self.root()), "a test writes into its own folder");
        for folder in ["questions", "rubrics", "rubrics/kits", "rubrics/loops", "rubrics/competencies"] {
            std::fs::create_dir_all(to.join(folder)).unwrap();
            for entry in std::fs::read_dir(Path::new(BANK).join(folder)).unwrap() {
                let entry = entry.unwrap();
                if entry.file_type().unwrap().is_file() {
                    std::fs::copy(entry.path(), to.join(folder).join(entry.file_name())).unwrap();
                }
            }
        }
    }

    /// The desk, open to act.
    pub(crate) fn desk(&self) -> Desk {
        self.open_with(Path::new(BANK), Purpose::ActOnly).unwrap()
    }

    /// The desk, open to read.
    pub(crate) fn reader(&self) -> Desk {
        self.open_with(Path::new(BANK), Purpose::Read).unwrap()
    }

    /// The database behind the store's back, with its key.
    pub(crate) fn database(&self) -> Connection {
        let folder = self.home().join("workspace");
        let key = std::fs::read(folder.join("workspace.key")).unwrap();
        let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let connection = Connection::open(folder.join("touchstone.db")).unwrap();
        connection.pragma_update(None, "key", format!("x'{digits}'")).unwrap();
        connection
    }

    /// An id for the next action.
    pub(crate) fn id(&self) -> String {
        self.clocks.new_id().to_string()
    }
}

/// What an interviewer does at a desk, in the words of `live`.
pub(crate) trait Acting {
    fn does(&mut self, interview: InterviewId, action: Value) -> Answer;
    fn fault(&mut self, interview: InterviewId, action: Value) -> Fault;
    fn planned(&mut self, action: Value) -> InterviewId;
}

impl Acting for Desk {
    fn does(&mut self, interview: InterviewId, action: Value) -> Answer {
        let shown = action.to_string();
        self.answer(&envelope(interview, action)).unwrap_or_else(|fault| panic!("{shown}: {fault:?}"))
    }

    fn fault(&mut self, interview: InterviewId, action: Value) -> Fault {
        let shown = action.to_string();
        let Err(fault) = self.answer(&envelope(interview, action)) else { panic!("accepted: {shown}") };
        assert!(!fault.message.is_empty() && fault.hint.ends_with('.'), "{fault:?}");
        fault
    }

    fn planned(&mut self, action: Value) -> InterviewId {
        self.answer(&Envelope::from_json(action).unwrap()).unwrap().interview
    }
}

/// An action with its address.
pub(crate) fn envelope(interview: InterviewId, mut action: Value) -> Envelope {
    if action["interview"].is_null() {
        action["interview"] = json!(interview);
    }
    Envelope::from_json(action).unwrap()
}

/// Does an action as the window does: the view comes with the answer.
pub(crate) fn change(desk: &mut Desk, interview: InterviewId, action: Value) -> Change {
    desk.act(&envelope(interview, action)).unwrap()
}

/// An action that plans an interview on the small bank.
pub(crate) fn plan() -> Value {
    json!({
        "do": "plan", "candidate": {"name": "Ada Example", "alias": "7F"}, "role": "systems",
        "level": "senior", "kit": "short-talk", "interviewer": {"name": "Kim"},
    })
}

/// A planned and started interview.
pub(crate) fn live(desk: &mut Desk) -> InterviewId {
    let interview = desk.planned(plan());
    desk.does(interview, json!({"do": "start"}));
    interview
}

pub(crate) fn note(text: &str) -> Value {
    json!({"do": "note", "text": text})
}

/// Kinds of the events of an interview.
pub(crate) fn kinds(desk: &Desk, interview: InterviewId) -> Vec<String> {
    desk.log(interview).unwrap().into_iter().map(|line| line.kind).collect()
}

/// Time on the interview's clock at each event, without and with pauses.
pub(crate) fn times(desk: &Desk, interview: InterviewId) -> Vec<(u64, u64)> {
    desk.log(interview).unwrap().iter().map(|line| (line.elapsed_ms, line.call_ms)).collect()
}
