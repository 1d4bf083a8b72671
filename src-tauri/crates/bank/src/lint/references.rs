//! What a file names elsewhere is there.

use std::ops::Range;

use crate::draft::Context;
use crate::problem::{Problem, did_you_mean};
use crate::shelf::Use;
use crate::source::Source;
use crate::{Code, SignalUse};

/// `unknown-competency`, `unknown-signal`, `unknown-question` and `unknown-kit`.
pub(super) fn unknown(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in cx.draft.originals() {
        let (question, _) = &filed.value;
        for (at, id) in question.competencies.iter().enumerate() {
            let range = || filed.root.place().key("competencies").item(at).range();
            competency(cx, filed.source, id, range, problems);
        }
        for (at, used) in question.signals.iter().enumerate() {
            let SignalUse::Shared { id, .. } = used else { continue };
            let range = || filed.root.place().key("signals").item(at).key("use").range();
            signal(cx, filed.source, id, range, problems);
        }
    }
    for filed in &cx.draft.kits {
        for (at, used) in filed.value.competencies.iter().enumerate() {
            let range = || filed.root.place().key("competencies").item(at).key("id").range();
            competency(cx, filed.source, &used.id, range, problems);
        }
        for (at, id) in filed.value.signals.iter().enumerate() {
            let range = || filed.root.place().key("signals").item(at).range();
            signal(cx, filed.source, id, range, problems);
        }
        for (at, planned) in filed.value.questions.iter().enumerate() {
            if cx.lacks(Use::Question, &planned.id) {
                let range = filed.root.place().key("questions").item(at).key("id").range();
                let message = format!("there is no question `{}`", planned.id);
                let hint = hint(&planned.id, cx.questions.keys().copied(), "It would stand in questions/.");
                problems.push(Problem::at(Code::UnknownQuestion, filed.source, range, message, hint));
            }
        }
    }
    for filed in &cx.draft.loops {
        for id in filed.value.bar.keys() {
            competency(cx, filed.source, id, || filed.root.place().key("bar").name(id).range(), problems);
        }
        for (at, stage) in filed.value.stages.iter().enumerate() {
            if cx.lacks(Use::Kit, &stage.kit) {
                let range = filed.root.place().key("stages").item(at).key("kit").range();
                let message = format!("there is no kit `{}`", stage.kit);
                let hint = hint(&stage.kit, cx.kits.keys().copied(), "It would stand in rubrics/kits/.");
                problems.push(Problem::at(Code::UnknownKit, filed.source, range, message, hint));
            }
        }
    }
}

fn competency(
    cx: &Context<'_, '_>,
    source: &Source,
    id: &str,
    range: impl Fn() -> Range<usize>,
    problems: &mut Vec<Problem>,
) {
    if cx.lacks(Use::Competency, id) {
        let message = format!("there is no competency `{id}`");
        let hint = hint(id, cx.competencies.keys().copied(), "It would stand in rubrics/competencies/.");
        problems.push(Problem::at(Code::UnknownCompetency, source, range(), message, hint));
    }
}

fn signal(
    cx: &Context<'_, '_>,
    source: &Source,
    id: &str,
    range: impl Fn() -> Range<usize>,
    problems: &mut Vec<Problem>,
) {
    if cx.lacks_signal(id) {
        let message = format!("no competency defines a signal `{id}`");
        let hint = hint(
            id,
            cx.signals.keys().copied(),
            "A shared signal stands in its competency's file; one of a question's own is written out there.",
        );
        problems.push(Problem::at(Code::UnknownSignal, source, range(), message, hint));
    }
}

/// The nearest known id, the first by name of equally near ones, or a word on where it would be.
pub(super) fn hint<'k>(id: &str, known: impl Iterator<Item = &'k str>, otherwise: &str) -> String {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    did_you_mean(id, known).unwrap_or_else(|| otherwise.to_owned())
}

/// `unknown-level`: levels are those of the scale.
pub(super) fn levels(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let Some(scale) = cx.scale().filter(|scale| !scale.levels.is_empty()) else { return };
    let mut check = |source: &Source, level: &str, range: &dyn Fn() -> Range<usize>| {
        if !level.is_empty() && !scale.levels.iter().any(|known| known == level) {
            let hint = did_you_mean(level, scale.levels.iter().map(String::as_str))
                .unwrap_or_else(|| format!("The levels are {}.", scale.levels.join(", ")));
            let message = format!("the scale has no level `{level}`");
            problems.push(Problem::at(Code::UnknownLevel, source, range(), message, hint));
        }
    };
    for filed in &cx.draft.questions {
        let (question, places) = &filed.value;
        // What a variant does not state was checked in its base.
        let own = |field: &str| filed.root.get(field).is_some();
        for (at, level) in question.levels.iter().enumerate().filter(|_| own("levels")) {
            check(filed.source, level, &|| filed.root.place().key("levels").item(at).range());
        }
        for level in question.bar.keys().filter(|_| question.variant_of.is_none()) {
            check(filed.source, level, &|| filed.root.place().key("bar").name(level).range());
        }
        for reference in &question.references {
            let heading = format!("Reference: {}", reference.level);
            check(filed.source, &reference.level, &|| places.headings.get(&heading).unwrap_or(0..3));
        }
    }
    for filed in &cx.draft.kits {
        for (at, level) in filed.value.levels.iter().enumerate() {
            check(filed.source, level, &|| filed.root.place().key("levels").item(at).range());
        }
    }
    for filed in &cx.draft.loops {
        check(filed.source, &filed.value.level, &|| filed.root.place().key("level").range());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, CORRECTNESS, DESIGN, KIT, LIMITS, LOOP, good};

    #[test]
    fn a_competency_that_is_not_there_is_reported_wherever_it_is_named() {
        let files = good().replace(CODING, "competencies: [correctness]", "competencies: [correctnes]");
        let found = files.found();
        assert!(found.contains(&"unknown-competency sum-001-add-up.md: correctnes".to_owned()), "{found:?}");
        let files = good().replace(KIT, "{ id: limits, weight", "{ id: limit, weight");
        assert_eq!(files.found(), ["unknown-competency short-talk.yaml: limit"]);
        assert_eq!(files.only().hint, "Did you mean `limits`?");
    }

    #[test]
    fn a_signal_that_is_not_there_is_reported_at_its_id() {
        let files = good().replace(CODING, "  - tests-first\n", "  - test-first\n");
        assert_eq!(files.found(), ["unknown-signal sum-001-add-up.md: test-first"]);
        assert_eq!(files.only().hint, "Did you mean `tests-first`?");
        let files = good().replace(CODING, "use: names-edges", "use: something-else");
        assert_eq!(files.found(), ["unknown-signal sum-001-add-up.md: something-else"]);
        let files = good().replace(KIT, "[sums-up]", "[tells-jokes]");
        assert_eq!(files.found(), ["unknown-signal short-talk.yaml: tells-jokes"]);
    }

    #[test]
    fn a_question_or_kit_that_is_not_there_is_reported() {
        let files = good().replace(KIT, "id: que-001", "id: que-002");
        assert_eq!(files.found(), ["unknown-question short-talk.yaml: que-002"]);
        let files = good().replace(LOOP, "kit: short-talk", "kit: long-talk");
        assert_eq!(files.found(), ["unknown-kit junior-systems.yaml: long-talk"]);
    }

    #[test]
    fn what_stands_in_an_unreadable_file_is_not_reported_missing_as_well() {
        let files = good().with(DESIGN, "");
        assert_eq!(files.found(), ["empty-file que-001-full-queue.md: "]);
        let files = good().with(LIMITS, "\0\0");
        assert_eq!(files.found(), ["empty-file limits.yaml: "]);
        let files = good().replace(CORRECTNESS, "signals:\n", "signals: [\n");
        let found = files.found();
        assert!(found.iter().all(|problem| problem.contains("correctness.yaml")), "{found:?}");
    }

    #[test]
    fn levels_are_those_of_the_scale() {
        let files = good().replace(LOOP, "level: junior", "level: juniour");
        let (_, problems) = files.load();
        assert_eq!(problems[0].code, Code::UnknownLevel);
        assert_eq!(problems[0].hint, "Did you mean `junior`?");
        let files = good().replace(CODING, "  senior: { correctness: 3 }", "  staff: { correctness: 3 }");
        let found = files.found();
        assert!(found.contains(&"unknown-level sum-001-add-up.md: staff".to_owned()), "{found:?}");
        let files = good().replace(CODING, "## Reference: junior", "## Reference: mid");
        assert_eq!(files.found(), ["unknown-level sum-001-add-up.md: ## Reference: mid"]);
    }
}
