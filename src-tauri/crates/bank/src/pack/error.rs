//! What can be wrong with a pack that is made, read, added or removed.

use std::path::PathBuf;

use crate::{Id, Problem};

/// Why a pack was not made, read, added or removed. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// The file is larger than a pack can be.
    #[error("the file has {bytes} bytes; a pack has at most {most}")]
    TooLarge {
        /// Its size, or that of what it claims to hold.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// The file is no archive, or not whole.
    #[error("the file is no pack, or was cut off or damaged: {reason}")]
    NotAnArchive {
        /// What the reader says.
        reason: String,
    },
    /// The archive has more entries than a pack can have.
    #[error("the archive has {entries} entries; a pack has at most {most} files")]
    TooManyEntries {
        /// How many it claims.
        entries: usize,
        /// The limit.
        most: usize,
    },
    /// An entry that a pack does not have.
    #[error("the archive is refused for its entry {name:?}: {reason}")]
    BadEntry {
        /// The entry's name, as far as it can be shown.
        name: String,
        /// Why.
        reason: String,
    },
    /// The archive has two entries of one name.
    #[error("the archive is refused: two of its entries go by one name")]
    DuplicateEntries,
    /// A file of the folder that cannot be put into a pack.
    #[error("{file} cannot be part of a pack: {reason}")]
    BadFile {
        /// The file, below the pack's folder.
        file: String,
        /// Why.
        reason: String,
    },
    /// There is no readable `pack.yaml`.
    #[error("there is no pack in {place}: {reason}")]
    NoManifest {
        /// The file or folder.
        place: String,
        /// What is wrong with `pack.yaml`.
        reason: String,
    },
    /// The pack has errors.
    #[error("the pack has {count} errors; the first, at {}:{}: {}", first.span.file, first.span.line, first.message)]
    HasErrors {
        /// How many.
        count: usize,
        /// The first, by place.
        first: Box<Problem>,
    },
    /// The id is that of a pack which cannot be replaced.
    #[error("the id {id} belongs to the pack {name} that comes with the program")]
    IdOfBundled {
        /// The id.
        id: Id,
        /// What that pack is called.
        name: String,
    },
    /// The id cannot be a folder's name on every system.
    #[error("the id {id} cannot be the name of a pack's folder on every system")]
    IdReserved {
        /// The id.
        id: Id,
    },
    /// The id is that of a pack which was added before.
    #[error("{added}")]
    AlreadyAdded {
        /// What is there, and what should come.
        added: Box<TwoPacks>,
    },
    /// No pack of this id was added.
    #[error("no pack {id} was added")]
    NotAdded {
        /// What was asked for.
        id: Id,
        /// The packs that were added.
        known: Vec<Id>,
    },
    /// Another pack needs it.
    #[error("the pack {id} is needed by {}", by.join(", "))]
    Needed {
        /// The pack.
        id: Id,
        /// Those that need it.
        by: Vec<Id>,
    },
    /// The list of linked packs cannot be read.
    #[error("{}: {}", .0.span.file, .0.message)]
    ListUnreadable(Box<Problem>),
    /// There is something at the path where a file was to be written.
    #[error("{} is there already", path.display())]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// Reading or writing failed.
    #[error("{doing} {} failed: {error}", path.display())]
    Io {
        /// Such as `writing`.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
}

/// Two packs that go by one id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoPacks {
    /// The id.
    pub id: Id,
    /// Name and version of the one that is there.
    pub there: (String, String),
    /// Name and version of the one that should come.
    pub coming: (String, String),
    /// Whether their content is the same.
    pub same: bool,
}

impl std::fmt::Display for TwoPacks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { id, there, coming, same } = self;
        if *same {
            return write!(f, "the pack {id} ({}, version {}) is added already", there.0, there.1);
        }
        write!(
            f,
            "the id {id} belongs to a pack that was added before: {}, version {}; this one is {}, version {}",
            there.0, there.1, coming.0, coming.1
        )
    }
}

impl PackError {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "pack-too-large",
            Self::NotAnArchive { .. } => "not-a-pack",
            Self::TooManyEntries { .. } => "pack-too-many-entries",
            Self::BadEntry { .. } | Self::DuplicateEntries => "pack-bad-entry",
            Self::BadFile { .. } => "pack-bad-file",
            Self::NoManifest { .. } => "no-manifest",
            Self::HasErrors { .. } => "pack-has-errors",
            Self::IdOfBundled { .. } | Self::IdReserved { .. } => "pack-id-taken",
            Self::AlreadyAdded { .. } => "pack-already-added",
            Self::NotAdded { .. } => "unknown-pack",
            Self::Needed { .. } => "pack-needed",
            Self::ListUnreadable(_) => "packs-unreadable",
            Self::Exists { .. } => "file-exists",
            Self::Io { .. } => "io",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::TooLarge { .. } | Self::TooManyEntries { .. } => {
                "Is this the right file? A pack is a few hundred short texts.".to_owned()
            }
            Self::NotAnArchive { .. } => {
                "Get the file again, and compare its size or hash with the sender's.".to_owned()
            }
            Self::BadEntry { .. } | Self::DuplicateEntries => {
                "Ask whoever made it to use `touchstone pack make`; nothing of it was used.".to_owned()
            }
            Self::BadFile { .. } => "Rename it, replace it by a file, or move it elsewhere.".to_owned(),
            Self::NoManifest { .. } => {
                "A pack has a pack.yaml with id, name, version, license and authors.".to_owned()
            }
            Self::HasErrors { .. } => {
                "`touchstone pack verify` tells them all; they have to be mended first.".to_owned()
            }
            Self::IdOfBundled { .. } | Self::IdReserved { .. } => {
                "Give the pack an id of its own in its pack.yaml.".to_owned()
            }
            Self::AlreadyAdded { added } if added.same => "There is nothing to do.".to_owned(),
            Self::AlreadyAdded { .. } => {
                "To take this one in its place, add --replace; past interviews keep what they were planned with."
                    .to_owned()
            }
            Self::NotAdded { known, .. } if known.is_empty() => "None was.".to_owned(),
            Self::NotAdded { id, known } => crate::problem::did_you_mean(id, known.iter().map(String::as_str))
                .unwrap_or_else(|| format!("These were: {}.", known.join(", "))),
            Self::Needed { .. } => "Remove those first.".to_owned(),
            Self::ListUnreadable(problem) => problem.hint.clone(),
            Self::Exists { .. } => "Choose another name, or add --force to replace it.".to_owned(),
            Self::Io { .. } => "Check the disk, the path and its permissions, then try again.".to_owned(),
        }
    }
}
