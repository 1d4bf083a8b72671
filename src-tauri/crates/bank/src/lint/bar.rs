//! Bars: what meets expectations at each level.

use crate::Code;
use crate::draft::Context;
use crate::problem::Problem;

/// `bar-off-scale`, `bar-outside-competencies`, `bar-missing` and `bar-falls`.
pub(super) fn bar(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.loops {
        let Some(scale) = cx.scale() else { break };
        for (competency, point) in filed.value.bar.iter().filter(|(_, point)| !scale.has(**point)) {
            let range = filed.root.place().key("bar").key(competency).range();
            let message = format!("{point} is no point of the scale");
            let hint = format!("The scale goes from 1 to {}.", scale.top());
            problems.push(Problem::at(Code::BarOffScale, filed.source, range, message, hint));
        }
    }
    for filed in cx.draft.originals() {
        let (question, _) = &filed.value;
        let place = || filed.root.place().key("bar");
        for (level, points) in &question.bar {
            for (competency, point) in points {
                if !question.competencies.is_empty() && !question.competencies.contains(competency) {
                    let range = place().key(level).name(competency).range();
                    let message = format!("this question does not rate `{competency}`");
                    let hint = format!("Its competencies are {}.", question.competencies.join(", "));
                    let code = Code::BarOutsideCompetencies;
                    problems.push(Problem::at(code, filed.source, range, message, hint));
                }
                if let Some(scale) = cx.scale().filter(|scale| !scale.has(*point)) {
                    let range = place().key(level).key(competency).range();
                    let message = format!("{point} is no point of the scale");
                    let hint = format!("The scale goes from 1 to {}.", scale.top());
                    problems.push(Problem::at(Code::BarOffScale, filed.source, range, message, hint));
                }
            }
        }
        if filed.root.get("bar").is_some_and(|node| !node.entries().is_empty()) {
            let stated = filed.root.get("bar");
            for (at, level) in question.levels.iter().enumerate() {
                if stated.is_some_and(|bar| bar.get(level).is_none()) {
                    let range = filed.root.place().key("levels").item(at).range();
                    let message = format!("`bar` does not say what meets expectations for `{level}`");
                    let hint = format!("Add `{level}: {{ competency: point }}` to `bar`.");
                    problems.push(Problem::at(Code::BarMissing, filed.source, range, message, hint));
                }
            }
        }
        let Some(scale) = cx.scale() else { continue };
        let levels: Vec<_> =
            scale.levels.iter().filter_map(|level| question.bar.get_key_value(level)).collect();
        for (at, (level, points)) in levels.iter().enumerate() {
            for (competency, point) in *points {
                let mut below =
                    levels.iter().take(at).filter_map(|(lower, of)| Some((*lower, *of.get(competency)?)));
                if let Some((lower, higher)) = below.rfind(|(_, lower)| lower > point) {
                    let range = place().key(level).key(competency).range();
                    let message = format!(
                        "the bar for `{competency}` is {point} at `{level}` and {higher} at `{lower}`"
                    );
                    let hint =
                        "The scale is one for all levels: a higher level has the same bar or a higher one.";
                    problems.push(Problem::at(Code::BarFalls, filed.source, range, message, hint));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, LOOP, good};

    #[test]
    fn a_bar_is_a_point_of_the_scale() {
        for point in ["4", "0"] {
            let files = good().replace(
                CODING,
                "senior: { correctness: 3 }",
                &format!("senior: {{ correctness: {point} }}"),
            );
            let found = files.found();
            assert!(found.contains(&format!("bar-off-scale sum-001-add-up.md: {point}")), "{found:?}");
        }
    }

    #[test]
    fn the_bar_of_a_loop_is_on_the_scale_and_about_competencies() {
        let with = |bar: &str| good().replace(LOOP, "bar: { correctness: 2 }", &format!("bar: {bar}"));
        assert_eq!(with("{ correctness: 3 }").found(), [""; 0]);
        assert_eq!(with("{ limits: 4 }").found(), ["bar-off-scale junior-systems.yaml: 4"]);
        assert_eq!(with("{ limit: 2 }").found(), ["unknown-competency junior-systems.yaml: limit"]);
        assert_eq!(with("{ limits: 2 }").load().0.role_loop("junior-systems").unwrap().bar["limits"], 2);
    }

    #[test]
    fn a_bar_is_set_for_what_the_question_rates() {
        let files = good().replace(CODING, "junior: { correctness: 2 }", "junior: { limits: 2 }");
        assert_eq!(files.found(), ["bar-outside-competencies sum-001-add-up.md: limits"]);
    }

    #[test]
    fn every_level_of_a_question_has_a_bar() {
        let files = good().replace(CODING, "  junior: { correctness: 2 }\n", "");
        assert_eq!(files.found(), ["bar-missing sum-001-add-up.md: junior"]);
    }

    #[test]
    fn a_higher_level_has_no_lower_bar() {
        let files = good().replace(CODING, "senior: { correctness: 3 }", "senior: { correctness: 1 }");
        assert_eq!(files.found(), ["bar-falls sum-001-add-up.md: 1"]);
        let files = good().replace(CODING, "senior: { correctness: 3 }", "senior: { correctness: 2 }");
        assert_eq!(files.found(), [""; 0]);
    }
}
