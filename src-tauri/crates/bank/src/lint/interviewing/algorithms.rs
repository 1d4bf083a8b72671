//! Exercises from textbooks of algorithms.

use super::Sound;
use crate::words::{sentences, words};
use crate::{Code, Problem, QuestionKind};

/// Well-known exercises, as prose names them.
const EXERCISES: [&str; 36] = [
    "two sum",
    "three sum",
    "fizzbuzz",
    "fizz buzz",
    "palindrome",
    "palindromes",
    "anagram",
    "anagrams",
    "fibonacci",
    "n-queens",
    "eight queens",
    "knapsack",
    "towers of hanoi",
    "tower of hanoi",
    "linked list",
    "binary tree",
    "binary search tree",
    "balanced parentheses",
    "matching brackets",
    "balanced brackets",
    "quicksort",
    "merge sort",
    "mergesort",
    "bubble sort",
    "heap sort",
    "heapsort",
    "longest common subsequence",
    "longest common prefix",
    "dynamic programming",
    "sieve of eratosthenes",
    "prime numbers",
    "roman numerals",
    "depth-first",
    "breadth-first",
    "topological sort",
    "time complexity",
];

/// How a sentence that asks for something begins, when no question mark ends it.
const ASKS: [&str; 19] = [
    "write",
    "implement",
    "find",
    "return",
    "given",
    "print",
    "compute",
    "reverse",
    "sort",
    "solve",
    "code",
    "check",
    "detect",
    "determine",
    "count",
    "merge",
    "build",
    "create",
    "explain",
];

/// `generic-algorithm`
pub(super) fn algorithms(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    for filed in sound.questions() {
        let (question, places) = &filed.value;
        let asks_for_work = !matches!(question.kind, QuestionKind::Behavioural | QuestionKind::Review);
        if !asks_for_work || !(mentions(&question.title) || mentions(&question.prompt)) {
            continue;
        }
        let hint =
            "Ask for something from the work: a program, a log or a decision in which it would come up.";
        let mut report = |range, exercise: &str| {
            let message = format!("this asks for an exercise that many know by heart ({exercise})");
            problems.push(Problem::at(Code::GenericAlgorithm, filed.source, range, message, hint));
        };
        if let Some(exercise) = exercise_in(&question.title) {
            report(filed.root.place().key("title").range(), exercise);
            continue;
        }
        let asked = sentences(&question.prompt).into_iter().find_map(|sentence| {
            let first = words(&sentence).next().unwrap_or_default();
            let asks = sentence.ends_with('?') || ASKS.contains(&first.as_str());
            asks.then(|| exercise_in(&sentence)).flatten()
        });
        if let Some(exercise) = asked {
            report(places.headings.get("Prompt").unwrap_or(0..3), exercise);
        }
    }
}

/// Whether a text holds a part of any of the exercises' names: a quick look before words are compared.
fn mentions(text: &str) -> bool {
    let text = text.to_lowercase();
    EXERCISES.iter().any(|exercise| text.contains(exercise))
}

/// The first of the exercises that a text names in whole words.
fn exercise_in(text: &str) -> Option<&'static str> {
    let text = format!(" {} ", words(text).collect::<Vec<_>>().join(" "));
    EXERCISES.iter().copied().find(|exercise| text.contains(&format!(" {exercise} ")))
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, DESIGN, good};

    const TASK: &str = "Tell me what it does with many of them, then make it right.";

    #[test]
    fn a_textbook_exercise_is_no_scenario() {
        let files = good().replace(CODING, TASK, "Implement quicksort for them.");
        assert_eq!(files.found(), ["generic-algorithm sum-001-add-up.md: ## Prompt"]);
        let files = good().replace(CODING, TASK, "Can you say whether the list is a palindrome?");
        assert_eq!(files.found(), ["generic-algorithm sum-001-add-up.md: ## Prompt"]);
        let files = good().replace(CODING, "title: Add up", "title: Reverse a linked list");
        assert_eq!(files.found(), ["generic-algorithm sum-001-add-up.md: Reverse a linked list"]);
    }

    #[test]
    fn a_scenario_may_mention_one() {
        for task in [
            "Today the service uses merge sort for them. Tell me what you would measure.",
            "A colleague proposes a linked list. Tell me what you answer.",
            "Find the quickest way to the depot for the courier.",
        ] {
            assert_eq!(good().replace(CODING, TASK, task).found(), [""; 0], "{task}");
        }
        let story = good().replace(DESIGN, "kind: design", "kind: behavioural").replace(
            DESIGN,
            "What should happen?",
            "When did you last write a binary tree?",
        );
        assert_eq!(story.found(), [""; 0]);
    }
}
