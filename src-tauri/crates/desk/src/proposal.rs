//! What a kit would ask of a candidate: for each of its questions the variant that is proposed.
//!
//! The rule: the question that was asked in the fewest interviews on this desk, never one that this
//! candidate has had if another is free; of equals the base, then the first by id.

use std::collections::{BTreeMap, BTreeSet};

use bank::{Bank, Question, coverage};
use interview::{CandidateId, Part};

use crate::history::history_key;
use crate::summary::StoredRow;
use crate::{Desk, Fault, Proposal, ProposedQuestion, VariantChoice};

impl Desk {
    /// What a kit would ask, of a candidate met before or of somebody new, and what that covers at a level.
    ///
    /// # Errors
    /// When there is no such kit or level, or the list of interviews cannot be read.
    pub fn proposal(
        &self,
        kit: &str,
        level: &str,
        candidate: Option<CandidateId>,
    ) -> Result<Proposal, Fault> {
        let known = Known::of(&self.stored_rows()?, candidate);
        let (pack, planned) = self.packs.kit(kit)?;
        let questions = planned.questions.iter().filter_map(|planned| {
            let (owner, question) = pack.bank.find_question(&planned.id)?;
            let may_replace = |variant: &&Question| {
                let swaps = BTreeMap::from([(planned.id.clone(), variant.id.clone())]);
                variant.id == question.id || self.packs.freeze(kit, &swaps).is_ok()
            };
            let choices: Vec<VariantChoice> =
                family(owner, question).filter(may_replace).map(|one| known.choice(owner, one)).collect();
            let proposed = proposed(&choices)?;
            Some(ProposedQuestion {
                id: planned.id.clone(),
                minutes: planned.minutes,
                why: why(&choices, proposed, &question.id),
                proposed: proposed.id.clone(),
                choices,
            })
        });
        let coverage = coverage::of_kit(&pack.bank, planned, Some(level))?;
        Ok(Proposal { questions: questions.collect(), coverage })
    }
}

/// The base of a question, then its variants by id.
pub(crate) fn family<'b>(owner: &'b Bank, question: &Question) -> impl Iterator<Item = &'b Question> {
    let base = question.variant_of.as_ref().unwrap_or(&question.id).clone();
    let mut variants: Vec<&Question> =
        owner.questions().filter(|known| known.variant_of.as_ref() == Some(&base)).collect();
    variants.sort_by(|one, other| one.id.cmp(&other.id));
    owner.questions().find(|known| known.id == base).into_iter().chain(variants)
}

/// The choices come with the base first, then by id: of equals the first is taken.
fn proposed(choices: &[VariantChoice]) -> Option<&VariantChoice> {
    choices.iter().min_by_key(|choice| (choice.had, choice.asked))
}

/// Why another question is proposed than the one the kit names.
fn why(choices: &[VariantChoice], proposed: &VariantChoice, named: &str) -> Option<String> {
    let named = choices.iter().find(|choice| choice.id == *named).filter(|named| named.id != proposed.id)?;
    let times = |n: u32| match n {
        0 => "not yet".to_owned(),
        1 => "once".to_owned(),
        n => format!("{n} times"),
    };
    Some(if named.had && !proposed.had {
        format!("They have had “{}”.", named.title)
    } else {
        format!(
            "“{}” was asked {} here, this one {}.",
            named.title,
            times(named.asked),
            times(proposed.asked)
        )
    })
}

/// Which questions were asked in how many interviews, and which of them one candidate has had.
pub(crate) struct Known {
    asked: BTreeMap<String, u32>,
    had: BTreeSet<String>,
}

impl Known {
    pub(crate) fn of(rows: &[StoredRow], candidate: Option<CandidateId>) -> Self {
        let mut known = Self { asked: BTreeMap::new(), had: BTreeSet::new() };
        for stored in rows.iter().filter(|stored| !stored.row.practice) {
            let counted: BTreeSet<&String> = stored.asked.iter().chain(&stored.to_ask).collect();
            for key in counted.into_iter().filter(|_| stored.row.part != Part::Shadow) {
                *known.asked.entry(key.clone()).or_default() += 1;
            }
            if candidate.is_some() && stored.candidate_id == candidate {
                known.had.extend(stored.asked.iter().cloned());
            }
        }
        known
    }

    pub(crate) fn choice(&self, owner: &Bank, question: &Question) -> VariantChoice {
        let key = history_key(owner.pack().map(|pack| pack.id.as_str()), &question.id);
        VariantChoice {
            id: question.id.clone(),
            title: question.title.clone(),
            asked: self.asked.get(&key).copied().unwrap_or_default(),
            had: self.had.contains(&key),
            base: question.variant_of.is_none(),
        }
    }
}
