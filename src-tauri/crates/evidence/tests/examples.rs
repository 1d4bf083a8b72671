//! Every detector of the bundled rubrics, on the examples that stand beside it.
#![allow(clippy::unwrap_used, reason = "a test ends where its promise does not hold")]

use bank::Library;
use evidence::{About, Engine, definitions_of};

/// Examples of each kind that a detector must have.
const AT_LEAST: usize = 3;

fn bundled() -> Engine {
    let library = Library::bundled();
    let (engine, problems) = Engine::of(&definitions_of(&library.home().unwrap().bank));
    assert_eq!(problems, []);
    engine
}

/// The detectors by id, with what they say of themselves.
fn detectors(engine: &Engine) -> impl Iterator<Item = (&str, About<'_>)> {
    engine.ids().map(|id| (id, engine.about(id).unwrap()))
}

/// How often a detector finds something in one of its examples.
fn found(engine: &Engine, id: &str, about: &About<'_>, example: &str) -> usize {
    let findings = if about.reads_compiler {
        engine.read_output(example).unwrap()
    } else {
        engine.scan(example, None).unwrap().findings
    };
    findings.iter().filter(|one| one.detector == id).count()
}

/// Tells all that is wrong at once, each with the example it is about.
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn every_detector_has_examples_of_both_kinds() {
    let engine = bundled();
    let few = |(id, about): (&str, About<'_>)| {
        let (yes, no) = (about.examples.yes.len(), about.examples.no.len());
        (yes.min(no) < AT_LEAST).then(|| format!("{id}: {yes} yes, {no} no; at least {AT_LEAST} of each"))
    };
    assert_none(&detectors(&engine).filter_map(few).collect::<Vec<_>>());
}

#[test]
fn every_detector_finds_something_in_each_yes_and_nothing_in_any_no() {
    let engine = bundled();
    let mut wrong = Vec::new();
    for (id, about) in detectors(&engine) {
        for (at, example) in about.examples.yes.iter().enumerate() {
            if found(&engine, id, &about, example) == 0 {
                wrong.push(format!("{id}: nothing found in yes {}:\n{example}", at + 1));
            }
        }
        for (at, example) in about.examples.no.iter().enumerate() {
            let count = found(&engine, id, &about, example);
            if count > 0 {
                wrong.push(format!("{id}: {count} found in no {}:\n{example}", at + 1));
            }
        }
    }
    assert_none(&wrong);
}

/// An example that does not parse could pass for the wrong reason.
#[test]
fn every_example_of_code_is_rust() {
    let engine = bundled();
    let mut wrong = Vec::new();
    for (id, about) in detectors(&engine).filter(|(_, about)| !about.reads_compiler) {
        for example in about.examples.yes.iter().chain(&about.examples.no) {
            if engine.scan(example, None).unwrap().syntax_errors > 0 {
                wrong.push(format!("{id}: does not parse:\n{example}"));
            }
        }
    }
    assert_none(&wrong);
}
