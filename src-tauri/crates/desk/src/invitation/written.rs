//! Invitations that are plain text: a mail's words, or a few lines from a chat.

use super::event::{EventRead, Person};
use super::text::plain;
use super::{Here, InvitationProblem, Understood, when};

/// Labels of subjects.
const SUBJECTS: &[&str] =
    &["subject", "betreff", "objet", "asunto", "title", "what", "event name", "event", "meeting", "termin"];
/// Labels of lists of people.
const PEOPLE: &[&str] = &[
    "interviewers",
    "interviewer",
    "panel",
    "who",
    "attendees",
    "required attendees",
    "required",
    "guests",
    "with",
    "teilnehmer",
    "participants",
    "host",
    "interviewer(s)",
    "to",
    "cc",
];
/// Labels of the one who invites.
const HOSTS: &[&str] = &["organizer", "organiser", "from", "host", "von", "de"];
/// Labels of dates and times, the clearest first.
const TIMES: &[&str] = &[
    "when",
    "date and time",
    "date/time",
    "event date/time",
    "invitee time zone",
    "date & time",
    "wann",
    "quand",
    "cuándo",
    "starts",
    "start",
    "start time",
    "time",
    "date",
    "scheduled",
    "datum",
    "uhrzeit",
    "zeit",
];

/// What text that is no calendar says.
pub(super) fn event_of(text: &str, here: &Here) -> EventRead {
    let text = plain(text);
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let labelled_subject = labelled(&text, SUBJECTS).map(|(subject, _)| subject);
    let mut event = EventRead {
        subject: labelled_subject.unwrap_or_else(|| first.chars().take(200).collect()),
        texts: vec![("the text".to_owned(), text.clone())],
        people: people(&text),
        ..EventRead::default()
    };
    if let Some(found) = find(&text, here) {
        let understood = if found.sure { Understood::sure } else { Understood::unsure };
        event.minutes = found.minutes.map(|minutes| Understood::sure(minutes, found.from.clone()));
        if found.time.at < here.now {
            event.problems.push(InvitationProblem::new("passed", "The time in the invitation has passed."));
        }
        event.starts = Some(understood(found.time, found.from));
        event.problems.extend(found.problems);
    }
    let opening = text.get(..text.len().min(2000)).unwrap_or(&text).to_lowercase();
    let called_off = ["cancelled", "canceled", "abgesagt", "annulé", "called off"];
    if called_off.iter().any(|word| opening.contains(word)) {
        event.cancelled = true;
        event.problems.push(InvitationProblem::new("cancelled", "The text says that it was called off."));
    }
    event.description = text;
    event
}

struct Found {
    time: super::InvitedTime,
    minutes: Option<u32>,
    from: String,
    sure: bool,
    problems: Vec<InvitationProblem>,
}

/// Date and time: behind the labels for them, else in the first lines that have both.
fn find(text: &str, here: &Here) -> Option<Found> {
    let lines: Vec<&str> = text.lines().collect();
    let window =
        |at: usize, length: usize| lines.iter().skip(at).take(length).copied().collect::<Vec<_>>().join("\n");
    let label_of = |line: &str| {
        let (label, _) = line.split_once(':')?;
        let label = label.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        TIMES.iter().position(|known| *known == label)
    };
    let mut labelled: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((label_of(line)?, at))).collect();
    labelled.sort_unstable();
    let everywhere = (0..lines.len().min(2000)).map(|at| (usize::MAX, at));
    for (label, at) in labelled.into_iter().chain(everywhere) {
        for length in 1..=4 {
            let Some(mut read) = when::read(&window(at, length), here) else { continue };
            // The zone often has a line of its own below.
            for longer in 1..=2 {
                if read.zone_named {
                    break;
                }
                if let Some(more) =
                    when::read(&window(at, length + longer), here).filter(|more| more.zone_named)
                {
                    read = more;
                }
            }
            let of_label = label != usize::MAX;
            let line = at + 1;
            let from = if of_label { format!("line {line}") } else { format!("the text, line {line}") };
            return Some(Found {
                time: read.time,
                minutes: read.minutes,
                from,
                sure: read.sure && (of_label || lines.len() < 12),
                problems: read.problems,
            });
        }
    }
    None
}

/// What stands behind the first of the labels that a text has, on its line or the next, and which line.
pub(super) fn labelled(text: &str, labels: &[&str]) -> Option<(String, String)> {
    let lines: Vec<&str> = text.lines().take(5000).collect();
    let marks = |c: char| c.is_whitespace() || "*_-•·>".contains(c);
    for label in labels {
        for (at, line) in lines.iter().enumerate() {
            let Some((before, behind)) = line.split_once([':', '：']) else { continue };
            if before.trim_matches(marks).to_lowercase() != **label {
                continue;
            }
            let behind = behind.trim_matches(marks);
            let next = lines.get(at + 1).map(|next| next.trim_matches(marks)).unwrap_or_default();
            let value = if behind.is_empty() && !next.contains(':') { next } else { behind };
            if !value.is_empty() {
                return Some((value.to_owned(), format!("the text, line {}", at + 1)));
            }
        }
    }
    None
}

fn people(text: &str) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let lists = [(HOSTS, true), (PEOPLE, false)];
    for (labels, is_host) in lists {
        let Some((list, _)) = labelled(text, labels) else { continue };
        for one in list.split([';', ',']).take(40) {
            let (name, address) =
                one.split_once('<').unwrap_or_else(|| one.split_once('(').unwrap_or((one, "")));
            let address = address.trim_end_matches(['>', ')', ' ']);
            let address = if name.contains('@') && address.is_empty() { name } else { address };
            let name = if name.contains('@') { "" } else { name };
            let known = |person: &Person| people.iter().any(|known| known.name == person.name);
            if let Some(person) = Person::of(name, if address.contains('@') { address } else { "" })
                && !known(&person)
                && person.name.len() < 80
            {
                people.push(Person { is_host, ..person });
            }
        }
    }
    people
}
