//! The packs in use, and reading them again when one that stands elsewhere has changed.

use bank::Library;

use crate::Desk;

impl Desk {
    /// Reads the packs again where files of one were changed, or one was added or taken away; answers
    /// whether it did. Interviews that were planned keep what they were planned with.
    pub fn refresh_packs(&mut self) -> bool {
        if !self.packs.is_stale() {
            return false;
        }
        self.read_packs();
        true
    }

    /// How often the packs were read, after a look at whether they have to be read again. Whoever shows
    /// them asks for them again when it has risen.
    pub fn reading_of_packs(&mut self) -> u64 {
        self.refresh_packs();
        self.reading
    }

    pub(crate) fn read_packs(&mut self) {
        (self.packs, self.unreadable) = Library::open(&self.home_pack, Some(&self.folder.packs()));
        self.reading = self.reading.saturating_add(1);
    }

    /// The errors in all packs, each in one line.
    pub(crate) fn errors_in_words(&self) -> Vec<String> {
        let in_packs = self.packs.packs().flat_map(|pack| &pack.problems);
        self.unreadable
            .iter()
            .chain(in_packs)
            .filter(|problem| problem.is_error())
            .map(|problem| format!("{}:{}: {}", problem.span.file, problem.span.line, problem.message))
            .collect()
    }
}
