//! The packs that were added: copies in the data folder, and folders of others that are read where they
//! stand.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::ASIDE;
use super::{Manifest, Origin, manifest_of, of_folder};
use crate::shelf::{Shelf, display};
use crate::source::MAX_FILE_BYTES;
use crate::{Code, Problem};

/// The list of linked folders, in the folder of packs.
pub(super) const LINKED: &str = "linked.json";

/// The most packs that are read.
const MAX_PACKS: usize = 200;

/// `linked.json`: the folders that are read where they stand.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Linked {
    /// Absolute paths, in the order they were added.
    pub(super) folders: Vec<PathBuf>,
}

/// The packs that were added to a folder of packs, installed ones by id, then linked ones.
pub(super) fn added(packs_folder: &Path, problems: &mut Vec<Problem>) -> Vec<Origin> {
    let mut installed: Vec<PathBuf> = match fs::read_dir(packs_folder) {
        Ok(entries) => entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .filter(|path| is_installed(path) && path.is_dir())
            .take(MAX_PACKS)
            .collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            let message = format!("the folder of packs cannot be read: {error}");
            problems.push(of_folder(Code::Unreadable, packs_folder, message, "Check its permissions."));
            return Vec::new();
        }
    };
    installed.sort_unstable();
    let linked = linked(packs_folder).unwrap_or_else(|problem| {
        problems.push(*problem);
        Linked::default()
    });
    let linked = linked.folders.into_iter().take(MAX_PACKS).map(Origin::Linked);
    installed.into_iter().map(Origin::Installed).chain(linked).collect()
}

/// Whether a folder's name is a pack's. What is being made or taken away begins with a dot; a pack that
/// another was about to replace counts as long as that one is not there.
fn is_installed(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let replaced = || name.strip_prefix(ASIDE).filter(|id| !path.with_file_name(id).exists());
    crate::id::is_id(&name) || replaced().is_some_and(crate::id::is_id)
}

/// The list of linked folders.
pub(super) fn linked(packs_folder: &Path) -> Result<Linked, Box<Problem>> {
    let path = packs_folder.join(LINKED);
    let unreadable = |reason: String| {
        let message = format!("the list of linked packs cannot be read: {reason}");
        let hint = "Restore the file, or delete it and add the packs again.";
        Box::new(Problem::of_file(Code::Unreadable, &display(&path), message, hint))
    };
    match fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Linked::default()),
        Ok(about) if about.len() > MAX_FILE_BYTES => return Err(unreadable("it is too large".to_owned())),
        _ => {}
    }
    let bytes = fs::read(&path).map_err(|error| unreadable(error.to_string()))?;
    serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))
}

/// The shelf and the manifest of a pack that was added; told when there is none.
pub(super) fn pack_in(origin: &Origin, problems: &mut Vec<Problem>) -> Option<(Shelf, Manifest)> {
    let folder = origin.folder()?;
    let mut report = |message: &str, hint: &str| {
        problems.push(of_folder(Code::NotFound, folder, message, hint));
        None
    };
    if !folder.is_dir() {
        let hint = "Put it back, or take it off the list: `touchstone pack remove`.";
        return report("this folder, which a pack is linked to, is not there", hint);
    }
    let shelf = Shelf::of_folder(folder);
    match (manifest_of(&shelf), shelf.manifest()) {
        (Some(manifest), _) => Some((shelf, manifest)),
        (None, Some(_)) => {
            let hint = "Mend it: `touchstone lint FOLDER` tells what is wrong.";
            report("the pack's pack.yaml cannot be read, or has no id", hint)
        }
        (None, None) => {
            let hint = "Restore the file, or take the pack off the list: `touchstone pack remove`.";
            report("this folder holds no pack: it has no pack.yaml", hint)
        }
    }
}

/// Two packs with one id: the first one counts.
pub(super) fn same_id(origin: &Origin, manifest: &Manifest, other: &Origin) -> Problem {
    let place = match other.folder() {
        Some(folder) => format!("in {}", display(folder)),
        None => "inside the program".to_owned(),
    };
    let message = format!("the id `{}` belongs to the pack {place}; this one is not used", manifest.id);
    let hint = "Give this pack another id in its pack.yaml, or remove the other one.";
    let folder = origin.folder().unwrap_or_else(|| Path::new(""));
    of_folder(Code::DuplicateId, folder, message, hint)
}
