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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const ID: &str = "01970000-0000-7000-8000-000000000001";

    fn refused(json: Value) -> (Option<ActionId>, EnvelopeError) {
        let shown = json.to_string();
        let Err(refused) = Envelope::from_json(json) else { panic!("accepted: {shown}") };
        refused
    }

    #[test]
    fn an_envelope_holds_its_action_and_its_address() {
        let envelope = Envelope::from_json(json!({
            "id": ID, "interview": ID, "elapsed_ms": SAFE_INTEGER, "do": "bookmark"
        }))
        .unwrap();
        assert_eq!(envelope.id.unwrap().to_string(), ID);
        assert_eq!(envelope.interview.unwrap().to_string(), ID);
        assert_eq!(envelope.elapsed_ms, Some(SAFE_INTEGER));
        let usual = Action::Bookmark { seconds_ago: 10, note: None, remarkable: false };
        assert_eq!(envelope.action, usual);
        let bare = Envelope::from_json(json!({"id": null, "do": "bookmark", "note": null})).unwrap();
        assert_eq!(bare, Envelope { id: None, interview: None, elapsed_ms: None, action: usual });
    }

    #[test]
    fn what_is_no_object_is_no_action() {
        for json in [json!(null), json!(true), json!(7), json!("start"), json!(["start"])] {
            let (id, error) = refused(json);
            assert_eq!((id, error.code()), (None, "not-an-action"));
            assert!(error.hint().contains("\"do\""), "{}", error.hint());
        }
    }

    #[test]
    fn an_unknown_action_is_told_which_are_known() {
        for name in ["", "markk", "Mark", "marked", "plan "] {
            let (id, error) = refused(json!({"id": ID, "do": name}));
            assert_eq!((id.unwrap().to_string().as_str(), error.code()), (ID, "unknown-action"), "{name:?}");
            assert!(error.hint().contains("open-question"), "{}", error.hint());
        }
    }

    #[test]
    fn a_wrong_field_is_named_with_what_the_action_takes() {
        for (json, named) in [
            (json!({"id": ID}), "do"),
            (json!({"id": ID, "do": 7}), "integer"),
            (json!({"id": ID, "do": null}), "null"),
            (json!({"id": ID, "do": "start", "now": true}), "now"),
            (json!({"id": ID, "do": "mark", "signal": "x", "Shown": "prompted"}), "Shown"),
            (json!({"id": ID, "do": "mark"}), "signal"),
            (json!({"id": ID, "do": "mark", "signal": 7}), "string"),
            (json!({"id": ID, "do": "mark", "signal": "x", "shown": "loudly"}), "loudly"),
            (json!({"id": ID, "do": "mark", "signal": "x", "lines": [1]}), "2"),
            (json!({"id": ID, "do": "mark", "signal": "x", "lines": [1, -2]}), "-2"),
            (json!({"id": ID, "do": "unmark", "mark": "the last"}), "UUID"),
            (json!({"id": ID, "do": "hint", "n": 256}), "256"),
            (json!({"id": ID, "do": "hint", "n": 1.5}), "1.5"),
            (json!({"id": ID, "do": "bookmark", "seconds_ago": 4_294_967_296_u64}), "4294967296"),
            (json!({"id": ID, "do": "rate", "competency": "x"}), "rating"),
            (json!({"id": ID, "do": "rate", "competency": "x", "rating": "good"}), "not-assessed"),
            (json!({"id": ID, "do": "plan", "role": "x"}), "candidate"),
            (json!({"id": ID, "do": "amend", "reason": "x", "actions": [{"do": "fly"}]}), "fly"),
            (json!({"id": ID, "do": "amend", "reason": "x", "actions": {}}), "sequence"),
            (json!({"id": ID, "do": "start", "interview": "mine"}), "interview"),
            (json!({"id": ID, "do": "start", "elapsed_ms": "soon"}), "elapsed_ms"),
            (json!({"id": ID, "do": "start", "elapsed_ms": -1}), "elapsed_ms"),
            (json!({"id": ID, "do": "start", "elapsed_ms": 1.0}), "elapsed_ms"),
            (json!({"id": ID, "do": "start", "elapsed_ms": SAFE_INTEGER + 1}), "elapsed_ms"),
        ] {
            let (id, error) = refused(json.clone());
            assert_eq!((id.unwrap().to_string().as_str(), error.code()), (ID, "malformed-action"), "{json}");
            assert!(error.to_string().contains(named), "{json}: {error}");
            assert!(error.hint().ends_with('.'), "{}", error.hint());
        }
        let (_, error) = refused(json!({"do": "qualify", "mark": ID}));
        assert_eq!(error.hint(), "\"qualify\" takes: mark, shown (? where it may be left out).");
        let (_, error) = refused(json!({"do": "submit", "force": true}));
        assert_eq!(error.hint(), "\"submit\" takes no fields beside `id` and `interview`.");
    }

    #[test]
    fn an_id_that_is_no_uuid_is_refused_and_not_answered_to() {
        for wrong in [json!("7"), json!(""), json!(7), json!({}), json!([ID])] {
            let (id, error) = refused(json!({"id": wrong, "do": "start"}));
            assert_eq!((id, error.code()), (None, "malformed-action"), "{wrong}");
            assert!(error.to_string().contains("`id`"), "{error}");
        }
    }

    #[test]
    fn an_error_repeats_no_more_than_a_line_of_what_was_sent() {
        let long = "x".repeat(1_000_000);
        for json in [
            json!({"do": long}),
            json!({"do": "start", long.clone(): 1}),
            json!({"do": "mark", "signal": "x", "shown": long}),
            json!({"id": long, "do": "start"}),
        ] {
            let (_, error) = refused(json);
            assert!(error.to_string().len() < 600 && error.hint().len() < 600);
        }
    }

    #[test]
    fn nesting_as_deep_as_json_text_may_be_is_read_or_refused() {
        for depth in [2_usize, 20, 60] {
            let text = (0..depth).fold("{\"do\":\"start\"}".to_owned(), |inner, _| {
                format!("{{\"do\":\"amend\",\"reason\":\"x\",\"actions\":[{inner}]}}")
            });
            let json: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(Envelope::from_json(json).unwrap().action.name(), "amend");
        }
        let deep = format!("{}7{}", "[".repeat(120), "]".repeat(120));
        let json = serde_json::from_str::<Value>(&deep).unwrap();
        let (_, error) = refused(json!({"do": "note", "text": json}));
        assert_eq!(error.code(), "malformed-action");
    }
}
