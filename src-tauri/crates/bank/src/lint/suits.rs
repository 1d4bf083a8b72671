//! Questions and kits are used where they say they fit.

use crate::draft::Context;
use crate::problem::Problem;
use crate::{Code, Kit, Question};

/// `does-not-suit`: a kit's questions and a loop's kits fit its stage, levels and roles.
pub(super) fn suits(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.kits {
        let kit = &filed.value;
        for (at, planned) in kit.questions.iter().enumerate() {
            let Some(question) = cx.questions.get(planned.id.as_str()) else { continue };
            if let Some(what) = misfit_of_question(kit, question) {
                let range = filed.root.place().key("questions").item(at).key("id").range();
                let message = format!("the question `{}` does not name {what}", planned.id);
                let hint = "Take another question, or widen that question's stages, levels or roles.";
                problems.push(Problem::at(Code::DoesNotSuit, filed.source, range, message, hint));
            }
        }
    }
    for filed in &cx.draft.loops {
        let role_loop = &filed.value;
        for (at, stage) in role_loop.stages.iter().enumerate() {
            let Some(kit) = cx.kits.get(stage.kit.as_str()) else { continue };
            let other = |wanted: &str, named: &[String]| {
                !wanted.is_empty() && !named.is_empty() && !named.iter().any(|one| one == wanted)
            };
            let misfit = if other(&stage.stage, std::slice::from_ref(&kit.stage)) && !kit.stage.is_empty() {
                format!("is for the stage `{}`", kit.stage)
            } else if other(&role_loop.role, &kit.roles) {
                format!("does not name the role `{}`", role_loop.role)
            } else if other(&role_loop.level, &kit.levels) {
                format!("does not name the level `{}`", role_loop.level)
            } else {
                continue;
            };
            let range = filed.root.place().key("stages").item(at).key("kit").range();
            let message = format!("the kit `{}` {misfit}", stage.kit);
            let hint = "Take another kit, or change what that kit says it is for.";
            problems.push(Problem::at(Code::DoesNotSuit, filed.source, range, message, hint));
        }
    }
}

/// What of a kit a question does not name. What is empty was reported as such.
fn misfit_of_question(kit: &Kit, question: &Question) -> Option<String> {
    let lacks = |wanted: &[String], named: &[String]| {
        wanted.iter().find(|one| !one.is_empty() && !named.is_empty() && !named.contains(one)).cloned()
    };
    let stage =
        lacks(std::slice::from_ref(&kit.stage), &question.stages).map(|stage| format!("the stage `{stage}`"));
    stage
        .or_else(|| lacks(&kit.levels, &question.levels).map(|level| format!("the level `{level}`")))
        .or_else(|| lacks(&kit.roles, &question.roles).map(|role| format!("the role `{role}`")))
}

#[cfg(test)]
mod tests {
    use crate::testing::{DESIGN, KIT, LOOP, good};

    #[test]
    fn a_question_that_does_not_name_the_kits_level_stage_or_role_is_reported_in_the_kit() {
        for (from, to) in
            [("stages: [phone-screen]", "stages: [systems-design]"), ("roles: [systems]", "roles: [wasm]")]
        {
            let files = good().replace(DESIGN, from, to);
            assert_eq!(files.found(), ["does-not-suit short-talk.yaml: que-001"], "{to}");
        }
        let files = good().replace(DESIGN, "levels: [junior, senior]", "levels: [senior]").replace(
            DESIGN,
            "  junior: { limits: 2 }\n",
            "",
        );
        assert_eq!(files.found(), ["does-not-suit short-talk.yaml: que-001"]);
    }

    #[test]
    fn a_kit_that_does_not_fit_the_loop_is_reported_in_the_loop() {
        let files = good().replace(LOOP, "role: systems", "role: wasm");
        assert_eq!(files.found(), ["does-not-suit junior-systems.yaml: short-talk"]);
        let files = good().replace(LOOP, "stage: phone-screen", "stage: core-coding");
        assert_eq!(files.found(), ["does-not-suit junior-systems.yaml: short-talk"]);
        let files = good().replace(KIT, "levels: [junior, senior]", "levels: [senior]");
        assert_eq!(files.found(), ["does-not-suit junior-systems.yaml: short-talk"]);
    }
}
