//! One pass over the Markdown events of a question's body.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::OPTIONS;

/// The body of a question. All ranges are bytes of the whole file.
#[derive(Debug, Default)]
pub(crate) struct Outline<'s> {
    /// Text before the first section.
    pub(crate) preamble: Vec<Range<usize>>,
    /// Level-2 headings with what follows them.
    pub(crate) sections: Vec<Section<'s>>,
    /// Raw HTML anywhere outside code.
    pub(crate) html: Vec<Range<usize>>,
    /// Where reading stopped because there is more than [`MAX_BLOCKS`].
    pub(crate) stopped: Option<usize>,
}

/// How many sections, blocks and pieces of raw HTML a question may have. Those at the level due have
/// some 60.
pub(crate) const MAX_BLOCKS: usize = 5000;

/// A level-2 heading and what follows it up to the next.
#[derive(Debug)]
pub(crate) struct Section<'s> {
    /// The heading's text.
    pub(crate) title: &'s str,
    /// The heading.
    pub(crate) heading: Range<usize>,
    /// All below the heading.
    pub(crate) body: Range<usize>,
    /// What it consists of.
    pub(crate) blocks: Vec<Block<'s>>,
}

/// A part of a section.
#[derive(Debug)]
pub(crate) enum Block<'s> {
    /// An item of an outermost list.
    Item(Item<'s>),
    /// A fence outside lists.
    Code(CodeBlock<'s>),
    /// A level-3 heading.
    Heading {
        /// Its text.
        title: &'s str,
        /// Where it stands.
        range: Range<usize>,
    },
    /// Anything else, block by block.
    Prose(Range<usize>),
}

/// An item of an outermost list, with whatever is nested in it.
#[derive(Debug)]
pub(crate) struct Item<'s> {
    /// All of it, the marker included.
    pub(crate) range: Range<usize>,
    /// The bold text it begins with, without the asterisks.
    pub(crate) bold: Option<Range<usize>>,
    /// The fences in it.
    pub(crate) code: Vec<CodeBlock<'s>>,
}

/// A fenced block.
#[derive(Debug)]
pub(crate) struct CodeBlock<'s> {
    /// All of it, the fence lines included.
    pub(crate) range: Range<usize>,
    /// What stands after the opening fence, as it is in the file.
    pub(crate) info: &'s str,
    /// Where the info stands.
    pub(crate) info_range: Range<usize>,
    /// The code, without the indentation of a list it stands in.
    pub(crate) code: Cow<'s, str>,
    /// Where the last piece of code ended.
    code_end: usize,
    /// Whether a closing fence ends it.
    pub(crate) closed: bool,
}

impl<'s> CodeBlock<'s> {
    /// Adds a piece of code; stays borrowed as long as the pieces follow each other in the file as they are.
    fn push(&mut self, text: &'s str, piece: &str, range: &Range<usize>) {
        let start = match &self.code {
            Cow::Borrowed("") => Some(range.start),
            Cow::Borrowed(_) if self.code_end == range.start => self.code_end.checked_sub(self.code.len()),
            _ => None,
        };
        let same = piece.len() == range.len();
        match start.and_then(|start| text.get(start..range.end)).filter(|_| same) {
            Some(longer) => self.code = Cow::Borrowed(longer),
            None => self.code.to_mut().push_str(piece),
        }
        self.code_end = range.end;
    }
}

/// Outlines `text[body]`.
pub(crate) fn outline<'s>(text: &'s str, body: Range<usize>) -> Outline<'s> {
    let base = body.start;
    let source = text.get(body.clone()).unwrap_or_default();
    let mut walk =
        Walk { text, outline: Outline::default(), depth: 0, blocks: 0, item: None, bold_may_begin: false };
    let mut code: Option<CodeBlock<'s>> = None;
    let mut heading: Option<(HeadingLevel, Range<usize>, Option<Range<usize>>)> = None;
    for (event, range) in Parser::new_ext(source, OPTIONS).into_offset_iter() {
        let range = base + range.start..base + range.end;
        if walk.blocks > MAX_BLOCKS {
            walk.outline.stopped = Some(range.start);
            break;
        }
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                code = Some(fence(text, range));
                walk.depth += 1;
            }
            Event::End(TagEnd::CodeBlock) => {
                walk.depth -= 1;
                match code.take() {
                    Some(done) => walk.code(done),
                    None => walk.prose(range),
                }
            }
            Event::Text(ref piece) if let Some(open) = &mut code => open.push(text, piece, &range),
            Event::Start(Tag::Heading { level, .. }) => {
                if walk.depth == 0 && level <= HeadingLevel::H3 {
                    heading = Some((level, range, None));
                }
                walk.depth += 1;
            }
            Event::End(TagEnd::Heading(_)) => {
                walk.depth -= 1;
                match heading.take() {
                    Some((level, range, title)) => walk.heading(level, range, title),
                    None => walk.prose(range),
                }
            }
            Event::Start(Tag::Item) if walk.depth == 1 && walk.item.is_none() => {
                walk.item = Some(Item { range, bold: None, code: Vec::new() });
                walk.bold_may_begin = true;
                walk.depth += 1;
            }
            Event::End(TagEnd::Item) => {
                walk.depth -= 1;
                if walk.depth == 1
                    && let Some(item) = walk.item.take()
                {
                    walk.push(Block::Item(item));
                }
            }
            Event::Start(Tag::List(_)) => walk.depth += 1,
            // The items of an outermost list are blocks of their own.
            Event::End(TagEnd::List(_)) => walk.depth -= 1,
            Event::Start(Tag::Strong) => {
                walk.depth += 1;
                if walk.bold_may_begin
                    && let Some(item) = &mut walk.item
                {
                    item.bold = Some(range.start + 2..range.end.saturating_sub(2).max(range.start + 2));
                }
                walk.bold_may_begin = false;
            }
            Event::Start(Tag::Paragraph) => walk.depth += 1,
            Event::Start(_) => {
                walk.depth += 1;
                walk.bold_may_begin = false;
            }
            Event::End(_) => {
                walk.depth -= 1;
                walk.prose(range);
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                walk.bold_may_begin = false;
                walk.blocks += 1;
                walk.outline.html.push(range);
            }
            Event::Rule => walk.prose(range),
            _ => {
                walk.bold_may_begin = false;
                if let Some((_, _, title)) = &mut heading {
                    let start = title.as_ref().map_or(range.start, |title| title.start);
                    *title = Some(start..range.end);
                }
            }
        }
    }
    walk.finish(body.end)
}

struct Walk<'s> {
    text: &'s str,
    outline: Outline<'s>,
    depth: usize,
    blocks: usize,
    item: Option<Item<'s>>,
    bold_may_begin: bool,
}

impl<'s> Walk<'s> {
    fn push(&mut self, block: Block<'s>) {
        self.blocks += 1;
        match (self.outline.sections.last_mut(), block) {
            (Some(section), block) => section.blocks.push(block),
            (None, Block::Prose(range) | Block::Heading { range, .. }) => self.outline.preamble.push(range),
            (None, Block::Item(item)) => self.outline.preamble.push(item.range),
            (None, Block::Code(code)) => self.outline.preamble.push(code.range),
        }
    }

    fn code(&mut self, code: CodeBlock<'s>) {
        self.blocks += 1;
        match (&mut self.item, self.depth) {
            (Some(item), _) => item.code.push(code),
            (None, 0) => self.push(Block::Code(code)),
            // In a quotation: part of it.
            (None, _) => {}
        }
    }

    /// An outermost block that is neither list, fence nor heading.
    fn prose(&mut self, range: Range<usize>) {
        if self.depth == 0 {
            self.push(Block::Prose(range));
        }
    }

    fn heading(&mut self, level: HeadingLevel, range: Range<usize>, title: Option<Range<usize>>) {
        let title = title.and_then(|title| self.text.get(title)).unwrap_or_default();
        self.blocks += 1;
        if level == HeadingLevel::H3 {
            self.push(Block::Heading { title, range });
            return;
        }
        if let Some(last) = self.outline.sections.last_mut() {
            last.body.end = range.start;
        }
        let body = range.end..range.end;
        self.outline.sections.push(Section { title, heading: range, body, blocks: Vec::with_capacity(8) });
    }

    fn finish(mut self, end: usize) -> Outline<'s> {
        if let Some(last) = self.outline.sections.last_mut() {
            last.body.end = end;
        }
        self.outline
    }
}

/// A fence with its info string as written: the parser's own has escapes taken out, and the strings in
/// claims have escapes of Rust.
fn fence(text: &str, range: Range<usize>) -> CodeBlock<'_> {
    let all = text.get(range.clone()).unwrap_or_default();
    let end = memchr::memchr(b'\n', all.as_bytes()).unwrap_or(all.len());
    let (first, rest) = all.split_at_checked(end).unwrap_or_default();
    let marker = first.chars().next().unwrap_or('`');
    let width = first.chars().take_while(|c| *c == marker).count();
    let after = first.get(width..).unwrap_or_default();
    let info = after.trim();
    let start = range.start + width + (after.len() - after.trim_start().len());
    // In a list or quotation the closing fence may stand behind indentation or `>`.
    let last = rest.trim_end().rsplit('\n').next().unwrap_or_default().trim_start_matches([' ', '\t', '>']);
    let closed = last.len() >= width.max(1) && last.chars().all(|c| c == marker);
    CodeBlock {
        info,
        info_range: start..start + info.len(),
        code: Cow::Borrowed(""),
        code_end: 0,
        closed,
        range,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Outline<'_> {
        outline(text, 0..text.len())
    }

    fn shape(text: &str) -> Vec<String> {
        let mut shape = Vec::new();
        for section in of(text).sections {
            shape.push(format!("## {}", section.title));
            for block in section.blocks {
                shape.push(match block {
                    Block::Item(item) => format!(
                        "item {:?} bold {:?} fences {}",
                        text[item.range].trim_end(),
                        item.bold.map(|bold| &text[bold]),
                        item.code.len()
                    ),
                    Block::Code(code) => {
                        format!("code {:?} {:?} closed {}", code.info, code.code, code.closed)
                    }
                    Block::Heading { title, .. } => format!("### {title}"),
                    Block::Prose(range) => format!("prose {:?}", text[range].trim_end()),
                });
            }
        }
        shape
    }

    #[test]
    fn a_section_is_cut_into_items_fences_headings_and_prose() {
        let text = "## Wrong answers\nSome words.\n\n- **A?** Because.\n- Two\n  lines\n\n  ```rust wrong passes\n  fn a() {}\n  ```\n```text\nx\ny\n```\n### own\n1. first\n2. second\n\n---\n> quoted\n> ```\n> a\n> ```\n";
        assert_eq!(
            shape(text),
            [
                "## Wrong answers",
                "prose \"Some words.\"",
                "item \"- **A?** Because.\" bold Some(\"A?\") fences 0",
                "item \"- Two\\n  lines\\n\\n  ```rust wrong passes\\n  fn a() {}\\n  ```\" bold None fences 1",
                "code \"text\" \"x\\ny\\n\" closed true",
                "### own",
                "item \"1. first\" bold None fences 0",
                "item \"2. second\" bold None fences 0",
                "prose \"---\"",
                "prose \"> quoted\\n> ```\\n> a\\n> ```\"",
            ]
        );
    }

    #[test]
    fn only_bold_text_at_the_beginning_of_an_item_is_its_question() {
        let bold = |text: &str| match &of(text).sections[0].blocks[0] {
            Block::Item(item) => item.bold.clone().map(|bold| text[bold].to_owned()),
            _ => None,
        };
        assert_eq!(bold("## A\n- **Why?** So."), Some("Why?".to_owned()));
        assert_eq!(bold("## A\n- **Why?**\n\n  So.\n"), Some("Why?".to_owned()));
        assert_eq!(bold("## A\n- __Why `x`?__ So."), Some("Why `x`?".to_owned()));
        assert_eq!(bold("## A\n- So **why?**"), None);
        assert_eq!(bold("## A\n- `x` **why?**"), None);
    }

    #[test]
    fn an_info_string_keeps_its_backslashes() {
        let text = "## A\n```rust expect=prints(\"a\\\"b\")\nfn main() {}\n```\n";
        assert_eq!(
            shape(text)[1],
            "code \"rust expect=prints(\\\"a\\\\\\\"b\\\")\" \"fn main() {}\\n\" closed true"
        );
    }

    #[test]
    fn a_fence_without_its_end_is_seen() {
        assert_eq!(
            shape("## A\n```rust\nfn main() {}\n## B\n")[1],
            "code \"rust\" \"fn main() {}\\n## B\\n\" closed false"
        );
        assert_eq!(shape("## A\n```")[1], "code \"\" \"\" closed false");
        assert_eq!(shape("## A\n~~~~\n~~~\n~~~~\n")[1], "code \"\" \"~~~\\n\" closed true");
    }

    #[test]
    fn text_before_the_first_section_and_raw_html_are_noted() {
        let text = "# Title\nwords\n\n## A\nVec<Line> here\n\n<b>x</b>\n";
        let outline = of(text);
        let preamble: Vec<_> = outline.sections.iter().map(|section| section.title).collect();
        assert_eq!(preamble, ["Title", "A"]);
        let html: Vec<_> = outline.html.iter().map(|range| text[range.clone()].trim_end()).collect();
        assert_eq!(html, ["<Line>", "<b>", "</b>"]);
        let text = "words\n\n- item\n\n## A\nx\n";
        let preamble: Vec<_> = of(text).preamble.into_iter().map(|range| text[range].trim_end()).collect();
        assert_eq!(preamble, ["words", "- item"]);
    }
}
