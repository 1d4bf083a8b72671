//! What a coverage of a kit or a loop holds.

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{Id, QuestionKind};

/// What a kit or a loop asks for, at one level.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct Coverage {
    /// Whether it is of a kit or of a loop.
    pub of: CoverageOf,
    /// The kit's or the loop's id.
    pub id: Id,
    /// The role a loop hires for.
    pub role: Option<String>,
    /// The level it is looked at for.
    pub level: String,
    /// The interviews in order; of a kit itself.
    pub interviews: Vec<InterviewMinutes>,
    /// Minutes of all interviews.
    pub minutes: u32,
    /// All questions, in the order in which they are asked.
    pub questions: Vec<AskedQuestion>,
    /// What is rated: first what has to be judged, then what is rated besides.
    pub competencies: Vec<CompetencyCoverage>,
    /// Whether the level's bar is met, for each level of a kit, and for the level of a loop.
    pub levels: Vec<LevelCoverage>,
    /// What is missing, a sentence each. That a single rating carries something, or that no bar is stated, is
    /// a gap of a loop and not of a kit.
    pub gaps: Vec<String>,
}

/// What a coverage is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CoverageOf {
    /// One interview.
    Kit,
    /// The interviews for a role and level.
    Loop,
}

/// The minutes of one interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct InterviewMinutes {
    /// The stage.
    pub stage: String,
    /// The kit.
    pub kit: Id,
    /// Minutes in the calendar.
    pub minutes: u32,
    /// Minutes planned: blocks and questions.
    pub planned: u32,
    /// The most that holds: 52 of 60, since people are late.
    pub most: u32,
    /// How many of the questions, in order, are asked in it.
    pub questions: usize,
}

/// A question as a kit asks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[ts(rename = "CoveredQuestion")]
pub struct AskedQuestion {
    /// The question.
    pub id: Id,
    /// What lists call it.
    pub title: String,
    /// What the candidate does.
    pub kind: QuestionKind,
    /// The kit that asks it.
    pub kit: Id,
    /// Planned minutes there.
    pub minutes: u32,
    /// Minutes its blocks need without follow-ups.
    pub needs: u32,
    /// How many variants can be asked in its place.
    pub variants: usize,
}

/// How a competency is asked for.
#[derive(Debug, Clone, PartialEq, Serialize, TS, JsonSchema)]
pub struct CompetencyCoverage {
    /// The competency.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Whether it has to be judged: the loop's bar names it, or without one a kit weighs it.
    pub needed: bool,
    /// Its weight in a kit's composite.
    pub weight: Option<f64>,
    /// The bar at this level: the loop's, else the highest of its questions.
    pub bar: Option<u8>,
    /// The questions that rate it, in order.
    pub asked: Vec<AskedFor>,
    /// The kits in which it is rated over the whole interview.
    pub throughout: Vec<Id>,
    /// How often it is rated.
    pub times: usize,
    /// Whether its bar is met.
    pub state: BarState,
    /// Why, in one sentence.
    pub why: String,
}

/// How a question asks for a competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct AskedFor {
    /// The question.
    pub question: Id,
    /// Its bar for the competency at this level.
    pub bar: Option<u8>,
    /// The highest point its anchors, or the competency's, describe.
    pub reach: u8,
}

/// Whether a competency's bar is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BarState {
    /// It is asked for at the bar or above, and rated at least twice.
    Met,
    /// The same, and rated once.
    Single,
    /// It is asked for below the bar only.
    Below,
    /// Nothing asks for it.
    NotAsked,
    /// It is rated, and nothing says what this level needs.
    NoBar,
}

/// Whether a level's bar is met by what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LevelCoverage {
    /// The level.
    pub level: String,
    /// Whether nothing it needs is asked for too low or not at all.
    pub met: bool,
    /// The competencies for which that is so.
    pub missing: Vec<Id>,
    /// The competencies that a single rating carries.
    pub single: Vec<Id>,
}
