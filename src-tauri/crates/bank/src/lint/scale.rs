//! The scale itself.

use std::ops::Range;

use crate::draft::Context;
use crate::gather::fits;
use crate::id::{bare, split_name};
use crate::problem::Problem;
use crate::source::Source;
use crate::{Bank, Code, Id};

/// `scale-points`: 3 to 7 points, from 1 without gaps, so that means and bars have a meaning.
pub(super) fn points(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let Some(filed) = &cx.draft.scale else { return };
    let points: Vec<u8> = filed.value.points.keys().copied().collect();
    // No point at all: the field is missing or empty, and was reported or is about to be.
    let listed = filed.root.get("points").is_some_and(|node| node.entries().len() == points.len());
    let from_one = points.iter().zip(1..).all(|(point, expected)| *point == expected);
    if listed && (!(3..=7).contains(&points.len()) || !from_one) {
        let range = filed.root.place().name("points").range();
        let names: Vec<String> = points.iter().map(u8::to_string).collect();
        let message = format!("the scale has the points {}", names.join(", "));
        let hint = "A scale has 3 to 7 points, numbered 1, 2, 3 and so on.";
        problems.push(Problem::at(Code::ScalePoints, filed.source, range, message, hint));
    }
}

/// `other-scale`: what a kit asks is anchored at the points it is rated on.
pub(super) fn one(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let Some(scale) = cx.scale() else { return };
    let others: Vec<(&str, &Bank)> = cx.draft.ground.banks().filter(|(_, bank)| !fits(scale, bank)).collect();
    if others.is_empty() {
        return;
    }
    let mut check = |source: &Source, what: &str, name: &str, own: bool, range: &dyn Fn() -> Range<usize>| {
        let has = |bank: &Bank, id: &str| match what {
            "question" => bank.questions().any(|question| question.id == id),
            _ => bank.competencies().any(|competency| competency.id == id),
        };
        let (named, id) = split_name(name);
        let of = match named {
            Some(pack) => Some(pack),
            None if own => None,
            None => cx.draft.ground.banks().find(|(_, bank)| has(bank, id)).map(|(pack, _)| pack),
        };
        if let Some((pack, _)) = of.and_then(|of| others.iter().find(|(pack, _)| *pack == of)) {
            let message =
                format!("the {what} `{}` is anchored on another scale, that of `{pack}`", bare(name));
            let hint = "Copy it into this pack, and write its anchors for this scale.";
            problems.push(Problem::at(Code::OtherScale, source, range(), message, hint));
        }
    };
    let owns_question = |id: &Id| cx.draft.questions.iter().any(|filed| filed.value.0.id == *id);
    let owns_competency = |id: &Id| cx.draft.competencies.iter().any(|filed| filed.value.id == *id);
    for filed in &cx.draft.kits {
        let place = |field, at| filed.root.place().key(field).item(at).key("id").range();
        for (at, planned) in filed.value.questions.iter().enumerate() {
            let range = || place("questions", at);
            check(filed.source, "question", &planned.id, owns_question(&planned.id), &range);
        }
        for (at, used) in filed.value.competencies.iter().enumerate() {
            let range = || place("competencies", at);
            check(filed.source, "competency", &used.id, owns_competency(&used.id), &range);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{SCALE, good};

    #[test]
    fn a_scale_has_three_to_seven_points_from_one_without_gaps() {
        for points in [
            "{ 1: A, 2: B }",
            "{ 0: Z, 1: A, 2: B, 3: C }",
            "{ 1: A, 2: B, 4: C }",
            "{ 1: A, 2: B, 3: C, 4: D, 5: E, 6: F, 7: G, 8: H }",
        ] {
            let files = good().replace(SCALE, "{ 1: Weak, 2: Fair, 3: Good }", points);
            assert!(files.found().contains(&"scale-points scale.yaml: points".to_owned()), "{points}");
        }
    }
}
