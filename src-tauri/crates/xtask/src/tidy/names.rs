//! Names say what a thing is for. Words that fit everything are names of nothing.

use super::{Repository, SourceFile, Violation};

const EMPTY_WORDS: &[&str] =
    &["core", "common", "util", "utils", "utility", "helper", "helpers", "manager", "service", "services"];

/// Code that stands for candidates', who name things as they like.
const CORPUS: &str = "src-tauri/crates/evidence/corpus/";

/// Keywords that give a type its name in Rust and TypeScript.
const TYPE_KEYWORDS: &[&str] = &["struct", "enum", "trait", "union", "type", "class", "interface"];

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for package in &repository.packages {
        if words_of(&package.name).any(|word| is_empty_word(&word)) {
            violations.push(Violation::in_file(
                &package.folder,
                format!("the crate {} says nothing", package.name),
            ));
        }
    }
    for file in &repository.files {
        if !(file.path.starts_with("src-tauri/") || file.path.starts_with("ui/")) || !file.is_code() {
            continue;
        }
        let path = file.path.rsplit_once('.').map_or(file.path.as_str(), |(path, _)| path);
        if let Some(part) = path.split('/').find(|part| is_empty_word(&part.to_lowercase())) {
            violations.push(Violation::in_file(&file.path, format!("the module {part} says nothing")));
        }
        if !file.path.starts_with(CORPUS) {
            violations.extend(types_in(file));
        }
    }
    violations
}

fn types_in(file: &SourceFile) -> Vec<Violation> {
    let mut violations = Vec::new();
    if !["rs", "ts", "svelte"].contains(&file.extension()) {
        return violations;
    }
    for (number, line) in file.numbered_lines() {
        let Some(name) = declared_type(line) else { continue };
        let empty = words_of(name).last().is_some_and(|word| is_empty_word(&word));
        if empty {
            violations.push(Violation::at(&file.path, number, format!("the type {name} says nothing")));
        }
    }
    violations
}

/// The type a line declares, if it does.
fn declared_type(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace();
    loop {
        let word = words.next()?;
        if TYPE_KEYWORDS.contains(&word) {
            let name = words.next()?;
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            return name.get(..end).filter(|name| name.starts_with(|c: char| c.is_uppercase()));
        }
        let leads_in =
            word.starts_with("pub") || ["export", "default", "abstract", "declare", "unsafe"].contains(&word);
        if !leads_in {
            return None;
        }
    }
}

/// The words of a name in any of the usual cases, lower case.
fn words_of(name: &str) -> impl Iterator<Item = String> {
    let mut words: Vec<String> = Vec::new();
    let mut begin = true;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            begin = true;
            continue;
        }
        if begin || c.is_uppercase() {
            words.push(String::new());
        }
        begin = false;
        if let Some(word) = words.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    words.into_iter()
}

fn is_empty_word(word: &str) -> bool {
    EMPTY_WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::{of_files, of_packages};

    #[test]
    fn names_of_the_domain_are_fine() {
        let code = "pub struct Scorecard;\nenum Action {}\npub(crate) type Shown = u8;\nlet service = 1;\n";
        assert_eq!(check(&of_files(&[("src-tauri/crates/report/src/scorecard.rs", code)])), []);
        assert_eq!(check(&of_files(&[("rubrics/kits/core-coding.yaml", "")])), []);
        let candidate = format!("{CORPUS}001-x.rs");
        assert_eq!(check(&of_files(&[(&candidate, "struct OrderManager;")])), []);
    }

    #[test]
    fn a_crate_a_module_and_a_type_with_an_empty_name_are_named() {
        assert_eq!(check(&of_packages(&[("src-tauri/crates/x", "touchstone-core", &[])])).len(), 1);
        for path in [
            "src-tauri/crates/bank/src/utils.rs",
            "src-tauri/crates/bank/src/common/a.rs",
            "ui/src/helpers.ts",
        ] {
            assert_eq!(check(&of_files(&[(path, "")])).len(), 1, "{path}");
        }
        for line in
            ["pub struct SessionManager {", "pub(crate) enum Helper<T> {", "export class ApiService {"]
        {
            let violations = check(&of_files(&[("src-tauri/crates/bank/src/a.rs", line)]));
            assert_eq!(violations.len(), 1, "{line}");
            assert_eq!(violations[0].place, "src-tauri/crates/bank/src/a.rs:1");
        }
    }

    #[test]
    fn words_are_told_apart_in_every_case() {
        for name in ["SessionManager", "session_manager", "session-manager"] {
            assert_eq!(words_of(name).collect::<Vec<_>>(), ["session", "manager"], "{name}");
        }
    }
}
