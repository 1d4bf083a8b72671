//! Anchors that differ in degree only.

use std::collections::BTreeMap;

use super::Sound;
use crate::words::{stem, words};
use crate::{Code, Problem};

/// `anchors-by-degree`
pub(super) fn degrees(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for filed in sound.competencies() {
        for (lower, higher) in alike(&filed.value.anchors) {
            let range = filed.root.place().key("anchors").key(&higher.to_string()).range();
            problems.push(Problem::at(
                Code::AnchorsByDegree,
                filed.source,
                range,
                message(lower, higher),
                HINT,
            ));
        }
    }
    for filed in sound.originals() {
        let (question, places) = &filed.value;
        for (competency, anchors) in &question.anchors {
            for (lower, higher) in alike(anchors) {
                let range = places.anchors.get(competency).unwrap_or(0..3);
                problems.push(Problem::at(
                    Code::AnchorsByDegree,
                    filed.source,
                    range,
                    message(lower, higher),
                    HINT,
                ));
            }
        }
    }
}

const HINT: &str = "Say what is done or said at the higher point and not at the lower.";

fn message(lower: u8, higher: u8) -> String {
    format!("anchors {lower} and {higher} differ by words of degree only")
}

/// Neighbouring points whose anchors say the same once words of degree are taken out.
fn alike(anchors: &BTreeMap<u8, String>) -> Vec<(u8, u8)> {
    let said: Vec<(u8, Vec<String>)> = anchors.iter().map(|(point, text)| (*point, kept(text))).collect();
    let pairs = said.iter().zip(said.iter().skip(1));
    let alike = pairs.filter(|((_, one), (_, other))| one == other);
    alike.map(|((lower, _), (higher, _))| (*lower, *higher)).collect()
}

/// Words that say how much and not what.
const DEGREES: [&str; 60] = [
    "very",
    "most",
    "mostly",
    "fully",
    "partly",
    "somewhat",
    "well",
    "good",
    "better",
    "best",
    "poor",
    "bad",
    "excellent",
    "outstanding",
    "great",
    "solid",
    "strong",
    "weak",
    "basic",
    "deep",
    "limited",
    "adequate",
    "some",
    "few",
    "many",
    "much",
    "more",
    "less",
    "little",
    "lot",
    "lots",
    "all",
    "every",
    "any",
    "always",
    "often",
    "sometimes",
    "rarely",
    "seldom",
    "never",
    "usually",
    "quite",
    "rather",
    "extremely",
    "highly",
    "nearly",
    "almost",
    "enough",
    "sufficient",
    "high",
    "low",
    "a",
    "an",
    "the",
    "of",
    "no",
    "full",
    "broad",
    "thorough",
    "in",
];

/// Words in -ly that are no adverbs.
const NO_ADVERBS: [&str; 8] = ["only", "reply", "apply", "supply", "rely", "assembly", "multiply", "early"];

/// What is left of a text without words of degree, in its order.
fn kept(text: &str) -> Vec<String> {
    let says = |word: &String| {
        let adverb = word.ends_with("ly") && !NO_ADVERBS.contains(&word.as_str());
        !adverb && !DEGREES.contains(&word.as_str())
    };
    words(text).filter(says).map(|word| stem(&word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, CORRECTNESS, good};

    #[test]
    fn anchors_differ_by_more_than_a_degree() {
        let second = "  2: Right on the example, wrong at an edge.";
        let third = "  3: Right everywhere, and says why.";
        for (two, three) in [
            ("Handles errors well.", "Handles errors very well."),
            ("Sometimes tests the edges.", "Always tests the edges."),
            ("Shows a basic understanding of overflow.", "Shows deep understanding of overflow."),
            ("Names some edges", "Clearly names most of the edges."),
        ] {
            let files = good().replace(CORRECTNESS, second, &format!("  2: {two}")).replace(
                CORRECTNESS,
                third,
                &format!("  3: {three}"),
            );
            assert_eq!(files.found(), [format!("anchors-by-degree correctness.yaml: {three}")]);
        }
        let files = good()
            .replace(
                CODING,
                "2. Right on the example; the edge is seen after a hint.",
                "2. Sees the edge partly.",
            )
            .replace(
                CODING,
                "3. Sees the edge before running it, and gives the caller a choice.",
                "3. Fully sees the edge.",
            );
        assert_eq!(files.found(), ["anchors-by-degree sum-001-add-up.md: ### correctness"]);
    }

    #[test]
    fn what_is_done_makes_a_difference() {
        let second = "  2: Right on the example, wrong at an edge.";
        for two in [
            "Right everywhere.",
            "Right everywhere, and says why when asked.",
            "Right everywhere, and does not say why.",
            "Says why.",
        ] {
            assert_eq!(good().replace(CORRECTNESS, second, &format!("  2: {two}")).found(), [""; 0], "{two}");
        }
    }
}
