//! Coverage: what a kit or a loop asks for, competency by question, and whether that is enough to judge a
//! level; and what a whole bank has, row by row of its syllabus.
//!
//! Nothing here is a judgement of a candidate, and nothing looks at interviews: it is about what was
//! planned. A level's bar is met when every competency it needs is asked for at the bar's point or above,
//! by a question whose anchors reach it, and whether more than one answer would carry the rating is said.

mod planned;
mod shapes;
mod text;
mod whole;
mod whole_text;

use planned::minutes_of;
pub use planned::{of_kit, of_loop};
pub use shapes::{
    AskedFor, AskedQuestion, BarState, CompetencyCoverage, Coverage, CoverageOf, InterviewMinutes,
    LevelCoverage,
};
pub use text::text;
pub use whole::{
    AreaCoverage, BankCoverage, CompetencyCount, KitLine, LevelCount, LoopLine, RowCoverage, of_bank,
};
pub use whole_text::bank_text;

use crate::Id;
use crate::problem::did_you_mean;

/// Why a coverage cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CoverageError {
    /// The scale has no such level.
    #[error("the scale has no level {level}")]
    UnknownLevel {
        /// What was asked for.
        level: String,
        /// The levels there are.
        known: Vec<String>,
    },
    /// Something it names is not there.
    #[error("{id} names something that is not in the bank, so nobody knows what it asks")]
    Incomplete {
        /// The kit or loop.
        id: Id,
    },
}

impl CoverageError {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownLevel { .. } => "unknown-level",
            Self::Incomplete { .. } => "bank-has-errors",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::UnknownLevel { level, known } => did_you_mean(level, known.iter().map(String::as_str))
                .unwrap_or_else(|| format!("The levels are {}.", known.join(", "))),
            Self::Incomplete { .. } => "Run `touchstone lint` to see what is missing.".to_owned(),
        }
    }
}
