//! An action in, facts out.

use interview::{CandidateId, InterviewId, Part, Rating, Scorecard};

use crate::{Action, CardError, Commitment, Debrief, Event, Refusal, RestsOn};

/// Bytes of a name or an outcome.
const SHORT: usize = 400;
/// Bytes of a reason.
const TEXT: usize = 16 * 1024;

/// An interview of one's own workspace with the candidate, practice apart.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnInterview {
    /// Which.
    pub id: InterviewId,
    /// Its scorecard for the panel, once submitted.
    pub submitted: Option<Scorecard>,
}

/// What a debrief is decided by beside its own facts.
#[derive(Debug, Clone, Copy)]
pub struct Premises<'a> {
    /// One's own interviews with the candidate.
    pub own: &'a [OwnInterview],
    /// People of this workspace who are somebody else.
    pub others: &'a [CandidateId],
}

impl Premises<'_> {
    /// Whether what others wrote is not to be seen yet.
    #[must_use]
    pub fn sealed(&self) -> bool {
        self.own.iter().any(|own| own.submitted.is_none())
    }

    /// A scorecard that is on the table.
    #[must_use]
    pub fn card<'a>(&'a self, debrief: &'a Debrief, id: InterviewId) -> Option<&'a Scorecard> {
        self.on_table(debrief).find(|card| card.interview.id == id)
    }

    /// The scorecards on the table: one's own, then the newest revision of each colleague's.
    pub(crate) fn on_table<'a>(&'a self, debrief: &'a Debrief) -> impl Iterator<Item = &'a Scorecard> {
        let own = self.own.iter().filter_map(|own| own.submitted.as_ref());
        own.chain(debrief.newest().map(|held| &held.scorecard))
    }
}

/// What an action brings about, or why it is refused.
///
/// # Errors
/// Every refusal has a code and a hint, and changes nothing.
pub fn decide(debrief: &Debrief, action: Action, premises: Premises<'_>) -> Result<Vec<Event>, Refusal> {
    if let Action::Open { candidate, known_as, role, level } = action {
        if debrief.opened_at.is_some() {
            return Err(Refusal::AlreadyOpen);
        }
        let candidate = words("the candidate's name", &candidate, SHORT)?;
        at_most("the role", &role, SHORT)?;
        at_most("the level", &level, SHORT)?;
        return Ok(vec![Event::DebriefOpened { candidate, known_as, role, level }]);
    }
    if debrief.opened_at.is_none() {
        return Err(Refusal::NotOpen);
    }
    match action {
        Action::Open { .. } => Err(Refusal::AlreadyOpen),
        Action::ReceiveCommitment { commitment, same_person } => {
            fits(debrief, &commitment, premises, same_person)?;
            Ok(vec![Event::CommitmentReceived { commitment }])
        }
        Action::ReceiveCard { card, same_person } => {
            let scorecard = card.open()?;
            if scorecard.interview.practice {
                return Err(CardError::Practice.into());
            }
            as_promised(debrief, &card.commitment)?;
            let here =
                debrief.cards.iter().map(|held| &held.commitment).find(|other| same(other, &card.commitment));
            contradiction(here, &card.commitment)?;
            is_person(debrief, &card.commitment, premises, same_person)?;
            Ok(vec![Event::CardReceived { card }])
        }
        Action::Revise { interview, competency, rating, reason } => {
            if premises.sealed() {
                return Err(Refusal::Sealed);
            }
            let card = premises
                .on_table(debrief)
                .find(|card| card.interview.id == interview)
                .ok_or(Refusal::UnknownCard { interview })?;
            check_revision(debrief, card, &competency, &rating)?;
            let reason = words("the reason", &reason, TEXT)?;
            Ok(vec![Event::RatingRevised { interview, competency, rating, reason }])
        }
        Action::Decide { outcome, by, why, dissent } => {
            if premises.sealed() {
                return Err(Refusal::Sealed);
            }
            let outcome = words("what was decided", &outcome, SHORT)?;
            let by = words("whose decision it is", &by, SHORT)?;
            let why = words("why", &why, TEXT)?;
            for one in &dissent {
                words("who dissents", &one.who, SHORT)?;
                words("why somebody dissents", &one.why, TEXT)?;
            }
            let rests_on: Vec<RestsOn> = premises.on_table(debrief).map(rests_on).collect();
            if rests_on.is_empty() {
                return Err(Refusal::NothingToDecideOn);
            }
            Ok(vec![Event::Decided { outcome, by, why, dissent, rests_on }])
        }
        Action::TakeBack { entry } => {
            let revised = debrief.revised.iter().any(|one| one.entry == entry && !one.taken_back);
            let decided = debrief.decisions.iter().any(|one| one.entry == entry && !one.taken_back);
            if revised || decided {
                Ok(vec![Event::TakenBack { entry }])
            } else {
                Err(Refusal::UnknownEntry { entry })
            }
        }
    }
}

fn rests_on(card: &Scorecard) -> RestsOn {
    RestsOn {
        interview: card.interview.id,
        interviewer: card.interview.interviewer.name.clone(),
        revision: card.revision,
        head: card.log.head.clone(),
    }
}

/// Whether a promise can be taken in.
fn fits(
    debrief: &Debrief,
    promise: &Commitment,
    premises: Premises<'_>,
    same_person: bool,
) -> Result<(), Refusal> {
    let cards = debrief.cards.iter().map(|held| &held.commitment);
    let here = debrief.commitments.iter().chain(cards).find(|other| same(other, promise));
    contradiction(here, promise)?;
    is_person(debrief, promise, premises, same_person)
}

/// Whether both speak of one revision of one scorecard.
fn same(one: &Commitment, other: &Commitment) -> bool {
    one.interview == other.interview && one.revision == other.revision
}

fn contradiction(here: Option<&Commitment>, new: &Commitment) -> Result<(), Refusal> {
    let (interviewer, revision) = (new.interviewer.clone(), new.revision);
    match here {
        None => Ok(()),
        Some(here) if here == new => Err(Refusal::HereAlready { interviewer, revision }),
        Some(_) => Err(Refusal::Contradicts { interviewer, revision }),
    }
}

fn as_promised(debrief: &Debrief, kept: &Commitment) -> Result<(), Refusal> {
    match debrief.commitments.iter().find(|promise| same(promise, kept)) {
        Some(promise) if promise != kept => {
            Err(Refusal::NotAsPromised { interviewer: kept.interviewer.clone() })
        }
        _ => Ok(()),
    }
}

/// Whether a card is about the person the debrief is about. Workspaces know people under ids of their own, so
/// that a name alone shows nothing: somebody has to say so, once an id.
fn is_person(
    debrief: &Debrief,
    card: &Commitment,
    premises: Premises<'_>,
    said: bool,
) -> Result<(), Refusal> {
    if premises.own.iter().any(|own| own.id == card.interview) {
        return Err(Refusal::Own);
    }
    if debrief.known_as.contains(&card.candidate) {
        return Ok(());
    }
    let called = card.called.clone();
    if premises.others.contains(&card.candidate) {
        return Err(Refusal::OtherCandidate { called });
    }
    if said {
        return Ok(());
    }
    let (interviewer, candidate) = (card.interviewer.clone(), debrief.candidate.clone());
    Err(Refusal::PersonUnconfirmed { called, interviewer, candidate })
}

fn check_revision(
    debrief: &Debrief,
    card: &Scorecard,
    competency: &str,
    rating: &Rating,
) -> Result<(), Refusal> {
    if card.interview.interviewer.part == Part::Shadow {
        return Err(Refusal::ShadowsCard);
    }
    let Some(part) = card.competencies.iter().find(|part| part.id == competency) else {
        return Err(Refusal::UnknownCompetency {
            interviewer: card.interview.interviewer.name.clone(),
            competency: competency.to_owned(),
            known: card.competencies.iter().map(|part| part.id.clone()).collect(),
        });
    };
    if let Rating::Invalid(reason) = rating {
        words("why the rating is invalid", reason, TEXT)?;
    }
    let top = card.interview.scale.keys().next_back().copied().unwrap_or(0);
    if let Some(point) = rating.point().filter(|point| *point == 0 || *point > top) {
        return Err(Refusal::OffScale { point, top });
    }
    let now = debrief.revision_of(card.interview.id, competency).map(|revised| revised.rating.clone());
    let is_same = match now {
        Some(now) => now == *rating,
        None => match (part.rating, rating.point()) {
            (Some(given), Some(point)) => (given - f64::from(point)).abs() < 1e-9,
            _ => false,
        },
    };
    if is_same { Err(Refusal::SameRating { rating: rating.clone() }) } else { Ok(()) }
}

/// Words, without blanks around them.
fn words(field: &'static str, text: &str, most: usize) -> Result<String, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty { field });
    }
    at_most(field, text, most)?;
    Ok(text.trim().to_owned())
}

fn at_most(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.len() > most { Err(Refusal::TooLong { field, length: text.len(), most }) } else { Ok(()) }
}
