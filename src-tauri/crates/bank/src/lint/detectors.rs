//! Detectors: whether each can be used, is as its examples say, and tells anything from anything.
//!
//! Whoever lints brings what can run them. Each is judged by itself: one that cannot be used is left out of
//! interviews, and hides no other.

use std::ops::Range;

use crate::draft::Context;
use crate::problem::Problem;
use crate::source::Source;
use crate::yaml::{Kind, Node};
use crate::{
    Code, DetectorFault, DetectorFaultKind, Fence, Id, Question, TryDetectors, WrittenDetector,
    WrittenDetectors,
};

/// Examples of each side that show what a detector is for and where it stops.
const EXAMPLES: usize = 3;

/// Where a detector stands.
struct Stands<'d, 's> {
    source: &'s Source,
    node: &'d Node<'s>,
}

/// Has all detectors of a bank tried, and reports what is wrong with them.
pub(super) fn detectors(cx: &Context<'_, '_>, run: &TryDetectors<'_>, problems: &mut Vec<Problem>) {
    let mut written = Vec::new();
    let mut places = Vec::new();
    let competencies = cx.draft.competencies.iter().map(|filed| (filed.source, &filed.root));
    let questions = cx.draft.originals().map(|filed| (filed.source, &filed.root));
    for (source, root) in competencies.chain(questions) {
        for signal in root.get("signals").map(Node::items).unwrap_or_default() {
            for node in signal.get("detect").map(Node::items).unwrap_or_default() {
                let detector = node.to_json();
                if detector.is_object() || detector.is_string() {
                    written.push(WrittenDetector { signal: id_of(signal), detector });
                    places.push(Stands { source, node });
                }
            }
        }
    }
    let elsewhere = cx.draft.ground.banks().flat_map(|(_, bank)| bank.competencies());
    let elsewhere = elsewhere.flat_map(|competency| &competency.signals).flat_map(|signal| &signal.detect);
    let detectors = WrittenDetectors {
        written,
        elsewhere: elsewhere.filter(|detector| detector.is_object()).cloned().collect(),
        whole: cx.draft.whole && cx.draft.ground.is_whole(),
        code: cx.draft.questions.iter().flat_map(|filed| code_of(&filed.value.0)).collect(),
    };
    if detectors.written.is_empty() {
        return;
    }
    let faults = run(&detectors);
    for (at, (stands, one)) in places.iter().zip(&detectors.written).enumerate() {
        let own = faults.iter().filter(|fault| fault.at == at);
        problems.extend(own.clone().map(|fault| problem(stands, one, fault)));
        let unusable = |fault: &DetectorFault| matches!(fault.kind, DetectorFaultKind::Unusable(_));
        if one.detector.is_object() && !own.clone().any(unusable) {
            problems.extend(few_examples(stands, one));
        }
    }
}

/// `few-examples`.
fn few_examples(stands: &Stands<'_, '_>, one: &WrittenDetector) -> Option<Problem> {
    let count = |side: &str| one.detector.pointer(&format!("/examples/{side}"))?.as_array().map(Vec::len);
    let [yes, no] = ["yes", "no"].map(|side| count(side).unwrap_or_default());
    if yes >= EXAMPLES && no >= EXAMPLES {
        return None;
    }
    let message = format!(
        "{} has {yes} examples under `yes` and {no} under `no`; {EXAMPLES} of each show what it is for",
        name_of(one)
    );
    let hint = "Add code it must find, and code that looks like it and must be left alone.";
    let range = stands.node.place().key("id").range();
    Some(Problem::at(Code::FewExamples, stands.source, range, message, hint))
}

fn name_of(one: &WrittenDetector) -> String {
    let id = one.detector.as_str().or_else(|| one.detector.get("id")?.as_str());
    id.map_or_else(|| "this detector".to_owned(), |id| format!("`{id}`"))
}

fn id_of(node: &Node<'_>) -> Id {
    match node.get("id").map(|id| &id.kind) {
        Some(Kind::Scalar { text, .. }) => text.to_string(),
        _ => Id::new(),
    }
}

/// All Rust of a question.
fn code_of(question: &Question) -> impl Iterator<Item = &str> {
    let wrong = question.wrong_answers.iter().filter_map(|answer| answer.fence.as_ref());
    let references = question.references.iter().map(|reference| &reference.fence);
    let fences = question.starter.iter().chain(&question.tests).chain(references).chain(wrong);
    fences.filter(|fence: &&Fence| fence.language == "rust").map(|fence| fence.code.as_str())
}

fn problem(stands: &Stands<'_, '_>, one: &WrittenDetector, fault: &DetectorFault) -> Problem {
    let id = name_of(one);
    let range = range_of(stands.node, fault);
    let (code, message, hint) = match &fault.kind {
        DetectorFaultKind::Unusable(why) => (
            Code::DetectorUnusable,
            format!("{id} cannot be used: {why}"),
            "It is left out until it is mended; the others look as ever.".to_owned(),
        ),
        DetectorFaultKind::FalseExample(why) => (
            Code::FalseExample,
            format!("this example of {id} is not as it says: {why}"),
            "Mend the rule, or move the example to the other side: `yes` must be found, `no` must not."
                .to_owned(),
        ),
        DetectorFaultKind::NeverFires => (
            Code::DetectorNeverFires,
            format!("{id} finds nothing in its examples, and nothing in any code of the bank"),
            "Give it an example under `yes`; if that is not found, the rule asks for something else."
                .to_owned(),
        ),
        DetectorFaultKind::FiresEverywhere => (
            Code::DetectorFiresEverywhere,
            format!("{id} finds something nearly everywhere, and so tells nothing"),
            "Say more about what it looks for.".to_owned(),
        ),
        DetectorFaultKind::NeverEnds(why) => (
            Code::DetectorNeverEnds,
            format!("{id} was not tried to the end: {why}"),
            "Ask for less at a distance: `stopBy: end` within another goes through all code again and again."
                .to_owned(),
        ),
    };
    Problem::at(code, stands.source, range, message, hint)
}

/// Where the part of a detector stands that is wrong; of the whole, its id.
fn range_of(node: &Node<'_>, fault: &DetectorFault) -> Range<usize> {
    let Some((last, way)) = fault.within.split_last() else {
        return node.place().key("id").range();
    };
    let around = way.iter().fold(node.place(), |place, part| place.down(part));
    if fault.is_key { around.name(last).range() } else { around.down(last).range() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, CORRECTNESS, Files, good, team};

    /// The bank with these detectors instead of its own.
    fn with(detect: &str) -> Files {
        let text = good().text(CORRECTNESS).to_owned();
        let (head, rest) = text.split_once("    detect:\n").unwrap();
        let (_, rest) = rest.split_once("  - id: sums-up").unwrap();
        let without = good().with(CORRECTNESS, &format!("{head}  - id: sums-up{rest}"));
        without.replace(CORRECTNESS, "    detect: [edge-test]\n", &format!("    detect:\n{detect}"))
    }

    /// What is found when the detectors are run by somebody who says this of them.
    fn told(files: &Files, run: &TryDetectors<'_>) -> Vec<String> {
        files.found_with(run)
    }

    const SOUND: &str = "      - id: cast\n        examples: { yes: [a, b, c], no: [d, e, f] }\n";

    #[test]
    fn what_can_run_detectors_gets_all_of_them_and_the_code_of_the_bank() {
        let run = |all: &WrittenDetectors<'_>| {
            assert_eq!(all.written.len(), 2);
            assert_eq!(
                (all.written[0].detector["id"].as_str(), all.written[1].detector.as_str()),
                (Some("cast"), Some("other"))
            );
            assert!(!all.written[0].signal.is_empty() && all.whole && all.elsewhere.is_empty());
            assert!(all.code.len() >= 3 && all.code.iter().all(|code| !code.is_empty()));
            Vec::new()
        };
        assert_eq!(told(&with(&format!("{SOUND}      - other\n")), &run), [""; 0]);
    }

    #[test]
    fn each_fault_is_told_at_the_part_it_is_about_with_a_code_of_its_own() {
        let files =
            with(&format!("{SOUND}        rule:\n          kind: x\n          hass: y\n      - other\n"));
        let run = |_: &WrittenDetectors<'_>| {
            let fault = |at: usize, within: &[&str], is_key: bool, kind: DetectorFaultKind| DetectorFault {
                at,
                within: within.iter().map(|&part| part.to_owned()).collect(),
                is_key,
                kind,
            };
            vec![
                fault(0, &["rule", "hass"], true, DetectorFaultKind::Unusable("unknown field".into())),
                fault(0, &["rule", "kind"], false, DetectorFaultKind::Unusable("no such kind".into())),
                fault(0, &["examples", "no", "1"], false, DetectorFaultKind::FalseExample("found".into())),
                fault(0, &[], false, DetectorFaultKind::NeverFires),
                fault(0, &[], false, DetectorFaultKind::FiresEverywhere),
                fault(0, &[], false, DetectorFaultKind::NeverEnds("stopped".into())),
                fault(1, &[], false, DetectorFaultKind::Unusable("nowhere".into())),
            ]
        };
        let mut found = told(&files, &run);
        found.sort();
        assert_eq!(
            found,
            [
                "detector-fires-everywhere correctness.yaml: cast",
                "detector-never-ends correctness.yaml: cast",
                "detector-never-fires correctness.yaml: cast",
                "detector-unusable correctness.yaml: hass",
                "detector-unusable correctness.yaml: other",
                "detector-unusable correctness.yaml: x",
                "false-example correctness.yaml: e",
            ]
        );
    }

    #[test]
    fn a_detector_with_few_examples_is_told() {
        let none = |_: &WrittenDetectors<'_>| Vec::new();
        let few = "few-examples correctness.yaml: cast";
        for examples in [
            "",
            "        examples: { yes: [a, b], no: [d, e, f] }\n",
            "        examples: { yes: [a, b, c] }\n",
        ] {
            assert_eq!(told(&with(&format!("      - id: cast\n{examples}")), &none), [few]);
        }
        assert_eq!(told(&with(SOUND), &none), [""; 0]);
    }

    #[test]
    fn what_is_allowed_of_detectors_counts_as_used_where_nobody_runs_them() {
        let allow = "allow:\n  - { code: detector-never-fires, reason: seen in other banks }\n";
        let files = with(SOUND).with("pack.yaml", &format!("{}{allow}", team().text("pack.yaml")));
        assert_eq!(files.found(), [""; 0]);
        let never = |_: &WrittenDetectors<'_>| {
            vec![DetectorFault {
                at: 0,
                within: Vec::new(),
                is_key: false,
                kind: DetectorFaultKind::NeverFires,
            }]
        };
        assert_eq!(told(&files, &never), [""; 0]);
        assert_eq!(told(&files, &|_| Vec::new()).len(), 1);
    }

    #[test]
    fn a_questions_own_signals_have_detectors_too() {
        let files = with(SOUND).replace(CODING, "label: casts", "label: casts\n    detect: [cast]");
        let run = |all: &WrittenDetectors<'_>| {
            assert_eq!(all.written.len(), 2);
            vec![DetectorFault {
                at: 1,
                within: Vec::new(),
                is_key: false,
                kind: DetectorFaultKind::Unusable("nowhere".into()),
            }]
        };
        assert_eq!(told(&files, &run), ["detector-unusable sum-001-add-up.md: cast"]);
    }
}
