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
        if !code.closed {
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
