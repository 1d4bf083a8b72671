//! The scorecard: what an interview amounts to, for people and programs. Schema
//! `touchstone.scorecard/1`.

use std::collections::{BTreeMap, BTreeSet};

use bank::{Id, KeyedSignal, SignalKind};
use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::arithmetic::{composite, mean};
use crate::state::{GivenRating, Mark, Revision};
use crate::{
    CandidateId, ConditionKind, Consider, EntryId, Interview, InterviewId, Interviewer, MilestoneKind,
    Rating, Shown, Visibility,
};

/// The name and version of the JSON form.
pub const SCHEMA: &str = "touchstone.scorecard/1";

/// Where in the log a scorecard stands: which events it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LogHead {
    /// How many.
    pub events: u64,
    /// The chain's hash at the last of them.
    pub head: String,
}

/// A scorecard, whole: also what is for the interviewer only. Renderers leave out what is not for
/// their readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct Scorecard {
    pub schema: String,
    /// 0 while not submitted.
    pub revision: u32,
    pub interview: InterviewPart,
    pub competencies: Vec<CompetencyPart>,
    pub composite: CompositePart,
    pub signals: Vec<SignalPart>,
    /// Accepted places in the candidate's code; none before there are detectors.
    pub findings: Vec<serde_json::Value>,
    pub questions: Vec<QuestionPart>,
    pub notes: Vec<NotePart>,
    pub recommendation: Option<RecommendationPart>,
    pub feedback: Option<String>,
    pub deviations: Vec<Deviation>,
    pub missing: Vec<Missing>,
    pub revisions: Vec<RevisionPart>,
    pub log: LogHead,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct InterviewPart {
    pub id: InterviewId,
    pub candidate: CandidatePart,
    pub role: String,
    pub level: String,
    #[serde(rename = "loop")]
    pub role_loop: Option<Id>,
    pub kit: KitPart,
    pub interviewer: Interviewer,
    pub state: String,
    pub planned_at: DateTime<Utc>,
    pub started_at: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    /// Minutes the kit plans.
    pub planned_minutes: u32,
    /// On the interview's clock, without pauses.
    pub active_ms: u64,
    pub practice: bool,
    /// Whether the kit hides names in exports.
    pub blind: bool,
    pub conditions: Vec<ConditionPart>,
    /// Names of the scale's points, from 1.
    pub scale: BTreeMap<u8, String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CandidatePart {
    pub id: CandidateId,
    pub alias: Option<String>,
    /// Left out of blind exports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct KitPart {
    pub id: Id,
    pub stage: String,
    pub hash: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct ConditionPart {
    pub kind: ConditionKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CompetencyPart {
    pub id: Id,
    pub name: String,
    pub weight: f64,
    /// Mean of the valid ratings; null when there is none.
    pub rating: Option<f64>,
    /// The bar of the interview's level over the same questions.
    pub bar: Option<f64>,
    /// The same for every level that has one.
    pub bars: BTreeMap<String, f64>,
    /// The rating that counts in each question, or over the whole interview.
    pub ratings: Vec<RatingPart>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct RatingPart {
    pub question: Option<Id>,
    pub rating: Rating,
    pub why: Option<String>,
    /// The words the point stands for.
    pub anchor: Option<String>,
    pub cap: Option<u8>,
    pub despite: Option<String>,
    pub at_ms: u64,
    /// Earlier ratings of the same, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierRating>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct EarlierRating {
    pub rating: Rating,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CompositePart {
    /// Null below 80 % coverage.
    pub value: Option<f64>,
    /// Share of the weight with a valid rating.
    pub coverage: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct SignalPart {
    pub question: Option<Id>,
    pub id: Id,
    pub kind: SignalKind,
    pub competency: Id,
    pub label: String,
    pub observe: String,
    pub must: bool,
    pub summary: Summary,
    pub marks: Vec<MarkPart>,
}

/// What the marks of a signal amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the documented JSON form")]
pub enum Summary {
    Unprompted,
    Prompted,
    Contradicted,
    Mixed,
    NotSeen,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct MarkPart {
    pub id: EntryId,
    pub shown: Shown,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
    pub note: Option<String>,
    pub code: Option<CodePart>,
    /// The finding it was made from; null before there are detectors.
    pub finding: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct CodePart {
    pub snapshot: EntryId,
    pub lines: Option<[u32; 2]>,
    /// Those lines.
    pub text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct QuestionPart {
    pub id: Id,
    pub title: String,
    pub planned_minutes: u32,
    pub active_ms: u64,
    pub hints: Vec<HintPart>,
    pub follow_ups: Vec<FollowUpPart>,
    pub milestones: Vec<MilestonePart>,
    pub time_to_solution_ms: Option<u64>,
    /// What was wrong with the question itself.
    pub faults: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct HintPart {
    pub n: Option<u8>,
    pub text: String,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct FollowUpPart {
    pub n: u8,
    pub ask: String,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct MilestonePart {
    pub kind: MilestoneKind,
    pub at_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct NotePart {
    pub text: String,
    pub at_ms: u64,
    pub at: DateTime<Utc>,
    pub visibility: Visibility,
    pub question: Option<Id>,
    pub mark: Option<EntryId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct RecommendationPart {
    pub value: String,
    pub reason: Option<String>,
    pub consider: Option<Consider>,
}

/// Where the interview went another way than the kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub enum Deviation {
    QuestionNotAsked { question: Id },
    OrderChanged { question: Id },
}

/// A competency of the kit without a valid rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct Missing {
    pub competency: Id,
    /// `not-rated`, `not-assessed`, `no-evidence` or `invalid`.
    pub why: String,
    /// In words, where there are some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the fields are the documented JSON form")]
pub struct RevisionPart {
    pub revision: u32,
    pub at: DateTime<Utc>,
    pub reason: Option<String>,
}

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
    Scorecard {
        schema: SCHEMA.to_owned(),
        revision: state.revisions.last().map_or(0, |revision| revision.number),
        interview: interview_part(interview),
        missing: missing(interview, &competencies),
        competencies,
        composite: CompositePart { value, coverage },
        signals: signals(interview),
        findings: Vec::new(),
        questions: questions(interview),
        notes: state
            .notes
            .iter()
            .map(|note| NotePart {
                text: note.text.clone(),
                at_ms: note.stamp.elapsed_ms,
                at: note.stamp.at,
                visibility: note.visibility,
                question: note.question.clone(),
                mark: note.mark,
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

/// What readers of a scorecard may see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Privacy {
    /// Also notes for the interviewer only, and the name of a blind candidate.
    pub include_private: bool,
    /// The alias in place of the name, everywhere.
    pub alias: bool,
}

impl Scorecard {
    /// The scorecard without what its readers are not to see.
    #[must_use]
    pub fn for_readers(mut self, privacy: Privacy) -> Self {
        if !privacy.include_private {
            self.notes.retain(|note| note.visibility != Visibility::Interviewer);
        }
        if privacy.alias || (self.interview.blind && !privacy.include_private) {
            self.interview.candidate.name = None;
        }
        self
    }

    /// What to call the candidate: by name where it is there, else by alias.
    #[must_use]
    pub fn candidate_name(&self) -> String {
        let candidate = &self.interview.candidate;
        match (&candidate.name, &candidate.alias) {
            (Some(name), _) => name.clone(),
            (None, Some(alias)) => format!("Candidate {alias}"),
            (None, None) => {
                let id = candidate.id.to_string();
                format!("Candidate {}", id.get(id.len().saturating_sub(4)..).unwrap_or_default())
            }
        }
    }
}

fn revision_part(revision: &Revision) -> RevisionPart {
    RevisionPart { revision: revision.number, at: revision.at, reason: revision.reason.clone() }
}

fn interview_part(interview: &Interview) -> InterviewPart {
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
        active_ms: interview.last_stamp().map_or(0, |stamp| stamp.elapsed_ms),
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

fn competencies(interview: &Interview) -> Vec<CompetencyPart> {
    let kit = interview.kit();
    let weighed = kit.kit.competencies.iter().map(|in_kit| (in_kit.id.clone(), in_kit.weight));
    let known: BTreeSet<&str> = kit.kit.competencies.iter().map(|in_kit| in_kit.id.as_str()).collect();
    let mut beside: Vec<Id> = Vec::new();
    for given in &interview.state().ratings {
        if !known.contains(given.competency.as_str()) && !beside.contains(&given.competency) {
            beside.push(given.competency.clone());
        }
    }
    weighed
        .chain(beside.into_iter().map(|id| (id, 0.0)))
        .map(|(id, weight)| competency_part(interview, id, weight))
        .collect()
}

fn competency_part(interview: &Interview, id: Id, weight: f64) -> CompetencyPart {
    let kit = interview.kit();
    let state = interview.state();
    let overall = state.rating(None, &id);
    let in_questions: Vec<&GivenRating> =
        asked(interview).filter_map(|question| state.rating(Some(question), &id)).collect();
    // A rating over the whole interview stands in place of those in questions.
    let counted: Vec<&GivenRating> = match overall {
        Some(overall) if overall.rating.point().is_some() => vec![overall],
        _ => in_questions.iter().copied().filter(|given| given.rating.point().is_some()).collect(),
    };
    let over: Vec<&str> = in_questions
        .iter()
        .filter(|given| given.rating.point().is_some())
        .filter_map(|given| given.question.as_deref())
        .collect();
    let bars: BTreeMap<String, f64> = kit
        .scale
        .levels
        .iter()
        .filter_map(|level| {
            let points =
                over.iter().filter_map(|id_of| kit.question(id_of)?.bar.get(level)?.get(&id).copied());
            mean(points).map(|bar| (level.clone(), bar))
        })
        .collect();
    let level = state.plan.as_ref().map(|plan| plan.level.as_str()).unwrap_or_default();
    CompetencyPart {
        name: kit.competency(&id).map_or_else(|| id.clone(), |known| known.name.clone()),
        weight,
        rating: mean(counted.iter().filter_map(|given| given.rating.point())),
        bar: bars.get(level).copied(),
        bars,
        ratings: in_questions.into_iter().chain(overall).map(|given| rating_part(interview, given)).collect(),
        id,
    }
}

fn rating_part(interview: &Interview, given: &GivenRating) -> RatingPart {
    let same: Vec<&GivenRating> = interview
        .state()
        .ratings
        .iter()
        .filter(|other| other.question == given.question && other.competency == given.competency)
        .collect();
    let earlier = same.split_last().map(|(_, earlier)| earlier).unwrap_or_default();
    RatingPart {
        question: given.question.clone(),
        rating: given.rating.clone(),
        why: given.why.clone(),
        anchor: given
            .rating
            .point()
            .and_then(|point| anchor(interview, given.question.as_deref(), &given.competency, point)),
        cap: given.cap,
        despite: given.despite.clone(),
        at_ms: given.stamp.elapsed_ms,
        earlier: earlier
            .iter()
            .map(|given| EarlierRating { rating: given.rating.clone(), at_ms: given.stamp.elapsed_ms })
            .collect(),
    }
}

/// The words a point stands for: the question's own, else the competency's.
pub(crate) fn anchor(
    interview: &Interview,
    question: Option<&str>,
    competency: &str,
    point: u8,
) -> Option<String> {
    let kit = interview.kit();
    let own = question.and_then(|id| kit.question(id)?.anchors.get(competency)?.get(&point));
    own.or_else(|| kit.competency(competency)?.anchors.get(&point)).cloned()
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

fn signals(interview: &Interview) -> Vec<SignalPart> {
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
    let state = interview.state();
    MarkPart {
        id: mark.id,
        shown: mark.shown,
        at_ms: mark.stamp.elapsed_ms,
        at: mark.stamp.at,
        note: mark.note.clone(),
        code: mark.snapshot.map(|snapshot| CodePart {
            snapshot,
            lines: mark.lines,
            text: mark.lines.and_then(|[first, last]| {
                let capture = state.captures.iter().find(|capture| capture.id == snapshot)?;
                let skip = usize::try_from(first).ok()?.checked_sub(1)?;
                let take = usize::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
                Some(capture.text.lines().skip(skip).take(take).collect::<Vec<_>>().join("\n"))
            }),
        }),
        finding: None,
    }
}

fn questions(interview: &Interview) -> Vec<QuestionPart> {
    let kit = interview.kit();
    let state = interview.state();
    let now = interview.last_stamp().map_or(0, |stamp| stamp.elapsed_ms);
    let planned =
        |id: &str| kit.kit.questions.iter().find(|planned| planned.id == id).map_or(0, |q| q.minutes);
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

fn deviations(interview: &Interview) -> Vec<Deviation> {
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

fn missing(interview: &Interview, competencies: &[CompetencyPart]) -> Vec<Missing> {
    let weighed = competencies.iter().take(interview.kit().kit.competencies.len());
    weighed
        .filter(|competency| competency.rating.is_none())
        .map(|competency| {
            let (why, reason) = match competency.ratings.last().map(|given| (&given.rating, &given.why)) {
                None => ("not-rated", None),
                Some((Rating::NoEvidence, why)) => ("no-evidence", why.clone()),
                Some((Rating::Invalid(reason), _)) => ("invalid", Some(reason.clone())),
                Some((_, why)) => ("not-assessed", why.clone()),
            };
            Missing { competency: competency.id.clone(), why: why.to_owned(), reason }
        })
        .collect()
}
