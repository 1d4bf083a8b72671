//! Markdown as plain words.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::block_events;

/// The words, without mark-up: blocks apart by an empty line, list items behind `-` or their number,
/// code as it is, links followed by their address. Ends without a line end.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    let mut text = Text::default();
    for event in block_events(markdown) {
        match event {
            Event::Start(Tag::List(first)) => text.lists.push(first),
            Event::End(TagEnd::List(_)) => {
                text.lists.pop();
                text.end_block();
            }
            Event::Start(Tag::Item) => text.begin_item(),
            Event::End(TagEnd::Item) => text.gap = text.gap.max(1),
            Event::Start(Tag::BlockQuote(_)) => text.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => text.quotes = text.quotes.saturating_sub(1),
            Event::End(TagEnd::Paragraph | TagEnd::CodeBlock) => text.end_block(),
            Event::Text(words) | Event::Code(words) => text.push(&words),
            Event::SoftBreak | Event::HardBreak => text.push("\n"),
            Event::Rule => {
                text.push("---");
                text.end_block();
            }
            _ => {}
        }
    }
    text.written.trim_end().to_owned()
}

#[derive(Default)]
struct Text {
    written: String,
    /// The next number of each open list; none where it has bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// Line ends owed before the next words.
    gap: usize,
}

impl Text {
    fn end_block(&mut self) {
        self.gap = 2;
    }

    fn begin_item(&mut self) {
        self.gap = self.gap.max(usize::from(!self.written.is_empty()));
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.settle(self.lists.len().saturating_sub(1));
        self.written.push_str(&marker);
    }

    /// Writes the line ends that are owed.
    fn settle(&mut self, indent: usize) {
        if self.gap > 0 && !self.written.is_empty() {
            self.written.truncate(self.written.trim_end_matches('\n').len());
            self.written.push_str(&"\n".repeat(self.gap));
        }
        self.gap = 0;
        self.prefix(indent);
    }

    /// Writes what stands before the words of a line, where one begins.
    fn prefix(&mut self, indent: usize) {
        if self.written.is_empty() || self.written.ends_with('\n') {
            self.written.push_str(&"  ".repeat(indent));
            self.written.push_str(&"> ".repeat(self.quotes));
        }
    }

    fn push(&mut self, words: &str) {
        self.settle(self.lists.len());
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 {
                self.written.push('\n');
            }
            if !line.is_empty() {
                self.prefix(self.lists.len());
                self.written.push_str(line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_and_mark_up_goes() {
        assert_eq!(
            to_text("# A `b`\n\nOne *two*\nthree [four](five)."),
            "A b\n\nOne two\nthree four (five)."
        );
        assert_eq!(to_text("<b>x</b>"), "<b>x</b>");
        assert_eq!(to_text(""), "");
    }

    #[test]
    fn lists_keep_their_markers_and_code_its_lines() {
        assert_eq!(
            to_text(
                "2. a\n3. b\n   - c\n\n     ```\n     d\n\n     e\n     ```\n\nThen:\n\n```rust\nfn a() {\n\n    b();\n}\n```\n\n> q"
            ),
            "2. a\n3. b\n  - c\n\n    d\n\n    e\n\nThen:\n\nfn a() {\n\n    b();\n}\n\n> q"
        );
    }
}
