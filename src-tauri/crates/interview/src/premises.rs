//! Premises: what must hold for an event to be a fact. Both deciding and undoing ask here, so that
//! what could not have happened can also not be left behind by an undo.

use bank::{FrozenKit, Question};

use crate::limits::DAY;
use crate::state::{PlannedQuestion, State};
use crate::{ConditionKind, EntryId, Event, FindingDecision, FindingId, Phase, Refusal, code_lines};

/// Whether `event` can follow upon `state`.
pub(crate) fn premises(kit: &FrozenKit, state: &State, event: &Event) -> Result<(), Refusal> {
    let phase = state.phase();
    match event {
        Event::Planned { .. } if state.plan.is_some() => Err(Refusal::AlreadyPlanned),
        Event::Started {} if phase == Phase::Submitted => Err(Refusal::AlreadySubmitted),
        Event::Started {} if phase != Phase::Planned => Err(Refusal::AlreadyStarted),
        Event::ProbesNoted { .. } if phase != Phase::Planned => Err(Refusal::AlreadyStarted),
        Event::Planned { .. } | Event::Started {} => Ok(()),
        Event::Paused { .. } => {
            running(state)?;
            if phase == Phase::Paused { Err(Refusal::AlreadyPaused) } else { Ok(()) }
        }
        Event::Resumed {} => {
            started(state)?;
            if phase == Phase::Live { Err(Refusal::NotPaused) } else { Ok(()) }
        }
        Event::Ended {} => running(state),
        Event::BlockOpened { block } => {
            running(state)?;
            if kit.kit.blocks.contains_key(block) {
                return Ok(());
            }
            Err(Refusal::UnknownBlock {
                block: block.clone(),
                known: kit.kit.blocks.keys().cloned().collect(),
            })
        }
        Event::QuestionOpened { question } => {
            running(state)?;
            in_plan(kit, state, question)?;
            if state.open_question.as_ref() == Some(question) {
                return Err(Refusal::QuestionAlreadyOpen { question: question.clone() });
            }
            Ok(())
        }
        Event::QuestionClosed { question } => {
            if state.open_question.as_ref() == Some(question) {
                Ok(())
            } else {
                Err(Refusal::NoOpenQuestion)
            }
        }
        Event::QuestionDropped { question, .. } => {
            before_the_end(state)?;
            let planned = in_plan(kit, state, question)?;
            match (state.questions.contains_key(question), planned) {
                (true, _) => Err(Refusal::QuestionWasAsked { question: question.clone() }),
                (false, Some(planned)) if planned.dropped => {
                    Err(Refusal::AlreadyDropped { question: question.clone() })
                }
                _ => Ok(()),
            }
        }
        Event::MinutesGiven { part, minutes, .. } => {
            before_the_end(state)?;
            if !kit.kit.blocks.contains_key(part) {
                in_plan(kit, state, part)?;
            }
            if *minutes > DAY { Err(Refusal::TooManyMinutes { minutes: *minutes }) } else { Ok(()) }
        }
        Event::QuestionSwapped { question, by, .. } => {
            before_the_end(state)?;
            let planned = state.questions_of(kit);
            if !planned.iter().any(|planned| planned.id == *question) {
                return Err(not_in_plan(state, kit, question));
            }
            known_question(kit, by)?;
            if planned.iter().any(|planned| planned.id == *by) {
                return Err(Refusal::AlreadyInPlan { question: by.clone() });
            }
            if state.questions.contains_key(by) {
                return Err(Refusal::QuestionWasAsked { question: by.clone() });
            }
            Ok(())
        }
        Event::AbsenceDiscounted {} => {
            started(state)?;
            state.countable_absence().map(|_| ()).ok_or(Refusal::NothingToDiscount)
        }
        Event::Marked { signal, question, lines, snapshot, bookmark, finding, .. } => {
            started(state)?;
            if let Some(finding) = finding {
                attachable(state, *finding)?;
            }
            place(kit, state, signal, question.as_deref())?;
            if let Some(bookmark) = bookmark {
                in_tray(state, *bookmark)?;
            }
            code(state, *snapshot, *lines)
        }
        Event::TranscriptImported { replaces, .. } => {
            started(state)?;
            if phase < Phase::Ended {
                return Err(Refusal::NotOver);
            }
            match replaces {
                Some(replaced) => has_transcript(state, *replaced),
                None => Ok(()),
            }
        }
        Event::TranscriptAligned { transcript, .. } => has_transcript(state, *transcript),
        Event::Quoted { signal, question, quote, .. } => {
            // What was quoted from a transcript that is taken back would be quoted from nothing.
            has_transcript(state, quote.transcript)?;
            place(kit, state, signal, question.as_deref())
        }
        Event::Unmarked { mark } | Event::Qualified { mark, .. } => stands(state, *mark),
        Event::Retargeted { mark, signal, question } => {
            stands(state, *mark)?;
            place(kit, state, signal, question.as_deref())
        }
        Event::Settled { bookmark, .. } => in_tray(state, *bookmark),
        Event::Hinted { question, n, .. } => {
            let asked = opened(kit, state, question)?;
            match n {
                Some(n) => nth(*n, asked.hints.len()).ok_or_else(|| Refusal::UnknownHint {
                    question: question.clone(),
                    n: *n,
                    has: asked.hints.len(),
                }),
                None => Ok(()),
            }
        }
        Event::FollowedUp { question, n } => {
            let asked = opened(kit, state, question)?;
            let has = asked.follow_ups.len() + asked.if_time_remains.len();
            nth(*n, has).ok_or_else(|| Refusal::UnknownFollowUp { question: question.clone(), n: *n, has })
        }
        Event::MilestoneReached { question, .. } | Event::FaultNoted { question, .. } => {
            opened(kit, state, question).map(|_| ())
        }
        Event::Noted { mark, question, .. } => {
            if let Some(mark) = mark {
                stands(state, *mark)?;
            }
            // Also before it was opened: a probe may be noted the day before.
            if let Some(question) = question {
                known_question(kit, question)?;
            }
            Ok(())
        }
        Event::CodeCaptured { question: Some(question), .. }
        | Event::OutputCaptured { question: Some(question), .. } => opened(kit, state, question).map(|_| ()),
        Event::FindingDecided { finding, decision, .. } => decidable(state, *finding, *decision),
        Event::Rated { question: Some(question), competency, .. } => {
            let asked = opened(kit, state, question)?;
            if asked.competencies.contains(competency) {
                return Ok(());
            }
            Err(Refusal::UnknownCompetency {
                competency: competency.clone(),
                place: format!("in question {question:?}"),
                known: asked.competencies.clone(),
            })
        }
        Event::Rated { question: None, competency, .. } => {
            started(state)?;
            if kit.kit.competencies.iter().any(|in_kit| in_kit.id == *competency) {
                return Ok(());
            }
            Err(Refusal::UnknownCompetency {
                competency: competency.clone(),
                place: "over the whole interview".to_owned(),
                known: kit.kit.competencies.iter().map(|in_kit| in_kit.id.clone()).collect(),
            })
        }
        Event::Submitted {} => {
            started(state)?;
            if phase == Phase::Submitted {
                return Err(Refusal::AlreadySubmitted);
            }
            match state.tray().count() {
                0 => Ok(()),
                count => Err(Refusal::TrayNotEmpty { count }),
            }
        }
        Event::ConditionExplained { condition, text, .. } => match state.condition(*condition) {
            None => Err(Refusal::UnknownCondition { condition: *condition }),
            Some(noted) if noted.kind == ConditionKind::WrongScreen && text.is_some() => {
                Err(Refusal::NotWrittenDown)
            }
            Some(_) => Ok(()),
        },
        Event::Amended { .. } if phase != Phase::Submitted => Err(Refusal::NotSubmitted),
        Event::Bookmarked { .. }
        | Event::CodeCaptured { .. }
        | Event::OutputCaptured { .. }
        | Event::FeedbackWritten { .. }
        | Event::Recommended { .. } => started(state),
        Event::CvKept { .. }
        | Event::ProbesNoted { .. }
        | Event::ConditionNoted { .. }
        | Event::Amended { .. }
        | Event::Retracted { .. }
        | Event::Restored { .. }
        | Event::TakenOver { .. }
        | Event::Recovered { .. }
        | Event::Slept { .. }
        | Event::Unknown { .. } => Ok(()),
    }
}

fn has_transcript(state: &State, transcript: EntryId) -> Result<(), Refusal> {
    state.transcript(Some(transcript)).map(|_| ()).ok_or(Refusal::NoTranscript)
}

fn started(state: &State) -> Result<(), Refusal> {
    if state.phase() == Phase::Planned { Err(Refusal::NotStarted) } else { Ok(()) }
}

fn running(state: &State) -> Result<(), Refusal> {
    match state.phase() {
        Phase::Planned => Err(Refusal::NotStarted),
        Phase::Live | Phase::Paused => Ok(()),
        Phase::Ended => Err(Refusal::Ended),
        Phase::Submitted => Err(Refusal::AlreadySubmitted),
    }
}

fn before_the_end(state: &State) -> Result<(), Refusal> {
    match state.phase() {
        Phase::Planned | Phase::Live | Phase::Paused => Ok(()),
        Phase::Ended => Err(Refusal::Ended),
        Phase::Submitted => Err(Refusal::AlreadySubmitted),
    }
}

/// A question that is to be asked, or was opened before another took its place.
fn in_plan(kit: &FrozenKit, state: &State, question: &str) -> Result<Option<PlannedQuestion>, Refusal> {
    known_question(kit, question)?;
    let planned = state.questions_of(kit).into_iter().find(|planned| planned.id == question);
    if planned.is_some() || state.questions.contains_key(question) {
        return Ok(planned);
    }
    Err(not_in_plan(state, kit, question))
}

fn not_in_plan(state: &State, kit: &FrozenKit, question: &str) -> Refusal {
    Refusal::NotInPlan {
        question: question.to_owned(),
        known: state.questions_of(kit).into_iter().map(|planned| planned.id).collect(),
    }
}

fn known_question<'a>(kit: &'a FrozenKit, question: &str) -> Result<&'a Question, Refusal> {
    kit.question(question).ok_or_else(|| Refusal::UnknownQuestion {
        question: question.to_owned(),
        known: kit.kit.questions.iter().map(|known| known.id.clone()).collect(),
    })
}

fn opened<'a>(kit: &'a FrozenKit, state: &State, question: &str) -> Result<&'a Question, Refusal> {
    started(state)?;
    let known = known_question(kit, question)?;
    if state.questions.contains_key(question) {
        return Ok(known);
    }
    Err(Refusal::QuestionNotOpened { question: question.to_owned() })
}

fn place(kit: &FrozenKit, state: &State, signal: &str, question: Option<&str>) -> Result<(), Refusal> {
    let (offered, place) = match question {
        Some(question) => (kit.signals_of(opened(kit, state, question)?), format!("question {question:?}")),
        None => (kit.throughout(), "the kit".to_owned()),
    };
    if offered.iter().any(|keyed| keyed.signal.id == signal) {
        return Ok(());
    }
    Err(Refusal::UnknownSignal {
        signal: signal.to_owned(),
        place,
        known: offered.iter().map(|keyed| keyed.signal.id.clone()).collect(),
    })
}

fn stands(state: &State, mark: EntryId) -> Result<(), Refusal> {
    state.mark(mark).map(|_| ()).ok_or(Refusal::UnknownMark { mark })
}

/// One finding is one piece of evidence.
fn attachable(state: &State, finding: FindingId) -> Result<(), Refusal> {
    if !state.findings.contains_key(&finding) {
        return Err(Refusal::UnknownFinding { finding });
    }
    match state.mark_of(finding) {
        None => Ok(()),
        Some(_) => Err(Refusal::AlreadyDecided { what: "attached" }),
    }
}

/// An attachment is decided on with its mark, which has its own premises.
fn decidable(state: &State, finding: FindingId, decision: FindingDecision) -> Result<(), Refusal> {
    let found = state.findings.get(&finding).ok_or(Refusal::UnknownFinding { finding })?;
    let what = match decision {
        FindingDecision::Attach => return Ok(()),
        FindingDecision::Dismiss => "dismissed",
        FindingDecision::Ask => "asked about",
    };
    if found.decided == Some(decision) { Err(Refusal::AlreadyDecided { what }) } else { Ok(()) }
}

fn in_tray(state: &State, bookmark: EntryId) -> Result<(), Refusal> {
    state
        .tray()
        .find(|waiting| waiting.id == bookmark)
        .map(|_| ())
        .ok_or(Refusal::UnknownBookmark { bookmark })
}

fn code(state: &State, snapshot: Option<EntryId>, lines: Option<[u32; 2]>) -> Result<(), Refusal> {
    let capture = match snapshot {
        None => None,
        Some(snapshot) => Some(
            state
                .captures
                .iter()
                .rev()
                .find(|kept| kept.id == snapshot)
                .ok_or(Refusal::UnknownSnapshot { snapshot })?,
        ),
    };
    let Some([first, last]) = lines else { return Ok(()) };
    let has = capture.map(|capture| u32::try_from(code_lines(&capture.text).count()).unwrap_or(u32::MAX));
    if first == 0 || first > last || has.is_some_and(|has| last > has) {
        return Err(Refusal::LinesOutside { first, last, lines: has });
    }
    Ok(())
}

fn nth(n: u8, has: usize) -> Option<()> {
    (1..=has).contains(&usize::from(n)).then_some(())
}
