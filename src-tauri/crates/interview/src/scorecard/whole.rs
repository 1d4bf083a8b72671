//! What a scorecard says of the interview as a whole.

use super::form::{
    AbsenceKind, AbsencePart, CandidatePart, ConditionPart, Deviation, InterviewPart, KitPart, RevisionPart,
};
use crate::state::Revision;
use crate::{CandidateId, Interview, Interviewer};

pub(super) fn revision_part(revision: &Revision) -> RevisionPart {
    RevisionPart { revision: revision.number, at: revision.at, reason: revision.reason.clone() }
}

pub(super) fn interview_part(interview: &Interview) -> InterviewPart {
    let state = interview.state();
    let kit = interview.kit();
    let plan = state.plan.as_ref();
    let hash = plan.map_or_else(|| kit.hash.clone(), |plan| plan.kit_hash.clone());
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
        kit: KitPart { id: kit.kit.id.clone(), stage: kit.kit.stage.clone(), hash },
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
        absences: state
            .absences
            .iter()
            .map(|absence| AbsencePart {
                kind: if absence.slept { AbsenceKind::Slept } else { AbsenceKind::Away },
                ms: absence.ms,
                counted: absence.counted,
                at_ms: absence.stamp.elapsed_ms,
            })
            .collect(),
        scale: kit.scale.points.clone(),
    }
}

/// In the kit's order, then what concerns parts outside the questions.
pub(super) fn deviations(interview: &Interview) -> Vec<Deviation> {
    let (state, kit) = (interview.state(), interview.kit());
    let title = |id: &str| crate::describe::part_name(kit, id);
    let mut deviations = Vec::new();
    for swap in &state.course.swapped {
        deviations.push(Deviation::QuestionSwapped {
            question: swap.question.clone(),
            title: title(&swap.question),
            by: swap.by.clone(),
            reason: swap.reason.clone(),
            at_ms: swap.stamp.elapsed_ms,
        });
    }
    let minutes = |part: &str, planned: u32| {
        let given = state.course.minutes.get(part).filter(|given| given.minutes != planned)?;
        Some(Deviation::MinutesChanged {
            part: part.to_owned(),
            name: title(part),
            planned,
            given: given.minutes,
            reason: given.reason.clone(),
            at_ms: given.stamp.elapsed_ms,
        })
    };
    let mut highest = 0;
    for planned in state.questions_of(kit) {
        deviations.extend(minutes(&planned.id, planned.planned_minutes));
        match (state.questions.get(&planned.id), state.course.dropped.get(&planned.id)) {
            (None, Some(left)) => deviations.push(Deviation::QuestionDropped {
                title: title(&planned.id),
                question: planned.id,
                reason: left.reason.clone(),
                at_ms: left.stamp.elapsed_ms,
            }),
            (None, None) if state.started_at.is_none() => {}
            (None, None) => deviations.push(Deviation::QuestionNotAsked { question: planned.id }),
            (Some(seen), _) if seen.order < highest => {
                deviations.push(Deviation::OrderChanged { question: planned.id });
            }
            (Some(seen), _) => highest = seen.order,
        }
    }
    deviations.extend(kit.kit.blocks.iter().filter_map(|(name, planned)| minutes(name, *planned)));
    deviations
}
