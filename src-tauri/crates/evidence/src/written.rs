//! Whether a detector is written as it must be, and where in it the fault is.
//!
//! What reads rules passes over fields it does not know in some places and says "no variant matches" in others.
//! Whoever wrote a rule is told the very word instead.

use ast_grep_config::{DeserializeEnv, SerializableRule, SerializableRuleCore};
use serde_json::{Map, Value, json};

use crate::language::{Rust, grammar};

/// The fields of a detector.
const DETECTOR: &[&str] = &[
    "id",
    "speaks",
    "ask",
    "tests",
    "rule",
    "constraints",
    "utils",
    "flow",
    "error",
    "message",
    "lint",
    "examples",
];

/// The fields of a rule.
const RULE: &[&str] = &[
    "pattern", "kind", "regex", "nthChild", "range", "inside", "has", "precedes", "follows", "all", "any",
    "not", "matches",
];

/// The fields of a rule that must hold for a single node.
const ATOMIC: &[&str] = &["pattern", "kind", "regex", "nthChild", "range"];

/// The rules about other nodes, which have two more fields.
const RELATIONAL: &[&str] = &["inside", "has", "precedes", "follows"];

/// How deep a rule is looked into. Files are no deeper.
const DEPTH: usize = 40;

/// What is wrong with a detector as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The way to the part that is wrong: keys, and numbers from 0.
    pub(crate) within: Vec<String>,
    /// Whether the last key itself is wrong, and not its value.
    pub(crate) is_key: bool,
    /// What is wrong.
    pub(crate) message: String,
}

impl Fault {
    /// A fault of a detector as a whole.
    pub(crate) fn whole(message: impl Into<String>) -> Self {
        Self { within: Vec::new(), is_key: false, message: message.into() }
    }
}

impl Fault {
    /// A fault of the value of a detector's field.
    pub(crate) fn of(field: &str, message: impl Into<String>) -> Self {
        Self { within: vec![field.to_owned()], is_key: false, message: message.into() }
    }
}

/// A part of a detector, and the way to it.
#[derive(Clone)]
struct Part<'v> {
    value: &'v Value,
    way: Vec<String>,
}

impl<'v> Part<'v> {
    fn key(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key)?;
        Some(Self { value, way: self.way.iter().cloned().chain([key.to_owned()]).collect() })
    }

    fn each(&self) -> Vec<Self> {
        let part =
            |name: String, value| Self { value, way: self.way.iter().cloned().chain([name]).collect() };
        match self.value {
            Value::Array(list) => {
                list.iter().enumerate().map(|(at, value)| part(at.to_string(), value)).collect()
            }
            Value::Object(map) => map.iter().map(|(key, value)| part(key.clone(), value)).collect(),
            _ => Vec::new(),
        }
    }

    fn fault(self, message: String) -> Fault {
        Fault { within: self.way, is_key: false, message }
    }

    /// Tells every key that is none of the known ones.
    fn only(&self, known: &[&str], what: &str, faults: &mut Vec<Fault>) {
        let unknown = self.value.as_object().into_iter().flat_map(Map::keys);
        faults.extend(unknown.filter(|key| !known.contains(&key.as_str())).map(|key| Fault {
            within: self.way.iter().chain([key]).cloned().collect(),
            is_key: true,
            message: format!("unknown field `{key}`: {what} has {}", known.join(", ")),
        }));
    }
}

/// Fields that nothing reads.
pub(crate) fn unknown_fields(detector: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    let whole = Part { value: detector, way: Vec::new() };
    whole.only(DETECTOR, "a detector", &mut faults);
    if let Some(examples) = whole.key("examples") {
        examples.only(&["yes", "no"], "`examples`", &mut faults);
    }
    for rule in rules_of(&whole) {
        in_rule(&rule, false, DEPTH, &mut faults);
    }
    faults
}

/// The rules a detector is written with: its own, those that its variables must meet, those it refers to.
fn rules_of<'v>(detector: &Part<'v>) -> Vec<Part<'v>> {
    let named = ["constraints", "utils"].iter().filter_map(|key| detector.key(key));
    detector.key("rule").into_iter().chain(named.flat_map(|named| named.each())).collect()
}

fn in_rule(rule: &Part<'_>, relational: bool, depth: usize, faults: &mut Vec<Fault>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    if relational {
        rule.only(&[RULE, &["stopBy", "field"]].concat(), "a rule about another node", faults);
    } else {
        rule.only(RULE, "a rule", faults);
    }
    if let Some(pattern) = rule.key("pattern") {
        pattern.only(&["context", "selector", "strictness"], "a pattern with context", faults);
    }
    if let Some(place) = rule.key("nthChild") {
        place.only(&["position", "ofRule", "reverse"], "`nthChild`", faults);
    }
    for (inner, relational) in inner_rules(rule) {
        in_rule(&inner, relational, depth, faults);
    }
}

/// The rules directly within a rule, and whether each is about another node.
fn inner_rules<'v>(rule: &Part<'v>) -> Vec<(Part<'v>, bool)> {
    let mut inner: Vec<(Part<'v>, bool)> = Vec::new();
    inner.extend(RELATIONAL.iter().filter_map(|key| rule.key(key)).map(|part| (part, true)));
    let lists = ["all", "any"].iter().filter_map(|key| rule.key(key));
    inner.extend(lists.flat_map(|list| list.each()).map(|part| (part, false)));
    inner.extend(rule.key("not").map(|part| (part, false)));
    inner.extend(rule.key("stopBy").filter(|until| until.value.is_object()).map(|part| (part, false)));
    inner.extend(rule.key("nthChild").and_then(|place| place.key("ofRule")).map(|part| (part, false)));
    inner
}

/// Where the part stands that was not read as what it should be, as far as it can be told.
pub(crate) fn misread_part(detector: &Value, error: &serde_json::Error) -> Fault {
    let whole = || Fault::whole(error.to_string());
    let speaks = detector.get("speaks");
    if speaks.is_some_and(|speaks| !["for", "against", "context"].iter().any(|word| speaks == word)) {
        return Fault::of("speaks", "a detector speaks `for`, `against` or gives `context`");
    }
    let texts = ["id", "ask"].into_iter().find(|key| detector.get(key).is_some_and(|text| !text.is_string()));
    texts
        .map(|key| Fault::of(key, error.to_string()))
        .or_else(|| unusable_part(detector))
        .unwrap_or_else(whole)
}

/// Where the part stands that makes a rule unusable, as far as one part alone does.
pub(crate) fn unusable_part(detector: &Value) -> Option<Fault> {
    let whole = Part { value: detector, way: Vec::new() };
    let known = detector.get("utils").and_then(Value::as_object);
    rules_of(&whole).iter().find_map(|rule| unusable_in(rule, known, DEPTH))
}

fn unusable_in(rule: &Part<'_>, utils: Option<&Map<String, Value>>, depth: usize) -> Option<Fault> {
    let depth = depth.checked_sub(1)?;
    if !rule.value.is_object() {
        return Some(rule.clone().fault("a rule is a map, such as `{ kind: call_expression }`".into()));
    }
    for key in ATOMIC {
        let Some(part) = rule.key(key) else { continue };
        if let Err(message) = alone(key, part.value) {
            return Some(part.fault(message));
        }
    }
    if let Some(field) = rule.key("field")
        && field.value.as_str().is_none_or(|name| grammar().field_id_for_name(name).is_none())
    {
        return Some(field.fault("the grammar has no field of this name".into()));
    }
    if let Some(named) = rule.key("matches")
        && let Some(name) = named.value.as_str()
        && !utils.is_some_and(|utils| utils.contains_key(name))
    {
        let message = format!("there is no `{name}` in `utils`");
        return Some(named.fault(message));
    }
    inner_rules(rule).iter().find_map(|(inner, _)| unusable_in(inner, utils, depth))
}

/// Whether one field of a rule can be used by itself.
fn alone(key: &str, value: &Value) -> Result<(), String> {
    let rule: SerializableRule =
        serde_json::from_value(json!({ key: value })).map_err(|error| error.to_string())?;
    let core = SerializableRuleCore { rule, constraints: None, utils: None, transform: None };
    core.get_matcher(DeserializeEnv::new(Rust)).map(drop).map_err(|error| with_causes(&error))
}

/// An error with what caused it, in one line.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(faults: &[Fault]) -> Vec<String> {
        faults.iter().map(|fault| fault.within.join("/")).collect()
    }

    #[test]
    fn a_field_that_nothing_reads_is_told_wherever_it_stands() {
        let detector = json!({
            "id": "x", "speak": "for",
            "rule": { "kind": "a", "has": { "kindd": "b", "stopBy": { "knid": "c" }, "field": "d" },
                "any": [{ "kind": "e" }, { "not": { "patern": "f" } }], "pattern": { "context": "g", "sel": "h" },
                "nthChild": { "ofRule": { "regexp": "i" } } },
            "constraints": { "A": { "regx": "j" } },
            "utils": { "u": { "inside": { "kind": "k", "stopby": "end" } } },
            "examples": { "maybe": [] },
        });
        let faults = unknown_fields(&detector);
        let mut told = ways(&faults);
        told.sort();
        assert_eq!(
            told,
            [
                "constraints/A/regx",
                "examples/maybe",
                "rule/any/1/not/patern",
                "rule/has/kindd",
                "rule/has/stopBy/knid",
                "rule/nthChild/ofRule/regexp",
                "rule/pattern/sel",
                "speak",
                "utils/u/inside/stopby"
            ]
        );
        assert!(faults.iter().all(|fault| fault.is_key && fault.message.starts_with("unknown field")));
    }

    #[test]
    fn the_part_that_makes_a_rule_unusable_is_told() {
        for (rule, way) in [
            (json!({ "kind": "no_such_kind" }), "rule/kind"),
            (
                json!({ "kind": "block", "has": { "any": [{ "kind": "block" }, { "regex": "(" }] } }),
                "rule/has/any/1/regex",
            ),
            (json!({ "kind": "block", "has": { "kind": "block", "field": "nowhere" } }), "rule/has/field"),
            (json!({ "kind": "block", "not": { "matches": "nothing" } }), "rule/not/matches"),
            (json!({ "kind": "block", "all": ["x"] }), "rule/all/0"),
        ] {
            let fault = unusable_part(&json!({ "rule": rule })).unwrap();
            assert_eq!(fault.within.join("/"), way, "{fault:?}");
        }
        assert_eq!(
            unusable_part(&json!({ "rule": { "kind": "block", "not": { "has": { "kind": "block" } } } })),
            None
        );
    }
}
