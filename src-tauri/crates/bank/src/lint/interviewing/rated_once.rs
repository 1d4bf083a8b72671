//! A competency that a whole loop rates a single time.

use super::Sound;
use crate::asked::{needed, times_rated};
use crate::id::bare;
use crate::{Code, Problem};

/// `rated-once`
pub(super) fn rated_once(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for asked in sound.loops() {
        let place = asked.filed.root.place();
        for id in needed(&asked.filed.value, &asked.kits) {
            if times_rated(id, &asked.kits) != 1 {
                continue;
            }
            let by = asked.kits.iter().find_map(|kit| match kit.rating(id).next() {
                Some(question) => Some(format!("by `{}`", question.id)),
                None => kit.rates_throughout(id).then(|| format!("over the interview `{}`", kit.kit.id)),
            });
            let message = format!("the loop rates `{id}` once, {}", by.unwrap_or_default());
            let hint = "Add a second question that rates it, or say in the loop's bar what has to be judged.";
            let stated = asked.filed.value.bar.keys().find(|name| bare(name) == id);
            let range = match stated {
                Some(name) => place.key("bar").name(name).range(),
                None => place.name("stages").range(),
            };
            problems.push(Problem::at(Code::RatedOnce, asked.filed.source, range, message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{KIT, LIMITS, LOOP, good};

    #[test]
    fn what_a_loop_has_to_judge_is_rated_more_than_once() {
        let files = good().replace(LOOP, "{ correctness: 2 }", "{ correctness: 2, limits: 2 }");
        assert_eq!(files.found(), ["rated-once junior-systems.yaml: limits"]);
        assert_eq!(files.only().message, "the loop rates `limits` once, by `que-001`");
    }

    #[test]
    fn without_a_bar_a_loop_judges_what_its_kits_weigh() {
        let files = good().replace(LOOP, "bar: { correctness: 2 }\n", "");
        assert_eq!(files.found(), ["rated-once junior-systems.yaml: stages"]);
        // Weighed by no kit, it need not be judged.
        let unweighed = files.clone().replace(KIT, ", { id: limits, weight: 0.5 }", "");
        assert_eq!(unweighed.found(), [""; 0]);
        // A signal of the whole interview is a second look.
        let signalled = files
            .replace(LIMITS, "signals:\n", "signals:\n  - { id: sees-ends, kind: strength, label: sees ends, observe: Says what runs out first. }\n")
            .replace(KIT, "[sums-up]", "[sums-up, sees-ends]");
        assert_eq!(signalled.found(), [""; 0]);
    }
}
