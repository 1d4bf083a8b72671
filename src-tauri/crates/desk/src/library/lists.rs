//! The lists of the library: a row for each thing, and what questions can be filtered by.

use std::collections::{BTreeMap, BTreeSet};

use bank::{Id, Question, RoleLoop};
use report::markup;

use super::form::{Facets, ItemRow, LibraryView, Named, QuestionRow};
use super::shelf::Shelf;
use crate::prepare::name_of;
use crate::{Desk, Fault};

/// Bytes of a prompt that typing searches.
const SEARCHED: usize = 2000;

impl Desk {
    /// Everything there is to read, without its texts, as the packs stand now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn library(&mut self) -> Result<LibraryView, Fault> {
        self.refresh_packs();
        let asked: BTreeMap<String, u64> = self.store.times_asked()?.into_iter().collect();
        let questions: Vec<QuestionRow> = self
            .shelves()
            .flat_map(|shelf| shelf.questions().map(move |question| (shelf, question)))
            .map(|(shelf, question)| question_row(shelf, question, &asked))
            .collect();
        Ok(LibraryView {
            facets: self.facets(&questions),
            questions,
            kits: self.kit_rows(),
            loops: self
                .shelves()
                .flat_map(|shelf| shelf.loops().map(move |known| loop_row(shelf, known)))
                .collect(),
            competencies: self.shelves().flat_map(competency_rows).collect(),
            packs: self.pack_rows(),
            problems: self.all_problems(),
            reading: self.reading,
        })
    }

    /// Kits in the order in which candidates meet them.
    fn kit_rows(&self) -> Vec<ItemRow> {
        let rows = self.kits_as_met().into_iter().filter_map(|(pack, kit)| {
            let shelf = self.shelves().find(|shelf| shelf.pack == pack.manifest.id)?;
            Some(shelf.kit_row(kit))
        });
        rows.collect()
    }

    fn facets(&self, questions: &[QuestionRow]) -> Facets {
        let used = |of: fn(&QuestionRow) -> &Vec<String>| -> BTreeSet<&String> {
            questions.iter().flat_map(of).collect()
        };
        let owned = |set: BTreeSet<&String>| set.into_iter().cloned().collect();
        let mut competencies: Vec<Named> =
            questions.iter().flat_map(|row| row.competencies.clone()).collect();
        competencies.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        competencies.dedup_by(|one, other| one.id == other.id);
        let mut levels: Vec<String> = owned(used(|row| &row.levels));
        let scale = self.shelves().find_map(|shelf| shelf.bank.scale()).map(|scale| scale.levels.as_slice());
        let height = |level: &String| scale.and_then(|levels| levels.iter().position(|known| known == level));
        levels.sort_by_key(|level| height(level).unwrap_or(usize::MAX));
        Facets {
            competencies,
            stages: owned(used(|row| &row.stages)),
            levels,
            roles: owned(used(|row| &row.roles)),
            packs: self
                .shelves()
                .map(|shelf| Named { id: shelf.pack.to_owned(), name: shelf.of.manifest.name.clone() })
                .collect(),
        }
    }
}

pub(super) fn question_row(
    shelf: Shelf<'_>,
    question: &Question,
    asked: &BTreeMap<String, u64>,
) -> QuestionRow {
    let competencies: Vec<Named> = question.competencies.iter().map(|id| shelf.competency(id)).collect();
    let mut words: String = competencies.iter().map(|named| format!("{} ", named.name)).collect();
    words.extend(markup::to_text(&question.prompt).chars().take(SEARCHED));
    QuestionRow {
        address: shelf.address(&question.id),
        id: question.id.clone(),
        pack: shelf.pack.to_owned(),
        title: question.title.clone(),
        kind: question.kind,
        minutes: question.minutes,
        competencies,
        stages: question.stages.clone(),
        levels: question.levels.clone(),
        roles: question.roles.clone(),
        variant_of: question.variant_of.clone(),
        asked: times(asked, &shelf.history_key(&question.id)),
        verification: shelf.verification(question).0,
        problems: number(shelf.problems_in(shelf.bank.file_of_question(&question.id)).len()),
        words,
    }
}

/// In how many interviews a question was asked.
pub(super) fn times(asked: &BTreeMap<String, u64>, key: &str) -> u32 {
    asked.get(key).map_or(0, |times| u32::try_from(*times).unwrap_or(u32::MAX))
}

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn loop_row(shelf: Shelf<'_>, role_loop: &RoleLoop) -> ItemRow {
    let count = role_loop.stages.len();
    let stages = if count == 1 { "1 stage".to_owned() } else { format!("{count} stages") };
    ItemRow {
        address: shelf.address(&role_loop.id),
        pack: shelf.pack.to_owned(),
        name: name_of(&role_loop.id),
        about: format!("{}, {} · {stages}", role_loop.level, role_loop.role),
        problems: number(shelf.problems_in(shelf.bank.file_of_loop(&role_loop.id)).len()),
    }
}

fn competency_rows(shelf: Shelf<'_>) -> Vec<ItemRow> {
    shelf.bank.competencies().map(|competency| competency_row(shelf, competency)).collect()
}

/// Whether a question rates a competency; variants go with their base.
pub(super) fn rates(question: &Question, competency: &Id) -> bool {
    question.variant_of.is_none() && question.competencies.contains(competency)
}

pub(super) fn competency_row(shelf: Shelf<'_>, competency: &bank::Competency) -> ItemRow {
    let rating = shelf.questions().filter(|question| rates(question, &competency.id)).count();
    let questions = if rating == 1 { "1 question".to_owned() } else { format!("{rating} questions") };
    ItemRow {
        address: shelf.address(&competency.id),
        pack: shelf.pack.to_owned(),
        name: competency.name.clone(),
        about: format!("rated in {questions}"),
        problems: number(shelf.problems_in(shelf.bank.file_of_competency(&competency.id)).len()),
    }
}
