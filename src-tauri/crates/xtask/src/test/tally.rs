//! How many tests ran, read from the closing lines of their runners.

use std::fmt;

/// Tests by how they ended.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Tally {
    /// Adds what the lines of one step say.
    pub(crate) fn add(&mut self, lines: &[String]) {
        for line in lines.iter().filter(|line| is_sum(line)) {
            self.passed += number_before("passed", line);
            self.failed += number_before("failed", line);
            self.ignored += number_before("ignored", line) + number_before("skipped", line);
        }
    }

    /// How many really ran.
    pub(crate) fn run(&self) -> u64 {
        self.passed + self.failed
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} tests passed, {} failed, {} ignored", self.passed, self.failed, self.ignored)
    }
}

/// Whether a runner sums tests up in this line: Rust's, or Vitest's for tests (not for files of tests).
pub(crate) fn is_sum(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("test result:") || line.strip_prefix("Tests").is_some_and(|rest| rest.starts_with(' '))
}

fn number_before(word: &str, line: &str) -> u64 {
    let words: Vec<&str> = line.split([' ', ';', '|', '(', ')', '.']).filter(|w| !w.is_empty()).collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [number, what] if *what == word => number.parse::<u64>().ok(),
        _ => None,
    });
    pairs.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        tally.add(&lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>());
        tally
    }

    #[test]
    fn the_closing_lines_of_both_runners_add_up() {
        let tally = tally(&[
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
            "Tests  1 failed | 5 passed | 2 skipped (8)",
        ]);
        assert_eq!(tally, Tally { passed: 19, failed: 2, ignored: 3 });
    }

    #[test]
    fn files_of_tests_and_other_lines_are_not_counted_as_tests() {
        assert_eq!(
            tally(&["Test Files  3 passed (3)", "40 passed, 0 failed", "Testsuite 3 passed"]).run(),
            0
        );
    }
}
