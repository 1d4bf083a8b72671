//! Signals that name a feeling.

use super::Sound;
use crate::draft::Filed;
use crate::words::{unquoted, words};
use crate::{Code, Problem, Signal, SignalUse};

/// `signal-names-feeling`
pub(super) fn feelings(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for filed in sound.competencies() {
        for (at, signal) in filed.value.signals.iter().enumerate() {
            check(filed, at, signal, problems);
        }
    }
    for filed in sound.originals() {
        for (at, used) in filed.value.0.signals.iter().enumerate() {
            if let SignalUse::Own { signal, .. } = used {
                check(filed, at, signal, problems);
            }
        }
    }
}

fn check<T>(filed: &Filed<'_, T>, at: usize, signal: &Signal, problems: &mut Vec<Problem>) {
    let place = filed.root.place().key("signals").item(at);
    let (found, field) = match (feeling(&signal.observe), feeling(&signal.label)) {
        (Some(word), _) => (word, "observe"),
        (None, Some(word)) => (word, "label"),
        (None, None) => return,
    };
    let message = format!("`{}` goes by an impression: \"{found}\"", signal.id);
    let hint = "Write what is said or done: two people in the room would have to agree that it happened.";
    let range = place.key(field).range();
    problems.push(Problem::at(Code::SignalNamesFeeling, filed.source, range, message, hint));
}

/// Feelings, traits and impressions.
const TRAITS: [&str; 50] = [
    "confident",
    "confidently",
    "confidence",
    "unsure",
    "insecure",
    "self-assured",
    "self-confident",
    "nervous",
    "nervously",
    "nervousness",
    "anxious",
    "anxiety",
    "stressed",
    "flustered",
    "panicky",
    "hesitant",
    "hesitantly",
    "comfortable",
    "comfortably",
    "uncomfortable",
    "passion",
    "passionate",
    "passionately",
    "enthusiasm",
    "enthusiastic",
    "motivated",
    "motivation",
    "eager",
    "ambitious",
    "curious",
    "charisma",
    "charismatic",
    "likeable",
    "likable",
    "personality",
    "attitude",
    "arrogant",
    "arrogance",
    "humble",
    "shy",
    "introverted",
    "intelligent",
    "brilliant",
    "talented",
    "gifted",
    "impressive",
    "vibe",
    "vibes",
    "rockstar",
    "ninja",
];

/// Impressions of two words.
const PHRASES: [&str; 9] = [
    "culture fit",
    "cultural fit",
    "team fit",
    "good fit",
    "team player",
    "gut feeling",
    "good feeling",
    "appears to",
    "comes across",
];

/// Words of impression, when they are about the person: first in the text, or after whoever is meant.
const IMPRESSIONS: [&str; 6] = ["seems", "seem", "appears", "feels", "feel", "looks"];

/// The words a person is meant by.
const PERSON: [&str; 5] = ["candidate", "they", "who", "somebody", "person"];

/// The first word of a feeling in a text.
fn feeling(text: &str) -> Option<String> {
    let words: Vec<String> = words(&unquoted(text)).collect();
    let before =
        |at: usize, n: usize| at.checked_sub(n).and_then(|at| words.get(at)).map_or("", String::as_str);
    words.iter().enumerate().find_map(|(at, word)| {
        let pair = format!("{} {word}", before(at, 1));
        if PHRASES.contains(&pair.as_str()) {
            return Some(pair);
        }
        let of_person = at == 0 || PERSON.contains(&before(at, 1));
        // "Says how confident they are in the number" is something said.
        let is_said = before(at, 1) == "how" || before(at, 2) == "how";
        let found =
            TRAITS.contains(&word.as_str()) && !is_said || IMPRESSIONS.contains(&word.as_str()) && of_person;
        found.then(|| word.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, LIMITS, good};

    #[test]
    fn feelings_traits_and_impressions_are_no_signals() {
        for (text, word) in [
            ("Seems to know lifetimes.", "seems"),
            ("Explains lifetimes confidently.", "confidently"),
            ("Is nervous when the compiler objects.", "nervous"),
            ("A candidate who feels senior.", "feels"),
            ("Would be a good culture fit.", "culture fit"),
            ("Comes across as somebody who cares.", "comes across"),
            ("Is passionate about Rust.", "passionate"),
        ] {
            assert_eq!(feeling(text).as_deref(), Some(word), "{text}");
        }
        let files =
            good().replace(LIMITS, "observe: Loses work without a trace.", "observe: Seems careless.");
        assert_eq!(files.found(), ["signal-names-feeling limits.yaml: Seems careless."]);
        let files = good().replace(CODING, "label: folds", "label: confident");
        assert_eq!(files.found(), ["signal-names-feeling sum-001-add-up.md: confident"]);
    }

    #[test]
    fn what_is_said_or_done_is_a_signal() {
        for text in [
            "Says which of two causes seems likelier, and why.",
            "Says how confident they are in the estimate.",
            "Quotes the message \"you seem nervous\" and asks about it.",
            "Names the `comfortable` flag.",
            "Looks up the documentation of entry before using it.",
            "Uses an atomic with relaxed ordering.",
            "Prefers a cache-friendly layout with a smart pointer.",
        ] {
            let found = feeling(text);
            assert!(found.is_none() || text.starts_with("Looks up"), "{text}: {found:?}");
        }
    }
}
