//! Where an observation belongs: the question or the whole interview, and the code it shows in.

use bank::{FrozenKit, Id};

use crate::{Bookmark, EntryId, Phase, Refusal, State};

/// The question a signal is marked in: the one named, else the open one if it has the signal, else
/// none if the kit has it; and the open question, for the refusal to name, when neither has.
pub(super) fn place_of(
    kit: &FrozenKit,
    state: &State,
    signal: &str,
    named: Option<&Id>,
) -> Result<Option<Id>, Refusal> {
    if state.phase() == Phase::Planned {
        return Err(Refusal::NotStarted);
    }
    let has = |question: &Id| offers(kit, question, signal);
    let in_kit = kit.kit.signals.iter().any(|known| known == signal);
    match named.or(state.open_question.as_ref()) {
        Some(question) if has(question) || !in_kit => Ok(Some(question.clone())),
        _ if in_kit => Ok(None),
        _ => Err(Refusal::NoOpenQuestion),
    }
}

/// The question that was open when a bookmark was set, if the signal can be marked there.
pub(super) fn place_of_bookmark<'a>(
    kit: &FrozenKit,
    state: &State,
    signal: &str,
    waiting: Option<&'a Bookmark>,
) -> Option<&'a Id> {
    waiting?
        .question
        .as_ref()
        .filter(|question| state.questions.contains_key(*question) && offers(kit, question, signal))
}

fn offers(kit: &FrozenKit, question: &str, signal: &str) -> bool {
    kit.question(question)
        .is_some_and(|question| kit.signals_of(question).iter().any(|keyed| keyed.signal.id == signal))
}

pub(super) fn latest_capture(state: &State, question: Option<&Id>) -> Option<EntryId> {
    state
        .captures
        .iter()
        .rev()
        .find(|capture| capture.question.as_ref() == question)
        .map(|capture| capture.id)
}
