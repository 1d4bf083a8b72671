//! Events in a few words, for the undo line, for refusals and for the log.

use bank::FrozenKit;

use crate::{ConditionKind, Event, FindingDecision, MilestoneKind, Rating, Shown};

/// What an event says, in a few words.
pub(crate) fn describe(kit: &FrozenKit, event: &Event) -> String {
    let title = |id: &str| kit.question(id).map_or_else(|| id.to_owned(), |question| question.title.clone());
    let label = |id: &str, question: Option<&str>| label(kit, id, question);
    match event {
        Event::Planned { candidate, .. } => format!("planned for {}", candidate.name),
        Event::Started {} => "started".into(),
        Event::Paused { .. } => "paused".into(),
        Event::Resumed {} => "resumed".into(),
        Event::Ended {} => "ended the conversation".into(),
        Event::BlockOpened { block } => format!("went to {}", block.replace('-', " ")),
        Event::QuestionOpened { question } => format!("opened {}", title(question)),
        Event::QuestionClosed { question } => format!("left {}", title(question)),
        Event::QuestionDropped { question, .. } => format!("dropped {}", title(question)),
        Event::MinutesGiven { part, minutes, .. } => {
            format!("{} min for {}", minutes, part_name(kit, part))
        }
        Event::QuestionSwapped { question, by, .. } => format!("{} for {}", title(by), title(question)),
        Event::Marked { signal, question, shown, .. } => {
            format!("{}{}", label(signal, question.as_deref()), suffix(*shown))
        }
        Event::TranscriptImported { lines, .. } => format!("brought in a transcript of {lines} lines"),
        Event::TranscriptAligned { .. } => "aligned the transcript".into(),
        Event::Quoted { signal, question, shown, .. } => {
            format!("{}{}, quoted", label(signal, question.as_deref()), suffix(*shown))
        }
        Event::Unmarked { .. } => "took a mark back".into(),
        Event::Qualified { shown, .. } => format!("qualified a mark{}", suffix(*shown)),
        Event::Retargeted { signal, question, .. } => {
            format!("moved a mark to {}", label(signal, question.as_deref()))
        }
        Event::Bookmarked { remarkable: true, .. } => "remarkable".into(),
        Event::Bookmarked { .. } => "bookmark".into(),
        Event::Settled { note: Some(_), .. } => "kept a bookmark as a note".into(),
        Event::Settled { .. } => "waived a bookmark".into(),
        Event::Hinted { n: Some(n), .. } => format!("hint {n}"),
        Event::Hinted { .. } => "improvised hint".into(),
        Event::FollowedUp { n, .. } => format!("follow-up {n}"),
        Event::MilestoneReached { milestone, .. } => milestone_words(*milestone).into(),
        Event::Noted { text, .. } => format!("note {:?}", clipped(text, 40)),
        Event::CodeCaptured { .. } => "captured code".into(),
        Event::OutputCaptured { .. } => "captured the compiler's output".into(),
        Event::FindingDecided { detector, decision, .. } => match decision {
            FindingDecision::Attach => format!("attached {detector}"),
            FindingDecision::Dismiss => format!("dismissed {detector}"),
            FindingDecision::Ask => format!("asked about {detector}"),
        },
        Event::ConditionNoted { condition, .. } => condition_words(*condition).into(),
        Event::ConditionExplained { .. } => "said more of a condition".into(),
        Event::FaultNoted { .. } => "fault of the question".into(),
        Event::Rated { competency, rating, .. } => {
            let name = kit.competency(competency).map_or(competency.as_str(), |known| known.name.as_str());
            format!("rated {name} {}", rating_words(rating))
        }
        Event::CvKept { .. } => "kept the CV".into(),
        Event::ProbesNoted { .. } => "noted what to ask about the CV".into(),
        Event::FeedbackWritten { .. } => "feedback".into(),
        Event::Recommended { recommendation, .. } => {
            format!("recommended {}", recommendation.replace('-', " "))
        }
        Event::Submitted {} => "submitted".into(),
        Event::Amended { revision, .. } => format!("amended to revision {revision}"),
        Event::Retracted { .. } => "undo".into(),
        Event::Restored { .. } => "redo".into(),
        Event::TakenOver { .. } => "taken over on another device".into(),
        Event::Recovered { .. } => "came back after a restart".into(),
        Event::Slept { .. } => "the laptop slept".into(),
        Event::AbsenceDiscounted {} => "the time away does not count".into(),
        Event::Unknown { kind, .. } => format!("{kind}, of a newer version"),
    }
}

/// A question's title, or the name of a part in words.
pub(crate) fn part_name(kit: &FrozenKit, part: &str) -> String {
    kit.question(part).map_or_else(|| part.replace('-', " "), |question| question.title.clone())
}

/// The short label of a signal in its question or in the kit.
pub(crate) fn label(kit: &FrozenKit, signal: &str, question: Option<&str>) -> String {
    let offered = match question.and_then(|id| kit.question(id)) {
        Some(question) => kit.signals_of(question),
        None => kit.throughout(),
    };
    offered
        .iter()
        .find(|keyed| keyed.signal.id == signal)
        .map_or_else(|| signal.to_owned(), |keyed| keyed.signal.label.clone())
}

pub(crate) fn rating_words(rating: &Rating) -> String {
    match rating {
        Rating::Point(point) => point.to_string(),
        Rating::NotAssessed => "not assessed".into(),
        Rating::NoEvidence => "no evidence".into(),
        Rating::Invalid(_) => "invalid".into(),
    }
}

const fn suffix(shown: Shown) -> &'static str {
    match shown {
        Shown::Unprompted => "",
        Shown::Prompted => ", with help",
        Shown::Contradicted => ", contradicted",
    }
}

/// A milestone in words.
#[must_use]
pub const fn milestone_words(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::StarterGiven => "starter given",
        MilestoneKind::FirstRun => "first run",
        MilestoneKind::Working => "works",
        MilestoneKind::Tested => "tested",
        MilestoneKind::Improved => "improved",
    }
}

/// A condition in words.
#[must_use]
pub const fn condition_words(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Late => "late",
        ConditionKind::Interrupted => "interrupted",
        ConditionKind::Language => "another language",
        ConditionKind::OwnEditor => "own editor",
        ConditionKind::ShadowPresent => "shadow present",
        ConditionKind::Accommodation => "accommodation",
        ConditionKind::SeenBefore => "seen before",
        ConditionKind::WrongScreen => "wrong screen shared",
        ConditionKind::Other => "other condition",
    }
}

pub(crate) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.push('…');
    short
}
