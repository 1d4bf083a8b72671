//! An interview played through: ids are counted, the clock is set, actions come as JSON.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::kit::{kit, wider};
use super::looking::look;
use crate::scorecard::{CompetencyPart, QuestionPart, SignalPart};
use crate::view::LiveView;
use crate::{
    Action, ActionId, CandidateId, Context, DeviceId, Envelope, Event, Interview, InterviewId, LogHead,
    Phase, Plan, Recorded, Refusal, Scorecard, Stamp, decide, plan, scorecard, view,
};

pub(crate) struct Rehearsal {
    pub(crate) interview: Interview,
    pub(crate) now: Stamp,
    minted: u128,
}

/// Ten in the morning of the day the interview begins.
pub(crate) fn ten_o_clock() -> DateTime<Utc> {
    "2026-11-20T10:00:00Z".parse().unwrap()
}

pub(crate) fn action(json: Value) -> Action {
    Envelope::from_json(json).unwrap().action
}

impl Rehearsal {
    /// Planned and not begun.
    pub(crate) fn planned() -> Self {
        Self::planned_as(json!({}))
    }

    /// Planned with some fields of the plan set otherwise.
    pub(crate) fn planned_as(other: Value) -> Self {
        let mut request = json!({
            "candidate": { "name": "Ada Example", "alias": "7F" }, "role": "systems", "level": "senior",
            "kit": "phone-screen", "interviewer": { "name": "Kim" }
        });
        request.as_object_mut().unwrap().extend(other.as_object().unwrap().clone());
        let request: Plan = serde_json::from_value(request).unwrap();
        let kit = Arc::new(kit());
        let event = plan(&request, CandidateId(Uuid::from_u128(99)), &kit).unwrap();
        let now = Stamp { at: ten_o_clock(), elapsed_ms: 0, call_ms: 0 };
        let first = ActionId(Uuid::from_u128(1));
        let recorded = Recorded { seq: 1, action: first, stamp: now, event };
        let interview = Interview::replay(InterviewId::from(first), kit, [recorded]).unwrap();
        Self { interview, now, minted: 1 }
    }

    /// Begun, and nothing opened.
    pub(crate) fn started() -> Self {
        let mut rehearsal = Self::planned();
        rehearsal.does(json!({"do": "start"}));
        rehearsal
    }

    /// Begun, with `err-001` open.
    pub(crate) fn in_config() -> Self {
        let mut rehearsal = Self::started();
        rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
        rehearsal
    }

    /// Begun, with both questions opened and `err-001` open.
    pub(crate) fn in_both() -> Self {
        let mut rehearsal = Self::started();
        rehearsal.does(json!({"do": "open-question", "question": "own-001"}));
        rehearsal.does(json!({"do": "open-question", "question": "err-001"}));
        rehearsal
    }

    /// Submitted, after both questions were opened and nothing was rated.
    pub(crate) fn submitted() -> Self {
        let mut rehearsal = Self::in_both();
        rehearsal.does(json!({"do": "submit"}));
        rehearsal
    }

    /// The same interview, to try something on.
    pub(crate) fn fork(&self) -> Self {
        Self { interview: self.interview.clone(), now: self.now, minted: self.minted }
    }

    /// Lets time go by: on the interview's clock unless that stands still.
    pub(crate) fn wait(&mut self, seconds: u32) -> &mut Self {
        let ms = u64::from(seconds) * 1000;
        self.now.at += TimeDelta::seconds(i64::from(seconds));
        match self.interview.state().phase() {
            Phase::Live => {
                self.now.elapsed_ms += ms;
                self.now.call_ms += ms;
            }
            Phase::Paused => self.now.call_ms += ms,
            Phase::Planned | Phase::Ended | Phase::Submitted => {}
        }
        self
    }

    /// Does it, or says why it was refused.
    pub(crate) fn attempt(&mut self, action: &Action) -> Result<ActionId, Refusal> {
        self.minted += 1;
        let id = ActionId(Uuid::from_u128(self.minted));
        let device = DeviceId(Uuid::from_u128(u128::MAX));
        let seen = look(&self.interview, action, id);
        let context = Context { action: id, stamp: self.now, device, seen: seen.as_ref() };
        let mut interview = self.interview.clone();
        if matches!(action, Action::SwapQuestion { .. }) {
            interview.adopt(Arc::new(wider()));
        }
        let events = decide(&interview, action, context)?;
        self.interview = interview;
        for event in events {
            self.record(id, event);
        }
        Ok(id)
    }

    /// Adds an event as it is, without asking.
    pub(crate) fn record(&mut self, action: ActionId, event: Event) {
        let seq = self.interview.seq() + 1;
        self.interview.apply(Recorded { seq, action, stamp: self.now, event });
    }

    /// Adds an event that no action makes.
    pub(crate) fn happens(&mut self, event: Event) {
        self.minted += 1;
        self.record(ActionId(Uuid::from_u128(self.minted)), event);
    }

    /// Does what must be accepted; answers the action's id, which is also the entry's.
    pub(crate) fn does(&mut self, json: Value) -> String {
        let action = action(json);
        match self.attempt(&action) {
            Ok(id) => id.to_string(),
            Err(refusal) => panic!("{action:?} was refused: {refusal}"),
        }
    }

    /// Tries what must be refused, and shows that nothing changed.
    pub(crate) fn refuses(&mut self, json: Value) -> Refusal {
        let before = self.interview.clone();
        let refusal = self.attempt(&action(json)).expect_err("this was accepted");
        assert_eq!(self.interview, before);
        refusal
    }

    pub(crate) fn card(&self) -> Scorecard {
        card(&self.interview)
    }

    pub(crate) fn view(&self) -> LiveView {
        view::live(&self.interview, self.now)
    }

    pub(crate) fn competency(&self, id: &str) -> CompetencyPart {
        self.card().competencies.into_iter().find(|part| part.id == id).unwrap()
    }

    pub(crate) fn signal(&self, question: Option<&str>, id: &str) -> SignalPart {
        self.card()
            .signals
            .into_iter()
            .find(|part| part.question.as_deref() == question && part.id == id)
            .unwrap()
    }

    pub(crate) fn question(&self, id: &str) -> QuestionPart {
        self.card().questions.into_iter().find(|part| part.id == id).unwrap()
    }

    /// The cap the rating sheet shows.
    pub(crate) fn cap(&self, question: &str, competency: &str) -> Option<u8> {
        self.view()
            .sheets
            .iter()
            .find(|sheet| sheet.question.as_deref() == Some(question))
            .and_then(|sheet| sheet.rows.iter().find(|row| row.competency == competency))
            .unwrap()
            .cap
    }
}

/// The scorecard of an interview, at a log head of no account.
pub(crate) fn card(interview: &Interview) -> Scorecard {
    scorecard(interview, LogHead { events: interview.seq(), head: "0".repeat(64) })
}
