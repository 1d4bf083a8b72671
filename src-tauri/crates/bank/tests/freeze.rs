//! Freezing a kit: the same content is the same bytes, what comes back is what was frozen, and nothing
//! that was lost or changed goes unnoticed.

use std::borrow::Cow;
use std::collections::HashMap;

use bank::{Bank, FreezeError, FrozenKit, ThawError};

const FILES: [(&str, &str); 7] = [
    ("questions/sum-001-add-up.md", include_str!("good/questions/sum-001-add-up.md")),
    ("questions/que-001-full-queue.md", include_str!("good/questions/que-001-full-queue.md")),
    ("rubrics/competencies/correctness.yaml", include_str!("good/rubrics/competencies/correctness.yaml")),
    ("rubrics/competencies/limits.yaml", include_str!("good/rubrics/competencies/limits.yaml")),
    ("rubrics/scale.yaml", include_str!("good/rubrics/scale.yaml")),
    ("rubrics/kits/short-talk.yaml", include_str!("good/rubrics/kits/short-talk.yaml")),
    ("rubrics/loops/junior-systems.yaml", include_str!("good/rubrics/loops/junior-systems.yaml")),
];

/// The bank with a text replaced wherever it stands in a file.
fn bank(file: &str, from: &str, to: &str) -> Bank {
    let text = |name: &str, text: &str| match name == file {
        true => {
            assert!(text.contains(from), "{from:?} in {name}");
            text.replace(from, to)
        }
        false => text.to_owned(),
    };
    Bank::from_files(FILES.map(|(name, of)| (name.to_owned(), Cow::Owned(text(name, of).into_bytes())))).0
}

fn good() -> Bank {
    bank("", "", "")
}

fn stored(frozen: &FrozenKit) -> HashMap<String, Vec<u8>> {
    frozen.parts().into_iter().map(|part| (part.hash, part.bytes)).collect()
}

#[test]
fn what_is_thawed_is_what_was_frozen() {
    let frozen = good().freeze("short-talk").unwrap();
    let store = stored(&frozen);
    // The kit, the scale, two competencies and two questions.
    assert_eq!(store.len(), 6);
    let thawed = FrozenKit::thaw(&frozen.hash, |hash| store.get(hash).cloned()).unwrap();
    assert_eq!(thawed, frozen);
    assert_eq!(stored(&thawed), store);
    assert_eq!(thawed.question("sum-001").unwrap().title, "Add up");
    assert_eq!(thawed.competency("limits").unwrap().name, "Limits");
}

#[test]
fn a_kit_keeps_the_competencies_of_its_questions_and_of_their_signals() {
    // The kit itself names only one of the two.
    let bank = bank("rubrics/kits/short-talk.yaml", ", { id: limits, weight: 0.5 } ]", " ]");
    let frozen = bank.freeze("short-talk").unwrap();
    let ids: Vec<_> = frozen.competencies.iter().map(|competency| competency.id.as_str()).collect();
    assert_eq!(ids, ["correctness", "limits"]);
}

#[test]
fn the_same_content_is_the_same_hash_wherever_it_stands_in_its_file() {
    let hash = |bank: Bank| bank.freeze("short-talk").unwrap().hash;
    assert_eq!(hash(good()), hash(good()));
    let question = "questions/sum-001-add-up.md";
    // Line ends, comments and empty lines are no content.
    assert_eq!(hash(bank(question, "\n", "\r\n")), hash(good()));
    assert_eq!(hash(bank(question, "   # guidance", "")), hash(good()));
    assert_eq!(hash(bank(question, "\n## Tests\n", "\n\n\n## Tests\n")), hash(good()));
}

#[test]
fn other_content_anywhere_in_the_kit_is_another_hash_and_shares_the_rest() {
    let frozen = good().freeze("short-talk").unwrap();
    for (file, from, to) in [
        ("questions/sum-001-add-up.md", "title: Add up", "title: Add them up"),
        ("questions/que-001-full-queue.md", "What would you measure?", "What would you watch?"),
        ("rubrics/competencies/limits.yaml", "name: Limits", "name: Bounds"),
        ("rubrics/scale.yaml", "2: Fair", "2: Middling"),
        ("rubrics/kits/short-talk.yaml", "blind: true", "blind: false"),
    ] {
        let other = bank(file, from, to).freeze("short-talk").unwrap();
        assert_ne!(other.hash, frozen.hash, "{file}");
        let (before, after) = (stored(&frozen), stored(&other));
        let shared = before.keys().filter(|hash| after.contains_key(*hash)).count();
        // The kit's own part changes always, one more where the change is not in it.
        let changed = if file.starts_with("rubrics/kits") { 1 } else { 2 };
        assert_eq!(shared, before.len() - changed, "{file}");
    }
}

#[test]
fn a_part_that_is_missing_or_changed_is_an_error() {
    let frozen = good().freeze("short-talk").unwrap();
    let store = stored(&frozen);
    for hash in store.keys() {
        let missing =
            FrozenKit::thaw(&frozen.hash, |wanted| store.get(wanted).filter(|_| wanted != hash).cloned());
        assert_eq!(missing, Err(ThawError::Missing(hash.clone())));
        let changed = FrozenKit::thaw(&frozen.hash, |wanted| {
            let mut bytes = store.get(wanted).cloned()?;
            if wanted == hash {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
            }
            Some(bytes)
        });
        assert_eq!(changed, Err(ThawError::Changed(hash.clone())));
    }
}

#[test]
fn a_part_of_another_kind_under_its_right_hash_is_an_error() {
    let bytes = br#"{"points":{}}"#.to_vec();
    let hash = blake3::hash(&bytes).to_hex().to_string();
    let thawed = FrozenKit::thaw(&hash, |_| Some(bytes.clone()));
    assert!(matches!(thawed, Err(ThawError::Unreadable { .. })), "{thawed:?}");
}

#[test]
fn a_kit_that_is_not_there_is_refused_with_the_one_that_may_be_meant() {
    let error = good().freeze("short-walk").unwrap_err();
    assert_eq!(error.code(), "unknown-kit");
    assert_eq!(error.to_string(), "there is no kit short-walk");
    assert_eq!(error.hint(), "Did you mean `short-talk`?");
}

#[test]
fn a_kit_with_errors_in_anything_it_needs_is_refused_and_the_first_is_named() {
    for (file, from, to, what) in [
        ("rubrics/kits/short-talk.yaml", "minutes: 60", "minutes: 30", "kit"),
        ("questions/que-001-full-queue.md", "title: The", "titel: The", "question"),
        ("rubrics/competencies/limits.yaml", "  2: A limit", "  5: A limit", "competency"),
        ("rubrics/scale.yaml", "levels:", "level:", "scale"),
    ] {
        let error = bank(file, from, to).freeze("short-talk").unwrap_err();
        let FreezeError::HasErrors { what: found, first, .. } = &error else { panic!("{error:?}") };
        assert_eq!((*found, first.span.file.as_str()), (what, file));
        assert!(error.to_string().contains(&format!("{file}:")), "{error}");
        assert_eq!(error.code(), "bank-has-errors");
        assert!(error.hint().contains("touchstone lint"), "{}", error.hint());
    }
}

#[test]
fn warnings_and_errors_elsewhere_do_not_stop_a_kit() {
    bank("rubrics/loops/junior-systems.yaml", "kit: short-talk", "kit: long-talk")
        .freeze("short-talk")
        .unwrap();
    bank("rubrics/kits/short-talk.yaml", "minutes: 60", "minutes: 51").freeze("short-talk").unwrap();
}

#[test]
fn a_variant_is_frozen_whole_and_not_without_its_base() {
    let variant = include_str!("good/variants/sum-001-b-weights.md");
    let with = |change: &dyn Fn(&str, String) -> String| {
        let mut files: Vec<(String, String)> =
            FILES.map(|(name, text)| (name.to_owned(), text.to_owned())).into();
        files.push(("questions/sum-001-b-weights.md".to_owned(), variant.to_owned()));
        let changed = files.into_iter().map(|(name, text)| {
            let text = if name.ends_with("short-talk.yaml") {
                text.replace("id: sum-001,", "id: sum-001-b,")
            } else {
                text
            };
            let text = change(&name, text);
            (name, Cow::Owned(text.into_bytes()))
        });
        Bank::from_files(changed).0.freeze("short-talk")
    };
    let frozen = with(&|_, text| text).unwrap();
    let question = frozen.question("sum-001-b").unwrap();
    assert_eq!(question.variant_of.as_deref(), Some("sum-001"));
    assert_eq!(question.anchors, good().question("sum-001").unwrap().anchors);
    assert_eq!(frozen.signals_of(question).len(), 6);
    let broken =
        with(&|name, text| if name.contains("add-up") { text.replace("read: 5,", "read: 6,") } else { text });
    assert!(matches!(broken, Err(FreezeError::HasErrors { id, .. }) if id == "sum-001"));
    let gone = with(&|name, text| if name.contains("add-up") { String::new() } else { text });
    assert!(matches!(gone, Err(FreezeError::Missing { id, .. }) if id == "sum-001"));
}

#[test]
fn the_parts_of_a_kit_stay_in_the_order_its_file_has_them() {
    let blocks = "blocks: { opening: 4, what-next: 3, background: 2, candidate-questions: 1 }";
    let bank = bank("rubrics/kits/short-talk.yaml", "blocks: { opening: 4, candidate-questions: 6 }", blocks);
    let frozen = bank.freeze("short-talk").unwrap();
    let store = stored(&frozen);
    let thawed = FrozenKit::thaw(&frozen.hash, |hash| store.get(hash).cloned()).unwrap();
    let names: Vec<_> = thawed.kit.blocks.keys().map(String::as_str).collect();
    assert_eq!(names, ["opening", "what-next", "background", "candidate-questions"]);
}

#[test]
fn examples_beside_a_detector_are_not_frozen_and_the_detector_is() {
    let of = |examples: &str| {
        bank("rubrics/competencies/correctness.yaml", "\"fn test() {}\", ", examples)
            .freeze("short-talk")
            .unwrap()
    };
    let (with, without) = (of("\"fn test() {}\", \"fn tests() {}\", "), of(""));
    assert_eq!(with.hash, without.hash);
    assert!(with.competencies.iter().flat_map(|one| &one.signals).any(|signal| !signal.detect.is_empty()));
}
