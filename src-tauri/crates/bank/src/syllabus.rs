//! The syllabus: what a bank promises to cover, row by row, and what serves each row.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;

/// `rubrics/syllabus.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Syllabus {
    /// In the order of the file.
    pub areas: Vec<SyllabusArea>,
}

/// Rows that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SyllabusArea {
    /// Unique in the syllabus.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// At least one.
    pub rows: Vec<SyllabusRow>,
}

/// One thing the bank promises to cover. At least one of the lists names something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SyllabusRow {
    /// Unique in the syllabus.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Questions in which it is met.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Id>,
    /// Competencies that rate it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competencies: Vec<Id>,
    /// Signals that observe it, shared ones or a question's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<Id>,
    /// Kits that make room for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kits: Vec<Id>,
    /// Loops that need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loops: Vec<Id>,
    /// Lints that watch over it, by code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
}

impl SyllabusRow {
    /// Whether anything serves it.
    #[must_use]
    pub fn is_served(&self) -> bool {
        let lists =
            [&self.questions, &self.competencies, &self.signals, &self.kits, &self.loops, &self.checks];
        lists.iter().any(|list| !list.is_empty())
    }
}
