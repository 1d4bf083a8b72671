//! Fences of a question with their roles and claims.

use super::question::Reader;
use super::text::first_line;
use crate::markdown::{self, Block, CodeBlock, Item, Section};
use crate::{Code, Fence, FenceRole};

impl<'s> Reader<'s, '_, '_> {
    /// The one fence of Tests or of a reference.
    pub(super) fn one_fence(&mut self, section: &Section<'s>, role: &FenceRole) -> Option<Fence> {
        let mut the_one = None;
        for block in &section.blocks {
            match block {
                Block::Code(code) if the_one.is_none() => {
                    the_one = self.fence(code, |other| other == role);
                    the_one.as_ref()?;
                }
                Block::Code(CodeBlock { range, .. })
                | Block::Item(Item { range, .. })
                | Block::Prose(range)
                | Block::Heading { range, .. } => {
                    let message = format!("`## {}` is one fence, and this is not part of it", section.title);
                    self.found.report(
                        Code::StrayText,
                        range.clone(),
                        message,
                        "Make it a comment in the code.",
                    );
                }
            }
        }
        if the_one.is_none() {
            let word = if *role == FenceRole::Tests { "tests" } else { "reference" };
            self.no_fence(section, &format!("a fence ```` ```rust {word} ````"));
        }
        the_one
    }

    pub(super) fn no_fence(&mut self, section: &Section<'s>, what: &str) {
        // A section with nothing at all below it was reported as empty.
        if !section.blocks.is_empty() {
            let message = format!("`## {}` has no code", section.title);
            self.found.report(Code::MissingFence, section.heading.clone(), message, format!("Add {what}."));
        }
    }

    /// A fence with its role, when the role is one its section takes.
    pub(super) fn fence(
        &mut self,
        code: &CodeBlock<'s>,
        takes: impl Fn(&FenceRole) -> bool,
    ) -> Option<Fence> {
        let place =
            if code.info.is_empty() { first_line(self.text, &code.range) } else { code.info_range.clone() };
        if !code.closed || holds_a_section(&code.code) {
            let hint = "Close it with a line of backticks, or restore the file if it was cut off.";
            let message = "this fence is not closed, and swallows what follows";
            self.found.report(Code::UnclosedFence, first_line(self.text, &code.range), message, hint);
        }
        let (language, words) = code.info.split_once(char::is_whitespace).unwrap_or((code.info, ""));
        let (role, edition) = if language == "rust" {
            match markdown::claim(words) {
                Ok(markdown::Claim { role: Some(role), edition }) => (role, edition),
                Ok(markdown::Claim { role: None, .. }) => {
                    let message = "this Rust fence does not say what happens when it is run";
                    let hint = "Add `expect=runs`, `expect=E0382`, `tests`, `reference` or `wrong fails=<test>`; \
                                a fragment that cannot be run is `text`.";
                    self.found.report(Code::RustFenceWithoutClaim, place, message, hint);
                    return None;
                }
                Err(why) => {
                    let hint = "Claims are `expect=runs|hangs|panics(\"…\")|prints(\"…\")|E0382,E0499`, `tests`, \
                                `reference`, `wrong fails=a,b|passes|expect=…`, then `edition=2021`.";
                    self.found.report(Code::FenceClaim, place, why, hint);
                    return None;
                }
            }
        } else if words.trim().is_empty() {
            (FenceRole::Plain, 2024)
        } else {
            let message = format!("only Rust fences make claims, and this one is `{language}`");
            self.found.report(
                Code::FenceClaim,
                place,
                message,
                "Leave the language alone, or make it `rust`.",
            );
            return None;
        };
        if !takes(&role) {
            let message = "a fence with this claim does not belong in this section";
            let hint = "`tests` goes below Tests, `reference` below References, `wrong` below Wrong answers, \
                        `expect=` below either or Starter; elsewhere code is `text`, since nothing runs it.";
            self.found.report(Code::FenceOutOfPlace, place, message, hint);
            return None;
        }
        Some(Fence {
            language: language.to_owned(),
            role,
            edition,
            code: code.code.to_string(),
            line: self.line.of(self.text, code.range.start),
        })
    }
}

/// Whether there is a section's heading in the code, which then is the text after a forgotten end.
fn holds_a_section(code: &str) -> bool {
    memchr::memmem::find_iter(code.as_bytes(), "\n## ").any(|at| {
        let line = code.get(at + 4..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        super::question::SECTIONS.contains(&line.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, DESIGN, good};

    #[test]
    fn a_rust_fence_says_what_it_is_for() {
        let files = good().replace(CODING, "```rust expect=panics(\"overflow\")", "```rust");
        assert_eq!(files.found(), ["rust-fence-without-claim sum-001-add-up.md: rust"]);
        let files = good().replace(CODING, "expect=panics(\"overflow\")", "expect=panic");
        assert_eq!(files.found(), ["fence-claim sum-001-add-up.md: rust expect=panic"]);
    }

    #[test]
    fn other_fences_claim_nothing() {
        let with =
            |fence: &str| good().replace(DESIGN, "## Prompt\n", &format!("## Prompt\n{fence}\nx\n```\n\n"));
        assert_eq!(with("```text").found(), [""; 0]);
        assert_eq!(
            with("```toml expect=runs").found(),
            ["fence-claim que-001-full-queue.md: toml expect=runs"]
        );
    }

    #[test]
    fn a_fence_stands_in_the_section_of_its_role() {
        let files = good().replace(CODING, "```rust tests", "```rust reference");
        assert_eq!(files.found(), ["fence-out-of-place sum-001-add-up.md: rust reference"]);
        // What nothing would run makes no claims: in a prompt, and in a follow-up's answer.
        let files =
            good().replace(DESIGN, "## Prompt\n", "## Prompt\n```rust expect=runs\nfn main() {}\n```\n\n");
        assert_eq!(files.found(), ["fence-out-of-place que-001-full-queue.md: rust expect=runs"]);
        let follow_up = "It moves the edge, and does not remove it.\n";
        let fence = "  ```rust expect=runs\n  fn main() {}\n  ```\n";
        let files = good().replace(CODING, follow_up, &format!("{follow_up}{fence}"));
        assert_eq!(files.found(), ["fence-out-of-place sum-001-add-up.md: rust expect=runs"]);
        // A program that shows what a wrong answer does is checked like a starter.
        let files = good().replace(CODING, "rust wrong fails=many_are_none", "rust expect=E0601");
        assert_eq!(files.found(), ["wrong-answers-untested sum-001-add-up.md: ## Wrong answers"]);
    }

    #[test]
    fn sections_of_code_have_code() {
        let text = good().text(CODING).to_owned();
        for (section, fence) in [("## Starter", "```rust expect"), ("## Tests", "```rust tests")] {
            let start = text.find(fence).unwrap();
            let end = start + text[start..].find("```\n").unwrap() + 4;
            let files = good().with(CODING, &format!("{}In words.\n{}", &text[..start], &text[end..]));
            let found = files.found();
            assert!(found.contains(&format!("missing-fence sum-001-add-up.md: {section}")), "{found:?}");
        }
    }

    #[test]
    fn a_fence_that_is_not_closed_is_told_where_it_opens() {
        let files =
            good().replace(CODING, "    println!(\"{total}\");\n}\n```\n", "    println!(\"{total}\");\n}\n");
        let unclosed = "unclosed-fence sum-001-add-up.md: ```rust expect=panics(\"overflow\")".to_owned();
        assert!(files.found().contains(&unclosed), "{:?}", files.found());
        let text = good().text(CODING).trim_end().strip_suffix("```").unwrap().to_owned();
        assert_eq!(
            good().with(CODING, &text).found(),
            ["unclosed-fence sum-001-add-up.md: ```rust reference"]
        );
    }
}
