//! Every crate says in its first line what it is for.

use super::{Repository, Violation};

pub(super) fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for package in &repository.packages {
        let roots = ["lib.rs", "main.rs"].map(|name| format!("{}/src/{name}", package.folder));
        let root = roots.iter().find_map(|path| repository.files.iter().find(|file| file.path == *path));
        let Some(root) = root else {
            violations.push(Violation::in_file(&package.folder, "has neither src/lib.rs nor src/main.rs"));
            continue;
        };
        if !root.text.as_ref().is_some_and(|text| text.starts_with("//! ")) {
            violations.push(Violation::at(
                &root.path,
                1,
                "does not begin with `//!` and what the crate is for",
            ));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::fixtures::{of_files, of_packages};

    fn crate_with(files: &[(&str, &str)]) -> Repository {
        let packages = of_packages(&[("src-tauri/crates/bank", "touchstone-bank", &[])]).packages;
        Repository { packages, ..of_files(files) }
    }

    #[test]
    fn a_crate_that_opens_with_its_words_is_fine() {
        assert_eq!(check(&crate_with(&[("src-tauri/crates/bank/src/lib.rs", "//! The bank.\n")])), []);
        assert_eq!(check(&crate_with(&[("src-tauri/crates/bank/src/main.rs", "//! The bank.\n")])), []);
    }

    #[test]
    fn a_crate_that_opens_with_anything_else_is_named() {
        for text in ["", "use std::io;\n//! Late.\n", "// No doc.\n"] {
            let violations = check(&crate_with(&[("src-tauri/crates/bank/src/lib.rs", text)]));
            assert_eq!(violations[0].place, "src-tauri/crates/bank/src/lib.rs:1", "{text:?}");
        }
    }

    #[test]
    fn a_crate_without_a_root_is_named() {
        assert_eq!(check(&crate_with(&[]))[0].place, "src-tauri/crates/bank");
    }
}
