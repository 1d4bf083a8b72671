//! The scale itself.

use crate::Code;
use crate::draft::Context;
use crate::problem::Problem;

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
