//! Practice on a recording: which there are, what is said in one, and how one's own notes compare.
//!
//! What the reference marked and how it rates is served after submission alone, as another's scorecard is:
//! before that nothing here holds it.

use ::interview::{Comparison, InterviewId, Phase, Stamp, compare};
use bank::Recording;
use bank::recording::Moment;
use chrono::TimeDelta;
use serde::Serialize;
use store::Snapshot;
use ts_rs::TS;

use crate::opened::practised;
use crate::{Desk, Fault};

/// A recorded candidate to choose. How strong the candidate is, is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecordingCard {
    /// The recording's name, with that of its pack where it needs one.
    pub name: String,
    /// The candidate.
    pub candidate: String,
    /// The level they are interviewed for.
    pub level: String,
    /// The role.
    pub role: String,
    /// The kit it follows, by name.
    pub kit: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
}

/// What is said and written in a recording, for the window that plays it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Script {
    /// The candidate.
    pub candidate: String,
    /// Where to go on: the time of the last thing that was done, on the interview's clock.
    pub from_ms: u64,
    /// In the order of time.
    pub moments: Vec<ScriptMoment>,
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ScriptMoment {
    /// When, from the start.
    pub at_ms: u64,
    /// What sort of thing.
    pub kind: MomentKind,
    /// The words, the code or the output.
    pub text: String,
    /// The question or the block that begins with it.
    pub opens: Option<String>,
}

/// What happens at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MomentKind {
    /// The candidate speaks.
    Says,
    /// The interviewer's part.
    Cue,
    /// The candidate's code.
    Code,
    /// What the compiler or the program says.
    Output,
}

impl Desk {
    /// The recordings that can be practised on, pack by pack.
    ///
    /// # Errors
    /// None yet; the form is that of every other question.
    pub fn recordings(&mut self) -> Result<Vec<RecordingCard>, Fault> {
        self.refresh_packs();
        let all = self.packs.recordings();
        Ok(all
            .filter(|(pack, recording)| self.packs.recording(&self.packs.name(pack, &recording.id)).is_ok())
            .map(|(pack, recording)| RecordingCard {
                name: self.packs.name(pack, &recording.id),
                candidate: recording.name.clone(),
                level: recording.level.clone(),
                role: recording.role.clone(),
                kit: match pack.bank.find_kit(&recording.kit) {
                    Some((owner, kit)) => self.packs.name_of(owner, &kit.id),
                    None => recording.kit.clone(),
                },
                minutes: u32::try_from(recording.length_ms().div_ceil(60_000)).unwrap_or(u32::MAX),
            })
            .collect())
    }

    /// What is said in the recording an interview follows, without its reference.
    pub(crate) fn script(&self, id: InterviewId) -> Result<Option<Script>, Fault> {
        let Some(recording) = self.recording_of(id)? else { return Ok(None) };
        let last = self.open.get(&id).and_then(|opened| opened.interview.last_stamp());
        Ok(Some(Script {
            candidate: recording.name.clone(),
            from_ms: last.map_or(0, |last| last.elapsed_ms),
            moments: recording.script.iter().map(shown).collect(),
        }))
    }

    /// A submitted practice interview beside the reference of its recording; none where it follows none.
    ///
    /// # Errors
    /// When there is no such interview, it was not submitted, or it cannot be read.
    pub fn comparison(&mut self, id: InterviewId) -> Result<Option<Comparison>, Fault> {
        self.load(id)?;
        let Some(recording) = self.recording_of(id)? else { return Ok(None) };
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        if opened.interview.state().phase() != Phase::Submitted {
            return Err(Fault::new(
                "not-submitted",
                "the reference is shown when this scorecard is submitted",
                "Submit it first; what others thought would steer your own ratings.",
            ));
        }
        Ok(Some(compare(&opened.interview, &recording)))
    }

    /// The recording of an interview in memory, as it was when the interview was planned.
    fn recording_of(&self, id: InterviewId) -> Result<Option<Recording>, Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let plan = opened.interview.state().plan.as_ref();
        let Some(hash) = plan.and_then(|plan| plan.recording.as_deref()) else { return Ok(None) };
        let damaged = |why: String| {
            Fault::trouble(
                "damaged-recording",
                format!("the recording of this interview cannot be read: {why}"),
                "Run `touchstone store check`.",
            )
        };
        let hash = store::Hash::from_hex(hash).map_err(|error| damaged(error.to_string()))?;
        let bytes = self.store.snapshot(hash)?.ok_or_else(|| damaged("it is not there".to_owned()))?;
        Recording::thaw(&bytes).map(Some).map_err(damaged)
    }

    /// A recording by name with what is kept of it, for an interview that is planned.
    pub(crate) fn recording_to_keep(&self, name: &str) -> Result<(Recording, Snapshot), Fault> {
        let (_, recording) = self.packs.recording(name)?;
        let part = recording.frozen();
        let hash = store::Hash::from_hex(&part.hash).map_err(|error| {
            Fault::new("bank-has-errors", format!("{name} cannot be kept: {error}"), "Run `touchstone lint`.")
        })?;
        Ok((recording.clone(), Snapshot { hash, bytes: part.bytes }))
    }

    /// Now on an interview's clock; of practice on a recording, as the recording's time says it, so that
    /// words on the time that is left are about the time that was listened to.
    pub(crate) fn shown_now(&self, id: InterviewId, recorded_ms: Option<u64>) -> Result<Stamp, Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let state = opened.interview.state();
        let wall = self.surroundings.wall();
        let now = opened.clock.stamp(state.phase(), wall, self.surroundings.monotonic_ms());
        let begun = state.started_at.filter(|_| practised(&opened.interview));
        let Some((given, begun)) = recorded_ms.zip(begun) else { return Ok(now) };
        let last = opened.interview.last_stamp().map_or(0, |last| last.elapsed_ms);
        let elapsed_ms = given.max(last);
        let passed = i64::try_from(elapsed_ms).ok().and_then(TimeDelta::try_milliseconds);
        let at = passed.and_then(|passed| begun.checked_add_signed(passed)).unwrap_or(now.at);
        Ok(Stamp { at, elapsed_ms, call_ms: now.call_ms.max(elapsed_ms) })
    }
}

fn shown(moment: &Moment) -> ScriptMoment {
    let (kind, text, opens) = match moment {
        Moment::Says(speech) => (MomentKind::Says, &speech.says, None),
        Moment::Cue(cue) => (MomentKind::Cue, &cue.cue, cue.opens.clone()),
        Moment::Code(code) => (MomentKind::Code, &code.code, None),
        Moment::Output(printed) => (MomentKind::Output, &printed.output, None),
    };
    ScriptMoment { at_ms: moment.at().ms(), kind, text: text.clone(), opens }
}
