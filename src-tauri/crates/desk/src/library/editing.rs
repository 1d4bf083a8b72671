//! Files behind what the library shows: which can be opened in an editor, and the text of any.

use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;

use bank::{MAX_FILE_BYTES, Origin, bundled_files};

use super::form::{Editing, LibraryItem};
use super::shelf::Shelf;
use super::{ItemSort, gone};
use crate::{Desk, Fault};

impl Desk {
    /// The file of something in a linked folder, to be opened in an editor.
    ///
    /// # Errors
    /// When it is gone, or of a pack that is not a linked folder.
    pub fn editable_file(&self, item: &LibraryItem) -> Result<PathBuf, Fault> {
        let (shelf, file) = self.file_of(item)?;
        match &shelf.of.origin {
            Origin::Linked(_) => Ok(PathBuf::from(file)),
            origin => Err(Fault::new(
                "not-editable",
                format!("{} is not a folder of yours", shelf.of.manifest.name),
                how(origin),
            )),
        }
    }

    /// The text of something's file, as it was written.
    ///
    /// # Errors
    /// When it is gone, or cannot be read.
    pub fn source_of(&self, item: &LibraryItem) -> Result<String, Fault> {
        let (shelf, file) = self.file_of(item)?;
        let bytes = match &shelf.of.origin {
            Origin::Bundled => {
                bundled_files().find(|(name, _)| *name == file).map(|(_, bytes)| Cow::from(bytes))
            }
            Origin::Installed(_) | Origin::Linked(_) => {
                let failed = |error| Fault::io("reading", file.as_ref(), &error);
                let length = fs::metadata(file).map_err(failed)?.len();
                if length > MAX_FILE_BYTES { None } else { Some(fs::read(file).map_err(failed)?.into()) }
            }
        };
        let bytes = bytes.ok_or_else(|| gone(item.sort, &item.address))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn file_of<'a>(&'a self, item: &'a LibraryItem) -> Result<(Shelf<'a>, &'a str), Fault> {
        let found = self.shelf(&item.address).and_then(|(shelf, id)| {
            let file = match item.sort {
                ItemSort::Question => shelf.bank.file_of_question(id),
                ItemSort::Kit => shelf.bank.file_of_kit(id),
                ItemSort::Loop => shelf.bank.file_of_loop(id),
                ItemSort::Competency => shelf.bank.file_of_competency(id),
                ItemSort::Pack => None,
            };
            Some((shelf, file?))
        });
        found.ok_or_else(|| gone(item.sort, &item.address))
    }
}

impl Shelf<'_> {
    /// Whether a file of this pack can be edited, and how else.
    pub(super) fn editing(self, file: Option<&str>) -> Editing {
        Editing {
            file: file.map(|file| self.below(file)).unwrap_or_default(),
            opens: matches!(self.of.origin, Origin::Linked(_)),
            how: how(&self.of.origin).to_owned(),
        }
    }
}

/// How to change what is in a pack.
const fn how(origin: &Origin) -> &'static str {
    match origin {
        Origin::Linked(_) => "A file that is saved there is read again at once.",
        Origin::Bundled => {
            "It comes with the program. To change it, put its text under an id of its own into a folder of yours \
             with a pack.yaml, and add that folder."
        }
        Origin::Installed(_) => {
            "It is a copy in the data folder. To change it, add the folder that the pack is made from instead; \
             or put its text under an id of its own into a folder of yours with a pack.yaml."
        }
    }
}
