//! Acting: one action, one round trip, one commit.

use std::sync::Arc;

use ::interview::{
    Action, ActionId, CandidateId, Context, DeviceId, Envelope, Event, Interview, InterviewId, Plan,
    Recorded, Seen, Stamp, decide, plan_with,
};
use bank::FrozenKit;
use store::{ActionRow, Snapshot};

use crate::clock::{InterviewClock, Moment};
use crate::commit::{Before, Signed};
use crate::opened::{Opened, listens, practised};
use crate::series::Series;
use crate::{Answer, Change, Desk, Fault};

/// The largest whole number that JavaScript keeps exactly.
const SAFE_INTEGER: u64 = (1 << 53) - 1;

impl Desk {
    /// Does one thing and answers when it is durable.
    ///
    /// # Errors
    /// A refusal or a fault; nothing has changed, unless the code is `unknown`.
    pub fn act(&mut self, envelope: &Envelope) -> Result<Change, Fault> {
        let answer = self.answer(envelope)?;
        let view = self.view_at(answer.interview, envelope.elapsed_ms)?;
        Ok(Change { interview: answer.interview, seq: answer.seq, added: answer.events, view })
    }

    /// Does one thing and answers as a stream of actions is answered.
    ///
    /// # Errors
    /// As [`Desk::act`].
    pub fn answer(&mut self, envelope: &Envelope) -> Result<Answer, Fault> {
        let id = envelope.id.unwrap_or_else(|| ActionId(self.surroundings.new_id()));
        let signed = Signed { id, fingerprint: fingerprint(envelope) };
        if let Some(answer) = self.earlier(&signed)? {
            return Ok(answer);
        }
        self.write_again()?;
        match &envelope.action {
            Action::Plan(request) => self.plan(&signed, request, envelope),
            _ => self.act_on(&signed, envelope),
        }
    }

    /// The answer the same action got before.
    pub(crate) fn earlier(&self, signed: &Signed) -> Result<Option<Answer>, Fault> {
        let Some(ActionRow { fingerprint: stored, answer, .. }) = self.store.answer(signed.id.0)? else {
            return Ok(None);
        };
        if stored != signed.fingerprint {
            return Err(Fault::new(
                "id-reused",
                format!("the id {} was used for another action", signed.id),
                "Give every action an id of its own; send the same id only to repeat the same action.",
            ));
        }
        serde_json::from_slice(&answer).map(Some).map_err(|error| {
            Fault::trouble(
                "damaged-log",
                format!("the answer to {} cannot be read: {error}", signed.id),
                "Run `touchstone store check`.",
            )
        })
    }

    fn plan(&mut self, signed: &Signed, request: &Plan, envelope: &Envelope) -> Result<Answer, Fault> {
        let interview = InterviewId::from(signed.id);
        if envelope.interview.is_some_and(|named| named != interview) {
            return Err(::interview::Refusal::AlreadyPlanned.into());
        }
        let kit = Arc::new(self.packs.freeze(&request.kit, &request.variants)?);
        let request = &self.in_full(request)?;
        let recording = request.recording.as_deref().map(|name| self.recording_to_keep(name)).transpose()?;
        let with = recording.as_ref().map(|(recording, kept)| (recording, kept.hash.to_hex().to_string()));
        let with = with.as_ref().map(|(recording, hash)| (*recording, hash.as_str()));
        let event = plan_with(request, CandidateId(self.surroundings.new_id()), &kit, with)?;
        let mut parts = kit_parts(&kit)?;
        parts.extend(recording.map(|(_, kept)| kept));
        let stamp = Stamp { at: self.surroundings.wall(), elapsed_ms: 0, call_ms: 0 };
        let now = Moment { stamp, monotonic_ms: self.surroundings.monotonic_ms() };
        let recorded = Recorded { seq: 1, action: signed.id, stamp, event };
        let planned = Interview::replay(interview, Arc::clone(&kit), [recorded])?;
        let clock = InterviewClock::standing(&planned);
        let asleep_ms = self.surroundings.asleep_ms();
        let opened = Opened { interview: planned, clock, series: Series::default(), asleep_ms };
        self.write(signed, opened, &Before::default(), now, parts)
    }

    /// A plan in which the loop goes by the name that says which pack it is of. Of the kit the frozen one
    /// remembers it.
    fn in_full(&self, request: &Plan) -> Result<Plan, Fault> {
        let named = request.role_loop.as_deref().map(|name| self.packs.role_loop(name)).transpose()?;
        let role_loop = named.map(|(pack, role_loop)| self.packs.name(pack, &role_loop.id));
        Ok(Plan { role_loop, ..request.clone() })
    }

    fn act_on(&mut self, signed: &Signed, envelope: &Envelope) -> Result<Answer, Fault> {
        let id = envelope.interview.ok_or_else(|| {
            Fault::new(
                "no-interview",
                "the action names no interview",
                "Name one in `interview`, or plan one first.",
            )
        })?;
        self.load(id)?;
        if let Action::TakeOver { head } = &envelope.action {
            return self.take_over(signed, id, head, &envelope.action);
        }
        self.may_act(id, None)?;
        self.come_back(id, false)?;
        self.notice_sleep(id)?;
        // The time is that of the key press, before anybody looks.
        let now = self.now(id, envelope.elapsed_ms)?;
        let (seen, beside) = match self.given_cv(id, &envelope.action)? {
            Some((cv, beside)) => (Some(Seen::Cv(cv)), beside),
            None => match self.given_transcript(id, &envelope.action)? {
                Some(given) => given,
                None => (self.seen(id, signed.id, &envelope.action)?, Vec::new()),
            },
        };
        if let Action::SwapQuestion { by, .. } = &envelope.action {
            return self.swap(signed, id, by, &envelope.action, now);
        }
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let (device, seen) = (DeviceId(self.device), seen.as_ref());
        let context = Context { action: signed.id, stamp: now.stamp, device, seen };
        let events = decide(&opened.interview, &envelope.action, context)?;
        self.commit_with(signed, id, events, now, None, beside)
    }

    /// Asks another question in a question's place: it is frozen now, and kept with the interview's kit.
    fn swap(
        &mut self,
        signed: &Signed,
        id: InterviewId,
        by: &str,
        action: &Action,
        now: Moment,
    ) -> Result<Answer, Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let kit = opened.interview.kit();
        let kit = match kit.question(by) {
            Some(_) => kit.clone(),
            None => {
                let name = match &kit.pack {
                    Some(pack) if self.packs.pack(&pack.id).is_some() => {
                        format!("{}/{}", pack.id, kit.kit.id)
                    }
                    _ => kit.kit.id.clone(),
                };
                // Named apart: a question that is in no pack is not an error of the bank.
                self.packs.question(by)?;
                kit.clone().with_questions_of(self.packs.freeze_question(&name, by)?)
            }
        };
        let (kit, mut wider) = (Arc::new(kit), opened.interview.clone());
        wider.adopt(Arc::clone(&kit));
        let context =
            Context { action: signed.id, stamp: now.stamp, device: DeviceId(self.device), seen: None };
        let events = decide(&wider, action, context)?;
        self.kits.insert(kit.hash.clone(), Arc::clone(&kit));
        self.commit_with(signed, id, events, now, Some(kit), Vec::new())
    }

    /// Goes on with an interview that another device has. A return that stops the clock is part of it.
    fn take_over(
        &mut self,
        signed: &Signed,
        id: InterviewId,
        head: &str,
        action: &Action,
    ) -> Result<Answer, Fault> {
        self.may_act(id, Some(head))?;
        let (now, stopped) = self.taken_over_at(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let device = DeviceId(self.device);
        let context = Context { action: signed.id, stamp: now.stamp, device, seen: None };
        let mut events = decide(&opened.interview, action, context)?;
        events.extend(stopped);
        self.commit(signed, id, events, now)
    }

    /// Now on an interview's clock. In practice the caller may bring the time.
    fn now(&self, id: InterviewId, given: Option<u64>) -> Result<Moment, Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let phase = opened.interview.state().phase();
        let monotonic_ms = self.surroundings.monotonic_ms();
        let stamp = opened.clock.stamp(phase, self.surroundings.wall(), monotonic_ms);
        let Some(given) = given else { return Ok(Moment { stamp, monotonic_ms }) };
        if !practised(&opened.interview) {
            return Err(Fault::new(
                "clock-is-ours",
                "this interview's time comes from its own clock",
                "Leave `elapsed_ms` out; it is for practice interviews.",
            ));
        }
        let last = opened.interview.last_stamp().map_or(0, |stamp| stamp.elapsed_ms);
        // What the desk noted by itself meanwhile had the time of its own clock.
        let given = if listens(&opened.interview) { given.max(last) } else { given };
        if given < last || given > SAFE_INTEGER {
            return Err(Fault::new(
                "clock-goes-back",
                format!("{given} ms does not follow {last} ms"),
                "Let `elapsed_ms` rise from line to line.",
            ));
        }
        let last_call = opened.interview.last_stamp().map_or(0, |stamp| stamp.call_ms);
        let stamp = Stamp { at: stamp.at, elapsed_ms: given, call_ms: last_call.max(given) };
        Ok(Moment { stamp, monotonic_ms })
    }

    /// An id for an action whose caller brought none.
    #[must_use]
    pub fn new_action_id(&self) -> ActionId {
        ActionId(self.surroundings.new_id())
    }
}

pub(crate) fn kit_parts(kit: &FrozenKit) -> Result<Vec<Snapshot>, Fault> {
    kit.parts()
        .into_iter()
        .map(|part| {
            let hash = store::Hash::from_hex(&part.hash).map_err(|error| {
                Fault::new(
                    "bank-has-errors",
                    format!("the kit cannot be frozen: {error}"),
                    "Run `touchstone lint`.",
                )
            })?;
            Ok(Snapshot { hash, bytes: part.bytes })
        })
        .collect()
}

/// What tells the same action sent twice from another one under the same id.
fn fingerprint(envelope: &Envelope) -> Vec<u8> {
    let content = serde_json::json!({
        "interview": envelope.interview,
        "elapsed_ms": envelope.elapsed_ms,
        "action": envelope.action,
    });
    blake3::hash(content.to_string().as_bytes()).as_bytes().to_vec()
}

/// Whether an event rests on what stands beside the log: a frozen kit, that of the plan or one with another
/// question, a CV, or a transcript.
pub(crate) const fn rests_on_snapshots(event: &Event) -> bool {
    matches!(
        event,
        Event::Planned { .. }
            | Event::QuestionSwapped { .. }
            | Event::CvKept { .. }
            | Event::TranscriptImported { .. }
    )
}
