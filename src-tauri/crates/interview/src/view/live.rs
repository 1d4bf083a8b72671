//! The live desk and the wrap-up, put together.

use bank::{Id, KeyedSignal, SignalKind};

use super::checks::self_checks;
use super::findings::findings;
use super::form::{
    AskedQuestion, LastMark, LiveView, ReachedMilestone, SaidFollowUp, SaidHint, ShownCondition, ShownCv,
    ShownMark, ShownNote, ShownRecommendation, ShownTranscript, SignalRow, TrayItem,
};
use super::pace::{minutes_until, pace, recovered_words, slept_words, steps, stop_at};
use super::plans::plans;
use super::sheets::{missing, sheets};
use crate::describe::{clipped, label};
use crate::state::Condition;
use crate::{Direction, Interview, Mark, Phase, Shown, Stamp, State};

/// A mark made within this time after a hint or follow-up was probably made with help.
const HELP_LASTS_MS: u64 = 30_000;
/// Marks that the last-marks list offers.
const LAST_MARKS: usize = 5;
/// Marks shown beside a signal; of more the latest.
const MARKS_IN_ROW: usize = 10;
/// Entries of any other list; of more the latest, in the tray the oldest.
const ENTRIES: usize = 50;
/// Characters of a note in a list.
const NOTE: usize = 280;

/// A note begun within this time after a mark belongs to it.
const NOTE_BINDS_MS: u64 = 20_000;

/// The live view at a moment. `now` decides only words that depend on the clock.
#[must_use]
pub fn live(interview: &Interview, now: Stamp) -> LiveView {
    let state = interview.state();
    let kit = interview.kit();
    let plan = state.plan.as_ref();
    let question = state.open_question.as_deref().and_then(|id| kit.question(id));
    let seen = question.and_then(|question| state.questions.get(&question.id));
    let signals =
        question.map(|open| rows(interview, Some(&open.id), &kit.signals_of(open))).unwrap_or_default();
    let steps = steps(interview);
    let sheets = sheets(interview);
    let stop_at = stop_at(interview, state.started_at);
    let minutes_left = stop_at
        .filter(|_| matches!(state.phase(), Phase::Live | Phase::Paused))
        .map(|stop| minutes_until(stop, now));
    let (next, pace) = pace(interview, now, &steps).map(|pace| (pace.strip, pace.full)).unzip();
    LiveView {
        interview: interview.id(),
        seq: interview.seq(),
        texts: u32::try_from(state.course.swapped.len()).unwrap_or(u32::MAX),
        phase: state.phase(),
        practice: plan.is_some_and(|plan| plan.practice),
        candidate: plan.map(|plan| plan.candidate.name.clone()).unwrap_or_default(),
        role: plan.map(|plan| plan.role.clone()).unwrap_or_default(),
        level: plan.map(|plan| plan.level.clone()).unwrap_or_default(),
        interviewer: plan.map(|plan| plan.interviewer.name.clone()).unwrap_or_default(),
        part: plan.map(|plan| plan.interviewer.part).unwrap_or_default(),
        stop_at,
        minutes_left,
        take_final_code: minutes_left.is_some_and(|left| left <= 3) && state.phase() == Phase::Live,
        next,
        pace,
        plans: plans(interview, now),
        steps,
        block: state.block.clone(),
        question: state.open_question.clone(),
        question_minutes: seen.map(|seen| seen.active_ms(now.elapsed_ms) / 60_000),
        signals,
        throughout: rows(interview, None, &kit.throughout()),
        asked: asked(interview),
        hints: seen
            .map(|seen| last(&seen.hints, ENTRIES))
            .unwrap_or_default()
            .iter()
            .map(|hint| SaidHint {
                n: hint.n,
                text: hint.text.as_deref().map(|text| clipped(text, NOTE)),
                at: hint.stamp.at,
            })
            .collect(),
        follow_ups: seen
            .map(|seen| last(&seen.follow_ups, ENTRIES))
            .unwrap_or_default()
            .iter()
            .map(|(n, stamp)| SaidFollowUp { n: *n, at: stamp.at })
            .collect(),
        milestones: seen
            .map(|seen| last(&seen.milestones, ENTRIES))
            .unwrap_or_default()
            .iter()
            .map(|(kind, stamp)| ReachedMilestone { kind: *kind, at: stamp.at })
            .collect(),
        captures: here(state, state.captures.iter().map(|capture| &capture.question)),
        outputs: here(state, state.outputs.iter().map(|output| &output.question)),
        findings: findings(interview),
        last_marks: last_marks(interview, now),
        conditions: last(&state.conditions, ENTRIES).iter().map(shown_condition).collect(),
        tray: state
            .tray()
            .take(ENTRIES)
            .map(|bookmark| TrayItem {
                id: bookmark.id,
                at: bookmark.stamp.at,
                note: bookmark.note.as_deref().map(|note| clipped(note, NOTE)),
                remarkable: bookmark.remarkable,
                question: bookmark.question.clone(),
            })
            .collect(),
        missing: missing(interview, &sheets),
        self_checks: self_checks(interview, &sheets),
        sheets,
        recent_notes: notes(interview, state.open_question.as_deref()),
        cv: state.cv.as_ref().map(|kept| ShownCv { name: kept.name.clone(), locked: state.cv_is_locked() }),
        probes: state.probes.clone(),
        transcripts: state
            .transcripts
            .iter()
            .filter(|kept| !kept.replaced)
            .map(|kept| ShownTranscript {
                id: kept.id,
                name: kept.name.clone(),
                lines: kept.lines,
                consent: kept.consent.clone(),
            })
            .collect(),
        feedback: state.feedback.clone(),
        recommendation: state.recommendation.as_ref().map(|given| ShownRecommendation {
            value: given.value.clone(),
            reason: given.reason.clone(),
            consider: given.consider.clone(),
        }),
        undo: interview.undoable().map(|(_, words)| words),
        redo: interview.redoable().map(|(_, words)| words),
        paused_at: state.paused_at,
        recovered: state
            .recovered
            .map(|(gap_ms, counted)| recovered_words(gap_ms, counted))
            .or_else(|| state.slept.map(slept_words)),
        can_discount: state.countable_absence().is_some() && state.phase() < Phase::Submitted,
        revision: state.revisions.last().map_or(0, |revision| revision.number),
        saved_at: interview.last_stamp().map(|stamp| stamp.at).unwrap_or_default(),
    }
}

/// The latest notes, newest first; of one question where one is named.
fn notes(interview: &Interview, question: Option<&str>) -> Vec<ShownNote> {
    let state = interview.state();
    state
        .notes
        .iter()
        .rev()
        .filter(|note| question.is_none() || note.question.as_deref() == question)
        .take(ENTRIES)
        .map(|note| ShownNote {
            id: note.id,
            at: note.stamp.at,
            text: clipped(&note.text, NOTE),
            visibility: note.visibility,
            bound_to: note
                .mark
                .and_then(|mark| state.mark(mark))
                .map(|mark| label(interview.kit(), &mark.signal, mark.question.as_deref())),
        })
        .collect()
}

/// What the wrap-up works on; empty while the conversation runs, so that the view stays small.
fn asked(interview: &Interview) -> Vec<AskedQuestion> {
    if interview.state().phase() < Phase::Ended {
        return Vec::new();
    }
    let kit = interview.kit();
    crate::scorecard::asked(interview)
        .filter_map(|id| kit.question(id))
        .map(|question| AskedQuestion {
            question: question.id.clone(),
            title: question.title.clone(),
            signals: rows(interview, Some(&question.id), &kit.signals_of(question)),
        })
        .collect()
}

fn rows(interview: &Interview, question: Option<&str>, offered: &[KeyedSignal<'_>]) -> Vec<SignalRow> {
    let state = interview.state();
    offered
        .iter()
        .map(|keyed| {
            let marks: Vec<&Mark> = state
                .marks
                .iter()
                .filter(|mark| mark.signal == keyed.signal.id && mark.question.as_deref() == question)
                .collect();
            SignalRow {
                id: keyed.signal.id.clone(),
                key: keyed.key.clone(),
                label: keyed.signal.label.clone(),
                observe: keyed.signal.observe.clone(),
                not_when: keyed.signal.not_when.clone(),
                kind: keyed.signal.kind,
                must: keyed.must,
                marks: last(&marks, MARKS_IN_ROW)
                    .iter()
                    .map(|mark| shown_mark(state, keyed.signal.kind, mark))
                    .collect(),
            }
        })
        .collect()
}

pub(super) fn shown_mark(state: &State, kind: SignalKind, mark: &Mark) -> ShownMark {
    let found = mark.finding.and_then(|id| state.findings.get(&id));
    ShownMark {
        id: mark.id,
        direction: Direction::of(kind, mark.shown),
        helped: matches!(mark.shown, Shown::Prompted),
        shown: mark.shown,
        at: mark.stamp.at,
        lines: mark.lines,
        detector: found.map(|found| found.finding.detector.clone()),
    }
}

fn kind_of(interview: &Interview, mark: &Mark) -> SignalKind {
    let kit = interview.kit();
    let offered = match mark.question.as_deref().and_then(|id| kit.question(id)) {
        Some(question) => kit.signals_of(question),
        None => kit.throughout(),
    };
    offered
        .iter()
        .find(|keyed| keyed.signal.id == mark.signal)
        .map_or(SignalKind::Strength, |keyed| keyed.signal.kind)
}

/// How many belong to the open question.
fn here<'s>(state: &'s State, questions: impl Iterator<Item = &'s Option<Id>>) -> u32 {
    u32::try_from(questions.filter(|question| **question == state.open_question).count()).unwrap_or(u32::MAX)
}

fn last_marks(interview: &Interview, now: Stamp) -> Vec<LastMark> {
    let state = interview.state();
    let helped = |mark: &Mark| {
        let Some(seen) = mark.question.as_ref().and_then(|question| state.questions.get(question)) else {
            return false;
        };
        let said =
            seen.hints.iter().map(|hint| hint.stamp).chain(seen.follow_ups.iter().map(|(_, stamp)| *stamp));
        said.into_iter().any(|said| {
            said.elapsed_ms <= mark.stamp.elapsed_ms
                && mark.stamp.elapsed_ms - said.elapsed_ms <= HELP_LASTS_MS
        })
    };
    state
        .marks
        .iter()
        .rev()
        .take(LAST_MARKS)
        .enumerate()
        .map(|(at, mark)| LastMark {
            mark: shown_mark(state, kind_of(interview, mark), mark),
            label: label(interview.kit(), &mark.signal, mark.question.as_deref()),
            question: mark.question.clone(),
            offer_help: mark.shown == Shown::Unprompted && helped(mark),
            takes_note: at == 0 && now.call_ms.saturating_sub(mark.stamp.call_ms) <= NOTE_BINDS_MS,
        })
        .collect()
}

fn shown_condition(condition: &Condition) -> ShownCondition {
    let mut words = crate::condition_words(condition.kind).to_owned();
    if let Some(minutes) = condition.minutes {
        words.push_str(&format!(", {minutes} min"));
    }
    if let Some(text) = &condition.text {
        words.push_str(": ");
        words.push_str(&clipped(text, NOTE));
    }
    ShownCondition { id: condition.id, kind: condition.kind, words }
}

/// The last of a list, at most so many, in its order.
pub(super) fn last<T>(list: &[T], most: usize) -> &[T] {
    list.get(list.len().saturating_sub(most)..).unwrap_or_default()
}
