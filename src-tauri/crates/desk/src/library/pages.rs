//! The pages of kits, loops and competencies.

use bank::coverage;

use super::form::{
    AnchorTable, CompetencyPage, KitPage, LoopBar, LoopPage, Named, RatingQuestion, StageRow, UsingLoop,
};
use super::lists::{competency_row, loop_row, rates};
use super::question::anchor_rows;
use super::{ItemSort, gone, shelf::Shelf};
use crate::prepare::name_of;
use crate::{Desk, Fault};

impl Desk {
    pub(super) fn kit_page(&self, address: &str) -> Result<KitPage, Fault> {
        let found =
            self.shelf(address).and_then(|(shelf, id)| Some((shelf, shelf.kits().find(|one| one.id == id)?)));
        let (shelf, kit) = found.ok_or_else(|| gone(ItemSort::Kit, address))?;
        let throughout = kit.signals.iter().zip(1..).filter_map(|(id, n)| {
            let (_, signal) = shelf.bank.shared_signal(id)?;
            Some(shelf.signal_card(&format!("m{n}"), false, signal))
        });
        Ok(KitPage {
            row: shelf.kit_row(kit),
            card: self.kit_card(shelf.of, kit),
            stage: kit.stage.clone(),
            questions: kit
                .questions
                .iter()
                .map(|planned| shelf.address_of_question(self, &planned.id))
                .collect(),
            signals: throughout.collect(),
            loops: shelf.loops_with(&kit.id),
            coverage: coverage::of_kit(shelf.bank, kit, None).ok(),
            editing: shelf.editing(shelf.bank.file_of_kit(&kit.id)),
            problems: shelf.problems_in(shelf.bank.file_of_kit(&kit.id)),
        })
    }

    pub(super) fn loop_page(&self, address: &str) -> Result<LoopPage, Fault> {
        let found = self
            .shelf(address)
            .and_then(|(shelf, id)| Some((shelf, shelf.loops().find(|one| one.id == id)?)));
        let (shelf, role_loop) = found.ok_or_else(|| gone(ItemSort::Loop, address))?;
        Ok(LoopPage {
            row: loop_row(shelf, role_loop),
            role: role_loop.role.clone(),
            level: role_loop.level.clone(),
            bar: role_loop
                .bar
                .iter()
                .map(|(id, point)| LoopBar {
                    competency: shelf.competency(id),
                    point: *point,
                    name: shelf.point(*point),
                })
                .collect(),
            stages: role_loop
                .stages
                .iter()
                .map(|stage| stage_row(self, shelf, &stage.stage, &stage.kit))
                .collect(),
            coverage: coverage::of_loop(shelf.bank, role_loop, None).ok(),
            editing: shelf.editing(shelf.bank.file_of_loop(&role_loop.id)),
            problems: shelf.problems_in(shelf.bank.file_of_loop(&role_loop.id)),
        })
    }

    pub(super) fn competency_page(&self, address: &str) -> Result<CompetencyPage, Fault> {
        let found = self
            .shelf(address)
            .and_then(|(shelf, id)| Some((shelf, shelf.competencies().find(|one| one.id == id)?)));
        let (shelf, competency) = found.ok_or_else(|| gone(ItemSort::Competency, address))?;
        Ok(CompetencyPage {
            row: competency_row(shelf, competency),
            task: competency.task.clone(),
            anchors: AnchorTable {
                competency: Named { id: competency.id.clone(), name: competency.name.clone() },
                general: true,
                anchors: anchor_rows(shelf, Some(&competency.anchors), |_| Vec::new()),
            },
            signals: competency.signals.iter().map(|signal| shelf.signal_card("", false, signal)).collect(),
            questions: shelf
                .questions()
                .filter(|question| rates(question, &competency.id))
                .map(|question| RatingQuestion {
                    address: shelf.address(&question.id),
                    title: question.title.clone(),
                    minutes: question.minutes,
                })
                .collect(),
            editing: shelf.editing(shelf.bank.file_of_competency(&competency.id)),
            problems: shelf.problems_in(shelf.bank.file_of_competency(&competency.id)),
        })
    }
}

fn stage_row(desk: &Desk, shelf: Shelf<'_>, stage: &str, kit: &str) -> StageRow {
    let (owner, found) = shelf.bank.find_kit(kit).unzip();
    let owner = owner.unwrap_or(shelf.bank);
    let title =
        |id: &str| owner.question(id).map_or_else(|| id.to_owned(), |question| question.title.clone());
    StageRow {
        stage: name_of(stage),
        kit: found
            .map(|kit| UsingLoop { address: desk.packs.name_of(owner, &kit.id), name: name_of(&kit.id) }),
        minutes: found.map_or(0, |kit| kit.minutes),
        questions: found
            .map_or_else(Vec::new, |kit| kit.questions.iter().map(|planned| title(&planned.id)).collect()),
    }
}
