//! Loops: what a role and a level need, stage by stage.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Id;

/// `rubrics/loops/<id>.yaml`: the interviews for one role and level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleLoop {
    /// Unique in the bank.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// The role it hires for.
    pub role: String,
    /// The level it hires at.
    pub level: String,
    /// What the role needs at that level: competency, then scale point. Where a competency is not named,
    /// the bars of the questions count.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bar: BTreeMap<Id, u8>,
    /// In order.
    pub stages: Vec<LoopStage>,
}

/// One stage of a loop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoopStage {
    /// The stage's name.
    pub stage: String,
    /// The kit used for it.
    pub kit: Id,
}
