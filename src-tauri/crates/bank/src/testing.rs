//! A small bank without problems, and ways to spoil it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use crate::shelf::Shelf;
use crate::{Bank, Problem, TryDetectors};

pub(crate) const CODING: &str = "questions/sum-001-add-up.md";
pub(crate) const DESIGN: &str = "questions/que-001-full-queue.md";
pub(crate) const CORRECTNESS: &str = "rubrics/competencies/correctness.yaml";
pub(crate) const LIMITS: &str = "rubrics/competencies/limits.yaml";
pub(crate) const SCALE: &str = "rubrics/scale.yaml";
pub(crate) const KIT: &str = "rubrics/kits/short-talk.yaml";
/// Where a syllabus would stand; the good bank has none.
pub(crate) const SYLLABUS: &str = "rubrics/syllabus.yaml";
/// The file of the variant that [`with_variant`] adds.
pub(crate) const VARIANT: &str = "questions/sum-001-b-weights.md";
pub(crate) const LOOP: &str = "rubrics/loops/junior-systems.yaml";

/// The files of a bank, to be changed by a test.
#[derive(Debug, Clone)]
pub(crate) struct Files(BTreeMap<String, String>);

/// The bank without problems.
pub(crate) fn good() -> Files {
    let files = [
        (CODING, include_str!("../tests/good/questions/sum-001-add-up.md")),
        (DESIGN, include_str!("../tests/good/questions/que-001-full-queue.md")),
        (CORRECTNESS, include_str!("../tests/good/rubrics/competencies/correctness.yaml")),
        (LIMITS, include_str!("../tests/good/rubrics/competencies/limits.yaml")),
        (SCALE, include_str!("../tests/good/rubrics/scale.yaml")),
        (KIT, include_str!("../tests/good/rubrics/kits/short-talk.yaml")),
        (LOOP, include_str!("../tests/good/rubrics/loops/junior-systems.yaml")),
    ];
    Files(files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect())
}

/// The files and a variant of their coding question.
pub(crate) fn with_variant(files: Files) -> Files {
    files.with(VARIANT, include_str!("../tests/good/variants/sum-001-b-weights.md"))
}

/// The file of the recording that [`with_recording`] adds.
pub(crate) const RECORDING: &str = "rubrics/recordings/short.yaml";

/// The files and a recording over their kit.
pub(crate) fn with_recording(files: Files) -> Files {
    files.with(RECORDING, include_str!("../tests/recordings/short.yaml"))
}

/// The same bank as a pack.
pub(crate) fn team() -> Files {
    let manifest = "id: acme\nname: Acme\nversion: 1.2.0\nlicense: MIT\nauthors: [Kim]\n";
    good().with("pack.yaml", manifest)
}

impl Files {
    /// Replaces the one place where `from` stands in a file.
    #[track_caller]
    pub(crate) fn replace(mut self, name: &str, from: &str, to: &str) -> Self {
        let text = self.0.get_mut(name).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} in {name}");
        *text = text.replacen(from, to, 1);
        self
    }

    /// Adds or overwrites a file.
    pub(crate) fn with(mut self, name: &str, text: &str) -> Self {
        self.0.insert(name.to_owned(), text.to_owned());
        self
    }

    /// Adds a copy of a file under another name, with some words replaced wherever they stand.
    pub(crate) fn copy(self, name: &str, to: &str, words: &[(&str, &str)]) -> Self {
        let mut text = self.0[name].clone();
        for (from, to) in words {
            text = text.replace(from, to);
        }
        self.with(to, &text)
    }

    /// Takes a file away.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.0.remove(name).unwrap();
        self
    }

    /// The text of a file.
    pub(crate) fn text(&self, name: &str) -> &str {
        &self.0[name]
    }

    /// Writes the files below a folder.
    pub(crate) fn write(&self, root: &Path) {
        for (name, text) in &self.0 {
            let path = root.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
        }
    }

    /// The bank and its problems, without advice.
    pub(crate) fn load(&self) -> (Bank, Vec<Problem>) {
        Bank::from_files(self.bytes())
    }

    /// Names and bytes.
    pub(crate) fn bytes(&self) -> impl Iterator<Item = (String, Cow<'static, [u8]>)> {
        self.0.iter().map(|(name, text)| (name.clone(), Cow::Owned(text.clone().into_bytes())))
    }

    /// Every problem, advice among them.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        Bank::lint(&Shelf::of_bytes(self.bytes()), None, None)
    }

    /// [`Files::found`] with what `run` tells of detectors.
    pub(crate) fn found_with(&self, run: &TryDetectors<'_>) -> Vec<String> {
        Bank::lint(&Shelf::of_bytes(self.bytes()), None, Some(run)).iter().map(line).collect()
    }

    /// Every problem as `code file: what stands at its place`, in the order people read them.
    pub(crate) fn found(&self) -> Vec<String> {
        self.problems().iter().map(line).collect()
    }

    /// The only problem there is.
    #[track_caller]
    pub(crate) fn only(&self) -> Problem {
        let mut problems = self.problems();
        assert_eq!(problems.len(), 1, "{problems:#?}");
        problems.remove(0)
    }
}

/// A problem as `code file: what stands at its place`, of several lines the first.
fn line(problem: &Problem) -> String {
    let span = &problem.span;
    let file = span.file.rsplit('/').next().unwrap();
    let first: Vec<char> = problem.excerpt.lines().next().unwrap_or_default().chars().collect();
    let end = if span.line == span.end_line { span.end_column as usize - 1 } else { first.len() };
    let covered: String = first.get(span.column as usize - 1..end).unwrap_or_default().iter().collect();
    format!("{} {file}: {covered}", problem.code)
}

#[test]
fn the_good_bank_has_no_problems() {
    assert_eq!(good().found(), Vec::<String>::new());
}
