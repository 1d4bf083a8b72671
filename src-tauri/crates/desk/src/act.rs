//! Acting: one action, one round trip, one commit.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::interview::view::live as live_view;
use ::interview::{
    Action, ActionId, CandidateId, Context, Envelope, Event, Interview, InterviewId, Phase, Plan, Recorded,
    Stamp, decide, plan,
};
use bank::FrozenKit;
use store::{ActionRow, Batch, NoteRow, Snapshot, StoreError};
use uuid::Uuid;

use crate::clock::InterviewClock;
use crate::log::{from_store, to_store};
use crate::summary::{self, occupies};
use crate::{Answer, Change, Desk, Fault, Opened};

/// The largest whole number that JavaScript keeps exactly.
const SAFE_INTEGER: u64 = (1 << 53) - 1;

impl Desk {
    /// Does one thing and answers when it is durable.
    ///
    /// # Errors
    /// A refusal or a fault; nothing has changed, unless the code is `unknown-outcome`.
    pub fn act(&mut self, envelope: &Envelope) -> Result<Change, Fault> {
        let answer = self.answer(envelope)?;
        let view = self.view(answer.interview)?;
        Ok(Change { interview: answer.interview, seq: answer.seq, added: answer.events, view })
    }

    /// Does one thing and answers as a stream of actions is answered.
    ///
    /// # Errors
    /// As [`Desk::act`].
    pub fn answer(&mut self, envelope: &Envelope) -> Result<Answer, Fault> {
        let action = envelope.id.unwrap_or_else(|| ActionId(self.surroundings.new_id()));
        let fingerprint = fingerprint(envelope);
        if let Some(answer) = self.earlier(action, &fingerprint)? {
            return Ok(answer);
        }
        if let Some(fault) = &self.read_only {
            return Err(fault.clone());
        }
        match &envelope.action {
            Action::Plan(request) => self.plan(action, &fingerprint, request, envelope),
            _ => self.act_on(action, &fingerprint, envelope),
        }
    }

    /// The answer the same action got before.
    fn earlier(&self, action: ActionId, fingerprint: &[u8]) -> Result<Option<Answer>, Fault> {
        let Some(ActionRow { fingerprint: stored, answer, .. }) = self.store.answer(action.0)? else {
            return Ok(None);
        };
        if stored != fingerprint {
            return Err(Fault::new(
                "id-reused",
                format!("the id {action} was used for another action"),
                "Give every action an id of its own; send the same id only to repeat the same action.",
            ));
        }
        serde_json::from_slice(&answer).map(Some).map_err(|error| {
            Fault::trouble(
                "damaged-log",
                format!("the answer to {action} cannot be read: {error}"),
                "Run `touchstone store check`.",
            )
        })
    }

    fn plan(
        &mut self,
        action: ActionId,
        fingerprint: &[u8],
        request: &Plan,
        envelope: &Envelope,
    ) -> Result<Answer, Fault> {
        let interview = InterviewId::from(action);
        if envelope.interview.is_some_and(|named| named != interview) {
            return Err(::interview::Refusal::AlreadyPlanned.into());
        }
        let kit = Arc::new(self.bank.freeze(&request.kit)?);
        if let Some(role_loop) = &request.role_loop
            && self.bank.role_loop(role_loop).is_none()
        {
            let known: Vec<&str> = self.bank.loops().map(|known| known.id.as_str()).collect();
            return Err(Fault::new(
                "unknown-loop",
                format!("the bank has no loop {role_loop:?}"),
                format!("Known here: {}.", known.join(", ")),
            ));
        }
        let event = plan(request, CandidateId(self.surroundings.new_id()), &kit)?;
        let stamp = Stamp { at: self.surroundings.wall(), elapsed_ms: 0, call_ms: 0 };
        let recorded = Recorded { seq: 1, action, stamp, event };
        let planned = Interview::replay(interview, Arc::clone(&kit), [recorded])?;
        self.write(action, fingerprint, 0, None, planned, stamp, kit_parts(&kit)?)
    }

    fn act_on(&mut self, action: ActionId, fingerprint: &[u8], envelope: &Envelope) -> Result<Answer, Fault> {
        let id = envelope.interview.ok_or_else(|| {
            Fault::new(
                "no-interview",
                "the action names no interview",
                "Name one in `interview`, or plan one first.",
            )
        })?;
        self.load(id)?;
        self.come_back(id, false)?;
        if matches!(envelope.action, Action::Start {}) {
            self.nothing_else_is_live(id)?;
        }
        let now = self.now(id, envelope.elapsed_ms)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let events = decide(&opened.interview, &envelope.action, Context { action, stamp: now })?;
        self.commit(id, action, fingerprint, events, now)
    }

    /// Adds events to an interview: made durable, then kept.
    fn commit(
        &mut self,
        id: InterviewId,
        action: ActionId,
        fingerprint: &[u8],
        events: Vec<Event>,
        now: Stamp,
    ) -> Result<Answer, Fault> {
        // Until the commit the interview is in nobody's hands: if it fails, what the disk holds is not
        // known, and the next action reads it again.
        let Some(Opened { mut interview, .. }) = self.open.remove(&id) else {
            return Err(Fault::no_interview(id));
        };
        let words = touches_words(&events).then(|| summary::words(&interview));
        let known = interview.seq();
        for (event, seq) in events.into_iter().zip(known + 1..) {
            interview.apply(Recorded { seq, action, stamp: now, event });
        }
        self.write(action, fingerprint, known, words.as_ref(), interview, now, Vec::new())
    }

    /// Makes an interview's events after `known` durable, then keeps it.
    #[expect(clippy::too_many_arguments, reason = "one call gathers what one transaction writes")]
    fn write(
        &mut self,
        action: ActionId,
        fingerprint: &[u8],
        known: u64,
        words: Option<&BTreeMap<Uuid, String>>,
        interview: Interview,
        now: Stamp,
        snapshots: Vec<Snapshot>,
    ) -> Result<Answer, Fault> {
        let id = interview.id();
        let added: Vec<&Recorded> =
            interview.log().iter().rev().take_while(|recorded| recorded.seq > known).collect();
        let added: Vec<&Recorded> = added.into_iter().rev().collect();
        let answer = Answer {
            interview: id,
            seq: interview.seq(),
            events: added.iter().map(|recorded| recorded.event.kind()).collect(),
        };
        let author =
            interview.state().plan.as_ref().map(|plan| plan.interviewer.name.clone()).unwrap_or_default();
        let hashes: Vec<store::Hash> = snapshots.iter().map(|snapshot| snapshot.hash).collect();
        let rests_on =
            |event: &Event| if matches!(event, Event::Planned { .. }) { hashes.clone() } else { Vec::new() };
        let (notes, drop_notes) = words.map(|was| changed_words(was, &interview)).unwrap_or_default();
        let batch = Batch {
            interview: id.0,
            device: self.device,
            expected_seq: known,
            continues: None,
            action: ActionRow {
                id: action.0,
                fingerprint: fingerprint.to_vec(),
                answer: serde_json::to_vec(&answer).unwrap_or_default(),
            },
            events: added
                .iter()
                .enumerate()
                .map(|(index, recorded)| {
                    to_store(&recorded.event, action, index, &author, now, rests_on(&recorded.event))
                })
                .collect(),
            summary: added
                .iter()
                .any(|recorded| summary::touches_row(&recorded.event))
                .then(|| summary::summary(&interview)),
            snapshots,
            notes,
            drop_notes,
            clear_drafts: Vec::new(),
        };
        match self.store.append(&batch) {
            Ok(_) => {}
            Err(StoreError::ActionExists { .. }) => {
                let missing =
                    || Fault::trouble("damaged-log", "an answer is missing", "Run `touchstone store check`.");
                return self.earlier(action, fingerprint)?.ok_or_else(missing);
            }
            Err(error) => return Err(error.into()),
        }
        let clock = InterviewClock::after(now, self.surroundings.monotonic_ms());
        self.open.insert(id, Opened { interview, clock });
        Ok(answer)
    }

    /// Brings an interview into memory.
    pub(crate) fn load(&mut self, id: InterviewId) -> Result<(), Fault> {
        if self.open.contains_key(&id) {
            return Ok(());
        }
        let interview = self.read(id)?;
        let clock = InterviewClock::standing(&interview);
        self.open.insert(id, Opened { interview, clock });
        Ok(())
    }

    /// Reads an interview from the store.
    pub(crate) fn read(&mut self, id: InterviewId) -> Result<Interview, Fault> {
        let stored = self.store.interview_events(id.0)?;
        let mut log = Vec::with_capacity(stored.len());
        for (event, seq) in stored.iter().zip(1..) {
            log.push(from_store(event, seq)?);
        }
        let Some(Event::Planned { kit_hash, .. }) = log.first().map(|recorded| &recorded.event) else {
            return Err(Fault::no_interview(id));
        };
        let kit = self.thaw(kit_hash)?;
        Ok(Interview::replay(id, kit, log)?)
    }

    /// A frozen kit, read once however many interviews use it.
    pub(crate) fn thaw(&mut self, hash: &str) -> Result<Arc<FrozenKit>, Fault> {
        if let Some(kit) = self.kits.get(hash) {
            return Ok(Arc::clone(kit));
        }
        let mut failed = None;
        let thawed = FrozenKit::thaw(hash, |part| {
            let found = store::Hash::from_hex(part).ok().map(|part| self.store.snapshot(part))?;
            found.unwrap_or_else(|error| {
                failed = Some(Fault::from(error));
                None
            })
        });
        if let Some(fault) = failed {
            return Err(fault);
        }
        let kit = Arc::new(thawed?);
        self.kits.insert(hash.to_owned(), Arc::clone(&kit));
        Ok(kit)
    }

    /// Goes on with an interview that was under way when the app went away. `show` records the return
    /// even where the gap is short, so that the window can say what happened.
    pub(crate) fn come_back(&mut self, id: InterviewId, show: bool) -> Result<(), Fault> {
        let Some(opened) = self.open.get(&id) else { return Ok(()) };
        if opened.clock.is_running() {
            return Ok(());
        }
        let monotonic = self.surroundings.monotonic_ms();
        let wall = self.surroundings.wall();
        let (clock, gap) = InterviewClock::after_gap(&opened.interview, wall, monotonic);
        let phase = opened.interview.state().phase();
        let under_way = matches!(phase, Phase::Live | Phase::Paused);
        let practised = practised(&opened.interview);
        if let Some(opened) = self.open.get_mut(&id) {
            opened.clock = clock;
        }
        if !under_way || self.read_only.is_some() || (!show && (gap.counted || practised)) {
            return Ok(());
        }
        let action = ActionId(self.surroundings.new_id());
        let event = Event::Recovered { gap_ms: gap.ms, counted: gap.counted };
        self.commit(id, action, b"recovered", vec![event], clock.stamp(phase, wall, monotonic))?;
        Ok(())
    }

    /// Now on an interview's clock. In practice the caller may bring the time.
    fn now(&self, id: InterviewId, given: Option<u64>) -> Result<Stamp, Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let phase = opened.interview.state().phase();
        let now = opened.clock.stamp(phase, self.surroundings.wall(), self.surroundings.monotonic_ms());
        let Some(given) = given else { return Ok(now) };
        if !practised(&opened.interview) {
            return Err(Fault::new(
                "clock-is-ours",
                "this interview's time comes from its own clock",
                "Leave `elapsed_ms` out; it is for practice interviews.",
            ));
        }
        let last = opened.interview.last_stamp().map_or(0, |stamp| stamp.elapsed_ms);
        if given < last || given > SAFE_INTEGER {
            return Err(Fault::new(
                "clock-goes-back",
                format!("{given} ms does not follow {last} ms"),
                "Let `elapsed_ms` rise from line to line.",
            ));
        }
        let last_call = opened.interview.last_stamp().map_or(0, |stamp| stamp.call_ms);
        Ok(Stamp { at: now.at, elapsed_ms: given, call_ms: last_call.max(given) })
    }

    fn nothing_else_is_live(&mut self, id: InterviewId) -> Result<(), Fault> {
        let practice = self.open.get(&id).is_some_and(|opened| practised(&opened.interview));
        if practice {
            return Ok(());
        }
        let rows = self.rows()?;
        match rows.iter().find(|row| row.id != id && occupies(row)) {
            None => Ok(()),
            Some(other) => Err(Fault::new(
                "another-is-live",
                format!("the interview with {} is {}", other.candidate, other.state),
                format!("End or submit {} first; one interview runs at a time.", other.id),
            )),
        }
    }

    /// An id for an action whose caller brought none.
    #[must_use]
    pub fn new_action_id(&self) -> ActionId {
        ActionId(self.surroundings.new_id())
    }

    /// What the window shows of an interview now.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn view(&mut self, id: InterviewId) -> Result<::interview::view::LiveView, Fault> {
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let phase = opened.interview.state().phase();
        let now = opened.clock.stamp(phase, self.surroundings.wall(), self.surroundings.monotonic_ms());
        Ok(live_view(&opened.interview, now))
    }
}

fn kit_parts(kit: &FrozenKit) -> Result<Vec<Snapshot>, Fault> {
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

/// Practice interviews may bring their own time.
fn practised(interview: &Interview) -> bool {
    interview.state().plan.as_ref().is_some_and(|plan| plan.practice)
}

/// Whether events can change which words are found.
fn touches_words(events: &[Event]) -> bool {
    events.iter().any(|event| {
        matches!(
            event,
            Event::Noted { .. }
                | Event::Marked { note: Some(_), .. }
                | Event::Unmarked { .. }
                | Event::Settled { .. }
                | Event::Retracted { .. }
                | Event::Restored { .. }
        )
    })
}

/// Words to be found that came, and those that went.
fn changed_words(was: &BTreeMap<Uuid, String>, interview: &Interview) -> (Vec<NoteRow>, Vec<Uuid>) {
    let is = summary::words(interview);
    let gone = was.keys().filter(|id| !is.contains_key(id)).copied().collect();
    let new = is
        .into_iter()
        .filter(|(id, text)| was.get(id) != Some(text))
        .map(|(event, text)| NoteRow { event, text })
        .collect();
    (new, gone)
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
