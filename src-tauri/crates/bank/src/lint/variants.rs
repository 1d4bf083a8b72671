//! Variants and their bases belong together.

use crate::draft::Context;
use crate::problem::Problem;
use crate::shelf::Use;
use crate::{Code, Question, QuestionKind};

/// What a variant takes from its base whatever it says, in the front matter.
const NEVER_STATED: [&str; 3] = ["competencies", "signals", "bar"];

/// `unknown-base`, `variant-of-variant`, `variant-restates`, `variant-incomplete`, `variant-id` and
/// `kit-names-variant`.
pub(super) fn variants(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.questions {
        let (question, places) = &filed.value;
        let Some(base_id) = question.variant_of.as_deref() else { continue };
        let mut report = |code, range, message: String, hint: String| {
            problems.push(Problem::at(code, filed.source, range, message, hint));
        };
        let named = || filed.root.place().key("variant-of").range();
        let base = cx.questions.get(base_id).copied();
        if cx.lacks(Use::Question, base_id) {
            let known = cx.draft.originals().map(|filed| filed.value.0.id.as_str());
            let hint = super::references::hint(base_id, known, "It would stand in questions/.");
            report(Code::UnknownBase, named(), format!("there is no question `{base_id}`"), hint);
        }
        if let Some(next) = base.and_then(|base| base.variant_of.as_deref()) {
            let message = format!("`{base_id}` is itself a variant of `{next}`");
            let hint = format!("Write `variant-of: {next}`, if that is the question both vary.");
            report(Code::VariantOfVariant, named(), message, hint);
        }
        for field in NEVER_STATED.into_iter().filter(|field| filed.root.get(field).is_some()) {
            let message = format!("a variant is rated as its base is, and this one states `{field}`");
            let hint = format!("Take it out; that of `{base_id}` holds.");
            report(Code::VariantRestates, filed.root.place().name(field).range(), message, hint);
        }
        if let Some(heading) = places.headings.get("Anchors") {
            let message = "a variant is rated as its base is, and this one states anchors".to_owned();
            let hint = format!("Take them out; those of `{base_id}` hold.");
            report(Code::VariantRestates, heading, message, hint);
        }
        let lacking: Vec<String> = owed(base.filter(|base| base.variant_of.is_none()))
            .into_iter()
            .filter(|section| match section.as_str() {
                "Wrong answers" | "Weak answers" => {
                    !places.headings.has("Wrong answers") && !places.headings.has("Weak answers")
                }
                section => !places.headings.has(section),
            })
            .map(|section| format!("`## {section}`"))
            .collect();
        if !lacking.is_empty() {
            let message = format!("this variant of `{base_id}` needs {}", lacking.join(", "));
            let hint = "Write them for this variant: they show its surface, and cannot be shared.";
            report(Code::VariantIncomplete, 0..3, message, hint.to_owned());
        }
        let letter = question.id.strip_prefix(base_id).and_then(|rest| rest.strip_prefix('-'));
        if !question.id.is_empty() && !letter.is_some_and(|rest| matches!(rest.as_bytes(), [b'b'..=b'z'])) {
            let message = format!("the variant `{}` is not named after `{base_id}`", question.id);
            let hint = format!("Call it `{base_id}-b`, the next `{base_id}-c`.");
            report(Code::VariantId, filed.root.place().key("id").range(), message, hint);
        }
    }
    for filed in &cx.draft.kits {
        for (at, planned) in filed.value.questions.iter().enumerate() {
            let named = cx.questions.get(planned.id.as_str());
            if let Some(base) = named.and_then(|question| question.variant_of.as_deref()) {
                let range = filed.root.place().key("questions").item(at).key("id").range();
                let message = format!("`{}` is a variant of `{base}`", planned.id);
                let hint = format!("Name `{base}`; any of its variants can be asked in its place.");
                problems.push(Problem::at(Code::KitNamesVariant, filed.source, range, message, hint));
            }
        }
    }
}

/// The sections a variant must have: a prompt, and what its base has of those that show the surface.
fn owed(base: Option<&Question>) -> Vec<String> {
    let mut owed = vec!["Prompt".to_owned()];
    let Some(base) = base else { return owed };
    if !base.starter.is_empty() {
        owed.push("Starter".to_owned());
    }
    if !base.wrong_answers.is_empty() {
        let weak = base.kind == QuestionKind::Design;
        owed.push(if weak { "Weak answers" } else { "Wrong answers" }.to_owned());
    }
    if base.tests.is_some() {
        owed.push("Tests".to_owned());
    }
    owed.extend(base.references.iter().map(|reference| format!("Reference: {}", reference.level)));
    owed
}

#[cfg(test)]
mod tests {
    use crate::Code;
    use crate::testing::{CODING, DESIGN, KIT, VARIANT, good, with_variant};

    const FILE: &str = "sum-001-b-weights.md";

    #[test]
    fn a_variant_has_a_base_that_is_there_and_is_no_variant() {
        let files = with_variant(good()).replace(VARIANT, "variant-of: sum-001", "variant-of: sum-002");
        assert_eq!(
            files.found(),
            [format!("variant-id {FILE}: sum-001-b"), format!("unknown-base {FILE}: sum-002")]
        );
        assert_eq!(files.load().1[1].hint, "Did you mean `sum-001`?");
        let files = with_variant(good()).copy(
            VARIANT,
            "questions/sum-001-c-lengths.md",
            &[
                ("id: sum-001-b", "id: sum-001-c"),
                ("variant-of: sum-001", "variant-of: sum-001-b"),
                ("weights", "lengths"),
            ],
        );
        let found = files.found();
        assert!(
            found.contains(&"variant-of-variant sum-001-c-lengths.md: sum-001-b".to_owned()),
            "{found:?}"
        );
        let itself = with_variant(good()).replace(VARIANT, "variant-of: sum-001", "variant-of: sum-001-b");
        assert!(itself.found().contains(&format!("variant-of-variant {FILE}: sum-001-b")));
    }

    #[test]
    fn a_base_that_cannot_be_read_is_not_called_missing() {
        assert_eq!(with_variant(good()).with(CODING, "").found(), ["empty-file sum-001-add-up.md: "]);
    }

    #[test]
    fn a_variant_does_not_say_how_it_is_rated() {
        for (field, value) in [
            ("competencies", "[correctness]"),
            ("signals", "[names-edges]"),
            ("bar", "{ junior: { correctness: 2 } }"),
        ] {
            let stated = format!("variant-of: sum-001\n{field}: {value}\n");
            let files = with_variant(good()).replace(VARIANT, "variant-of: sum-001\n", &stated);
            assert_eq!(files.found(), [format!("variant-restates {FILE}: {field}")]);
            assert!(files.only().is_error());
        }
        let anchors = "## Anchors\n### correctness\n1. a\n2. b\n3. c\n\n## Tests";
        let files = with_variant(good()).replace(VARIANT, "## Tests", anchors);
        assert_eq!(files.found(), [format!("variant-restates {FILE}: ## Anchors")]);
    }

    #[test]
    fn a_variant_has_its_own_prompt_and_what_its_base_has_of_code_and_wrong_answers() {
        let text = with_variant(good()).text(VARIANT).to_owned();
        let (head, _) = text.split_once("## Prompt").unwrap();
        let problem = with_variant(good()).with(VARIANT, head).only();
        assert_eq!(problem.code, Code::VariantIncomplete);
        assert_eq!(
            problem.message,
            "this variant of `sum-001` needs `## Prompt`, `## Starter`, `## Wrong answers`, `## Tests`, \
             `## Reference: junior`, `## Reference: senior`"
        );
        // A design question has no code, and its variants need none.
        let of_design = "---\nid: que-001-b\ntitle: The full letter box\nvariant-of: que-001\n---\n\n## Prompt\n\
                         Letters come in faster than they are read. What should happen?\n\n## Weak answers\n- A \
                         larger box: full next week.\n";
        assert_eq!(good().with("questions/que-001-b-letters.md", of_design).found(), [""; 0]);
        let without = of_design.split("\n## Weak").next().unwrap();
        assert_eq!(
            good().with("questions/que-001-b-letters.md", without).only().message,
            "this variant of `que-001` needs `## Weak answers`"
        );
        assert!(good().text(DESIGN).contains("## Weak answers"));
    }

    #[test]
    fn what_a_variant_says_itself_differs_from_its_base() {
        let prompt =
            |text: &str| text.split_once("## Prompt\n").unwrap().1.split_once("\n\n").unwrap().0.to_owned();
        let (own, of_base) = (prompt(with_variant(good()).text(VARIANT)), prompt(good().text(CODING)));
        let files = with_variant(good()).replace(VARIANT, &own, &of_base);
        assert_eq!(files.only().code, Code::RepeatedText);
        let files = with_variant(good()).replace(VARIANT, "title: Add up weights", "title: Add up");
        assert_eq!(files.found(), [format!("repeated-text {FILE}: Add up")]);
        let hints = "## Hints\n1. What is the largest price?\n2. How large?\n3. Say it.\n\n## Wrong answers";
        let files = with_variant(good()).replace(VARIANT, "## Wrong answers", hints);
        assert_eq!(files.found(), [format!("repeated-text {FILE}: 1. What is the largest price?")]);
        assert!(files.only().hint.contains("`sum-001`"), "{}", files.only().hint);
    }

    #[test]
    fn a_variant_is_called_after_its_base() {
        for (id, fine) in [
            ("sum-001-b", true),
            ("sum-001-z", true),
            ("sum-001-a", false),
            ("sum-002", false),
            ("sum-001-bb", false),
        ] {
            let text = with_variant(good()).text(VARIANT).replace("id: sum-001-b", &format!("id: {id}"));
            let found = good().with(&format!("questions/{id}-weights.md"), &text).found();
            assert_eq!(found.is_empty(), fine, "{found:?}");
            assert!(fine || found == [format!("variant-id {id}-weights.md: {id}")], "{found:?}");
        }
    }

    #[test]
    fn a_kit_names_the_base() {
        let files = with_variant(good()).replace(KIT, "id: sum-001, minutes", "id: sum-001-b, minutes");
        assert_eq!(files.found(), ["kit-names-variant short-talk.yaml: sum-001-b"]);
    }

    #[test]
    fn minutes_of_a_variant_are_those_of_its_blocks() {
        let files = with_variant(good()).replace(
            VARIANT,
            "variant-of: sum-001\n",
            "variant-of: sum-001\nminutes: 25\n",
        );
        assert_eq!(files.found(), [format!("blocks-do-not-add-up {FILE}: minutes")]);
    }
}
