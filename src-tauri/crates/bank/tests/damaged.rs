//! Half-written and damaged files: always problems with a place, never a panic.

use std::borrow::Cow;
use std::fs::File;
use std::io::Write as _;

use bank::{Bank, Code, Problem, bundled_files, lint, render};
use proptest::prelude::*;

/// A bank of this one file: quicker than all of it.
fn alone(name: &str, bytes: Vec<u8>) -> Vec<Problem> {
    Bank::from_files([(name.to_owned(), Cow::Owned(bytes))]).1
}

/// Every place is inside the file, in order, and can be shown.
fn check_places(problems: &[Problem], name: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").split('\n').count();
    for problem in problems {
        let span = &problem.span;
        assert!(span.line >= 1 && span.column >= 1, "{problem:?}");
        assert!((span.line, span.column) <= (span.end_line, span.end_column), "{problem:?}");
        if span.file == name {
            assert!(span.end_line as usize <= lines, "{problem:?}");
        }
        assert!(!problem.message.is_empty() && !problem.hint.is_empty(), "{problem:?}");
        assert!(render(problem, false).contains(problem.code.name()), "{problem:?}");
    }
}

fn bundled_file() -> impl Strategy<Value = (&'static str, &'static [u8])> {
    proptest::sample::select(bundled_files().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_cut_off_anywhere_gives_problems_at_places_inside_it(
        (name, bytes) in bundled_file(),
        at in any::<proptest::sample::Index>(),
    ) {
        let text = std::str::from_utf8(bytes).unwrap();
        let cut = bytes[..text.floor_char_boundary(at.index(text.len()))].to_vec();
        check_places(&alone(name, cut.clone()), name, &cut);
    }

    #[test]
    fn flipped_bytes_give_problems_at_places_inside_the_file(
        (name, bytes) in bundled_file(),
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), 1..=255u8), 1..6),
    ) {
        let mut damaged = bytes.to_vec();
        for (at, flip) in flips {
            let at = at.index(damaged.len());
            damaged[at] ^= flip;
        }
        check_places(&alone(name, damaged.clone()), name, &damaged);
    }

    #[test]
    fn lines_put_elsewhere_give_problems_at_places_inside_the_file(
        (name, bytes) in bundled_file(),
        from in any::<proptest::sample::Index>(),
        to in any::<proptest::sample::Index>(),
    ) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut lines: Vec<_> = text.lines().collect();
        let line = lines.remove(from.index(lines.len()));
        lines.insert(to.index(lines.len() + 1), line);
        let damaged = lines.join("\n").into_bytes();
        check_places(&alone(name, damaged.clone()), name, &damaged);
    }

    #[test]
    fn any_bytes_at_all_are_read_without_a_panic(
        name in proptest::sample::select(vec![
            "questions/a.md", "rubrics/scale.yaml", "rubrics/kits/a.yaml", "rubrics/competencies/a.yaml",
        ]),
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..400),
            "(---\n)?([-\\[\\]{}:,&*!|>'\"%@`#?~ \n\ta-zé0-9.]|id: |signals:\n|## Prompt\n|```rust |- \\*\\*){0,80}"
                .prop_map(String::into_bytes),
        ],
    ) {
        check_places(&alone(name, bytes.clone()), name, &bytes);
    }
}

/// What ends in a fence is seen to be cut off wherever that happens; a sentence that was cut off is a
/// sentence as far as anybody can tell, so files that end in prose are not held to it.
#[test]
fn no_half_of_a_question_with_code_passes_for_a_whole_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("question.md");
    let mut cuts = 0;
    for (name, text) in questions_that_end_in_code() {
        let base = base_of(text);
        // Places near the ends, where mistakes are likely, and samples between.
        let near = (1..50).step_by(5).chain((text.len() - 100..text.len()).step_by(3));
        for at in near.chain((50..text.len()).step_by(701)).filter(|at| text.is_char_boundary(*at)) {
            let cut = &text.as_bytes()[..at];
            let problems = match base {
                None => {
                    let mut file = File::create(&path).unwrap();
                    file.write_all(cut).unwrap();
                    lint(std::slice::from_ref(&path))
                }
                // What a variant needs is known from its base.
                Some(base) => {
                    let files =
                        [base, (name, cut)].map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)));
                    let (_, problems) = Bank::from_files(files);
                    problems.into_iter().filter(|problem| problem.span.file == name).collect()
                }
            };
            let other_than_its_name = |problem: &&Problem| problem.code != Code::FileName;
            let found = problems.iter().find(other_than_its_name);
            assert!(found.is_some(), "{name} cut off at byte {at} has no problem");
            cuts += 1;
        }
    }
    assert!(cuts > 600, "only {cuts} cuts were tried");
}

#[test]
fn a_question_that_was_cut_off_blames_no_other_file_but_those_that_name_it() {
    let mut cuts = 0;
    for (name, text) in questions_that_end_in_code() {
        for at in (1..text.len()).step_by(6007).filter(|at| text.is_char_boundary(*at)) {
            let (_, problems) = Bank::from_files(bundled_files().map(|(other, bytes)| {
                let bytes = if other == name { &bytes[..at] } else { bytes };
                (other.to_owned(), Cow::Borrowed(bytes))
            }));
            for problem in problems.iter().filter(|problem| problem.span.file != name) {
                assert!(
                    matches!(problem.code, Code::UnknownQuestion | Code::DoesNotSuit),
                    "{name} cut off at byte {at}: {problem:?}"
                );
            }
            cuts += 1;
        }
    }
    assert!(cuts > 30, "only {cuts} cuts were tried");
}

/// The file of the question that a variant's text names as its base.
fn base_of(text: &str) -> Option<(&'static str, &'static [u8])> {
    let base = text.lines().find_map(|line| line.strip_prefix("variant-of: "))?;
    bundled_files().find(|(_, bytes)| {
        std::str::from_utf8(bytes).is_ok_and(|text| text.lines().any(|line| line == format!("id: {base}")))
    })
}

fn questions_that_end_in_code() -> impl Iterator<Item = (&'static str, &'static str)> {
    bundled_files().filter(|(name, _)| name.starts_with("questions/")).filter_map(|(name, bytes)| {
        let text = std::str::from_utf8(bytes).ok()?.trim_end();
        text.ends_with("```").then_some((name, text))
    })
}
