//! What changed is said in words, in the words that were written down before.

use std::collections::BTreeMap;

use bank::{Library, Pack, PackFiles, diff};

use crate::forged::{archive, entry};
use crate::scene::{GOOD, below};

type Files = BTreeMap<String, String>;

fn good() -> Files {
    let files = below(GOOD.as_ref()).into_iter().filter(|(name, _)| !name.starts_with("variants"));
    let mut files: Files = files.map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect();
    let manifest = "id: acme\nname: Acme\nversion: 1.2.0\nlicense: MIT\nauthors: [Kim]\n";
    files.insert("pack.yaml".to_owned(), manifest.to_owned());
    files
}

fn pack(files: &Files) -> Pack {
    readable(files).unwrap()
}

/// The pack, unless its manifest has no id.
fn readable(files: &Files) -> Option<Pack> {
    let entries: Vec<_> = files.iter().map(|(name, text)| entry(name, text)).collect();
    PackFiles::of_archive(&archive(&entries), "pack").unwrap().read(&Library::bundled()).ok()
}

fn said(before: &Files, after: &Files) -> Vec<String> {
    let all = diff(&pack(before), &pack(after));
    all.iter().flat_map(|one| one.changes.iter().map(|change| format!("{}: {change}", one.about()))).collect()
}

/// An edit of the table: what it is, the files after it, and the sentences.
fn edits() -> Vec<(String, Files, Vec<String>)> {
    let mut edits: Vec<(String, Files, Vec<String>)> = Vec::new();
    let (mut file, mut from) = (String::new(), String::new());
    for line in include_str!("edits.txt").lines() {
        if let Some(heading) = line.strip_prefix("# ") {
            edits.push((heading.to_owned(), good(), Vec::new()));
            continue;
        }
        let Some((heading, files, says)) = edits.last_mut() else { continue };
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let text = rest.replace("\\n", "\n");
        match word {
            "in" => file = text,
            "from" => from = text,
            "to" => {
                let before = files.get_mut(&file).unwrap();
                assert_eq!(before.matches(&from).count(), 1, "{heading}: {from:?} in {file}");
                *before = before.replacen(&from, &text, 1);
            }
            "gone" => drop(files.remove(&text).unwrap()),
            "like" => {
                let [model, name, old, new]: [&str; 4] =
                    text.split(' ').collect::<Vec<_>>().try_into().unwrap();
                let copy = files[model].replace(old, new);
                files.insert(name.to_owned(), copy);
            }
            "says" => says.push(text),
            "" => {}
            other => panic!("{other} is no word of the table"),
        }
    }
    edits
}

#[test]
fn every_edit_of_the_table_is_told_in_its_words() {
    let edits = edits();
    assert!(edits.len() >= 25, "only {} edits", edits.len());
    let mut wrong = String::new();
    for (heading, after, says) in edits {
        let found = said(&good(), &after);
        if found != says {
            wrong.push_str(&format!("{heading}\n  expected {says:#?}\n  found {found:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_edit_is_told_backwards_too_and_none_against_itself() {
    for (heading, after, says) in edits() {
        let back = said(&after, &good());
        assert_eq!(back.is_empty(), says.is_empty(), "{heading}: {back:?}");
        assert_eq!(said(&after, &after), [""; 0], "{heading}");
        assert!(!back.iter().any(|sentence| sentence.contains("written down differently")), "{back:?}");
    }
}

/// Takes out or doubles every line of every file in turn: where a value changed, something is said.
#[test]
fn no_change_of_a_value_goes_unsaid() {
    let before = good();
    let first = pack(&before);
    let mut told = 0;
    for (name, text) in &before {
        let lines: Vec<&str> = text.lines().collect();
        for at in 0..lines.len() {
            let mut edited = lines.clone();
            edited[at] = "";
            let mut after = before.clone();
            after.insert(name.clone(), edited.join("\n"));
            let Some(second) = readable(&after) else { continue };
            let same = first.manifest == second.manifest
                && first.bank.scale() == second.bank.scale()
                && first.bank.competencies().eq(second.bank.competencies())
                && questions(&first) == questions(&second)
                && first.bank.kits().eq(second.bank.kits())
                && first.bank.loops().eq(second.bank.loops());
            let said = diff(&first, &second);
            assert_eq!(same, said.is_empty(), "{name}, line {}: {said:?}", at + 1);
            assert!(
                !format!("{said:?}").contains("written down differently"),
                "{name}, line {}: {said:?}",
                at + 1
            );
            told += usize::from(!same);
        }
    }
    assert!(told > 100, "only {told} changes were tried");
}

/// Questions without the lines on which their fences stand.
fn questions(pack: &Pack) -> Vec<serde_json::Value> {
    pack.bank.questions().map(|question| serde_json::to_value(question).unwrap()).collect()
}

#[test]
fn what_a_variant_has_from_its_base_is_told_once() {
    let variant = include_str!("../good/variants/sum-001-b-weights.md");
    let mut before = good();
    before.insert("questions/sum-001-b-weights.md".to_owned(), variant.to_owned());
    let mut after = before.clone();
    let base = after.get_mut("questions/sum-001-add-up.md").unwrap();
    *base = base.replace("senior: { correctness: 3 }", "senior: { correctness: 2 }");
    assert_eq!(said(&before, &after), ["question sum-001: the bar for senior is lower (correctness 3 to 2)"]);
    let own = after.get_mut("questions/sum-001-b-weights.md").unwrap();
    *own = own.replace("## Prompt\n", "## Prompt\nListen. ");
    assert_eq!(said(&before, &after)[1..], ["question sum-001-b: the prompt changed"]);
}
