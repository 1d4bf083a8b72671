//! Packs as the library shows them: those that were read, and those that could not be.

use std::path::Path;

use bank::{Code, Manifest, Origin, Pack, Problem, Verification as Known, verification};

use super::form::{PackOrigin, PackPage, PackRow, ProblemRow, Verification};
use super::shelf::Shelf;
use super::{ItemSort, gone};
use crate::{Desk, Fault};

/// Hex digits of a hash that people compare.
const SHORT: usize = 12;

impl Desk {
    pub(super) fn pack_rows(&self) -> Vec<PackRow> {
        let unreadable = self.unreadable.iter().map(unreadable_row);
        self.shelves().map(pack_row).chain(unreadable).collect()
    }

    pub(super) fn pack_page(&self, address: &str) -> Result<PackPage, Fault> {
        if let Some(problem) = self.unreadable.iter().find(|problem| mark_of(problem) == address) {
            return Ok(unreadable_page(problem));
        }
        let shelf = self.shelves().find(|shelf| shelf.pack == address);
        let shelf = shelf.ok_or_else(|| gone(ItemSort::Pack, address))?;
        Ok(self.page_of(shelf))
    }

    pub(super) fn page_of(&self, shelf: Shelf<'_>) -> PackPage {
        pack_page(shelf, self)
    }

    /// What a pack is taken out by: its id, or the folder of one that cannot be read.
    pub(super) fn removable_name(&self, address: &str) -> Option<String> {
        let unreadable = self.unreadable.iter().find(|problem| mark_of(problem) == address);
        let named = unreadable.map(|problem| problem.span.file.clone());
        named.or_else(|| self.packs.pack(address).map(|pack| pack.manifest.id.clone()))
    }

    /// What is wrong with packs as wholes, and in their files.
    pub(super) fn all_problems(&self) -> Vec<ProblemRow> {
        let unreadable = self.unreadable.iter().map(|problem| ProblemRow::of(problem, "", None));
        unreadable.chain(self.shelves().flat_map(Shelf::problems)).collect()
    }
}

fn pack_row(shelf: Shelf<'_>) -> PackRow {
    let Manifest { id, name, version, .. } = &shelf.of.manifest;
    let count = shelf.questions().count();
    let questions = if count == 1 { "1 question".to_owned() } else { format!("{count} questions") };
    PackRow {
        address: id.clone(),
        name: name.clone(),
        about: format!("{version} · {questions}"),
        origin: origin(&shelf.of.origin),
        problems: u32::try_from(shelf.of.problems.len()).unwrap_or(u32::MAX),
    }
}

fn pack_page(shelf: Shelf<'_>, desk: &Desk) -> PackPage {
    let Pack { manifest, hash, origin, .. } = shelf.of;
    let counts = [
        (shelf.questions().filter(|question| question.variant_of.is_none()).count(), "question", "questions"),
        (shelf.questions().filter(|question| question.variant_of.is_some()).count(), "variant", "variants"),
        (shelf.kits().count(), "kit", "kits"),
        (shelf.loops().count(), "loop", "loops"),
        (shelf.of.bank.recordings().count(), "recording", "recordings"),
        (shelf.competencies().count(), "competency", "competencies"),
    ];
    let named =
        |id: &String| desk.packs.pack(id).map_or_else(|| id.clone(), |pack| pack.manifest.name.clone());
    PackPage {
        row: pack_row(shelf),
        version: manifest.version.clone(),
        license: manifest.license.clone(),
        authors: manifest.authors.clone(),
        description: manifest.description.clone(),
        hash: hash.chars().take(SHORT).collect(),
        needs: manifest.needs.iter().map(named).collect(),
        holds: counts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }))
            .collect(),
        verified: verified_in_words(shelf),
        folder: match origin {
            Origin::Linked(folder) => Some(folder.display().to_string()),
            Origin::Bundled | Origin::Installed(_) => None,
        },
        removable: *origin != Origin::Bundled && !shelf.home,
        problems: shelf.problems(),
    }
}

fn verified_in_words(shelf: Shelf<'_>) -> String {
    let record = shelf.of.verified.as_ref();
    let known: Vec<Known> = shelf
        .questions()
        .map(|question| verification(record, question))
        .filter(|known| *known != Known::NothingToRun)
        .collect();
    let holds = known.iter().filter(|known| matches!(known, Known::Holds { .. })).count();
    match record {
        _ if known.is_empty() => "Nothing in it claims to run.".to_owned(),
        None => "The pack does not say that its claims were run.".to_owned(),
        Some(record) => format!(
            "The claims of {holds} of {} questions with code were run, with {}.",
            known.len(),
            record.compiler
        ),
    }
}

impl Shelf<'_> {
    /// What is wrong in the pack's files.
    pub(super) fn problems(self) -> Vec<ProblemRow> {
        let root = self.of.origin.folder();
        self.of.problems.iter().map(|problem| ProblemRow::of(problem, self.pack, root)).collect()
    }

    /// What is wrong in one of the pack's files.
    pub(super) fn problems_in(self, file: Option<&str>) -> Vec<ProblemRow> {
        let root = self.of.origin.folder();
        let there = self.of.problems.iter().filter(|problem| Some(problem.span.file.as_str()) == file);
        there.map(|problem| ProblemRow::of(problem, self.pack, root)).collect()
    }

    pub(super) fn verification(self, question: &bank::Question) -> (Verification, String) {
        match verification(self.of.verified.as_ref(), question) {
            Known::NothingToRun => (Verification::NothingToRun, "Nothing in it claims to run.".to_owned()),
            Known::Holds { compiler, claims } => (
                Verification::Verified,
                format!("All its {claims} claims about code were compiled and run, with {compiler}."),
            ),
            Known::Changed => {
                (Verification::Changed, "Its code was changed since its claims were run.".to_owned())
            }
            Known::Never => (
                Verification::Unverified,
                "Nobody has said that its claims were run. `touchstone verify-bank` runs them.".to_owned(),
            ),
        }
    }

    /// A file as people see it: below its pack.
    pub(super) fn below(self, file: &str) -> String {
        below(file, self.of.origin.folder())
    }
}

impl ProblemRow {
    fn of(problem: &Problem, pack: &str, root: Option<&Path>) -> Self {
        Self {
            pack: pack.to_owned(),
            file: below(&problem.span.file, root),
            line: problem.span.line,
            error: problem.is_error(),
            code: problem.code.name().to_owned(),
            message: problem.message.clone(),
            hint: problem.hint.clone(),
        }
    }
}

/// A file's name without the folder of its pack.
fn below(file: &str, root: Option<&Path>) -> String {
    let root = root.map(|root| root.to_string_lossy().replace('\\', "/"));
    let rest =
        root.and_then(|root| file.strip_prefix(&root).map(|rest| rest.trim_start_matches('/').to_owned()));
    rest.filter(|rest| !rest.is_empty()).unwrap_or_else(|| file.to_owned())
}

/// A pack that could not be read goes by its folder, which never leaves the desk as an address.
fn mark_of(problem: &Problem) -> String {
    let hash = blake3::hash(problem.span.file.as_bytes()).to_hex();
    format!("unreadable-{}", hash.chars().take(SHORT).collect::<String>())
}

fn unreadable_row(problem: &Problem) -> PackRow {
    let name = Path::new(&problem.span.file).file_name().map(|name| name.to_string_lossy().into_owned());
    PackRow {
        address: mark_of(problem),
        name: name.unwrap_or_else(|| problem.span.file.clone()),
        about: problem.message.clone(),
        origin: PackOrigin::Unreadable,
        problems: 1,
    }
}

fn unreadable_page(problem: &Problem) -> PackPage {
    PackPage {
        row: unreadable_row(problem),
        version: String::new(),
        license: String::new(),
        authors: Vec::new(),
        description: None,
        hash: String::new(),
        needs: Vec::new(),
        holds: Vec::new(),
        verified: String::new(),
        folder: Some(problem.span.file.clone()),
        removable: problem.code == Code::NotFound,
        problems: vec![ProblemRow::of(problem, "", None)],
    }
}

const fn origin(origin: &Origin) -> PackOrigin {
    match origin {
        Origin::Bundled => PackOrigin::Bundled,
        Origin::Installed(_) => PackOrigin::Installed,
        Origin::Linked(_) => PackOrigin::Linked,
    }
}
