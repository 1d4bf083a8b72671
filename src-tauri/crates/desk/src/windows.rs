//! What the smaller windows are sent: the strip's few words, and what a candidate may read. Each has a type
//! of its own, with room for nothing else.

use bank::Id;
use chrono::{DateTime, Utc};
use interview::view::{LastMark, LiveView, ShownMark};
use interview::{InterviewId, Phase};
use report::markup;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Desk, Fault};

/// The two shapes of the strip.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StripShape {
    /// A line over the full width of a display.
    #[default]
    Bar,
    /// A card, for below the camera.
    Card,
}

/// What the strip's page is answered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StripNews {
    /// Its number: the page asks for what comes after it.
    pub n: u64,
    /// The window's shape.
    pub shape: StripShape,
    /// Everything is hidden; then there is no view.
    pub blank: bool,
    /// Something waits to be written.
    pub unsaved: bool,
    /// What to show; none while nothing is under way.
    pub view: Option<StripView>,
}

/// The strip: when to stop, what to say next, whether the last mark landed, and the question's signals.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StripView {
    /// When the conversation must stop, by the wall clock.
    pub stop_at: Option<DateTime<Utc>>,
    /// Whole minutes until then; negative once over.
    pub minutes_left: Option<i64>,
    /// When the clock was stopped, while it stands still.
    pub paused_at: Option<DateTime<Utc>>,
    /// The next line, in at most six words.
    pub next: Option<String>,
    /// Time to ask for the final code.
    pub take_final_code: bool,
    /// The last mark.
    pub last: Option<LastMark>,
    /// The signals of the open question, in the order of their keys.
    pub signals: Vec<StripSignal>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// When the last event was made durable.
    pub saved_at: DateTime<Utc>,
}

/// A signal on the strip.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StripSignal {
    /// The signal.
    pub id: Id,
    /// Its digit.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Its latest mark.
    pub mark: Option<ShownMark>,
    /// How many marks it has, of those that the live desk shows.
    pub marks: u32,
}

/// What a click on the strip asks of the live desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum StripDeed {
    /// Marks a signal of the open question.
    Mark {
        /// The signal.
        signal: Id,
    },
    /// The last mark was contradicted.
    Contradicted,
    /// It was made with help.
    WithHelp,
    /// Something, ten seconds ago.
    Bookmark,
    /// Takes the last action back.
    Undo,
}

/// How the windows beside the main one stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WindowsView {
    /// Why none can stay on top here; then there is neither strip nor column.
    pub none: Option<String>,
    /// Whether the strip is open.
    pub strip: bool,
    /// Its shape.
    pub shape: StripShape,
    /// Whether the main window is a column that stays on top.
    pub column: bool,
    /// Whether a click on the column leaves the focus where it is; then words are typed in it on purpose only.
    pub column_passive: bool,
    /// Whether the window for the candidate is open.
    pub candidate: bool,
}

/// A change of the windows beside the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WindowsChange {
    /// Opens the strip, or closes it.
    Strip,
    /// Gives the strip its other shape, and opens it where it is closed.
    Shape,
    /// Makes the main window a column that stays on top, or gives it back its place.
    Column,
    /// Opens the window for the candidate, or closes it.
    Candidate,
}

/// What the window for the candidate is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CandidateNews {
    /// Its number: the page asks for what comes after it.
    pub n: u64,
    /// What to show.
    pub view: CandidateView,
}

/// What a candidate may read: nothing else has a place here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct CandidateView {
    /// The open question's task; none between questions.
    pub prompt_html: Option<String>,
    /// The code it begins with; empty where there is none.
    pub starter: String,
    /// When the conversation ends.
    pub until: Option<DateTime<Utc>>,
    /// About how long that is, in words; none once it is over.
    pub left: Option<String>,
}

impl Desk {
    /// What the strip shows of an interview; none unless its conversation is under way.
    ///
    /// # Errors
    /// When the interview cannot be read.
    pub fn strip(&mut self, id: InterviewId) -> Result<Option<StripView>, Fault> {
        Ok(strip(self.view(id)?))
    }

    /// What a candidate may read of an interview. An empty page unless its conversation is under way, and no
    /// task while no question is open.
    ///
    /// # Errors
    /// When the interview cannot be read.
    pub fn for_candidate(&mut self, id: InterviewId) -> Result<CandidateView, Fault> {
        let view = self.view(id)?;
        if !under_way(view.phase) {
            return Ok(CandidateView::default());
        }
        let kit = self.kit_of(id)?;
        let question = view.question.as_deref().and_then(|open| kit.question(open));
        Ok(CandidateView {
            prompt_html: question.map(|question| markup::to_html(&question.prompt)),
            starter: question.map_or_else(String::new, |question| {
                question.starter.iter().map(|fence| fence.code.as_str()).collect::<Vec<_>>().join("\n")
            }),
            until: view.stop_at,
            left: view.minutes_left.and_then(calm),
        })
    }
}

const fn under_way(phase: Phase) -> bool {
    matches!(phase, Phase::Live | Phase::Paused)
}

fn strip(view: LiveView) -> Option<StripView> {
    under_way(view.phase).then(|| StripView {
        stop_at: view.stop_at,
        minutes_left: view.minutes_left,
        paused_at: view.paused_at,
        next: view.next,
        take_final_code: view.take_final_code,
        last: view.last_marks.into_iter().next(),
        signals: view
            .signals
            .into_iter()
            .map(|row| StripSignal {
                marks: u32::try_from(row.marks.len()).unwrap_or(u32::MAX),
                mark: row.marks.into_iter().next_back(),
                id: row.id,
                key: row.key,
                label: row.label,
            })
            .collect(),
        undo: view.undo,
        saved_at: view.saved_at,
    })
}

/// A time that is left, so coarse that nobody watches it run.
fn calm(minutes: i64) -> Option<String> {
    match minutes {
        ..=0 => None,
        1..=6 => Some("a few minutes left".to_owned()),
        _ => Some(format!("about {} minutes left", (minutes + 2) / 5 * 5)),
    }
}

#[cfg(test)]
mod tests {
    use super::calm;

    #[test]
    fn the_candidates_clock_counts_nothing_down() {
        let words: Vec<Option<String>> = [47, 43, 42, 8, 7, 6, 1, 0, -5].into_iter().map(calm).collect();
        let words: Vec<&str> = words.iter().map(|words| words.as_deref().unwrap_or("")).collect();
        assert_eq!(
            words,
            [
                "about 45 minutes left",
                "about 45 minutes left",
                "about 40 minutes left",
                "about 10 minutes left",
                "about 5 minutes left",
                "a few minutes left",
                "a few minutes left",
                "",
                ""
            ]
        );
    }
}
