//! What the store keeps beside the log to list and search by: read from the interview, never truth.

use std::collections::BTreeMap;

use interview::{CandidateId, Event, Interview, Phase, scorecard};
use serde::{Deserialize, Serialize};
use store::{NoteRow, Projection, Summary};
use uuid::Uuid;

use crate::log::rfc3339;
use crate::{InterviewRow, history};

/// A row as the store keeps it: what lists show, and what preparing another interview asks for.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredRow {
    #[serde(flatten)]
    pub(crate) row: InterviewRow,
    /// The person; absent in rows written before it was kept, until they are made again.
    #[serde(default)]
    pub(crate) candidate_id: Option<CandidateId>,
    /// The questions that were opened, as the history knows them.
    #[serde(default)]
    pub(crate) asked: Vec<String>,
    /// The questions it was prepared with, as the history knows them, until it is over.
    #[serde(default)]
    pub(crate) to_ask: Vec<String>,
}

/// The interview's row in lists.
pub(crate) fn row(interview: &Interview) -> InterviewRow {
    let state = interview.state();
    let plan = state.plan.as_ref();
    let card = scorecard(interview, interview::LogHead { events: 0, head: String::new() });
    let weighed = interview.kit().kit.competencies.len();
    let rated =
        card.competencies.iter().take(weighed).filter(|competency| competency.rating.is_some()).count();
    InterviewRow {
        id: interview.id(),
        candidate: plan.map(|plan| plan.candidate.name.clone()).unwrap_or_default(),
        role: plan.map(|plan| plan.role.clone()).unwrap_or_default(),
        level: plan.map(|plan| plan.level.clone()).unwrap_or_default(),
        kit: interview.kit().kit.id.clone(),
        state: state.phase().name().to_owned(),
        planned_at: plan.map(|plan| plan.at).unwrap_or_default(),
        starts_at: plan.and_then(|plan| plan.starts_at),
        started_at: state.started_at,
        submitted_at: state.submitted_at,
        practice: plan.is_some_and(|plan| plan.practice),
        rated: format!("{rated} of {weighed}"),
        interviewer: plan.map(|plan| plan.interviewer.name.clone()).unwrap_or_default(),
        part: plan.map(|plan| plan.interviewer.part).unwrap_or_default(),
    }
}

/// The row for the store.
pub(crate) fn summary(interview: &Interview) -> Summary {
    let (state, kit) = (interview.state(), interview.kit());
    let stored = StoredRow {
        row: row(interview),
        candidate_id: state.plan.as_ref().map(|plan| plan.candidate.id),
        asked: state.questions.keys().map(|id| history::key_in(kit, id)).collect(),
        to_ask: match state.phase() {
            Phase::Planned | Phase::Live | Phase::Paused => {
                let planned = state.questions_of(kit).into_iter().filter(|planned| !planned.dropped);
                planned.map(|planned| history::key_in(kit, &planned.id)).collect()
            }
            Phase::Ended | Phase::Submitted => Vec::new(),
        },
    };
    Summary {
        // Strings, dates and a flag: encoding has no failing case.
        json: serde_json::to_vec(&stored).unwrap_or_default(),
        planned_at: rfc3339(stored.row.planned_at),
        state: stored.row.state,
        practice: stored.row.practice,
    }
}

/// The words to be found, by the event they came with: notes, and what was noted with a mark.
pub(crate) fn words(interview: &Interview) -> BTreeMap<Uuid, String> {
    let state = interview.state();
    let notes = state.notes.iter().map(|note| (note.id.0, note.text.clone()));
    let marks = state.marks.iter().filter_map(|mark| Some((mark.id.0, mark.note.clone()?)));
    notes.chain(marks).collect()
}

/// Everything the store keeps of an interview beside its log.
pub(crate) fn projection(interview: &Interview) -> Projection {
    let notes = words(interview).into_iter().map(|(event, text)| NoteRow { event, text }).collect();
    Projection { summary: Some(summary(interview)), debrief: None, notes, asked: history::asked(interview) }
}

/// Whether an event can change the row.
pub(crate) const fn touches_row(event: &Event) -> bool {
    matches!(
        event,
        Event::Planned { .. }
            | Event::Started {}
            | Event::Paused { .. }
            | Event::Resumed {}
            | Event::Ended {}
            | Event::QuestionOpened { .. }
            | Event::QuestionDropped { .. }
            | Event::QuestionSwapped { .. }
            | Event::Rated { .. }
            | Event::Submitted {}
            | Event::Amended { .. }
            | Event::Retracted { .. }
            | Event::Restored { .. }
            | Event::Recovered { .. }
    )
}

/// Whether an interview is under way.
pub(crate) fn occupying(interview: &Interview) -> bool {
    matches!(interview.state().phase(), Phase::Live | Phase::Paused)
}

/// Whether an interview occupies the interviewer: one at a time, practice apart.
pub(crate) fn occupies(row: &InterviewRow) -> bool {
    !row.practice && [Phase::Live.name(), Phase::Paused.name()].contains(&row.state.as_str())
}
