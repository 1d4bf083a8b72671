//! What can go wrong between a page and its PDF.

use typst::diag::SourceDiagnostic;

use crate::world::Desk;

/// A scorecard that could not be set as a PDF. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The template or the layout failed.
    #[error("the PDF could not be set: {0}")]
    Setting(String),
    /// The document does not hold to the standards of archiving and accessibility it promises.
    #[error("the PDF would not be fit for archiving: {0}")]
    Standard(String),
}

impl PdfError {
    /// Stable, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Setting(_) => "pdf-not-set",
            Self::Standard(_) => "pdf-not-archivable",
        }
    }

    /// What to do now.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        "Export as HTML and print that; and report this, with the message above."
    }
}

/// What the compiler had to say, in a line, and where in the template.
pub(crate) fn told(world: &Desk<'_>, diagnostics: &[SourceDiagnostic]) -> String {
    let told: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| match world.line_of(diagnostic) {
            Some(line) => format!("{} (line {line} of the template)", diagnostic.message),
            None => diagnostic.message.to_string(),
        })
        .collect();
    told.join("; ")
}
