//! The whole verification on a small bank with one claim of each kind, true and false.

use std::io::Write as _;
use std::time::Duration;

use super::*;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/bank")
}

const LIMITS: Limits = Limits {
    to_compile: Duration::from_secs(60),
    to_end: Duration::from_secs(6),
    to_hang: Duration::from_secs(2),
};

/// Verifies questions of a bank, with a folder for what is known.
fn verified_at(root: &Path, ids: &[&str], folder: &Path, limits: Limits) -> Report {
    let (bank, problems) = Bank::load(root);
    let content = Content { bank: &bank, problems: &problems, texts: question_texts(root).unwrap() };
    let request = Request {
        ids: ids.iter().map(|&id| id.to_owned()).collect(),
        fresh: false,
        folder: folder.to_path_buf(),
        forget_others: false,
        limits,
    };
    verify(&content, &request, |_| ()).unwrap()
}

fn verified(ids: &[&str], folder: &Path) -> Report {
    verified_at(&fixture(), ids, folder, LIMITS)
}

fn shown(report: &Report) -> String {
    report.failed().map(FalseClaim::text).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_true_claim_is_found_true_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let first = verified(&["yes-001", "yes-002"], folder.path());
    assert!(first.failed().next().is_none(), "{}", shown(&first));
    // 8 starters, each also not passing the tests; 7 wrong answers; a reference in two forms; then 1 and 2.
    assert_eq!((first.passed(), first.remembered()), (8 + 8 + 7 + 2 + 1 + 2, 0));
    let second = verified(&["yes-001", "yes-002"], folder.path());
    assert_eq!((second.passed(), second.remembered()), (first.passed(), first.passed()));
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["known-true"]);
}

#[test]
fn a_question_is_recorded_when_all_it_claims_is_true() {
    let folder = tempfile::tempdir().unwrap();
    let report = verified(&["yes-002", "no-003", "no-005"], folder.path());
    let (bank, _) = Bank::load(&fixture());
    let record = report.record(&bank);
    assert!(record.compiler.starts_with("rustc 1."), "{}", record.compiler);
    assert_eq!(record.questions.keys().collect::<Vec<_>>(), ["yes-002"]);
    let state = bank::verification(Some(&record), bank.question("yes-002").unwrap());
    let claims = report.files.iter().find(|file| file.id == "yes-002").unwrap().passed;
    assert_eq!(state, bank::Verification::Holds { compiler: record.compiler.clone(), claims });
}

#[test]
fn the_code_of_a_recording_is_compiled_and_run_as_it_is_claimed() {
    let folder = tempfile::tempdir().unwrap();
    let report = verified(&["play"], folder.path());
    assert_eq!(report.passed(), 2, "{}", shown(&report));
    let found: Vec<(&str, u32, &str)> =
        report.failed().map(|one| (one.claim.as_str(), one.line, one.falsehood.happened.as_str())).collect();
    assert_eq!(found, [("expect=panics(\"twice\")", 19, "it panics with other words")]);
    assert!(report.files[0].file.ends_with("rubrics/recordings/play.yaml"), "{}", report.files[0].file);
}

#[test]
fn every_false_claim_is_found_with_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let findings = verified(&["no-001"], folder.path());
    let found: Vec<(&str, &str)> =
        findings.failed().map(|one| (one.claim.as_str(), one.falsehood.happened.as_str())).collect();
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
    let root = fixture();
    for claim in findings.failed() {
        let text = std::fs::read_to_string(root.join(&claim.file)).unwrap();
        let line = text.lines().nth(usize::try_from(claim.line).unwrap() - 1).unwrap();
        assert!(line.starts_with("```rust"), "{}:{} is {line}", claim.file, claim.line);
    }
    let happened: Vec<&str> = findings.failed().map(|one| one.falsehood.happened.as_str()).collect();
    assert_eq!(
        happened,
        [
            "there is no reference, so nothing shows that they can be passed",
            "no wrong answer's fence fails them, so nothing shows that they find a fault",
        ]
    );
    assert_eq!(findings.passed(), 3);
}

#[test]
fn claims_about_tests_that_are_not_there_are_false_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let findings = verified(&["no-003"], folder.path());
    assert_eq!(findings.passed(), 0);
    assert_eq!(findings.failed().next().unwrap().falsehood.happened, "the question has no Tests section");
}

#[test]
fn a_file_without_a_question_is_found_when_the_whole_bank_is_verified() {
    let (bank, problems) = Bank::load(&fixture());
    let content = Content { bank: &bank, problems: &problems, texts: question_texts(&fixture()).unwrap() };
    let files = gather(&content, &[]).unwrap();
    let file = files.iter().find(|file| file.report.file == "questions/no-004-no-question.md").unwrap();
    assert_eq!(file.report.failed.len(), 1);
    let unknown = gather(&content, &["own-999".to_owned()]).unwrap_err();
    assert!(unknown.to_string().contains("`own-999`"));
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

/// One edit of a question whose claims are all true, and what must be said of it.
struct Broken {
    edit: (&'static str, &'static str),
    claim: &'static str,
    happened: &'static str,
}

#[test]
fn breaking_any_kind_of_claim_is_caught() {
    let all_tests_assert_nothing = ("    assert_eq!(add(1, 0), 1);", "    assert_eq!(1, 1);");
    let broken = [
        Broken {
            edit: ("expect=E0308,E0382\n", "expect=E0308,E0499\n"),
            claim: "expect=E0308,E0499",
            happened: "the compiler rejects it with E0308,E0382",
        },
        Broken {
            edit: ("expect=E0308,E0382\n", "expect=E0382,E0308\n"),
            claim: "expect=E0382,E0308",
            happened: "the compiler rejects it with E0308,E0382",
        },
        Broken {
            edit: ("wrong expect=E0308\npub", "wrong expect=E0277\npub"),
            claim: "wrong expect=E0277",
            happened: "the compiler rejects it with E0308",
        },
        Broken {
            edit: all_tests_assert_nothing,
            claim: "wrong fails=adds,adds_zero",
            happened: "these tests fail: adds",
        },
        Broken {
            edit: (
                "reference\npub fn add(a: u32, b: u32) -> u32 {\n    a.wrapping_add(b)",
                "reference\npub fn add(a: u32, b: u32) -> u32 {\n    a + b",
            ),
            claim: "reference",
            happened: "these tests fail: adds_large",
        },
        Broken {
            edit: (
                "wrong fails=adds_large\npub fn add(a: u32, b: u32) -> u32 {\n    a.checked_add(b).unwrap_or_else(|| std::process::abort())",
                "wrong fails=adds_large\npub fn add(a: u32, b: u32) -> u32 {\n    a.checked_add(b).unwrap_or(1)",
            ),
            claim: "wrong fails=adds_large",
            happened: "every test passes",
        },
        Broken {
            edit: ("wrong passes\n", "wrong fails=adds\n"),
            claim: "wrong fails=adds",
            happened: "every test passes",
        },
        Broken {
            edit: (
                "expect=hangs\nfn main() {\n    std::thread::park();",
                "expect=hangs\nfn main() {\n    return;",
            ),
            claim: "expect=hangs",
            happened: "it ends well",
        },
        Broken {
            edit: ("println!(\"the sum {}\", 1 + 2)", "println!(\"the sum {}\", 2 + 2)"),
            claim: "expect=prints(\"sum 3\")",
            happened: "it ends well and does not print that",
        },
        Broken {
            edit: ("let port: Option<u16> = None;", "let port: Option<u16> = Some(1);"),
            claim: "expect=panics(\"no \\\"port\\\"\")",
            happened: "it ends well",
        },
    ];
    let name = "questions/yes-001-true-claims.md";
    // What is not touched is known from the first run; what is broken must not be.
    let known = tempfile::tempdir().unwrap();
    assert_eq!(verified(&["yes-001"], known.path()).failed().count(), 0);
    let whole = question_texts(&fixture()).unwrap().remove(name).unwrap();
    for Broken { edit: (from, to), claim, happened } in broken {
        assert_eq!(whole.matches(from).count(), 1, "{from}");
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("questions")).unwrap();
        let mut file = std::fs::File::create(folder.path().join(name)).unwrap();
        file.write_all(whole.replace(from, to).as_bytes()).unwrap();
        let report = verified_at(folder.path(), &["yes-001"], known.path(), LIMITS);
        assert!(report.passed() > 0);
        let found: Vec<(&str, &str)> =
            report.failed().map(|one| (one.claim.as_str(), one.falsehood.happened.as_str())).collect();
        assert!(found.contains(&(claim, happened)), "{from} -> {to}\n{}", shown(&report));
    }
}

#[test]
fn a_fence_cannot_talk_its_way_through() {
    let folder = tempfile::tempdir().unwrap();
    let report = verified(&["no-005"], folder.path());
    let found: Vec<(&str, &str)> =
        report.failed().map(|one| (one.claim.as_str(), one.falsehood.happened.as_str())).collect();
    let expected = [
        // It writes the runner's own words for a test that fails.
        ("wrong passes", "these tests fail: adds"),
        // It leaves the program with a good exit code in the middle of a test.
        ("wrong passes", "these tests fail: adds"),
        // It allows what it is warned of.
        ("reference, as a library without warnings", "it compiles with warnings"),
        ("reference", "it compiles with warnings"),
    ];
    assert_eq!(found, expected, "{}", shown(&report));
    let file = report.files.iter().find(|file| file.id == "no-005").unwrap();
    assert_eq!(file.idle_tests, ["is_idle"]);
}

#[test]
fn a_compiler_that_does_not_come_to_an_end_makes_a_claim_false_and_stops_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits { to_compile: Duration::from_millis(1), ..LIMITS };
    let report = verified_at(&fixture(), &["yes-002"], folder.path(), limits);
    assert_eq!(report.passed(), 0, "{}", shown(&report));
    assert!(report.failed().all(|one| one.falsehood.happened == "the compiler does not come to an end"));
}
