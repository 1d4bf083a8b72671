//! The bank that comes with Touchstone.

use std::path::Path;

use bank::{Bank, render_all};

#[test]
fn the_bundled_bank_has_no_problems() {
    let (_, problems) = Bank::bundled();
    assert!(problems.is_empty(), "{}", render_all(&problems, false));
}

#[test]
fn the_bundled_bank_needs_no_advice_on_interviewing() {
    let problems = bank::lint_bundled(None);
    assert!(problems.is_empty(), "{}", render_all(&problems, false));
}

#[test]
fn the_bundled_bank_is_the_repositorys() {
    let (bundled, _) = Bank::bundled();
    let (loaded, _) = Bank::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.."));
    assert!(loaded.questions().count() >= 10);
    assert!(bundled.questions().eq(loaded.questions()));
    assert!(bundled.competencies().eq(loaded.competencies()));
    assert!(bundled.kits().eq(loaded.kits()));
    assert!(bundled.loops().eq(loaded.loops()));
    assert_eq!(bundled.scale(), loaded.scale());
}

#[test]
fn every_bundled_kit_can_be_frozen_and_thawed() {
    let (bank, _) = Bank::bundled();
    let mut kits = 0;
    for kit in bank.kits() {
        let frozen = bank.freeze(&kit.id).unwrap();
        let parts = frozen.parts();
        let find = |hash: &str| parts.iter().find(|part| part.hash == hash).map(|part| part.bytes.clone());
        assert_eq!(bank::FrozenKit::thaw(&frozen.hash, find).unwrap(), frozen, "{}", kit.id);
        for question in &frozen.questions {
            assert_eq!(frozen.signals_of(question).len(), question.signals.len(), "{}", question.id);
        }
        assert_eq!(frozen.throughout().len(), kit.signals.len());
        kits += 1;
    }
    assert!(kits >= 3);
}
