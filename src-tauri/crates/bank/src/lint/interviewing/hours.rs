//! Minutes that cannot hold, and time that is spent twice.

use super::Sound;
use crate::{Code, Problem};

/// The longest a loop takes, in minutes.
const WORKING_DAY: u32 = 8 * 60;

/// `question-too-short`, `loop-minutes` and `asked-twice`. That a kit leaves slack is checked by
/// `kit-slack`.
pub(super) fn hours(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for (filed, asked) in sound.kits() {
        for (at, (question, minutes)) in asked.questions.iter().enumerate() {
            let needs = question.needs();
            if *minutes == 0 || *minutes >= needs {
                continue;
            }
            let range = filed.root.place().key("questions").item(at).key("minutes").range();
            let message =
                format!("`{}` has {minutes} minutes here, and its blocks need {needs}", question.id);
            let hint =
                format!("Give it {needs} (its file says {}), or take a shorter question.", question.minutes);
            problems.push(Problem::at(Code::QuestionTooShort, filed.source, range, message, hint));
        }
    }
    for asked in sound.loops() {
        let minutes = asked.kits.iter().fold(0u32, |sum, kit| sum.saturating_add(kit.kit.minutes));
        if minutes > WORKING_DAY {
            let message = format!("the interviews of the loop take {minutes} minutes in all");
            let hint = format!("Ask for less: at most {WORKING_DAY} minutes, a working day.");
            problems.push(asked.problem(Code::LoopMinutes, message, hint));
        }
        let mut met: Vec<(&str, &str)> = Vec::new();
        for (at, kit) in asked.kits.iter().enumerate() {
            for (question, _) in &kit.questions {
                let family = question.variant_of.as_deref().unwrap_or(&question.id);
                let Some((_, before)) = met.iter().find(|(other, _)| *other == family) else {
                    met.push((family, &kit.kit.id));
                    continue;
                };
                // Twice in one kit is told of the kit.
                if *before == kit.kit.id
                    && !asked.filed.value.stages.iter().take(at).any(|s| s.kit == kit.kit.id)
                {
                    continue;
                }
                let range = asked.filed.root.place().key("stages").item(at).key("kit").range();
                let message = format!("`{}` asks `{}`, which `{before}` has asked", kit.kit.id, question.id);
                let hint = "Take another question in one of the two.";
                problems.push(Problem::at(Code::AskedTwice, asked.filed.source, range, message, hint));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{KIT, LOOP, VARIANT, good, with_variant};

    #[test]
    fn a_question_has_the_minutes_its_blocks_need() {
        // Its blocks take 20, of which 5 are follow-ups.
        let with = |minutes: u32| {
            good().replace(KIT, "id: sum-001, minutes: 20", &format!("id: sum-001, minutes: {minutes}"))
        };
        assert_eq!(with(14).found(), ["question-too-short short-talk.yaml: 14"]);
        assert_eq!(with(14).only().message, "`sum-001` has 14 minutes here, and its blocks need 15");
        assert_eq!(with(15).found(), [""; 0]);
    }

    #[test]
    fn a_loop_takes_no_more_than_a_working_day() {
        let with = |minutes: u32| good().replace(KIT, "minutes: 60", &format!("minutes: {minutes}"));
        assert_eq!(with(481).found(), ["loop-minutes junior-systems.yaml: stages"]);
        assert_eq!(with(480).found(), [""; 0]);
    }

    #[test]
    fn a_loop_asks_a_question_once() {
        let second =
            "  - { stage: phone-screen, kit: short-talk }\n  - { stage: phone-screen, kit: other-talk }";
        let files = good().replace(LOOP, "  - { stage: phone-screen, kit: short-talk }", second).copy(
            KIT,
            "rubrics/kits/other-talk.yaml",
            &[
                ("id: short-talk", "id: other-talk"),
                ("{ id: que-001, minutes: 20 }", ""),
                (", { id: limits, weight: 0.5 }", ""),
            ],
        );
        assert_eq!(files.found(), ["asked-twice junior-systems.yaml: other-talk"]);
        assert_eq!(files.only().message, "`other-talk` asks `sum-001`, which `short-talk` has asked");
        let variant =
            with_variant(files).replace("rubrics/kits/other-talk.yaml", "id: sum-001", "id: sum-001-b");
        assert_eq!(
            variant.found(),
            ["kit-names-variant other-talk.yaml: sum-001-b", "asked-twice junior-systems.yaml: other-talk"]
        );
        assert!(variant.text(VARIANT).contains("variant-of: sum-001"));
    }
}
