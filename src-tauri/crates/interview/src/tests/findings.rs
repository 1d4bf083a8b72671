//! Findings are offered, decided on once, and stay what they were decided to be.

use serde_json::json;

use super::rehearsal::Rehearsal;
use crate::scorecard::Summary;
use crate::view::FindingGroup;
use crate::{Event, Shown, code_lines};

const CODE: &str =
    "fn main() {\n    let a = read().unwrap();\n    let b = read()?;\n    let c = b.clone();\n}\n";

fn captured() -> Rehearsal {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.wait(60).does(json!({"do": "capture-code", "text": CODE}));
    rehearsal
}

fn groups(rehearsal: &Rehearsal) -> Vec<FindingGroup> {
    rehearsal.view().findings.groups
}

fn names(rehearsal: &Rehearsal) -> Vec<String> {
    groups(rehearsal).into_iter().map(|group| group.detector).collect()
}

/// The first finding of a detector that is offered.
fn offered(rehearsal: &Rehearsal, detector: &str) -> String {
    let groups = groups(rehearsal);
    groups.iter().find(|group| group.detector == detector).unwrap().findings[0].id.to_string()
}

fn decide(rehearsal: &mut Rehearsal, finding: &str, decision: &str) -> String {
    rehearsal.does(json!({"do": "finding", "finding": finding, "decision": decision}))
}

#[test]
fn those_that_the_questions_signals_name_come_first_and_the_others_only_if_the_kit_names_them() {
    let mut rehearsal = captured();
    let groups = groups(&rehearsal);
    let told: Vec<_> = groups
        .iter()
        .map(|group| {
            let signal = group.signal.as_ref();
            (group.detector.as_str(), group.wanted, signal.map(|s| (s.id.as_str(), s.key.as_str())))
        })
        .collect();
    // clones-to-compile is a signal of the kit's other question.
    assert_eq!(
        told,
        [
            ("question-mark", true, Some(("avoids-unwrap", "2"))),
            ("unwrap-call", true, Some(("swallows-errors", "3"))),
            ("clone-call", false, None),
        ]
    );
    assert_eq!(groups[1].findings[0].lines, Some([2, 2]));
    rehearsal.does(json!({"do": "close-question"}));
    assert!(names(&rehearsal).is_empty(), "outside of a question nothing is offered");
}

#[test]
fn many_of_one_detector_are_one_group_that_says_how_many() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "capture-code", "text": "a.unwrap()\n".repeat(40)}));
    let groups = groups(&rehearsal);
    assert_eq!((groups.len(), groups[0].count, groups[0].findings.len()), (1, 40, 6));
}

#[test]
fn attaching_marks_the_signal_with_the_lines_and_links_both() {
    let mut rehearsal = captured();
    let snapshot = rehearsal.view().findings.capture.unwrap();
    let finding = offered(&rehearsal, "unwrap-call");
    let mark = decide(&mut rehearsal, &finding, "attach");
    let signal = rehearsal.signal(Some("err-001"), "swallows-errors");
    assert_eq!((signal.summary, signal.marks.len()), (Summary::Contradicted, 1));
    let part = &signal.marks[0];
    assert_eq!((part.id.to_string(), part.finding.unwrap().to_string()), (mark.clone(), finding.clone()));
    let code = part.code.as_ref().unwrap();
    assert_eq!(
        (code.snapshot, code.lines, code.text.as_deref()),
        (Some(snapshot), Some([2, 2]), Some("    let a = read().unwrap();"))
    );
    let card = rehearsal.card();
    assert_eq!(card.findings.len(), 1);
    let json = serde_json::to_value(&card.findings[0]).unwrap();
    for (field, value) in [
        ("id", json!(finding)),
        ("question", json!("err-001")),
        ("detector", json!("unwrap-call")),
        ("signals", json!(["swallows-errors", "avoids-unwrap"])),
        ("speaks", json!("against")),
        ("snapshot", json!(snapshot)),
        ("lines", json!([2, 2])),
        ("decision", json!("attach")),
        ("mark", json!(mark)),
        ("at_ms", json!(60_000)),
    ] {
        assert_eq!(json[field], value, "{field}");
    }
    assert_eq!(names(&rehearsal), ["question-mark", "clone-call"]);
    let shown = rehearsal.view().last_marks.remove(0).mark;
    assert_eq!((shown.lines, shown.detector.as_deref()), (Some([2, 2]), Some("unwrap-call")));
    assert_eq!(rehearsal.view().undo.as_deref(), Some("attached unwrap-call"));
}

#[test]
fn how_a_signal_is_marked_follows_from_what_the_finding_says_unless_told_otherwise() {
    let attach = |detector: &str, more: serde_json::Value| {
        let mut rehearsal = captured();
        let finding = offered(&rehearsal, detector);
        let mut action = json!({"do": "finding", "finding": finding, "decision": "attach"});
        action.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        rehearsal.does(action);
        let mark = &rehearsal.interview.state().marks[0];
        (mark.signal.clone(), mark.question.clone(), mark.shown)
    };
    let here = Some("err-001".to_owned());
    assert_eq!(attach("question-mark", json!({})), ("avoids-unwrap".into(), here.clone(), Shown::Unprompted));
    assert_eq!(
        attach("unwrap-call", json!({})),
        ("swallows-errors".into(), here.clone(), Shown::Contradicted)
    );
    assert_eq!(
        attach("unwrap-call", json!({"signal": "avoids-unwrap", "shown": "prompted"})),
        ("avoids-unwrap".into(), here.clone(), Shown::Prompted)
    );
    assert_eq!(
        attach("clone-call", json!({"signal": "tests-failures"})),
        ("tests-failures".into(), here, Shown::Unprompted)
    );
    assert_eq!(
        attach("clone-call", json!({"signal": "thinks-aloud"})),
        ("thinks-aloud".into(), None, Shown::Unprompted)
    );
}

#[test]
fn what_was_asked_about_is_recorded_with_its_words_and_can_be_attached_later() {
    let mut rehearsal = captured();
    let finding = offered(&rehearsal, "question-mark");
    decide(&mut rehearsal, &finding, "ask");
    assert_eq!(names(&rehearsal), ["unwrap-call", "clone-call"]);
    let asked = &rehearsal.view().findings.asked;
    assert_eq!((asked.len(), asked[0].id.to_string(), asked[0].lines), (1, finding.clone(), Some([3, 3])));
    let (.., body) = rehearsal.interview.log().last().unwrap().event.encode();
    assert!(String::from_utf8(body).unwrap().contains("question-mark at Some([3, 3])?"));
    assert!(rehearsal.card().findings.is_empty());
    rehearsal.wait(30);
    decide(&mut rehearsal, &finding, "attach");
    assert_eq!(rehearsal.interview.state().marks[0].shown, Shown::Prompted);
    assert_eq!(rehearsal.card().findings[0].asked_at_ms, Some(60_000));
    assert!(rehearsal.view().findings.asked.is_empty());

    // To ask about what speaks against a signal does not make it speak for it.
    let against = offered(&rehearsal, "unwrap-call");
    decide(&mut rehearsal, &against, "ask");
    decide(&mut rehearsal, &against, "attach");
    assert_eq!(rehearsal.interview.state().marks[1].shown, Shown::Contradicted);
}

#[test]
fn a_finding_is_the_same_from_capture_to_capture_and_is_never_offered_twice() {
    let mut rehearsal = captured();
    let [dismissed, attached] = ["unwrap-call", "question-mark"].map(|name| offered(&rehearsal, name));
    let kept = offered(&rehearsal, "clone-call");
    decide(&mut rehearsal, &dismissed, "dismiss");
    decide(&mut rehearsal, &attached, "attach");
    let then = rehearsal.card().findings;
    let later = format!("// new\n{CODE}fn other() {{ x.unwrap() }}\n");
    let snapshot = rehearsal.wait(60).does(json!({"do": "capture-code", "text": later}));
    let groups = groups(&rehearsal);
    let told: Vec<_> =
        groups.iter().map(|group| (group.detector.as_str(), group.count, group.findings[0].lines)).collect();
    assert_eq!(told, [("unwrap-call", 1, Some([7, 7])), ("clone-call", 1, Some([5, 5]))]);
    assert_ne!(groups[0].findings[0].id.to_string(), dismissed);
    assert_eq!(groups[1].findings[0].id.to_string(), kept);
    assert_eq!(rehearsal.card().findings, then, "evidence stays as it was when it was attached");
    decide(&mut rehearsal, &kept, "ask");
    rehearsal.does(json!({"do": "undo", "action": snapshot.clone()}));
    assert_eq!(rehearsal.view().findings.asked[0].lines, Some([4, 4]), "undone, it stands where it stood");
}

#[test]
fn every_decision_can_be_undone_and_redone() {
    for decision in ["attach", "dismiss", "ask"] {
        let mut rehearsal = captured();
        let before = rehearsal.interview.state().clone();
        let finding = offered(&rehearsal, "unwrap-call");
        decide(&mut rehearsal, &finding, decision);
        let after = rehearsal.interview.state().clone();
        rehearsal.does(json!({"do": "undo"}));
        assert_eq!(*rehearsal.interview.state(), before, "{decision}");
        rehearsal.does(json!({"do": "redo"}));
        assert_eq!(*rehearsal.interview.state(), after, "{decision}");
    }
}

#[test]
fn the_same_decision_again_is_refused_and_another_one_is_not() {
    let mut rehearsal = captured();
    let finding = offered(&rehearsal, "unwrap-call");
    for decision in ["ask", "dismiss", "attach", "ask", "dismiss", "attach"] {
        decide(&mut rehearsal, &finding, decision);
        let again = json!({"do": "finding", "finding": finding, "decision": decision});
        assert_eq!(rehearsal.refuses(again).code(), "already-decided", "{decision}");
    }
    assert_eq!(rehearsal.card().findings.len(), 1);
    let other = json!({"do": "finding", "finding": finding, "decision": "attach", "signal": "avoids-unwrap"});
    assert_eq!(rehearsal.refuses(other).code(), "already-decided");
}

#[test]
fn what_is_dismissed_or_whose_mark_is_taken_back_is_no_evidence() {
    let mut rehearsal = captured();
    let finding = offered(&rehearsal, "unwrap-call");
    decide(&mut rehearsal, &finding, "attach");
    decide(&mut rehearsal, &finding, "dismiss");
    assert_eq!((rehearsal.card().findings.len(), rehearsal.interview.state().marks.len()), (0, 0));
    assert!(!serde_json::to_string(&rehearsal.card()).unwrap().contains("unwrap-call"));
    let mark = decide(&mut rehearsal, &finding, "attach");
    rehearsal.does(json!({"do": "unmark", "mark": mark}));
    assert!(rehearsal.card().findings.is_empty());
    assert!(!names(&rehearsal).contains(&"unwrap-call".to_owned()), "nor is it offered again");
    decide(&mut rehearsal, &finding, "attach");
    assert_eq!(rehearsal.card().findings.len(), 1);
}

#[test]
fn code_whose_findings_were_decided_on_cannot_be_undone_before_the_decision() {
    let mut rehearsal = Rehearsal::in_config();
    let capture = rehearsal.does(json!({"do": "capture-code", "text": CODE}));
    let finding = offered(&rehearsal, "unwrap-call");
    let mark = decide(&mut rehearsal, &finding, "attach");
    let undo = json!({"do": "undo", "action": capture});
    assert_eq!(rehearsal.refuses(undo.clone()).code(), "has-dependents");
    rehearsal.does(json!({"do": "undo", "action": mark}));
    rehearsal.does(undo);
    let gone = json!({"do": "finding", "finding": finding, "decision": "attach"});
    assert_eq!(rehearsal.refuses(gone).code(), "unknown-finding");
}

#[test]
fn a_finding_needs_a_signal_that_can_be_marked_where_it_was_captured() {
    let mut rehearsal = captured();
    let finding = offered(&rehearsal, "clone-call");
    let bare = json!({"do": "finding", "finding": finding, "decision": "attach"});
    let refusal = rehearsal.refuses(bare);
    assert_eq!(refusal.code(), "signal-not-in-question");
    assert!(refusal.to_string().contains("clones-to-compile"), "{refusal}");
    assert!(refusal.hint().contains("avoids-unwrap") && refusal.hint().contains("thinks-aloud"));
    let named =
        json!({"do": "finding", "finding": finding, "decision": "attach", "signal": "explains-moves"});
    assert_eq!(rehearsal.refuses(named).code(), "signal-not-in-question");
    let stranger = json!({"do": "finding", "finding": rehearsal.interview.id(), "decision": "ask"});
    assert_eq!(rehearsal.refuses(stranger).code(), "unknown-finding");
}

#[test]
fn a_finding_can_be_attached_once_the_question_is_closed_and_once_submitted_by_an_amendment() {
    let mut rehearsal = captured();
    let [first, second] = ["unwrap-call", "question-mark"].map(|name| offered(&rehearsal, name));
    rehearsal.does(json!({"do": "end"}));
    decide(&mut rehearsal, &first, "attach");
    rehearsal.does(json!({"do": "submit"}));
    let late = json!({"do": "finding", "finding": second, "decision": "attach"});
    assert_eq!(rehearsal.refuses(late.clone()).code(), "already-submitted");
    let amend = |actions| json!({"do": "amend", "reason": "seen too late", "actions": actions});
    let part = json!({"do": "finding", "finding": first, "decision": "dismiss"});
    rehearsal.does(amend(json!([late, part])));
    let card = rehearsal.card();
    let kept: Vec<_> = card.findings.iter().map(|finding| finding.id.to_string()).collect();
    assert_eq!((card.revision, kept), (2, vec![second.clone()]));
    let marks = rehearsal.signal(Some("err-001"), "avoids-unwrap").marks;
    assert_eq!(marks[0].finding.unwrap().to_string(), second);
    assert_eq!(
        rehearsal.interview.at_revision(1).unwrap().state().marks.len(),
        1,
        "the first stays readable"
    );
}

#[test]
fn an_amendment_with_a_finding_is_made_whole_or_not_and_asks_nobody() {
    let mut rehearsal = captured();
    let finding = offered(&rehearsal, "unwrap-call");
    rehearsal.does(json!({"do": "submit"}));
    let finding = |decision| json!({"do": "finding", "finding": finding, "decision": decision});
    let amend = |actions| json!({"do": "amend", "reason": "x", "actions": actions});
    let refusal = rehearsal.refuses(amend(json!([finding("ask")])));
    assert_eq!(refusal.code(), "not-amendable");
    assert!(refusal.to_string().contains("asking about a finding cannot be part"), "{refusal}");
    let twice = rehearsal.refuses(amend(json!([finding("attach"), finding("attach")])));
    assert_eq!(twice.code(), "already-decided");
    assert!(twice.to_string().contains("action 2 of the amendment"), "{twice}");
    assert!(rehearsal.card().findings.is_empty());
}

#[test]
fn detectors_rest_once_another_language_was_noted_and_the_capture_is_kept() {
    let mut rehearsal = captured();
    rehearsal.does(json!({"do": "condition", "kind": "language", "text": "Go"}));
    let tray = rehearsal.view().findings;
    assert_eq!(tray.rests.as_deref(), Some("Detectors rest: another language was noted."));
    assert!(tray.groups.is_empty() && tray.asked.is_empty());
    rehearsal.does(json!({"do": "capture-code", "text": CODE}));
    assert_eq!(rehearsal.view().captures, 2);
    assert_eq!(rehearsal.view().findings.not_looked, None, "said once");
    let last = rehearsal.interview.state().captures[1].look.clone().unwrap();
    assert!(last.findings.is_empty() && last.not_looked.is_some());
}

#[test]
fn a_finding_moves_no_rating() {
    let mut rehearsal = captured();
    let before = rehearsal.card();
    let finding = offered(&rehearsal, "unwrap-call");
    decide(&mut rehearsal, &finding, "attach");
    let after = rehearsal.card();
    assert_eq!((before.competencies, before.composite), (after.competencies, after.composite));
}

#[test]
fn a_line_ends_with_any_of_the_three_ends() {
    let lines = |text| code_lines(text).collect::<Vec<_>>();
    assert_eq!(lines("a\r\nb\rc\n\nd"), ["a", "b", "c", "", "d"]);
    assert_eq!(lines("a\n"), ["a"]);
    assert_eq!(lines("\r\n"), [""]);
    assert_eq!(lines("é\rß"), ["é", "ß"]);
    assert!(lines("").is_empty());
}

#[test]
fn code_that_was_captured_before_there_were_detectors_folds_and_can_be_marked() {
    let mut rehearsal = Rehearsal::in_config();
    let id = "01970000-0000-7000-8000-000000000001";
    let body = format!(r#"{{"question":"err-001","snapshot":"{id}","text":"one\ntwo\n"}}"#);
    rehearsal.happens(Event::decode("code-captured", 1, body.as_bytes()).unwrap());
    let tray = rehearsal.view().findings;
    assert_eq!((tray.capture.unwrap().to_string(), tray.groups.len(), tray.not_looked), (id.into(), 0, None));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "lines": [2, 2]}));
    let signal = rehearsal.signal(Some("err-001"), "avoids-unwrap");
    assert_eq!(signal.marks[0].code.as_ref().unwrap().text.as_deref(), Some("two"));
    rehearsal.does(json!({"do": "capture-code", "text": CODE}));
    assert_eq!(names(&rehearsal).len(), 3);
}
