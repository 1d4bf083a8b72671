//! A pack as the library reads it: its own things, and what can be looked up from them.

use bank::{Bank, Id, Kit, Pack, Question, RoleLoop, bare};

use super::form::{ItemRow, Named, SignalCard, UsingLoop};
use super::lists::number;
use crate::Desk;
use crate::history::history_key;
use crate::prepare::name_of;

/// A pack and the bank its ids are resolved in.
#[derive(Clone, Copy)]
pub(super) struct Shelf<'a> {
    pub(super) pack: &'a str,
    pub(super) home: bool,
    pub(super) bank: &'a Bank,
    pub(super) of: &'a Pack,
}

impl Desk {
    /// All packs, the home pack first.
    pub(super) fn shelves(&self) -> impl Iterator<Item = Shelf<'_>> {
        self.packs.packs().zip(0..).map(|(of, at)| Shelf {
            pack: &of.manifest.id,
            home: at == 0,
            bank: &of.bank,
            of,
        })
    }

    /// The pack an address names, and the id within it.
    pub(super) fn shelf<'a>(&'a self, address: &'a str) -> Option<(Shelf<'a>, &'a str)> {
        match address.split_once('/') {
            Some((pack, id)) => self.shelves().find(|shelf| shelf.pack == pack).map(|shelf| (shelf, id)),
            None => self.shelves().find(|shelf| shelf.home).map(|shelf| (shelf, address)),
        }
    }
}

impl<'a> Shelf<'a> {
    pub(super) fn questions(self) -> impl Iterator<Item = &'a Question> {
        self.bank.questions()
    }

    pub(super) fn kits(self) -> impl Iterator<Item = &'a Kit> {
        self.bank.kits()
    }

    pub(super) fn competencies(self) -> impl Iterator<Item = &'a bank::Competency> {
        self.bank.competencies()
    }

    pub(super) fn loops(self) -> impl Iterator<Item = &'a RoleLoop> {
        self.bank.loops()
    }

    /// What something of this pack is asked for by.
    pub(super) fn address(self, id: &str) -> String {
        if self.home { id.to_owned() } else { format!("{}/{id}", self.pack) }
    }

    /// What the store knows a question of this pack by.
    pub(super) fn history_key(self, id: &str) -> String {
        history_key(Some(self.pack), id)
    }

    /// What a question of this pack or of one it needs, as this pack names it, is asked for by.
    pub(super) fn address_of_question(self, desk: &Desk, name: &str) -> String {
        let found = self.bank.find_question(name);
        found.map_or_else(|| self.address(name), |(owner, question)| desk.packs.name_of(owner, &question.id))
    }

    pub(super) fn competency(self, id: &Id) -> Named {
        let name = self.bank.competency(id).map_or_else(|| name_of(bare(id)), |known| known.name.clone());
        Named { id: bare(id).to_owned(), name }
    }

    /// The name of a point of the scale.
    pub(super) fn point(self, point: u8) -> String {
        self.bank.scale().and_then(|scale| scale.points.get(&point).cloned()).unwrap_or_default()
    }

    pub(super) fn kit_row(self, kit: &Kit) -> ItemRow {
        let count = kit.questions.len();
        let questions = if count == 1 { "1 question".to_owned() } else { format!("{count} questions") };
        ItemRow {
            address: self.address(&kit.id),
            pack: self.pack.to_owned(),
            name: name_of(&kit.id),
            about: format!("{questions} · {} min", kit.minutes),
            problems: number(self.problems_in(self.bank.file_of_kit(&kit.id)).len()),
        }
    }

    pub(super) fn using(self, role_loop: &RoleLoop) -> UsingLoop {
        UsingLoop { address: self.address(&role_loop.id), name: name_of(&role_loop.id) }
    }

    /// Loops that have a kit among their stages.
    pub(super) fn loops_with(self, kit: &str) -> Vec<UsingLoop> {
        self.loops()
            .filter(|known| known.stages.iter().any(|stage| stage.kit == kit))
            .map(|known| self.using(known))
            .collect()
    }

    pub(super) fn signal_card(self, key: &str, must: bool, signal: &bank::Signal) -> SignalCard {
        let home = if signal.competency.is_empty() {
            self.bank.shared_signal(&signal.id).map(|(competency, _)| competency.name.clone())
        } else {
            Some(self.competency(&signal.competency).name)
        };
        SignalCard {
            key: key.to_owned(),
            id: signal.id.clone(),
            label: signal.label.clone(),
            must,
            kind: signal.kind,
            observe: signal.observe.clone(),
            not_when: signal.not_when.clone(),
            evidence: signal.evidence,
            competency: home.unwrap_or_default(),
        }
    }
}
