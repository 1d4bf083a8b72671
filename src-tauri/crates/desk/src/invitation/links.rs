//! Addresses in an invitation: which are kept, and what they are for.
//!
//! Only `http` and `https` are kept, and always as they will be opened: an address that a mail program has
//! wrapped is unwrapped, since its wrapping hides where it leads.

use std::sync::LazyLock;

use interview::{LinkKind, MeetingLink};
use regex::Regex;
use url::Url;

use super::Understood;

/// Links kept at most.
const MOST: usize = 12;
/// The longest address that is kept.
const LONGEST: usize = 2000;

/// Where calls are held.
const CALLS: &[&str] = &[
    "zoom.us",
    "zoomgov.com",
    "meet.google.com",
    "teams.microsoft.com",
    "teams.live.com",
    "webex.com",
    "whereby.com",
    "meet.jit.si",
    "chime.aws",
    "gotomeeting.com",
    "bluejeans.com",
    "around.co",
    "app.gather.town",
];
/// Where code is written together.
const EDITORS: &[&str] = &[
    "coderpad.io",
    "hackerrank.com",
    "codesignal.com",
    "codility.com",
    "coderbyte.com",
    "codeinterview.io",
    "codeshare.io",
    "codeinterview.app",
    "replit.com",
    "play.rust-lang.org",
    "hackerearth.com",
    "karat.io",
    "codewars.com",
    "livecoding.io",
    "collabedit.com",
    "leetcode.com",
];
/// Where recruiters keep their records.
const RECORDS: &[&str] =
    &["greenhouse.io", "ashbyhq.com", "lever.co", "workable.com", "smartrecruiters.com", "teamtailor.com"];

/// The links of all texts, each once: those of the call, those of the shared editor, then others.
pub(super) fn in_order(texts: &[(String, String)]) -> Vec<Understood<MeetingLink>> {
    static ADDRESS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?i)\bhttps?://[^\s<>"'`{}|\\^]+"#).ok());
    let mut links: Vec<Understood<MeetingLink>> = Vec::new();
    for (from, text) in texts {
        // In formatted text an ampersand is written out.
        let text = text.replace("&amp;", "&");
        for found in ADDRESS.iter().flat_map(|address| address.find_iter(&text)).take(200) {
            let Some(address) = unwrapped(found.as_str(), 0) else { continue };
            if links.len() < 4 * MOST && !links.iter().any(|known| known.value.address == address.as_str()) {
                let kind = kind_of(&address);
                // A place to help or to leave is none to go to.
                let value = MeetingLink { kind, address: address.to_string() };
                links.push(Understood { value, from: from.clone(), sure: kind != LinkKind::Other });
            }
        }
    }
    links.sort_by_key(|link| link.value.kind);
    links.truncate(MOST);
    links
}

/// The address as it will be opened; none for what cannot be.
fn unwrapped(text: &str, depth: u8) -> Option<Url> {
    let text = text.trim_end_matches(['.', ',', ';', ':', ')', ']', '!', '?', '*', '_']);
    let address = Url::parse(text).ok().filter(|address| {
        matches!(address.scheme(), "http" | "https") && address.has_host() && text.len() <= LONGEST
    })?;
    let host = address.host_str().unwrap_or_default();
    let wraps = if is_at(host, "safelinks.protection.outlook.com") {
        Some("url")
    } else if is_at(host, "google.com") && address.path() == "/url" {
        Some("q")
    } else {
        None
    };
    let inner = wraps.and_then(|name| address.query_pairs().find(|(known, _)| known == name));
    match inner {
        Some((_, inner)) if depth < 3 => unwrapped(&inner, depth + 1),
        _ => Some(address),
    }
}

fn kind_of(address: &Url) -> LinkKind {
    let host = address.host_str().unwrap_or_default();
    // A name or password before the host is how an address pretends to be another.
    if !address.username().is_empty() || address.password().is_some() {
        return LinkKind::Other;
    }
    // Help pages and ways out have the same hosts as calls.
    let aside = ["/dialin", "/meetingoptions", "/support", "/help", "/privacy", "/hc/", "/account", "/u/"];
    let path = address.path().to_ascii_lowercase();
    if path.len() < 2 || aside.iter().any(|part| path.contains(part)) || is_at(host, "tel.meet") {
        return LinkKind::Other;
    }
    let at_one = |hosts: &[&str]| hosts.iter().any(|known| is_at(host, known));
    if at_one(CALLS) {
        LinkKind::Call
    } else if at_one(EDITORS) {
        LinkKind::Editor
    } else if at_one(RECORDS) {
        LinkKind::Record
    } else {
        LinkKind::Other
    }
}

/// Whether a host is one that is known, or under it: `zoom.us.example.org` is not.
fn is_at(host: &str, known: &str) -> bool {
    host == known || host.strip_suffix(known).is_some_and(|before| before.ends_with('.'))
}
