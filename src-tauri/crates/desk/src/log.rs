//! The log between its two forms: rows as stored, events as folded.

use chrono::{DateTime, SecondsFormat, Utc};
use interview::{ActionId, Event, Recorded, Stamp};
use serde::Serialize;
use serde_json::value::RawValue;
use store::{NewEvent, StoredEvent};

use crate::Fault;

/// An event as `touchstone log` prints it: the columns as stored, so that whoever has the lines can
/// compute every hash again.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are the columns of the store")]
pub struct LogLine {
    pub interview: String,
    pub device: String,
    pub seq: u64,
    pub id: String,
    pub action: String,
    pub author: String,
    pub at: String,
    pub elapsed_ms: u64,
    pub call_ms: u64,
    pub kind: String,
    pub version: u32,
    pub snapshots: Vec<String>,
    pub body: Box<RawValue>,
    pub salt: String,
    pub body_hash: String,
    pub prev: String,
    pub hash: String,
}

pub(crate) fn line(event: &StoredEvent) -> LogLine {
    LogLine {
        interview: event.interview.to_string(),
        device: event.device.to_string(),
        seq: event.seq,
        id: event.id.to_string(),
        action: event.action.to_string(),
        author: event.author.clone(),
        at: event.at.clone(),
        elapsed_ms: event.elapsed_ms,
        call_ms: event.call_ms,
        kind: event.kind.clone(),
        version: event.version,
        snapshots: event.snapshots.iter().map(|hash| hash.to_hex().to_string()).collect(),
        body: as_written(&event.body),
        salt: event.salt.iter().map(|byte| format!("{byte:02x}")).collect(),
        body_hash: event.body_hash.to_hex().to_string(),
        prev: event.prev.to_hex().to_string(),
        hash: event.hash.to_hex().to_string(),
    }
}

/// A body byte for byte: written anew it might lose the order of its fields or a number's form. What is
/// no JSON is shown as a string; what holds line ends would break the line, and is shown as one too.
fn as_written(body: &[u8]) -> Box<RawValue> {
    let text = String::from_utf8_lossy(body);
    let one_line =
        (!text.contains(['\n', '\r'])).then(|| RawValue::from_string(text.clone().into_owned()).ok());
    one_line.flatten().unwrap_or_else(|| {
        serde_json::value::to_raw_value(&text).unwrap_or_else(|_a_string_is_json| RawValue::NULL.to_owned())
    })
}

pub(crate) fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// An event as it goes to the store.
pub(crate) fn to_store(
    event: &Event,
    action: ActionId,
    index: usize,
    author: &str,
    stamp: Stamp,
    snapshots: Vec<store::Hash>,
) -> NewEvent {
    let (kind, version, body) = event.encode();
    NewEvent {
        id: action.event(index),
        author: author.to_owned(),
        at: rfc3339(stamp.at),
        elapsed_ms: stamp.elapsed_ms,
        call_ms: stamp.call_ms,
        kind,
        version,
        snapshots,
        body,
    }
}

/// An event as it is folded. `seq` is its place in the interview, over all devices.
pub(crate) fn from_store(event: &StoredEvent, seq: u64) -> Result<Recorded, Fault> {
    let unreadable = |reason: String| {
        Fault::trouble(
            "damaged-log",
            format!("{} cannot be read: {reason}", event.place()),
            "Run `touchstone store check`, and restore the latest sound backup.",
        )
    };
    let at = DateTime::parse_from_rfc3339(&event.at).map_err(|error| unreadable(error.to_string()))?;
    Ok(Recorded {
        seq,
        action: ActionId(event.action),
        stamp: Stamp { at: at.with_timezone(&Utc), elapsed_ms: event.elapsed_ms, call_ms: event.call_ms },
        event: Event::decode(&event.kind, event.version, &event.body)
            .map_err(|error| unreadable(error.to_string()))?,
    })
}
