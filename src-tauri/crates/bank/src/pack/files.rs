//! The files of a pack in memory: between a folder, an archive and what they say.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::{Library, MAX_ARCHIVE_BYTES, Manifest, Origin, Pack, PackError, archive, manifest_of, names};
use crate::shelf::{Shelf, display};
use crate::source::MAX_FILE_BYTES;
use crate::{Bank, Problem};

/// The files of a pack, by name below its root. All names are safe on every system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFiles {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    place: String,
}

impl PackFiles {
    /// Reads the files of a pack out of its folder: what the bank reads, what was verified, README and
    /// LICENSE. Other files are left where they are.
    ///
    /// # Errors
    /// When a file cannot be part of a pack, be read, or is a link, or when they are too large together.
    pub fn of_folder(root: &Path) -> Result<Self, PackError> {
        let shelf = Shelf::of_folder(root);
        let mut wanted: Vec<String> = shelf.files.iter().map(|file| file.name.clone()).collect();
        wanted.extend(shelf.verified.iter().map(|file| file.name.clone()));
        let failed = |error| PackError::Io { doing: "reading", path: root.to_path_buf(), error };
        for entry in fs::read_dir(root).map_err(failed)?.take(crate::MAX_FILES) {
            let name = entry.map_err(failed)?.file_name().to_string_lossy().into_owned();
            if names::is_beside(&name) {
                wanted.push(name);
            }
        }
        let mut files = BTreeMap::new();
        let mut total = 0;
        for name in wanted {
            names::check(&name)
                .map_err(|bad| PackError::BadFile { file: name.clone(), reason: bad.reason().to_owned() })?;
            let bytes = contents(root, &name)?;
            total += bytes.len() as u64;
            if total > MAX_ARCHIVE_BYTES {
                return Err(PackError::TooLarge { bytes: total, most: MAX_ARCHIVE_BYTES });
            }
            files.insert(name, bytes);
        }
        Ok(Self { files, place: display(root) })
    }

    /// Reads a pack out of a `.touchpack` file.
    ///
    /// # Errors
    /// When the file cannot be read, or is no pack that can be trusted to be one.
    pub fn of_file(path: &Path) -> Result<Self, PackError> {
        let failed = |error| PackError::Io { doing: "reading", path: path.to_path_buf(), error };
        let about = fs::metadata(path).map_err(failed)?;
        if !about.is_file() {
            return Err(failed(io::Error::other("it is no ordinary file")));
        }
        if about.len() > MAX_ARCHIVE_BYTES {
            return Err(PackError::TooLarge { bytes: about.len(), most: MAX_ARCHIVE_BYTES });
        }
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|file| file.take(MAX_ARCHIVE_BYTES + 1).read_to_end(&mut bytes))
            .map_err(failed)?;
        Self::of_archive(&bytes, &display(path))
    }

    /// Reads a pack out of the bytes of an archive, which people know as `place`.
    ///
    /// # Errors
    /// When the bytes are no pack that can be trusted to be one.
    pub fn of_archive(bytes: &[u8], place: &str) -> Result<Self, PackError> {
        Ok(Self { files: archive::read(bytes)?, place: place.to_owned() })
    }

    /// The files of the pack inside the program.
    #[must_use]
    pub fn bundled() -> Self {
        let files = crate::bundled_files().map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
        Self { files, place: "the program".to_owned() }
    }

    /// The pack as the bytes of one file: the same files are the same bytes.
    ///
    /// # Errors
    /// When they are too many or too large together.
    pub fn to_archive(&self) -> Result<Vec<u8>, PackError> {
        if self.files.len() > super::MAX_ENTRIES {
            let (entries, most) = (self.files.len(), super::MAX_ENTRIES);
            return Err(PackError::TooManyEntries { entries, most });
        }
        archive::write(&self.files)
    }

    /// Names and bytes, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// What the pack says of itself.
    ///
    /// # Errors
    /// When it has no readable manifest.
    pub fn manifest(&self) -> Result<Manifest, PackError> {
        let shelf = self.shelf();
        let reason = match shelf.manifest().map(super::super::shelf::ShelfFile::open) {
            None => "it has no pack.yaml".to_owned(),
            Some(Err(problem)) => problem.message.clone(),
            Some(Ok(_)) => "its pack.yaml cannot be read, or has no id".to_owned(),
        };
        manifest_of(&shelf).ok_or(PackError::NoManifest { place: self.place.clone(), reason })
    }

    /// The pack as it would be read once it is added, over the packs of `library` that it needs.
    ///
    /// # Errors
    /// When it has no readable manifest.
    pub fn read(&self, library: &Library) -> Result<Pack, PackError> {
        let manifest = self.manifest()?;
        let ground = library.ground(Some(&manifest));
        let origin = Origin::Installed(self.place.clone().into());
        Ok(Pack::of_shelf(&self.shelf(), manifest, origin, ground))
    }

    /// The pack's problems, advice on interviewing among them, in the order people read.
    #[must_use]
    pub fn lint(&self, library: &Library) -> Vec<Problem> {
        Bank::lint(&self.shelf(), Some(library), None)
    }

    /// Writes the pack as one file, `.touchpack` by custom: a new file beside, synced and renamed. Answers
    /// how many bytes it has.
    ///
    /// # Errors
    /// When the file exists and `replace` is not said, or the disk refuses; nothing is left half-written.
    pub fn write(&self, path: &Path, replace: bool) -> Result<u64, PackError> {
        let bytes = self.to_archive()?;
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let failed = |error| PackError::Io { doing: "writing", path: path.to_path_buf(), error };
        if !replace && path.exists() {
            return Err(PackError::Exists { path: path.to_path_buf() });
        }
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        file.write_all(&bytes).map_err(failed)?;
        ordinary(file.as_file()).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        let moved = if replace { file.persist(path) } else { file.persist_noclobber(path) };
        moved.map_err(|error| failed(error.error))?;
        super::folder::sync_folder(folder).map_err(failed)?;
        Ok(bytes.len() as u64)
    }

    fn shelf(&self) -> Shelf {
        let read = |name: &&String| !names::is_beside(name);
        let files = self.files.iter().filter(|(name, _)| read(name));
        Shelf::of_bytes(files.map(|(name, bytes)| (name.clone(), Cow::Owned(bytes.clone()))))
    }
}

/// A temporary file is for its owner alone; a pack is to be passed on.
#[cfg(unix)]
fn ordinary(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn ordinary(_file: &File) -> io::Result<()> {
    Ok(())
}

/// The bytes of one file of a folder, which must be a file of that folder and not a way to another.
fn contents(root: &Path, name: &str) -> Result<Vec<u8>, PackError> {
    let path = root.join(name);
    let bad = |reason: String| PackError::BadFile { file: name.to_owned(), reason };
    let failed = |error: io::Error| bad(format!("it cannot be read: {error}"));
    let mut part = root.to_path_buf();
    for folder in name.split('/') {
        part.push(folder);
        if fs::symlink_metadata(&part).map_err(failed)?.is_symlink() {
            return Err(bad("it is a link, or in a folder that is one".to_owned()));
        }
    }
    if !fs::metadata(&path).map_err(failed)?.is_file() {
        return Err(bad("it is no ordinary file".to_owned()));
    }
    let mut bytes = Vec::new();
    let opened = File::open(&path).map_err(failed)?;
    opened.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    match bytes.len() as u64 > MAX_FILE_BYTES {
        true => Err(bad(format!("it has more than {MAX_FILE_BYTES} bytes"))),
        false => Ok(bytes),
    }
}
