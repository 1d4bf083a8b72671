//! Tests, wrong answers and references belong together.

use crate::draft::Context;
use crate::problem::{Problem, did_you_mean};
use crate::{Code, FenceRole, QuestionKind};

/// `unknown-test`, `wrong-answers-untested` and `too-few-references`.
pub(super) fn answers(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.questions {
        let (question, places) = &filed.value;
        let mut tests: Option<Vec<&str>> = None;
        let mut fails_somewhere = false;
        for (at, answer) in question.wrong_answers.iter().enumerate() {
            let Some(fence) = &answer.fence else { continue };
            fails_somewhere |= matches!(
                fence.role,
                FenceRole::WrongFails(_) | FenceRole::WrongRejected(_) | FenceRole::WrongHangs
            );
            let FenceRole::WrongFails(named) = &fence.role else { continue };
            let Some(code) = question.tests.as_ref().map(|fence| fence.code.as_str()) else { continue };
            let tests = tests.get_or_insert_with(|| names_of_tests(code));
            for name in named.iter().filter(|name| !tests.contains(&name.as_str())) {
                let range = places.wrong_claims.get(at).cloned().unwrap_or(0..0);
                let hint = did_you_mean(name, tests.iter().copied())
                    .unwrap_or_else(|| format!("The tests are {}.", tests.join(", ")));
                let message = format!("there is no test `{name}`");
                problems.push(Problem::at(Code::UnknownTest, filed.source, range, message, hint));
            }
        }
        let writes_code = matches!(question.kind, QuestionKind::Coding | QuestionKind::Debugging);
        if !writes_code || question.tests.is_none() {
            continue;
        }
        if let Some(heading) = places.headings.get("Wrong answers")
            && !fails_somewhere
            && question.tests_accept_starter.is_none()
        {
            let message = "no wrong answer is shown to fail the tests";
            let hint = "Add a fence `rust wrong fails=<test>` to one of them, or say in the front matter why \
                        not: `tests-accept-starter: <reason>`.";
            problems.push(Problem::at(
                Code::WrongAnswersUntested,
                filed.source,
                heading.clone(),
                message,
                hint,
            ));
        }
        if let [only] = question.references.as_slice() {
            let heading = places.headings.get(&format!("Reference: {}", only.level));
            let message = format!("the only reference is for `{}`", only.level);
            let hint = "Add one for another level, so that the difference can be seen.";
            let range = heading.unwrap_or(0..3);
            problems.push(Problem::at(Code::TooFewReferences, filed.source, range, message, hint));
        }
    }
}

/// The names of the functions in a Tests fence.
fn names_of_tests(code: &str) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let after_fn = memchr::memmem::find_iter(code.as_bytes(), "fn ")
        .filter(|at| !code.get(..*at).is_some_and(|before| before.ends_with(is_word)));
    let mut names: Vec<&str> = after_fn
        .filter_map(|at| {
            let rest = code.get(at + "fn ".len()..)?.trim_start();
            let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
            rest.get(..end).filter(|name| !name.is_empty())
        })
        .collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, good};

    #[test]
    fn a_wrong_answer_fails_a_test_that_is_there() {
        let files = good().replace(CODING, "fails=many_are_none", "fails=many_are_nome,few_are_added");
        assert_eq!(
            files.found(),
            ["unknown-test sum-001-add-up.md: rust wrong fails=many_are_nome,few_are_added"]
        );
        assert_eq!(files.only().hint, "Did you mean `many_are_none`?");
    }

    #[test]
    fn a_wrong_answer_fails_the_tests_unless_the_file_says_why_not() {
        let files = good().replace(CODING, "wrong fails=many_are_none", "wrong passes");
        assert_eq!(files.found(), ["wrong-answers-untested sum-001-add-up.md: ## Wrong answers"]);
        let files =
            files.replace(CODING, "sources:", "tests-accept-starter: only the wording differs\nsources:");
        assert_eq!(files.found(), [""; 0]);
    }

    #[test]
    fn a_coding_question_has_two_references() {
        let text = good().text(CODING).to_owned();
        let (rest, _) = text.split_once("## Reference: senior").unwrap();
        let files = good().with(CODING, rest);
        assert_eq!(files.found(), ["too-few-references sum-001-add-up.md: ## Reference: junior"]);
    }

    #[test]
    fn names_of_tests_are_found_in_code() {
        let code =
            "#[test] fn one() {}\n#[test]\nasync fn two () {}\nfn a<T>() {}\n// often called\nlet afn = 1;";
        assert_eq!(names_of_tests(code), ["one", "two", "a"]);
    }
}
