//! Anchors: every point a rating can have is described.

use std::collections::BTreeMap;

use crate::draft::Context;
use crate::problem::Problem;
use crate::{Code, Scale};

/// `anchors-incomplete`, `anchors-missing` and `anchors-outside-competencies`.
pub(super) fn anchors(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.competencies {
        let Some(scale) = cx.scale() else { break };
        let Some(node) = filed.root.get("anchors") else { continue };
        // An anchor that could not be read was reported, and is not missing.
        if node.entries().len() != filed.value.anchors.len() {
            continue;
        }
        if let Some(what) = incomplete(scale, &filed.value.anchors) {
            let range = filed.root.place().name("anchors").range();
            let message = format!("the anchors of `{}` {what}", filed.value.id);
            problems.push(Problem::at(Code::AnchorsIncomplete, filed.source, range, message, hint(scale)));
        }
    }
    for filed in cx.draft.originals() {
        let (question, places) = &filed.value;
        for (competency, points) in &question.anchors {
            let heading = || places.anchors.get(competency).unwrap_or(0..0);
            if !question.competencies.is_empty() && !question.competencies.contains(competency) {
                let message = format!("this question does not rate `{competency}`");
                let hint = format!(
                    "Its competencies are {}. Add this one, or take its anchors out.",
                    question.competencies.join(", ")
                );
                let code = Code::AnchorsOutsideCompetencies;
                problems.push(Problem::at(code, filed.source, heading(), message, hint));
                continue;
            }
            let Some(scale) = cx.scale() else { continue };
            if let Some(what) = incomplete(scale, points) {
                let message = format!("the anchors of `{competency}` {what}");
                problems.push(Problem::at(
                    Code::AnchorsIncomplete,
                    filed.source,
                    heading(),
                    message,
                    hint(scale),
                ));
            }
        }
        let Some(section) = places.headings.get("Anchors") else { continue };
        for competency in &question.competencies {
            if !question.anchors.contains_key(competency) {
                let message = format!("`{competency}` has no anchors for this question");
                let hint =
                    format!("Add `### {competency}` with what each point looks like in this very task.");
                problems.push(Problem::at(
                    Code::AnchorsMissing,
                    filed.source,
                    section.clone(),
                    message,
                    hint,
                ));
            }
        }
    }
}

/// What the anchors lack or have too much of.
fn incomplete(scale: &Scale, anchors: &BTreeMap<u8, String>) -> Option<String> {
    let list = |points: Vec<String>| (!points.is_empty()).then(|| points.join(", "));
    let lacking =
        scale.points.keys().filter(|point| !anchors.contains_key(point)).map(u8::to_string).collect();
    let beyond = anchors.keys().filter(|point| !scale.has(**point)).map(u8::to_string).collect();
    list(lacking)
        .map(|points| format!("lack {points}"))
        .or_else(|| list(beyond).map(|points| format!("have {points}, which the scale has not")))
}

fn hint(scale: &Scale) -> String {
    let points: Vec<String> = scale.points.keys().map(u8::to_string).collect();
    format!("Describe each of {} by what is seen or heard.", points.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, CORRECTNESS, DESIGN, good};

    #[test]
    fn a_competency_is_anchored_at_every_point() {
        let files = good().replace(CORRECTNESS, "  2: Right on the example, wrong at an edge.\n", "");
        assert_eq!(files.found(), ["anchors-incomplete correctness.yaml: anchors"]);
        assert!(files.only().message.ends_with("lack 2"), "{}", files.only().message);
        let files = good().replace(
            CORRECTNESS,
            "  3: Right everywhere, and says why.\n",
            "  3: Right.\n  4: Best.\n",
        );
        assert_eq!(files.found(), ["anchors-incomplete correctness.yaml: anchors"]);
    }

    #[test]
    fn a_question_anchors_every_point_of_what_it_sharpens() {
        let files = good().replace(CODING, "2. Right on the example; the edge is seen after a hint.\n", "");
        assert_eq!(files.found(), ["anchors-incomplete sum-001-add-up.md: ### correctness"]);
    }

    #[test]
    fn a_question_sharpens_what_it_rates_and_nothing_else() {
        let files = good().replace(CODING, "### correctness", "### limits");
        assert_eq!(
            files.found(),
            [
                "anchors-missing sum-001-add-up.md: ## Anchors",
                "anchors-outside-competencies sum-001-add-up.md: ### limits",
            ]
        );
        let anchors = "### correctness\n1. Loses messages unseen.\n2. Loses messages and counts them.\n3. Every message is sent or refused.\n";
        let files = good().replace(DESIGN, anchors, "");
        assert_eq!(files.found(), ["anchors-missing que-001-full-queue.md: ## Anchors"]);
    }
}
