//! What a scorecard says of the interview as a whole.

use super::form::{CandidatePart, ConditionPart, Deviation, InterviewPart, KitPart, RevisionPart};
use crate::state::Revision;
use crate::{CandidateId, Interview, Interviewer};

pub(super) fn revision_part(revision: &Revision) -> RevisionPart {
    RevisionPart { revision: revision.number, at: revision.at, reason: revision.reason.clone() }
}

pub(super) fn interview_part(interview: &Interview) -> InterviewPart {
    let state = interview.state();
    let kit = interview.kit();
    let plan = state.plan.as_ref();
    InterviewPart {
        id: interview.id(),
        candidate: plan.map_or_else(
            || CandidatePart { id: CandidateId(interview.id().0), alias: None, name: None },
            |plan| CandidatePart {
                id: plan.candidate.id,
                alias: plan.candidate.alias.clone(),
                name: Some(plan.candidate.name.clone()),
            },
        ),
        role: plan.map(|plan| plan.role.clone()).unwrap_or_default(),
        level: plan.map(|plan| plan.level.clone()).unwrap_or_default(),
        role_loop: plan.and_then(|plan| plan.role_loop.clone()),
        kit: KitPart { id: kit.kit.id.clone(), stage: kit.kit.stage.clone(), hash: kit.hash.clone() },
        interviewer: plan.map_or_else(
            || Interviewer { name: String::new(), part: crate::Part::Lead },
            |plan| plan.interviewer.clone(),
        ),
        state: state.phase().name().to_owned(),
        planned_at: plan.map(|plan| plan.at).unwrap_or_default(),
        started_at: state.started_at,
        submitted_at: state.submitted_at,
        planned_minutes: kit.kit.minutes,
        active_ms: interview.active_ms(),
        practice: plan.is_some_and(|plan| plan.practice),
        blind: kit.kit.blind,
        conditions: state
            .conditions
            .iter()
            .map(|condition| ConditionPart {
                kind: condition.kind,
                minutes: condition.minutes,
                text: condition.text.clone(),
                at_ms: condition.stamp.elapsed_ms,
            })
            .collect(),
        scale: kit.scale.points.clone(),
    }
}

pub(super) fn deviations(interview: &Interview) -> Vec<Deviation> {
    let state = interview.state();
    if state.started_at.is_none() {
        return Vec::new();
    }
    let mut deviations = Vec::new();
    let mut highest = 0;
    for planned in &interview.kit().kit.questions {
        match state.questions.get(&planned.id) {
            None => deviations.push(Deviation::QuestionNotAsked { question: planned.id.clone() }),
            Some(seen) if seen.order < highest => {
                deviations.push(Deviation::OrderChanged { question: planned.id.clone() });
            }
            Some(seen) => highest = seen.order,
        }
    }
    deviations
}
