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

id!(
    /// Something a detector pointed at, the same from one capture to the next.
    FindingId
);

id!(
    /// A machine that interviews are written on. An interview has one at a time.
    DeviceId
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
    /// The id of the `index`-th event of this action, from 0: the action's own for the first, for the
    /// others one derived from it, so that replaying gives the same ids.
    #[must_use]
    pub fn event(self, index: usize) -> Uuid {
        if index == 0 { self.0 } else { Uuid::new_v5(&self.0, &index.to_string().into_bytes()) }
    }

    /// The id of the `index`-th new finding in the text this action captures, from 0.
    #[must_use]
    pub fn finding(self, index: usize) -> FindingId {
        FindingId(Uuid::new_v5(&self.0, format!("finding {index}").as_bytes()))
    }

    /// The id that the `index`-th action inside an amendment goes by, from 0. Each leaves one event
    /// behind the amendment's own, and shares its id.
    #[must_use]
    pub(crate) fn inner(self, index: usize) -> Self {
        Self(self.event(index.saturating_add(1)))
    }
}
