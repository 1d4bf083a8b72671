//! What an action may hold: words within their sizes, points and levels of the scale. Sizes are capped
//! here, at the door, so that no single action can fill the log.

use bank::{FrozenKit, Id};

use crate::cv::PROBES;
use crate::{Action, ConditionKind, Meeting, Rating, Refusal};

/// Bytes of a name.
pub(crate) const SHORT: usize = 400;
/// Bytes of a note or a reason.
pub(crate) const TEXT: usize = 16 * 1024;
/// Bytes of captured text that are kept. Detectors look at less: what is too long for them is kept all the
/// same, and says so.
pub const CAPTURE: usize = 1024 * 1024;
/// Minutes in a day.
pub(crate) const DAY: u32 = 24 * 60;
/// Bytes of an address.
const ADDRESS: usize = 2000;
/// Links, and people on the panel, that are kept.
const MANY: usize = 40;

/// Whether an action's words and numbers are within their sizes.
pub(crate) fn limits(action: &Action) -> Result<(), Refusal> {
    match action {
        Action::Note { text, .. } => words("the note", text, TEXT),
        Action::Feedback { text } => words("the feedback", text, TEXT),
        Action::Fault { text, .. } => words("the fault", text, TEXT),
        Action::CaptureCode { text, .. } => words("the code", text, CAPTURE),
        Action::CaptureOutput { text, .. } => words("the compiler's output", text, CAPTURE),
        Action::Hint { text: Some(text), .. } => words("the hint", text, TEXT),
        Action::Settle { note: Some(note), .. } => words("the note", note, TEXT),
        Action::KeepCv { name, .. } => words("the name of the CV", name, SHORT),
        Action::Probes { probes } if probes.len() > PROBES => {
            Err(Refusal::TooLong { field: "the list of probes", length: probes.len(), most: PROBES })
        }
        Action::Probes { probes } => probes.iter().try_for_each(|probe| words("a probe", probe, SHORT)),
        Action::Mark { note, .. } | Action::Bookmark { note, .. } => {
            at_most("the note", note.as_deref(), TEXT)
        }
        Action::Pause { reason } => at_most("the reason", reason.as_deref(), TEXT),
        Action::Replan { reason, .. }
        | Action::DropQuestion { reason, .. }
        | Action::ShortenQuestion { reason, .. }
        | Action::SwapQuestion { reason, .. } => at_most("the reason", reason.as_deref(), TEXT),
        Action::Condition { kind: ConditionKind::WrongScreen, text, .. } if said(text.as_ref()).is_some() => {
            Err(Refusal::NotWrittenDown)
        }
        Action::Condition { minutes: Some(minutes), .. } | Action::Explain { minutes: Some(minutes), .. }
            if *minutes > DAY =>
        {
            Err(Refusal::TooManyMinutes { minutes: *minutes })
        }
        Action::Explain { minutes: None, text, .. } => {
            words("the condition", text.as_deref().unwrap_or_default(), TEXT)
        }
        Action::Condition { text, .. } | Action::Explain { text, .. } => {
            at_most("the condition", text.as_deref(), TEXT)
        }
        Action::Rate { why, despite, .. } => {
            at_most("why", why.as_deref(), TEXT)?;
            at_most("despite", despite.as_deref(), TEXT)
        }
        Action::Recommend { reason, consider, .. } => {
            at_most("the reason", reason.as_deref(), TEXT)?;
            at_most("the role", consider.as_ref().and_then(|other| other.role.as_deref()), SHORT)
        }
        _ => Ok(()),
    }
}

/// Whether what was arranged is within its sizes. Addresses are opened one day, so they are `http` or `https`.
pub(crate) fn arranged(meeting: &Meeting) -> Result<(), Refusal> {
    if let Some(minutes) = meeting.minutes.filter(|minutes| *minutes > DAY) {
        return Err(Refusal::TooManyMinutes { minutes });
    }
    for (field, length) in [("the list of links", meeting.links.len()), ("the panel", meeting.panel.len())] {
        if length > MANY {
            return Err(Refusal::TooLong { field, length, most: MANY });
        }
    }
    for name in &meeting.panel {
        words("a name of the panel", name, SHORT)?;
    }
    for link in &meeting.links {
        words("an address", &link.address, ADDRESS)?;
        let opens = ["http://", "https://"].iter().any(|scheme| link.address.starts_with(scheme));
        if !opens || link.address.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(Refusal::NotAnAddress { address: link.address.clone() });
        }
    }
    Ok(())
}

pub(crate) fn words(field: &'static str, text: &str, most: usize) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty { field });
    }
    at_most(field, Some(text), most)
}

pub(crate) fn at_most(field: &'static str, text: Option<&str>, most: usize) -> Result<(), Refusal> {
    match text {
        Some(text) if text.len() > most => Err(Refusal::TooLong { field, length: text.len(), most }),
        _ => Ok(()),
    }
}

/// Words worth keeping: none when there is nothing but blanks.
pub(crate) fn said(text: Option<&String>) -> Option<String> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty()).map(str::to_owned)
}

pub(crate) fn known_level(kit: &FrozenKit, level: &str) -> Result<(), Refusal> {
    let known = &kit.scale.levels;
    if known.iter().any(|on_scale| on_scale == level) {
        return Ok(());
    }
    Err(Refusal::UnknownLevel { level: level.to_owned(), known: known.clone() })
}

pub(crate) fn check_caps<'a>(
    kit: &FrozenKit,
    question: &str,
    caps: impl Iterator<Item = (&'a Id, u8)>,
) -> Result<(), Refusal> {
    let Some(question) = kit.question(question) else { return Ok(()) };
    for (competency, cap) in caps {
        on_scale(kit, cap)?;
        if !question.competencies.contains(competency) {
            return Err(Refusal::UnknownCompetency {
                competency: competency.clone(),
                place: format!("in question {:?}", question.id),
                known: question.competencies.clone(),
            });
        }
    }
    Ok(())
}

pub(crate) fn check_rating(
    kit: &FrozenKit,
    competency: &str,
    rating: &Rating,
    cap: Option<u8>,
    despite: Option<&str>,
) -> Result<(), Refusal> {
    if let Rating::Invalid(reason) = rating {
        words("the reason why the rating is invalid", reason, TEXT)?;
    }
    let Some(point) = rating.point() else { return Ok(()) };
    on_scale(kit, point)?;
    match cap {
        Some(cap) if point > cap && despite.is_none_or(|reason| reason.trim().is_empty()) => {
            Err(Refusal::AboveCap { competency: competency.to_owned(), rating: point, cap })
        }
        _ => Ok(()),
    }
}

fn on_scale(kit: &FrozenKit, point: u8) -> Result<(), Refusal> {
    if kit.scale.has(point) { Ok(()) } else { Err(Refusal::OffScale { rating: point, top: kit.scale.top() }) }
}
