//! Faults: everything that can go wrong below, in one shape for people and programs.

use std::io;
use std::path::Path;

use bank::coverage::CoverageError;
use bank::{FreezeError, LookupError, PackError, ThawError};
use interview::{EnvelopeError, InterviewId, Refusal};
use store::StoreError;

use crate::Fault;

impl Fault {
    /// A fault of the desk's own, or of whoever speaks for it.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), hint: hint.into(), trouble: false }
    }

    /// A fault of the store.
    pub(crate) fn trouble(code: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { trouble: true, ..Self::new(code, message, hint) }
    }

    pub(crate) fn no_interview(id: InterviewId) -> Self {
        Self::new(
            "unknown-interview",
            format!("there is no interview {id} in this workspace"),
            "Run `touchstone list` to see those there are; practice ones with --practice.",
        )
    }

    pub(crate) fn io(doing: &str, path: &Path, error: &io::Error) -> Self {
        let (code, hint) = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                ("no-such-folder", "Choose a folder that exists.")
            }
            io::ErrorKind::PermissionDenied => ("not-permitted", "Choose a folder you may write to."),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                ("disk-full", "Make room, then try again.")
            }
            io::ErrorKind::AlreadyExists => ("file-exists", "Choose another name, or allow replacing it."),
            _ => ("io", "Check the disk, then try again."),
        };
        // Of an error about a temporary file its name says nothing to anybody.
        let cause = error.get_ref().and_then(|inner| inner.source()).map(ToString::to_string);
        let cause = cause.unwrap_or_else(|| error.to_string());
        Self::new(code, format!("{doing} {} failed: {cause}", path.display()), hint)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl From<&StoreError> for Fault {
    fn from(error: &StoreError) -> Self {
        Self::trouble(error.code(), error.to_string(), error.hint())
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::from(&error)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.code(), refusal.to_string(), refusal.hint())
    }
}

impl From<EnvelopeError> for Fault {
    fn from(error: EnvelopeError) -> Self {
        Self::new(error.code(), error.to_string(), error.hint())
    }
}

impl From<FreezeError> for Fault {
    fn from(error: FreezeError) -> Self {
        Self::new(error.code(), error.to_string(), error.hint())
    }
}

impl From<CoverageError> for Fault {
    fn from(error: CoverageError) -> Self {
        Self::new(error.code(), error.to_string(), error.hint())
    }
}

impl From<LookupError> for Fault {
    fn from(error: LookupError) -> Self {
        Self::new(error.code(), error.to_string(), error.hint())
    }
}

impl From<PackError> for Fault {
    fn from(error: PackError) -> Self {
        Self::new(error.code(), error.to_string(), error.hint())
    }
}

impl From<ThawError> for Fault {
    fn from(error: ThawError) -> Self {
        Self::trouble(
            "snapshot-unreadable",
            error.to_string(),
            "Run `touchstone store check`, and restore the latest sound backup.",
        )
    }
}

impl From<interview::ReplayError> for Fault {
    fn from(error: interview::ReplayError) -> Self {
        Self::trouble("damaged-log", error.to_string(), "Run `touchstone store check`.")
    }
}
