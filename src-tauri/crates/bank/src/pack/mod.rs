//! Packs: a bank with a name, a version, a licence and a hash, to be passed on.
//!
//! A pack is a folder with `pack.yaml`, `questions/` and `rubrics/`, or the same as one file. Several
//! stand side by side in a [`Library`]; inside a pack an id means its own thing, or one of a pack that it
//! says it needs, so that adding a pack never changes what an id means in another.

mod archive;
mod diff;
mod error;
mod files;
mod folder;
mod library;
mod lookup;
mod manifest;
mod names;
mod registry;
mod stamp;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use diff::{Difference, diff};
pub use error::{PackError, TwoPacks};
pub use files::PackFiles;
pub use folder::{Added, PacksFolder};
pub use library::{BankSource, Library};
pub use lookup::LookupError;
pub use manifest::{Allowance, Manifest};

use crate::freeze::Provenance;
use crate::ground::{Ground, Needed};
use crate::problem::Findings;
use crate::shelf::{Shelf, display};
use crate::{Bank, Code, Problem, Verified, bundled_files, read, yaml};

/// The largest `.touchpack` file, and the most that the files of a pack hold together. A bank of 42
/// questions has less than a megabyte.
pub const MAX_ARCHIVE_BYTES: u64 = 32 << 20;

/// The most entries of a `.touchpack` file.
pub const MAX_ENTRIES: usize = 6000;

/// A pack as it was read.
#[derive(Debug, Clone)]
pub struct Pack {
    /// What it says of itself.
    pub manifest: Manifest,
    /// blake3 of all that the bank reads, in lower-case hex. What lies beside does not count: a README,
    /// the licence's text, the record of what was verified.
    pub hash: String,
    /// Its questions, competencies, kits and loops.
    pub bank: Arc<Bank>,
    /// What is wrong with it, in the order people read.
    pub problems: Vec<Problem>,
    /// Where it comes from.
    pub origin: Origin,
    /// What was verified, where somebody says so.
    pub verified: Option<Verified>,
}

/// Where a pack comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The program itself.
    Bundled,
    /// A copy in the data folder.
    Installed(PathBuf),
    /// A folder of the team's own, read where it stands.
    Linked(PathBuf),
}

impl Origin {
    /// The folder it is read from.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Bundled => None,
            Self::Installed(folder) | Self::Linked(folder) => Some(folder),
        }
    }

    /// `bundled`, `installed` or `linked`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Bundled => "bundled",
            Self::Installed(_) => "installed",
            Self::Linked(_) => "linked",
        }
    }
}

impl Pack {
    /// Id, version and hash, as frozen kits remember them.
    #[must_use]
    pub fn provenance(&self) -> Provenance {
        Provenance {
            id: self.manifest.id.clone(),
            version: self.manifest.version.clone(),
            hash: self.hash.clone(),
        }
    }

    /// The pack inside the program.
    #[must_use]
    pub fn bundled() -> Arc<Self> {
        static BUNDLED: OnceLock<Arc<Pack>> = OnceLock::new();
        Arc::clone(BUNDLED.get_or_init(|| {
            let files = bundled_files().map(|(name, bytes)| (name.to_owned(), bytes.into()));
            let shelf = Shelf::of_bytes(files);
            let manifest = manifest_of(&shelf).unwrap_or_else(|| Manifest::of_nameless("touchstone"));
            Arc::new(Self::of_shelf(&shelf, manifest, Origin::Bundled, Ground::default()))
        }))
    }

    /// Reads the pack in a folder by itself. Of the packs it needs, those of `library` are known, and the
    /// bundled one. A folder without a `pack.yaml` goes by its own name.
    #[must_use]
    pub fn load(root: &Path, library: Option<&Library>) -> Self {
        let shelf = Shelf::of_folder(root);
        let manifest = manifest_of(&shelf).unwrap_or_else(|| Manifest::of_nameless(&folder_name(root)));
        let ground = match library {
            Some(library) => library.ground(Some(&manifest)),
            None => Ground::of(Some(&manifest), bundled_need),
        };
        Self::of_shelf(&shelf, manifest, Origin::Linked(root.to_path_buf()), ground)
    }

    /// Makes a pack of a shelf, over the packs it needs.
    pub(crate) fn of_shelf(shelf: &Shelf, manifest: Manifest, origin: Origin, ground: Ground) -> Self {
        let (bank, mut problems) = Bank::of_shelf(shelf, true, ground);
        let verified = read_verified(shelf, &mut problems);
        crate::problem::sort(&mut problems);
        let hash = shelf.hash();
        let pack =
            Provenance { id: manifest.id.clone(), version: manifest.version.clone(), hash: hash.clone() };
        Self { manifest, hash, bank: Arc::new(bank.of_pack(pack)), problems, origin, verified }
    }
}

/// The manifest on a shelf, when it can be read and has an id. Its problems are told when the bank is read.
pub(crate) fn manifest_of(shelf: &Shelf) -> Option<Manifest> {
    let source = shelf.manifest()?.open().ok()?;
    let mut problems = Vec::new();
    let mut found = Findings::new(source, &mut problems);
    let root = yaml::parse(&source.text, 0, &mut found);
    read::manifest(&root, &mut found).filter(|manifest| !manifest.id.is_empty())
}

/// Reads `verified.json` beside the manifest.
fn read_verified(shelf: &Shelf, problems: &mut Vec<Problem>) -> Option<Verified> {
    let source = match shelf.verified.as_ref()?.open() {
        Ok(source) => source,
        Err(problem) => {
            problems.push(problem.clone());
            return None;
        }
    };
    let told = |error: String| {
        let message = format!("the record of what was verified cannot be read: {error}");
        let hint = "Delete it, and verify the pack again.";
        problems.push(Problem::of_file(Code::VerifiedUnreadable, &source.file, message, hint));
    };
    Verified::parse(source.text.as_bytes()).map_err(told).ok()
}

/// The bundled pack, when that is what is needed.
pub(crate) fn bundled_need(id: &str) -> Needed {
    // Whoever asks is not the bundled pack: that one needs none.
    let bundled = Pack::bundled();
    match bundled.manifest.id == id {
        true => Needed::Here(Arc::clone(&bundled.bank)),
        false => Needed::Missing,
    }
}

/// The last part of a folder's path, for people.
pub(crate) fn folder_name(root: &Path) -> String {
    let absolute = std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf());
    absolute.file_name().map_or_else(|| "bank".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// A problem with a folder that should hold a pack.
pub(crate) fn of_folder(code: Code, root: &Path, message: impl Into<String>, hint: &str) -> Problem {
    Problem::of_file(code, &display(root), message, hint)
}
