//! What a name means outside of any pack: on the command line, in a plan, in the window.

use crate::Id;
use crate::problem::did_you_mean;

/// Why a name means nothing, or too much.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LookupError {
    /// Nothing has it.
    #[error("there is no {what} {name}")]
    Unknown {
        /// The sort of thing, such as `kit`.
        what: &'static str,
        /// What was asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// The pack that the name begins with is not here.
    #[error("there is no pack {pack}")]
    UnknownPack {
        /// The pack.
        pack: String,
        /// The packs there are.
        known: Vec<Id>,
    },
    /// Several packs have it, and the home pack does not.
    #[error("{} packs have a {what} {id}: {}", names.len(), names.join(", "))]
    Clash {
        /// The sort of thing.
        what: &'static str,
        /// What was asked for.
        id: Id,
        /// The names that tell them apart, such as `acme/phone-screen`.
        names: Vec<String>,
    },
}

impl LookupError {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown { what: "kit", .. } => "unknown-kit",
            Self::Unknown { what: "loop", .. } => "unknown-loop",
            Self::Unknown { what: "competency", .. } => "unknown-competency",
            Self::Unknown { what: "recording", .. } => "unknown-recording",
            Self::Unknown { .. } => "unknown-question",
            Self::UnknownPack { .. } => "unknown-pack",
            Self::Clash { .. } => "several-packs",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Unknown { known, what, .. } if known.is_empty() => format!("There is no {what} at all."),
            Self::Unknown { name, known, .. } => did_you_mean(name, known.iter().map(String::as_str))
                .unwrap_or_else(|| format!("Known here: {}.", known.join(", "))),
            Self::UnknownPack { pack, known } => did_you_mean(pack, known.iter().map(String::as_str))
                .unwrap_or_else(|| format!("The packs are {}.", known.join(", "))),
            Self::Clash { .. } => "Say which, with its pack before the slash.".to_owned(),
        }
    }
}
