//! A competency that is weighed or needed, and never asked for.

use super::Sound;
use crate::asked::times_rated;
use crate::{Code, Problem};

/// `competency-never-asked`
pub(super) fn never_asked(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for (filed, asked) in sound.kits() {
        for (at, used) in asked.kit.competencies.iter().enumerate().filter(|(_, used)| !used.id.is_empty()) {
            if times_rated(&used.id, std::slice::from_ref(&asked)) > 0 {
                continue;
            }
            let range = filed.root.place().key("competencies").item(at).key("id").range();
            let message = format!("the kit weighs `{}` and never asks for it", used.id);
            let hint = "Add a question that rates it or a signal of it to the kit's own, or take it out.";
            problems.push(Problem::at(Code::CompetencyNeverAsked, filed.source, range, message, hint));
        }
    }
    for asked in sound.loops() {
        let role_loop = &asked.filed.value;
        for id in role_loop.bar.keys().filter(|id| times_rated(id, &asked.kits) == 0) {
            let range = asked.filed.root.place().key("bar").name(id).range();
            let message =
                format!("the bar for `{}` needs `{id}`, and no kit of the loop asks for it", role_loop.level);
            let hint = "Add a question that rates it to one of the kits, or take it out of the bar.";
            problems.push(Problem::at(Code::CompetencyNeverAsked, asked.filed.source, range, message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CORRECTNESS, DESIGN, Files, KIT, LOOP, good};

    /// A third competency, with one shared signal.
    fn with_clarity() -> Files {
        good().copy(
            CORRECTNESS,
            "rubrics/competencies/clarity.yaml",
            &[
                ("id: correctness", "id: clarity"),
                ("id: ", "id: c-"),
                ("id: c-clarity", "id: clarity"),
                ("[edge-test]", "[]"),
            ],
        )
    }

    #[test]
    fn a_kit_asks_for_what_it_weighs() {
        let files = with_clarity().replace(KIT, "weight: 0.5 }", "weight: 0.5 }, { id: clarity, weight: 1 }");
        assert_eq!(files.found(), ["competency-never-asked short-talk.yaml: clarity"]);
        // A signal of the whole interview asks for it all along.
        let signalled = files.replace(KIT, "[sums-up]", "[sums-up, c-sums-up]");
        assert_eq!(signalled.found(), [""; 0]);
        let rated = with_clarity()
            .replace(KIT, "weight: 0.5 }", "weight: 0.5 }, { id: clarity, weight: 1 }")
            .replace(DESIGN, "[limits, correctness]", "[limits, correctness, clarity]");
        assert_eq!(rated.found(), ["anchors-missing que-001-full-queue.md: ## Anchors"]);
    }

    #[test]
    fn a_loop_asks_for_what_its_bar_needs() {
        let files =
            with_clarity().replace(LOOP, "bar: { correctness: 2 }", "bar: { correctness: 2, clarity: 2 }");
        assert_eq!(files.found(), ["competency-never-asked junior-systems.yaml: clarity"]);
    }

    #[test]
    fn a_kit_whose_question_is_missing_is_not_judged() {
        let files = good().replace(KIT, "id: que-001", "id: que-007");
        assert_eq!(files.found(), ["unknown-question short-talk.yaml: que-007"]);
    }
}
