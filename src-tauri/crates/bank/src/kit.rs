//! Kits: one interview each, with its questions, minutes and opening words.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;

/// `rubrics/kits/<id>.yaml`: one interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Kit {
    /// Unique in the bank.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// The stage it serves, such as `phone-screen`.
    pub stage: String,
    /// Levels it suits.
    pub levels: Vec<String>,
    /// Roles it suits.
    pub roles: Vec<String>,
    /// Minutes in the calendar.
    pub minutes: u32,
    /// What to read out at the start.
    pub opening: String,
    /// What the candidate may use.
    #[serde(default)]
    pub rules: KitRules,
    /// Minutes outside questions, in the order of the interview: `opening`, `candidate-questions`, `wrap-up`,
    /// and others.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, u32>")]
    pub blocks: IndexMap<String, u32>,
    /// In the order they are asked.
    pub questions: Vec<KitQuestion>,
    /// What the composite is made of.
    pub competencies: Vec<KitCompetency>,
    /// Signals of the whole interview, markable at any time.
    #[serde(default)]
    pub signals: Vec<Id>,
    /// Whether exports leave the candidate's name out.
    #[serde(default)]
    pub blind: bool,
}

/// What the candidate may use; empty means not stated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KitRules {
    /// Which language.
    #[serde(default)]
    pub language: String,
    /// On assistants.
    #[serde(default)]
    pub ai: String,
    /// On documentation.
    #[serde(default)]
    pub docs: String,
}

/// A question in a kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KitQuestion {
    /// The question.
    pub id: Id,
    /// Planned minutes here.
    pub minutes: u32,
}

/// A competency in a kit, with its share of the composite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KitCompetency {
    /// The competency.
    pub id: Id,
    /// Above 0.
    pub weight: f64,
}
