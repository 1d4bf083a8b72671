//! Rating sheets: each competency with its anchors, its bar, its cap and the evidence beside it.

use std::collections::BTreeMap;

use bank::{Id, SignalKind};

use super::form::{Anchor, Evidence, RatingRow, RatingSheet};
use super::live::shown_mark;
use super::pace::lower_first;
use crate::state::GivenRating;
use crate::{EntryId, Interview, Phase};

pub(super) fn sheets(interview: &Interview) -> Vec<RatingSheet> {
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
pub(super) fn missing(interview: &Interview) -> Vec<String> {
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
