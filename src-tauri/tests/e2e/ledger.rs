//! The log of an interview, read beside the running program, and what of it stands.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use desk::{BankSource, DataFolder, Desk, Purpose, System};
use interview::InterviewId;
use serde::Deserialize;
use serde_json::Value;

use crate::laptop::Laptop;

/// Opens the data for reading. The program may be writing meanwhile.
pub(crate) fn reader(laptop: &Laptop) -> Desk {
    let folder = DataFolder::at(laptop.data());
    Desk::open(folder, &BankSource::Bundled, Purpose::Read, Box::new(System::new())).unwrap()
}

/// The only interview there is.
pub(crate) fn only_interview(laptop: &Laptop) -> InterviewId {
    let rows = reader(laptop).list(true, false).unwrap();
    assert_eq!(rows.len(), 1, "one interview was prepared");
    rows[0].id
}

/// An event as `touchstone log` prints it, as far as tests look at it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entry {
    pub(crate) action: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) elapsed_ms: u64,
    pub(crate) call_ms: u64,
    pub(crate) kind: String,
    pub(crate) body: Value,
    pub(crate) hash: String,
}

/// Every event, as stored.
pub(crate) fn log(laptop: &Laptop, interview: InterviewId) -> Vec<Entry> {
    let lines = reader(laptop).log(interview).unwrap();
    let printed = lines.iter().map(|line| serde_json::to_string(line).unwrap());
    printed.map(|line| serde_json::from_str(&line).unwrap()).collect()
}

/// Events of one kind that were not taken back.
pub(crate) fn standing<'a>(log: &'a [Entry], kind: &str) -> Vec<&'a Entry> {
    let mut retracted = BTreeSet::new();
    for line in log {
        match line.kind.as_str() {
            "retracted" => {
                retracted.insert(text(&line.body, "retracts"));
            }
            "restored" => {
                retracted.remove(text(&line.body, "restores"));
            }
            _ => {}
        }
    }
    log.iter().filter(|line| line.kind == kind && !retracted.contains(line.action.as_str())).collect()
}

/// A field that holds words.
pub(crate) fn text<'a>(body: &'a Value, field: &str) -> &'a str {
    body[field].as_str().unwrap_or_else(|| panic!("{field} of {body} is no text"))
}
