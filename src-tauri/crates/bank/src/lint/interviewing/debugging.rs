//! A loop in which nothing is debugged.

use super::Sound;
use crate::{Code, Problem, QuestionKind};

/// `loop-without-debugging`
pub(super) fn debugging(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for asked in sound.loops() {
        let debugs = asked.questions().any(|question| {
            question.kind == QuestionKind::Debugging
                || question.competencies.iter().any(|id| sound.is_about(id, &["debug", "troubleshoot"]))
        });
        if !debugs {
            let message = format!("nothing is debugged in the loop `{}`", asked.filed.value.id);
            let hint = "Put a debugging question into one of its kits.";
            problems.push(asked.problem(Code::LoopWithoutDebugging, message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, CORRECTNESS, good};

    #[test]
    fn a_loop_has_something_to_debug() {
        let files = good().replace(CORRECTNESS, "name: Correctness and debugging", "name: Correctness");
        assert_eq!(files.found(), ["loop-without-debugging junior-systems.yaml: stages"]);
        let debugging = files.replace(CODING, "kind: coding", "kind: debugging");
        assert_eq!(debugging.found(), [""; 0]);
    }
}
