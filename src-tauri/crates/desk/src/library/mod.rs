//! The library: what there is to ask, to read it at leisure.

mod adding;
mod editing;
mod form;
mod history;
mod lists;
mod packs;
mod pages;
mod question;
mod shelf;

pub use form::*;

use crate::{Desk, Fault};

impl Desk {
    /// One thing of the library, whole.
    ///
    /// # Errors
    /// When there is no such thing by now, or the store cannot be read.
    pub fn library_page(&self, item: &LibraryItem) -> Result<LibraryPage, Fault> {
        match item.sort {
            ItemSort::Question => self.question_page(&item.address).map(Box::new).map(LibraryPage::Question),
            ItemSort::Kit => self.kit_page(&item.address).map(Box::new).map(LibraryPage::Kit),
            ItemSort::Loop => self.loop_page(&item.address).map(Box::new).map(LibraryPage::Loop),
            ItemSort::Pack => self.pack_page(&item.address).map(LibraryPage::Pack),
            ItemSort::Competency => self.competency_page(&item.address).map(LibraryPage::Competency),
        }
    }
}

fn gone(sort: ItemSort, address: &str) -> Fault {
    let what = sort.name();
    Fault::new(
        "unknown-item",
        format!("the library has no {what} {address} any more"),
        "Its pack was changed or removed meanwhile; choose another.",
    )
}
