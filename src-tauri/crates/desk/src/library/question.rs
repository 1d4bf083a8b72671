//! A question's page.

use std::collections::BTreeMap;

use bank::{Fence, FenceRole, Question};
use report::markup;

use super::form::{AnchorRow, AnchorTable, Named, QuestionPage, UseRow, VariantRow, WrongAnswerText};
use super::lists::{question_row, times};
use super::shelf::Shelf;
use super::{ItemSort, gone};
use crate::live::live_question;
use crate::prepare::name_of;
use crate::{Desk, Fault};

impl Desk {
    pub(super) fn question_page(&self, address: &str) -> Result<QuestionPage, Fault> {
        let found = self
            .shelf(address)
            .and_then(|(shelf, id)| Some((shelf, shelf.questions().find(|one| one.id == id)?)));
        let (shelf, question) = found.ok_or_else(|| gone(ItemSort::Question, address))?;
        let asked: BTreeMap<String, u64> = self.store.times_asked()?.into_iter().collect();
        let keyed = shelf.bank.signals_of(question);
        let file = shelf.bank.file_of_question(&question.id);
        let name = |id: &str| shelf.competency(&id.to_owned()).name;
        let row = question_row(shelf, question, &asked);
        Ok(QuestionPage {
            text: live_question(question, question.minutes, name),
            signals: keyed
                .iter()
                .map(|keyed| shelf.signal_card(&keyed.key, keyed.must, keyed.signal))
                .collect(),
            anchors: question
                .competencies
                .iter()
                .map(|id| anchors(shelf, question, &shelf.competency(id)))
                .collect(),
            wrong_answers: question
                .wrong_answers
                .iter()
                .map(|wrong| WrongAnswerText {
                    text_html: markup::to_html(&wrong.text),
                    code: wrong.fence.as_ref().map(|fence| fence.code.clone()),
                    claim: wrong.fence.as_ref().and_then(claim),
                })
                .collect(),
            tests: question.tests.as_ref().map(|fence| fence.code.clone()),
            verification: shelf.verification(question).1,
            used_in: used_in(shelf, question),
            variants: variants(shelf, question, &asked),
            history: self.history(&shelf.history_key(&question.id), &keyed)?,
            sources: question.sources.clone(),
            editing: shelf.editing(file),
            problems: shelf.problems_in(file),
            row,
        })
    }
}

/// A question's anchors of a competency, else the competency's own, with the bars that stand at each.
fn anchors(shelf: Shelf<'_>, question: &Question, competency: &Named) -> AnchorTable {
    let own = question.anchors.get(&competency.id);
    let general = shelf.bank.competency(&competency.id).map(|known| &known.anchors);
    let bars = |point: u8| {
        let has = |level: &&String| {
            question.bar.get(*level).and_then(|bar| bar.get(&competency.id)) == Some(&point)
        };
        question.levels.iter().filter(has).cloned().collect()
    };
    AnchorTable {
        competency: competency.clone(),
        general: own.is_none(),
        anchors: anchor_rows(shelf, own.or(general), bars),
    }
}

pub(super) fn anchor_rows(
    shelf: Shelf<'_>,
    anchors: Option<&BTreeMap<u8, String>>,
    bars: impl Fn(u8) -> Vec<String>,
) -> Vec<AnchorRow> {
    anchors
        .into_iter()
        .flatten()
        .map(|(point, text)| AnchorRow {
            point: *point,
            name: shelf.point(*point),
            text_html: markup::inline_to_html(text),
            bar_of: bars(*point),
        })
        .collect()
}

/// The base and all its variants, where there are any.
fn variants(shelf: Shelf<'_>, question: &Question, asked: &BTreeMap<String, u64>) -> Vec<VariantRow> {
    let base = question.variant_of.as_deref().unwrap_or(&question.id);
    let family: Vec<&Question> =
        shelf.bank.question(base).into_iter().chain(shelf.bank.variants_of(base)).collect();
    let row = |known: &&Question| VariantRow {
        address: shelf.address(&known.id),
        title: known.title.clone(),
        asked: times(asked, &shelf.history_key(&known.id)),
        base: known.variant_of.is_none(),
    };
    if family.len() < 2 { Vec::new() } else { family.iter().map(row).collect() }
}

/// Kits that name a question, or the one it is a variant of.
fn used_in(shelf: Shelf<'_>, question: &Question) -> Vec<UseRow> {
    let base = question.variant_of.as_ref().unwrap_or(&question.id);
    shelf
        .kits()
        .filter_map(|kit| {
            let planned = kit.questions.iter().find(|planned| planned.id == *base)?;
            Some(UseRow {
                address: shelf.address(&kit.id),
                name: name_of(&kit.id),
                minutes: planned.minutes,
                loops: shelf.loops_with(&kit.id),
            })
        })
        .collect()
}

/// What running a fence shows.
fn claim(fence: &Fence) -> Option<String> {
    match &fence.role {
        FenceRole::WrongFails(tests) => Some(format!("fails {}", tests.join(", "))),
        FenceRole::WrongPasses => Some("passes every test; only a person sees it".to_owned()),
        FenceRole::WrongRejected(codes) => Some(format!("does not compile: {}", codes.join(", "))),
        FenceRole::WrongHangs => Some("does not end".to_owned()),
        FenceRole::Panics(text) => Some(format!("panics with {text:?}")),
        FenceRole::Prints(text) => Some(format!("prints {text:?}")),
        FenceRole::Rejected(codes) => Some(format!("does not compile: {}", codes.join(", "))),
        FenceRole::Hangs => Some("does not end".to_owned()),
        FenceRole::Runs => Some("runs".to_owned()),
        FenceRole::Plain | FenceRole::Tests | FenceRole::Reference => None,
    }
}
