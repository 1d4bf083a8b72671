//! Rating sheets: each competency with its anchors, its bar, its cap and the evidence beside it.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id, Signal};

use super::form::{Anchor, Evidence, RatingRow, RatingSheet};
use super::live::{last, shown_mark};
use super::pace::lower_first;
use super::transcript::quote_words;
use crate::describe::{clipped, part_name};
use crate::state::GivenRating;
use crate::{EntryId, Interview, Phase, Rating};

/// Marks beside a rating; of more the latest.
const EVIDENCE: usize = 16;
/// Characters of the words beside a mark.
const WORDS: usize = 160;

/// What marks are shown with: the definition of each signal in its place, and notes by mark.
struct Beside<'a> {
    signals: BTreeMap<(Option<&'a str>, &'a str), &'a Signal>,
    notes: BTreeMap<EntryId, Vec<&'a str>>,
}

impl<'a> Beside<'a> {
    fn of(interview: &'a Interview) -> Self {
        let kit = interview.kit();
        let mut signals = BTreeMap::new();
        for question in crate::scorecard::asked(interview).filter_map(|id| kit.question(id)) {
            for keyed in kit.signals_of(question) {
                signals.insert((Some(question.id.as_str()), keyed.signal.id.as_str()), keyed.signal);
            }
        }
        for keyed in kit.throughout() {
            signals.insert((None, keyed.signal.id.as_str()), keyed.signal);
        }
        let mut notes: BTreeMap<EntryId, Vec<&str>> = BTreeMap::new();
        for note in &interview.state().notes {
            if let Some(mark) = note.mark {
                notes.entry(mark).or_default().push(&note.text);
            }
        }
        Self { signals, notes }
    }
}

pub(super) fn sheets(interview: &Interview) -> Vec<RatingSheet> {
    let kit = interview.kit();
    let state = interview.state();
    let beside = Beside::of(interview);
    let mut sheets: Vec<RatingSheet> = crate::scorecard::asked(interview)
        .filter_map(|id| {
            let question = kit.question(id)?;
            let rows =
                question.competencies.iter().map(|competency| row(interview, &beside, Some(id), competency));
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
        .map(|in_kit| row(interview, &beside, None, &in_kit.id))
        .collect();
    if !rows.is_empty() {
        sheets.push(RatingSheet { question: None, title: "The whole interview".to_owned(), rows });
    }
    sheets
}

fn row(interview: &Interview, beside: &Beside<'_>, question: Option<&str>, competency: &str) -> RatingRow {
    let kit = interview.kit();
    let state = interview.state();
    let given: Option<&GivenRating> = state.rating(question, competency);
    let level = state.plan.as_ref().map(|plan| plan.level.as_str()).unwrap_or_default();
    let evidence = evidence(interview, beside, question, competency);
    RatingRow {
        competency: competency.to_owned(),
        name: kit.competency(competency).map_or_else(|| competency.to_owned(), |known| known.name.clone()),
        bar: question.and_then(|id| kit.question(id)?.bar.get(level)?.get(competency).copied()),
        cap: question.and_then(|id| state.questions.get(id)?.cap(competency)),
        given: given.map(|given| given.rating.clone()),
        why: given.and_then(|given| given.why.clone()),
        draft: match given {
            Some(GivenRating { why: Some(_), .. }) => None,
            _ => super::draft::reason(&evidence),
        },
        despite: given.and_then(|given| given.despite.clone()),
        provisional: given.is_some_and(|given| !given.after_end) && state.phase() >= Phase::Ended,
        evidence,
    }
}

/// What the points of the scale stand for in a competency: of a question, or over the whole interview.
#[must_use]
pub fn anchors(kit: &FrozenKit, question: Option<&str>, competency: &str) -> Vec<Anchor> {
    let points = kit.scale.points.iter();
    points
        .map(|(point, name)| Anchor {
            point: *point,
            name: name.clone(),
            text: crate::scorecard::anchor(kit, question, competency, *point).unwrap_or_default(),
        })
        .collect()
}

/// Marks that bear on a competency: in a question its own and those of the whole interview, over the
/// whole interview all.
fn evidence(
    interview: &Interview,
    beside: &Beside<'_>,
    question: Option<&str>,
    competency: &str,
) -> Vec<Evidence> {
    let marks =
        interview.state().marks.iter().filter(|mark| {
            mark.question.is_none() || question.is_none() || mark.question.as_deref() == question
        });
    let bearing: Vec<_> = marks
        .filter_map(|mark| {
            let signal = beside.signals.get(&(mark.question.as_deref(), mark.signal.as_str()))?;
            (signal.competency == competency).then_some((mark, *signal))
        })
        .collect();
    last(&bearing, EVIDENCE)
        .iter()
        .map(|(mark, signal)| {
            let bound = beside.notes.get(&mark.id).into_iter().flatten().copied();
            let words: Vec<&str> = mark.note.as_deref().into_iter().chain(bound).collect();
            Evidence {
                mark: shown_mark(interview.state(), signal.kind, mark),
                label: signal.label.clone(),
                words: (!words.is_empty()).then(|| clipped(&words.join("; "), WORDS)),
                quote: quote_words(mark, WORDS),
            }
        })
        .collect()
}

/// What a reader of the scorecard would miss, in words.
pub(super) fn missing(interview: &Interview, sheets: &[RatingSheet]) -> Vec<String> {
    let state = interview.state();
    let kit = interview.kit();
    let mut missing = Vec::new();
    for planned in state.questions_of(kit) {
        if !state.questions.contains_key(&planned.id) {
            let title = part_name(kit, &planned.id);
            missing.push(match planned.dropped {
                true => format!("{title} was dropped"),
                false => format!("{title} was not asked"),
            });
        }
    }
    for sheet in sheets {
        for row in &sheet.rows {
            let place = format!("{}, {}", row.name, lower_first(&sheet.title));
            match &row.given {
                None => missing.push(format!("{place}: not rated")),
                Some(_) if row.provisional => {
                    missing.push(format!("{place}: rated during the conversation, not confirmed"));
                }
                Some(_) => {}
            }
            let point = row.given.as_ref().and_then(Rating::point);
            if let (Some(point), Some(cap), None) = (point, row.cap, &row.despite)
                && point > cap
            {
                missing.push(format!("{place}: rated {point}, hints allow {cap}, no reason given"));
            }
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
