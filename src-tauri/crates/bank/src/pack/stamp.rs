//! Whether packs were changed, from names, lengths and times of their files alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::{BankSource, registry};
use crate::shelf::{MAX_FILES, Shelf};

/// The files of packs as they stood at a moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    files: Vec<(PathBuf, u64, Option<SystemTime>)>,
}

impl Stamp {
    /// Of the home pack and those that were added. What cannot be looked at counts as not there.
    pub(super) fn of(home: &BankSource, packs_folder: Option<&Path>) -> Self {
        let mut stamp = Self::default();
        if let BankSource::Folder(root) = home {
            stamp.add(root);
        }
        if let Some(folder) = packs_folder {
            stamp.file(&folder.join(registry::LINKED));
            // Their problems are told when they are read.
            for origin in registry::added(folder, &mut Vec::new()) {
                origin.folder().into_iter().for_each(|root| stamp.add(root));
            }
        }
        stamp.files.sort_unstable();
        stamp
    }

    fn add(&mut self, root: &Path) {
        for folder in Shelf::folders(root) {
            let Ok(entries) = fs::read_dir(folder) else { continue };
            for entry in entries.take(MAX_FILES).filter_map(Result::ok) {
                self.file(&entry.path());
            }
        }
    }

    fn file(&mut self, path: &Path) {
        if let Ok(about) = fs::metadata(path)
            && about.is_file()
        {
            self.files.push((path.to_path_buf(), about.len(), about.modified().ok()));
        }
    }
}
