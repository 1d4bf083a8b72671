//! What is checked over whole files and between them, once they are read.
//!
//! One file a lint or family: what it is for, the function, its tests. A lint says nothing about a value
//! that reading already reported, and nothing about what may stand in a file that could not be read.

mod anchors;
mod answers;
mod bar;
mod detectors;
mod entries;
mod hints;
mod ids;
mod interviewing;
mod manifest;
mod minutes;
mod recordings;
mod references;
mod repeated;
mod scale;
mod signals;
mod suits;
mod syllabus;
mod variants;

pub(crate) use manifest::allow;
pub(crate) use minutes::PLANNED;

use crate::draft::{Context, Draft};
use crate::{Code, Problem, TryDetectors};

/// One check. Each adds a problem for every place it objects to.
type Lint = fn(&Context<'_, '_>, &mut Vec<Problem>);

/// All checks.
const LINTS: &[Lint] = &[
    ids::form,
    ids::duplicates,
    manifest::form,
    manifest::needs,
    entries::duplicates,
    references::unknown,
    references::levels,
    variants::variants,
    suits::suits,
    syllabus::syllabus,
    scale::points,
    scale::one,
    anchors::anchors,
    bar::bar,
    signals::labels,
    signals::outside,
    signals::count,
    hints::hints,
    answers::answers,
    repeated::repeated,
    minutes::stated,
    minutes::blocks,
    minutes::kit,
    minutes::weight,
    recordings::recordings,
];

/// How closely a bank is looked at.
#[derive(Clone, Copy)]
pub(crate) enum Look<'t> {
    /// For what an interview from it rests on. Whoever opens the desk waits for this.
    ToUse,
    /// Also for advice on interviewing, which costs several times as much, and for what its detectors do, where
    /// somebody can run them.
    ToImprove(Option<&'t TryDetectors<'t>>),
}

impl Look<'_> {
    /// Whether problems of this code would be found.
    pub(crate) fn is_for(self, code: Code) -> bool {
        match self {
            Self::ToUse => !code.is_advice() && !code.is_of_detectors(),
            Self::ToImprove(run) => run.is_some() || !code.is_of_detectors(),
        }
    }
}

/// Runs every check.
pub(crate) fn run(draft: &Draft<'_>, look: Look<'_>, problems: &mut Vec<Problem>) {
    let context = Context::new(draft);
    for lint in LINTS {
        lint(&context, problems);
    }
    if let Look::ToImprove(run) = look {
        interviewing::run(&context, problems);
        // Last: what is wrong with a detector takes nothing from the file around it.
        if let Some(run) = run {
            detectors::detectors(&context, run, problems);
        }
    }
}
