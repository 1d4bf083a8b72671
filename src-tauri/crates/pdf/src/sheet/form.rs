//! What the template sets, in reading order. All words are here; the template has none of its own.
//!
//! A field named `t` is a string that is seen; fields stand in the order in which they are read.

use serde::Serialize;

use super::text::Text;

/// The whole document.
#[derive(Debug, Serialize)]
pub(crate) struct Sheet {
    pub(crate) eyebrow: Text,
    pub(crate) candidate: Text,
    pub(crate) byline: Text,
    pub(crate) notices: Vec<Labelled>,
    pub(crate) conditions: Option<Part>,
    pub(crate) verdict: Verdict,
    pub(crate) competencies: Competencies,
    pub(crate) evidence: Section<Group>,
    pub(crate) questions: Section<Question>,
    pub(crate) notes: Option<Section<Note>>,
    pub(crate) feedback: Option<Feedback>,
    pub(crate) deviations: Option<Section<Text>>,
    pub(crate) revisions: Option<Revisions>,
    pub(crate) imprint: Vec<Text>,
}

/// A few words with a label before them.
#[derive(Debug, Serialize)]
pub(crate) struct Labelled {
    pub(crate) label: Text,
    pub(crate) words: Text,
}

/// A heading with a paragraph.
#[derive(Debug, Serialize)]
pub(crate) struct Part {
    pub(crate) heading: Text,
    pub(crate) words: Text,
}

/// A heading with things under it, or with a word that there are none.
#[derive(Debug, Serialize)]
pub(crate) struct Section<T> {
    pub(crate) heading: Text,
    pub(crate) none: Option<Text>,
    pub(crate) items: Vec<T>,
}

/// The recommendation.
#[derive(Debug, Serialize)]
pub(crate) struct Verdict {
    pub(crate) heading: Text,
    pub(crate) value: Text,
    pub(crate) reason: Text,
    pub(crate) consider: Option<Text>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Competencies {
    pub(crate) heading: Text,
    pub(crate) columns: Vec<Text>,
    pub(crate) rows: Vec<Row>,
    pub(crate) composite: Option<Text>,
    pub(crate) arithmetic: Option<Text>,
    pub(crate) coverage: Text,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) name: Text,
    pub(crate) weight: Text,
    pub(crate) scale: Option<Scale>,
    /// Under the scale: the point's name and the bars.
    pub(crate) point: Option<Text>,
    pub(crate) bars: Option<Text>,
    pub(crate) standing: Text,
    pub(crate) reason: Option<Text>,
    pub(crate) given: Vec<Given>,
}

/// A rating drawn on its scale, with the bar as an upright line.
#[derive(Debug, Serialize)]
pub(crate) struct Scale {
    /// What it shows, in words.
    pub(crate) alt: String,
    pub(crate) top: u8,
    pub(crate) rating: f64,
    pub(crate) bar: Option<f64>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Given {
    pub(crate) place: Text,
    pub(crate) anchor: Option<Text>,
    pub(crate) why: Option<Text>,
    pub(crate) remarks: Vec<Text>,
}

/// The evidence for one competency.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    pub(crate) heading: Text,
    pub(crate) entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Entry {
    pub(crate) time: Text,
    pub(crate) sign: Sign,
    pub(crate) told: Text,
    pub(crate) said: Vec<Said>,
    pub(crate) code: Option<Code>,
    pub(crate) pointed: Vec<Text>,
}

/// The sign before a mark; shape says it before colour does.
#[derive(Debug, Serialize)]
pub(crate) struct Sign {
    /// What it says, in words; none for one that only fills the place.
    pub(crate) alt: Option<&'static str>,
    /// `for`, `against` or `none`.
    pub(crate) kind: &'static str,
    pub(crate) helped: bool,
}

/// Somebody's words, and whose they are.
#[derive(Debug, Serialize)]
pub(crate) struct Said {
    pub(crate) words: Text,
    pub(crate) aside: Option<Text>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Code {
    /// In place of lines: where they would be.
    pub(crate) named: Option<Text>,
    pub(crate) lines: Vec<CodeLine>,
}

#[derive(Debug, Serialize)]
pub(crate) struct CodeLine {
    pub(crate) number: Text,
    pub(crate) line: Text,
}

#[derive(Debug, Serialize)]
pub(crate) struct Question {
    pub(crate) heading: Text,
    pub(crate) minutes: Text,
    pub(crate) steps: Vec<Step>,
    pub(crate) faults: Vec<Text>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Step {
    pub(crate) time: Text,
    pub(crate) what: Text,
    pub(crate) said: Option<Text>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Note {
    pub(crate) time: Text,
    pub(crate) words: Text,
    pub(crate) aside: Text,
}

#[derive(Debug, Serialize)]
pub(crate) struct Feedback {
    pub(crate) heading: Text,
    pub(crate) aside: Text,
    pub(crate) words: Text,
}

#[derive(Debug, Serialize)]
pub(crate) struct Revisions {
    pub(crate) heading: Text,
    pub(crate) columns: Vec<Text>,
    pub(crate) rows: Vec<RevisionRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct RevisionRow {
    pub(crate) number: Text,
    pub(crate) at: Text,
    pub(crate) reason: Text,
}
