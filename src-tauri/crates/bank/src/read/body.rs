//! The sections of a question's body, each in its own form.

use std::collections::BTreeMap;
use std::ops::Range;

use super::question::Reader;
use super::text::{caps, dedented, first_line};
use crate::markdown::{Block, CodeBlock, Item, Section};
use crate::{Code, Fence, FenceRole, Hint, Id, SpokenItem, WrongAnswer};

impl<'s> Reader<'s, '_, '_> {
    /// The Markdown of a section as it is.
    pub(super) fn prose(&mut self, section: &Section<'s>) -> String {
        for block in &section.blocks {
            match block {
                Block::Code(code) => self.quoted(std::slice::from_ref(code)),
                Block::Item(item) => self.quoted(&item.code),
                Block::Prose(_) | Block::Heading { .. } => {}
            }
        }
        self.text.get(section.body.clone()).unwrap_or_default().trim().to_owned()
    }

    /// Fences in a text that keeps them as they are. Nothing runs them, so they may claim nothing.
    pub(super) fn quoted(&mut self, fences: &[CodeBlock<'s>]) {
        for code in fences {
            self.fence(code, |role| *role == FenceRole::Plain);
        }
    }

    /// The items of a section's lists; everything else in it is stray.
    pub(super) fn items<'b>(&mut self, section: &'b Section<'s>) -> Vec<&'b Item<'s>> {
        let mut items = Vec::with_capacity(section.blocks.len());
        for block in &section.blocks {
            match block {
                Block::Item(item) => {
                    self.quoted(&item.code);
                    items.push(item);
                }
                Block::Prose(range) | Block::Heading { range, .. } => self.stray(section, range.clone()),
                Block::Code(code) => self.stray(section, code.range.clone()),
            }
        }
        items
    }

    pub(super) fn stray(&mut self, section: &Section<'s>, range: Range<usize>) {
        let message = format!("this belongs to no list item of `## {}`", section.title);
        let hint = "Make it part of an item: begin it with `- `, or indent it below one.";
        self.found.report(Code::StrayText, range, message, hint);
    }

    pub(super) fn spoken(&mut self, section: &Section<'s>) -> (Vec<SpokenItem>, Vec<Range<usize>>) {
        let items = self.items(section);
        let mut spoken = Vec::with_capacity(items.len());
        let mut places = Vec::with_capacity(items.len());
        for item in items {
            let Some(bold) = item.bold.clone().filter(|bold| !bold.is_empty()) else {
                let hint =
                    "Begin it with the question in bold: `- **What if it grows?** What to listen for.`";
                let message = "this item has no bold question to ask";
                self.found.report(Code::NoBoldQuestion, first_line(self.text, &item.range), message, hint);
                continue;
            };
            let ask = self.text.get(bold.clone()).unwrap_or_default().trim();
            let ask = match ask.contains('\n') {
                true => ask.split_whitespace().collect::<Vec<_>>().join(" "),
                false => ask.to_owned(),
            };
            let rest = bold.end + 2..item.range.end;
            spoken.push(SpokenItem { ask, answer: dedented(self.text, &item.range, rest) });
            places.push(first_line(self.text, &item.range));
        }
        (spoken, places)
    }

    pub(super) fn hints(&mut self, section: &Section<'s>) -> Vec<Hint> {
        let mut hints = Vec::with_capacity(section.blocks.len());
        for item in self.items(section) {
            let place = first_line(self.text, &item.range);
            let text = dedented(self.text, &item.range, item.range.clone());
            let (caps, text) = match caps(&text) {
                Ok((caps, rest)) if rest.len() < text.len() => (caps, rest.to_owned()),
                Ok((caps, _)) => (caps, text),
                Err(what) => {
                    let message = format!("`{what}` is no cap");
                    let hint = "A cap is written `[ownership ≤ 3]`, several with commas between them.";
                    self.found.report(Code::HintCap, place.clone(), message, hint);
                    (BTreeMap::new(), text)
                }
            };
            hints.push(Hint { text, caps });
            self.places.hints.push(place);
        }
        hints
    }

    pub(super) fn starter(&mut self, section: &Section<'s>) -> Vec<Fence> {
        let mut starter = Vec::new();
        let mut has_code = false;
        for block in &section.blocks {
            match block {
                Block::Code(code) => {
                    has_code = true;
                    starter.extend(self.fence(code, |role| {
                        matches!(
                            role,
                            FenceRole::Plain
                                | FenceRole::Runs
                                | FenceRole::Panics(_)
                                | FenceRole::Hangs
                                | FenceRole::Prints(_)
                                | FenceRole::Rejected(_)
                        )
                    }));
                }
                Block::Item(Item { range, .. }) | Block::Prose(range) | Block::Heading { range, .. } => {
                    let prose = self.text.get(range.clone()).unwrap_or_default().trim_end();
                    starter.push(Fence {
                        language: "markdown".to_owned(),
                        role: FenceRole::Plain,
                        edition: 2024,
                        code: format!("{prose}\n"),
                        line: self.line.of(self.text, range.start),
                    });
                }
            }
        }
        if !has_code {
            self.no_fence(section, "a fence with the code to start from");
        }
        starter
    }

    pub(super) fn wrong_answers(&mut self, section: &Section<'s>) -> Vec<WrongAnswer> {
        let mut answers: Vec<WrongAnswer> = Vec::with_capacity(section.blocks.len());
        for block in &section.blocks {
            let code: &[CodeBlock<'_>] = match block {
                Block::Item(item) => {
                    let end = item.code.first().map_or(item.range.end, |code| code.range.start);
                    let text = dedented(self.text, &item.range, item.range.start..end);
                    answers.push(WrongAnswer { text, fence: None });
                    self.places.wrong_answers.push(first_line(self.text, &item.range));
                    self.places.wrong_claims.push(item.range.start..item.range.start);
                    &item.code
                }
                Block::Code(code) => std::slice::from_ref(code),
                Block::Prose(range) | Block::Heading { range, .. } => {
                    self.stray(section, range.clone());
                    continue;
                }
            };
            for code in code {
                let Some(fence) =
                    self.fence(code, |role| !matches!(role, FenceRole::Tests | FenceRole::Reference))
                else {
                    continue;
                };
                match answers.last_mut() {
                    Some(answer) if answer.fence.is_none() => {
                        answer.fence = Some(fence);
                        if let Some(place) = self.places.wrong_claims.last_mut() {
                            *place = code.info_range.clone();
                        }
                    }
                    _ => self.stray(section, code.range.clone()),
                }
            }
        }
        answers
    }

    pub(super) fn anchors(&mut self, section: &Section<'s>) -> BTreeMap<Id, BTreeMap<u8, String>> {
        let mut anchors: BTreeMap<Id, BTreeMap<u8, String>> = BTreeMap::new();
        let mut current: Option<(&str, &mut BTreeMap<u8, String>)> = None;
        for block in &section.blocks {
            match (block, &mut current) {
                (Block::Heading { title, range }, _) => {
                    if self.places.anchors.add(title, range) {
                        let message = format!("`### {title}` is here a second time");
                        self.found.report(Code::DuplicateSection, range.clone(), message, "Make them one.");
                    }
                    current = Some((*title, anchors.entry((*title).to_owned()).or_default()));
                }
                (Block::Item(item), Some((competency, points))) => {
                    let place = first_line(self.text, &item.range);
                    let marker = self.text.get(item.range.clone()).unwrap_or_default();
                    let digits = marker.split(['.', ')']).next().unwrap_or_default();
                    let Some(point) = digits.parse::<u8>().ok() else {
                        let hint = "Number the anchors by the points of the scale: `1. …`, `2. …`.";
                        self.found.report(Code::StrayText, place, "this anchor has no point", hint);
                        continue;
                    };
                    let text = dedented(self.text, &item.range, item.range.clone());
                    if points.insert(point, text).is_some() {
                        let message = format!("point {point} of `{competency}` is here a second time");
                        let hint = "Number the anchors by the points of the scale, each once.";
                        self.found.report(Code::DuplicateEntry, place, message, hint);
                    }
                }
                (Block::Prose(range) | Block::Code(CodeBlock { range, .. }), _)
                | (Block::Item(Item { range, .. }), None) => {
                    let message = "this is no anchor";
                    let hint = "Anchors are numbered lists below a heading `### competency`.";
                    self.found.report(Code::StrayText, range.clone(), message, hint);
                }
            }
        }
        anchors
    }
}
