//! What a verification found, as a table for people.

use std::fmt::Write as _;

use crate::{FileReport, Report};

/// One line a question file, then the sums. The false claims themselves are not part of it.
#[must_use]
pub fn table(report: &Report) -> String {
    let width = report.files.iter().map(|file| name(file).chars().count()).max().unwrap_or_default().max(8);
    let mut text = format!("{:width$}  claims  known  false  seconds\n", "question");
    for file in &report.files {
        let claims = file.passed + file.failed.len();
        let seconds = file.took.as_secs_f64();
        let (known, wrong) = (file.remembered, file.failed.len());
        // A String takes every write.
        let _always =
            writeln!(text, "{:width$}  {claims:6}  {known:5}  {wrong:5}  {seconds:7.1}", name(file));
    }
    let wrong = report.failed().count();
    let (all, known) = (report.passed() + wrong, report.remembered());
    let seconds: f64 = report.files.iter().map(|file| file.took.as_secs_f64()).sum();
    let _always = writeln!(text, "{:width$}  {all:6}  {known:5}  {wrong:5}  {seconds:7.1}", "all");
    let idle = |file: &FileReport| file.idle_tests.len();
    match report.files.iter().filter(|file| idle(file) > 0).collect::<Vec<_>>().as_slice() {
        [] => {}
        [file] => {
            let tests = file.idle_tests.join(", ");
            let _always = writeln!(text, "note: {}: no wrong answer is said to fail {tests}", name(file));
        }
        files => {
            let (tests, questions) = (files.iter().map(|file| idle(file)).sum::<usize>(), files.len());
            let _always = writeln!(
                text,
                "note: {tests} tests of {questions} questions are failed by no wrong answer; verify one question to see its"
            );
        }
    }
    text
}

/// The question's id, or the file where none was read.
fn name(file: &FileReport) -> &str {
    if file.id.is_empty() { &file.file } else { &file.id }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::{FalseClaim, Falsehood};

    #[test]
    fn every_file_has_a_line_and_the_sums_are_those_of_the_lines() {
        let falsehood = Falsehood { happened: "it ends well".into(), output: String::new() };
        let claim = FalseClaim { file: "questions/b.md".into(), line: 3, claim: "hangs".into(), falsehood };
        let files = vec![
            FileReport {
                file: "questions/own-001.md".into(),
                id: "own-001".into(),
                passed: 13,
                remembered: 12,
                took: Duration::from_millis(1250),
                idle_tests: vec!["adds".into()],
                ..FileReport::default()
            },
            FileReport { file: "questions/b.md".into(), failed: vec![claim], ..FileReport::default() },
        ];
        let shown = table(&Report { compiler: "rustc".into(), files });
        let expected = [
            "question        claims  known  false  seconds",
            "own-001             13     12      0      1.2",
            "questions/b.md       1      0      1      0.0",
            "all                 14     12      1      1.2",
            "note: own-001: no wrong answer is said to fail adds",
        ];
        assert_eq!(shown.lines().collect::<Vec<_>>(), expected);
    }
}
