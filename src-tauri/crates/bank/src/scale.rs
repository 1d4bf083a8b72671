//! The scale every rating is given on.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `rubrics/scale.yaml`: 3 to 7 points, all named; one absolute scale, on which a level is a bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Names by point, from 1 without gaps.
    pub points: BTreeMap<u8, String>,
    /// What an interviewer may recommend.
    pub recommendations: Vec<String>,
    /// Levels from lowest to highest.
    pub levels: Vec<String>,
}

impl Scale {
    /// The highest point.
    #[must_use]
    pub fn top(&self) -> u8 {
        self.points.keys().next_back().copied().unwrap_or(0)
    }

    /// Whether `point` is on the scale.
    #[must_use]
    pub fn has(&self, point: u8) -> bool {
        self.points.contains_key(&point)
    }
}
