//! What is checked over whole files and between them, once they are read.

use crate::Problem;
use crate::draft::{Context, Draft};

/// One check. Each adds a problem for every place it objects to.
type Lint = fn(&Context<'_, '_>, &mut Vec<Problem>);

/// All checks, one file each.
const LINTS: &[Lint] = &[];

/// Runs every check.
pub(crate) fn run(draft: &Draft<'_>, problems: &mut Vec<Problem>) {
    let context = Context::new(draft);
    for lint in LINTS {
        lint(&context, problems);
    }
}
