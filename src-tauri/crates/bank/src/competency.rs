//! Competencies: what is rated, with general anchors and the signals all questions share.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;

/// `rubrics/competencies/<id>.yaml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Competency {
    /// Unique in the bank.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// What people call it, such as "Error handling".
    pub name: String,
    /// The job task it serves.
    pub task: String,
    /// General anchors by scale point; a question may sharpen them.
    pub anchors: BTreeMap<u8, String>,
    /// Signals any question may use.
    #[serde(default)]
    pub signals: Vec<Signal>,
}

/// Something observable that speaks for or against a competency. A signal is evidence, never points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Unique in the bank; a question's own signals start with the question's id and a dot.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)?$"), length(max = 64))]
    pub id: Id,
    /// The competency it belongs to; in a competency file it is the file's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub competency: Id,
    /// Whether seeing it speaks for the candidate.
    pub kind: SignalKind,
    /// At most 18 characters, for narrow places.
    #[schemars(length(min = 1, max = 18))]
    pub label: String,
    /// The observable act or statement, in one sentence.
    pub observe: String,
    /// Honest exceptions: when the act means nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub not_when: Option<String>,
    /// Where it shows.
    #[serde(default)]
    pub evidence: Evidence,
    /// Detectors by id, or written out; kept as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub detect: Vec<serde_json::Value>,
}

impl Signal {
    /// Forgets the examples beside its detectors: they are for those who write rules, and no interview needs them.
    pub(crate) fn forget_examples(&mut self) {
        for detector in self.detect.iter_mut().filter_map(serde_json::Value::as_object_mut) {
            detector.remove("examples");
        }
    }
}

/// What seeing a signal says.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS,
)]
#[serde(rename_all = "kebab-case")]
pub enum SignalKind {
    /// Speaks for.
    Strength,
    /// Speaks against.
    Concern,
    /// Speaks strongly against.
    RedFlag,
}

/// Where a signal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "EvidencePlace")]
pub enum Evidence {
    /// In what the candidate says.
    Said,
    /// In the candidate's code.
    Code,
    /// In either.
    #[default]
    Either,
}
