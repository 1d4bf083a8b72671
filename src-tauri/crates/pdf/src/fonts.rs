//! The fonts a document may be set in.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;
use typst_kit::fonts::{FontPath, FontStore, embedded, system};

/// Fonts, in an order that depends on nothing but the fonts themselves.
///
/// Latin, Greek, Cyrillic and Hebrew prose and all code are set in fonts that come with the program, so
/// that most documents look the same everywhere. Fonts of the system stand in for what those lack.
pub struct Fonts {
    store: FontStore,
    /// How many of them come with the program; they stand first.
    embedded: usize,
    /// Hashes of fonts that were asked for.
    hashes: Mutex<HashMap<Font, blake3::Hash>>,
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fonts").field("embedded", &self.embedded).finish_non_exhaustive()
    }
}

impl Fonts {
    /// Only those that come with the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::with(Vec::new())
    }

    /// Those that come with the program, and those installed. Looks through the system's folders: worth
    /// keeping once it is done.
    #[must_use]
    pub fn installed() -> Self {
        let mut found: Vec<(FontPath, FontInfo)> = system().collect();
        found.sort_by(by_what_they_are);
        // One font is often installed under several names.
        found.dedup_by(|one, other| one.1 == other.1);
        Self::with(found)
    }

    fn with(found: Vec<(FontPath, FontInfo)>) -> Self {
        let mut store = FontStore::new();
        store.extend(embedded());
        let embedded = (0..).map_while(|index| store.source(index)).count();
        store.extend(found);
        Self { store, embedded, hashes: Mutex::default() }
    }

    pub(crate) fn is_embedded(&self) -> bool {
        self.store.source(self.embedded).is_none()
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// Whether some font can show it.
    pub(crate) fn covers(&self, c: char) -> bool {
        let book = self.store.book();
        (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(c)))
    }

    /// A hash of these fonts, whatever their order.
    pub(crate) fn hash(&self, fonts: &[Font]) -> blake3::Hash {
        let mut hashes: Vec<blake3::Hash> = fonts.iter().map(|font| self.hash_of(font)).collect();
        hashes.sort_by(|one, other| one.as_bytes().cmp(other.as_bytes()));
        let mut all = blake3::Hasher::new();
        for hash in hashes {
            all.update(hash.as_bytes());
        }
        all.finalize()
    }

    fn hash_of(&self, font: &Font) -> blake3::Hash {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let work_out = || {
            let mut hasher = blake3::Hasher::new();
            hasher.update(font.data()).update(&font.index().to_be_bytes());
            hasher.finalize()
        };
        *hashes.entry(font.clone()).or_insert_with(work_out)
    }
}

/// Folders are listed in any order, and lie elsewhere on other machines.
fn by_what_they_are(one: &(FontPath, FontInfo), other: &(FontPath, FontInfo)) -> Ordering {
    let what = |info: &FontInfo| (info.family.clone(), info.variant, info.flags.bits());
    let coverage = |info: &FontInfo| info.coverage.iter().count();
    what(&one.1)
        .cmp(&what(&other.1))
        .then_with(|| coverage(&one.1).cmp(&coverage(&other.1)))
        .then_with(|| one.0.path.file_name().cmp(&other.0.path.file_name()))
        .then_with(|| one.0.index.cmp(&other.0.index))
        .then_with(|| one.0.path.cmp(&other.0.path))
}
