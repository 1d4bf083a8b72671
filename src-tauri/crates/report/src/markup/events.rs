//! Markdown as events of which every kind is harmless.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use crate::legible;

/// The Markdown of the bank is CommonMark without extensions.
const OPTIONS: Options = Options::empty();

/// Stands before a line so that nothing in it can begin a block. It is punctuation, so that emphasis
/// may begin right after it.
const GUARD: char = ',';

/// Elements within elements, at most; what is nested deeper stays as text. Building a tree of elements
/// takes time that grows with the square of its depth.
const DEEPEST: usize = 24;

/// Blocks and what is in them.
pub(crate) fn block_events(markdown: &str) -> Vec<Event<'static>> {
    harmless(markdown)
}

/// What is within one line: text, code and emphasis.
pub(crate) fn inline_events(markdown: &str) -> Vec<Event<'static>> {
    let prose = legible::prose(markdown);
    let lines: Vec<&str> = prose.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut guarded = true;
    harmless(&format!("{GUARD}{}", lines.join(" ")))
        .into_iter()
        .filter(|event| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)))
        .map(|event| match event {
            Event::Text(text) if guarded => {
                guarded = false;
                Event::Text(text.strip_prefix(GUARD).unwrap_or(&text).to_owned().into())
            }
            other => other,
        })
        .collect()
}

fn harmless(markdown: &str) -> Vec<Event<'static>> {
    let mut kept = Vec::new();
    let mut addresses: Vec<Address> = Vec::new();
    let mut in_code = false;
    let mut depth = 0_usize;
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => {
                let text = if in_code { legible::code(&text) } else { legible::prose(&text) };
                addresses.iter_mut().for_each(|address| address.words.push_str(&text));
                kept.push(Event::Text(text.into_owned().into()));
            }
            Event::Code(code) => {
                let code = legible::code(&code);
                addresses.iter_mut().for_each(|address| address.words.push_str(&code));
                kept.push(Event::Code(code.into_owned().into()));
            }
            Event::SoftBreak => kept.push(Event::SoftBreak),
            Event::HardBreak => kept.push(Event::HardBreak),
            Event::Rule => kept.push(Event::Rule),
            Event::TaskListMarker(_) => {}
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                addresses.push(Address { to: legible::line(&dest_url), words: String::new() });
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(address) = addresses.pop() {
                    kept.extend(address.told().map(Event::Text));
                }
            }
            Event::Start(tag) => {
                in_code = matches!(tag, Tag::CodeBlock(_));
                depth = depth.saturating_add(1);
                if depth <= DEEPEST {
                    kept.extend(started(&tag));
                }
            }
            Event::End(tag) => {
                in_code = false;
                if depth <= DEEPEST {
                    kept.extend(ended(tag));
                }
                depth = depth.saturating_sub(1);
            }
        }
    }
    kept
}

/// A link or image that is open, and the words in it so far.
struct Address {
    to: String,
    words: String,
}

impl Address {
    /// The address behind the words, unless the words are the address.
    fn told(self) -> Option<CowStr<'static>> {
        let same = self.words == self.to || self.to.is_empty();
        (!same).then(|| format!(" ({})", self.to).into())
    }
}

fn started(tag: &Tag<'_>) -> Vec<Event<'static>> {
    let tag = match tag {
        Tag::Paragraph | Tag::HtmlBlock => Tag::Paragraph,
        Tag::Heading { .. } => return vec![Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)],
        Tag::BlockQuote(_) => Tag::BlockQuote(None),
        Tag::CodeBlock(_) => Tag::CodeBlock(CodeBlockKind::Indented),
        Tag::List(first) => Tag::List(*first),
        Tag::Item => Tag::Item,
        Tag::Emphasis => Tag::Emphasis,
        Tag::Strong => Tag::Strong,
        _ => return Vec::new(),
    };
    vec![Event::Start(tag)]
}

fn ended(tag: TagEnd) -> Vec<Event<'static>> {
    let tag = match tag {
        TagEnd::HtmlBlock => TagEnd::Paragraph,
        TagEnd::Heading(_) => return vec![Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)],
        TagEnd::BlockQuote(_) => TagEnd::BlockQuote(None),
        TagEnd::Paragraph
        | TagEnd::CodeBlock
        | TagEnd::List(_)
        | TagEnd::Item
        | TagEnd::Emphasis
        | TagEnd::Strong => tag,
        _ => return Vec::new(),
    };
    vec![Event::End(tag)]
}
