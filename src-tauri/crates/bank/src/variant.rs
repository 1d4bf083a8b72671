//! Variants: questions with another surface and the same anchors, so that a leaked one can be swapped.

use crate::draft::Filed;
use crate::read::Places;
use crate::{Id, Question};

/// Fills in what variants leave out, from their bases. A variant without a base that is no variant itself
/// stays as it is; the lints say so, and freezing refuses it.
pub(crate) fn complete(questions: &mut [Filed<'_, (Question, Places<'_>)>]) {
    let named: Vec<(usize, Id)> = questions
        .iter()
        .enumerate()
        .filter_map(|(at, filed)| Some((at, filed.value.0.variant_of.clone()?)))
        .collect();
    for (at, base) in named {
        let is_base = |filed: &Filed<'_, (Question, Places<'_>)>| {
            filed.value.0.id == base && filed.value.0.variant_of.is_none()
        };
        let Some(of) = questions.iter().position(is_base) else { continue };
        let Ok([filed, base]) = questions.get_disjoint_mut([at, of]) else { continue };
        let (question, places) = &mut filed.value;
        let states = |field: &str| filed.root.get(field).is_some();
        inherit(question, &base.value.0, states, |section| places.headings.has(section));
    }
}

/// Takes over from the base what the variant's file does not state, and what it may not state. Prompt,
/// starter, tests, references and wrong answers are always the variant's own.
fn inherit(
    variant: &mut Question,
    base: &Question,
    states: impl Fn(&str) -> bool,
    has: impl Fn(&str) -> bool,
) {
    macro_rules! take {
        ($($field:ident unless $stated:expr;)*) => { $(if !$stated { variant.$field = base.$field.clone(); })* };
    }
    take! {
        kind unless states("kind");
        competencies unless false;
        stages unless states("stages");
        levels unless states("levels");
        roles unless states("roles");
        minutes unless states("minutes");
        blocks unless states("blocks");
        language unless states("language");
        crates unless states("crates");
        signals unless false;
        bar unless false;
        sources unless states("sources");
        tests_accept_starter unless states("tests-accept-starter");
        do_not_say unless has("Do not say");
        clarifications unless has("Clarifications");
        hints unless has("Hints");
        rescue unless has("Rescue");
        follow_ups unless has("Follow-ups");
        if_time_remains unless has("If time remains");
        anchors unless false;
    }
}

#[cfg(test)]
mod tests {
    use crate::Question;
    use crate::testing::{CODING, VARIANT, good, with_variant};

    #[test]
    fn a_variant_has_what_it_states_and_the_rest_from_its_base() {
        let (bank, problems) = with_variant(good()).load();
        assert_eq!(problems, []);
        let base = bank.question("sum-001").unwrap();
        let variant = bank.question("sum-001-b").unwrap();
        assert_eq!(variant.variant_of.as_deref(), Some("sum-001"));
        assert_eq!(variant.title, "Add up weights");
        assert!(variant.prompt.starts_with("This adds up weights"));
        assert_ne!((&variant.starter, &variant.tests), (&base.starter, &base.tests));
        assert_ne!((&variant.references, &variant.wrong_answers), (&base.references, &base.wrong_answers));
        // With its own parts put aside it is the base.
        let rest = Question {
            id: base.id.clone(),
            title: base.title.clone(),
            variant_of: None,
            prompt: base.prompt.clone(),
            starter: base.starter.clone(),
            tests: base.tests.clone(),
            references: base.references.clone(),
            wrong_answers: base.wrong_answers.clone(),
            ..variant.clone()
        };
        assert_eq!(&rest, base);
    }

    #[test]
    fn what_a_variant_states_of_its_own_stands() {
        let files = with_variant(good())
            .replace(
                VARIANT,
                "variant-of: sum-001\n",
                "variant-of: sum-001\nlevels: [senior]\nlanguage: any-working\n",
            )
            .replace(VARIANT, "## Wrong answers", "## Rescue\nWeigh them together.\n\n## Wrong answers");
        let (bank, problems) = files.load();
        assert_eq!(problems, []);
        let variant = bank.question("sum-001-b").unwrap();
        assert_eq!(variant.levels, ["senior"]);
        assert_eq!(variant.language, crate::LanguageRule::AnyWorking);
        assert_eq!(variant.rescue, "Weigh them together.");
        assert_eq!(variant.follow_ups, bank.question("sum-001").unwrap().follow_ups);
    }

    #[test]
    fn the_variants_of_a_question_are_found_by_its_id() {
        let (bank, _) = with_variant(good()).load();
        let of = |id| bank.variants_of(id).map(|question| question.id.as_str()).collect::<Vec<_>>();
        assert_eq!(of("sum-001"), ["sum-001-b"]);
        assert_eq!(of("sum-001-b"), [""; 0]);
        assert_eq!(bank.questions().count(), 3);
    }

    #[test]
    fn a_problem_of_the_base_is_told_once() {
        let files = with_variant(good()).replace(CODING, "{ read: 5, write: 10,", "{ read: 5, write: 9,");
        assert_eq!(files.found(), ["blocks-do-not-add-up sum-001-add-up.md: blocks"]);
        let files = with_variant(good()).replace(CODING, "  - tests-first\n", "  - tests-second\n");
        assert_eq!(files.found(), ["unknown-signal sum-001-add-up.md: tests-second"]);
        let files =
            with_variant(good()).replace(CODING, "levels: [junior, senior]", "levels: [junior, stuff]");
        let found = files.found();
        assert!(found.iter().all(|problem| !problem.contains("sum-001-b")), "{found:?}");
    }
}
