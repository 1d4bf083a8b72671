//! What is shown of a debrief: before one's own scorecard is submitted, only who has submitted.

use chrono::{DateTime, Utc};
use interview::{InterviewId, Part, Scorecard};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{Debrief, DebriefId, Dissent, LevelRow, Premises, RestsOn, Table, levels, table};

/// The name and version of the JSON form.
pub const DEBRIEF: &str = "touchstone.debrief/1";

/// A debrief as it is shown.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, TS)]
pub struct DebriefView {
    /// Always `touchstone.debrief/1`.
    #[schemars(extend("const" = DEBRIEF))]
    pub schema: String,
    /// Which.
    pub id: DebriefId,
    /// The candidate's name.
    pub candidate: String,
    /// The role that is hired for.
    pub role: String,
    /// The level that is hired for.
    pub level: String,
    /// When it was called.
    #[ts(type = "string | null")]
    pub opened_at: Option<DateTime<Utc>>,
    /// Whether what others wrote is not to be seen yet.
    pub sealed: bool,
    /// Who has submitted, and what is here of it.
    pub people: Vec<Person>,
    /// The scorecards; null while sealed, and while there is none.
    pub table: Option<Table>,
    /// Ratings beside the bars of every level; empty while sealed.
    pub levels: Vec<LevelRow>,
    /// The decision that stands; null while sealed.
    pub decision: Option<DecisionView>,
    /// Decisions before it, and those taken back, the newest first.
    pub earlier: Vec<DecisionView>,
    /// Events of a newer version of the program, which are kept and not shown.
    pub newer: u64,
}

/// Somebody who interviewed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[ts(rename = "DebriefPerson")]
pub struct Person {
    /// Their interview.
    pub interview: InterviewId,
    /// Their name; empty where it is one's own that has none.
    pub interviewer: String,
    /// Their part in it.
    pub part: Option<Part>,
    /// Whether it is one of this workspace.
    pub own: bool,
    /// When it was submitted; null while it is not.
    #[ts(type = "string | null")]
    pub submitted_at: Option<DateTime<Utc>>,
    /// The newest revision that is known of.
    pub revision: u32,
    /// Whether the scorecard is here.
    pub here: bool,
    /// Whether it was promised before it came, and is what was promised; null for one's own, and while it is not
    /// here.
    pub promised: Option<bool>,
}

/// A decision as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[expect(missing_docs, reason = "as in the decision itself")]
pub struct DecisionView {
    #[ts(type = "string")]
    pub entry: uuid::Uuid,
    pub outcome: String,
    pub by: String,
    pub why: String,
    pub dissent: Vec<Dissent>,
    pub rests_on: Vec<RestsOn>,
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub taken_back: bool,
    /// Whether scorecards came or changed since.
    pub outdated: bool,
}

/// What is shown of a debrief.
#[must_use]
pub fn view(debrief: &Debrief, premises: Premises<'_>) -> DebriefView {
    let sealed = premises.sealed();
    let on_table: Vec<(InterviewId, u32)> =
        premises.on_table(debrief).map(|card| (card.interview.id, card.revision)).collect();
    let mut decisions = debrief.decisions.iter().rev().filter(|_| !sealed).map(|decision| {
        let rests_on: Vec<(InterviewId, u32)> =
            decision.rests_on.iter().map(|one| (one.interview, one.revision)).collect();
        DecisionView {
            entry: decision.entry,
            outcome: decision.outcome.clone(),
            by: decision.by.clone(),
            why: decision.why.clone(),
            dissent: decision.dissent.clone(),
            rests_on: decision.rests_on.clone(),
            at: decision.at,
            taken_back: decision.taken_back,
            outdated: on_table.iter().any(|card| !rests_on.contains(card)),
        }
    });
    let standing = debrief.decision().map(|decision| decision.entry);
    let (now, earlier): (Vec<_>, Vec<_>) =
        decisions.by_ref().partition(|decision| Some(decision.entry) == standing);
    DebriefView {
        schema: DEBRIEF.to_owned(),
        id: debrief.id,
        candidate: debrief.candidate.clone(),
        role: debrief.role.clone(),
        level: debrief.level.clone(),
        opened_at: debrief.opened_at,
        sealed,
        people: people(debrief, premises),
        table: (!sealed && !on_table.is_empty()).then(|| table(debrief, premises)),
        levels: if sealed { Vec::new() } else { levels(debrief, premises) },
        decision: now.into_iter().next(),
        earlier,
        newer: debrief.newer,
    }
}

/// One's own first, then colleagues as they came.
fn people(debrief: &Debrief, premises: Premises<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = premises
        .own
        .iter()
        .map(|own| {
            let card: Option<&Scorecard> = own.submitted.as_ref();
            Person {
                interview: own.id,
                interviewer: card.map(|card| card.interview.interviewer.name.clone()).unwrap_or_default(),
                part: card.map(|card| card.interview.interviewer.part),
                own: true,
                submitted_at: card.and_then(|card| card.interview.submitted_at),
                revision: card.map_or(0, |card| card.revision),
                here: card.is_some(),
                promised: None,
            }
        })
        .collect();
    let cards = debrief.newest().map(|held| (&held.commitment, Some(held.promised_before)));
    let promises = debrief.commitments.iter().map(|promise| (promise, None));
    for (promise, held) in cards.chain(promises) {
        if let Some(known) = people.iter_mut().find(|person| person.interview == promise.interview) {
            // Somebody amended theirs, and the new card is still to come.
            known.revision = known.revision.max(promise.revision);
            continue;
        }
        people.push(Person {
            interview: promise.interview,
            interviewer: promise.interviewer.clone(),
            part: Some(promise.part),
            own: false,
            submitted_at: Some(promise.submitted_at),
            revision: promise.revision,
            here: held.is_some(),
            promised: held,
        });
    }
    people
}
