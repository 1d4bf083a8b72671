//! Deciding: an action on an interview becomes events, or is refused.

use bank::recording::Moment;
use bank::{FrozenKit, Id, Recording, bare};

use crate::action::Plan;
use crate::event::PlannedCandidate;
use crate::history::Interview;
use crate::limits::{SHORT, arranged, at_most, check_caps, check_rating, known_level, limits, said, words};
use crate::premises::premises;
use crate::state::State;
use crate::{
    Action, ActionId, CandidateId, Consider, DeviceId, EntryId, Event, Interviewer, Meeting, Phase, Recorded,
    Refusal, Seen, Stamp,
};

mod amend;
mod course;
mod found;
mod place;
mod said;

use amend::amend;
use course::{dropped, replanned, shortened, swapped};
use found::{captured, on_finding};
use place::{latest_capture, place_of, place_of_bookmark};
use said::of_transcript;

/// What an action comes with: its id, the time and the device, and what was seen in a text it captures. All
/// from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context<'s> {
    /// The action.
    pub action: ActionId,
    /// Now, on the three clocks.
    pub stamp: Stamp,
    /// Where it is done.
    pub device: DeviceId,
    /// What the text is that is captured, and what detectors see in it; none where nobody looked.
    pub seen: Option<&'s Seen>,
}

/// The first event of an interview.
///
/// # Errors
/// When a name is empty or too long, or the level is not on the scale.
pub fn plan(request: &Plan, new_candidate: CandidateId, kit: &FrozenKit) -> Result<Event, Refusal> {
    plan_with(request, new_candidate, kit, None)
}

/// [`plan`] with the recording that the request names, and its hash.
///
/// # Errors
/// As [`plan`], and when the interview is no practice, or what is recorded goes with another kit.
pub fn plan_with(
    request: &Plan,
    new_candidate: CandidateId,
    kit: &FrozenKit,
    recording: Option<(&Recording, &str)>,
) -> Result<Event, Refusal> {
    if let Some((recording, _)) = recording {
        follows(request, kit, recording)?;
    }
    words("the candidate's name", &request.candidate.name, SHORT)?;
    words("the interviewer's name", &request.interviewer.name, SHORT)?;
    words("the role", &request.role, SHORT)?;
    at_most("the alias", request.candidate.alias.as_deref(), SHORT)?;
    at_most("the loop", request.role_loop.as_deref(), SHORT)?;
    known_level(kit, &request.level)?;
    if let Some(meeting) = &request.meeting {
        arranged(meeting)?;
    }
    Ok(Event::Planned {
        candidate: PlannedCandidate {
            id: request.candidate.id.unwrap_or(new_candidate),
            name: request.candidate.name.trim().to_owned(),
            alias: said(request.candidate.alias.as_ref()),
        },
        role: request.role.trim().to_owned(),
        level: request.level.clone(),
        kit: kit.kit.id.clone(),
        kit_hash: kit.hash.clone(),
        role_loop: request.role_loop.clone(),
        interviewer: Interviewer {
            name: request.interviewer.name.trim().to_owned(),
            part: request.interviewer.part,
        },
        practice: request.practice,
        starts_at: request.starts_at,
        meeting: request.meeting.clone().filter(|meeting| *meeting != Meeting::default()),
        recording: recording.map(|(_, hash)| hash.to_owned()),
    })
}

/// What is recorded goes with what is asked: the same kit, and no question in the place of another.
fn follows(request: &Plan, kit: &FrozenKit, recording: &Recording) -> Result<(), Refusal> {
    let has = |part: &str| kit.question(part).is_some() || kit.kit.blocks.contains_key(part);
    let mut opened = recording.script.iter().filter_map(|moment| match moment {
        Moment::Cue(cue) => cue.opens.as_deref(),
        Moment::Says(_) | Moment::Code(_) | Moment::Output(_) => None,
    });
    let why = if !request.practice {
        "this interview is no practice"
    } else if bare(&recording.kit) != kit.kit.id {
        "it goes with another kit"
    } else if !opened.all(|part| has(bare(part))) {
        "another question stands in the place of one of its own"
    } else {
        return Ok(());
    };
    Err(Refusal::RecordingDoesNotFit { recording: recording.id.clone(), why })
}

/// The events an action amounts to.
///
/// # Errors
/// When the action is refused; then nothing has changed.
pub fn decide(interview: &Interview, action: &Action, context: Context<'_>) -> Result<Vec<Event>, Refusal> {
    let state = interview.state();
    match action {
        Action::Plan(_) => Err(Refusal::AlreadyPlanned),
        Action::Undo { action } => interview.undo(*action).map(|event| vec![event]),
        Action::Redo {} => interview.redo().map(|event| vec![event]),
        Action::Amend { reason, actions } => amend(interview, reason, actions, context),
        // Whether the head is the last event, and another device's, is known where the log is kept.
        Action::TakeOver { head } => {
            words("the head", head, SHORT)?;
            Ok(vec![Event::TakenOver { head: head.clone(), device: context.device }])
        }
        _ if state.phase() == Phase::Submitted => Err(Refusal::AlreadySubmitted),
        _ => match of_transcript(interview, action, EntryId::from(context.action), context.seen)? {
            Some(event) => {
                premises(interview.kit(), state, &event)?;
                Ok(vec![event])
            }
            None => observe(interview.kit(), state, action, context.action, context.seen),
        },
    }
}

/// Events of one action that is neither undo nor amendment, on a given state.
fn observe(
    kit: &FrozenKit,
    state: &State,
    action: &Action,
    id: ActionId,
    seen: Option<&Seen>,
) -> Result<Vec<Event>, Refusal> {
    limits(action)?;
    let events = events_of(kit, state, action, id, seen)?;
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
fn events_of(
    kit: &FrozenKit,
    state: &State,
    action: &Action,
    id: ActionId,
    seen: Option<&Seen>,
) -> Result<Vec<Event>, Refusal> {
    let entry = EntryId::from(id);
    let open = |question: &Option<Id>| question.clone().or_else(|| state.open_question.clone());
    let of_question = |question: &Option<Id>| open(question).ok_or(Refusal::NoOpenQuestion);
    let event = match action {
        Action::Start {} => Event::Started {},
        Action::Pause { reason } => Event::Paused { reason: said(reason.as_ref()) },
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
        Action::Replan { minutes, drop, reason } => {
            return replanned(kit, state, minutes, drop, reason.as_ref());
        }
        Action::DropQuestion { question, reason } => dropped(question, reason.as_ref()),
        Action::ShortenQuestion { question, minutes, reason } => {
            shortened(kit, state, question, *minutes, reason.as_ref())?
        }
        Action::SwapQuestion { question, by, reason } => {
            return Ok(swapped(kit, state, question, by, reason.as_ref()));
        }
        Action::DiscountAbsence {} => Event::AbsenceDiscounted {},
        Action::Mark { signal, question, shown, note, lines, snapshot, bookmark } => {
            let waiting = bookmark.and_then(|id| state.tray().find(|waiting| waiting.id == id));
            let named = question.as_ref().or_else(|| place_of_bookmark(kit, state, signal, waiting));
            let question = place_of(kit, state, signal, named)?;
            let snapshot = snapshot.or_else(|| lines.and_then(|_| latest_capture(state, question.as_ref())));
            Event::Marked {
                mark: entry,
                signal: signal.clone(),
                question,
                shown: *shown,
                note: said(note.as_ref()).or_else(|| waiting.and_then(|waiting| waiting.note.clone())),
                lines: *lines,
                snapshot,
                bookmark: *bookmark,
                finding: None,
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
            note: said(note.as_ref()),
            remarkable: *remarkable,
            question: state.open_question.clone(),
        },
        Action::Settle { bookmark, note } => {
            Event::Settled { bookmark: *bookmark, note: said(note.as_ref()) }
        }
        Action::Hint { n, text, cap, question } => {
            if n.is_some() == text.is_some() || (n.is_some() && !cap.is_empty()) {
                return Err(Refusal::HintUnclear);
            }
            let question = of_question(question)?;
            check_caps(kit, &question, cap.iter().map(|(id, cap)| (id, *cap)))?;
            Event::Hinted { question, n: *n, text: said(text.as_ref()), cap: cap.clone() }
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
        Action::CaptureCode { text, question } => captured(state, entry, open(question), text, false, seen),
        Action::CaptureOutput { text, question } => captured(state, entry, open(question), text, true, seen),
        Action::Finding { finding, decision, signal, shown } => {
            return on_finding(kit, state, entry, *finding, *decision, signal.as_ref(), *shown);
        }
        Action::Condition { kind, minutes, text } => {
            Event::ConditionNoted { condition: *kind, minutes: *minutes, text: said(text.as_ref()) }
        }
        Action::Explain { condition, minutes, text } => {
            Event::ConditionExplained { condition: *condition, minutes: *minutes, text: said(text.as_ref()) }
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
                why: said(why.as_ref()),
                cap,
                despite: said(despite.as_ref()),
            }
        }
        Action::KeepCv { .. } => match seen {
            Some(Seen::Cv(kept)) => Event::CvKept { cv: entry, kept: kept.clone() },
            _ => return Err(Refusal::CvUnread),
        },
        Action::Probes { probes } => {
            Event::ProbesNoted { probes: probes.iter().map(|probe| probe.trim().to_owned()).collect() }
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
            if let Some(level) = consider.as_ref().and_then(|consider| consider.level.as_ref()) {
                known_level(kit, level)?;
            }
            Event::Recommended {
                recommendation: recommendation.clone(),
                reason: said(reason.as_ref()),
                consider: consider.clone().filter(|consider| *consider != Consider::default()),
            }
        }
        Action::Submit {} => Event::Submitted {},
        Action::Plan(_) => return Err(Refusal::AlreadyPlanned),
        // A transcript is seen from the whole interview, not from its state alone.
        Action::ImportTranscript { .. }
        | Action::AlignTranscript { .. }
        | Action::Quote { .. }
        | Action::TakeOver { .. }
        | Action::Undo { .. }
        | Action::Redo {}
        | Action::Amend { .. } => {
            return Err(Refusal::NotAmendable { what: action.name().to_owned() });
        }
    };
    Ok(vec![event])
}

fn closing(state: &State) -> Option<Event> {
    state.open_question.clone().map(|question| Event::QuestionClosed { question })
}

/// An event outside the log, to see what later events of the same action may build on.
fn unplaced(event: &Event, action: ActionId) -> Recorded {
    let stamp = Stamp { at: chrono::DateTime::UNIX_EPOCH, elapsed_ms: 0, call_ms: 0 };
    Recorded { seq: 0, action, stamp, event: event.clone() }
}
