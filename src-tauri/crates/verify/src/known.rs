//! Claims that were found true before, so that only what changed is compiled again.
//!
//! Only truths are remembered: a false claim is shown with its output every time. Compiler, unit, expectation and
//! the rules of this module's neighbours (by their version) all enter the key.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::Problem;
use crate::plan::Check;

/// To be raised when the same claim is judged by other rules, so that nothing old is trusted.
const RULES_VERSION: u32 = 2;

/// The keys of claims known to be true, in one file.
pub(crate) struct Known {
    file: PathBuf,
    keys: BTreeSet<String>,
}

impl Known {
    /// Reads what earlier runs found; nothing when there is none.
    pub(crate) fn open(file: PathBuf) -> Self {
        let keys = std::fs::read_to_string(&file).unwrap_or_default().lines().map(str::to_owned).collect();
        Self { file, keys }
    }

    /// Whether an earlier run found this true.
    pub(crate) fn holds(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// Keeps what was found true, and of the rest only what `keep_others` allows, and writes the file anew.
    ///
    /// # Errors
    /// `Problem::File` when it cannot be written.
    pub(crate) fn save(mut self, found_true: BTreeSet<String>, keep_others: bool) -> Result<(), Problem> {
        if !keep_others {
            self.keys.clear();
        }
        self.keys.extend(found_true);
        let text: String = self.keys.iter().flat_map(|key| [key.as_str(), "\n"]).collect();
        let fresh = self.file.with_extension(std::process::id().to_string());
        #[expect(clippy::disallowed_methods, reason = "renamed once whole; losing it costs one run")]
        std::fs::write(&fresh, text).map_err(|source| Problem::file(&fresh, source))?;
        std::fs::rename(&fresh, &self.file).map_err(|source| Problem::file(&self.file, source))
    }
}

/// What makes a check the same check.
pub(crate) fn key_of(check: &Check, compiler: &str) -> String {
    let what = format!("{RULES_VERSION}\n{compiler}\n{:?}\n{:?}", check.expectation, check.unit);
    blake3::hash(what.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Expectation, Shape, Unit};

    fn check(source: &str, expectation: Expectation, line: u32) -> Check {
        let unit = Unit { source: source.into(), shape: Shape::Program, edition: 2024 };
        Check { line, claim: "expect=runs".into(), unit, expectation }
    }

    #[test]
    fn the_key_changes_with_source_expectation_and_compiler_but_not_with_the_place() {
        let key = key_of(&check("a", Expectation::Runs, 1), "rustc 1.95");
        assert_eq!(key, key_of(&check("a", Expectation::Runs, 9), "rustc 1.95"));
        assert_ne!(key, key_of(&check("b", Expectation::Runs, 1), "rustc 1.95"));
        assert_ne!(key, key_of(&check("a", Expectation::Hangs, 1), "rustc 1.95"));
        assert_ne!(key, key_of(&check("a", Expectation::Runs, 1), "rustc 1.96"));
    }

    #[test]
    fn what_was_found_is_there_next_time_and_what_is_gone_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("known");
        Known::open(file.clone()).save(["a".to_owned()].into(), false).unwrap();
        Known::open(file.clone()).save(["b".to_owned()].into(), true).unwrap();
        let both = Known::open(file.clone());
        assert!(both.holds("a") && both.holds("b"));
        both.save(["b".to_owned()].into(), false).unwrap();
        assert!(!Known::open(file).holds("a"));
    }
}
