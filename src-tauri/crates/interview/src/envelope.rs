//! An action with its address, read from JSON with errors a person can act on.

use serde::Deserialize;

use crate::describe::clipped;
use crate::{Action, ActionId, InterviewId};

/// An action with its address: what the window sends and what a line of `touchstone live` holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// The caller's; the same id with the same content gets the same answer.
    pub id: Option<ActionId>,
    /// The interview it belongs to.
    pub interview: Option<InterviewId>,
    /// Practice only: the time on the interview's clock.
    pub elapsed_ms: Option<u64>,
    /// What is done.
    pub action: Action,
}

/// Why some JSON is no action.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeError {
    /// Not a JSON object.
    #[error("this is no JSON object: {0}")]
    NotAnObject(String),
    /// `do` names nothing that can be done.
    #[error("there is no action {0:?}")]
    UnknownAction(String),
    /// A field is missing, unknown or wrong.
    #[error("the action {action:?} cannot be read: {reason}")]
    Malformed {
        /// The value of `do`, or what stands in its place.
        action: String,
        /// Which field, and why.
        reason: String,
    },
}

impl EnvelopeError {
    /// Stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAnObject(_) => "not-an-action",
            Self::UnknownAction(_) => "unknown-action",
            Self::Malformed { .. } => "malformed-action",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NotAnObject(_) => "Send one JSON object a line, such as {\"do\":\"start\"}.".to_owned(),
            Self::UnknownAction(_) => {
                let names: Vec<&str> = crate::ACTIONS.iter().map(|action| action.name).collect();
                format!("Known actions: {}.", names.join(", "))
            }
            Self::Malformed { action, .. } => {
                match crate::ACTIONS.iter().find(|known| known.name == action) {
                    Some(known) if known.takes.is_empty() => {
                        format!("{action:?} takes no fields beside `id` and `interview`.")
                    }
                    Some(known) => format!("{action:?} takes: {} (? where it may be left out).", known.takes),
                    None => "Name the action in `do`, such as {\"do\":\"start\"}.".to_owned(),
                }
            }
        }
    }
}

/// The largest whole number that JavaScript keeps exactly.
const SAFE_INTEGER: u64 = (1 << 53) - 1;
/// Characters of a name or a reason that an error repeats.
const NAME: usize = 80;
const REASON: usize = 400;

impl Envelope {
    /// Reads an envelope from a JSON object. The id is returned beside an error, where it could be
    /// read, so that the answer can name it.
    ///
    /// # Errors
    /// When the value is no object, names no known action, or has a wrong or unknown field.
    pub fn from_json(value: serde_json::Value) -> Result<Self, (Option<ActionId>, EnvelopeError)> {
        let serde_json::Value::Object(mut fields) = value else {
            return Err((None, EnvelopeError::NotAnObject(kind_of(&value).to_owned())));
        };
        let name = fields.get("do").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        let shown = clipped(&name, NAME);
        let malformed = |reason: String| EnvelopeError::Malformed {
            action: shown.clone(),
            reason: clipped(&reason, REASON),
        };
        let id = take::<ActionId>(&mut fields, "id").map_err(|reason| (None, malformed(reason)))?;
        let interview = take(&mut fields, "interview").map_err(|reason| (id, malformed(reason)))?;
        let elapsed_ms = take(&mut fields, "elapsed_ms").map_err(|reason| (id, malformed(reason)))?;
        if elapsed_ms.is_some_and(|ms: u64| ms > SAFE_INTEGER) {
            return Err((id, malformed(format!("`elapsed_ms` is above {SAFE_INTEGER}"))));
        }
        match fields.get("do") {
            None => return Err((id, malformed("`do` is missing".to_owned()))),
            Some(serde_json::Value::String(_)) if !crate::ACTIONS.iter().any(|known| known.name == name) => {
                return Err((id, EnvelopeError::UnknownAction(shown)));
            }
            Some(_) => {}
        }
        let action = serde_json::from_value(serde_json::Value::Object(fields))
            .map_err(|error| (id, malformed(error.to_string())))?;
        Ok(Self { id, interview, elapsed_ms, action })
    }
}

fn take<T: for<'de> Deserialize<'de>>(
    fields: &mut serde_json::Map<String, serde_json::Value>,
    name: &str,
) -> Result<Option<T>, String> {
    match fields.remove(name) {
        None | Some(serde_json::Value::Null) => Ok(None),
        Some(value) => serde_json::from_value(value).map(Some).map_err(|error| format!("`{name}`: {error}")),
    }
}

const fn kind_of(value: &serde_json::Value) -> &'static str {
    match value {
        serde_json::Value::Null => "it is null",
        serde_json::Value::Bool(_) => "it is true or false",
        serde_json::Value::Number(_) => "it is a number",
        serde_json::Value::String(_) => "it is a string",
        serde_json::Value::Array(_) => "it is a list",
        serde_json::Value::Object(_) => "it is an object",
    }
}
