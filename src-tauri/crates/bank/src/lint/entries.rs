//! Lists name each thing once.

use std::ops::Range;

use crate::draft::{Context, Filed};
use crate::problem::Problem;
use crate::{Code, SignalUse};

/// `duplicate-entry`: what is listed twice would be rated, asked or keyed twice.
pub(super) fn duplicates(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    if let Some(filed) = &cx.draft.manifest {
        texts(filed, "authors", &filed.value.authors, problems);
        texts(filed, "needs", &filed.value.needs, problems);
    }
    if let Some(filed) = &cx.draft.scale {
        texts(filed, "levels", &filed.value.levels, problems);
        texts(filed, "recommendations", &filed.value.recommendations, problems);
    }
    for filed in &cx.draft.questions {
        let (question, _) = &filed.value;
        texts(filed, "competencies", &question.competencies, problems);
        texts(filed, "stages", &question.stages, problems);
        texts(filed, "levels", &question.levels, problems);
        texts(filed, "roles", &question.roles, problems);
        let signals = question.signals.iter().map(|used| match used {
            SignalUse::Shared { id, .. } => id.as_str(),
            // Own signals have ids of their own, which are checked for themselves.
            SignalUse::Own { .. } => "",
        });
        let place = |at| filed.root.place().key("signals").item(at).key("use").range();
        once(filed, "signals", signals, place, problems);
    }
    for filed in &cx.draft.kits {
        let kit = &filed.value;
        texts(filed, "levels", &kit.levels, problems);
        texts(filed, "roles", &kit.roles, problems);
        texts(filed, "signals", &kit.signals, problems);
        let place = |at| filed.root.place().key("questions").item(at).key("id").range();
        once(filed, "questions", kit.questions.iter().map(|planned| planned.id.as_str()), place, problems);
        let place = |at| filed.root.place().key("competencies").item(at).key("id").range();
        once(filed, "competencies", kit.competencies.iter().map(|used| used.id.as_str()), place, problems);
    }
}

fn texts<T>(filed: &Filed<'_, T>, field: &str, texts: &[String], problems: &mut Vec<Problem>) {
    let place = |at| filed.root.place().key(field).item(at).range();
    once(filed, field, texts.iter().map(String::as_str), place, problems);
}

fn once<'a, T>(
    filed: &Filed<'_, T>,
    field: &str,
    entries: impl Iterator<Item = &'a str>,
    place: impl Fn(usize) -> Range<usize>,
    problems: &mut Vec<Problem>,
) {
    // What a variant does not state was checked in its base.
    if filed.root.get(field).is_none() {
        return;
    }
    // These lists are short, so looking through them is quicker than hashing.
    let mut seen: Vec<&str> = Vec::with_capacity(12);
    for (at, entry) in entries.enumerate() {
        let twice = !entry.is_empty() && seen.contains(&entry);
        seen.push(entry);
        if twice {
            let message = format!("`{field}` names `{entry}` twice");
            problems.push(Problem::at(
                Code::DuplicateEntry,
                filed.source,
                place(at),
                message,
                "Name it once.",
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, KIT, SCALE, good};

    #[test]
    fn what_a_list_names_twice_is_reported_at_the_second() {
        for (file, from, to, found) in [
            (
                CODING,
                "[correctness]",
                "[correctness, correctness]",
                "duplicate-entry sum-001-add-up.md: correctness",
            ),
            (CODING, "  - use: guesses", "  - tests-first", "duplicate-entry sum-001-add-up.md: tests-first"),
            (
                CODING,
                "stages: [phone-screen]",
                "stages: [phone-screen, phone-screen]",
                "duplicate-entry sum-001-add-up.md: phone-screen",
            ),
            (KIT, "id: que-001, minutes", "id: sum-001, minutes", "duplicate-entry short-talk.yaml: sum-001"),
            (KIT, "id: limits", "id: correctness", "duplicate-entry short-talk.yaml: correctness"),
            (KIT, "[sums-up]", "[sums-up, sums-up]", "duplicate-entry short-talk.yaml: sums-up"),
            (SCALE, "[no, yes, no-decision]", "[no, yes, no]", "duplicate-entry scale.yaml: no"),
        ] {
            assert_eq!(good().replace(file, from, to).found(), [found]);
        }
    }
}
