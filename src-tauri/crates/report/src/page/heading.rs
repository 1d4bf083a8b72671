//! The head and the foot of a page: who, when, what came of it, and which log it is made of.

use chrono::{DateTime, FixedOffset};
use interview::scorecard::{RecommendationPart, Scorecard};
use interview::{Part, Visibility};

use super::words::{Line, Moments, minutes_of, ours, title_case, typed};

/// What a page begins with.
pub struct Heading<'c> {
    /// By name, or what stands for it.
    pub candidate: String,
    /// Stage, date, level and role.
    pub eyebrow: Line<'c>,
    /// Whose scorecard it is; none where no name was given.
    pub interviewer: Option<&'c str>,
    /// By whom, minutes, when it was submitted.
    pub byline: Line<'c>,
    /// What must be known before reading on.
    pub notices: Vec<Notice<'c>>,
    /// For the title of a window, and for search.
    pub title: String,
}

/// Something that must be known before reading on.
pub struct Notice<'c> {
    /// Which it is.
    pub kind: NoticeKind,
    /// One word or two.
    pub label: &'static str,
    /// A sentence or two.
    pub words: Line<'c>,
}

/// Which notice it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Not submitted.
    Draft,
    /// Held to practise.
    Practice,
    /// Changed after it was submitted.
    Amended,
    /// It holds what its usual readers may not see.
    Restricted,
}

/// What the interviewer recommends.
pub struct Recommendation<'c> {
    /// "Strong yes".
    pub value: String,
    /// The interviewer's own words.
    pub reason: Option<&'c str>,
    /// Another role or level to think of.
    pub consider: Option<Line<'c>>,
}

/// Where the page comes from.
pub struct Imprint<'c> {
    /// The kit's id.
    pub kit: &'c str,
    /// The beginning of the kit's content hash.
    pub kit_hash: String,
    /// The loop's id, where the interview belongs to one.
    pub role_loop: Option<&'c str>,
    /// The interview's id.
    pub interview: String,
    /// How many events the log holds.
    pub events: u64,
    /// The chain's hash at the last event, whole: it is what a dispute is settled by.
    pub head: &'c str,
    /// 0 is a draft.
    pub revision: u32,
    /// Whether it was held to practise.
    pub practice: bool,
    /// When this revision was submitted; of a draft when the interview began, or was planned.
    pub dated: DateTime<FixedOffset>,
}

pub(super) fn heading(card: &Scorecard, moments: Moments) -> Heading<'_> {
    let interview = &card.interview;
    let candidate = card.candidate_name();
    let stage = title_case(&interview.kit.stage);
    let began = interview.started_at;
    let when = match began {
        Some(at) => format!("{} ({})", moments.date_and_time(at), moments.zone()),
        None => format!("planned {}", moments.date(interview.planned_at)),
    };
    let title = format!("{candidate} · {stage} · {}", moments.date(began.unwrap_or(interview.planned_at)),);

    let mut eyebrow = vec![typed_owned(stage), ours(" · "), ours(when), ours(" · "), typed(&interview.level)];
    if !interview.role.is_empty() {
        eyebrow.extend([ours(", "), typed(&interview.role)]);
    }

    let mut byline = Vec::new();
    if !interview.interviewer.name.is_empty() {
        let part = match interview.interviewer.part {
            Part::Lead => ", lead",
            Part::Shadow => ", shadow",
            Part::ReverseShadow => ", reverse shadow",
        };
        byline.extend([ours("by "), typed(&interview.interviewer.name), ours(part), ours(" · ")]);
    }
    byline.push(ours(minutes_of(interview.active_ms, interview.planned_minutes)));
    if let Some(at) = interview.submitted_at {
        let same_day = began.is_some_and(|began| moments.same_day(began, at));
        let told = if same_day { moments.time(at) } else { moments.date_and_time(at) };
        byline.push(ours(format!(" · submitted {told}")));
    }
    let interviewer = Some(interview.interviewer.name.as_str()).filter(|name| !name.is_empty());
    Heading { candidate, eyebrow, interviewer, byline, notices: notices(card, moments), title }
}

fn typed_owned<'c>(text: String) -> super::Piece<'c> {
    super::Piece::Typed(text.into())
}

fn notices(card: &Scorecard, moments: Moments) -> Vec<Notice<'_>> {
    let interview = &card.interview;
    let mut notices = Vec::new();
    if interview.practice {
        notices.push(Notice {
            kind: NoticeKind::Practice,
            label: "Practice",
            words: vec![ours("This interview was held to practise. It says nothing about an applicant.")],
        });
    }
    if card.revision == 0 {
        notices.push(Notice {
            kind: NoticeKind::Draft,
            label: "Draft",
            words: vec![ours("Not submitted. Everything on this page may still change.")],
        });
    }
    if card.revision > 1 {
        let last = card.revisions.iter().rev().find(|revision| revision.revision == card.revision);
        let mut words = vec![ours(format!("This is revision {}", card.revision))];
        if let Some(last) = last {
            words.push(ours(format!(", of {}", moments.date_and_time(last.at))));
        }
        match last.and_then(|last| last.reason.as_deref()) {
            Some(reason) => words.extend([ours(": "), typed(reason)]),
            None => words.push(ours(".")),
        }
        notices.push(Notice { kind: NoticeKind::Amended, label: "Amended", words });
    }
    if let Some(words) = restricted(card) {
        let words = vec![ours(words)];
        notices.push(Notice { kind: NoticeKind::Restricted, label: "Restricted", words });
    }
    notices
}

/// What on this page was exported for the interviewer's own eyes.
fn restricted(card: &Scorecard) -> Option<&'static str> {
    let notes = card.notes.iter().any(|note| note.visibility == Visibility::Interviewer);
    let name = card.interview.blind && card.interview.candidate.name.is_some();
    match (notes, name) {
        (true, true) => Some(
            "Not for passing on: it holds notes for the interviewer only, and a name that the kit keeps out of exports.",
        ),
        (true, false) => Some("Not for passing on: it holds notes for the interviewer only."),
        (false, true) => Some("Not for passing on: it holds a name that the kit keeps out of exports."),
        (false, false) => None,
    }
}

pub(super) fn recommendation(card: &Scorecard) -> Option<Recommendation<'_>> {
    card.recommendation.as_ref().map(|RecommendationPart { value, reason, consider }| {
        let consider = consider.as_ref().and_then(|consider| {
            let mut words = vec![ours("Consider for ")];
            match (consider.role.as_deref(), consider.level.as_deref()) {
                (Some(role), Some(level)) => words.extend([typed(level), ours(", "), typed(role)]),
                (Some(one), None) | (None, Some(one)) => words.push(typed(one)),
                (None, None) => return None,
            }
            words.push(ours("."));
            Some(words)
        });
        Recommendation { value: title_case(value), reason: reason.as_deref(), consider }
    })
}

pub(super) fn imprint(card: &Scorecard, moments: Moments) -> Imprint<'_> {
    let interview = &card.interview;
    let revised = card.revisions.iter().rev().find(|revision| revision.revision == card.revision);
    let dated = revised
        .map(|revision| revision.at)
        .or(interview.submitted_at)
        .or(interview.started_at)
        .unwrap_or(interview.planned_at);
    Imprint {
        kit: &interview.kit.id,
        kit_hash: interview.kit.hash.chars().take(12).collect(),
        role_loop: interview.role_loop.as_deref(),
        interview: interview.id.to_string(),
        events: card.log.events,
        head: &card.log.head,
        revision: card.revision,
        practice: interview.practice,
        dated: dated.with_timezone(&moments.offset),
    }
}
