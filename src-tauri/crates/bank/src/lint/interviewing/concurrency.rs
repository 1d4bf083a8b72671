//! A loop that rates ownership and never lets data meet a thread.

use super::{OWNERSHIP, Sound};
use crate::{Code, Problem};

/// `ownership-without-concurrency`
pub(super) fn concurrency(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for asked in sound.loops() {
        let rates = |words: &[&str]| {
            asked.questions().any(|question| question.competencies.iter().any(|id| sound.is_about(id, words)))
        };
        if rates(&OWNERSHIP) && !rates(&["concurren", "async", "thread", "parallel"]) {
            let message = format!(
                "the loop `{}` rates ownership, and neither concurrency nor async",
                asked.filed.value.id
            );
            let hint = "Add a question in which data is shared between threads or tasks.";
            problems.push(asked.problem(Code::OwnershipWithoutConcurrency, message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CORRECTNESS, LIMITS, good};

    #[test]
    fn ownership_is_rated_beside_concurrency() {
        let files = good().replace(CORRECTNESS, "name: Correctness and", "name: Borrowing and");
        assert_eq!(files.found(), ["ownership-without-concurrency junior-systems.yaml: stages"]);
        let both = files.replace(LIMITS, "name: Limits", "name: Threads and limits");
        assert_eq!(both.found(), [""; 0]);
        // Without ownership nothing is missed.
        assert_eq!(good().replace(LIMITS, "name: Limits", "name: Memory").found(), [""; 0]);
    }
}
