//! Captured text is looked at before it is kept, and what was seen is kept with it.

use std::path::PathBuf;

use desk::{BankSource, CapturedLines, DataFolder, Desk, ExportOptions, Format, Purpose};
use evidence::Class;
use interview::view::{FindingGroup, FindingsTray};
use interview::{CAPTURE, EntryId, FindingSource, InterviewId, Privacy};
use serde_json::{Value, json};

use crate::scene::{Acting, Scene, kinds, live, plan};

const CODE: &str = "use std::fs;\n\nfn load() -> String {\n    fs::read_to_string(\"ports\").unwrap()\n}\n";

const SAID: &str = "error[E0382]: borrow of moved value: `fs`\n --> src/main.rs:4:5\n  |\n4 |     fs\n  |     ^^ value borrowed here after move\n\nerror: could not compile `demo` (bin \"demo\") due to 1 previous error\n";

const DONE: &str = "   Compiling demo v0.1.0\n    Finished `dev` profile [unoptimized] target(s) in 0.4s\n";

fn bundled(scene: &Scene) -> Desk {
    let folder = DataFolder::at(scene.home());
    Desk::open(folder, &BankSource::Bundled, Purpose::ActOnly, Box::new(scene.clocks.clone())).unwrap()
}

/// An interview on the bundled bank, with the question open in which unwraps matter.
fn in_config(desk: &mut Desk) -> InterviewId {
    let mut planned = plan();
    planned["kit"] = json!("phone-screen");
    let interview = desk.planned(planned);
    desk.does(interview, json!({"do": "start"}));
    desk.does(interview, json!({"do": "open-question", "question": "err-001"}));
    interview
}

/// The small bank, with detectors of its team's own.
fn of_a_team(scene: &Scene) -> PathBuf {
    let bank = scene.bank_with_a_variant();
    let file = bank.join("rubrics/competencies/correctness.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    let detector = "[{id: our-unwrap, speaks: against, ask: 'Line {line}?', rule: {pattern: $E.unwrap()}}, \
                    {id: our-move, speaks: context, ask: 'Moved, line {line}?', error: [E0382]}]";
    let changed = text.replace("detect: [edge-test]", &format!("detect: {detector}"));
    assert_ne!(text, changed);
    std::fs::write(file, changed).unwrap();
    bank
}

fn tray(desk: &mut Desk, interview: InterviewId) -> FindingsTray {
    desk.view(interview).unwrap().findings
}

fn group(desk: &mut Desk, interview: InterviewId, detector: &str) -> Option<FindingGroup> {
    tray(desk, interview).groups.into_iter().find(|group| group.detector == detector)
}

/// The body of the latest event of a kind.
fn body(desk: &Desk, interview: InterviewId, kind: &str) -> Value {
    let log = desk.log(interview).unwrap();
    let line = log.into_iter().rev().find(|line| line.kind == kind).unwrap();
    serde_json::to_value(line).unwrap()["body"].clone()
}

/// What was captured last, as the window draws it.
fn latest(desk: &mut Desk, interview: InterviewId) -> CapturedLines {
    let id = desk.captures(interview, Some("err-001")).unwrap()[0].id;
    desk.captured(interview, id).unwrap()
}

fn capture(text: &str) -> Value {
    json!({"do": "capture-code", "text": text})
}

#[test]
fn captured_code_comes_with_findings_and_they_can_be_attached() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    desk.does(interview, capture(CODE));
    let unwrap = group(&mut desk, interview, "unwrap-call").unwrap();
    assert!(unwrap.wanted, "{unwrap:?}");
    let found = &unwrap.findings[0];
    assert_eq!((unwrap.count, found.lines), (1, Some([4, 4])));
    assert!(found.ask.contains("line 4"), "{}", found.ask);
    let attached = json!({"do": "finding", "finding": found.id, "decision": "attach"});
    assert_eq!(desk.does(interview, attached.clone()).events, ["marked", "finding-decided"]);
    assert_eq!(desk.fault(interview, attached).code, "already-decided");
    assert_eq!(group(&mut desk, interview, "unwrap-call"), None);
    let looked = &body(&desk, interview, "code-captured")["looked"];
    assert!(looked["engine"].as_str().unwrap().starts_with("evidence "), "{looked}");

    drop(desk);
    let mut desk = bundled(&scene);
    assert_eq!(group(&mut desk, interview, "unwrap-call"), None, "read again it is as it was");
    desk.does(interview, json!({"do": "undo"}));
    assert_eq!(group(&mut desk, interview, "unwrap-call").unwrap().findings, unwrap.findings);
}

#[test]
fn every_kit_of_the_bundled_bank_has_detectors_that_can_be_used() {
    for (_, kit) in bank::Library::bundled().kits() {
        let frozen = bank::Library::bundled().freeze(&kit.id, &[].into()).unwrap();
        let (_, problems) = evidence::Engine::of(&evidence::definitions_in(&frozen));
        assert_eq!(problems, [], "{}", kit.id);
    }
}

#[test]
fn a_finding_keeps_its_id_while_the_code_around_it_changes() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    desk.does(interview, capture(CODE));
    let before = group(&mut desk, interview, "unwrap-call").unwrap().findings[0].clone();
    desk.does(interview, json!({"do": "finding", "finding": before.id, "decision": "ask"}));
    let later = format!("//! Ports.\n\n{CODE}\nfn other() {{\n    load().parse::<u16>().unwrap();\n}}\n");
    drop(desk);
    let mut desk = bundled(&scene);
    desk.does(interview, capture(&later));
    let new = group(&mut desk, interview, "unwrap-call").unwrap();
    assert_eq!((new.count, new.findings[0].lines), (1, Some([10, 10])));
    let asked = &tray(&mut desk, interview).asked[0];
    assert_eq!((asked.id, asked.lines), (before.id, Some([6, 6])));
}

#[test]
fn the_same_capture_sent_again_is_one_capture_with_the_same_findings() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    let mut action = capture(CODE);
    action["id"] = json!(scene.id());
    let answer = desk.does(interview, action.clone());
    let before = tray(&mut desk, interview);
    assert_eq!(desk.does(interview, action), answer);
    assert_eq!(tray(&mut desk, interview), before);
}

#[test]
fn what_the_compiler_said_is_told_from_code_and_an_error_that_goes_is_a_moment() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    desk.does(interview, capture(CODE));
    scene.clocks.pass(10_000);
    assert_eq!(desk.does(interview, capture(SAID)).events, ["output-captured"]);
    let moved = group(&mut desk, interview, "use-after-move");
    let said = body(&desk, interview, "output-captured");
    assert_eq!(
        said["diagnostics"],
        json!([{"code": "E0382", "message": "borrow of moved value: `fs`", "line": 4, "is_error": true}])
    );
    assert_eq!(said["looked"]["findings"][0]["detector"], "use-after-move");
    assert!(!moved.unwrap().wanted, "it is a signal of the kit's other question that names it");
    assert!(group(&mut desk, interview, "unwrap-call").is_some(), "the code's findings stay");
    scene.clocks.pass(20_000);
    desk.does(interview, capture(DONE));
    let json = ExportOptions { revision: None, format: Format::Json, privacy: Privacy::default() };
    let card: Value = serde_json::from_str(&desk.rendered(interview, json).unwrap()).unwrap();
    let moment = &card["moments"][0];
    assert_eq!(
        (&moment["code"], &moment["first_at_ms"], &moment["gone_at_ms"]),
        (&json!("E0382"), &json!(10_000), &json!(30_000))
    );
    let forced = json!({"do": "capture-output", "text": "it just hangs"});
    assert_eq!(desk.does(interview, forced).events, ["output-captured"]);
}

#[test]
fn detectors_rest_in_pseudocode_and_after_another_language_was_noted() {
    let scene = Scene::new();
    let bank = of_a_team(&scene);
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "que-001"}));
    desk.does(interview, capture(CODE));
    let rests = tray(&mut desk, interview).rests.unwrap();
    assert!(rests.contains("pseudocode"), "{rests}");
    let looked = &body(&desk, interview, "code-captured")["looked"];
    assert_eq!((&looked["findings"], looked["not_looked"].as_str()), (&json!([]), Some(rests.as_str())));

    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, capture(CODE));
    assert!(tray(&mut desk, interview).rests.is_none());
    assert!(group(&mut desk, interview, "our-unwrap").is_some());
    desk.does(interview, json!({"do": "condition", "kind": "language", "text": "Go"}));
    assert!(tray(&mut desk, interview).groups.is_empty());
    desk.does(interview, capture(CODE));
    assert_eq!(
        tray(&mut desk, interview).rests.as_deref(),
        Some("Detectors rest: another language was noted.")
    );
    assert_eq!(desk.view(interview).unwrap().captures, 2);
}

#[test]
fn what_is_too_deep_to_look_at_is_kept_and_says_so() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    let deep = format!("fn main() {{ let _ = {}1{}; }}", "(".repeat(10_000), ")".repeat(10_000));
    desk.does(interview, capture(&deep));
    let tray = tray(&mut desk, interview);
    assert!(tray.groups.is_empty());
    assert!(tray.not_looked.unwrap().contains("nested deeper than"));
    let kept = &body(&desk, interview, "code-captured")["text"];
    assert_eq!(kept, &json!(deep), "kept whole, drawn as far as a window can");
    let shown = latest(&mut desk, interview);
    assert_eq!((shown.lines[0].len(), shown.cut), (2000, 1));
    assert!(shown.spans[0].iter().all(|span| span.end <= 2000));
    for hostile in ["\u{0}\u{feff}\r\r\n\u{202e}x.unwrap()\r", "}}}}((((", "\u{1f980}"] {
        desk.does(interview, capture(hostile));
    }
}

#[test]
fn of_very_many_findings_some_are_kept_and_the_number_of_the_others() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    let many = format!("fn main() {{\n{}}}\n", "    a.unwrap();\n".repeat(5000));
    desk.does(interview, capture(&many));
    let unwrap = group(&mut desk, interview, "unwrap-call").unwrap();
    assert_eq!(unwrap.count, 100);
    assert!(tray(&mut desk, interview).left_out >= 4900);
    desk.does(interview, capture(&format!("// again\n{many}")));
    let again = group(&mut desk, interview, "unwrap-call").unwrap();
    assert_eq!(again.findings[0].id, unwrap.findings[0].id);
}

#[test]
fn a_teams_own_detectors_look_where_they_can_be_stopped_and_say_when_they_were() {
    let scene = Scene::new();
    let bank = of_a_team(&scene);
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, capture(CODE));
    let ours = group(&mut desk, interview, "our-unwrap").unwrap();
    assert_eq!((ours.findings[0].lines, ours.findings[0].ask.as_str()), (Some([4, 4]), "Line 4?"));
    desk.does(interview, capture(SAID));
    let moved = group(&mut desk, interview, "our-move").unwrap();
    assert_eq!((moved.findings[0].lines, moved.findings[0].ask.as_str()), (Some([4, 4]), "Moved, line 4?"));
    desk.does(interview, capture("error[E0382]: borrow of moved value: `b`"));
    let moved = group(&mut desk, interview, "our-move").unwrap();
    assert_eq!(moved.findings[0].lines, None);
    assert!(!moved.findings[0].ask.contains("line 1"), "{}", moved.findings[0].ask);

    scene.clocks.nothing_apart("they took longer than 1 s");
    desk.does(interview, capture(CODE));
    let tray = tray(&mut desk, interview);
    assert_eq!(
        tray.not_looked.as_deref(),
        Some("Detectors that are not bundled did not look: they took longer than 1 s.")
    );
    assert_eq!(kinds(&desk, interview).last().unwrap(), "code-captured");
}

#[test]
fn a_later_bank_changes_no_interview_that_was_planned_before() {
    let scene = Scene::new();
    let bank = of_a_team(&scene);
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    drop(desk);
    let file = bank.join("rubrics/competencies/correctness.yaml");
    let text = std::fs::read_to_string(&file).unwrap().replace("our-unwrap", "new-name");
    std::fs::write(file, text).unwrap();
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, capture(CODE));
    assert!(group(&mut desk, interview, "our-unwrap").is_some());
}

#[test]
fn captured_code_comes_drawn_with_what_changed_and_what_was_seen_in_it_last() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    desk.does(interview, capture(CODE));
    let later = format!("//! \u{202e}Ports.\n{CODE}fn other() {{\n    load().parse::<u16>().unwrap();\n}}\n");
    desk.does(interview, capture(&later));
    let finding = group(&mut desk, interview, "unwrap-call").unwrap().findings[0].id;
    desk.does(interview, json!({"do": "finding", "finding": finding, "decision": "attach"}));
    let captures = desk.captures(interview, Some("err-001")).unwrap();
    let [new, old] = captures.as_slice() else { panic!("{captures:?}") };
    assert_eq!((new.lines, old.lines, new.source), (9, 5, FindingSource::Code));
    let [shown, before] = [new, old].map(|row| desk.captured(interview, row.id).unwrap());
    assert_eq!((shown.lines.len(), shown.spans.len(), before.lines.len()), (9, 9, 5));
    assert_eq!((&shown.changed, &before.changed), (&vec![[1, 1], [7, 9]], &vec![]));
    assert!(shown.spans[0].iter().any(|span| span.class == Class::Hidden));
    assert!(shown.spans[1].iter().any(|span| span.class == Class::Keyword));
    assert_eq!(
        desk.captured(interview, EntryId(scene.id().parse().unwrap())).unwrap_err().code,
        "unknown-capture"
    );
    let unwraps: Vec<_> = new.findings.iter().filter(|found| found.detector == "unwrap-call").collect();
    assert_eq!(unwraps.len(), 2);
    assert_eq!((unwraps[0].lines, unwraps[0].attached, unwraps[1].attached), ([5, 5], true, false));
    assert!(old.findings.iter().all(|found| found.detector != "unwrap-call"), "seen later again");
}

#[test]
fn what_is_longer_than_detectors_read_is_kept_whole_and_says_so_and_what_is_longer_still_is_refused() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    let long = "let port = parse(line).unwrap();\n".repeat(CAPTURE / 33);
    desk.does(interview, capture(&long));
    let said = tray(&mut desk, interview);
    let why = "The text is longer than 256 KiB, and detectors look at no more.";
    assert_eq!((said.not_looked.as_deref(), said.groups.len()), (Some(why), 0));
    assert_eq!(body(&desk, interview, "code-captured")["text"], json!(long));
    let shown = latest(&mut desk, interview);
    let all = long.lines().count();
    assert_eq!((shown.lines.len(), shown.cut as usize), (5000, all - 5000));
    assert_eq!(desk.captures(interview, Some("err-001")).unwrap()[0].lines as usize, all);
    let view = serde_json::to_string(&desk.view(interview).unwrap()).unwrap();
    assert!(view.len() < 20_000, "{}", view.len());

    desk.does(interview, capture(&SAID.repeat(CAPTURE / SAID.len())));
    assert_eq!(tray(&mut desk, interview).not_looked, Some(format!("{why} {why}")));
    let fault = desk.fault(interview, capture(&"x".repeat(10_000_000)));
    assert_eq!(
        (fault.code.as_ref(), fault.message.as_str()),
        ("too-long", "the code is too long: 9.6 MiB, at most 1 MiB")
    );
    assert_eq!(kinds(&desk, interview).last().unwrap(), "output-captured", "nothing is kept of it");
    desk.does(interview, capture(CODE));
    assert!(group(&mut desk, interview, "unwrap-call").is_some());
}

#[test]
fn what_the_compiler_said_can_be_read_with_its_places() {
    let scene = Scene::new();
    let mut desk = bundled(&scene);
    let interview = in_config(&mut desk);
    desk.does(interview, capture(CODE));
    scene.clocks.pass(10_000);
    desk.does(interview, capture(&SAID.replace("error[E0382]", "\u{1b}[1;31merror[E0382]\u{1b}[0m")));
    let rows = desk.captures(interview, Some("err-001")).unwrap();
    let sources: Vec<_> = rows.iter().map(|row| row.source).collect();
    assert_eq!(sources, [FindingSource::Compiler, FindingSource::Code]);
    let shown = latest(&mut desk, interview);
    assert_eq!(shown.lines[0], "error[E0382]: borrow of moved value: `fs`");
    let said: Vec<_> = shown.said.iter().map(|said| (said.line, said.begins_error, said.points_at)).collect();
    assert_eq!(said, [(1, Some(true), None), (2, None, Some(4)), (7, Some(true), None)]);
    assert_eq!(desk.view(interview).unwrap().outputs, 1);
}

#[test]
fn rules_that_cannot_be_used_are_told_once_and_the_others_look() {
    let scene = Scene::new();
    let bank = of_a_team(&scene);
    let file = bank.join("rubrics/competencies/correctness.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    // The first with two slips: it is one rule all the same.
    let broken = "detect: [{id: our-slip, speaks: against, ask: 'x', rule: {patern: 'a', kinds: b}}, \
                  {id: our-other, speaks: against, ask: 'x', rule: {kind: no_such_kind}}, ";
    std::fs::write(file, text.replacen("detect: [", broken, 1)).unwrap();
    let mut desk = scene.open_with(&bank, Purpose::ActOnly).unwrap();
    let interview = live(&mut desk);
    let told = desk.live(interview).unwrap().unused_rules.unwrap();
    let expected = "2 rules of bank’s could not be used: our-slip, our-other. `touchstone lint` says why.";
    assert_eq!(told, expected);
    assert_eq!(desk.live(interview).unwrap().unused_rules, None, "once");
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, capture(CODE));
    assert!(group(&mut desk, interview, "our-unwrap").is_some());
}
