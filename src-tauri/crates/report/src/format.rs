//! The forms a scorecard can be written in.

use std::fmt;
use std::str::FromStr;

/// A form of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// `touchstone.scorecard/1`, for programs.
    Json,
    /// For code hosts, terminals and text fields.
    Markdown,
    /// One self-contained page, for reading and printing.
    Html,
    /// Pages for archives and for printing. Set by the crate `pdf` from the same page in words.
    Pdf,
}

/// A form nobody writes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no format of a scorecard")]
pub struct UnknownFormat(pub String);

impl UnknownFormat {
    /// Stable, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "unknown-format"
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        format!("Use one of {}.", Format::ALL.map(Format::name).join(", "))
    }
}

impl Format {
    /// Every format there is.
    pub const ALL: [Self; 4] = [Self::Json, Self::Markdown, Self::Html, Self::Pdf];

    /// Those that are text.
    pub const TEXTS: [Self; 3] = [Self::Json, Self::Markdown, Self::Html];

    /// As the command line names it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// How its files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|format| {
                text.eq_ignore_ascii_case(format.name()) || text.eq_ignore_ascii_case(format.extension())
            })
            .ok_or_else(|| UnknownFormat(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_goes_by_its_name_and_by_its_extension() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
            assert_eq!(format.extension().to_uppercase().parse(), Ok(format));
        }
    }

    #[test]
    fn an_unknown_format_is_told_which_there_are() {
        let error = "docx".parse::<Format>().unwrap_err();
        assert_eq!(error.to_string(), "\"docx\" is no format of a scorecard");
        assert_eq!(error.hint(), "Use one of json, markdown, html, pdf.");
        assert_eq!(error.code(), "unknown-format");
    }
}
