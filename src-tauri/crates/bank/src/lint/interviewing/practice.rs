//! A loop in which nobody writes code.

use super::Sound;
use crate::{Code, Problem, QuestionKind};

/// `no-practical-coding`
pub(super) fn practice(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for asked in sound.loops() {
        let writes =
            |kind| matches!(kind, QuestionKind::Coding | QuestionKind::Debugging | QuestionKind::TakeHome);
        if !asked.questions().any(|question| writes(question.kind)) {
            let message = format!("nobody writes code in the loop `{}`", asked.filed.value.id);
            let hint = "Put a coding or debugging question into one of its kits.";
            problems.push(asked.problem(Code::NoPracticalCoding, message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, good};

    #[test]
    fn somebody_writes_code_in_a_loop() {
        let with = |kind: &str| good().replace(CODING, "kind: coding", &format!("kind: {kind}")).found();
        assert_eq!(with("review"), ["no-practical-coding junior-systems.yaml: stages"]);
        assert_eq!(with("take-home"), [""; 0]);
        assert_eq!(with("debugging"), [""; 0]);
    }
}
