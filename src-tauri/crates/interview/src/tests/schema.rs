//! The scorecard's JSON Schema, written from the type; `UPDATE_SCHEMAS=1` with this test writes it anew.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::generator::{choices, play};
use super::rehearsal::{Rehearsal, card};
use crate::{Privacy, Scorecard};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/scorecard-1.json")
}

fn fresh() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    generator.into_root_schema_for::<Scorecard>().to_value()
}

#[test]
fn the_committed_schema_is_that_of_the_type() {
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        let new = committed().with_extension("json.new");
        fs::create_dir_all(new.parent().unwrap()).unwrap();
        let mut file = File::create(&new).unwrap();
        writeln!(file, "{}", serde_json::to_string_pretty(&fresh()).unwrap()).unwrap();
        file.sync_all().unwrap();
        fs::rename(&new, committed()).unwrap();
    }
    let text = fs::read_to_string(committed()).unwrap();
    let committed: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(committed, fresh(), "run UPDATE_SCHEMAS=1 cargo test -p touchstone-interview schema");
}

#[test]
fn scorecards_of_every_run_are_valid_for_all_their_readers() {
    let validator = jsonschema::validator_for(&fresh()).unwrap();
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let run = runner.run(&choices(1..120), |choices| {
        let rehearsal = play(&choices, |_| Ok(()))?;
        for privacy in [Privacy::default(), Privacy { include_private: true, alias: false }] {
            let json = serde_json::to_value(card(&rehearsal.interview).for_readers(privacy)).unwrap();
            if let Err(error) = validator.validate(&json) {
                return Err(TestCaseError::fail(format!("{error} at {}", error.instance_path())));
            }
        }
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
}

#[test]
fn what_is_no_scorecard_is_not_valid() {
    let validator = jsonschema::validator_for(&fresh()).unwrap();
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "rate", "question": "err-001", "competency": "testing", "rating": 3}));
    let good = serde_json::to_value(rehearsal.card()).unwrap();
    assert!(validator.is_valid(&good));
    for (place, wrong) in [
        ("/schema", json!("touchstone.scorecard/2")),
        ("/revision", json!(-1)),
        ("/composite/coverage", json!(null)),
        ("/competencies/3/ratings/0/rating", json!(0)),
        ("/competencies/3/ratings/0/rating", json!("good")),
        ("/signals/0/summary", json!("seen")),
        ("/interview/candidate", json!({"name": "Ada"})),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).unwrap() = wrong;
        assert!(!validator.is_valid(&bad), "{place}");
    }
    for missing in good.as_object().unwrap().keys() {
        let mut bad = good.clone();
        bad.as_object_mut().unwrap().remove(missing);
        assert!(!validator.is_valid(&bad), "without {missing}");
    }
}
