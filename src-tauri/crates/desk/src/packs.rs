//! The packs in use, and reading them again when one that stands elsewhere has changed.

use bank::{BankSource, Library};

use crate::{DataFolder, Desk};

/// The packs of a data folder, and the errors in them, each in one line.
pub(crate) fn read(home: &BankSource, folder: &DataFolder) -> (Library, Vec<String>) {
    let (library, unreadable) = Library::open(home, Some(&folder.packs()));
    let told = unreadable.iter().chain(library.packs().flat_map(|pack| &pack.problems));
    let problems = told
        .filter(|problem| problem.is_error())
        .map(|problem| format!("{}:{}: {}", problem.span.file, problem.span.line, problem.message))
        .collect();
    (library, problems)
}

impl Desk {
    /// Reads the packs again where files of one were changed, or one was added or taken away; answers
    /// whether it did. Interviews that were planned keep what they were planned with.
    pub fn refresh_packs(&mut self) -> bool {
        if !self.packs.is_stale() {
            return false;
        }
        (self.packs, self.bank_problems) = read(&self.home_pack, &self.folder);
        true
    }
}
