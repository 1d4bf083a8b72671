//! Committing: events become durable in one transaction, and only then the desk holds them.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::interview::{ActionId, Event, Interview, InterviewId, Recorded};
use bank::FrozenKit;
use store::{ActionRow, AskedRow, Batch, NoteRow, Snapshot, StoreError};
use uuid::Uuid;

use crate::act::{kit_parts, rests_on_snapshots};
use crate::clock::{InterviewClock, Moment};
use crate::log::to_store;
use crate::opened::{Opened, Unsure, practised};
use crate::summary::{self, occupies, occupying};
use crate::{Answer, Desk, Fault, history};

/// An action's id, and what tells it from another action under the same id.
pub(crate) struct Signed {
    pub(crate) id: ActionId,
    pub(crate) fingerprint: Vec<u8>,
}

/// What lists and searches told of an interview before events were added to it.
#[derive(Debug, Default)]
pub(crate) struct Before {
    /// The words that could be found, where the events may have changed them.
    words: Option<BTreeMap<Uuid, String>>,
    /// The questions it had asked.
    asked: Vec<AskedRow>,
}

impl Desk {
    /// Adds events to an interview: made durable, then kept.
    pub(crate) fn commit(
        &mut self,
        signed: &Signed,
        id: InterviewId,
        events: Vec<Event>,
        now: Moment,
    ) -> Result<Answer, Fault> {
        self.commit_with(signed, id, events, now, None, Vec::new())
    }

    /// [`Desk::commit`], with a kit that the interview goes on with, and what else the events rest on.
    pub(crate) fn commit_with(
        &mut self,
        signed: &Signed,
        id: InterviewId,
        events: Vec<Event>,
        now: Moment,
        kit: Option<Arc<FrozenKit>>,
        beside: Vec<Snapshot>,
    ) -> Result<Answer, Fault> {
        let parts = kit.as_deref().map(kit_parts).transpose()?.unwrap_or_default();
        let snapshots = parts.into_iter().chain(beside).collect();
        // Until the commit the interview is in nobody's hands: if it fails, what the disk holds is not
        // known, and the next action reads it again. Only its clock goes on.
        let Some(mut opened) = self.open.remove(&id) else { return Err(Fault::no_interview(id)) };
        let Opened { interview, clock, asleep_ms, .. } = &mut opened;
        let after = InterviewClock::after(now);
        let unsure = Unsure { known: interview.seq(), before: *clock, after, asleep_ms: *asleep_ms };
        self.unsure.insert(id, unsure);
        let before = Before {
            words: touches_words(&events).then(|| summary::words(interview)),
            asked: history::asked(interview),
        };
        let was_occupying = occupying(interview);
        if let Some(kit) = kit {
            interview.adopt(kit);
        }
        for (event, seq) in events.into_iter().zip(interview.seq() + 1..) {
            interview.apply(Recorded { seq, action: signed.id, stamp: now.stamp, event });
        }
        if occupying(interview) && !was_occupying {
            self.nothing_else_is_live(interview)?;
        }
        self.write(signed, opened, &before, now, snapshots)
    }

    /// Makes the events durable that an interview has beyond those stored, then keeps it.
    pub(crate) fn write(
        &mut self,
        signed: &Signed,
        mut opened: Opened,
        before: &Before,
        now: Moment,
        snapshots: Vec<Snapshot>,
    ) -> Result<Answer, Fault> {
        let interview = &opened.interview;
        let id = interview.id();
        let stored = usize::try_from(opened.series.stored).unwrap_or(usize::MAX);
        let added = interview.log().get(stored..).unwrap_or_default();
        let answer = Answer {
            interview: id,
            seq: interview.seq(),
            events: added.iter().map(|recorded| recorded.event.kind()).collect(),
        };
        let author =
            interview.state().plan.as_ref().map(|plan| plan.interviewer.name.clone()).unwrap_or_default();
        let hashes: Vec<store::Hash> = snapshots.iter().map(|snapshot| snapshot.hash).collect();
        let rests_on = |event: &Event| if rests_on_snapshots(event) { hashes.clone() } else { Vec::new() };
        let (notes, drop_notes) =
            before.words.as_ref().map(|was| changed_words(was, interview)).unwrap_or_default();
        let batch = Batch {
            interview: id.0,
            device: self.device,
            expected_seq: opened.series.own,
            continues: opened.series.continues(self.device),
            action: ActionRow {
                id: signed.id.0,
                fingerprint: signed.fingerprint.clone(),
                answer: serde_json::to_vec(&answer).unwrap_or_default(),
            },
            events: added
                .iter()
                .enumerate()
                .map(|(index, recorded)| {
                    let rests_on = rests_on(&recorded.event);
                    to_store(&recorded.event, signed.id, index, &author, now.stamp, rests_on)
                })
                .collect(),
            summary: added
                .iter()
                .any(|recorded| summary::touches_row(&recorded.event))
                .then(|| summary::summary(interview)),
            debrief: None,
            asked: Some(history::asked(interview)).filter(|asked| *asked != before.asked),
            snapshots,
            notes,
            drop_notes,
            clear_drafts: Vec::new(),
        };
        let written = match self.store.append(&batch) {
            Ok(written) => written,
            Err(StoreError::ActionExists { .. }) => {
                let missing =
                    || Fault::trouble("damaged-log", "an answer is missing", "Run `touchstone store check`.");
                return self.earlier(signed)?.ok_or_else(missing);
            }
            Err(error) => return Err(error.into()),
        };
        opened.series = opened.series.after(&written);
        opened.clock = InterviewClock::after(now);
        self.unsure.remove(&id);
        self.open.insert(id, opened);
        Ok(answer)
    }

    /// One interview runs at a time, practice apart.
    fn nothing_else_is_live(&self, interview: &Interview) -> Result<(), Fault> {
        if practised(interview) {
            return Ok(());
        }
        let rows = self.rows()?;
        match rows.iter().find(|row| row.id != interview.id() && occupies(row)) {
            None => Ok(()),
            Some(other) => Err(Fault::new(
                "another-is-live",
                format!("the interview with {} is {}", other.candidate, other.state),
                format!("End or submit {} first; one interview runs at a time.", other.id),
            )),
        }
    }
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
