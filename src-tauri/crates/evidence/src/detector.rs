//! Detectors: data that stand with their signal in a competency's file.

use ast_grep_config::{DeserializeEnv, RuleCore, SerializableRule, SerializableRuleCore};
use ast_grep_core::Matcher as _;
use regex::Regex;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::language::Rust;
use crate::needed::Needed;
use crate::written::{self, Fault, with_causes};
use crate::{Flow, Speaks};

/// The longest question to ask, in characters: every finding carries it.
const ASK: usize = 1000;

/// A detector as a competency's file writes it out.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: String,
    speaks: Speaks,
    ask: String,
    #[serde(default)]
    tests: bool,
    rule: Option<SerializableRule>,
    constraints: Option<std::collections::HashMap<String, SerializableRule>>,
    utils: Option<std::collections::HashMap<String, SerializableRule>>,
    flow: Option<Flow>,
    error: Option<Vec<WrittenError>>,
    message: Option<String>,
    lint: Option<Vec<String>>,
    #[serde(default)]
    examples: Examples,
}

/// An error code, alone or with what its message must be like.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum WrittenError {
    Code(String),
    Like { code: String, message: String },
}

/// Code that a detector must find something in, and code it must not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Each has at least one finding of the detector.
    #[serde(default)]
    pub yes: Vec<String>,
    /// Each looks like one that has, and has none.
    #[serde(default)]
    pub no: Vec<String>,
}

/// What a detector looks at.
pub(crate) enum Looks {
    /// At code, by a rule.
    Rule(Box<RuleCore>),
    /// At code, by a rule that needs to know what happens in between.
    Flow(Flow),
    /// At what the compiler said.
    Compiler(CompilerSays),
}

/// What the compiler or a linter must have said.
pub(crate) struct CompilerSays {
    /// One of these errors.
    pub(crate) errors: Vec<ErrorLike>,
    /// Or an error without a code, with a message like this.
    pub(crate) message: Option<Regex>,
    /// Or one of these lints.
    pub(crate) lints: Vec<String>,
}

/// An error by its code, and what its message must be like.
pub(crate) struct ErrorLike {
    pub(crate) code: String,
    pub(crate) message: Option<Regex>,
}

/// A detector, ready to look.
pub(crate) struct Detector {
    pub(crate) id: String,
    /// Signals that name it, in the order of the files.
    pub(crate) signals: Vec<String>,
    pub(crate) speaks: Speaks,
    pub(crate) ask: String,
    /// Whether it looks at tests, and at nothing else.
    pub(crate) tests: bool,
    pub(crate) looks: Looks,
    /// Words without which it finds nothing.
    pub(crate) needed: Needed,
    pub(crate) examples: Examples,
}

/// Where a signal's detector stands, and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition {
    /// The signal's id.
    pub signal: String,
    /// A detector's id, or the detector written out.
    pub detector: Value,
}

/// What is wrong with a detector. The others are not affected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("detector {}: {message}", if .id.is_empty() { "without an id" } else { .id.as_str() })]
pub struct DetectorProblem {
    /// Which of the definitions, from 0.
    pub at: usize,
    /// The detector's id; empty when it has none.
    pub id: String,
    /// The way from the detector to the part that is wrong: keys, and numbers from 0.
    pub within: Vec<String>,
    /// Whether the last key on that way is wrong itself, and not what stands there.
    pub is_key: bool,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Detector {
    /// Reads a detector that is written out.
    pub(crate) fn read(signal: &str, value: &Value) -> Result<Self, Vec<Fault>> {
        let unknown = written::unknown_fields(value);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        let misread = |error: serde_json::Error| vec![written::misread_part(value, &error)];
        let written: Written = serde_json::from_value(value.clone()).map_err(misread)?;
        let length = written.ask.chars().count();
        if length > ASK {
            let message = format!("`ask` has {length} characters; at most {ASK} are asked");
            return Err(vec![Fault::of("ask", message)]);
        }
        let looks = looks(&written).map_err(|message| match written::unusable_part(value) {
            Some(part) => vec![part],
            None if written.rule.is_some() => vec![Fault::of("rule", message)],
            None => vec![Fault::whole(message)],
        })?;
        Ok(Self {
            id: written.id,
            signals: vec![signal.to_owned()],
            speaks: written.speaks,
            ask: written.ask,
            tests: written.tests,
            looks,
            needed: match (written.flow, value.get("rule")) {
                (Some(flow), _) => Needed::word(flow.word()),
                (None, Some(rule)) => Needed::of(rule, value.get("utils")),
                (None, None) => Needed::default(),
            },
            examples: written.examples,
        })
    }
}

/// The id of a detector as far as it can be read.
pub(crate) fn id_of(value: &Value) -> String {
    let id = value.as_str().or_else(|| value.get("id").and_then(Value::as_str));
    id.unwrap_or_default().to_owned()
}

fn looks(written: &Written) -> Result<Looks, String> {
    let compiler = written.error.is_some() || written.message.is_some() || written.lint.is_some();
    match (&written.rule, written.flow, compiler) {
        (Some(rule), None, false) => {
            let core = SerializableRuleCore {
                rule: rule.clone(),
                constraints: written.constraints.clone(),
                utils: written.utils.clone(),
                transform: None,
            };
            let core = core.get_matcher(DeserializeEnv::new(Rust)).map_err(|error| with_causes(&error))?;
            if core.potential_kinds().is_none() {
                return Err("the rule would look at every piece of code; say the `kind` it is about".into());
            }
            Ok(Looks::Rule(Box::new(core)))
        }
        (None, Some(flow), false) => Ok(Looks::Flow(flow)),
        (None, None, true) => {
            let errors = written.error.iter().flatten().map(|error| match error {
                WrittenError::Code(code) => Ok(ErrorLike { code: code.clone(), message: None }),
                WrittenError::Like { code, message } => {
                    Ok(ErrorLike { code: code.clone(), message: Some(regex(message)?) })
                }
            });
            Ok(Looks::Compiler(CompilerSays {
                errors: errors.collect::<Result<_, String>>()?,
                message: written.message.as_deref().map(regex).transpose()?,
                lints: written.lint.clone().unwrap_or_default(),
            }))
        }
        (None, None, false) => Err("it has none of `rule`, `flow`, `error`, `message` and `lint`".into()),
        _ => Err("`rule`, `flow` and what the compiler says exclude each other".into()),
    }
}

fn regex(text: &str) -> Result<Regex, String> {
    Regex::new(text)
        .map_err(|error| format!("`message` is no regular expression: {error}").replace('\n', " "))
}
