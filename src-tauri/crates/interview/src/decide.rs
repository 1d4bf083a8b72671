//! Deciding: an action on an interview becomes events, or is refused.

use bank::{FrozenKit, Id};

use crate::action::Plan;
use crate::event::PlannedCandidate;
use crate::history::Interview;
use crate::limits::{SHORT, TEXT, at_most, limits, words};
use crate::premises::premises;
use crate::state::State;
use crate::{Action, ActionId, CandidateId, EntryId, Event, Phase, Rating, Recorded, Refusal, Stamp};

/// What an action comes with: its id and the time, both from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The action.
    pub action: ActionId,
    /// Now, on the three clocks.
    pub stamp: Stamp,
}

/// The first event of an interview.
///
/// # Errors
/// When a name is empty or too long, or the level is not on the scale.
pub fn plan(request: &Plan, new_candidate: CandidateId, kit: &FrozenKit) -> Result<Event, Refusal> {
    words("the candidate's name", &request.candidate.name, SHORT)?;
    words("the interviewer's name", &request.interviewer.name, SHORT)?;
    words("the role", &request.role, SHORT)?;
    at_most("the alias", request.candidate.alias.as_deref(), SHORT)?;
    if !kit.scale.levels.contains(&request.level) {
        return Err(Refusal::UnknownLevel { level: request.level.clone(), known: kit.scale.levels.clone() });
    }
    Ok(Event::Planned {
        candidate: PlannedCandidate {
            id: request.candidate.id.unwrap_or(new_candidate),
            name: request.candidate.name.trim().to_owned(),
            alias: request.candidate.alias.clone(),
        },
        role: request.role.clone(),
        level: request.level.clone(),
        kit: kit.kit.id.clone(),
        kit_hash: kit.hash.clone(),
        role_loop: request.role_loop.clone(),
        interviewer: request.interviewer.clone(),
        practice: request.practice,
        starts_at: request.starts_at,
    })
}

/// The events an action amounts to.
///
/// # Errors
/// When the action is refused; then nothing has changed.
pub fn decide(interview: &Interview, action: &Action, context: Context) -> Result<Vec<Event>, Refusal> {
    let state = interview.state();
    match action {
        Action::Plan(_) => Err(Refusal::AlreadyPlanned),
        Action::Undo { action } => interview.undo(*action).map(|event| vec![event]),
        Action::Redo {} => interview.redo().map(|event| vec![event]),
        Action::Amend { reason, actions } => amend(interview, reason, actions, context),
        _ if state.phase() == Phase::Submitted => Err(Refusal::AlreadySubmitted),
        _ => observe(interview.kit(), state, action, context.action),
    }
}

/// Events of one action that is neither undo nor amendment, on a given state.
fn observe(kit: &FrozenKit, state: &State, action: &Action, id: ActionId) -> Result<Vec<Event>, Refusal> {
    limits(action)?;
    let events = events_of(kit, state, action, id)?;
    match events.as_slice() {
        [only] => premises(kit, state, only)?,
        several => {
            let mut state = state.clone();
            for event in several {
                premises(kit, &state, event)?;
                state.fold(kit, &unplaced(event, id));
            }
        }
    }
    Ok(events)
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm an action; splitting would hide that the list is complete"
)]
fn events_of(kit: &FrozenKit, state: &State, action: &Action, id: ActionId) -> Result<Vec<Event>, Refusal> {
    let entry = EntryId::from(id);
    let open = |question: &Option<Id>| question.clone().or_else(|| state.open_question.clone());
    let of_question = |question: &Option<Id>| open(question).ok_or(Refusal::NoOpenQuestion);
    let event = match action {
        Action::Start {} => Event::Started {},
        Action::Pause { reason } => Event::Paused { reason: reason.clone() },
        Action::Resume {} => Event::Resumed {},
        Action::End {} => Event::Ended {},
        Action::OpenBlock { block } => {
            let opened = Event::BlockOpened { block: block.clone() };
            return Ok(closing(state).into_iter().chain([opened]).collect());
        }
        Action::OpenQuestion { question } => {
            let opened = Event::QuestionOpened { question: question.clone() };
            if state.open_question.as_ref() == Some(question) {
                return Err(Refusal::QuestionAlreadyOpen { question: question.clone() });
            }
            return Ok(closing(state).into_iter().chain([opened]).collect());
        }
        Action::CloseQuestion {} => Event::QuestionClosed { question: of_question(&None)? },
        Action::Mark { signal, question, shown, note, lines, snapshot, bookmark } => {
            let question = place_of(kit, state, signal, question.as_ref())?;
            let snapshot = snapshot.or_else(|| lines.and_then(|_| latest_capture(state, question.as_ref())));
            Event::Marked {
                mark: entry,
                signal: signal.clone(),
                question,
                shown: *shown,
                note: note.clone(),
                lines: *lines,
                snapshot,
                bookmark: *bookmark,
            }
        }
        Action::Unmark { mark } => Event::Unmarked { mark: *mark },
        Action::Qualify { mark, shown } => Event::Qualified { mark: *mark, shown: *shown },
        Action::Retarget { mark, signal } => {
            let marked = state.mark(*mark).ok_or(Refusal::UnknownMark { mark: *mark })?;
            let question = place_of(kit, state, signal, marked.question.as_ref())?;
            Event::Retargeted { mark: *mark, signal: signal.clone(), question }
        }
        Action::Bookmark { seconds_ago, note, remarkable } => Event::Bookmarked {
            bookmark: entry,
            seconds_ago: *seconds_ago,
            note: note.clone(),
            remarkable: *remarkable,
            question: state.open_question.clone(),
        },
        Action::Settle { bookmark, note } => Event::Settled { bookmark: *bookmark, note: note.clone() },
        Action::Hint { n, text, cap, question } => {
            if n.is_some() == text.is_some() || (n.is_some() && !cap.is_empty()) {
                return Err(Refusal::HintUnclear);
            }
            let question = of_question(question)?;
            check_caps(kit, &question, cap.iter().map(|(id, cap)| (id, *cap)))?;
            Event::Hinted { question, n: *n, text: text.clone(), cap: cap.clone() }
        }
        Action::FollowUp { n, question } => Event::FollowedUp { question: of_question(question)?, n: *n },
        Action::Milestone { kind, question } => {
            Event::MilestoneReached { question: of_question(question)?, milestone: *kind }
        }
        Action::Note { text, visibility, mark, question, seconds_ago } => Event::Noted {
            note: entry,
            text: text.trim().to_owned(),
            visibility: *visibility,
            mark: *mark,
            question: open(question),
            seconds_ago: seconds_ago.unwrap_or(0),
        },
        Action::CaptureCode { text, question } => {
            Event::CodeCaptured { snapshot: entry, question: open(question), text: text.clone() }
        }
        Action::Condition { kind, minutes, text } => {
            Event::ConditionNoted { condition: *kind, minutes: *minutes, text: text.clone() }
        }
        Action::Fault { text, question } => {
            Event::FaultNoted { question: of_question(question)?, text: text.trim().to_owned() }
        }
        Action::Rate { question, competency, rating, why, despite } => {
            let cap = question.as_ref().and_then(|question| state.questions.get(question)?.cap(competency));
            check_rating(kit, competency, rating, cap, despite.as_deref())?;
            Event::Rated {
                question: question.clone(),
                competency: competency.clone(),
                rating: rating.clone(),
                why: why.clone(),
                cap,
                despite: despite.clone(),
            }
        }
        Action::Feedback { text } => Event::FeedbackWritten { text: text.trim().to_owned() },
        Action::Recommend { recommendation, reason, consider } => {
            let known = &kit.scale.recommendations;
            if !known.contains(recommendation) {
                return Err(Refusal::UnknownRecommendation {
                    recommendation: recommendation.clone(),
                    known: known.clone(),
                });
            }
            Event::Recommended {
                recommendation: recommendation.clone(),
                reason: reason.clone(),
                consider: consider.clone(),
            }
        }
        Action::Submit {} => Event::Submitted {},
        Action::Plan(_) => return Err(Refusal::AlreadyPlanned),
        Action::Undo { .. } | Action::Redo {} | Action::Amend { .. } => {
            return Err(Refusal::NotAmendable { what: name_of(action).to_owned() });
        }
    };
    Ok(vec![event])
}

fn amend(
    interview: &Interview,
    reason: &str,
    actions: &[Action],
    context: Context,
) -> Result<Vec<Event>, Refusal> {
    let kit = interview.kit();
    let mut state = interview.state().clone();
    let revision = u32::try_from(state.revisions.len()).unwrap_or(u32::MAX).saturating_add(1);
    words("the reason of the amendment", reason, TEXT)?;
    let opening = Event::Amended { revision, reason: reason.trim().to_owned() };
    premises(kit, &state, &opening)?;
    if actions.is_empty() {
        return Err(Refusal::EmptyAmendment);
    }
    state.fold(kit, &unplaced(&opening, context.action));
    let mut events = vec![opening];
    for (at, action) in actions.iter().enumerate() {
        let refused = |refusal| Refusal::InAmendment { index: at + 1, refusal: Box::new(refusal) };
        if !amendable(action) {
            return Err(refused(Refusal::NotAmendable { what: name_of(action).to_owned() }));
        }
        let id = context.action.inner(at);
        for event in observe(kit, &state, action, id).map_err(refused)? {
            state.fold(kit, &unplaced(&event, id));
            events.push(event);
        }
    }
    Ok(events)
}

const fn amendable(action: &Action) -> bool {
    matches!(
        action,
        Action::Mark { .. }
            | Action::Unmark { .. }
            | Action::Qualify { .. }
            | Action::Retarget { .. }
            | Action::Note { .. }
            | Action::Condition { .. }
            | Action::Fault { .. }
            | Action::Rate { .. }
            | Action::Feedback { .. }
            | Action::Recommend { .. }
    )
}

/// The name an action goes by in JSON.
pub(crate) fn name_of(action: &Action) -> &'static str {
    match action {
        Action::Plan(_) => "plan",
        Action::Start {} => "start",
        Action::Pause { .. } => "pause",
        Action::Resume {} => "resume",
        Action::End {} => "end",
        Action::OpenBlock { .. } => "open-block",
        Action::OpenQuestion { .. } => "open-question",
        Action::CloseQuestion {} => "close-question",
        Action::Mark { .. } => "mark",
        Action::Unmark { .. } => "unmark",
        Action::Qualify { .. } => "qualify",
        Action::Retarget { .. } => "retarget",
        Action::Bookmark { .. } => "bookmark",
        Action::Settle { .. } => "settle",
        Action::Hint { .. } => "hint",
        Action::FollowUp { .. } => "follow-up",
        Action::Milestone { .. } => "milestone",
        Action::Note { .. } => "note",
        Action::CaptureCode { .. } => "capture-code",
        Action::Condition { .. } => "condition",
        Action::Fault { .. } => "fault",
        Action::Rate { .. } => "rate",
        Action::Undo { .. } => "undo",
        Action::Redo {} => "redo",
        Action::Feedback { .. } => "feedback",
        Action::Recommend { .. } => "recommend",
        Action::Submit {} => "submit",
        Action::Amend { .. } => "amend",
    }
}

fn closing(state: &State) -> Option<Event> {
    state.open_question.clone().map(|question| Event::QuestionClosed { question })
}

/// The question a signal is marked in: the one named, else the open one if it has the signal, else
/// none if the kit has it; and the open question, for the refusal to name, when neither has.
fn place_of(kit: &FrozenKit, state: &State, signal: &str, named: Option<&Id>) -> Result<Option<Id>, Refusal> {
    if state.phase() == Phase::Planned {
        return Err(Refusal::NotStarted);
    }
    let has = |question: &Id| {
        kit.question(question)
            .is_some_and(|question| kit.signals_of(question).iter().any(|keyed| keyed.signal.id == signal))
    };
    let in_kit = kit.kit.signals.iter().any(|known| known == signal);
    match named.or(state.open_question.as_ref()) {
        Some(question) if has(question) || !in_kit => Ok(Some(question.clone())),
        _ if in_kit => Ok(None),
        _ => Err(Refusal::NoOpenQuestion),
    }
}

fn latest_capture(state: &State, question: Option<&Id>) -> Option<EntryId> {
    state
        .captures
        .iter()
        .rev()
        .find(|capture| capture.question.as_ref() == question)
        .map(|capture| capture.id)
}

fn check_caps<'a>(
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

fn check_rating(
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

/// An event outside the log, to see what later events of the same action may build on.
fn unplaced(event: &Event, action: ActionId) -> Recorded {
    let stamp = Stamp { at: chrono::DateTime::UNIX_EPOCH, elapsed_ms: 0, call_ms: 0 };
    Recorded { seq: 0, action, stamp, event: event.clone() }
}
