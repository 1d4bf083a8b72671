//! Looking after the store: checking it, and making its projections again.

use std::collections::HashMap;

use ::interview::{Interview, InterviewId};
use serde::Serialize;
use store::{Projection, StoredEvent};

use crate::debriefing::{is_debrief, projected};
use crate::log::{self, LogLine};
use crate::{Desk, Fault, summary};

/// One thing that is wrong with a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckProblem {
    /// Stable, for programs.
    pub code: String,
    /// What is wrong, and where.
    pub message: String,
}

impl From<&store::Problem> for CheckProblem {
    fn from(problem: &store::Problem) -> Self {
        Self { code: problem.code().to_owned(), message: problem.to_string() }
    }
}

/// What a check saw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CheckSummary {
    /// Interviews with events.
    pub interviews: usize,
    /// Events verified.
    pub events: usize,
    /// Snapshots verified.
    pub snapshots: usize,
    /// Everything that is wrong; empty for a sound workspace.
    pub problems: Vec<CheckProblem>,
}

impl Desk {
    /// Verifies everything in the store.
    ///
    /// # Errors
    /// Only when reading is impossible; damage is reported.
    pub fn check(&self) -> Result<CheckSummary, Fault> {
        let report = self.store.check()?;
        Ok(CheckSummary {
            interviews: report.interviews,
            events: report.events,
            snapshots: report.snapshots,
            problems: report.problems.iter().map(CheckProblem::from).collect(),
        })
    }

    /// What was found wrong when the workspace was opened: damaged ends of interviews, and for readers
    /// also a log whose end is missing.
    #[must_use]
    pub fn opening_problems(&self) -> Vec<CheckProblem> {
        self.store.problems().iter().map(CheckProblem::from).collect()
    }

    /// Makes the list and the search again from the log. Answers how many interviews were made again,
    /// and what is wrong with the others.
    ///
    /// # Errors
    /// When the store cannot be written or an interview not be folded; then nothing has changed.
    pub fn rebuild(&mut self) -> Result<(usize, Vec<String>), Fault> {
        self.write_again()?;
        // Kits are read before the transaction: the store is busy with itself within it.
        let ids: Vec<InterviewId> =
            self.store.heads()?.iter().map(|head| InterviewId(head.place.interview)).collect();
        let mut folded = HashMap::new();
        for id in ids {
            let events = self.store.interview_events(id.0)?;
            let projection = if is_debrief(&events) {
                projected(id.0, &events).map(|debrief| Projection { debrief, ..Projection::default() })
            } else {
                self.read_shared(id).map(|interview| summary::projection(&interview))
            };
            folded.insert(id.0, projection);
        }
        let report = self.store.rebuild(|id, _: &[StoredEvent]| {
            folded.remove(&id).unwrap_or_else(|| Err(Fault::no_interview(InterviewId(id))))
        })?;
        Ok((report.interviews, report.problems.iter().map(ToString::to_string).collect()))
    }

    /// The events of an interview as stored.
    ///
    /// # Errors
    /// When there is no such interview, or its log is damaged.
    pub fn log(&self, id: InterviewId) -> Result<Vec<LogLine>, Fault> {
        let events = self.store.interview_events(id.0)?;
        if events.is_empty() {
            return Err(Fault::no_interview(id));
        }
        Ok(events.iter().map(log::line).collect())
    }

    /// Reads an interview's rows and folds nothing: the floor that opening one is measured against.
    ///
    /// # Errors
    /// When the log is damaged.
    pub fn read_rows(&self, id: InterviewId) -> Result<usize, Fault> {
        Ok(self.store.interview_events(id.0)?.len())
    }

    /// Reads an interview and folds it anew, leaving nothing in memory.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn reopen(&mut self, id: InterviewId) -> Result<Interview, Fault> {
        self.open.remove(&id);
        self.read(id).map(|(interview, _)| interview)
    }
}
