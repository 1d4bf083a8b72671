//! A debrief as a fold over its events.

use bank::Id;
use chrono::{DateTime, Utc};
use interview::{CandidateId, InterviewId, Rating, Scorecard};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Commitment, Dissent, Event, RestsOn};

/// A debrief: the id of the action that opened it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, ts_rs::TS,
)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct DebriefId(pub Uuid);

impl std::fmt::Display for DebriefId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for DebriefId {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A debrief as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Debrief {
    /// Which.
    pub id: DebriefId,
    /// The candidate's name.
    pub candidate: String,
    /// Ids under which workspaces know the person.
    pub known_as: Vec<CandidateId>,
    /// The role that is hired for.
    pub role: String,
    /// The level that is hired for.
    pub level: String,
    /// When it was called.
    pub opened_at: Option<DateTime<Utc>>,
    /// Promises, as they came in. The promise a card carries is not among them.
    pub commitments: Vec<Commitment>,
    /// Colleagues' scorecards, as they came in; several revisions of one are all kept.
    pub cards: Vec<Held>,
    /// Ratings seen otherwise, as they came.
    pub revised: Vec<Revised>,
    /// Decisions, the last one standing.
    pub decisions: Vec<Decision>,
    /// How many events it is made of.
    pub seq: u64,
    /// How many of them are of a newer version, and have no effect here.
    pub newer: u64,
}

/// A colleague's scorecard.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// What it kept.
    pub commitment: Commitment,
    /// Whether the promise had come before the card.
    pub promised_before: bool,
    /// When it came in.
    pub at: DateTime<Utc>,
    /// The scorecard.
    pub scorecard: Scorecard,
}

/// A rating seen otherwise in the debrief.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// The action that made it.
    pub entry: Uuid,
    /// Whose.
    pub interview: InterviewId,
    /// Which.
    pub competency: Id,
    /// As it is seen now.
    pub rating: Rating,
    /// What changed it.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Taken back later.
    pub taken_back: bool,
}

/// What people decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The action that made it.
    pub entry: Uuid,
    /// In their words.
    pub outcome: String,
    /// Whose decision it is.
    pub by: String,
    /// Why.
    pub why: String,
    /// Who saw it otherwise.
    pub dissent: Vec<Dissent>,
    /// The scorecards that lay on the table.
    pub rests_on: Vec<RestsOn>,
    /// When.
    pub at: DateTime<Utc>,
    /// Taken back later.
    pub taken_back: bool,
}

impl Debrief {
    /// Nothing yet.
    #[must_use]
    pub const fn new(id: DebriefId) -> Self {
        Self {
            id,
            candidate: String::new(),
            known_as: Vec::new(),
            role: String::new(),
            level: String::new(),
            opened_at: None,
            commitments: Vec::new(),
            cards: Vec::new(),
            revised: Vec::new(),
            decisions: Vec::new(),
            seq: 0,
            newer: 0,
        }
    }

    /// Folds in what is a fact: `entry` is the action it came from.
    pub fn apply(&mut self, entry: Uuid, at: DateTime<Utc>, event: Event) {
        self.seq += 1;
        match event {
            Event::DebriefOpened { candidate, known_as, role, level } => {
                (self.candidate, self.known_as, self.role, self.level) = (candidate, known_as, role, level);
                self.opened_at = Some(at);
            }
            Event::CommitmentReceived { commitment } => {
                self.knows(commitment.candidate);
                self.commitments.push(commitment);
            }
            Event::CardReceived { card } => {
                // What was accepted once opened then; a card damaged since is as good as none.
                let Ok(scorecard) = card.open() else { return };
                let commitment = card.commitment;
                self.knows(commitment.candidate);
                let promised_before = self.commitments.contains(&commitment);
                self.cards.push(Held { commitment, promised_before, at, scorecard });
            }
            Event::RatingRevised { interview, competency, rating, reason } => {
                self.revised.push(Revised {
                    entry,
                    interview,
                    competency,
                    rating,
                    reason,
                    at,
                    taken_back: false,
                });
            }
            Event::Decided { outcome, by, why, dissent, rests_on } => {
                self.decisions.push(Decision {
                    entry,
                    outcome,
                    by,
                    why,
                    dissent,
                    rests_on,
                    at,
                    taken_back: false,
                });
            }
            Event::TakenBack { entry } => {
                let revised = self.revised.iter_mut().filter(|one| one.entry == entry);
                revised.for_each(|one| one.taken_back = true);
                let decisions = self.decisions.iter_mut().filter(|one| one.entry == entry);
                decisions.for_each(|one| one.taken_back = true);
            }
            Event::Newer { .. } => self.newer += 1,
        }
    }

    fn knows(&mut self, candidate: CandidateId) {
        if !self.known_as.contains(&candidate) {
            self.known_as.push(candidate);
        }
    }

    /// The newest revision of each colleague's scorecard, as the first ones came in.
    pub fn newest(&self) -> impl Iterator<Item = &Held> {
        self.cards.iter().filter(|held| {
            let other = |other: &&Held| other.commitment.interview == held.commitment.interview;
            self.cards.iter().filter(other).all(|other| other.commitment.revision <= held.commitment.revision)
        })
    }

    /// How a rating is seen now, if otherwise than it was given.
    #[must_use]
    pub fn revision_of(&self, interview: InterviewId, competency: &str) -> Option<&Revised> {
        let its = |one: &&Revised| one.interview == interview && one.competency == competency;
        self.revised.iter().rev().filter(|one| !one.taken_back).find(its)
    }

    /// The decision that stands.
    #[must_use]
    pub fn decision(&self) -> Option<&Decision> {
        self.decisions.iter().rev().find(|one| !one.taken_back)
    }
}
