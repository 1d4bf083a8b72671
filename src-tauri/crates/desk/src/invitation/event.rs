//! An event as it was read, before it is known who is who.

use super::{InvitationProblem, InvitedTime, Understood};

/// An event, from a calendar or from text.
#[derive(Debug, Default)]
pub(super) struct EventRead {
    pub(super) subject: String,
    /// The longest text of it, as plain text.
    pub(super) description: String,
    /// All texts that may hold links, each with its name.
    pub(super) texts: Vec<(String, String)>,
    pub(super) people: Vec<Person>,
    pub(super) starts: Option<Understood<InvitedTime>>,
    pub(super) minutes: Option<Understood<u32>>,
    pub(super) cancelled: bool,
    pub(super) problems: Vec<InvitationProblem>,
}

/// Somebody, or a room, that is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    /// What stands after the `@`, in lower case; empty when not known.
    pub(super) domain: String,
    pub(super) is_place: bool,
    pub(super) is_host: bool,
}

/// Mail addresses of programs that invite in somebody's name.
const PROGRAMS: &[&str] = &[
    "noreply",
    "no-reply",
    "donotreply",
    "do-not-reply",
    "notifications",
    "calendar",
    "scheduling",
    "invite",
    "invites",
    "unknownorganizer",
];
/// Domains whose addresses belong to programs.
const SERVICES: &[&str] =
    &["greenhouse.io", "ashbyhq.com", "lever.co", "calendly.com", "calendar.google.com", "goodtime.io"];

impl Person {
    /// Somebody by name and mail address, either of which may be missing; nobody where it is a program.
    pub(super) fn of(name: &str, address: &str) -> Option<Self> {
        let address = address.trim().trim_matches(['<', '>', '"']);
        let (mailbox, domain) = address.rsplit_once('@').unwrap_or((address, ""));
        let (mailbox, domain) = (mailbox.to_lowercase(), domain.to_lowercase());
        let service = SERVICES.iter().any(|one| domain == *one || domain.ends_with(&format!(".{one}")));
        let program = PROGRAMS.iter().any(|one| mailbox == *one || mailbox.starts_with(&format!("{one}+")));
        let is_place = domain == "resource.calendar.google.com";
        if (service || program) && !is_place {
            return None;
        }
        let name = first_name_first(name.trim().trim_matches(['"', '\'']).trim());
        let name = if name.is_empty() { address.to_owned() } else { name };
        (!name.is_empty()).then_some(Self { name, domain, is_place, is_host: false })
    }
}

/// "Lee, Kim" is Kim Lee. With more commas or other signs it is something else.
fn first_name_first(name: &str) -> String {
    match name.split_once(", ") {
        Some((last, first))
            if !first.contains([',', '(', '@']) && !last.contains(['(', '@']) && !first.trim().is_empty() =>
        {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}
