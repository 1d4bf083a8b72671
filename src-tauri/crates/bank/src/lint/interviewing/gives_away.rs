//! Prompts that give the answer away.

use std::collections::BTreeSet;

use super::Sound;
use crate::words::{apart, code_names, looks_like_code, names_in_code, sentences, stem, unquoted, words};
use crate::{Code, Problem, Question, SignalUse};

/// `prompt-gives-away`
pub(super) fn gives_away(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for filed in sound.questions() {
        let (question, places) = &filed.value;
        let Some(range) = places.headings.get("Prompt") else { continue };
        for (word, who) in given_away(sound, question) {
            let message = format!("the prompt says `{word}`, which {who}");
            let hint = "Describe what is needed, and let the candidate bring the word.";
            problems.push(Problem::at(Code::PromptGivesAway, filed.source, range.clone(), message, hint));
        }
    }
}

/// The words of the prompt that the candidate should bring, each with where that is said.
fn given_away(sound: &Sound<'_, '_, '_>, question: &Question) -> Vec<(String, &'static str)> {
    let mut given = Vec::new();
    // A message or a log in the prompt is material to work on.
    let (prose, fenced) = apart(&question.prompt);
    let said: BTreeSet<String> = words(&prose).map(|word| stem(&word).to_owned()).collect();
    for word in listed(&question.do_not_say) {
        let parts: Vec<String> = words(&word).map(|part| stem(&part).to_owned()).collect();
        if !parts.is_empty() && parts.iter().all(|part| said.contains(part)) && stands_in(&prose, &parts) {
            given.push((word, "`Do not say` lists"));
        }
    }
    let spelled = code_names(&prose);
    if spelled.is_empty() {
        return given;
    }
    let mut of_task = names_in_code(&fenced);
    for fence in question.starter.iter().chain(&question.tests) {
        of_task.extend(names_in_code(&fence.code));
    }
    let mut name = |name: &str, who: &'static str| {
        let new = !given.iter().any(|(word, _)| word == name);
        if new && spelled.contains(name) && !of_task.contains(name) {
            given.push((name.to_owned(), who));
        }
    };
    for sentence in sentences(&question.do_not_say).iter().filter(|sentence| forbids(sentence)) {
        code_names(sentence).iter().for_each(|word| name(word, "`Do not say` lists"));
    }
    let first: BTreeSet<String> =
        question.hints.first().map(|hint| code_names(&hint.text)).unwrap_or_default();
    for hint in question.hints.iter().skip(1) {
        code_names(&hint.text)
            .difference(&first)
            .for_each(|word| name(word, "only a later hint should bring"));
    }
    for used in &question.signals {
        let signal = match used {
            SignalUse::Shared { id, must: true } => sound.cx.signals.get(id.as_str()).copied(),
            SignalUse::Own { signal, must: true } => Some(signal),
            _ => None,
        };
        if let Some(signal) = signal {
            code_names(&signal.observe)
                .iter()
                .for_each(|word| name(word, "a signal that must be seen waits for"));
        }
    }
    for reference in &question.references {
        let names = names_in_code(&reference.fence.code);
        names
            .iter()
            .filter(|word| looks_like_code(word))
            .for_each(|word| name(word, "only the reference introduces"));
    }
    given
}

/// Whether a sentence of `Do not say` is about words, and not about what is behind them.
fn forbids(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    ["do not name", "do not say `", "the word", "bring the"].iter().any(|sign| sentence.contains(sign))
}

/// The words of a list such as "Arc, Mutex, channel: let the candidate bring the words." or "The words
/// lockfile or MSRV, before the candidate does." It ends with the first item that is no word or two.
fn listed(do_not_say: &str) -> Vec<String> {
    let first = do_not_say.lines().next().unwrap_or_default();
    let (list, all) = match first.to_lowercase().find("the words ") {
        Some(at) if !first.contains("bring the words ") => (first.get(at + "the words ".len()..), false),
        _ => (Some(first), true),
    };
    let list = list.unwrap_or_default();
    let end = list.find([':', '.', ';']).unwrap_or(list.len());
    let list = unquoted(list.get(..end).unwrap_or_default());
    let items: Vec<&str> = list
        .split(',')
        .flat_map(|item| item.split(" or "))
        .flat_map(|item| item.split(" and "))
        .map(str::trim)
        .collect();
    let short = |item: &&&str| item.split_whitespace().count() <= 2;
    let listed: Vec<String> = items
        .iter()
        .take_while(short)
        .filter(|item| !item.is_empty())
        .map(|item| item.to_lowercase())
        .collect();
    // A sentence has longer parts than a list.
    if items.len() < 2 || (all && listed.len() < items.iter().filter(|item| !item.is_empty()).count()) {
        return Vec::new();
    }
    listed
}

/// Whether the stems stand one after the other in a text.
fn stands_in(text: &str, stems: &[String]) -> bool {
    let all: Vec<String> = words(text).map(|word| stem(&word).to_owned()).collect();
    all.windows(stems.len()).any(|window| window == stems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, good};

    const PROMPT: &str = "This adds up prices in cents.";

    fn prompt(says: &str) -> Vec<String> {
        let files = good().replace(CODING, PROMPT, says);
        let problems = files.problems();
        assert!(problems.iter().all(|problem| problem.code == Code::PromptGivesAway), "{problems:#?}");
        problems.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_prompt_does_not_say_what_a_later_hint_a_must_or_a_reference_brings() {
        assert_eq!(
            prompt("This adds up with `checked_add`."),
            ["the prompt says `checked_add`, which only a later hint should bring"]
        );
        assert_eq!(
            prompt("Use try_fold to add up."),
            ["the prompt says `try_fold`, which only the reference introduces"]
        );
        let files = good()
            .replace(
                CODING,
                "observe: Says that the sum can be larger than its type.",
                "observe: Names SumTooLarge.",
            )
            .replace(CODING, PROMPT, "This panics where it should give SumTooLarge.");
        assert_eq!(
            files.only().message,
            "the prompt says `SumTooLarge`, which a signal that must be seen waits for"
        );
    }

    #[test]
    fn a_prompt_does_not_say_what_is_listed_as_not_to_be_said() {
        let listing = |list: &str, says: &str| {
            good().replace(CODING, "Overflow.\n", &format!("{list}\n")).replace(CODING, PROMPT, says).found()
        };
        let told = ["prompt-gives-away sum-001-add-up.md: ## Prompt"];
        assert_eq!(listing("Overflow, cast: let the candidate bring the words.", "This overflows."), told);
        assert_eq!(listing("Thread pool, queue.", "There are two thread pools."), told);
        assert_eq!(listing("Do not name `fold`.", "Try a `fold` here."), told);
        assert_eq!(listing("That it ends; the words cast, large type or `fold`.", "Not a cast here."), told);
        assert_eq!(listing("That it ends; the words cast, large type or `fold`.", "A larger type."), [""; 0]);
        // A sentence is no list, and other words are not in it.
        assert_eq!(listing("That a sum can overflow, or that a cast hides it.", "This overflows."), [""; 0]);
        assert_eq!(listing("Thread pool, queue.", "There is a pool, and a thread."), [""; 0]);
    }

    #[test]
    fn names_of_the_task_are_its_own() {
        for says in [
            "`total` adds up prices, as `iter` and `sum` do.",
            "This adds up a `Cart` of prices.",
            "Keep the fold as it is.",
            "The log says:\n\n```text\nchecked_add failed\n```\n\nSo `checked_add` is there.",
        ] {
            assert_eq!(prompt(says), [""; 0], "{says}");
        }
    }
}
