//! A transcript's time on the clocks of the interview.

use serde::Serialize;
use ts_rs::TS;

use super::{Beside, Imported, Retimed, Transcript, on_call};
use crate::describe::describe;
use crate::{Event, Interview, Recorded, Stamp};

/// A recording that goes on for longer than this after the conversation began before it.
const SLACK_MS: i64 = 60_000;

/// A way in which a transcript may lie on the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProposedOffset {
    /// What it supposes, in words.
    pub words: String,
    /// Where the transcript's time 0 is on the call's clock.
    pub offset_ms: i64,
}

/// Ways in which a transcript may lie on the call, the likeliest first. `first_ms` and `last_ms` are when its
/// first words begin and its last ones end.
#[must_use]
pub fn proposals(interview: &Interview, first_ms: u64, last_ms: u64) -> Vec<ProposedOffset> {
    let signed = |ms: u64| i64::try_from(ms).unwrap_or(i64::MAX);
    let during = conversation(interview);
    let ends_ms = during.last().map_or(0, |last| signed(last.stamp.call_ms));
    let opened = during.iter().find(|recorded| {
        matches!(recorded.event, Event::BlockOpened { .. } | Event::QuestionOpened { .. })
            && !interview.is_retracted(recorded.action)
    });
    let began =
        ProposedOffset { words: "the recording began with the conversation".to_owned(), offset_ms: 0 };
    let ended = ProposedOffset {
        words: "the recording ended with the conversation".to_owned(),
        offset_ms: ends_ms.saturating_sub(signed(last_ms)),
    };
    let first_words = opened.map(|opened| ProposedOffset {
        words: format!("the first words follow “{}”", describe(interview.kit(), &opened.event)),
        offset_ms: signed(opened.stamp.call_ms).saturating_sub(signed(first_ms)),
    });
    let too_long = signed(last_ms) > ends_ms.saturating_add(SLACK_MS);
    let mut ways = if too_long { vec![ended, began] } else { vec![began, ended] };
    ways.extend(first_words);
    ways
}

/// From the start to the end of the conversation; what was done in the wrap-up is no part of the call.
fn conversation(interview: &Interview) -> &[Recorded] {
    let log = interview.log();
    let begun = log.iter().position(|recorded| matches!(recorded.event, Event::Started {}));
    let ended = log.iter().rposition(|recorded| matches!(recorded.event, Event::Ended {}));
    let last = ended.unwrap_or_else(|| log.len().saturating_sub(1));
    begun.and_then(|begun| log.get(begun..=last)).unwrap_or_default()
}

/// When something was said, on all clocks: those of the last event before, and as much later as went by without
/// a pause. What was before the call or after it is at its start or end by the interview's clock.
pub(crate) fn said_at(interview: &Interview, from_ms: u64, offset_ms: i64) -> Option<Stamp> {
    stamp_at(conversation(interview), on_call(from_ms, offset_ms))
}

fn stamp_at(during: &[Recorded], call_ms: i64) -> Option<Stamp> {
    let on_clock = u64::try_from(call_ms).unwrap_or(0);
    let next = during.partition_point(|recorded| recorded.stamp.call_ms <= on_clock);
    let first = during.first()?;
    let before = next.checked_sub(1).and_then(|last| during.get(last)).unwrap_or(first).stamp;
    let passed = on_clock.saturating_sub(before.call_ms);
    let elapsed_ms = match during.get(next) {
        // While the clock stood still the event after has the same time as the one before.
        Some(after) => before.elapsed_ms.saturating_add(passed).min(after.stamp.elapsed_ms),
        None => before.elapsed_ms,
    };
    let since = call_ms.saturating_sub(i64::try_from(before.call_ms).unwrap_or(i64::MAX));
    let since = chrono::TimeDelta::try_milliseconds(since);
    let at = since.and_then(|since| before.at.checked_add_signed(since)).unwrap_or(before.at);
    Some(Stamp { at, elapsed_ms, call_ms: on_clock })
}

/// When what was quoted from a transcript was said, if its time 0 is somewhere else.
pub(crate) fn retimed(interview: &Interview, imported: &Imported, offset_ms: i64) -> Vec<Retimed> {
    let during = conversation(interview);
    let marks = interview.state().marks.iter();
    let quoted = marks.filter_map(|mark| Some((mark.id, mark.quote.as_ref()?)));
    quoted
        .filter(|(_, quote)| quote.transcript == imported.id)
        .map(|(mark, quote)| {
            let lines = quote.lines.iter();
            let stamps = lines.filter_map(|line| stamp_at(during, on_call(line.from_ms, offset_ms)));
            Retimed { mark, stamps: stamps.collect() }
        })
        .collect()
}

impl Transcript {
    /// When its first words begin and its last ones end.
    #[must_use]
    pub fn extent(&self) -> (u64, u64) {
        let first = self.lines.first().map_or(0, |line| line.from_ms);
        (first, self.lines.iter().map(|line| line.to_ms).max().unwrap_or(first))
    }
}

/// What happened in the conversation that words can be matched with, in the order of the call.
pub(crate) fn moments(interview: &Interview) -> Vec<Beside> {
    let mut moments: Vec<Beside> = conversation(interview)
        .iter()
        .filter(|recorded| !interview.is_retracted(recorded.action))
        .filter_map(|recorded| {
            let stamp = moment_of(recorded)?;
            let words = describe(interview.kit(), &recorded.event);
            Some(Beside { seq: recorded.seq, at: stamp.at, call_ms: stamp.call_ms, words })
        })
        .collect();
    moments.sort_by_key(|moment| (moment.call_ms, moment.seq));
    moments
}

/// When something happened that was heard or seen in the call; none for what the interviewer did alone.
fn moment_of(recorded: &Recorded) -> Option<Stamp> {
    let stamp = recorded.stamp;
    match &recorded.event {
        Event::Started {}
        | Event::BlockOpened { .. }
        | Event::QuestionOpened { .. }
        | Event::Marked { bookmark: None, .. }
        | Event::Hinted { .. }
        | Event::FollowedUp { .. }
        | Event::MilestoneReached { .. }
        | Event::Paused { .. }
        | Event::Resumed {}
        | Event::Ended {} => Some(stamp),
        Event::Bookmarked { seconds_ago, .. } | Event::Noted { seconds_ago, .. } => {
            Some(stamp.earlier(*seconds_ago))
        }
        _ => None,
    }
}
