//! `scan`: places in code, for people and for programs; it exits 0 whatever it finds.

use std::fs;

use serde_json::{Value, json};

use crate::place::{Place, Ran};

const CODE: &str =
    "fn main() {\n    let port: u16 = text.parse().unwrap();\n    println!(\"{}\", other.clone());\n}\n";

fn scan(place: &Place, args: &[&str], code: &[u8]) -> Ran {
    let path = place.root().join("code.rs");
    fs::write(&path, code).unwrap();
    let mut command = place.bare(&[&["scan", "code.rs"], args].concat());
    Ran::of(command.output().unwrap())
}

#[test]
fn findings_have_the_documented_form_and_the_places_of_the_text() {
    let place = Place::new();
    let found: Value =
        serde_json::from_str(&scan(&place, &["--format", "json"], CODE.as_bytes()).done()).unwrap();
    assert_eq!((&found["file"], &found["syntax_errors"]), (&json!("code.rs"), &json!(0)));
    let expected = json!({
        "detector": "unwrap-call", "signals": ["avoids-unwrap"], "speaks": "against",
        "line": 2, "column": 21, "end_line": 2, "end_column": 42,
        "text": "text.parse().unwrap()", "ask": "`unwrap` at line 2: input or invariant?",
    });
    let findings = found["findings"].as_array().unwrap();
    assert!(findings.contains(&expected), "{findings:#?}");
    assert!(findings.iter().any(|one| one["detector"] == "clone-call" && one["line"] == 3), "{findings:#?}");
}

#[test]
fn a_question_keeps_what_belongs_to_its_signals() {
    let place = Place::new();
    let ran = scan(&place, &["--question", "err-001"], CODE.as_bytes()).done();
    assert_eq!(ran, "code.rs:2:21: unwrap-call (against) `unwrap` at line 2: input or invariant?\n");
    scan(&place, &["--question", "err-999"], CODE.as_bytes()).fault("unknown-question");
}

#[test]
fn broken_code_is_told_and_the_rest_of_it_is_looked_at() {
    let place = Place::new();
    let ran = scan(&place, &[], b"fn f( { let = ;\nfn g() { x.unwrap() }\n");
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.contains(":2:10: unwrap-call"), "{}", ran.out);
    assert!(ran.err.contains("could not be read in"), "{}", ran.err);
}

#[test]
fn what_the_compiler_said_is_read_with_its_places() {
    let place = Place::new();
    let said = b"\x1b[31merror[E0382]\x1b[0m: borrow of moved value: `order`\n  --> src/main.rs:12:20\n";
    let ran = scan(&place, &["--compiler"], said).done();
    assert!(ran.starts_with("code.rs:12:20: use-after-move (context)"), "{ran}");
}

#[test]
fn what_cannot_be_looked_at_is_refused_with_what_to_do() {
    let place = Place::new();
    scan(&place, &[], &vec![b' '; 300 * 1024]).fault("code-too-long");
    let deep = format!("fn f() {{ {}1{} }}", "(".repeat(10_000), ")".repeat(10_000));
    scan(&place, &[], deep.as_bytes()).fault("code-too-deep");
    scan(&place, &[], b"fn f() { \xff }").fault("not-utf8");
    Ran::of(place.bare(&["scan", "missing.rs"]).output().unwrap()).fault("io");
    Ran::of(place.bare(&["scan", "--explain", "nothing"]).output().unwrap()).fault("unknown-detector");
    let text = Ran::of(place.bare(&["scan", "--explain", "unwrap-call"]).output().unwrap()).done();
    assert!(text.starts_with("unwrap-call: looks at code") && text.contains("Not found in:"), "{text}");
}
