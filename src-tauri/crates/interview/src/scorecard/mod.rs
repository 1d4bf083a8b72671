//! The scorecard: what an interview amounts to, for people and programs. Schema
//! `touchstone.scorecard/1`.

use crate::arithmetic::composite;
use crate::{Interview, Part};

mod competencies;
mod evidence;
mod findings;
mod form;
mod privacy;
mod whole;

pub use form::{
    AbsenceKind, AbsencePart, CandidatePart, CodePart, CompetencyPart, CompositePart, ConditionPart,
    Deviation, EarlierRating, FindingPart, FollowUpPart, HintPart, InterviewPart, KitPart, LogHead, MarkPart,
    MilestonePart, Missing, MomentPart, NotePart, QuestionPart, QuotePart, QuotedPart, RatingPart,
    RecommendationPart, RevisionPart, SCHEMA, Scorecard, SignalPart, Summary,
};
pub use privacy::Privacy;

pub(crate) use competencies::anchor;

use competencies::{competencies, missing};
use evidence::{questions, signals};
pub(crate) use findings::moments_in;
use findings::{findings, moments};
use whole::{deviations, interview_part, revision_part};

/// The scorecard of an interview as it stands, whole.
///
/// The kit's competencies come first, in its order, then those rated in questions that the kit does
/// not weigh, with weight 0.
#[must_use]
pub fn scorecard(interview: &Interview, log: LogHead) -> Scorecard {
    let state = interview.state();
    let competencies = competencies(interview);
    let rows: Vec<(f64, Option<f64>)> =
        competencies.iter().map(|competency| (competency.weight, competency.rating)).collect();
    let (coverage, value) = composite(&rows);
    let shadows = state.plan.as_ref().is_some_and(|plan| plan.interviewer.part == Part::Shadow);
    let value = value.filter(|_| !shadows);
    Scorecard {
        schema: SCHEMA.to_owned(),
        revision: state.revisions.last().map_or(0, |revision| revision.number),
        interview: interview_part(interview),
        missing: missing(interview, &competencies),
        competencies,
        composite: CompositePart { value, coverage },
        signals: signals(interview),
        findings: findings(interview),
        questions: questions(interview),
        moments: moments(interview),
        notes: state
            .notes
            .iter()
            .map(|note| NotePart {
                text: note.text.clone(),
                at_ms: note.stamp.elapsed_ms,
                at: note.stamp.at,
                visibility: note.visibility,
                question: note.question.clone(),
                mark: note.mark.filter(|mark| state.mark(*mark).is_some()),
            })
            .collect(),
        recommendation: state.recommendation.as_ref().map(|given| RecommendationPart {
            value: given.value.clone(),
            reason: given.reason.clone(),
            consider: given.consider.clone(),
        }),
        feedback: state.feedback.clone(),
        deviations: deviations(interview),
        revisions: state.revisions.iter().map(revision_part).collect(),
        log,
    }
}

/// Questions that were opened, in the kit's order.
pub(crate) fn asked(interview: &Interview) -> impl Iterator<Item = &str> {
    interview
        .kit()
        .questions
        .iter()
        .map(|question| question.id.as_str())
        .filter(|id| interview.state().questions.contains_key(*id))
}
