//! What may be asked in the place of a question, in the hour itself.
//!
//! The rule: its variants, and every question of the same pack that rates all it rates, is made for the
//! interview's level and needs no more minutes than the plan gives it. None that is in the plan or was opened.

use bank::{Bank, Question};
use interview::InterviewId;

use crate::proposal::{Known, family};
use crate::{Desk, Fault, Swaps, VariantChoice};

impl Desk {
    /// What may be asked in the place of each question that is still ahead, or open. Nothing for an interview
    /// whose kit is in no pack any more.
    ///
    /// # Errors
    /// When there is no such interview, or the list of interviews cannot be read.
    pub fn swaps(&mut self, id: InterviewId) -> Result<Vec<Swaps>, Fault> {
        self.load(id)?;
        let rows = self.stored_rows()?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let (state, kit) = (opened.interview.state(), opened.interview.kit());
        let name = match &kit.pack {
            Some(pack) if self.packs.pack(&pack.id).is_some() => format!("{}/{}", pack.id, kit.kit.id),
            _ => kit.kit.id.clone(),
        };
        let Ok((pack, _)) = self.packs.kit(&name) else { return Ok(Vec::new()) };
        let known = Known::of(&rows, state.plan.as_ref().map(|plan| plan.candidate.id));
        let level = state.plan.as_ref().map(|plan| plan.level.as_str()).unwrap_or_default();
        let planned = state.questions_of(kit);
        let free = |one: &&Question| {
            !planned.iter().any(|planned| planned.id == one.id)
                && !state.questions.contains_key(&one.id)
                && self.packs.freeze_question(&name, &one.id).is_ok()
        };
        let of = |left: &str, minutes: u32| {
            let (owner, question) = pack.bank.find_question(left)?;
            let variants: Vec<&Question> = family(owner, question).collect();
            let mut others = alike(owner, question, minutes, level);
            others.retain(|other| !variants.iter().any(|variant| variant.id == other.id));
            let choices = |from: Vec<&Question>| -> Vec<VariantChoice> {
                from.into_iter().filter(free).map(|one| known.choice(owner, one)).collect()
            };
            let (mut first, mut then) = (choices(variants), choices(others));
            then.sort_by_key(|choice| (choice.had, choice.asked));
            first.extend(then);
            Some(Swaps { question: left.to_owned(), choices: first })
        };
        let ahead = planned.iter().filter(|planned| {
            !state.questions.contains_key(&planned.id) || state.open_question.as_ref() == Some(&planned.id)
        });
        Ok(ahead.filter_map(|planned| of(&planned.id, planned.minutes)).collect())
    }
}

/// Questions that rate all that one rates, for a level, in so many minutes; by id.
fn alike<'b>(owner: &'b Bank, question: &Question, minutes: u32, level: &str) -> Vec<&'b Question> {
    let mut alike: Vec<&Question> = owner
        .questions()
        .filter(|other| {
            question.competencies.iter().all(|rated| other.competencies.contains(rated))
                && other.levels.iter().any(|fits| fits == level)
                && other.minutes <= minutes
        })
        .collect();
    alike.sort_by(|one, other| one.id.cmp(&other.id));
    alike
}
