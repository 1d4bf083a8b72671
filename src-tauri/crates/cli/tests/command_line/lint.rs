//! `lint`: every file a person can get wrong is told with its place, and one bad file hides no other.

use std::fs::{self, File};
use std::path::PathBuf;

use serde_json::Value;

use crate::place::{BANK, Place, Ran};

const QUESTION: &str = "questions/sum-001-add-up.md";
const KIT: &str = "rubrics/kits/short-talk.yaml";

/// A bank to spoil.
struct Spoiled {
    place: Place,
    bank: PathBuf,
}

impl Spoiled {
    fn new() -> Self {
        let place = Place::new();
        let bank = place.copied_bank();
        Self { place, bank }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.bank.join(name)
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.file(name)).unwrap();
        assert!(text.contains(from), "{from} is not in {name}");
        fs::write(self.file(name), text.replacen(from, to, 1)).unwrap();
    }

    fn lint(&self) -> Vec<Value> {
        let ran = self.place.run(&["lint", self.bank.to_str().unwrap(), "--format", "json"]);
        let listing: Value = serde_json::from_str(&ran.out).unwrap();
        let problems = listing["problems"].as_array().unwrap().clone();
        let errors = problems.iter().filter(|problem| problem["severity"] == "error").count();
        assert_eq!(ran.code, Some(i32::from(errors > 0)), "{}", ran.err);
        assert_eq!(ran.err, "");
        problems
    }

    /// Expects this problem in this file, with words that name what it is about.
    fn expect(&self, file: &str, code: &str, named: &str) -> Value {
        let problems = self.lint();
        let found = problems
            .iter()
            .find(|problem| problem["code"] == code && problem["file"].as_str().unwrap().ends_with(file));
        let found = found.unwrap_or_else(|| panic!("no {code} in {file}: {problems:#?}"));
        assert!(found["message"].as_str().unwrap().contains(named), "{found}");
        assert!(found["line"].as_u64() >= Some(1) && found["column"].as_u64() >= Some(1), "{found}");
        found.clone()
    }

    /// Text for people has the same problem and exits alike.
    fn text(&self) -> Ran {
        self.place.run(&["lint", self.bank.to_str().unwrap()])
    }
}

#[test]
fn a_sound_bank_is_clean_and_so_is_the_one_inside_the_program() {
    let place = Place::new();
    let ran = place.run(&["lint", BANK]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "no errors, no warnings\n", ""));
    let inside = Ran::of(place.bare(&["lint"]).output().unwrap());
    assert_eq!(inside.code, Some(0), "{}", inside.out);
}

#[test]
fn the_folder_one_stands_in_is_linted_if_it_holds_a_bank() {
    let spoiled = Spoiled::new();
    fs::write(spoiled.file(QUESTION), "").unwrap();
    let here = Ran::of(spoiled.place.bare(&["lint"]).current_dir(&spoiled.bank).output().unwrap());
    assert_eq!(here.code, Some(1));
    assert!(here.out.contains("empty-file"), "{}", here.out);
    let named = spoiled.place.bare(&["lint", "--bank", spoiled.bank.to_str().unwrap()]).output().unwrap();
    assert_eq!(Ran::of(named).out.lines().last(), here.out.lines().last());
}

const COMPETENCY: &str = "rubrics/competencies/correctness.yaml";

/// A bank with these detectors in the place of one, each a line of a list.
fn with_detectors(detectors: &[&str]) -> Spoiled {
    let spoiled = Spoiled::new();
    let list: String = detectors.iter().map(|one| format!("\n      - {one}")).collect();
    spoiled.edit(COMPETENCY, "detect: [edge-test]", &format!("detect:{list}"));
    spoiled
}

/// The detectors' problems: code, line, and what stands there.
fn of_detectors(spoiled: &Spoiled) -> Vec<(String, u64, String)> {
    let text = fs::read_to_string(spoiled.file(COMPETENCY)).unwrap();
    let there = |problem: &Value| {
        let number = |key: &str| usize::try_from(problem[key].as_u64().unwrap()).unwrap();
        let line: Vec<char> = text.lines().nth(number("line") - 1).unwrap().chars().collect();
        line[number("column") - 1..number("end_column") - 1].iter().collect::<String>()
    };
    let problems = spoiled.lint();
    assert!(problems.iter().all(|one| one["file"].as_str().unwrap().ends_with(COMPETENCY)), "{problems:#?}");
    let told =
        |one: &Value| (one["code"].as_str().unwrap().to_owned(), one["line"].as_u64().unwrap(), there(one));
    problems.iter().map(told).collect()
}

const NO: &str = "no: ['fn f() { x }', 'fn g() { y }', 'fn h() { z }']";

/// A detector that is as its examples say.
fn sound(id: &str) -> String {
    let yes = "['fn f() { x.unwrap() }', 'fn g() { y.unwrap() }', 'fn h() { z.unwrap() }']";
    format!(
        "{{id: {id}, speaks: against, ask: 'Why?', rule: {{pattern: $E.unwrap()}}, examples: {{yes: {yes}, {NO}}}}}"
    )
}

#[test]
fn a_bad_rule_is_told_with_file_line_and_column_and_hides_no_other() {
    let rules = [
        "{kind: call_expression, has: {kindd: identifier}}",
        "{kind: no_such_kind}",
        "{kind: block, any: [{pattern: $A}, {regex: '('}]}",
        "{regex: '.*'}",
    ];
    let bad = rules.map(|rule| format!("{{id: bad, speaks: against, ask: 'Why?', rule: {rule}}}"));
    for (rule, there) in bad.iter().zip(["kindd", "no_such_kind", "'('", "{regex: '.*'"]) {
        // The one after it is looked at as ever: its example is false.
        let after = sound("after").replacen("x.unwrap()", "x.expect(1)", 1);
        let spoiled = with_detectors(&[rule, &after, "nowhere"]);
        let told = of_detectors(&spoiled);
        let codes: Vec<&str> = told.iter().map(|(code, ..)| code.as_str()).collect();
        assert_eq!(codes, ["detector-unusable", "false-example", "detector-unusable"], "{told:?}");
        assert_eq!((told[0].1, told[0].2.as_str()), (16, there));
        assert_eq!((told[1].1, told[1].2.as_str()), (17, "'fn f() { x.expect(1) }'"));
        assert_eq!((told[2].1, told[2].2.as_str()), (18, "nowhere"));
    }
}

#[test]
fn detectors_that_are_as_their_examples_say_are_clean() {
    let sound = [sound("first"), sound("second")];
    assert_eq!(of_detectors(&with_detectors(&[&sound[0], &sound[1], "edge-test"])), []);
}

#[test]
fn an_example_that_must_not_be_found_and_is_is_an_error() {
    let detector = sound("own").replacen("'fn g() { y }'", "'fn g() { y.unwrap() }'", 1);
    let told = of_detectors(&with_detectors(&[&detector]));
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].0.as_str(), told[0].2.as_str()), ("false-example", "'fn g() { y.unwrap() }'"));
}

#[test]
fn few_examples_and_rules_that_find_nothing_or_everything_are_warnings() {
    let few = "{id: few, speaks: for, ask: 'Why?', rule: {kind: try_expression}, examples: {yes: ['fn f() { x? }']}}";
    let never = format!(
        "{{id: never, speaks: for, ask: 'Why?', rule: {{kind: identifier, regex: nowhere}}, examples: {{yes: [], {NO}}}}}"
    );
    let everything = "{id: everything, speaks: for, ask: 'Why?', rule: {any: [{kind: identifier}, {kind: type_identifier}, \
                      {kind: field_identifier}, {kind: primitive_type}, {kind: block}]}, examples: {yes: [a, b, c], no: ['', '//', ';']}}";
    let told = of_detectors(&with_detectors(&[few, &never, everything]));
    let told: Vec<(&str, &str)> =
        told.iter().map(|(code, _, there)| (code.as_str(), there.as_str())).collect();
    let expected = [
        ("few-examples", "few"),
        ("few-examples", "never"),
        ("detector-never-fires", "never"),
        ("detector-fires-everywhere", "everything"),
    ];
    assert_eq!(told, expected);
    let ran = with_detectors(&[few]).text();
    assert_eq!(ran.code, Some(0), "{}", ran.out);
}

#[test]
fn a_rule_that_never_ends_is_stopped_told_and_hides_no_other() {
    let endless = "{kind: call_expression, has: {stopBy: end, kind: call_expression, has: {stopBy: end, \
                   kind: call_expression, has: {stopBy: end, kind: call_expression, has: {stopBy: end, regex: ^never$}}}}}";
    let code = format!(
        "fn f() {{ {} }}",
        "a(b(c(d(e(f(g(h(i(j(k(l(m(n(o(p(q(r(s(t(u(v(w(x(nevermore)))))))))))))))))))))))); ".repeat(200)
    );
    let slow = format!(
        "{{id: endless, speaks: for, ask: 'Why?', rule: {endless}, examples: {{yes: [], no: ['{code}', b, c]}}}}"
    );
    let after = sound("after").replacen("x.unwrap()", "x.expect(1)", 1);
    let began = std::time::Instant::now();
    let told = of_detectors(&with_detectors(&[&slow, &after]));
    assert!(began.elapsed() < std::time::Duration::from_secs(60), "{:?}", began.elapsed());
    let told: Vec<(&str, &str)> =
        told.iter().map(|(code, _, there)| (code.as_str(), there.as_str())).collect();
    let expected = [
        ("few-examples", "endless"),
        ("detector-never-ends", "endless"),
        ("false-example", "'fn f() { x.expect(1) }'"),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_missing_file_is_told() {
    let place = Place::new();
    let ran = place.run(&["lint", "questions/no-such.md", BANK]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("not-found") && ran.out.contains("questions/no-such.md"), "{}", ran.out);
    let spoiled = Spoiled::new();
    fs::remove_file(spoiled.file(QUESTION)).unwrap();
    spoiled.expect(KIT, "unknown-question", "sum-001");
}

#[test]
fn an_empty_file_is_told() {
    for content in ["", " \n\n", "\u{feff}"] {
        let spoiled = Spoiled::new();
        fs::write(spoiled.file(QUESTION), content).unwrap();
        spoiled.expect(QUESTION, "empty-file", "");
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_told_with_the_place() {
    let spoiled = Spoiled::new();
    let mut bytes = fs::read(spoiled.file(QUESTION)).unwrap();
    let at = bytes.windows(6).position(|window| window == b"\n## Do").unwrap();
    bytes[at + 4] = 0xff;
    fs::write(spoiled.file(QUESTION), &bytes).unwrap();
    let line = bytes[..at].split(|byte| *byte == b'\n').count() as u64 + 1;
    assert_eq!(spoiled.expect(QUESTION, "not-utf-8", "")["line"], line);
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    let spoiled = Spoiled::new();
    let large = "questions/big-001-sparse.md";
    File::create(spoiled.file(large)).unwrap().set_len(50_000_000).unwrap();
    spoiled.expect(large, "file-too-large", "");
    assert_eq!(spoiled.lint().len(), 1, "the other files are as they were");
}

#[test]
fn a_half_written_question_is_told_wherever_it_ends() {
    let whole = fs::read_to_string(PathBuf::from(BANK).join(QUESTION)).unwrap();
    let spoiled = Spoiled::new();
    let mut told = 0;
    for end in (0..whole.len()).step_by(211) {
        fs::write(spoiled.file(QUESTION), whole.get(..end).unwrap_or_default()).unwrap();
        let problems = spoiled.lint();
        assert!(!problems.is_empty(), "cut at {end}: nothing was told");
        told += 1;
    }
    assert!(told > 10);
}

#[test]
fn unknown_ids_are_told_where_they_stand() {
    let cases = [
        (KIT, "id: que-001", "id: que-007", "unknown-question", "que-007"),
        (KIT, "id: limits", "id: limit", "unknown-competency", "limit"),
        (KIT, "signals: [sums-up]", "signals: [sum-up]", "unknown-signal", "sum-up"),
        (QUESTION, "  - tests-first\n", "  - test-first\n", "unknown-signal", "test-first"),
        (QUESTION, "[correctness ≤ 2]", "[correctnes ≤ 2]", "hint-outside-competencies", "correctnes"),
        (
            "rubrics/loops/junior-systems.yaml",
            "kit: short-talk",
            "kit: long-talk",
            "unknown-kit",
            "long-talk",
        ),
        ("rubrics/loops/junior-systems.yaml", "level: junior", "level: wizard", "unknown-level", "wizard"),
    ];
    for (file, from, to, code, named) in cases {
        let spoiled = Spoiled::new();
        spoiled.edit(file, from, to);
        let problem = spoiled.expect(file, code, named);
        let lines = fs::read_to_string(spoiled.file(file)).unwrap();
        let number = usize::try_from(problem["line"].as_u64().unwrap()).unwrap();
        let line = lines.lines().nth(number - 1).unwrap();
        assert!(line.contains(named), "{code} points at {line:?}");
        assert!(problem["hint"].as_str().unwrap().len() > 5, "{problem}");
    }
}

#[test]
fn duplicate_ids_are_told() {
    let spoiled = Spoiled::new();
    fs::copy(spoiled.file(QUESTION), spoiled.file("questions/sum-001-again.md")).unwrap();
    let problem = spoiled.lint().into_iter().find(|problem| problem["code"] == "duplicate-id").unwrap();
    assert!(problem["message"].as_str().unwrap().contains("sum-001"), "{problem}");
    let spoiled = Spoiled::new();
    spoiled.edit(QUESTION, "  - tests-first\n", "  - tests-first\n  - tests-first\n");
    spoiled.expect(QUESTION, "duplicate-entry", "tests-first");
}

#[test]
fn minutes_that_do_not_add_up_are_told() {
    let spoiled = Spoiled::new();
    spoiled.edit(KIT, "minutes: 60", "minutes: 40");
    spoiled.expect(KIT, "kit-minutes", "50");
    let spoiled = Spoiled::new();
    spoiled.edit(QUESTION, "read: 5", "read: 6");
    spoiled.expect(QUESTION, "blocks-do-not-add-up", "21");
}

#[test]
fn one_bad_file_hides_no_other() {
    let spoiled = Spoiled::new();
    fs::write(spoiled.file(QUESTION), b"\xff\xfe").unwrap();
    fs::write(spoiled.file("questions/two-001-empty.md"), "").unwrap();
    spoiled.edit(KIT, "minutes: 60", "minutes: sixty");
    spoiled.edit("questions/que-001-full-queue.md", "minutes: 20", "minuten: 20");
    spoiled.expect(QUESTION, "not-utf-8", "");
    spoiled.expect("two-001-empty.md", "empty-file", "");
    spoiled.expect(KIT, "wrong-type", "");
    spoiled.expect("que-001-full-queue.md", "unknown-field", "minuten");
    let text = spoiled.text();
    assert_eq!(text.code, Some(1));
    for code in ["not-utf-8", "empty-file", "wrong-type", "unknown-field"] {
        assert!(text.out.contains(&format!("error[{code}]")), "{}", text.out);
    }
}

#[test]
fn a_bank_with_errors_runs_what_is_whole_and_refuses_the_rest() {
    let spoiled = Spoiled::new();
    spoiled.edit(QUESTION, "  - tests-first\n", "  - test-first\n");
    let input = format!("{}\n", crate::place::plan());
    let path = spoiled.place.root().join("input");
    fs::write(&path, input).unwrap();
    let bank = spoiled.bank.to_str().unwrap();
    let mut live = spoiled.place.bare(&["live", "--bank", bank]);
    let answers = Ran::of(live.stdin(File::open(path).unwrap()).output().unwrap()).answers();
    let fault = &answers[0]["fault"];
    assert_eq!(fault["code"], "bank-has-errors", "{fault}");
    assert!(fault["hint"].as_str().unwrap().contains("touchstone lint"), "{fault}");
}

#[test]
fn the_exit_code_tells_clean_from_warnings_errors_and_misuse() {
    let spoiled = Spoiled::new();
    let bank = spoiled.bank.to_str().unwrap().to_owned();
    let code = |args: &[&str]| spoiled.place.run(args).code;
    assert_eq!(code(&["lint", &bank, "--deny-warnings"]), Some(0));
    spoiled.edit(KIT, "minutes: 60", "minutes: 55");
    let warnings = spoiled.lint();
    assert!(!warnings.is_empty() && warnings.iter().all(|problem| problem["severity"] == "warning"));
    assert_eq!(code(&["lint", &bank]), Some(0));
    assert_eq!(code(&["lint", &bank, "--deny-warnings"]), Some(1));
    spoiled.edit(KIT, "minutes: 55", "minutes: 5");
    assert_eq!(code(&["lint", &bank]), Some(1));
    assert_eq!(code(&["lint", &bank, "--format", "xml"]), Some(2));
    assert_eq!(code(&["lint", "--explain", "no-such-code"]), Some(2));
    assert_eq!(code(&["lint", "--explain", "kit-minutes"]), Some(0));
    assert_eq!(code(&["lint", "--explain", "kit-minutes", &bank]), Some(2));
}
