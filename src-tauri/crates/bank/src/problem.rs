//! Problems: what is wrong, where, and what to do now.

use std::ops::Range;

use serde::Serialize;

use crate::source::Source;
use crate::{Code, Severity};

/// One thing wrong in one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The stable code.
    pub code: Code,
    /// The code's severity.
    pub severity: Severity,
    /// Where it is.
    #[serde(flatten)]
    pub span: Span,
    /// What is wrong, with what.
    pub message: String,
    /// What to do now.
    pub hint: String,
    /// The first lines the span covers, for showing the place; empty when there are none or one is too
    /// long to help.
    #[serde(skip)]
    pub excerpt: String,
}

/// A place in a file. Lines and columns count from 1, columns in Unicode scalars; the end is exclusive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// The file, as the caller named it or its folder.
    pub file: String,
    /// The first line.
    pub line: u32,
    /// The first column.
    pub column: u32,
    /// The last line.
    pub end_line: u32,
    /// The column after the last.
    pub end_column: u32,
}

/// The JSON form of a list of problems: `{"problems":[…]}`.
#[derive(Debug, Serialize)]
pub struct Listing<'a> {
    /// In the order they are shown.
    pub problems: &'a [Problem],
}

impl Problem {
    /// A problem with a file or folder as a whole.
    #[must_use]
    pub fn of_file(code: Code, file: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        let span = Span { file: file.to_owned(), line: 1, column: 1, end_line: 1, end_column: 1 };
        Self {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            hint: hint.into(),
            excerpt: String::new(),
        }
    }

    /// A problem at a byte range of a file's text.
    pub(crate) fn at(
        code: Code,
        source: &Source,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let (span, excerpt) = source.locate(range);
        Self {
            code,
            severity: code.severity(),
            span,
            message: message.into(),
            hint: hint.into(),
            excerpt: excerpt.to_owned(),
        }
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Puts problems in the order people read them: by file, then by place.
pub(crate) fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| (&a.span, a.code, &a.message).cmp(&(&b.span, b.code, &b.message)));
}

/// Collects the problems of one file while it is read.
#[derive(Debug)]
pub(crate) struct Findings<'s> {
    source: &'s Source,
    problems: &'s mut Vec<Problem>,
}

impl<'s> Findings<'s> {
    /// Adds the problems of a file to those found before.
    pub(crate) fn new(source: &'s Source, problems: &'s mut Vec<Problem>) -> Self {
        Self { source, problems }
    }

    /// The line a byte stands in, from 1.
    pub(crate) fn line_of(&self, at: usize) -> u32 {
        self.source.locate(at..at).0.line
    }

    /// Notes a problem at a byte range.
    pub(crate) fn report(
        &mut self,
        code: Code,
        range: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.problems.push(Problem::at(code, self.source, range, message, hint));
    }
}

/// A hint that names the nearest of the known words, or all of them when none is near and they are few.
pub(crate) fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    // Nobody meant a short word by a text.
    if word.len() > 100 {
        return None;
    }
    let lower = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        let near = distance <= 2.max(word.chars().count() / 3);
        if near && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| format!("Did you mean `{candidate}`?"))
}
