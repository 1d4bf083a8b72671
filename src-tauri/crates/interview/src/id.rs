//! Ids, minted outside and passed in. All are UUIDs; callers mint UUIDv7 so that they sort by time.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS,
        )]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// One action of an interviewer, named by whoever makes it; the same id again is the same action.
    ActionId
);
id!(
    /// An interview: the id of the action that planned it.
    InterviewId
);
id!(
    /// A person who is interviewed, the same across interviews.
    CandidateId
);
id!(
    /// Something an action left behind (a mark, note, bookmark, snapshot): the id of that action.
    EntryId
);

impl From<ActionId> for EntryId {
    fn from(id: ActionId) -> Self {
        Self(id.0)
    }
}

/// The action that made an entry.
impl From<EntryId> for ActionId {
    fn from(id: EntryId) -> Self {
        Self(id.0)
    }
}

impl From<ActionId> for InterviewId {
    fn from(id: ActionId) -> Self {
        Self(id.0)
    }
}

impl ActionId {
    /// The id that the `index`-th action inside an amendment goes by: the amendment's own, with the
    /// index folded into its random tail, so that replaying gives the same ids.
    #[must_use]
    pub(crate) fn inner(self, index: usize) -> Self {
        let step = u128::try_from(index).unwrap_or(0).wrapping_add(1);
        Self(Uuid::from_u128(self.0.as_u128() ^ step))
    }
}
