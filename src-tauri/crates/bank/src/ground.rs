//! What a bank is read over: the banks of the packs it needs.

use std::sync::Arc;

use crate::pack::Manifest;
use crate::{Bank, Competency, Id, Kit, Question, RoleLoop, Scale, Signal};

/// The banks of the packs that are needed, and what is not here of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ground {
    banks: Vec<Under>,
    /// Needed packs that are not here.
    pub(crate) missing: Vec<Id>,
    /// Needed packs that need this one in turn.
    pub(crate) circular: Vec<Id>,
}

/// A bank below another, with the names its things go by there: `pack/id`, in the order of [`things_of`].
#[derive(Debug, Clone)]
struct Under {
    pack: Id,
    bank: Arc<Bank>,
    names: Vec<String>,
}

/// Where a needed pack is.
#[derive(Debug)]
pub(crate) enum Needed {
    /// It was read.
    Here(Arc<Bank>),
    /// Nowhere.
    Missing,
    /// It needs the one that asks.
    Circular,
}

/// Something that can be named.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Thing<'b> {
    Competency(&'b Competency),
    Signal(&'b Signal),
    Question(&'b Question),
    Kit(&'b Kit),
    Loop(&'b RoleLoop),
}

impl<'b> Thing<'b> {
    fn id(self) -> &'b str {
        match self {
            Self::Competency(thing) => &thing.id,
            Self::Signal(thing) => &thing.id,
            Self::Question(thing) => &thing.id,
            Self::Kit(thing) => &thing.id,
            Self::Loop(thing) => &thing.id,
        }
    }
}

impl Ground {
    /// The ground of what a manifest needs, each found by `find`.
    pub(crate) fn of(manifest: Option<&Manifest>, mut find: impl FnMut(&str) -> Needed) -> Self {
        let mut ground = Self::default();
        for id in manifest.map(|manifest| manifest.needs.as_slice()).unwrap_or_default() {
            match find(id) {
                Needed::Here(bank) => {
                    let names = things_of(&bank).map(|thing| format!("{id}/{}", thing.id())).collect();
                    ground.banks.push(Under { pack: id.clone(), bank, names });
                }
                Needed::Missing => ground.missing.push(id.clone()),
                Needed::Circular => ground.circular.push(id.clone()),
            }
        }
        ground
    }

    /// Needed packs and their banks, in the order they are needed.
    pub(crate) fn banks(&self) -> impl Iterator<Item = (&str, &Bank)> {
        self.banks.iter().map(|under| (under.pack.as_str(), &*under.bank))
    }

    /// All that needed packs have: its id, its name with the pack, and itself.
    pub(crate) fn things(&self) -> impl Iterator<Item = (&str, &str, Thing<'_>)> {
        self.banks.iter().flat_map(|under| {
            things_of(&under.bank).zip(&under.names).map(|(thing, name)| (thing.id(), name.as_str(), thing))
        })
    }

    /// Whether all that is needed is here, so that what is nowhere can be said to be missing.
    pub(crate) fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.circular.is_empty()
    }

    /// The scale that a bank without one uses.
    pub(crate) fn scale(&self) -> Option<&Scale> {
        self.banks().next().and_then(|(_, first)| first.scale())
    }
}

/// All of a bank that another can name.
fn things_of(bank: &Bank) -> impl Iterator<Item = Thing<'_>> {
    let signals = bank.competencies().flat_map(|competency| &competency.signals);
    bank.competencies()
        .map(Thing::Competency)
        .chain(signals.map(Thing::Signal))
        .chain(bank.questions().map(Thing::Question))
        .chain(bank.kits().map(Thing::Kit))
        .chain(bank.loops().map(Thing::Loop))
}
