//! A scorecard with every text in it replaced, whatever fields there are or will be.

use std::collections::BTreeMap;

use interview::Scorecard;
use serde_json::Value;

/// A scorecard with the places of its texts: of every string that may be any string.
pub(crate) struct Texts {
    whole: Value,
    places: Vec<(String, String)>,
}

/// A scorecard and what its texts were replaced by, with the place of the first of each, such as
/// `/interview/role`.
pub(crate) struct Filled {
    pub(crate) card: Scorecard,
    pub(crate) texts: Vec<(String, String)>,
}

impl Texts {
    pub(crate) fn of(card: &Scorecard) -> Self {
        let whole = serde_json::to_value(card).unwrap();
        let mut places = Vec::new();
        strings(&whole, "", &mut places);
        places.retain(|(place, _)| {
            let mut tried = whole.clone();
            *tried.pointer_mut(place).unwrap() = Value::String("any".to_owned());
            serde_json::from_value::<Scorecard>(tried).is_ok()
        });
        Self { whole, places }
    }

    /// Replaces every text; `text` is given a number of its own for each. The same text becomes the
    /// same text everywhere, so that ids go on naming what they named.
    pub(crate) fn fill(&self, text: impl Fn(usize) -> String) -> Filled {
        let mut whole = self.whole.clone();
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        let mut texts = Vec::new();
        for (place, original) in &self.places {
            let number = known.len();
            let new = known.entry(original.clone()).or_insert_with(|| {
                let new = text(number);
                texts.push((place.clone(), new.clone()));
                new
            });
            *whole.pointer_mut(place).unwrap() = Value::String(new.clone());
        }
        // Levels are also names of bars.
        rename_bars(&mut whole, &known);
        Filled { card: serde_json::from_value(whole).unwrap(), texts }
    }
}

fn strings(value: &Value, place: &str, places: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => places.push((place.to_owned(), text.clone())),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                strings(item, &format!("{place}/{at}"), places);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                strings(field, &format!("{place}/{name}"), places);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn rename_bars(value: &mut Value, known: &BTreeMap<String, String>) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename_bars(item, known)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::Object(bars) if name == "bars" => {
                        let renamed = std::mem::take(bars)
                            .into_iter()
                            .map(|(level, bar)| (known.get(&level).cloned().unwrap_or(level), bar));
                        *bars = renamed.collect();
                    }
                    other => rename_bars(other, known),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
