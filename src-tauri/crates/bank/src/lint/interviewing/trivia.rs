//! Kits and loops of definitions.

use super::Sound;
use crate::words::{sentences, words};
use crate::{Code, Problem, Question, QuestionKind};

/// `trivia-only`
pub(super) fn trivia(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    let hint = "Ask about a program, a log, a diff or a decision, with what there is to go by in the prompt.";
    for (filed, asked) in sound.kits() {
        if !asked.questions.is_empty() && asked.questions.iter().all(|(question, _)| is_trivia(question)) {
            let range = filed.root.place().name("questions").range();
            let message =
                format!("every question of the kit `{}` only asks what something is", filed.value.id);
            problems.push(Problem::at(Code::TriviaOnly, filed.source, range, message, hint));
        }
    }
    for asked in sound.loops() {
        if asked.questions().all(is_trivia) {
            let message =
                format!("every question of the loop `{}` only asks what something is", asked.filed.value.id);
            problems.push(asked.problem(Code::TriviaOnly, message, hint));
        }
    }
}

/// How a sentence that asks for a definition begins.
const DEFINES: [&str; 22] = [
    "what is",
    "what are",
    "what's",
    "what does",
    "what do",
    "which keyword",
    "which trait",
    "which type",
    "define",
    "name",
    "list",
    "explain what a",
    "explain what an",
    "explain what is",
    "explain the difference",
    "describe the difference",
    "tell me about",
    "talk about",
    "true or false",
    "do you know",
    "have you heard",
    "how do you declare",
];

/// How a sentence that asks for something begins, when no question mark ends it.
const ASKS: [&str; 14] = [
    "explain",
    "describe",
    "define",
    "name",
    "list",
    "tell",
    "talk",
    "compare",
    "write",
    "implement",
    "give",
    "show",
    "design",
    "say",
];

/// The longest question, in words, that can be without a situation.
const GENERAL: usize = 30;

/// Whether a question has nothing to work on and asks only what something is.
fn is_trivia(question: &Question) -> bool {
    let tells = matches!(question.kind, QuestionKind::Behavioural | QuestionKind::TakeHome);
    let code = question.starter.iter().any(|fence| fence.language != "markdown");
    if tells || code || question.prompt.contains("```") {
        return false;
    }
    let mut asked = 0;
    let mut defined = 0;
    let mut told = 0;
    for sentence in sentences(&question.prompt) {
        let plain = words(&sentence).collect::<Vec<_>>().join(" ");
        let begins = |with: &str| {
            plain.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if sentence.ends_with('?') || ASKS.iter().any(|word| begins(word)) {
            asked += 1;
            defined += usize::from(DEFINES.iter().any(|words| begins(words)));
        } else {
            told += 1;
        }
    }
    let general = told == 0 && words(&question.prompt).count() <= GENERAL;
    asked > 0 && ((defined == asked && told < 2) || general)
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, DESIGN, Files, KIT, good};

    const PROMPT: &str = "Messages come in faster than they are sent. What should happen?";

    /// The kit asks one question, with this prompt.
    fn asking(prompt: &str) -> Files {
        good().replace(KIT, "{ id: sum-001, minutes: 20 }, ", "").replace(DESIGN, PROMPT, prompt)
    }

    fn is_told(files: &Files) -> bool {
        let found = files.found();
        let told =
            |file: &str| found.iter().any(|problem| problem.starts_with(&format!("trivia-only {file}")));
        assert_eq!(told("short-talk.yaml: questions"), told("junior-systems.yaml: stages"));
        told("short-talk.yaml: questions")
    }

    #[test]
    fn questions_that_only_ask_what_something_is_are_no_interview() {
        for prompt in [
            "What is a lifetime? What is the difference between `String` and `&str`?",
            "Name the three rules of borrowing.",
            "Here is a question on basics. What does `Rc` do?",
            "When would you use async and when threads?",
            "How would you share data between several threads?",
        ] {
            assert!(is_told(&asking(prompt)), "{prompt}");
        }
    }

    #[test]
    fn a_situation_a_program_or_a_story_is_no_trivia() {
        for prompt in [
            PROMPT,
            "What is wrong here?\n\n```text\nerror: connection refused\n```",
            "Our gateway calls 2,000 servers. One of them hangs. What is the first number you would look at?",
            "Two workers share a map. Tell me what happens when one of them panics, and write the test for it.",
        ] {
            assert!(!is_told(&asking(prompt)), "{prompt}");
        }
        let story = asking("What is the best thing you have built?").replace(
            DESIGN,
            "kind: design",
            "kind: behavioural",
        );
        assert!(!is_told(&story));
    }

    #[test]
    fn one_question_with_a_program_is_enough() {
        let files = good().replace(DESIGN, PROMPT, "What is a queue?");
        assert_eq!(files.found(), [""; 0]);
        let without = files.replace(KIT, "{ id: sum-001, minutes: 20 }, ", "");
        assert!(is_told(&without));
        assert!(without.text(CODING).contains("## Starter"));
    }
}
