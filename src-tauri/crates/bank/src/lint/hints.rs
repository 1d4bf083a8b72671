//! Hints: a ladder of three, whose caps mean something and fall.

use std::collections::BTreeMap;

use crate::Code;
use crate::draft::Context;
use crate::problem::Problem;

/// How many hints a ladder has.
const RUNGS: usize = 3;

/// `hint-cap`, `hint-outside-competencies` and `hint-ladder`.
pub(super) fn hints(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.questions {
        let (question, places) = &filed.value;
        if !places.headings.has("Hints") {
            continue;
        }
        let mut lowest: BTreeMap<&str, (usize, u8)> = BTreeMap::new();
        for (at, hint) in question.hints.iter().enumerate() {
            let number = at + 1;
            let range = || places.hints.get(at).cloned().unwrap_or(0..0);
            let mut report = |code, message: String, hint: String| {
                problems.push(Problem::at(code, filed.source, range(), message, hint));
            };
            for (competency, cap) in &hint.caps {
                if !question.competencies.is_empty() && !question.competencies.contains(competency) {
                    report(
                        Code::HintOutsideCompetencies,
                        format!("hint {number} caps `{competency}`, which this question does not rate"),
                        format!("Its competencies are {}.", question.competencies.join(", ")),
                    );
                }
                if let Some(scale) = cx.scale().filter(|scale| !scale.has(*cap)) {
                    report(
                        Code::HintCap,
                        format!("hint {number} caps `{competency}` at {cap}, which is no point of the scale"),
                        format!("The scale goes from 1 to {}.", scale.top()),
                    );
                }
                match lowest.get(competency.as_str()) {
                    Some((earlier, lower)) if lower < cap => report(
                        Code::HintLadder,
                        format!("hint {number} caps `{competency}` at {cap}, and hint {earlier} at {lower}"),
                        "A later hint gives away more, so its cap is the same or lower.".to_owned(),
                    ),
                    _ => {
                        lowest.insert(competency, (number, *cap));
                    }
                }
            }
            if at == 0 && !hint.caps.is_empty() {
                report(
                    Code::HintLadder,
                    "the first hint has a cap".to_owned(),
                    "The first hint is a nudge that costs nothing; put the cap on the next.".to_owned(),
                );
            }
        }
        let count = question.hints.len();
        if let Some(heading) =
            places.headings.get("Hints").filter(|_| (1..).contains(&count) && count != RUNGS)
        {
            let message = format!("{count} hints, and a ladder has {RUNGS}");
            let hint = "From a nudge, over the place to look at, to nearly the answer.";
            problems.push(Problem::at(Code::HintLadder, filed.source, heading.clone(), message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, good};

    const THIRD: &str = "3. [correctness ≤ 1] Try `checked_add`.";

    #[test]
    fn a_cap_is_a_point_of_the_scale_and_about_what_is_rated() {
        let files = good().replace(CODING, "[correctness ≤ 1]", "[correctness ≤ 0]");
        assert_eq!(files.found(), ["hint-cap sum-001-add-up.md: 3. [correctness ≤ 0] Try `checked_add`."]);
        let files = good().replace(CODING, "[correctness ≤ 1]", "[limits ≤ 1]");
        assert_eq!(
            files.found(),
            ["hint-outside-competencies sum-001-add-up.md: 3. [limits ≤ 1] Try `checked_add`."]
        );
        let files = good().replace(CODING, "[correctness ≤ 1]", "[correctness < 1]");
        assert_eq!(files.found(), ["hint-cap sum-001-add-up.md: 3. [correctness < 1] Try `checked_add`."]);
    }

    #[test]
    fn caps_do_not_rise_and_the_first_hint_has_none() {
        let files = good().replace(CODING, "[correctness ≤ 1]", "[correctness ≤ 3]");
        assert_eq!(files.found(), ["hint-ladder sum-001-add-up.md: 3. [correctness ≤ 3] Try `checked_add`."]);
        let files = good().replace(CODING, "1. What is the largest price?", "1. [correctness ≤ 2] What?");
        assert_eq!(files.found(), ["hint-ladder sum-001-add-up.md: 1. [correctness ≤ 2] What?"]);
    }

    #[test]
    fn a_ladder_has_three_hints() {
        let files = good().replace(CODING, &format!("{THIRD}\n"), "");
        assert_eq!(files.found(), ["hint-ladder sum-001-add-up.md: ## Hints"]);
        let files = good().replace(CODING, THIRD, &format!("{THIRD}\n4. Type it."));
        assert_eq!(files.found(), ["hint-ladder sum-001-add-up.md: ## Hints"]);
    }
}
