//! Variants whose inherited words speak of their base's code.

use std::collections::BTreeSet;

use super::Sound;
use crate::words::{code_names, names_in_code};
use crate::{Code, Problem, Question};

/// `variant-names-base`
pub(super) fn base_names(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for filed in sound.questions() {
        let (question, places) = &filed.value;
        let base = question.variant_of.as_deref().and_then(|id| sound.cx.questions.get(id).copied());
        let Some(base) = base.filter(|base| base.variant_of.is_none()) else { continue };
        let mut foreign = names_of(base);
        for name in names_of(question) {
            foreign.remove(&name);
        }
        foreign.retain(|name| !code_names(&question.prompt).contains(name));
        for (section, text) in inherited(question).filter(|(section, _)| !places.headings.has(section)) {
            let named: Vec<String> =
                code_names(&text).intersection(&foreign).map(|name| format!("`{name}`")).collect();
            if !named.is_empty() {
                let range = filed.root.place().key("variant-of").range();
                let message =
                    format!("`## {section}` comes from `{}` and speaks of {}", base.id, named.join(", "));
                let hint = format!("Write `## {section}` for this variant, with its own names.");
                problems.push(Problem::at(Code::VariantNamesBase, filed.source, range, message, hint));
            }
        }
    }
}

/// The names in a question's starter and tests.
fn names_of(question: &Question) -> BTreeSet<String> {
    question.starter.iter().chain(&question.tests).flat_map(|fence| names_in_code(&fence.code)).collect()
}

/// What a variant may state and otherwise takes over, as text.
fn inherited(question: &Question) -> impl Iterator<Item = (&'static str, String)> {
    let spoken = |items: &[crate::SpokenItem]| {
        items.iter().fold(String::new(), |text, item| text + &item.ask + "\n" + &item.answer + "\n")
    };
    [
        ("Do not say", question.do_not_say.clone()),
        ("Clarifications", spoken(&question.clarifications)),
        ("Hints", question.hints.iter().fold(String::new(), |text, hint| text + &hint.text + "\n")),
        ("Rescue", question.rescue.clone()),
        ("Follow-ups", spoken(&question.follow_ups)),
        ("If time remains", spoken(&question.if_time_remains)),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, VARIANT, good, with_variant};

    const NUDGE: &str = "1. What is the largest price?";

    #[test]
    fn what_a_variant_takes_over_does_not_speak_of_its_bases_code() {
        let files = with_variant(good()).replace(CODING, NUDGE, "1. What can `few_are_added` not see?");
        assert_eq!(files.found(), ["variant-names-base sum-001-b-weights.md: sum-001"]);
        assert_eq!(files.only().message, "`## Hints` comes from `sum-001` and speaks of `few_are_added`");
        let own = "## Hints\n1. What can `a_bag_is_light` not see?\n2. How large?\n3. Check each step.\n\n## Wrong answers";
        assert_eq!(files.replace(VARIANT, "## Wrong answers", own).found(), [""; 0]);
    }

    #[test]
    fn names_that_both_have_or_neither_has_are_left_alone() {
        for nudge in
            ["1. What does `sum` do?", "1. Have you seen `checked_sub`?", "1. What is the largest total?"]
        {
            assert_eq!(with_variant(good()).replace(CODING, NUDGE, nudge).found(), [""; 0], "{nudge}");
        }
    }
}
