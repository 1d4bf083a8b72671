//! Why an action is refused. A refusal changes nothing.

use interview::{InterviewId, Rating};
use uuid::Uuid;

/// Why an action is refused: what it is about, with a stable code and a hint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each is documented by its own message")]
pub enum Refusal {
    #[error("this debrief is open already")]
    AlreadyOpen,
    #[error("there is no such debrief")]
    NotOpen,
    #[error("{field} is empty")]
    Empty { field: &'static str },
    #[error("{field} has {length} bytes; at most {most} are kept")]
    TooLong { field: &'static str, length: usize, most: usize },
    #[error("your own scorecard is not submitted, so what others wrote stays sealed")]
    Sealed,
    #[error("this is your own interview; its scorecard is here without being sent")]
    Own,
    #[error("the card of {interviewer} (revision {revision}) is here already")]
    HereAlready { interviewer: String, revision: u32 },
    #[error("another card of {interviewer} with the same revision {revision} is here")]
    Contradicts { interviewer: String, revision: u32 },
    #[error("the card of {interviewer} is not the one that was promised")]
    NotAsPromised { interviewer: String },
    #[error("the card is about {called}, who is somebody else in this workspace")]
    OtherCandidate { called: String },
    #[error("nothing shows that {called} of {interviewer}'s card is the {candidate} of this debrief")]
    PersonUnconfirmed { called: String, interviewer: String, candidate: String },
    #[error("{0}")]
    Card(#[from] crate::CardError),
    #[error("there is no scorecard of interview {interview} on the table")]
    UnknownCard { interview: InterviewId },
    #[error("a shadow's scorecard counts for nothing, so there is nothing to revise in it")]
    ShadowsCard,
    #[error("the scorecard of {interviewer} has no competency {competency:?}")]
    UnknownCompetency { interviewer: String, competency: String, known: Vec<String> },
    #[error("{point} is not on the scale, which goes from 1 to {top}")]
    OffScale { point: u8, top: u8 },
    #[error("the rating is {} already", said(.rating))]
    SameRating { rating: Rating },
    #[error("no scorecard is on the table, so there is nothing to decide on")]
    NothingToDecideOn,
    #[error("there is no revised rating and no decision {entry} that stands")]
    UnknownEntry { entry: Uuid },
}

fn said(rating: &Rating) -> String {
    match rating {
        Rating::Point(point) => point.to_string(),
        Rating::NotAssessed => "not assessed".to_owned(),
        Rating::NoEvidence => "no evidence".to_owned(),
        Rating::Invalid(_) => "invalid".to_owned(),
    }
}

impl Refusal {
    /// Stable, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyOpen => "debrief-open",
            Self::NotOpen => "no-debrief",
            Self::Empty { .. } => "empty",
            Self::TooLong { .. } => "too-long",
            Self::Sealed => "sealed",
            Self::Own => "own-card",
            Self::HereAlready { .. } => "card-here",
            Self::Contradicts { .. } => "card-contradicts",
            Self::NotAsPromised { .. } => "not-as-promised",
            Self::OtherCandidate { .. } => "other-candidate",
            Self::PersonUnconfirmed { .. } => "person-unconfirmed",
            Self::Card(error) => error.code(),
            Self::UnknownCard { .. } => "unknown-card",
            Self::ShadowsCard => "shadows-card",
            Self::UnknownCompetency { .. } => "unknown-competency",
            Self::OffScale { .. } => "off-scale",
            Self::SameRating { .. } => "same-rating",
            Self::NothingToDecideOn => "nothing-to-decide-on",
            Self::UnknownEntry { .. } => "unknown-entry",
        }
    }

    /// What to do now.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::AlreadyOpen => "Go on with it.".into(),
            Self::NotOpen => "Open one first, or name one that is listed.".into(),
            Self::Empty { .. } => "Write a few words.".into(),
            Self::TooLong { .. } => "Shorten it.".into(),
            Self::Sealed => "Submit yours; it is read as it was then, whatever you read here.".into(),
            Self::Own => "Nothing is to be done.".into(),
            Self::HereAlready { .. } => "Nothing is to be done; it was received before.".into(),
            Self::Contradicts { interviewer, .. } => {
                format!("Ask {interviewer} which one holds; a changed scorecard has a revision of its own.")
            }
            Self::NotAsPromised { interviewer } => {
                format!("Ask {interviewer} for the card that was promised, or how this one came to differ.")
            }
            Self::OtherCandidate { .. } => "Take the file to the debrief of that candidate.".into(),
            Self::PersonUnconfirmed { .. } => {
                "Compare level, role and date, then say that it is the same person, or leave it out.".into()
            }
            Self::Card(error) => error.hint().into(),
            Self::UnknownCard { .. } => "Name one that is on the table.".into(),
            Self::ShadowsCard => "Revise the rating of whoever led.".into(),
            Self::UnknownCompetency { known, .. } => format!("It has {}.", known.join(", ")),
            Self::OffScale { .. } => "Choose a point of the scale.".into(),
            Self::SameRating { .. } => "Nothing is to be done.".into(),
            Self::NothingToDecideOn => "Receive the scorecards first.".into(),
            Self::UnknownEntry { .. } => "Name one that stands.".into(),
        }
    }
}
