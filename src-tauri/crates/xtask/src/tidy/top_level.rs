//! The top level holds the plan of the house and standard files, so that a newcomer finds everything at a glance.

use super::{Repository, Violation};

const FOLDERS: &[&str] = &["questions", "rubrics", "src-tauri", "ui"];

const FILES: &[&str] = &[
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "clippy.toml",
    "deny.toml",
    "rust-toolchain.toml",
    "rustfmt.toml",
];

/// What a repository of this kind is not complete without.
const REQUIRED: &[&str] =
    &["CHANGELOG.md", "Cargo.lock", "Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in &repository.files {
        let allowed = match file.path.split_once('/') {
            Some((folder, _)) => FOLDERS.contains(&folder) || folder.starts_with('.'),
            None => FILES.contains(&file.path.as_str()) || file.path.starts_with('.'),
        };
        if !allowed {
            violations
                .push(Violation::in_file(&file.path, "has no place at the top level; move it into a folder"));
        }
    }
    for required in REQUIRED {
        if !repository.files.iter().any(|file| file.path == *required) {
            violations.push(Violation::in_file(required, "is missing"));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::of_files;

    fn complete_with(more: &str) -> Repository {
        let mut files: Vec<(&str, &str)> = REQUIRED.iter().map(|path| (*path, "")).collect();
        files.push((more, ""));
        of_files(&files)
    }

    #[test]
    fn the_plan_standard_files_and_hidden_ones_are_allowed() {
        for path in ["ui/index.html", "deny.toml", ".ci/run", ".gitignore", "questions/own-001-a.md"] {
            assert_eq!(check(&complete_with(path)), [], "{path}");
        }
    }

    #[test]
    fn anything_else_at_the_top_is_named() {
        for path in ["notes.txt", "scripts/build.sh", "questions.md"] {
            assert_eq!(check(&complete_with(path))[0].place, path);
        }
    }

    #[test]
    fn a_missing_changelog_is_named() {
        let files: Vec<(&str, &str)> =
            REQUIRED.iter().filter(|path| **path != "CHANGELOG.md").map(|path| (*path, "")).collect();
        assert_eq!(check(&of_files(&files)), [Violation::in_file("CHANGELOG.md", "is missing")]);
    }
}
