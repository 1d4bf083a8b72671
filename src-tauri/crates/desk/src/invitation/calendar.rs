//! Events of a calendar, as Outlook, Exchange, Google, Apple and applicant tracking systems write them.

use std::collections::BTreeMap;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarMethod,
    ICalendarParameterName, ICalendarProperty, ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use chrono::NaiveDateTime;

use super::event::{EventRead, Person};
use super::text::plain;
use super::zone::{Zone, by_rules, placed};
use super::{Here, InvitationProblem, InvitedTime, Understood};

/// Properties of programs that hold an address.
const ADDRESSES: &[(&str, &str)] = &[
    ("X-GOOGLE-CONFERENCE", "Google’s call address"),
    ("X-MICROSOFT-SKYPETEAMSMEETINGURL", "the Teams address"),
    ("X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "the online meeting’s address"),
    ("X-APPLE-STRUCTURED-LOCATION", "the place"),
];

/// The event that counts; none where the text holds no calendar.
pub(super) fn event_of(text: &str, here: &Here) -> Option<Result<EventRead, Vec<InvitationProblem>>> {
    let upper = text.to_ascii_uppercase();
    let from = upper.find("BEGIN:VCALENDAR").or_else(|| upper.find("BEGIN:VEVENT"))?;
    let mut parser = Parser::new(text.get(from..)?);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => calendars.push(calendar),
            Entry::Eof | Entry::UnterminatedComponent(_) | Entry::TooManyComponents => break,
            // What stands around the calendar, such as the rest of a mail.
            _ => {}
        }
    }
    let cut_off = upper.contains("BEGIN:VCALENDAR") && !upper.contains("END:VCALENDAR");
    let all: Vec<(&ICalendar, &ICalendarComponent)> = calendars
        .iter()
        .flat_map(|calendar| calendar.components.iter().map(move |part| (calendar, part)))
        .filter(|(_, part)| part.component_type == ICalendarComponentType::VEvent)
        .collect();
    if all.is_empty() {
        let (code, message) = if cut_off {
            (
                "cut-off",
                "The calendar file ends in the middle. Download it again, or paste the text of the mail.",
            )
        } else {
            ("no-event", "The calendar file holds no event. Choose the one that came with the invitation.")
        };
        return Some(Err(vec![InvitationProblem::new(code, message)]));
    }
    let mut event = chosen(&latest(&all), here);
    if cut_off {
        event.problems.push(InvitationProblem::new(
            "cut-off",
            "The calendar file ends in the middle; something may be missing.",
        ));
    }
    Some(Ok(event))
}

/// Of each event its newest version: mail programs keep several in one file.
fn latest<'c>(
    all: &[(&'c ICalendar, &'c ICalendarComponent)],
) -> Vec<(&'c ICalendar, &'c ICalendarComponent)> {
    let sequence = |part: &ICalendarComponent| {
        let entry = part.property(&ICalendarProperty::Sequence);
        entry.and_then(|entry| entry.values.first()?.as_integer()).unwrap_or(0)
    };
    let mut newest: BTreeMap<(String, Option<NaiveDateTime>), usize> = BTreeMap::new();
    let mut kept: Vec<Option<(&ICalendar, &ICalendarComponent)>> = Vec::with_capacity(all.len());
    for (at, (calendar, part)) in all.iter().enumerate() {
        kept.push(Some((calendar, part)));
        let Some(uid) = part.uid() else { continue };
        let of = part.property(&ICalendarProperty::RecurrenceId).and_then(local).map(|(date, _)| date);
        let before = newest.insert((uid.to_owned(), of), at);
        let Some((before, older)) = before.and_then(|before| Some((before, all.get(before)?.1))) else {
            continue;
        };
        let last = if sequence(older) > sequence(part) { before } else { at };
        newest.insert((uid.to_owned(), of), last);
        if let Some(gone) = kept.get_mut(if last == at { before } else { at }) {
            *gone = None;
        }
    }
    kept.into_iter().flatten().collect()
}

/// The event that is next, read; with a word on the others.
fn chosen(all: &[(&ICalendar, &ICalendarComponent)], here: &Here) -> EventRead {
    let mut read: Vec<EventRead> = all.iter().map(|(calendar, part)| event(calendar, part, here)).collect();
    let several = read.len();
    let at = |event: &EventRead| event.starts.as_ref().map(|starts| starts.value.at);
    read.sort_by_key(|event| {
        let passed = at(event).is_none_or(|at| at < here.now);
        // The next that is to come, else the one that passed last.
        let distance = at(event).map_or(i64::MAX, |at| (at - here.now).num_seconds().abs());
        (event.cancelled, passed, distance)
    });
    let mut event = read.into_iter().next().unwrap_or_default();
    if several > 1 {
        event.problems.push(InvitationProblem::new(
            "several-events",
            format!("The file holds {several} events; this is the next that is not called off."),
        ));
        if let Some(starts) = &mut event.starts {
            starts.sure = false;
        }
    }
    if event.starts.as_ref().is_some_and(|starts| starts.value.at < here.now) {
        event.problems.push(InvitationProblem::new("passed", "The time in the invitation has passed."));
    }
    event
}

fn event(calendar: &ICalendar, part: &ICalendarComponent, here: &Here) -> EventRead {
    let mut event = EventRead::default();
    let value = |property: &ICalendarProperty| {
        part.property(property).and_then(|entry| Some(entry.values.first()?.as_text()?.trim().to_owned()))
    };
    event.subject = value(&ICalendarProperty::Summary).unwrap_or_default();
    let said = value(&ICalendarProperty::Description).map(|text| plain(&text)).unwrap_or_default();
    let formatted = other(part, "X-ALT-DESC").map(|html| plain(&html)).unwrap_or_default();
    if let Some(place) = value(&ICalendarProperty::Location) {
        event.texts.push(("the place".to_owned(), place));
    }
    for property in [ICalendarProperty::Conference, ICalendarProperty::Url] {
        for entry in part.properties(&property) {
            let text = entry.values.iter().filter_map(ICalendarValue::as_text).collect::<Vec<_>>().join(" ");
            event.texts.push(("the event’s address".to_owned(), text));
        }
    }
    for (property, name) in ADDRESSES {
        event.texts.extend(other(part, property).map(|text| ((*name).to_owned(), text)));
    }
    event.texts.push(("the description".to_owned(), said.clone()));
    // The links of a formatted text are in its tags.
    event.texts.extend(other(part, "X-ALT-DESC").map(|html| ("the description".to_owned(), html)));
    event.description = if said.trim().is_empty() { formatted } else { said };
    event.people = people(part);
    let method = calendar.components.first().and_then(|root| root.property(&ICalendarProperty::Method));
    let method_cancels = method.is_some_and(|entry| {
        entry.values.iter().any(|value| matches!(value, ICalendarValue::Method(ICalendarMethod::Cancel)))
    });
    event.cancelled = method_cancels || part.status() == Some(&ICalendarStatus::Cancelled);
    if event.cancelled {
        event.problems.push(InvitationProblem::new("cancelled", "The invitation was called off."));
    }
    if part.is_recurrent() && !part.is_recurrence_override() {
        event.problems.push(InvitationProblem::new(
            "repeats",
            "The event repeats; this is its first date. Check which one is meant.",
        ));
    }
    starts(calendar, part, here, &mut event);
    event.minutes = minutes(calendar, part, here, event.starts.as_ref());
    event
}

fn starts(calendar: &ICalendar, part: &ICalendarComponent, here: &Here, event: &mut EventRead) {
    let Some(entry) = part.property(&ICalendarProperty::Dtstart) else { return };
    let whole_day =
        entry.values.first().and_then(ICalendarValue::as_partial_date_time).filter(|at| at.hour.is_none());
    if let Some(day) = whole_day.and_then(PartialDateTime::to_date_time) {
        event.problems.push(InvitationProblem::new(
            "no-time-of-day",
            format!("The event takes all of {}. Type the time.", day.date_time.format("%-d %B %Y")),
        ));
        return;
    }
    let Some((time, problems)) = time(calendar, entry, here) else {
        event.problems.push(InvitationProblem::new("no-time", "The event’s start cannot be read. Type it."));
        return;
    };
    let sure = problems.is_empty() && (!part.is_recurrent() || part.is_recurrence_override());
    event.problems.extend(problems);
    let understood = if sure { Understood::sure } else { Understood::unsure };
    event.starts = Some(understood(time, "the event’s start"));
}

/// The date and time of an entry as written, and whether it says itself that it is UTC.
fn local(entry: &ICalendarEntry) -> Option<(NaiveDateTime, bool)> {
    let at = entry.values.first()?.as_partial_date_time()?.to_date_time()?;
    Some((at.date_time, at.offset.is_some()))
}

/// The moment an entry names, and what leaves a doubt about it.
fn time(
    calendar: &ICalendar,
    entry: &ICalendarEntry,
    here: &Here,
) -> Option<(InvitedTime, Vec<InvitationProblem>)> {
    let (local, is_utc) = local(entry)?;
    let named = entry.tz_id();
    let mut problems = Vec::new();
    let zone = match named {
        _ if is_utc => Zone::UTC,
        Some(name) => Zone::named(name).or_else(|| by_rules(calendar, name, local)).unwrap_or_else(|| {
            problems.push(InvitationProblem::new(
                "unknown-zone",
                format!(
                    "The time zone “{name}” is not known; the time is read as yours, {}.",
                    here.zone.name()
                ),
            ));
            Zone::Named(here.zone)
        }),
        None => {
            let usual = calendar.components.first().and_then(|root| other(root, "X-WR-TIMEZONE"));
            usual.and_then(|name| Zone::named(&name)).unwrap_or_else(|| {
                problems.push(InvitationProblem::no_zone(here));
                Zone::Named(here.zone)
            })
        }
    };
    let (time, odd) = placed(local, zone, here);
    problems.extend(odd);
    Some((time, problems))
}

fn minutes(
    calendar: &ICalendar,
    part: &ICalendarComponent,
    here: &Here,
    starts: Option<&Understood<InvitedTime>>,
) -> Option<Understood<u32>> {
    let starts = starts?.value.at;
    if let Some(entry) = part.property(&ICalendarProperty::Dtend) {
        let (ends, _) = time(calendar, entry, here)?;
        let minutes = u32::try_from((ends.at - starts).num_minutes()).ok().filter(|n| *n > 0)?;
        return Some(Understood::sure(minutes, "the event’s end"));
    }
    let length = part.property(&ICalendarProperty::Duration)?.values.first()?;
    let ICalendarValue::Duration(length) = length else { return None };
    let minutes = u32::try_from(length.as_seconds() / 60).ok().filter(|n| *n > 0)?;
    Some(Understood::sure(minutes, "the event’s duration"))
}

/// The text of a property that no standard names.
fn other(part: &ICalendarComponent, name: &str) -> Option<String> {
    part.entries.iter().find_map(|entry| match &entry.name {
        ICalendarProperty::Other(known) if known.eq_ignore_ascii_case(name) => {
            let text = entry.values.iter().filter_map(ICalendarValue::as_text).collect::<Vec<_>>().join(",");
            (!text.trim().is_empty()).then_some(text)
        }
        _ => None,
    })
}

/// Organiser and guests, each once.
fn people(part: &ICalendarComponent) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for (property, is_host) in [(ICalendarProperty::Organizer, true), (ICalendarProperty::Attendee, false)] {
        for entry in part.properties(&property) {
            let parameter = |name| {
                entry.parameters(&name).find_map(|value| value.as_text()).unwrap_or_default().to_owned()
            };
            let address = entry.calendar_address().unwrap_or_default();
            let Some(person) = Person::of(&parameter(ICalendarParameterName::Cn), address) else { continue };
            let kind = parameter(ICalendarParameterName::Cutype).to_ascii_uppercase();
            let is_place = person.is_place || kind == "ROOM" || kind == "RESOURCE";
            if !people.iter().any(|known| known.name == person.name) {
                people.push(Person { is_place, is_host, ..person });
            }
        }
    }
    people
}
