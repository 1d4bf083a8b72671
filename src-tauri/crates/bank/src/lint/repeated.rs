//! Words that stand in two questions.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::draft::Context;
use crate::problem::Problem;
use crate::source::Source;
use crate::{Code, Fence};

/// `repeated-text`: a title, prompt, starter, hint, follow-up or wrong answer that fits two questions says little about either,
/// and a candidate who meets both has heard it before.
pub(super) fn repeated(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    // By length first: most texts differ in it, and need not be compared letter by letter.
    let mut seen: BTreeMap<(usize, &str, &str), (&Source, Range<usize>)> = BTreeMap::new();
    for filed in &cx.draft.questions {
        let (question, places) = &filed.value;
        let hints = question.hints.iter().map(|hint| hint.text.as_str());
        let follow_ups = question.follow_ups.iter().map(|item| item.ask.as_str());
        let answers = question.wrong_answers.iter().map(|answer| answer.text.as_str());
        let heading = |title: &str| places.headings.get(title);
        let whole = [
            ("title", question.title.as_str(), Some(filed.root.place().key("title").range())),
            ("prompt", question.prompt.as_str(), heading("Prompt")),
            ("starter", code_of(&question.starter), heading("Starter")),
        ];
        let whole: Vec<_> =
            whole.into_iter().filter_map(|(what, text, at)| Some((what, text, at?))).collect();
        let all = (hints.zip(&places.hints).map(|(text, at)| ("hint", text, at)))
            .chain(follow_ups.zip(&places.follow_ups).map(|(text, at)| ("follow-up", text, at)))
            .chain(answers.zip(&places.wrong_answers).map(|(text, at)| ("wrong answer", text, at)))
            .chain(whole.iter().map(|(what, text, at)| (*what, *text, at)));
        for (what, text, at) in all.filter(|(_, text, _)| !text.is_empty()) {
            let Some((source, range)) = seen.insert((text.len(), text, what), (filed.source, at.clone()))
            else {
                continue;
            };
            let (span, _) = source.locate(range);
            let message = format!("this {what} also stands in {} at line {}", source.name, span.line);
            let hint = match &question.variant_of {
                Some(base) => {
                    format!("Leave it out if it comes from `{base}`; what a variant states is its own.")
                }
                None => "Say what is particular to this question.".to_owned(),
            };
            problems.push(Problem::at(Code::RepeatedText, filed.source, at.clone(), message, hint));
        }
    }
}

/// The code a candidate starts from.
fn code_of(starter: &[Fence]) -> &str {
    starter.iter().find(|fence| fence.language != "markdown").map_or("", |fence| fence.code.as_str())
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, DESIGN, good};

    #[test]
    fn a_hint_follow_up_or_wrong_answer_stands_in_one_question() {
        let files =
            good().replace(DESIGN, "1. How long until memory is full?", "1. What is the largest price?");
        assert_eq!(files.found(), ["repeated-text sum-001-add-up.md: 1. What is the largest price?"]);
        let files = good().replace(
            CODING,
            "**Why not a larger type?**",
            "**What if all messages are equally important?**",
        );
        assert_eq!(files.only().code.name(), "repeated-text");
        let files = good().replace(
            DESIGN,
            "- A larger machine: the edge moves by minutes.",
            "- A larger type everywhere. Ask when that one is full.",
        );
        assert_eq!(files.only().code.name(), "repeated-text");
    }

    #[test]
    fn the_same_words_in_another_role_are_no_repetition() {
        let files = good().replace(DESIGN, "1. How long until memory is full?", "1. Why not a larger type?");
        assert_eq!(files.found(), [""; 0]);
    }
}
