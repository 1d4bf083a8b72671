//! A transcript comes in, is put on the call's clock, and is quoted from.

use bank::Id;

use super::place::place_of;
use crate::history::Interview;
use crate::limits::DAY;
use crate::transcript::{
    Imported, MOST_QUOTED, Quote, QuotedLine, moments, named, proposals, retimed, said_at,
};
use crate::{Action, EntryId, Event, Refusal, Seen, State};

/// The event of an action on a transcript; none for other actions.
pub(super) fn of_transcript(
    interview: &Interview,
    action: &Action,
    entry: EntryId,
    seen: Option<&Seen>,
) -> Result<Option<Event>, Refusal> {
    match action {
        Action::ImportTranscript { name, offset_ms, replaces, consent, .. } => {
            consent.given()?;
            named(name)?;
            let Some(Seen::Transcript { hash, lines, first_ms, last_ms }) = seen else {
                return Err(Refusal::NotATranscript);
            };
            let likeliest =
                || proposals(interview, *first_ms, *last_ms).first().map_or(0, |way| way.offset_ms);
            let offset_ms = offset_ms.unwrap_or_else(likeliest);
            within_a_day(offset_ms)?;
            Ok(Some(Event::TranscriptImported {
                transcript: entry,
                hash: hash.clone(),
                name: name.trim().to_owned(),
                lines: *lines,
                offset_ms,
                consent: consent.trimmed(),
                replaces: *replaces,
            }))
        }
        Action::AlignTranscript { transcript, offset_ms, line, event } => {
            let imported = of_state(interview.state(), *transcript)?;
            let offset_ms = match (offset_ms, line, event) {
                (Some(offset_ms), None, None) => *offset_ms,
                (None, Some(line), Some(seq)) => {
                    let said = said(imported, seen, *line)?;
                    let known = moments(interview).into_iter().find(|moment| moment.seq == *seq);
                    let moment = known.ok_or(Refusal::UnknownMoment { event: *seq })?;
                    let on = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
                    on(moment.call_ms).saturating_sub(on(said.from_ms))
                }
                _ => return Err(Refusal::AlignmentUnclear),
            };
            within_a_day(offset_ms)?;
            let quotes = retimed(interview, imported, offset_ms);
            Ok(Some(Event::TranscriptAligned { transcript: imported.id, offset_ms, quotes }))
        }
        Action::Quote { transcript, lines, signal, question, shown } => {
            quoted(interview, *transcript, lines, signal, question.as_ref(), seen).map(|(question, quote)| {
                Some(Event::Quoted { mark: entry, signal: signal.clone(), question, shown: *shown, quote })
            })
        }
        _ => Ok(None),
    }
}

fn quoted(
    interview: &Interview,
    transcript: Option<EntryId>,
    lines: &[u32],
    signal: &Id,
    question: Option<&Id>,
    seen: Option<&Seen>,
) -> Result<(Option<Id>, Quote), Refusal> {
    let state = interview.state();
    let imported = of_state(state, transcript)?;
    if lines.is_empty() {
        return Err(Refusal::Empty { field: "the list of lines" });
    }
    if lines.len() > MOST_QUOTED {
        return Err(Refusal::TooManyLines { lines: lines.len(), most: MOST_QUOTED });
    }
    let mut in_order = lines.to_vec();
    in_order.sort_unstable();
    in_order.dedup();
    let lines = in_order.into_iter().map(|line| {
        let said = said(imported, seen, line)?;
        let stamp = said_at(interview, said.from_ms, imported.offset_ms).ok_or(Refusal::NotStarted)?;
        let (speaker, text) = (said.speaker.clone(), said.text.clone());
        Ok(QuotedLine { line, from_ms: said.from_ms, speaker, text, stamp })
    });
    let lines = lines.collect::<Result<Vec<_>, Refusal>>()?;
    let then = lines.first().and_then(|line| state.question_at(line.stamp.elapsed_ms));
    let question = place_of(interview.kit(), state, signal, question.or(then))?;
    Ok((question, Quote { transcript: imported.id, lines }))
}

/// The transcript that is named, else the one that came in last.
fn of_state(state: &State, named: Option<EntryId>) -> Result<&Imported, Refusal> {
    state.transcript(named).ok_or(Refusal::NoTranscript)
}

fn said<'s>(
    imported: &Imported,
    seen: Option<&'s Seen>,
    line: u32,
) -> Result<&'s crate::transcript::TranscriptLine, Refusal> {
    let lines = match seen {
        Some(Seen::Lines(lines)) => lines.as_slice(),
        _ => &[],
    };
    let found = lines.iter().find(|(number, _)| *number == line).map(|(_, said)| said);
    found.ok_or(Refusal::UnknownLine { line, has: imported.lines })
}

/// No call goes on for longer than a day.
fn within_a_day(offset_ms: i64) -> Result<(), Refusal> {
    let minutes = offset_ms.unsigned_abs() / 60_000;
    match u32::try_from(minutes) {
        Ok(minutes) if minutes <= DAY => Ok(()),
        _ => Err(Refusal::TooManyMinutes { minutes: u32::try_from(minutes).unwrap_or(u32::MAX) }),
    }
}
