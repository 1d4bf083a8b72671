//! `coverage`: what a kit, a loop or the whole bank asks for.

use serde_json::Value;

use crate::place::{Place, Ran};

fn ran(args: &[&str]) -> Ran {
    let place = Place::new();
    let all: Vec<&str> = ["coverage"].iter().chain(args).copied().collect();
    place.run(&all)
}

fn json(args: &[&str]) -> Value {
    let all: Vec<&str> = args.iter().chain(&["--format", "json"]).copied().collect();
    let ran = ran(&all);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn a_loop_is_shown_competency_by_question() {
    let ran = ran(&["junior-systems"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn json_has_the_documented_fields() {
    let coverage = json(&["junior-systems"]);
    let keys: Vec<&String> = coverage.as_object().unwrap().keys().collect();
    let help = ran(&["--help"]).out;
    for key in keys {
        assert!(help.contains(&format!("`{key}`")), "{key} is not in the help");
    }
    assert_eq!(coverage["of"], "loop");
    let correctness = &coverage["competencies"][0];
    assert_eq!(
        (&correctness["id"], &correctness["bar"], &correctness["state"]),
        (&"correctness".into(), &2.into(), &"met".into())
    );
    assert_eq!(coverage["questions"][0]["id"], "sum-001");
    assert_eq!(coverage["levels"][0]["met"], true);
    let whole = json(&[]);
    assert_eq!(whole["questions"], 2);
    assert_eq!(whole["kits"][0]["planned"], 50);
    assert_eq!(whole["loops"][0]["met"], 1);
}

#[test]
fn a_kit_is_looked_at_for_a_level() {
    assert_eq!(json(&["short-talk"])["level"], "senior");
    assert_eq!(json(&["kit:short-talk", "--level", "junior"])["level"], "junior");
    let unknown = ran(&["short-talk", "--level", "juniour"]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("unknown-level") && unknown.err.contains("`junior`"), "{}", unknown.err);
}

#[test]
fn a_name_that_nothing_has_is_told_with_the_nearest() {
    let near = ran(&["junior-system"]);
    assert_eq!(near.code, Some(1));
    assert!(
        near.err.contains("no kit or loop junior-system") && near.err.contains("`junior-systems`"),
        "{}",
        near.err
    );
    assert!(ran(&["loop:short-talk"]).err.contains("unknown-loop"));
    assert_eq!(ran(&["--level", "senior"]).code, Some(2), "a level alone says nothing");
}
