//! What a window shows of an interview, read from its state. A view is small: no frozen text, no past
//! timeline. The texts of the kit are sent once, when a window opens an interview.

use std::collections::BTreeMap;

use bank::{Id, KeyedSignal, SignalKind};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use ts_rs::TS;

use crate::describe::{describe, label};
use crate::state::{Condition, GivenRating};
use crate::{
    ActionId, ConditionKind, Direction, EntryId, Event, Interview, InterviewId, Mark, MilestoneKind, Part,
    Phase, Rating, Shown, Stamp, Visibility,
};

/// A mark made within this time after a hint or follow-up was probably made with help.
const HELP_LASTS_MS: u64 = 30_000;
/// Marks that the last-marks list offers.
const LAST_MARKS: usize = 5;

/// The live desk and the wrap-up.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct LiveView {
    pub interview: InterviewId,
    /// The last event it includes.
    pub seq: u64,
    pub phase: Phase,
    pub practice: bool,
    pub candidate: String,
    pub role: String,
    pub level: String,
    pub interviewer: String,
    pub part: Part,
    /// When the conversation must stop, by the wall clock.
    pub stop_at: Option<DateTime<Utc>>,
    /// Whole minutes until then; negative once over.
    pub minutes_left: Option<i64>,
    /// Time to ask for the final code.
    pub take_final_code: bool,
    /// What to say or look for next, in a few words.
    pub next: Option<String>,
    /// Parts of the interview in order, with the one that is open.
    pub steps: Vec<Step>,
    pub block: Option<String>,
    pub question: Option<Id>,
    /// Minutes spent in the open question.
    pub question_minutes: Option<u64>,
    pub signals: Vec<SignalRow>,
    pub throughout: Vec<SignalRow>,
    pub hints: Vec<SaidHint>,
    pub follow_ups: Vec<SaidFollowUp>,
    pub milestones: Vec<ReachedMilestone>,
    /// Captured code of the open question, latest first: times only.
    pub captures: u32,
    pub last_marks: Vec<LastMark>,
    pub conditions: Vec<ShownCondition>,
    pub tray: Vec<TrayItem>,
    pub sheets: Vec<RatingSheet>,
    pub recent_notes: Vec<ShownNote>,
    pub feedback: Option<String>,
    pub recommendation: Option<ShownRecommendation>,
    pub missing: Vec<String>,
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// One line on what happened while the app was away.
    pub recovered: Option<String>,
    pub revision: u32,
    /// When the last event was made durable.
    pub saved_at: DateTime<Utc>,
}

/// A part of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Step {
    /// A question's id or a block's name.
    pub id: String,
    pub title: String,
    pub minutes: u32,
    pub is_question: bool,
    pub done: bool,
    pub now: bool,
}

/// A signal with its key and marks. Rows never move while a question is open.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SignalRow {
    pub id: Id,
    pub key: String,
    pub label: String,
    pub observe: String,
    pub not_when: Option<String>,
    pub kind: SignalKind,
    pub must: bool,
    pub marks: Vec<ShownMark>,
}

/// A mark as a shape and a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownMark {
    pub id: EntryId,
    pub direction: Direction,
    /// With help: drawn with a ring.
    pub helped: bool,
    pub shown: Shown,
    pub at: DateTime<Utc>,
}

/// A mark in the list of the last ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct LastMark {
    pub mark: ShownMark,
    pub label: String,
    /// The question it belongs to; none for signals of the whole interview.
    pub question: Option<Id>,
    /// Made soon after a hint or follow-up, and still said to be unprompted.
    pub offer_help: bool,
    /// The latest mark, younger than the time in which a note binds to it by itself.
    pub takes_note: bool,
}

/// A hint that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SaidHint {
    pub n: Option<u8>,
    pub text: Option<String>,
    pub at: DateTime<Utc>,
}

/// A follow-up that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct SaidFollowUp {
    pub n: u8,
    pub at: DateTime<Utc>,
}

/// A milestone that was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ReachedMilestone {
    pub kind: MilestoneKind,
    pub at: DateTime<Utc>,
}

/// A circumstance that was noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownCondition {
    pub kind: ConditionKind,
    pub words: String,
}

/// A bookmark that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct TrayItem {
    pub id: EntryId,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
    pub remarkable: bool,
    pub question: Option<Id>,
}

/// A note as shown in lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownNote {
    pub id: EntryId,
    pub at: DateTime<Utc>,
    pub text: String,
    pub visibility: Visibility,
    pub bound_to: Option<String>,
}

/// The recommendation as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct ShownRecommendation {
    pub value: String,
    pub reason: Option<String>,
}

/// What is rated in one opened question, or over the whole interview.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct RatingSheet {
    /// None: the whole interview.
    pub question: Option<Id>,
    pub title: String,
    pub rows: Vec<RatingRow>,
}

/// One competency to rate, with the anchors and the evidence beside it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct RatingRow {
    pub competency: Id,
    pub name: String,
    pub anchors: Vec<Anchor>,
    pub bar: Option<u8>,
    /// The highest point the hints given allow.
    pub cap: Option<u8>,
    pub given: Option<Rating>,
    pub why: Option<String>,
    pub despite: Option<String>,
    /// Given while the conversation ran, and not confirmed since.
    pub provisional: bool,
    /// Marks that bear on it, oldest first.
    pub evidence: Vec<Evidence>,
}

/// What a point stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Anchor {
    pub point: u8,
    pub name: String,
    pub text: String,
}

/// A mark beside a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[expect(missing_docs, reason = "fields say what they show")]
pub struct Evidence {
    pub mark: ShownMark,
    pub label: String,
    pub words: Option<String>,
}

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
    let stop_at = stop_at(interview);
    let minutes_left = stop_at
        .filter(|_| matches!(state.phase(), Phase::Live | Phase::Paused))
        .map(|stop| (stop - now.at).num_seconds().div_euclid(60));
    LiveView {
        interview: interview.id(),
        seq: interview.seq(),
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
        next: next_words(interview, &signals),
        steps: steps(interview),
        block: state.block.clone(),
        question: state.open_question.clone(),
        question_minutes: seen.map(|seen| seen.active_ms(now.elapsed_ms) / 60_000),
        signals,
        throughout: rows(interview, None, &kit.throughout()),
        hints: seen.map_or_else(Vec::new, |seen| {
            seen.hints
                .iter()
                .map(|hint| SaidHint { n: hint.n, text: hint.text.clone(), at: hint.stamp.at })
                .collect()
        }),
        follow_ups: seen.map_or_else(Vec::new, |seen| {
            seen.follow_ups.iter().map(|(n, stamp)| SaidFollowUp { n: *n, at: stamp.at }).collect()
        }),
        milestones: seen.map_or_else(Vec::new, |seen| {
            seen.milestones
                .iter()
                .map(|(kind, stamp)| ReachedMilestone { kind: *kind, at: stamp.at })
                .collect()
        }),
        captures: u32::try_from(
            state.captures.iter().filter(|capture| capture.question == state.open_question).count(),
        )
        .unwrap_or(u32::MAX),
        last_marks: last_marks(interview, now),
        conditions: state.conditions.iter().map(shown_condition).collect(),
        tray: state
            .tray()
            .map(|bookmark| TrayItem {
                id: bookmark.id,
                at: bookmark.stamp.at,
                note: bookmark.note.clone(),
                remarkable: bookmark.remarkable,
                question: bookmark.question.clone(),
            })
            .collect(),
        sheets: sheets(interview),
        recent_notes: notes(interview, state.open_question.as_deref()),
        feedback: state.feedback.clone(),
        recommendation: state
            .recommendation
            .as_ref()
            .map(|given| ShownRecommendation { value: given.value.clone(), reason: given.reason.clone() }),
        missing: missing(interview),
        undo: interview.undoable().map(|(_, words)| words),
        redo: interview.redoable().map(|(_, words)| words),
        recovered: state.recovered.map(|(gap_ms, counted)| recovered_words(gap_ms, counted)),
        revision: state.revisions.last().map_or(0, |revision| revision.number),
        saved_at: interview.last_stamp().map(|stamp| stamp.at).unwrap_or_default(),
    }
}

/// All notes, newest first; of one question where one is named, with those of the whole interview.
fn notes(interview: &Interview, question: Option<&str>) -> Vec<ShownNote> {
    let state = interview.state();
    state
        .notes
        .iter()
        .rev()
        .filter(|note| question.is_none() || note.question.as_deref() == question)
        .map(|note| ShownNote {
            id: note.id,
            at: note.stamp.at,
            text: note.text.clone(),
            visibility: note.visibility,
            bound_to: note
                .mark
                .and_then(|mark| state.mark(mark))
                .map(|mark| label(interview.kit(), &mark.signal, mark.question.as_deref())),
        })
        .collect()
}

/// The conversation stops when the hour is over, less the minutes kept for the wrap-up. The hour
/// begins at the planned start, or else at the real one less the minutes it was late.
fn stop_at(interview: &Interview) -> Option<DateTime<Utc>> {
    let state = interview.state();
    let kit = &interview.kit().kit;
    let started = state.started_at?;
    let late =
        state.conditions.iter().filter(|c| c.kind == ConditionKind::Late).filter_map(|c| c.minutes).max();
    let planned = state.plan.as_ref().and_then(|plan| plan.starts_at);
    let begin = match (late, planned) {
        (Some(minutes), _) => started - TimeDelta::minutes(i64::from(minutes)),
        (None, Some(planned)) if planned < started => planned,
        (None, _) => started,
    };
    let extra: u32 = state
        .conditions
        .iter()
        .filter(|c| c.kind == ConditionKind::Accommodation)
        .filter_map(|c| c.minutes)
        .sum();
    let wrap_up = kit.blocks.get("wrap-up").copied().unwrap_or(0);
    let minutes = i64::from(kit.minutes) - i64::from(wrap_up) + i64::from(extra);
    Some(begin + TimeDelta::minutes(minutes))
}

fn steps(interview: &Interview) -> Vec<Step> {
    let state = interview.state();
    let kit = interview.kit();
    let opened_block = |name: &str| {
        interview.log().iter().any(|recorded| {
            matches!(&recorded.event, Event::BlockOpened { block } if block == name)
                && !interview.is_retracted(recorded.action)
        })
    };
    let block = |name: &str, minutes: u32| Step {
        id: name.to_owned(),
        title: sentence(&name.replace('-', " ")),
        minutes,
        is_question: false,
        done: opened_block(name) && state.block.as_deref() != Some(name),
        now: state.block.as_deref() == Some(name),
    };
    let first = ["opening", "private-work"];
    let blocks = &kit.kit.blocks;
    let mut steps: Vec<Step> =
        first.iter().filter_map(|name| blocks.get(*name).map(|minutes| block(name, *minutes))).collect();
    steps.extend(kit.kit.questions.iter().map(|planned| Step {
        id: planned.id.clone(),
        title:
            kit.question(&planned.id).map_or_else(|| planned.id.clone(), |question| question.title.clone()),
        minutes: planned.minutes,
        is_question: true,
        done: state.questions.contains_key(&planned.id) && state.open_question.as_ref() != Some(&planned.id),
        now: state.open_question.as_ref() == Some(&planned.id),
    }));
    let last = ["candidate-questions", "wrap-up"];
    let named = |name: &str| first.contains(&name) || last.contains(&name);
    steps.extend(blocks.iter().filter(|(name, _)| !named(name)).map(|(name, minutes)| block(name, *minutes)));
    steps.extend(last.iter().filter_map(|name| blocks.get(*name).map(|minutes| block(name, *minutes))));
    steps
}

/// What to do next, in a few words: a signal that must be seen, else a follow-up not yet asked, else
/// the next part.
fn next_words(interview: &Interview, signals: &[SignalRow]) -> Option<String> {
    let state = interview.state();
    let kit = interview.kit();
    if !matches!(state.phase(), Phase::Live | Phase::Paused) {
        return None;
    }
    if state.open_question.is_none() && state.block.is_none() {
        return steps(interview).first().map(|step| format!("begin with {}", lower_first(&step.title)));
    }
    if let Some(question) = state.open_question.as_deref().and_then(|id| kit.question(id)) {
        let seen = state.questions.get(&question.id)?;
        if let Some(unseen) = signals.iter().find(|row| row.must && row.marks.is_empty()) {
            return Some(format!("not seen: {}", unseen.label));
        }
        let asked = |n: usize| seen.follow_ups.iter().any(|(said, _)| usize::from(*said) == n);
        let ask = question.follow_ups.iter().enumerate().find(|(at, _)| !asked(at + 1));
        if let Some((_, item)) = ask {
            return Some(format!("ask: {}", plain(&item.ask)));
        }
    }
    let steps = steps(interview);
    let now = steps.iter().position(|step| step.now)?;
    steps
        .iter()
        .skip(now + 1)
        .find(|step| !step.done)
        .map(|step| format!("next: {}", lower_first(&step.title)))
}

fn rows(interview: &Interview, question: Option<&str>, offered: &[KeyedSignal<'_>]) -> Vec<SignalRow> {
    let state = interview.state();
    offered
        .iter()
        .map(|keyed| SignalRow {
            id: keyed.signal.id.clone(),
            key: keyed.key.clone(),
            label: keyed.signal.label.clone(),
            observe: keyed.signal.observe.clone(),
            not_when: keyed.signal.not_when.clone(),
            kind: keyed.signal.kind,
            must: keyed.must,
            marks: state
                .marks
                .iter()
                .filter(|mark| mark.signal == keyed.signal.id && mark.question.as_deref() == question)
                .map(|mark| shown_mark(keyed.signal.kind, mark))
                .collect(),
        })
        .collect()
}

const fn shown_mark(kind: SignalKind, mark: &Mark) -> ShownMark {
    ShownMark {
        id: mark.id,
        direction: Direction::of(kind, mark.shown),
        helped: matches!(mark.shown, Shown::Prompted),
        shown: mark.shown,
        at: mark.stamp.at,
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
    let mut marks: Vec<&Mark> = state.marks.iter().collect();
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.seq));
    marks
        .into_iter()
        .take(LAST_MARKS)
        .enumerate()
        .map(|(at, mark)| LastMark {
            mark: shown_mark(kind_of(interview, mark), mark),
            label: label(interview.kit(), &mark.signal, mark.question.as_deref()),
            question: mark.question.clone(),
            offer_help: mark.shown == Shown::Unprompted && helped(mark),
            takes_note: at == 0 && now.call_ms.saturating_sub(mark.stamp.call_ms) <= NOTE_BINDS_MS,
        })
        .collect()
}

/// A note begun within this time after a mark belongs to it.
const NOTE_BINDS_MS: u64 = 20_000;

fn shown_condition(condition: &Condition) -> ShownCondition {
    let mut words = crate::condition_words(condition.kind).to_owned();
    if let Some(minutes) = condition.minutes {
        words.push_str(&format!(", {minutes} min"));
    }
    if let Some(text) = &condition.text {
        words.push_str(&format!(": {text}"));
    }
    ShownCondition { kind: condition.kind, words }
}

fn sheets(interview: &Interview) -> Vec<RatingSheet> {
    let kit = interview.kit();
    let state = interview.state();
    let mut sheets: Vec<RatingSheet> = crate::scorecard::asked(interview)
        .filter_map(|id| {
            let question = kit.question(id)?;
            let rows = question.competencies.iter().map(|competency| row(interview, Some(id), competency));
            Some(RatingSheet {
                question: Some(id.to_owned()),
                title: question.title.clone(),
                rows: rows.collect(),
            })
        })
        .collect();
    // What no opened question rates is rated over the whole interview, or not at all.
    let in_questions: Vec<&Id> = state
        .questions
        .keys()
        .filter_map(|id| kit.question(id))
        .flat_map(|question| &question.competencies)
        .collect();
    let rows: Vec<RatingRow> = kit
        .kit
        .competencies
        .iter()
        .filter(|in_kit| !in_questions.contains(&&in_kit.id) || state.rating(None, &in_kit.id).is_some())
        .map(|in_kit| row(interview, None, &in_kit.id))
        .collect();
    if !rows.is_empty() {
        sheets.push(RatingSheet { question: None, title: "The whole interview".to_owned(), rows });
    }
    sheets
}

fn row(interview: &Interview, question: Option<&str>, competency: &str) -> RatingRow {
    let kit = interview.kit();
    let state = interview.state();
    let given: Option<&GivenRating> = state.rating(question, competency);
    let level = state.plan.as_ref().map(|plan| plan.level.as_str()).unwrap_or_default();
    RatingRow {
        competency: competency.to_owned(),
        name: kit.competency(competency).map_or_else(|| competency.to_owned(), |known| known.name.clone()),
        anchors: kit
            .scale
            .points
            .iter()
            .map(|(point, name)| Anchor {
                point: *point,
                name: name.clone(),
                text: crate::scorecard::anchor(interview, question, competency, *point).unwrap_or_default(),
            })
            .collect(),
        bar: question.and_then(|id| kit.question(id)?.bar.get(level)?.get(competency).copied()),
        cap: question.and_then(|id| state.questions.get(id)?.cap(competency)),
        given: given.map(|given| given.rating.clone()),
        why: given.and_then(|given| given.why.clone()),
        despite: given.and_then(|given| given.despite.clone()),
        provisional: given.is_some_and(|given| !given.after_end) && state.phase() >= Phase::Ended,
        evidence: evidence(interview, question, competency),
    }
}

fn evidence(interview: &Interview, question: Option<&str>, competency: &str) -> Vec<Evidence> {
    let kit = interview.kit();
    let state = interview.state();
    let offered: BTreeMap<&str, (SignalKind, &str)> = question
        .and_then(|id| kit.question(id))
        .map_or_else(|| kit.throughout(), |question| kit.signals_of(question))
        .iter()
        .filter(|keyed| keyed.signal.competency == competency)
        .map(|keyed| (keyed.signal.id.as_str(), (keyed.signal.kind, keyed.signal.label.as_str())))
        .collect();
    let notes_on = |mark: EntryId| {
        state.notes.iter().filter(move |note| note.mark == Some(mark)).map(|note| note.text.as_str())
    };
    state
        .marks
        .iter()
        .filter(|mark| mark.question.as_deref() == question)
        .filter_map(|mark| {
            let (kind, label) = offered.get(mark.signal.as_str())?;
            let words: Vec<&str> = mark.note.as_deref().into_iter().chain(notes_on(mark.id)).collect();
            Some(Evidence {
                mark: shown_mark(*kind, mark),
                label: (*label).to_owned(),
                words: (!words.is_empty()).then(|| words.join("; ")),
            })
        })
        .collect()
}

/// What a reader of the scorecard would miss, in words.
fn missing(interview: &Interview) -> Vec<String> {
    let state = interview.state();
    let kit = interview.kit();
    let mut missing = Vec::new();
    for planned in &kit.kit.questions {
        if !state.questions.contains_key(&planned.id) {
            let title =
                kit.question(&planned.id).map_or(planned.id.as_str(), |question| question.title.as_str());
            missing.push(format!("{title} was not asked"));
        }
    }
    for sheet in sheets(interview) {
        for row in sheet.rows.iter().filter(|row| row.given.is_none()) {
            missing.push(format!("{}, {}: not rated", row.name, lower_first(&sheet.title)));
        }
        for row in sheet.rows.iter().filter(|row| row.provisional) {
            missing.push(format!(
                "{}, {}: rated during the conversation, not confirmed",
                row.name,
                lower_first(&sheet.title)
            ));
        }
    }
    let waiting = state.tray().count();
    if waiting > 0 {
        missing.push(format!("{waiting} in the tray"));
    }
    if state.recommendation.is_none() {
        missing.push("no recommendation".to_owned());
    }
    missing
}

fn recovered_words(gap_ms: u64, counted: bool) -> String {
    let minutes = gap_ms / 60_000;
    let gap = match (minutes, gap_ms / 1000) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, _) if minutes < 120 => format!("{minutes} min"),
        (minutes, _) => format!("{} h", minutes / 60),
    };
    if counted {
        format!("Touchstone was away for {gap}. Everything stands as it was; the clock went on.")
    } else {
        format!("Touchstone was away for {gap}. Everything stands as it was; the clock is paused.")
    }
}

/// One line of the log for people: when, what, and whether it was taken back.
#[must_use]
pub fn log_line(interview: &Interview, seq: u64) -> Option<(ActionId, String, bool)> {
    let recorded = interview.log().iter().find(|recorded| recorded.seq == seq)?;
    let words = describe(interview.kit(), &recorded.event);
    Some((recorded.action, words, interview.is_retracted(recorded.action)))
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Markdown's marks taken out of a short text.
fn plain(text: &str) -> String {
    text.replace(['`', '*'], "")
}
