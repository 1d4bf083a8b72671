//! What was observed: signals with their marks, and the course of each question.

use bank::{FrozenKit, KeyedSignal};

use super::asked;
use super::form::{
    CodePart, FollowUpPart, HintPart, MarkPart, MilestonePart, QuestionPart, QuotePart, QuotedPart,
    SignalPart, Summary,
};
use crate::state::Mark;
use crate::transcript::{Quote, SpokenBy};
use crate::{Interview, PlannedQuestion, Shown, code_lines};

pub(super) fn signals(interview: &Interview) -> Vec<SignalPart> {
    let kit = interview.kit();
    let state = interview.state();
    let part = |question: Option<&str>, keyed: &KeyedSignal<'_>| {
        let marks: Vec<&Mark> = state
            .marks
            .iter()
            .filter(|mark| mark.question.as_deref() == question && mark.signal == keyed.signal.id)
            .collect();
        SignalPart {
            question: question.map(str::to_owned),
            id: keyed.signal.id.clone(),
            kind: keyed.signal.kind,
            competency: keyed.signal.competency.clone(),
            label: keyed.signal.label.clone(),
            observe: keyed.signal.observe.clone(),
            must: keyed.must,
            summary: summary(&marks),
            marks: marks.into_iter().map(|mark| mark_part(interview, mark)).collect(),
        }
    };
    let mut parts = Vec::new();
    for id in asked(interview) {
        if let Some(question) = kit.question(id) {
            parts.extend(kit.signals_of(question).iter().map(|keyed| part(Some(id), keyed)));
        }
    }
    parts.extend(kit.throughout().iter().map(|keyed| part(None, keyed)));
    parts
}

/// Minutes the kit plans for a question: those of its place, for one that took another's or lost its own.
fn minutes_of(kit: &FrozenKit, places: &[PlannedQuestion], id: &str) -> u32 {
    let place = places.iter().find(|place| place.id == id).map(|place| place.planned_minutes);
    let own = || kit.kit.questions.iter().find(|planned| planned.id == id).map(|planned| planned.minutes);
    place.or_else(own).unwrap_or(0)
}

fn summary(marks: &[&Mark]) -> Summary {
    let first = match marks.first() {
        None => return Summary::NotSeen,
        Some(first) => first.shown,
    };
    if marks.iter().any(|mark| mark.shown != first) {
        return Summary::Mixed;
    }
    match first {
        Shown::Unprompted => Summary::Unprompted,
        Shown::Prompted => Summary::Prompted,
        Shown::Contradicted => Summary::Contradicted,
    }
}

fn mark_part(interview: &Interview, mark: &Mark) -> MarkPart {
    MarkPart {
        id: mark.id,
        shown: mark.shown,
        at_ms: mark.stamp.elapsed_ms,
        at: mark.stamp.at,
        note: mark.note.clone(),
        code: code_part(interview, mark),
        finding: mark.finding,
        quote: mark.quote.as_ref().map(|quote| quote_part(interview, quote)),
    }
}

fn quote_part(interview: &Interview, quote: &Quote) -> QuotePart {
    let plan = interview.state().plan.as_ref();
    let lines = quote.lines.iter().map(|line| QuotedPart {
        speaker: line.speaker.clone(),
        by: SpokenBy::of(plan, line.speaker.as_deref()),
        text: line.text.clone(),
        at_ms: line.stamp.elapsed_ms,
        at: line.stamp.at,
    });
    QuotePart { lines: lines.collect() }
}

/// The code a mark points to, with its lines copied where they were captured.
fn code_part(interview: &Interview, mark: &Mark) -> Option<CodePart> {
    if mark.snapshot.is_none() && mark.lines.is_none() {
        return None;
    }
    let text = mark.snapshot.zip(mark.lines).and_then(|(snapshot, [first, last])| {
        let capture = interview.state().captures.iter().find(|capture| capture.id == snapshot)?;
        let skip = usize::try_from(first).ok()?.checked_sub(1)?;
        let take = usize::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
        Some(code_lines(&capture.text).skip(skip).take(take).collect::<Vec<_>>().join("\n"))
    });
    Some(CodePart { snapshot: mark.snapshot, lines: mark.lines, text })
}

pub(super) fn questions(interview: &Interview) -> Vec<QuestionPart> {
    let kit = interview.kit();
    let state = interview.state();
    let now = interview.clock_ms();
    let places = state.questions_of(kit);
    let planned = |id: &str| minutes_of(kit, &places, id);
    asked(interview)
        .filter_map(|id| {
            let question = kit.question(id)?;
            let seen = state.questions.get(id)?;
            let spoken: Vec<_> = question.follow_ups.iter().chain(&question.if_time_remains).collect();
            Some(QuestionPart {
                id: id.to_owned(),
                title: question.title.clone(),
                planned_minutes: planned(id),
                active_ms: seen.active_ms(now),
                hints: seen
                    .hints
                    .iter()
                    .map(|hint| HintPart {
                        n: hint.n,
                        text: hint.text.clone().unwrap_or_else(|| {
                            hint.n
                                .and_then(|n| question.hints.get(usize::from(n).checked_sub(1)?))
                                .map(|hint| hint.text.clone())
                                .unwrap_or_default()
                        }),
                        at_ms: hint.stamp.elapsed_ms,
                    })
                    .collect(),
                follow_ups: seen
                    .follow_ups
                    .iter()
                    .map(|(n, stamp)| FollowUpPart {
                        n: *n,
                        ask: usize::from(*n)
                            .checked_sub(1)
                            .and_then(|at| spoken.get(at))
                            .map(|item| item.ask.clone())
                            .unwrap_or_default(),
                        at_ms: stamp.elapsed_ms,
                    })
                    .collect(),
                milestones: seen
                    .milestones
                    .iter()
                    .map(|(kind, stamp)| MilestonePart { kind: *kind, at_ms: stamp.elapsed_ms })
                    .collect(),
                time_to_solution_ms: seen.time_to_solution_ms(),
                faults: state
                    .faults
                    .iter()
                    .filter(|fault| fault.question == id)
                    .map(|fault| fault.text.clone())
                    .collect(),
            })
        })
        .collect()
}
