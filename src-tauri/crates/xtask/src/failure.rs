//! What can go wrong here, with what to do about it.

use std::io;
use std::path::Path;

/// Why a command of this crate could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The words after `cargo xtask` make no command.
    #[error("{0}")]
    Usage(String),
    /// A file or folder could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program could not be started at all.
    #[error("`{command}` could not be started: {source}")]
    Start {
        /// The command as one would type it.
        command: String,
        /// What the system said.
        source: io::Error,
    },
    /// A program ran and failed; its output has been shown.
    #[error("`{command}` {ending}")]
    Ended {
        /// The command as one would type it.
        command: String,
        /// How it ended.
        ending: String,
    },
    /// A program answered something that cannot be understood.
    #[error("`{command}` gave an answer that cannot be read: {detail}")]
    Answer {
        /// The command as one would type it.
        command: String,
        /// What was expected and what came.
        detail: String,
    },
    /// Something is missing that this crate does not install.
    #[error("{what}")]
    Missing {
        /// What is missing.
        what: String,
        /// How to get it.
        hint: String,
    },
    /// The bank could not be verified at all.
    #[error(transparent)]
    Verify(#[from] verify::Problem),
    /// A check looked and found something wrong.
    #[error("{0}")]
    Verdict(String),
}

impl Failure {
    /// A failure of the file system at `path`.
    pub(crate) fn file(path: impl AsRef<Path>, source: io::Error) -> Self {
        Self::File { path: path.as_ref().display().to_string(), source }
    }

    /// The stable name of the kind of failure.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) => "usage",
            Self::File { .. } => "file",
            Self::Start { .. } => "start",
            Self::Ended { .. } => "ended",
            Self::Answer { .. } => "answer",
            Self::Missing { .. } => "missing",
            Self::Verify(problem) => problem.code(),
            Self::Verdict(_) => "verdict",
        }
    }

    /// What to do now.
    pub(crate) fn hint(&self) -> String {
        match self {
            Self::Usage(_) => "See `cargo xtask --help`.".into(),
            Self::File { .. } => {
                "Check that the path exists, that it is yours and that the disk has room.".into()
            }
            Self::Start { .. } => "Check that the program is installed and on the PATH.".into(),
            Self::Ended { .. } => "Its output says why; then run the same command again.".into(),
            Self::Answer { .. } => {
                "Run it by hand to see; its version may be newer than what is known here.".into()
            }
            Self::Missing { hint, .. } => hint.clone(),
            Self::Verify(problem) => problem.hint().into(),
            Self::Verdict(_) => "Mend what is named above, then run the same command again.".into(),
        }
    }

    /// Code, message and hint as they are shown.
    pub(crate) fn text(&self) -> String {
        format!("error[{}]: {self}\n  hint: {}", self.code(), self.hint())
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_its_code_its_words_and_what_to_do() {
        let failure = Failure::Missing { what: "Node is missing".into(), hint: "Install Node 22.".into() };
        assert_eq!(failure.text(), "error[missing]: Node is missing\n  hint: Install Node 22.");
    }
}
