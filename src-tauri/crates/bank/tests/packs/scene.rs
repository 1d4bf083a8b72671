//! A pack to work with, and a folder to put packs into.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use bank::{Library, PackFiles, PacksFolder};
use tempfile::TempDir;

/// The small bank of the tests.
pub(crate) const GOOD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/good");

pub(crate) struct Scene {
    root: TempDir,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn packs(&self) -> PacksFolder {
        PacksFolder::at(self.path("data/packs"))
    }

    pub(crate) fn library(&self) -> Library {
        let (library, problems) = Library::open(&bank::BankSource::Bundled, Some(&self.path("data/packs")));
        assert_eq!(problems, []);
        library
    }

    /// The ids of all packs in use.
    pub(crate) fn ids(&self) -> Vec<String> {
        self.library().packs().map(|pack| pack.manifest.id.clone()).collect()
    }

    /// A folder with the small bank as a pack.
    pub(crate) fn folder(&self, id: &str, version: &str) -> PathBuf {
        let folder = self.path(id);
        copy(Path::new(GOOD), &folder);
        drop(fs::remove_dir_all(folder.join("variants")));
        write(&folder.join("pack.yaml"), manifest(id, version).as_bytes());
        write(&folder.join("README.md"), b"What this is for.\n");
        write(&folder.join("LICENSE-MIT"), b"MIT\n");
        write(&folder.join("notes.txt"), b"not part of it");
        folder
    }

    pub(crate) fn files(&self, id: &str, version: &str) -> PackFiles {
        PackFiles::of_folder(&self.folder(id, version)).unwrap()
    }
}

pub(crate) fn manifest(id: &str, version: &str) -> String {
    format!("id: {id}\nname: The {id} pack\nversion: {version}\nlicense: MIT\nauthors: [Kim]\n")
}

pub(crate) fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    File::create(path).unwrap().write_all(bytes).unwrap();
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// Everything below a folder, by name, with its bytes.
pub(crate) fn below(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => {
                    let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                    found.push((name, fs::read(&path).unwrap()));
                }
            }
        }
    }
    found.sort();
    found
}
