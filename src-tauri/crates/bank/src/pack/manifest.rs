//! What a pack says of itself.

use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Serialize};

use crate::Id;

/// `pack.yaml`, at the root of a pack or in its `rubrics/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What the pack is called before the slash: `acme/phone-screen`. Never reused for another pack.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,63}$"))]
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// A semantic version, such as `1.2.0`.
    #[schemars(regex(pattern = r"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$"))]
    pub version: String,
    /// An SPDX expression, such as `MIT OR Apache-2.0`; `LicenseRef-…` for a licence of one's own.
    pub license: String,
    /// Who wrote it.
    #[schemars(length(min = 1))]
    pub authors: Vec<String>,
    /// What it is for, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub description: Option<String>,
    /// Packs whose scale, competencies, signals, questions and kits may be used here, the first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Id>,
    /// Warnings that are meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<Allowance>,
}

/// A warning that a pack allows itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allowance {
    /// The warning's code.
    pub code: String,
    /// Why it does not apply here.
    pub reason: String,
    /// The one file it is allowed in, by its name below the pack's root; all of them when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub file: Option<String>,
}

impl Manifest {
    /// The version, when it is one.
    #[must_use]
    pub fn semantic_version(&self) -> Option<Version> {
        Version::parse(&self.version).ok()
    }

    /// What stands for a bank whose folder says nothing of itself: its folder's name is all there is to
    /// call it by.
    pub(crate) fn of_nameless(folder: &str) -> Self {
        Self {
            id: crate::id::slug(folder, "bank"),
            name: folder.to_owned(),
            version: "0.0.0".to_owned(),
            license: String::new(),
            authors: Vec::new(),
            description: None,
            needs: Vec::new(),
            allow: Vec::new(),
        }
    }
}
