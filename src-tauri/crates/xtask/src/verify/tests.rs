//! The whole verification on a small bank with one claim of each kind, true and false.

use std::time::Duration;

use super::*;

const FIXTURE: &str = "src-tauri/crates/xtask/fixtures/bank";

/// Verifies questions of the fixture, with a folder that nothing is known in.
fn verified(ids: &[&str], folder: &Path) -> Findings {
    let root = Workspace::find().unwrap().root.join(FIXTURE);
    let request =
        VerifyRequest { ids: ids.iter().map(|&id| id.to_owned()).collect(), ..VerifyRequest::default() };
    let limits = Limits { to_end: Duration::from_secs(6), to_hang: Duration::from_secs(2) };
    verify(&root, &request, folder, limits, |_, _| ()).unwrap()
}

fn shown(findings: &Findings) -> String {
    findings.failed.iter().map(FalseClaim::text).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_true_claim_is_found_true_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let first = verified(&["yes-001", "yes-002"], folder.path());
    assert!(first.failed.is_empty(), "{}", shown(&first));
    // 8 starters, each also not passing the tests; 7 wrong answers; a reference in two forms; then 1 and 2.
    assert_eq!((first.passed, first.remembered), (8 + 8 + 7 + 2 + 1 + 2, 0));
    let second = verified(&["yes-001", "yes-002"], folder.path());
    assert_eq!((second.passed, second.remembered), (first.passed, first.passed));
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["known-true"]);
}

#[test]
fn every_false_claim_is_found_with_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let findings = verified(&["no-001"], folder.path());
    let found: Vec<(&str, &str)> =
        findings.failed.iter().map(|one| (one.claim.as_str(), one.falsehood.happened.as_str())).collect();
    let expected = [
        ("a Rust fence", "nothing is claimed of it that could be checked"),
        ("expect=runs", "it panics"),
        ("expect=runs", "it ended with code 3"),
        ("expect=panics(\"one thing\")", "it panics with other words"),
        ("expect=panics(\"one thing\")", "it ends well"),
        ("expect=prints(\"sum 3\")", "it ends well and does not print that"),
        ("expect=hangs", "it ends well"),
        ("expect=E0382", "the compiler rejects it with E0382,E0382"),
        ("expect=E0382", "it compiles, and ends well"),
        ("expect=runs", "the compiler rejects it with E0425"),
        (
            "expect=runs",
            "the compiler rejects it with (expected identifier, found reserved keyword `gen`),(expected expression, found reserved keyword `gen`)",
        ),
        ("starter, which does not pass the tests", "every test passes"),
        ("wrong fails=adds", "every test passes"),
        ("wrong fails=adds", "these tests fail: adds,adds_zero"),
        (
            "wrong fails=adds,adds_one,adds_zero",
            "these tests fail: adds,adds_zero; there is no test called adds_one",
        ),
        ("wrong passes", "these tests fail: adds_zero"),
        ("wrong expect=E0308", "every test passes"),
        ("wrong expect=hangs", "it ends well"),
        ("wrong fails=adds_zero", "no test fails; these do not end: adds_zero"),
        ("a Rust fence", "nothing is claimed of it that could be checked"),
        ("reference", "these tests fail: adds_zero"),
        ("reference, as a library without warnings", "it compiles with warnings"),
        ("reference", "it compiles with warnings"),
    ];
    assert_eq!(found, expected, "{}", shown(&findings));
}

#[test]
fn a_false_claim_names_the_line_of_its_fence_and_shows_what_was_said() {
    let folder = tempfile::tempdir().unwrap();
    let findings = verified(&["no-002"], folder.path());
    let root = Workspace::find().unwrap().root.join(FIXTURE);
    for claim in &findings.failed {
        let text = std::fs::read_to_string(root.join(&claim.file)).unwrap();
        let line = text.lines().nth(usize::try_from(claim.line).unwrap() - 1).unwrap();
        assert!(line.starts_with("```rust"), "{}:{} is {line}", claim.file, claim.line);
    }
    let happened: Vec<&str> = findings.failed.iter().map(|one| one.falsehood.happened.as_str()).collect();
    assert_eq!(
        happened,
        [
            "there is no reference, so nothing shows that they can be passed",
            "no wrong answer's fence fails them, so nothing shows that they find a fault",
        ]
    );
    assert_eq!(findings.passed, 3);
}

#[test]
fn claims_about_tests_that_are_not_there_are_false_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let findings = verified(&["no-003"], folder.path());
    assert_eq!(findings.passed, 0);
    assert_eq!(findings.failed[0].falsehood.happened, "the question has no Tests section");
}

#[test]
fn a_file_without_a_question_is_found_when_the_whole_bank_is_verified() {
    let root = Workspace::find().unwrap().root.join(FIXTURE);
    let flaws = gather(&root, &[]).unwrap().flaws;
    assert!(flaws.iter().any(|flaw| flaw.file == "questions/no-004-no-question.md"));
}

#[test]
fn an_unknown_id_is_refused_by_name() {
    let root = Workspace::find().unwrap().root.join(FIXTURE);
    let failure = gather(&root, &["own-999".to_owned()]).err().unwrap();
    assert!(failure.to_string().contains("`own-999`"));
}

#[test]
fn long_output_is_cut_and_says_so() {
    let output = "x".repeat(500) + &"\nline".repeat(40);
    let falsehood = Falsehood { happened: "it ends well".into(), output };
    let claim =
        FalseClaim { file: "questions/a.md".into(), line: 3, claim: "expect=hangs".into(), falsehood };
    let text = claim.text();
    assert!(text.starts_with("questions/a.md:3: false claim\n    claimed:  expect=hangs\n"), "{text}");
    assert!(
        text.ends_with("(11 more lines)") && text.lines().all(|line| line.len() <= 6 + SHOWN_COLUMNS),
        "{text}"
    );
}
