//! `verify-bank`: what a pack claims is compiled and run, and nothing else is believed.

use std::fs;

use serde_json::Value;

use crate::place::{Place, Ran};

const QUESTION: &str = "questions/sum-001-add-up.md";

/// The command, with the compiler where the tests' own is.
fn verify(place: &Place, args: &[&str]) -> Ran {
    let mut command = place.bare(&[&["verify-bank"], args].concat());
    for kept in ["PATH", "HOME", "RUSTUP_HOME", "CARGO_HOME", "RUSTUP_TOOLCHAIN"] {
        command.envs(std::env::var_os(kept).map(|value| (kept, value)));
    }
    Ran::of(command.output().unwrap())
}

#[test]
fn a_folder_whose_claims_are_true_passes_is_remembered_and_recorded() {
    let place = Place::new();
    let bank = place.copied_bank();
    let first = verify(&place, &[bank.to_str().unwrap(), "--record", "--format", "json"]);
    assert!(first.err.contains("with your rights"), "{}", first.err);
    let first: Value = serde_json::from_str(&first.done()).unwrap();
    assert_eq!(first["false"], 0);
    assert!(first["compiler"].as_str().unwrap().starts_with("rustc "));
    let claims = first["true"].as_u64().unwrap();
    let row = &first["questions"][1];
    assert_eq!([&row["id"], &row["known"]], [&Value::from("sum-001"), &Value::from(0)]);
    assert_eq!(row["true"].as_u64(), Some(claims));

    let record: Value = serde_json::from_slice(&fs::read(bank.join("verified.json")).unwrap()).unwrap();
    assert_eq!(record["questions"]["sum-001"]["claims"].as_u64(), Some(claims));

    let again = verify(&place, &[bank.to_str().unwrap(), "--format", "json"]);
    let again: Value = serde_json::from_str(&again.done()).unwrap();
    assert_eq!(again["questions"][1]["known"].as_u64(), Some(claims));
}

#[test]
fn a_false_claim_is_told_with_its_line_and_what_happened_and_exits_1() {
    let place = Place::new();
    let bank = place.copied_bank();
    let text = fs::read_to_string(bank.join(QUESTION)).unwrap();
    let (at, claim) = text.lines().enumerate().find(|(_, line)| line.contains("wrong fails=")).unwrap();
    fs::write(bank.join(QUESTION), text.replace(claim, "```rust wrong passes")).unwrap();
    let ran = verify(&place, &[bank.to_str().unwrap(), "--question", "sum-001"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains(&format!("{QUESTION}:{}: false claim", at + 1)), "{}", ran.err);
    assert!(ran.err.contains("these tests fail"), "{}", ran.err);
    assert!(ran.out.starts_with("question  claims  known  false  seconds\n"), "{}", ran.out);
    // The second one is that no wrong answer is left that fails the tests.
    assert!(ran.err.ends_with("2 are false.\n"), "{}", ran.err);
}

#[test]
fn a_pack_of_one_file_is_verified_without_being_added() {
    let place = Place::new();
    let bank = place.copied_bank();
    let text = "id: acme\nname: Acme\nversion: 1.0.0\nlicense: MIT\nauthors: [Ada Example]\n";
    fs::write(bank.join("pack.yaml"), text).unwrap();
    let file = place.root().join("acme.touchpack");
    place.bare(&["pack", "make", bank.to_str().unwrap(), "-o", file.to_str().unwrap()]).output().unwrap();
    let found = verify(&place, &[file.to_str().unwrap(), "--format", "json"]);
    let found: Value = serde_json::from_str(&found.done()).unwrap();
    assert_eq!(found["false"], 0);
    assert!(found["true"].as_u64() > Some(3), "{found}");
    let words = verify(&place, &[file.to_str().unwrap(), "--record"]).err;
    assert!(words.contains("[pack-is-a-copy]"), "{words}");
}

#[test]
fn without_a_compiler_or_a_pack_it_says_what_to_do() {
    let place = Place::new();
    let bank = place.copied_bank();
    let mut command = place.bare(&["verify-bank", bank.to_str().unwrap()]);
    let words = Ran::of(command.env("PATH", "").output().unwrap()).err;
    assert!(words.contains("[no-program]") && words.contains("install it with rustup"), "{words}");
    verify(&place, &["no-such-pack"]).fault("unknown-pack");
    let words = verify(&place, &[bank.to_str().unwrap(), "--question", "sum-999"]).err;
    assert!(words.contains("[unknown-question]") && words.contains("`sum-999`"), "{words}");
}
