//! What was seen, by competency.

use interview::Direction;
use interview::scorecard::SignalPart;
use report::legible;
use report::page::{Code as Lines, Evidence, EvidenceGroup, clock, readers};

use super::Text;
use super::form::{Code, CodeLine, Entry, Group, Said, Section, Sign};

pub(super) fn section(groups: &[EvidenceGroup<'_>]) -> Section<Group> {
    Section {
        heading: Text::ours("What was seen"),
        none: groups.is_empty().then(|| Text::ours("Nothing was marked.")),
        items: groups
            .iter()
            .map(|group| Group {
                heading: Text::typed(&group.competency),
                entries: group
                    .seen
                    .iter()
                    .map(seen)
                    .chain(group.not_seen.iter().map(|signal| not_seen(signal)))
                    .collect(),
            })
            .collect(),
    }
}

fn seen(seen: &Evidence<'_>) -> Entry {
    let mut told = label(seen.signal);
    for qualifier in &seen.qualifiers {
        told = told.and("  ").and_apart(Text::ours(*qualifier).emphatic());
    }
    told = told.and("  ").and_apart(Text::markdown(&seen.signal.observe));
    if let Some(question) = seen.question {
        told = told.and("  ").and_soft(format!("Question {question}"));
    }
    let quotes = seen.quotes.iter().map(|quote| Said {
        words: Text::typed(&format!("“{}”", quote.text)),
        aside: Some(Text::line(&quote.words)),
    });
    let noted = seen.note.iter().map(|note| Said { words: Text::typed(note), aside: None });
    let bound = seen.bound.iter().map(|note| Said {
        words: Text::typed(&note.text),
        aside: Some(Text::ours(format!("noted at {}, {}", clock(note.at_ms), readers(note.visibility)))),
    });
    Entry {
        time: Text::ours(clock(seen.at_ms)),
        sign: sign(seen.direction, seen.helped),
        told,
        said: quotes.chain(noted).chain(bound).collect(),
        code: seen.code.as_ref().map(code),
        pointed: seen
            .pointed
            .iter()
            .flat_map(|pointed| [Text::line(&pointed.words), Text::code(pointed.text)])
            .collect(),
    }
}

fn not_seen(signal: &SignalPart) -> Entry {
    let told = label(signal).and("  ").and_apart(Text::ours("a must").emphatic());
    Entry {
        time: Text::ours("not seen"),
        sign: Sign { alt: None, kind: "none", helped: false },
        told: told.and("  ").and_apart(Text::markdown(&signal.observe)),
        said: Vec::new(),
        code: None,
        pointed: Vec::new(),
    }
}

fn label(signal: &SignalPart) -> Text {
    Text::default().and_apart(Text::typed(&signal.label).strong())
}

fn sign(direction: Direction, helped: bool) -> Sign {
    let (kind, alt) = match (direction, helped) {
        (Direction::For, false) => ("for", "for"),
        (Direction::For, true) => ("for", "for, with help"),
        (Direction::Against, false) => ("against", "against"),
        (Direction::Against, true) => ("against", "against, with help"),
    };
    Sign { alt: Some(alt), kind, helped }
}

/// Lines with their numbers.
fn code(code: &Lines<'_>) -> Code {
    match code {
        Lines::Shown { first, text, .. } => {
            let number = |at: usize| u64::from(*first).saturating_add(u64::try_from(at).unwrap_or(0));
            let lines = legible::code(text);
            let line = |(at, line)| CodeLine {
                number: Text::ours(number(at).to_string()),
                line: Text::code_line(line),
            };
            Code { named: None, lines: lines.split('\n').enumerate().map(line).collect() }
        }
        Lines::Named(words) => Code { named: Some(Text::ours(words.as_str())), lines: Vec::new() },
    }
}
