//! From bytes to text: how long it may be, what it is encoded in, and what mail programs left in it.

use std::sync::LazyLock;

use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{MessageParser, MimeHeaders};
use regex::Regex;

use super::{InvitationProblem, LINES, LONGEST};

/// Beginnings of files that are no text.
const BINARIES: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an Outlook message file (.msg)"),
];

/// The text of an invitation, plain: without byte-order mark, with `\n` at the end of lines, of a whole mail
/// the calendar part or the words.
pub(super) fn decoded(bytes: &[u8]) -> Result<String, InvitationProblem> {
    if bytes.len() > LONGEST {
        return Err(InvitationProblem::new(
            "too-long",
            format!(
                "This has {} kB; an invitation has a few. It was not read. Choose the .ics file of the one event.",
                bytes.len() / 1024
            ),
        ));
    }
    if let Some((_, what)) = BINARIES.iter().find(|(first, _)| bytes.starts_with(first)) {
        return Err(InvitationProblem::new(
            "not-text",
            format!(
                "This is {what}, not an invitation. Choose the .ics file, or paste the text of the mail."
            ),
        ));
    }
    let text = to_text(bytes)?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return Err(InvitationProblem::new("empty", "There is no text in it. Copy the invitation first."));
    }
    if text.lines().take(LINES + 1).count() > LINES {
        return Err(InvitationProblem::new(
            "too-long",
            format!(
                "This has more than {LINES} lines. It was not read. Choose the .ics file of the one event."
            ),
        ));
    }
    Ok(of_mail(&text).unwrap_or_else(|| unquoted(&text)))
}

fn to_text(bytes: &[u8]) -> Result<String, InvitationProblem> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit)).collect();
        String::from_utf16_lossy(&units)
    };
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok(wide(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok(wide(rest, u16::from_be_bytes));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(InvitationProblem::new(
            "not-text",
            "This is no text. Choose the .ics file, or paste the text of the mail.",
        ));
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // Older programs write Western European letters in one byte; the first 256 characters are those.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    })
}

/// The calendar part of a whole mail, else its words under its subject; none where it is no mail.
fn of_mail(text: &str) -> Option<String> {
    let head = text.split("\n\n").next()?.to_ascii_lowercase();
    if !head.contains("\ncontent-type:") && !head.starts_with("content-type:") {
        return None;
    }
    let message = MessageParser::default().parse(text.as_bytes())?;
    let calendar = message.parts.iter().find_map(|part| {
        let is = part.content_type().and_then(|kind| kind.subtype()).is_some_and(|kind| kind == "calendar");
        let inner = part.text_contents().filter(|inner| inner.contains("BEGIN:VCALENDAR"))?;
        is.then(|| inner.to_owned())
    });
    calendar.map(|calendar| calendar.replace("\r\n", "\n")).or_else(|| {
        let words = message.body_text(0)?;
        Some(format!("Subject: {}\n\n{words}", message.subject().unwrap_or_default()))
    })
}

/// Without the marks of a reply, and without what an encoding for mail left behind.
fn unquoted(text: &str) -> String {
    let quoted = text.lines().filter(|line| line.starts_with('>')).count();
    let text = if quoted > 0 {
        text.lines().map(|line| line.trim_start_matches(['>', ' '])).collect::<Vec<_>>().join("\n")
    } else {
        text.to_owned()
    };
    static LEFTOVER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"=\n|=(?:20|3D|C3=|E2=80=|0D=0A)").ok());
    let left = LEFTOVER.as_ref().map_or(0, |left| left.find_iter(&text).count());
    // A calendar that says so itself is decoded where it says it.
    if left < 2 || text.to_ascii_uppercase().contains("ENCODING=QUOTED-PRINTABLE") {
        return text;
    }
    quoted_printable_decode(text.as_bytes())
        .and_then(|decoded| String::from_utf8(decoded).ok())
        .map_or(text, |decoded| decoded.replace("\r\n", "\n"))
}

/// HTML as plain text; plain text as it is.
pub(super) fn plain(text: &str) -> String {
    let lower = text.get(..text.len().min(4096)).unwrap_or(text).to_ascii_lowercase();
    let tags = ["<html", "<body", "<p>", "<br", "<div", "<a href", "<span", "<!doctype", "<table"];
    if tags.iter().any(|tag| lower.contains(tag)) { html_to_text(text) } else { text.to_owned() }
}
