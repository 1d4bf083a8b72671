//! No file of code is so long that it holds more than one thing.

use super::{Repository, Violation};

/// Lines; the median aimed at is a quarter to a half of this.
const LIMIT: usize = 600;

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for file in repository.files.iter().filter(|file| file.is_code()) {
        let lines = file.numbered_lines().count();
        if lines > LIMIT {
            let message = format!("has {lines} lines, more than {LIMIT}; split it by what its parts are for");
            violations.push(Violation::in_file(&file.path, message));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::of_files;

    #[test]
    fn one_line_past_the_limit_is_too_many() {
        let (full, over) = ("\n".repeat(LIMIT), "\n".repeat(LIMIT + 1));
        assert_eq!(check(&of_files(&[("src-tauri/src/main.rs", &full)])), []);
        assert_eq!(check(&of_files(&[("src-tauri/src/main.rs", &over)]))[0].place, "src-tauri/src/main.rs");
    }

    #[test]
    fn lock_files_and_prose_may_be_long() {
        let long = "\n".repeat(LIMIT * 2);
        assert_eq!(check(&of_files(&[("Cargo.lock", &long), ("CHANGELOG.md", &long)])), []);
    }
}
