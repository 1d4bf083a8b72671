//! How questions went in past interviews: told once an interview is over, so that a question's page
//! reads no log. While an interview runs its marks cost no write more.

use std::collections::BTreeMap;

use bank::{FrozenKit, Id, Pack};
use chrono::{DateTime, Utc};
use interview::{Interview, Part, Phase};
use serde::{Deserialize, Serialize};
use store::AskedRow;

/// How a question went in one interview, as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// When the interview began.
    pub(crate) at: DateTime<Utc>,
    /// The level it was for.
    pub(crate) level: String,
    /// Minutes the kit planned.
    pub(crate) planned_minutes: u32,
    /// Time on the interview's clock while the question was open.
    pub(crate) active_ms: u64,
    /// The question's hints that were said, in order.
    pub(crate) hints: Vec<u8>,
    /// Hints that were improvised.
    pub(crate) improvised: usize,
    /// Signals of the question that were marked, whatever the mark says.
    pub(crate) seen: Vec<Id>,
    /// Signals that had to be seen and were never marked, with their labels.
    pub(crate) missed: BTreeMap<Id, String>,
    /// What was noted against the question itself.
    pub(crate) faults: Vec<String>,
}

/// The questions an interview asked, once it is over; none for practice and for a shadow, whose marks would count twice.
pub(crate) fn asked(interview: &Interview) -> Vec<AskedRow> {
    let state = interview.state();
    let over = matches!(state.phase(), Phase::Ended | Phase::Submitted);
    let Some(plan) =
        state.plan.as_ref().filter(|plan| over && !plan.practice && plan.interviewer.part != Part::Shadow)
    else {
        return Vec::new();
    };
    let kit = interview.kit();
    let places = state.questions_of(kit);
    let told = |id: &Id| {
        let question = kit.question(id)?;
        let asked = state.questions.get(id)?;
        let marked = |signal: &str| {
            state.marks.iter().any(|mark| mark.question.as_ref() == Some(id) && mark.signal == signal)
        };
        let (seen, unseen): (Vec<_>, Vec<_>) =
            kit.signals_of(question).into_iter().partition(|keyed| marked(&keyed.signal.id));
        Some(Told {
            at: state.started_at.unwrap_or(plan.at),
            level: plan.level.clone(),
            planned_minutes: places
                .iter()
                .find(|place| place.id == *id)
                .map_or(question.minutes, |place| place.planned_minutes),
            active_ms: asked.active_ms(state.ended_ms.unwrap_or_default()),
            hints: asked.hints.iter().filter_map(|hint| hint.n).collect(),
            improvised: asked.hints.iter().filter(|hint| hint.n.is_none()).count(),
            seen: seen.into_iter().map(|keyed| keyed.signal.id.clone()).collect(),
            missed: unseen
                .into_iter()
                .filter(|keyed| keyed.must)
                .map(|keyed| (keyed.signal.id.clone(), keyed.signal.label.clone()))
                .collect(),
            faults: state
                .faults
                .iter()
                .filter(|fault| fault.question == *id)
                .map(|fault| fault.text.clone())
                .collect(),
        })
    };
    state
        .questions
        .keys()
        .filter_map(|id| {
            // Strings, numbers and dates: encoding has no failing case.
            let told = serde_json::to_vec(&told(id)?).unwrap_or_default();
            Some(AskedRow { question: key_in(kit, id), told })
        })
        .collect()
}

/// What the store knows a question of a frozen kit by.
pub(crate) fn key_in(kit: &FrozenKit, id: &str) -> String {
    history_key(kit.packs.get(id).map(|pack| pack.id.as_str()), id)
}

/// What the store knows a question by, whatever pack is the home pack today: its id alone when it is of
/// the bundled pack, or was asked before packs were remembered.
pub(crate) fn history_key(pack: Option<&str>, id: &str) -> String {
    let bundled = Pack::bundled();
    match pack.filter(|pack| *pack != bundled.manifest.id) {
        Some(pack) => format!("{pack}/{id}"),
        None => id.to_owned(),
    }
}
