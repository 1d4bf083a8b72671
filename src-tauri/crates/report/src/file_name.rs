//! What an exported file is called.

use chrono::FixedOffset;
use interview::{Privacy, Scorecard};

use crate::Format;
use crate::page::Moments;

/// No part of a name is longer than this.
const LONGEST: usize = 48;

/// A name such as `2026-11-20-ines-okafor-lindqvist-phone-screen.html`.
///
/// It consists of lower-case ASCII letters, digits and hyphens, and so is good on every file system; it
/// names the candidate as the document does, so that an alias stays one. Drafts, practice interviews
/// and amended scorecards say so at the end.
#[must_use]
pub fn file_name(card: &Scorecard, privacy: Privacy, format: Format, offset: FixedOffset) -> String {
    format!("{}.{}", file_stem(card, privacy, offset), format.extension())
}

/// [`file_name`] up to the dot.
#[must_use]
pub fn file_stem(card: &Scorecard, privacy: Privacy, offset: FixedOffset) -> String {
    let nameless = |card: &Scorecard| {
        let mut card = card.clone();
        card.interview.candidate.name = None;
        card.interview.candidate.alias = None;
        card.candidate_name()
    };
    let card = card.clone().for_readers(privacy);
    let interview = &card.interview;
    let day = Moments { offset }.iso_date(interview.started_at.unwrap_or(interview.planned_at));
    let candidate = [ascii(&card.candidate_name()), ascii(&nameless(&card))];
    let revision = match card.revision {
        0 => "draft".to_owned(),
        1 => String::new(),
        amended => format!("revision-{amended}"),
    };
    let parts = [
        day,
        candidate.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
        ascii(&interview.kit.stage),
        if interview.practice { "practice".to_owned() } else { String::new() },
        revision,
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// Words of lower-case ASCII letters and digits, with hyphens between: good in a name on every file system.
#[must_use]
pub fn ascii_words(text: &str) -> String {
    ascii(text)
}

fn ascii(text: &str) -> String {
    let plain = deunicode::deunicode(text).to_lowercase();
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    name.truncate(LONGEST);
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_become_ascii() {
        assert_eq!(ascii("Ines Okafor-Lindqvist"), "ines-okafor-lindqvist");
        assert_eq!(ascii("Ünal Gößling"), "unal-gossling");
        assert_eq!(ascii("e\u{301}mile"), "emile");
        assert_eq!(ascii("../../etc/passwd\0"), "etc-passwd");
        assert_eq!(ascii("CON."), "con");
        assert!(!ascii("李雷").is_empty());
        assert!(!ascii("נועה").is_empty());
        assert_eq!(ascii("\u{202E}\u{2066}"), "");
        assert_eq!(ascii(&"longer ".repeat(40)).len(), 48);
        assert!(!ascii(&"abcdefg ".repeat(40)).ends_with('-'));
    }
}
