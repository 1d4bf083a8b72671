//! Why a verification could not be done at all. A false claim is no problem of this kind: it is a finding.

use std::io;
use std::path::Path;

/// Why claims could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The bank has no such question.
    #[error("there is no question `{id}`")]
    UnknownQuestion {
        /// What was asked for.
        id: String,
    },
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program could not be started or waited for.
    #[error("`{command}` could not be started: {source}")]
    Start {
        /// The command as one would type it.
        command: String,
        /// What the system said.
        source: io::Error,
    },
    /// The compiler did not do its work.
    #[error("`{command}` {ending}")]
    Compiler {
        /// The command as one would type it.
        command: String,
        /// How it ended.
        ending: String,
    },
}

impl Problem {
    /// A problem of the file system at `path`.
    pub(crate) fn file(path: impl AsRef<Path>, source: io::Error) -> Self {
        Self::File { path: path.as_ref().display().to_string(), source }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownQuestion { .. } => "unknown-question",
            Self::File { .. } => "file",
            Self::Start { .. } => "no-program",
            Self::Compiler { .. } => "compiler",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::UnknownQuestion { .. } => "Check the id; without one, all questions are verified.",
            Self::File { .. } => "Check that the path exists, that it is yours and that the disk has room.",
            Self::Start { .. } => {
                "Verifying needs rustc on the PATH: install it with rustup or your system's packages."
            }
            Self::Compiler { .. } => "Run the compiler by hand to see what is wrong with it.",
        }
    }
}
