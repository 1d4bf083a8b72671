//! Gathering what a kit names, over the packs it comes from, to be frozen.
//!
//! In the frozen kit everything goes by its bare id, whatever pack it is of. Two different things of one
//! id therefore cannot be in one kit.

use std::collections::BTreeMap;
use std::ptr;

use crate::freeze::{FreezeError, Provenance};
use crate::id::bare;
use crate::pack::LookupError;
use crate::{Bank, Competency, FrozenKit, Id, Kit, KitQuestion, Question, Scale, SignalUse};

/// Freezes a kit of `bank`, with `swaps` in the places of some of its questions.
pub(crate) fn freeze(bank: &Bank, kit_id: &str, swaps: &BTreeMap<Id, Id>) -> Result<FrozenKit, FreezeError> {
    let (home, kit) = find_kit(bank, kit_id)?;
    gather(home, kit, swaps)
}

/// Freezes a kit of `bank` with one question in the place of all of its own: what a question needs that is
/// asked in an interview with that kit.
pub(crate) fn freeze_question(bank: &Bank, kit_id: &str, question: &str) -> Result<FrozenKit, FreezeError> {
    let (home, kit) = find_kit(bank, kit_id)?;
    let missing = || FreezeError::Missing { what: "question", id: question.to_owned() };
    let (_, asked) = home.find_question(question).ok_or_else(missing)?;
    let alone = vec![KitQuestion { id: question.to_owned(), minutes: asked.minutes }];
    gather(home, &Kit { questions: alone, ..kit.clone() }, &BTreeMap::new())
}

fn find_kit<'b>(bank: &'b Bank, kit_id: &str) -> Result<(&'b Bank, &'b Kit), FreezeError> {
    let unknown = || LookupError::Unknown {
        what: "kit",
        name: kit_id.to_owned(),
        known: bank.kits().map(|kit| kit.id.clone()).collect(),
    };
    Ok(bank.find_kit(kit_id).ok_or_else(unknown)?)
}

fn gather(home: &Bank, kit: &Kit, swaps: &BTreeMap<Id, Id>) -> Result<FrozenKit, FreezeError> {
    home.sound_kit(&kit.id)?;
    let (scale_of, scale) = home.find_scale().ok_or(FreezeError::NoScale)?;
    scale_of.sound_scale()?;
    let mut gathered = Gathered { scale, competencies: BTreeMap::new(), signals: BTreeMap::new() };
    let mut frozen = kit.clone();
    for used in &mut frozen.competencies {
        used.id = gathered.competency(home, &used.id)?;
    }
    for id in &mut frozen.signals {
        *id = gathered.signal(home, id)?;
    }
    let mut asked: Vec<(&Bank, Question)> = Vec::with_capacity(kit.questions.len());
    for planned in &mut frozen.questions {
        let (owner, question) = question(home, &planned.id, swaps)?;
        owner.sound_question(&question.id)?;
        if let Some(base) = &question.variant_of {
            let missing = || FreezeError::Missing { what: "question", id: base.clone() };
            owner.file_of_question(base).ok_or_else(missing)?;
            owner.sound_question(base)?;
        }
        if let Some((other, _)) = asked.iter().find(|(_, other)| other.id == question.id) {
            return Err(two("questions", &question.id, other, owner));
        }
        if !fits(scale, owner) {
            return Err(other_scale("question", &question.id, owner));
        }
        planned.id.clone_from(&question.id);
        asked.push((owner, gathered.question(owner, question)?));
    }
    let unplanned = swaps.keys().find(|id| !kit.questions.iter().any(|planned| names(&planned.id, id)));
    if let Some(question) = unplanned {
        return Err(FreezeError::NotInKit { kit: kit.id.clone(), question: question.clone() });
    }
    gathered.signals_are_one()?;
    Ok(whole(home, frozen, &gathered, asked))
}

fn whole(home: &Bank, kit: Kit, gathered: &Gathered<'_>, asked: Vec<(&Bank, Question)>) -> FrozenKit {
    let competencies = gathered.competencies.values().map(|(_, competency)| (*competency).clone()).collect();
    let packs: BTreeMap<Id, Provenance> = asked
        .iter()
        .filter_map(|(owner, question)| Some((question.id.clone(), owner.pack()?.clone())))
        .collect();
    let questions = asked.into_iter().map(|(_, question)| question).collect();
    FrozenKit::new(kit, gathered.scale.clone(), competencies, questions).of_packs(home.pack().cloned(), packs)
}

/// Whether a question in a kit is the one that is meant: by its name there, or by its id.
fn names(planned: &str, id: &str) -> bool {
    planned == id || bare(planned) == id
}

/// The base of a question and its variants.
fn family(question: &Question) -> &str {
    question.variant_of.as_deref().unwrap_or(&question.id)
}

/// The question for a place in a kit: the one it names, or what stands in for it from the same pack.
fn question<'b>(
    home: &'b Bank,
    name: &str,
    swaps: &BTreeMap<Id, Id>,
) -> Result<(&'b Bank, &'b Question), FreezeError> {
    let missing = |id: &str| FreezeError::Missing { what: "question", id: id.to_owned() };
    let (owner, planned) = home.find_question(name).ok_or_else(|| missing(name))?;
    match swaps.iter().find(|(id, _)| names(name, id)) {
        None => Ok((owner, planned)),
        Some((_, other)) => {
            let own = owner.questions().find(|question| question.id == bare(other));
            let own = own.ok_or_else(|| missing(other))?;
            if family(own) != family(planned) {
                return Err(FreezeError::NotAVariant { question: own.id.clone(), of: planned.id.clone() });
            }
            Ok((owner, own))
        }
    }
}

/// What was found so far: by bare id, with the bank each is of.
struct Gathered<'b> {
    scale: &'b Scale,
    competencies: BTreeMap<&'b str, (&'b Bank, &'b Competency)>,
    /// Shared signals, with the competency that defines each.
    signals: BTreeMap<Id, (&'b Bank, &'b str)>,
}

impl<'b> Gathered<'b> {
    /// Takes in a competency by the name it has in `context`; answers its id.
    fn competency(&mut self, context: &'b Bank, name: &str) -> Result<Id, FreezeError> {
        let missing = || FreezeError::Missing { what: "competency", id: name.to_owned() };
        let (owner, competency) = context.find_competency(name).ok_or_else(missing)?;
        self.take(owner, competency)?;
        Ok(competency.id.clone())
    }

    fn take(&mut self, owner: &'b Bank, competency: &'b Competency) -> Result<(), FreezeError> {
        match self.competencies.get(competency.id.as_str()) {
            Some((other, _)) if ptr::eq(*other, owner) => Ok(()),
            Some((other, _)) => Err(two("competencies", &competency.id, other, owner)),
            None => {
                owner.sound_competency(&competency.id)?;
                if !fits(self.scale, owner) {
                    return Err(other_scale("competency", &competency.id, owner));
                }
                self.competencies.insert(&competency.id, (owner, competency));
                Ok(())
            }
        }
    }

    /// Takes in a shared signal's competency; answers the signal's id.
    fn signal(&mut self, context: &'b Bank, name: &str) -> Result<Id, FreezeError> {
        let missing = || FreezeError::Missing { what: "signal", id: name.to_owned() };
        let (owner, competency, signal) = context.find_signal(name).ok_or_else(missing)?;
        self.take(owner, competency)?;
        match self.signals.get(&signal.id) {
            Some((other, _)) if !ptr::eq(*other, owner) => Err(two("signals", &signal.id, other, owner)),
            _ => {
                self.signals.insert(signal.id.clone(), (owner, &competency.id));
                Ok(signal.id.clone())
            }
        }
    }

    /// A copy of a question in which everything goes by its bare id.
    fn question(&mut self, owner: &'b Bank, question: &Question) -> Result<Question, FreezeError> {
        let mut question = question.clone();
        for id in &mut question.competencies {
            *id = self.competency(owner, id)?;
        }
        for used in &mut question.signals {
            match used {
                SignalUse::Shared { id, .. } => *id = self.signal(owner, id)?,
                SignalUse::Own { signal, .. } => signal.competency = bare(&signal.competency).to_owned(),
            }
        }
        for points in question.bar.values_mut() {
            *points = bare_keys(std::mem::take(points));
        }
        for hint in &mut question.hints {
            hint.caps = bare_keys(std::mem::take(&mut hint.caps));
        }
        question.anchors = bare_keys(std::mem::take(&mut question.anchors));
        Ok(question)
    }

    /// Refuses a kit in which a signal's id would lead to another pack's signal of that id.
    fn signals_are_one(&self) -> Result<(), FreezeError> {
        for (id, (owner, _)) in &self.signals {
            let defines = |competency: &Competency| competency.signals.iter().any(|signal| signal.id == *id);
            let other = self
                .competencies
                .values()
                .find(|(other, competency)| !ptr::eq(*other, *owner) && defines(competency));
            if let Some((other, _)) = other {
                return Err(two("signals", id, owner, other));
            }
        }
        Ok(())
    }
}

fn bare_keys<V>(map: BTreeMap<Id, V>) -> BTreeMap<Id, V> {
    map.into_iter().map(|(name, value)| (bare(&name).to_owned(), value)).collect()
}

/// Whether anchors written over a bank's scale have a meaning on this one.
pub(crate) fn fits(scale: &Scale, of: &Bank) -> bool {
    of.scale().is_none_or(|other| other.points.keys().eq(scale.points.keys()))
}

fn two(what: &'static str, id: &str, one: &Bank, other: &Bank) -> FreezeError {
    FreezeError::TwoOfOneId { what, id: id.to_owned(), packs: (id_of(one), id_of(other)) }
}

fn other_scale(what: &'static str, id: &str, owner: &Bank) -> FreezeError {
    FreezeError::OtherScale { what, id: id.to_owned(), pack: id_of(owner) }
}

fn id_of(bank: &Bank) -> Id {
    bank.pack().map(|pack| pack.id.clone()).unwrap_or_default()
}
