//! What is checked over whole files and between them, once they are read.
//!
//! One file a lint or family: what it is for, the function, its tests. A lint says nothing about a value
//! that reading already reported, and nothing about what may stand in a file that could not be read.

mod anchors;
mod answers;
mod bar;
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

use crate::Problem;
use crate::draft::{Context, Draft};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// For what an interview from it rests on. Whoever opens the desk waits for this.
    ToUse,
    /// Also for advice on interviewing, which costs several times as much.
    ToImprove,
}

/// Runs every check.
pub(crate) fn run(draft: &Draft<'_>, look: Look, problems: &mut Vec<Problem>) {
    let context = Context::new(draft);
    for lint in LINTS {
        lint(&context, problems);
    }
    if look == Look::ToImprove {
        interviewing::run(&context, problems);
    }
}
