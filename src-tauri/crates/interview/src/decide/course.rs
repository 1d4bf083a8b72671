//! Going another way than planned: dropping, shortening and swapping questions.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id};

use super::closing;
use crate::limits::said;
use crate::{Event, Refusal, State};

pub(super) fn dropped(question: &Id, reason: Option<&String>) -> Event {
    Event::QuestionDropped { question: question.clone(), reason: said(reason) }
}

fn given(part: &str, minutes: u32, reason: Option<&String>) -> Event {
    Event::MinutesGiven { part: part.to_owned(), minutes, reason: said(reason) }
}

pub(super) fn shortened(
    kit: &FrozenKit,
    state: &State,
    question: &Id,
    minutes: u32,
    reason: Option<&String>,
) -> Result<Event, Refusal> {
    match state.questions_of(kit).iter().find(|planned| planned.id == *question) {
        Some(planned) if minutes >= planned.minutes => {
            Err(Refusal::NotFewer { minutes, has: planned.minutes })
        }
        _ => Ok(given(question, minutes, reason)),
    }
}

/// Minutes first, then what is dropped. What stands so already is passed over.
pub(super) fn replanned(
    kit: &FrozenKit,
    state: &State,
    minutes: &BTreeMap<String, u32>,
    drop: &[Id],
    reason: Option<&String>,
) -> Result<Vec<Event>, Refusal> {
    let planned = state.questions_of(kit);
    let has = |part: &str| {
        let question = planned.iter().find(|planned| planned.id == part).map(|planned| planned.minutes);
        question.or_else(|| state.minutes_of_block(kit, part))
    };
    let changed = minutes.iter().filter(|(part, minutes)| has(part) != Some(**minutes));
    let mut events: Vec<Event> = changed.map(|(part, minutes)| given(part, *minutes, reason)).collect();
    events.extend(drop.iter().map(|question| dropped(question, reason)));
    if events.is_empty() { Err(Refusal::NothingReplanned) } else { Ok(events) }
}

/// Where the question that is left is open, it is closed and the other opened.
pub(super) fn swapped(
    kit: &FrozenKit,
    state: &State,
    question: &Id,
    by: &Id,
    reason: Option<&String>,
) -> Vec<Event> {
    let swapped = Event::QuestionSwapped {
        question: question.clone(),
        by: by.clone(),
        kit_hash: kit.hash.clone(),
        reason: said(reason),
    };
    if state.open_question.as_ref() != Some(question) {
        return vec![swapped];
    }
    let opened = Event::QuestionOpened { question: by.clone() };
    closing(state).into_iter().chain([swapped, opened]).collect()
}
