//! Captured texts with what was seen in them, and what is done about a finding.

use bank::{FrozenKit, Id, KeyedSignal};

use super::place::latest_capture;
use crate::{
    EntryId, Event, FindingDecision, FindingId, FindingSource, Found, Refusal, Seen, Shown, State, code_lines,
};

/// A captured text as what it was seen to be: code, unless it was seen or said to be output.
pub(super) fn captured(
    state: &State,
    entry: EntryId,
    question: Option<Id>,
    text: &str,
    said: bool,
    seen: Option<&Seen>,
) -> Event {
    let text = text.to_owned();
    let (diagnostics, looked) = match seen {
        Some(Seen::Code(looked)) if !said => {
            return Event::CodeCaptured { snapshot: entry, question, text, looked: Some(looked.clone()) };
        }
        Some(Seen::Output { diagnostics, looked }) => (diagnostics.clone(), Some(looked.clone())),
        _ if said => (Vec::new(), None),
        _ => return Event::CodeCaptured { snapshot: entry, question, text, looked: None },
    };
    let snapshot = latest_capture(state, question.as_ref());
    Event::OutputCaptured { output: entry, question, snapshot, text, diagnostics, looked }
}

pub(super) fn on_finding(
    kit: &FrozenKit,
    state: &State,
    entry: EntryId,
    id: FindingId,
    decision: FindingDecision,
    signal: Option<&Id>,
    shown: Option<Shown>,
) -> Result<Vec<Event>, Refusal> {
    let found = state.findings.get(&id).ok_or(Refusal::UnknownFinding { finding: id })?;
    let asks = decision == FindingDecision::Ask;
    let decided = Event::FindingDecided {
        finding: id,
        detector: found.finding.detector.clone(),
        decision,
        ask: asks.then(|| found.finding.ask.clone()),
    };
    let first = match decision {
        FindingDecision::Attach => Some(marked(kit, state, entry, found, signal, shown)?),
        // What is dismissed is no evidence.
        FindingDecision::Dismiss => state.mark_of(id).map(|mark| Event::Unmarked { mark: mark.id }),
        FindingDecision::Ask => None,
    };
    Ok(first.into_iter().chain([decided]).collect())
}

fn marked(
    kit: &FrozenKit,
    state: &State,
    entry: EntryId,
    found: &Found,
    signal: Option<&Id>,
    shown: Option<Shown>,
) -> Result<Event, Refusal> {
    let (signal, question) = signal_of(kit, found, signal)?;
    Ok(Event::Marked {
        mark: entry,
        signal,
        question,
        shown: shown.unwrap_or_else(|| found.finding.speaks.shown(found.asked.is_some())),
        note: None,
        lines: found.finding.lines,
        snapshot: code_of(state, found),
        bookmark: None,
        finding: Some(found.finding.id),
    })
}

/// What a finding is attached to: the signal that was named, else its first one that the question uses,
/// else its first one of the whole interview.
fn signal_of(kit: &FrozenKit, found: &Found, named: Option<&Id>) -> Result<(Id, Option<Id>), Refusal> {
    let question = found.question.as_deref().and_then(|id| kit.question(id));
    let (offered, throughout) =
        (question.map(|question| kit.signals_of(question)).unwrap_or_default(), kit.throughout());
    let has = |signals: &[KeyedSignal<'_>], id: &Id| signals.iter().any(|keyed| keyed.signal.id == *id);
    let own: Vec<&Id> = named.map_or_else(|| found.finding.signals.iter().collect(), |named| vec![named]);
    if let Some(signal) = own.iter().find(|id| has(&offered, id)) {
        return Ok(((*signal).clone(), found.question.clone()));
    }
    if let Some(signal) = own.iter().find(|id| has(&throughout, id)) {
        return Ok(((*signal).clone(), None));
    }
    Err(Refusal::SignalNotInQuestion {
        signal: own.first().map(|id| (*id).clone()).unwrap_or_default(),
        place: found
            .question
            .as_ref()
            .map_or_else(|| "the kit".to_owned(), |question| format!("question {question:?}")),
        known: offered.iter().chain(&throughout).map(|keyed| keyed.signal.id.clone()).collect(),
    })
}

/// The code that a finding's lines are of. What the compiler said may be of other code than was captured:
/// its line there must have a name that the message quotes.
fn code_of(state: &State, found: &Found) -> Option<EntryId> {
    if found.source == FindingSource::Code {
        return found.snapshot;
    }
    let [line, _] = found.finding.lines?;
    let capture = state.captures.iter().rev().find(|capture| Some(capture.id) == found.snapshot)?;
    let code = code_lines(&capture.text).nth(usize::try_from(line).ok()?.checked_sub(1)?)?;
    let quoted = found.finding.text.split('`').skip(1).step_by(2);
    quoted.filter(|name| !name.is_empty()).any(|name| code.contains(name)).then_some(capture.id)
}
