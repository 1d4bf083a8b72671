//! Invitations: what a calendar file, a mail or a few pasted lines say of an interview that is to come.
//!
//! [`read`] is pure: bytes in, an [`Invitation`] out, each value with the place it was read from and whether
//! that leaves a doubt, for somebody to confirm. Nothing is fetched, opened or executed, and nothing here can
//! fail: what cannot be understood is a problem beside what can.
//!
//! Invitations come from anyone. Their size is capped before they are parsed, times are never guessed silently
//! (a floating time, an hour that the clocks skip, a weekday that does not fit: each is a problem), and of links
//! only `http` and `https` are kept.

mod calendar;
mod event;
mod links;
mod matching;
mod subject;
mod text;
mod when;
mod written;
mod zone;
mod zone_words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use interview::MeetingLink;
use serde::Serialize;

use event::EventRead;

pub(crate) use matching::match_bank;

/// The longest invitation that is looked at, in bytes. Real ones have a few thousand.
pub const LONGEST: usize = 1024 * 1024;
/// The most lines that are looked at.
const LINES: usize = 20_000;

/// Where and when an invitation is read, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// The time zone of this machine: what a time without a zone is read in.
    pub zone: Tz,
    /// The moment: of several events the next one counts, and dates without a year are ahead.
    pub now: DateTime<Utc>,
    /// The interviewer's name as far as it is known; empty otherwise.
    pub interviewer: String,
}

/// What an invitation says, to be confirmed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct Invitation {
    /// The subject as it was written.
    pub subject: Option<String>,
    /// Whom to interview.
    pub candidate: Option<Understood<String>>,
    /// When it starts.
    pub starts: Option<Understood<InvitedTime>>,
    /// How long it is booked for.
    pub minutes: Option<Understood<u32>>,
    /// The title of the job.
    pub title: Option<Understood<String>>,
    /// The stage or kind of interview, in the invitation's words.
    pub stage: Option<Understood<String>>,
    /// Addresses, those of the call and of the shared editor first.
    pub links: Vec<Understood<MeetingLink>>,
    /// Who else is invited, without the candidate and without rooms.
    pub panel: Vec<String>,
    /// The bank's role that the title names.
    pub role: Option<String>,
    /// The scale's level that the title names.
    pub level: Option<String>,
    /// The kit that stage, role and level lead to.
    pub kit: Option<String>,
    /// The invitation was called off.
    pub cancelled: bool,
    /// What could not be understood, and what leaves a doubt.
    pub problems: Vec<InvitationProblem>,
}

/// A value with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Understood<T> {
    /// The value.
    pub value: T,
    /// Where it stood, such as "the subject".
    pub from: String,
    /// Whether nothing else could have been meant.
    pub sure: bool,
}

/// A time as it was written, and as it is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct InvitedTime {
    /// The moment.
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    /// Date and time as written: `2026-11-24 14:30`.
    pub written: String,
    /// The zone it was written in, such as `Europe/Berlin` or `UTC+01:00`.
    pub zone: String,
    /// Date and time in the zone of this machine.
    pub here: String,
    /// Whether the clock in that zone shows another time than the clock here.
    pub elsewhere: bool,
}

/// Something about an invitation that somebody has to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct InvitationProblem {
    /// Stable, for programs.
    pub code: String,
    /// What it is, as a sentence.
    pub message: String,
}

impl InvitationProblem {
    fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into() }
    }

    fn no_zone(here: &Here) -> Self {
        let zone = here.zone.name();
        Self::new("no-zone", format!("The invitation names no time zone; the time is read as yours, {zone}."))
    }
}

impl<T> Understood<T> {
    fn sure(value: T, from: impl Into<String>) -> Self {
        Self { value, from: from.into(), sure: true }
    }

    fn unsure(value: T, from: impl Into<String>) -> Self {
        Self { value, from: from.into(), sure: false }
    }
}

/// Reads an invitation: a calendar file, a mail, or pasted text.
#[must_use]
pub fn read(bytes: &[u8], here: &Here) -> Invitation {
    let text = match text::decoded(bytes) {
        Ok(text) => text,
        Err(problem) => return Invitation { problems: vec![problem], ..Invitation::default() },
    };
    // The parsers beneath are other people's, and what they are given is anybody's.
    catch_unwind(AssertUnwindSafe(|| understand(&text, here))).unwrap_or_else(|_panic| Invitation {
        problems: vec![InvitationProblem::new(
            "unreadable",
            "The invitation has a form that could not be read. Type name and time, or paste the text of the mail.",
        )],
        ..Invitation::default()
    })
}

fn understand(text: &str, here: &Here) -> Invitation {
    let event = match calendar::event_of(text, here) {
        Some(Ok(event)) => event,
        Some(Err(problems)) => return Invitation { problems, ..Invitation::default() },
        None => written::event_of(text, here),
    };
    said(event, here)
}

/// What an event says, whatever form it came in.
fn said(event: EventRead, here: &Here) -> Invitation {
    let mut problems = event.problems;
    let who = subject::who(&event.subject, &event.description, &event.people, here);
    let panel = event
        .people
        .iter()
        .filter(|person| !person.is_place && !subject::same_person(&person.name, who.candidate.as_ref()))
        .map(|person| person.name.clone())
        .collect();
    if who.candidate.is_none() {
        problems.push(InvitationProblem::new(
            "no-candidate",
            "The invitation does not say clearly who is interviewed. Type the name.",
        ));
    }
    if event.starts.is_none() && !problems.iter().any(|problem| problem.code == "no-time-of-day") {
        problems.push(InvitationProblem::new("no-time", "No date and time were found. Type when it starts."));
    }
    Invitation {
        subject: Some(event.subject).filter(|subject| !subject.is_empty()),
        candidate: who.candidate,
        starts: event.starts,
        minutes: event.minutes,
        title: who.title,
        stage: who.stage,
        links: links::in_order(&event.texts),
        panel,
        role: None,
        level: None,
        kit: None,
        cancelled: event.cancelled,
        problems,
    }
}
