//! Runs of an interview, mostly sensible: what is done is drawn from what could be done.

use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::rehearsal::Rehearsal;
use crate::transcript::Consent;
use crate::{
    Action, ActionId, ConditionKind, EntryId, Event, FindingDecision, FindingId, Interview, MilestoneKind,
    Phase, Rating, Refusal, Shown, Visibility,
};

/// What a step of a run is made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Choice {
    what: u8,
    which: u8,
    how: u8,
    pause: u8,
}

pub(crate) fn choices(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Choice>> {
    let choice = any::<(u8, u8, u8, u8)>();
    vec(choice.prop_map(|(what, which, how, pause)| Choice { what, which, how, pause }), length)
}

/// One step: what was tried, what came of it, and the interview before it.
pub(crate) struct Step<'a> {
    pub(crate) before: &'a Interview,
    pub(crate) action: &'a Action,
    pub(crate) outcome: &'a Result<ActionId, Refusal>,
    pub(crate) after: &'a Rehearsal,
}

/// Plays a run, showing every step to `look`.
pub(crate) fn play(
    choices: &[Choice],
    mut look: impl FnMut(Step<'_>) -> Result<(), TestCaseError>,
) -> Result<Rehearsal, TestCaseError> {
    let mut rehearsal = Rehearsal::planned();
    for (at, choice) in choices.iter().enumerate() {
        rehearsal.wait(u32::from(choice.pause));
        if choice.what == 255 {
            let gap_ms = u64::from(choice.pause) * 10_000;
            let live = rehearsal.interview.state().phase() == Phase::Live;
            if live && choice.how % 4 == 3 {
                rehearsal.wait(u32::from(choice.pause) * 10);
            }
            rehearsal.happens(match choice.how % 4 {
                3 if live => Event::Slept { gap_ms },
                0 | 3 => {
                    Event::Unknown { kind: "countersigned".into(), version: 2, body: vec![choice.which] }
                }
                how => Event::Recovered { gap_ms, counted: how == 1 },
            });
        }
        let before = rehearsal.interview.clone();
        let action = propose(&before, *choice, at * 100 / choices.len());
        let outcome = rehearsal.attempt(&action);
        look(Step { before: &before, action: &action, outcome: &outcome, after: &rehearsal })?;
    }
    Ok(rehearsal)
}

/// An action that an interviewer could think of now; one in twelve makes no sense. `progress` is the
/// share of the run in percent: after 60 the conversation ends, after 75 the scorecard is closed.
fn propose(interview: &Interview, choice: Choice, progress: usize) -> Action {
    let state = interview.state();
    if choice.what.is_multiple_of(12) {
        return nonsense(interview, choice);
    }
    match state.phase() {
        Phase::Planned if choice.what.is_multiple_of(3) => words(choice),
        Phase::Planned if choice.what % 6 == 1 => {
            Action::Probes { probes: text(choice).into_iter().collect() }
        }
        Phase::Planned if choice.what % 6 == 4 => {
            Action::KeepCv { name: "cv.txt".into(), text: Some("a life".into()), base64: None }
        }
        Phase::Planned => Action::Start {},
        Phase::Paused if choice.what.is_multiple_of(3) => observe(interview, choice),
        Phase::Paused => Action::Resume {},
        Phase::Live if progress > 60 && choice.what.is_multiple_of(2) => Action::End {},
        Phase::Live | Phase::Ended if progress > 75 => match state.tray().next() {
            Some(bookmark) => Action::Settle { bookmark: bookmark.id, note: text(choice) },
            None if choice.what.is_multiple_of(4) => Action::Submit {},
            None => rate(interview, choice),
        },
        Phase::Live => observe(interview, choice),
        Phase::Ended => conclude(interview, choice),
        Phase::Submitted => Action::Amend {
            reason: "on reflection".into(),
            actions: (0..=choice.how % 3)
                .map(|step| rate(interview, Choice { which: choice.which.wrapping_add(step), ..choice }))
                .collect(),
        },
    }
}

fn observe(interview: &Interview, choice: Choice) -> Action {
    let state = interview.state();
    let kit = interview.kit();
    let bookmark = state.tray().last().map(|waiting| waiting.id);
    let mark = pick(&state.marks, choice.which).map(|mark| mark.id);
    let shown = [Shown::Unprompted, Shown::Prompted, Shown::Contradicted][usize::from(choice.how) % 3];
    let Some(question) = state.open_question.as_deref().and_then(|id| kit.question(id)) else {
        return match choice.what % 4 {
            0 if choice.how.is_multiple_of(2) => elsewhere(interview, choice),
            0 => Action::OpenBlock { block: "opening".into() },
            1 => words(choice),
            _ => open(interview, choice),
        };
    };
    let offered = kit.signals_of(question);
    match (choice.what % 27, mark, bookmark) {
        (0, Some(mark), _) => Action::Unmark { mark },
        (1, Some(mark), _) => Action::Qualify { mark, shown },
        (2, Some(mark), _) => Action::Retarget { mark, signal: kit.kit.signals[0].clone() },
        (3, _, _) => Action::Bookmark {
            seconds_ago: u32::from(choice.how),
            note: text(choice),
            remarkable: choice.which > 128,
        },
        (4, _, Some(bookmark)) => Action::Settle { bookmark, note: text(choice) },
        (5, _, _) => {
            Action::Hint { n: Some(1 + choice.which % 3), text: None, cap: [].into(), question: None }
        }
        (6, _, _) => Action::Hint {
            n: None,
            text: Some("look again".into()),
            cap: [(question.competencies[0].clone(), 1 + choice.how % 4)].into(),
            question: None,
        },
        (7, _, _) => Action::FollowUp { n: 1 + choice.which % 2, question: None },
        (8, _, _) => Action::Milestone {
            kind: [MilestoneKind::Working, MilestoneKind::FirstRun, MilestoneKind::Tested]
                [usize::from(choice.how) % 3],
            question: None,
        },
        (9 | 21, _, _) => Action::CaptureCode {
            text: pick(&CODE, choice.how).copied().unwrap_or_default().into(),
            question: None,
        },
        (22, _, _) => Action::CaptureOutput {
            text: pick(&OUTPUT, choice.how).copied().unwrap_or_default().into(),
            question: None,
        },
        (23 | 24, _, _) if !state.findings.is_empty() => decide(interview, choice),
        (25 | 26, _, _) => elsewhere(interview, choice),
        (10, _, _) => open(interview, choice),
        (11, _, _) => Action::CloseQuestion {},
        (12, _, _) => Action::Pause { reason: text(choice) },
        (13 | 14, _, _) => Action::Undo { action: None },
        (15, _, _) => Action::Redo {},
        (16, _, _) => {
            Action::Undo { action: pick(interview.log(), choice.which).map(|recorded| recorded.action) }
        }
        (17, _, _) => rate(interview, choice),
        (18, _, _) => Action::Fault { text: "ambiguous".into(), question: None },
        (19, _, _) => words(choice),
        (20, _, _) => Action::TakeOver { head: format!("{:064x}", interview.seq()) },
        (_, _, bookmark) => Action::Mark {
            signal: pick(&offered, choice.which)
                .map_or_else(|| kit.kit.signals[0].clone(), |keyed| keyed.signal.id.clone()),
            question: None,
            shown,
            note: text(choice),
            lines: (choice.how.is_multiple_of(5)).then_some([1, 2]),
            snapshot: None,
            bookmark: bookmark.filter(|_| choice.how.is_multiple_of(2)),
        },
    }
}

/// The second has the first's findings further down, and more.
const CODE: [&str; 3] = [
    "fn main() {}\nfn run() {}\n",
    "fn main() {\n    a.unwrap();\n    b()?;\n}\n",
    "use a;\nfn main() {\n    a.unwrap();\n    b()?;\n    c.clone();\n    d.unwrap();\n}\n",
];

const OUTPUT: [&str; 3] =
    ["Finished", "error E0382: moved `a`, line 2", "error E0382: moved `b`, line 3\nerror: strange"];

fn decide(interview: &Interview, choice: Choice) -> Action {
    let known: Vec<FindingId> = interview.state().findings.keys().copied().collect();
    Action::Finding {
        finding: pick(&known, choice.which).copied().unwrap_or(FindingId(Uuid::nil())),
        decision: [FindingDecision::Attach, FindingDecision::Dismiss, FindingDecision::Ask]
            [usize::from(choice.how) % 3],
        signal: (choice.pause.is_multiple_of(4)).then(|| "avoids-unwrap".into()),
        shown: None,
    }
}

/// Another way than planned.
fn elsewhere(interview: &Interview, choice: Choice) -> Action {
    let state = interview.state();
    let planned = state.questions_of(interview.kit());
    let question = pick(&planned, choice.which).map(|planned| planned.id.clone()).unwrap_or_default();
    let reason = text(choice);
    match choice.how % 6 {
        0 => Action::DropQuestion { question, reason },
        1 => Action::ShortenQuestion { question, minutes: 1 + u32::from(choice.pause) % 20, reason },
        2 => Action::Replan {
            minutes: [(question, u32::from(choice.pause) % 30)].into(),
            drop: planned
                .iter()
                .filter(|one| !state.questions.contains_key(&one.id))
                .map(|one| one.id.clone())
                .collect(),
            reason,
        },
        3 => Action::SwapQuestion { question, by: "own-002".into(), reason },
        4 => match pick(&state.conditions, choice.which) {
            Some(noted) if choice.pause.is_multiple_of(2) => {
                Action::Explain { condition: noted.id, minutes: Some(u32::from(choice.which)), text: reason }
            }
            _ => Action::Condition { kind: ConditionKind::WrongScreen, minutes: None, text: None },
        },
        _ => Action::DiscountAbsence {},
    }
}

fn conclude(interview: &Interview, choice: Choice) -> Action {
    match choice.what % 8 {
        0 => Action::Feedback { text: "thank you".into() },
        1 => Action::Recommend {
            recommendation: pick(&interview.kit().scale.recommendations, choice.which)
                .cloned()
                .unwrap_or_default(),
            reason: text(choice),
            consider: None,
        },
        2 => words(choice),
        3 => Action::Undo { action: None },
        4 => Action::Redo {},
        5 if choice.how < 40 => Action::Resume {},
        6 => transcript(interview, choice),
        _ => rate(interview, choice),
    }
}

const CALL: &str =
    "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ada>It moves</v>\n\n01:05.000 --> 01:06.000\n\u{202e}متى\n";

/// Brings one in, aligns it, or quotes from it; sometimes what is not there.
fn transcript(interview: &Interview, choice: Choice) -> Action {
    let state = interview.state();
    let known: Vec<EntryId> = state.transcripts.iter().map(|kept| kept.id).collect();
    let transcript = pick(&known, choice.which).copied().filter(|_| choice.pause > 60);
    match choice.how % 4 {
        0 => Action::ImportTranscript {
            name: "call.vtt".into(),
            text: Some(CALL.into()),
            base64: None,
            offset_ms: None,
            replaces: transcript,
            consent: Consent { who: "Ada".into(), when: text(choice).unwrap_or_default() },
        },
        1 => Action::AlignTranscript {
            transcript,
            offset_ms: (choice.which > 128).then(|| i64::from(choice.pause) * 1000 - 40_000),
            line: (choice.which <= 128).then(|| 1 + u32::from(choice.pause) % 3),
            event: (choice.which <= 128).then(|| 1 + u64::from(choice.which) % 12),
        },
        _ => Action::Quote {
            transcript,
            lines: vec![1 + u32::from(choice.pause) % 3, 2],
            signal: interview.kit().kit.signals.first().cloned().unwrap_or_default(),
            question: None,
            shown: Shown::Unprompted,
        },
    }
}

/// A rating that mostly keeps to the caps.
fn rate(interview: &Interview, choice: Choice) -> Action {
    let state = interview.state();
    let kit = interview.kit();
    let opened: Vec<_> = state.questions.keys().cloned().collect();
    let question = pick(&opened, choice.which / 4).filter(|_| !choice.which.is_multiple_of(3)).cloned();
    let rated: Vec<String> = match question.as_deref().and_then(|id| kit.question(id)) {
        Some(question) => question.competencies.clone(),
        None => kit.kit.competencies.iter().map(|in_kit| in_kit.id.clone()).collect(),
    };
    let competency = pick(&rated, choice.how).cloned().unwrap_or_default();
    let cap = question.as_ref().and_then(|id| state.questions.get(id)?.cap(&competency)).unwrap_or(4);
    let rating = match choice.what % 8 {
        0 => Rating::NotAssessed,
        1 => Rating::NoEvidence,
        2 => Rating::Invalid("wrong file".into()),
        _ => Rating::Point(1 + choice.how % 4),
    };
    let above = rating.point().is_some_and(|point| point > cap);
    Action::Rate {
        question,
        competency,
        rating,
        why: text(choice),
        despite: (above && choice.what < 200).then(|| "it came before the hint".into()),
    }
}

fn words(choice: Choice) -> Action {
    if choice.how.is_multiple_of(3) {
        return Action::Condition {
            kind: [ConditionKind::Late, ConditionKind::Accommodation, ConditionKind::Language]
                [usize::from(choice.which) % 3],
            minutes: Some(u32::from(choice.which)),
            text: text(choice),
        };
    }
    Action::Note {
        text: text(choice).unwrap_or_else(|| "asked whether duplicates matter".into()),
        visibility: [Visibility::Interviewer, Visibility::Panel, Visibility::Candidate]
            [usize::from(choice.which) % 3],
        mark: None,
        question: None,
        seconds_ago: Some(u32::from(choice.how)),
    }
}

fn open(interview: &Interview, choice: Choice) -> Action {
    let kit = interview.kit();
    let open = interview.state().open_question.as_ref();
    let planned = interview.state().questions_of(kit);
    let others: Vec<_> = planned.iter().filter(|known| Some(&known.id) != open).collect();
    Action::OpenQuestion {
        question: pick(&others, choice.which).map_or_else(String::new, |known| known.id.clone()),
    }
}

fn nonsense(interview: &Interview, choice: Choice) -> Action {
    let stranger = EntryId(Uuid::from_u128(u128::MAX));
    let question = Some("nil-001".to_owned());
    match choice.how % 15 {
        0 => Action::Start {},
        1 => Action::Submit {},
        2 => Action::Unmark { mark: stranger },
        3 => Action::Settle { bookmark: stranger, note: None },
        4 => Action::Hint { n: Some(choice.which), text: None, cap: [].into(), question },
        5 => Action::Rate {
            question,
            competency: "charm".into(),
            rating: Rating::Point(choice.which),
            why: None,
            despite: None,
        },
        6 => Action::OpenQuestion { question: String::new() },
        7 => Action::OpenBlock { block: "\u{202e}lunch".into() },
        8 => Action::Undo { action: Some(ActionId(stranger.0)) },
        9 => Action::Recommend { recommendation: "maybe".into(), reason: None, consider: None },
        10 => Action::Amend { reason: String::new(), actions: Vec::new() },
        11 => Action::FollowUp { n: 0, question: None },
        12 => Action::Mark {
            signal: "avoids-unwrap".into(),
            question: None,
            shown: Shown::Unprompted,
            note: None,
            lines: Some([9, 1]),
            snapshot: Some(stranger),
            bookmark: Some(stranger),
        },
        13 => Action::Finding {
            finding: FindingId(stranger.0),
            decision: FindingDecision::Attach,
            signal: question,
            shown: None,
        },
        _ => Action::Undo { action: interview.log().first().map(|recorded| recorded.action) },
    }
}

fn text(choice: Choice) -> Option<String> {
    let some = [
        "",
        "unwrap on the parse",
        "متى؟",
        "<script>\"`|\n",
        "🦀 took the file itself",
        "Said why, and when.",
    ];
    pick(&some, choice.pause).filter(|text| !text.is_empty()).map(|text| (*text).to_owned())
}

fn pick<T>(list: &[T], which: u8) -> Option<&T> {
    list.get(usize::from(which) % list.len().max(1))
}
