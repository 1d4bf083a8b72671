//! Adding packs to a data folder and taking them out again.
//!
//! A pack is whole or not there: a new folder is filled beside, synced and renamed into place; what is
//! taken away is renamed before it is deleted. Who changes the folder holds its lock; readers need none.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::TwoPacks;
use super::registry::{self, LINKED, Linked};
use super::{Library, Origin, Pack, PackError, PackFiles, manifest_of, names};
use crate::Id;
use crate::shelf::{Shelf, display};

/// The folder that added packs are in, below the data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacksFolder {
    root: PathBuf,
}

/// What adding a pack did.
#[derive(Debug)]
pub struct Added {
    /// The pack, as it is read now.
    pub pack: Pack,
    /// The version that was there before.
    pub replaced: Option<String>,
}

impl PacksFolder {
    /// The folder of packs at a path; it is made when the first pack is added.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.root
    }

    /// Adds a copy of a pack. `replace` allows it to take the place of one with its id.
    ///
    /// # Errors
    /// When it has errors, its id is taken, or writing fails; what was there before is still there.
    pub fn install(&self, files: &PackFiles, replace: bool, library: &Library) -> Result<Added, PackError> {
        let pack = files.read(library)?;
        let id = pack.manifest.id.clone();
        sound(&pack)?;
        free(&pack)?;
        let lock = self.lock()?;
        let target = self.root.join(&id);
        let before = self.may_add(&pack, &target, replace)?;
        let fresh = self.fill(&id, files)?;
        let aside = self.root.join(format!("{ASIDE}{id}"));
        let io = |doing, path: &Path| {
            let path = path.to_path_buf();
            move |error| PackError::Io { doing, path, error }
        };
        if target.exists() {
            fs::rename(&target, &aside).map_err(io("replacing", &target))?;
        }
        if let Err(error) = fs::rename(&fresh, &target) {
            // Whatever kept the new one out, the old one goes back.
            if aside.exists() {
                fs::rename(&aside, &target).map_err(io("restoring", &target))?;
            }
            return Err(io("installing", &target)(error));
        }
        sync_folder(&self.root).map_err(io("syncing", &self.root))?;
        self.unlink(&id)?;
        self.tidy();
        drop(lock);
        let pack = Pack { origin: Origin::Installed(target), ..pack };
        Ok(Added { pack, replaced: before.map(|before| before.manifest.version) })
    }

    /// Adds a folder to be read where it stands, each time it changes. It may have errors: somebody is
    /// working there.
    ///
    /// # Errors
    /// When it holds no pack, its id is taken, or writing fails; what was there before is still there.
    pub fn link(&self, folder: &Path, replace: bool, library: &Library) -> Result<Added, PackError> {
        let io = |error| PackError::Io { doing: "reading", path: folder.to_path_buf(), error };
        let folder = &fs::canonicalize(folder).map_err(io)?;
        let shelf = Shelf::of_folder(folder);
        if manifest_of(&shelf).is_none() {
            let reason = match shelf.manifest() {
                None => "it has no pack.yaml".to_owned(),
                Some(_) => "its pack.yaml cannot be read, or has no id".to_owned(),
            };
            return Err(PackError::NoManifest { place: display(folder), reason });
        }
        let pack = Pack::load(folder, Some(library));
        free(&pack)?;
        let lock = self.lock()?;
        let before = self.may_add(&pack, folder, replace)?;
        let id = pack.manifest.id.clone();
        let mut linked = registry::linked(&self.root).map_err(PackError::ListUnreadable)?;
        linked.folders.retain(|other| other != folder && id_in(other).as_deref() != Some(&*id));
        linked.folders.push(folder.clone());
        self.write_linked(&linked)?;
        self.take_away(&id)?;
        self.tidy();
        drop(lock);
        Ok(Added { pack, replaced: before.map(|before| before.manifest.version) })
    }

    /// Takes a pack out: a copy is deleted, a linked folder is only taken off the list. A folder that is
    /// not there any more goes by its path.
    ///
    /// # Errors
    /// When it was not added, another pack needs it, or writing fails.
    pub fn remove(&self, name: &str, library: &Library) -> Result<(), PackError> {
        let lock = self.lock()?;
        let linked = registry::linked(&self.root).map_err(PackError::ListUnreadable)?;
        let is = |folder: &PathBuf| display(folder) == name || id_in(folder).as_deref() == Some(name);
        let installed = crate::id::is_id(name) && self.installed(name).is_some();
        if !installed && !linked.folders.iter().any(is) {
            return Err(PackError::NotAdded { id: name.to_owned(), known: self.known() });
        }
        let needs = |pack: &&Pack| pack.manifest.needs.iter().any(|need| need == name);
        let by: Vec<Id> = library.packs().filter(needs).map(|pack| pack.manifest.id.clone()).collect();
        if !by.is_empty() {
            return Err(PackError::Needed { id: name.to_owned(), by });
        }
        if linked.folders.iter().any(is) {
            let folders = linked.folders.into_iter().filter(|folder| !is(folder)).collect();
            self.write_linked(&Linked { folders })?;
        }
        if installed {
            self.take_away(name)?;
        }
        self.tidy();
        drop(lock);
        Ok(())
    }

    /// The ids of the packs that were added, and the paths of those that cannot be read.
    fn known(&self) -> Vec<Id> {
        let origins = registry::added(&self.root, &mut Vec::new());
        origins
            .iter()
            .filter_map(Origin::folder)
            .map(|folder| id_in(folder).unwrap_or_else(|| display(folder)))
            .collect()
    }

    /// Where the copy of a pack is: at its place, or aside when replacing it was interrupted.
    fn installed(&self, id: &str) -> Option<PathBuf> {
        [self.root.join(id), self.root.join(format!("{ASIDE}{id}"))].into_iter().find(|path| path.is_dir())
    }

    /// The pack of this id that was added before; an error unless `replace` allows another in its place.
    /// The same content at the same place is no other.
    fn may_add(&self, pack: &Pack, place: &Path, replace: bool) -> Result<Option<Pack>, PackError> {
        let id = pack.manifest.id.as_str();
        let origins = registry::added(&self.root, &mut Vec::new());
        let folder =
            origins.iter().filter_map(Origin::folder).find(|folder| id_in(folder).as_deref() == Some(id));
        let Some(folder) = folder else { return Ok(None) };
        let before = Pack::load(folder, None);
        let same = before.hash == pack.hash && folder == place;
        if same || !replace {
            let of = |pack: &Pack| (pack.manifest.name.clone(), pack.manifest.version.clone());
            let (there, coming) = (of(&before), of(pack));
            let added = TwoPacks { id: id.to_owned(), there, coming, same };
            return Err(PackError::AlreadyAdded { added: Box::new(added) });
        }
        Ok(Some(before))
    }

    /// Writes a pack's files into a new folder beside the others, down to the disk.
    fn fill(&self, id: &str, files: &PackFiles) -> Result<PathBuf, PackError> {
        let fresh = self.root.join(format!("{FRESH}{id}"));
        let fill = || -> io::Result<()> {
            if fresh.exists() {
                fs::remove_dir_all(&fresh)?;
            }
            fs::create_dir(&fresh)?;
            let mut folders = vec![fresh.clone()];
            for (name, bytes) in files.iter() {
                let path = fresh.join(name);
                let parent = path.parent().unwrap_or(&fresh);
                fs::create_dir_all(parent)?;
                folders.extend(parent.ancestors().take_while(|above| *above != fresh).map(Path::to_path_buf));
                let mut file = File::create_new(&path)?;
                file.write_all(bytes)?;
                file.sync_all()?;
            }
            folders.sort_unstable();
            folders.dedup();
            folders.iter().rev().try_for_each(|folder| sync_folder(folder))
        };
        fill().map_err(|error| {
            // What is left of it has a name that nobody reads, and goes with the next change.
            drop(fs::remove_dir_all(&fresh));
            PackError::Io { doing: "writing", path: fresh.clone(), error }
        })?;
        Ok(fresh)
    }

    /// Takes an installed copy away: by a rename first, so that it is gone at once.
    fn take_away(&self, id: &str) -> Result<(), PackError> {
        let Some(there) = self.installed(id) else { return Ok(()) };
        let gone = self.root.join(format!("{GONE}{id}"));
        let away = || -> io::Result<()> {
            if gone.exists() {
                fs::remove_dir_all(&gone)?;
            }
            fs::rename(&there, &gone)?;
            sync_folder(&self.root)
        };
        away().map_err(|error| PackError::Io { doing: "removing", path: there.clone(), error })
    }

    /// Takes linked folders of an id off the list.
    fn unlink(&self, id: &str) -> Result<(), PackError> {
        let mut linked = registry::linked(&self.root).map_err(PackError::ListUnreadable)?;
        let before = linked.folders.len();
        linked.folders.retain(|folder| id_in(folder).as_deref() != Some(id));
        if linked.folders.len() == before { Ok(()) } else { self.write_linked(&linked) }
    }

    fn write_linked(&self, linked: &Linked) -> Result<(), PackError> {
        let path = self.root.join(LINKED);
        let write = || -> io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(&self.root)?;
            serde_json::to_writer_pretty(&mut file, linked)?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            sync_folder(&self.root)
        };
        write().map_err(|error| PackError::Io { doing: "writing", path: path.clone(), error })
    }

    /// Holds off others that change the folder until it is dropped, and clears away what changes that were
    /// broken off have left.
    fn lock(&self) -> Result<File, PackError> {
        let path = self.root.join(".lock");
        let lock = || -> io::Result<File> {
            fs::create_dir_all(&self.root)?;
            let file = File::options().create(true).truncate(false).write(true).open(&path)?;
            file.lock()?;
            Ok(file)
        };
        let lock = lock().map_err(|error| PackError::Io { doing: "locking", path: path.clone(), error })?;
        self.tidy();
        Ok(lock)
    }

    /// Deletes what changes that were broken off have left behind. Nobody reads it; what cannot be
    /// deleted now is tried again with the next change.
    fn tidy(&self) {
        for entry in fs::read_dir(&self.root).into_iter().flatten().filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let replaced = name.strip_prefix(ASIDE).is_some_and(|id| self.root.join(id).is_dir());
            if replaced || name.starts_with(FRESH) || name.starts_with(GONE) {
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }
}

/// A folder that is being filled.
const FRESH: &str = ".new-";

/// A pack that another is taking the place of; it counts until that one is there.
pub(super) const ASIDE: &str = ".old-";

/// A pack that was taken away and is being deleted.
const GONE: &str = ".gone-";

/// The id of the pack in a folder.
fn id_in(folder: &Path) -> Option<Id> {
    manifest_of(&Shelf::of_folder(folder)).map(|manifest| manifest.id)
}

/// Refuses a pack with errors.
fn sound(pack: &Pack) -> Result<(), PackError> {
    let errors = || pack.problems.iter().filter(|problem| problem.is_error());
    match errors().next() {
        None => Ok(()),
        Some(first) => Err(PackError::HasErrors { count: errors().count(), first: Box::new(first.clone()) }),
    }
}

/// Refuses an id that no added pack can have.
fn free(pack: &Pack) -> Result<(), PackError> {
    let (bundled, id) = (Pack::bundled(), pack.manifest.id.clone());
    if id == bundled.manifest.id {
        return Err(PackError::IdOfBundled { id, name: bundled.manifest.name.clone() });
    }
    if !crate::id::is_id(&id) || names::is_reserved(&id) {
        return Err(PackError::IdReserved { id });
    }
    Ok(())
}

/// Makes a folder's entries durable; on Windows the file system does that by itself.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
