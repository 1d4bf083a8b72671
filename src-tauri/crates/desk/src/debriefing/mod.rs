//! Debriefs: colleagues' scorecards beside one's own, in a series of events of its own.
//!
//! What others wrote is not served before one's own scorecard is submitted; the crate `debrief` holds the rule,
//! and nothing here answers around it.

mod receiving;
mod sending;

use ::debrief::{Action, Debrief, DebriefId, DebriefView, Event, OwnInterview, Premises, decide, view};
use ::interview::{CandidateId, InterviewId, Privacy};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use store::{ActionRow, Batch, DebriefRow, NewEvent, StoredEvent};
use ts_rs::TS;
use uuid::Uuid;

pub use receiving::{Received, ReceivedFile};
pub use sending::Sent;

use crate::export::write_as;
use crate::log::rfc3339;
use crate::series::{Series, not_forked};
use crate::summary::StoredRow;
use crate::{Desk, Exported, Fault, Target};

/// An action on a debrief on its way in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebriefEnvelope {
    /// The action's id, a UUIDv7; minted where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    /// The debrief; none for `open`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub debrief: Option<DebriefId>,
    /// What to do.
    pub action: Action,
}

/// A debrief in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DebriefListed {
    /// Which.
    pub id: DebriefId,
    /// The candidate's name.
    pub candidate: String,
    /// The role that is hired for.
    pub role: String,
    /// The level that is hired for.
    pub level: String,
    /// When it was opened.
    #[ts(type = "string")]
    pub opened_at: DateTime<Utc>,
    /// Whether a decision stands.
    pub decided: bool,
}

/// The debrief's screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DebriefScreen {
    /// What is shown of it.
    pub view: DebriefView,
    /// The circumstances of each interview on the table, a sentence each; in the table's order.
    pub conditions: Vec<Vec<String>>,
    /// The kit of each interview on the table, by name.
    pub kits: Vec<String>,
}

impl Desk {
    /// Does one thing to a debrief and answers when it is durable. The same id again is answered with the debrief
    /// as it stands.
    ///
    /// # Errors
    /// A refusal or a fault; nothing has changed, unless the code is `unknown`.
    pub fn act_on_debrief(&mut self, envelope: &DebriefEnvelope) -> Result<DebriefScreen, Fault> {
        let entry = envelope.id.unwrap_or_else(|| self.surroundings.new_id());
        let fingerprint = blake3::hash(&serde_json::to_vec(envelope).unwrap_or_default()).as_bytes().to_vec();
        if let Some(ActionRow { fingerprint: stored, answer, .. }) = self.store.answer(entry)? {
            let id = serde_json::from_slice(&answer).ok().filter(|_| stored == fingerprint);
            let reused = || {
                Fault::new(
                    "id-reused",
                    format!("the id {entry} was used for another action"),
                    "Give every action an id of its own; send the same id only to repeat the same action.",
                )
            };
            return self.debrief(id.ok_or_else(reused)?);
        }
        self.write_again()?;
        let id = match (&envelope.action, envelope.debrief) {
            (Action::Open { .. }, None) => DebriefId(entry),
            (_, Some(id)) => id,
            (_, None) => return Err(::debrief::Refusal::NotOpen.into()),
        };
        let (mut debrief, series) = self.read_debrief(id)?;
        let (own, others) = self.own_and_others(&debrief)?;
        let events = decide(&debrief, envelope.action.clone(), Premises { own: &own, others: &others })?;
        let at = self.surroundings.wall();
        let new_events =
            events.iter().zip(0_u128..).map(|(event, n)| to_store(event, entry, n, at)).collect();
        for event in events {
            debrief.apply(entry, at, event);
        }
        let listed = listed(&debrief);
        self.store.append(&Batch {
            interview: id.0,
            device: self.device,
            expected_seq: series.own,
            continues: series.continues(self.device),
            action: ActionRow { id: entry, fingerprint, answer: serde_json::to_vec(&id).unwrap_or_default() },
            events: new_events,
            snapshots: Vec::new(),
            summary: None,
            debrief: listed.as_ref().map(row),
            asked: None,
            notes: Vec::new(),
            drop_notes: Vec::new(),
            clear_drafts: Vec::new(),
        })?;
        self.debrief(id)
    }

    /// All debriefs, the latest opened first.
    ///
    /// # Errors
    /// When the list cannot be read.
    pub fn debriefs(&self) -> Result<Vec<DebriefListed>, Fault> {
        let rows = self.store.debriefs()?;
        let read = |(id, row): &(Uuid, DebriefRow)| {
            serde_json::from_slice(&row.json).map_err(|error| {
                Fault::trouble(
                    "damaged-list",
                    format!("the row of debrief {id} cannot be read: {error}"),
                    "Run `touchstone store rebuild`.",
                )
            })
        };
        rows.iter().map(read).collect()
    }

    /// A debrief as it is shown.
    ///
    /// # Errors
    /// When there is no such debrief, or it cannot be read.
    pub fn debrief(&mut self, id: DebriefId) -> Result<DebriefScreen, Fault> {
        let (debrief, _) = self.read_debrief(id)?;
        if debrief.opened_at.is_none() {
            return Err(::debrief::Refusal::NotOpen.into());
        }
        let (own, others) = self.own_and_others(&debrief)?;
        let premises = Premises { own: &own, others: &others };
        let view = view(&debrief, premises);
        let on_table = view.table.iter().flat_map(|table| &table.interviews);
        let cards: Vec<_> = on_table.filter_map(|id| premises.card(&debrief, *id)).collect();
        let conditions = cards.iter().map(|card| report::conditions_in_words(card)).collect();
        let kits = cards.iter().map(|card| card.interview.kit.id.clone()).collect();
        Ok(DebriefScreen { view, conditions, kits })
    }

    /// A debrief as one Markdown document.
    ///
    /// # Errors
    /// As [`Desk::debrief`].
    pub fn debrief_document(&mut self, id: DebriefId) -> Result<String, Fault> {
        let screen = self.debrief(id)?;
        Ok(report::debrief_markdown(&screen.view, &screen.conditions, self.surroundings.offset()))
    }

    /// Writes a debrief as one Markdown document.
    ///
    /// # Errors
    /// As [`Desk::debrief`], and when the file cannot be written; nothing is left half-written.
    pub fn export_debrief(&mut self, id: DebriefId, target: &Target) -> Result<Exported, Fault> {
        let text = self.debrief_document(id)?;
        let (debrief, _) = self.read_debrief(id)?;
        let who = report::ascii_words(&debrief.candidate);
        let name = if who.is_empty() { "debrief.md".to_owned() } else { format!("debrief-{who}.md") };
        write_as(&self.folder, &name, text.as_bytes(), target)
    }

    /// A debrief's facts folded, and where it stands in the store; one without facts where there is none.
    fn read_debrief(&self, id: DebriefId) -> Result<(Debrief, Series), Fault> {
        let stored = self.store.interview_events(id.0)?;
        not_forked(&stored)?;
        Ok((fold(id, &stored)?, Series::of(&stored, self.device)))
    }

    /// One's own interviews with the candidate, and people who are somebody else.
    fn own_and_others(&mut self, debrief: &Debrief) -> Result<(Vec<OwnInterview>, Vec<CandidateId>), Fault> {
        let rows = self.stored_rows()?;
        let theirs = |stored: &&StoredRow| {
            stored.candidate_id.is_some_and(|candidate| debrief.known_as.contains(&candidate))
        };
        let mut own = Vec::new();
        for row in rows.iter().filter(theirs).map(|stored| &stored.row).filter(|row| !row.practice) {
            let submitted = match row.submitted_at {
                Some(_) => Some(self.card(row.id, None)?.for_readers(Privacy::default())),
                None => None,
            };
            own.push(OwnInterview { id: row.id, submitted });
        }
        let others = rows.iter().filter(|stored| !theirs(stored)).filter_map(|stored| stored.candidate_id);
        Ok((own, others.collect()))
    }

    /// The debrief over the candidate of an interview, if one was opened: the latest.
    ///
    /// # Errors
    /// When there is no such interview, or a debrief cannot be read.
    pub fn debrief_of(&self, interview: InterviewId) -> Result<Option<DebriefId>, Fault> {
        let rows = self.stored_rows()?;
        let own = rows.iter().find(|stored| stored.row.id == interview);
        let candidate = own.ok_or_else(|| Fault::no_interview(interview))?.candidate_id;
        for listed in self.debriefs()? {
            let (debrief, _) = self.read_debrief(listed.id)?;
            if candidate.is_some_and(|candidate| debrief.known_as.contains(&candidate)) {
                return Ok(Some(listed.id));
            }
        }
        Ok(None)
    }

    /// The action that opens a debrief over the candidate of an interview.
    ///
    /// # Errors
    /// When there is no such interview, or it was for practice.
    pub fn debrief_over(&self, interview: InterviewId) -> Result<Action, Fault> {
        let rows = self.stored_rows()?;
        let stored = rows
            .into_iter()
            .find(|stored| stored.row.id == interview)
            .ok_or_else(|| Fault::no_interview(interview))?;
        if stored.row.practice {
            return Err(::debrief::CardError::Practice.into());
        }
        Ok(Action::Open {
            candidate: stored.row.candidate,
            known_as: stored.candidate_id.into_iter().collect(),
            role: stored.row.role,
            level: stored.row.level,
        })
    }
}

/// A debrief's row in the list, made again from its events.
pub(crate) fn projected(id: Uuid, events: &[StoredEvent]) -> Result<Option<DebriefRow>, Fault> {
    Ok(listed(&fold(DebriefId(id), events)?).as_ref().map(row))
}

/// Whether a series is that of a debrief.
pub(crate) fn is_debrief(events: &[StoredEvent]) -> bool {
    events.first().is_some_and(|first| Event::opens(&first.kind))
}

fn fold(id: DebriefId, stored: &[StoredEvent]) -> Result<Debrief, Fault> {
    let damaged = |what: String| Fault::trouble("damaged-log", what, "Run `touchstone store check`.");
    let mut debrief = Debrief::new(id);
    for event in stored {
        let read = Event::decode(&event.kind, event.version, &event.body);
        let read = read.map_err(|error| damaged(format!("event {} of debrief {id}: {error}", event.seq)))?;
        let at = DateTime::parse_from_rfc3339(&event.at);
        let at = at.map_err(|error| damaged(format!("event {} of debrief {id}: {error}", event.seq)))?;
        debrief.apply(event.action, at.to_utc(), read);
    }
    Ok(debrief)
}

fn listed(debrief: &Debrief) -> Option<DebriefListed> {
    Some(DebriefListed {
        id: debrief.id,
        candidate: debrief.candidate.clone(),
        role: debrief.role.clone(),
        level: debrief.level.clone(),
        opened_at: debrief.opened_at?,
        decided: debrief.decision().is_some(),
    })
}

fn row(listed: &DebriefListed) -> DebriefRow {
    DebriefRow {
        // Strings, a date and a flag: encoding has no failing case.
        json: serde_json::to_vec(listed).unwrap_or_default(),
        opened_at: rfc3339(listed.opened_at),
    }
}

/// An event as it goes to the store. Ids of further events of an action are derived from it, as those of an
/// interview are.
fn to_store(event: &Event, entry: Uuid, number: u128, at: DateTime<Utc>) -> NewEvent {
    let (kind, version, body) = event.encode();
    NewEvent {
        id: if number == 0 { entry } else { Uuid::new_v5(&entry, &number.to_be_bytes()) },
        author: String::new(),
        at: rfc3339(at),
        elapsed_ms: 0,
        call_ms: 0,
        kind,
        version,
        snapshots: Vec::new(),
        body,
    }
}

impl From<::debrief::Refusal> for Fault {
    fn from(refusal: ::debrief::Refusal) -> Self {
        Self::new(refusal.code(), refusal.to_string(), refusal.hint())
    }
}

impl From<::debrief::CardError> for Fault {
    fn from(error: ::debrief::CardError) -> Self {
        Self::new(error.code(), error.to_string(), error.hint())
    }
}
