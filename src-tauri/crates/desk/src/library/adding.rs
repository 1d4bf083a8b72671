//! Adding packs and taking them out: first what would be added is told, with all that clashes; then it is
//! done as a whole or not at all.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use bank::{Origin, Pack, PackError, PackFiles, PacksFolder};

use super::ItemSort;
use super::form::PackOffer;
use super::gone;
use super::shelf::Shelf;
use crate::{Desk, Fault};

/// Ids named at most where many clash.
const NAMED: usize = 5;

impl Desk {
    /// What a `.touchpack` file or a folder would add. Nothing is added yet.
    ///
    /// # Errors
    /// When there is no pack, or none that can be trusted to be one.
    pub fn offer_pack(&mut self, path: &Path) -> Result<PackOffer, Fault> {
        self.refresh_packs();
        let folder = path.is_dir();
        let pack = if folder {
            if !["pack.yaml", "rubrics/pack.yaml"].iter().any(|name| path.join(name).is_file()) {
                let place = path.display().to_string();
                return Err(PackError::NoManifest { place, reason: "it has no pack.yaml".to_owned() }.into());
            }
            Pack::load(path, Some(&self.packs))
        } else {
            PackFiles::of_file(path)?.read(&self.packs)?
        };
        let shelf = Shelf { pack: &pack.manifest.id, home: false, bank: &pack.bank, of: &pack };
        let errors = pack.problems.iter().filter(|problem| problem.is_error()).count();
        let before = self.packs.packs().find(|other| other.manifest.id == pack.manifest.id);
        let needs = pack.manifest.needs.iter();
        Ok(PackOffer {
            page: self.page_of(shelf),
            place: path.display().to_string(),
            folder,
            missing: needs.filter(|id| self.packs.pack(id).is_none()).cloned().collect(),
            clashes: self.clashes(&pack),
            replaces: before
                .filter(|other| other.origin != Origin::Bundled)
                .map(|other| format!("{}, version {}", other.manifest.name, other.manifest.version)),
            refused: refusal(&pack, before, path, folder, errors),
        })
    }

    /// Adds the pack in a `.touchpack` file or a folder, in the place of one with its id. A folder is
    /// linked, to be read where it stands, unless a copy is wanted. Answers the pack's address.
    ///
    /// # Errors
    /// When it cannot be added; then nothing has changed.
    pub fn add_pack(&mut self, path: &Path, copy: bool) -> Result<String, Fault> {
        let folder = PacksFolder::at(self.folder.packs());
        let added = match (path.is_dir(), copy) {
            (true, false) => folder.link(path, true, &self.packs)?,
            (true, true) => folder.install(&PackFiles::of_folder(path)?, true, &self.packs)?,
            (false, _) => folder.install(&PackFiles::of_file(path)?, true, &self.packs)?,
        };
        self.read_packs();
        Ok(added.pack.manifest.id)
    }

    /// Takes a pack out. A copy is deleted; a linked folder stays where it is. What was planned with it
    /// keeps what it was planned with.
    ///
    /// # Errors
    /// When it was not added, or another pack needs it.
    pub fn remove_pack(&mut self, address: &str) -> Result<(), Fault> {
        let name = self.removable_name(address).ok_or_else(|| gone(ItemSort::Pack, address))?;
        PacksFolder::at(self.folder.packs()).remove(&name, &self.packs)?;
        self.read_packs();
        Ok(())
    }

    /// Ids that other packs have too, in words.
    fn clashes(&self, pack: &Pack) -> Vec<String> {
        let mut shared: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        let others = || self.packs.packs().filter(|other| other.manifest.id != pack.manifest.id);
        for other in others() {
            let mut found =
                |sort, id| shared.entry((other.manifest.name.as_str(), sort)).or_default().push(id);
            for question in pack.bank.questions() {
                if other.bank.questions().any(|known| known.id == question.id) {
                    found("questions", question.id.as_str());
                }
            }
            for kit in pack.bank.kits() {
                if other.bank.kits().any(|known| known.id == kit.id) {
                    found("kits", kit.id.as_str());
                }
            }
            for role_loop in pack.bank.loops() {
                if other.bank.loops().any(|known| known.id == role_loop.id) {
                    found("loops", role_loop.id.as_str());
                }
            }
        }
        shared.into_iter().map(|((name, sort), ids)| clash(pack, name, sort, &ids)).collect()
    }
}

fn clash(pack: &Pack, other: &str, sort: &str, ids: &[&str]) -> String {
    let mut said = format!("{other} has {sort} of the same ids: ");
    said.push_str(&ids.iter().take(NAMED).copied().collect::<Vec<_>>().join(", "));
    if let Some(more) = ids.len().checked_sub(NAMED).filter(|more| *more > 0) {
        // Writing to a string has no failing case.
        let _written = write!(said, " and {more} more");
    }
    let first = ids.first().copied().unwrap_or_default();
    let _written =
        write!(said, ". Both stay; this pack's go by its name, such as {}/{first}.", pack.manifest.id);
    said
}

/// Why a pack cannot be added as it is.
fn refusal(pack: &Pack, before: Option<&Pack>, path: &Path, folder: bool, errors: usize) -> Option<Fault> {
    let id = pack.manifest.id.clone();
    let bundled = Pack::bundled();
    if id == bundled.manifest.id {
        return Some(PackError::IdOfBundled { id, name: bundled.manifest.name.clone() }.into());
    }
    let place = path.canonicalize().ok();
    let there = |other: &&Pack| match &other.origin {
        Origin::Linked(root) => folder && root.canonicalize().ok() == place,
        Origin::Installed(_) => !folder && other.hash == pack.hash,
        Origin::Bundled => false,
    };
    if before.is_some_and(|other| there(&other)) {
        let message = format!("{}, version {}, is added already", pack.manifest.name, pack.manifest.version);
        return Some(Fault::new("pack-already-added", message, "There is nothing to do."));
    }
    let first = pack.problems.iter().find(|problem| problem.is_error()).filter(|_| !folder)?;
    Some(PackError::HasErrors { count: errors, first: Box::new(first.clone()) }.into())
}
