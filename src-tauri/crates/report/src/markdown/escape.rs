//! Other people's text inside Markdown of ours: it can end no paragraph, open no element and begin no
//! list, and reads nearly as it was typed.

use pulldown_cmark::Event;

use crate::legible;
use crate::markup::inline_events;
use crate::page::{Line, Piece};

/// Text on one line; line ends are spaces.
pub(super) fn inline(text: &str) -> String {
    let prose = legible::prose(text);
    let words: Vec<&str> = prose.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    escaped(&words.join(" "))
}

/// Text with its line ends, each line behind `indent`. Ends without a line end.
pub(super) fn block(text: &str, indent: &str) -> String {
    let prose = legible::prose(text);
    let lines: Vec<&str> = prose.trim().split('\n').map(str::trim).collect();
    let mut block = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            block.push('\n');
        }
        block.push_str(if line.is_empty() { indent.trim_end() } else { indent });
        block.push_str(&escaped(line));
        // A line end within a paragraph would otherwise be a space.
        if !line.is_empty() && lines.get(at + 1).is_some_and(|next| !next.is_empty()) {
            block.push('\\');
        }
    }
    block
}

/// Code on one line.
pub(super) fn code(text: &str) -> String {
    let text = legible::code(text).replace('\n', " ");
    if text.trim().is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Code as a block, each line behind `indent`. Ends without a line end.
pub(super) fn fenced(text: &str, indent: &str) -> String {
    let text = legible::code(text);
    let fence = "`".repeat((longest_run(&text) + 1).max(3));
    let mut block = format!("{indent}{fence}\n");
    for line in text.split('\n') {
        block.push_str(if line.is_empty() { "" } else { indent });
        block.push_str(line);
        block.push('\n');
    }
    block.push_str(indent);
    block.push_str(&fence);
    block
}

/// One line of the bank's Markdown: its words and its code, without emphasis.
pub(super) fn source(markdown: &str) -> String {
    let mut line = String::new();
    for event in inline_events(markdown) {
        match event {
            Event::Text(text) => line.push_str(&escaped(&text)),
            Event::Code(span) => {
                if line.ends_with('`') {
                    line.push(' ');
                }
                line.push_str(&code(&span));
            }
            Event::SoftBreak | Event::HardBreak => line.push(' '),
            _ => {}
        }
    }
    line
}

/// Pieces in a sentence of ours.
pub(super) fn line(pieces: &Line<'_>) -> String {
    pieces.iter().map(piece).collect()
}

pub(super) fn piece(piece: &Piece<'_>) -> String {
    match piece {
        Piece::Ours(words) => words.to_string(),
        Piece::Typed(words) => inline(words),
        Piece::Markdown(markdown) => source(markdown),
        Piece::Code(id) => code(id),
    }
}

/// Bold type; nothing around nothing.
pub(super) fn bold(text: &str) -> String {
    let text = inline(text);
    if text.is_empty() { text } else { format!("**{text}**") }
}

fn escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 8);
    let mut before = None;
    let mut chars = line.chars().peekable();
    // A number that would begin a list: its dot or bracket is what makes it one.
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    for at in 0.. {
        let Some(c) = chars.next() else { break };
        let next = chars.peek().copied();
        let marks_up = match c {
            '\\' | '`' | '*' | '[' | '<' | '~' | '|' | '$' => true,
            '_' => !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric)),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
            '#' => before.is_none_or(char::is_whitespace),
            '>' | '-' | '+' | '=' | ':' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            _ => false,
        };
        if marks_up {
            escaped.push('\\');
        }
        if legible::is_reordering(c) {
            escaped.push_str(&format!("&#x{:X};", u32::from(c)));
        } else {
            escaped.push(c);
        }
        before = Some(c);
    }
    escaped
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, Tag, TagEnd};

    use super::*;

    /// What a reader sees, by the parser that code hosts are close to.
    fn seen(markdown: &str) -> String {
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        let events = Parser::new_ext(markdown, options);
        events
            .map(|event| match event {
                Event::Text(text) => text.to_string(),
                Event::Start(tag) => match tag {
                    Tag::Paragraph => String::new(),
                    other => format!("<{other:?}>"),
                },
                Event::End(TagEnd::Paragraph) => String::new(),
                Event::End(_) => String::new(),
                Event::HardBreak => "\n".to_owned(),
                other => format!("<{other:?}>"),
            })
            .collect()
    }

    #[test]
    fn whatever_is_typed_is_what_is_read() {
        for text in [
            "# one",
            "## two #",
            "- a",
            "+ a",
            "* a",
            "1. a",
            "12) a",
            "> a",
            "=== ",
            "---",
            "***",
            "```rust",
            "~~~",
            "a | b",
            "|a|b|",
            ":--|:--",
            "*a* **b** _c_ __d__",
            "snake_case _x_ a_",
            "`code` ``x``",
            "[a](b) ![c](d)",
            "[a]: http://x",
            "<b>x</b> <!-- c --> <https://x.example>",
            "&amp; &#60; & b",
            "a\\",
            "\\*",
            "~~gone~~ ~x~",
            "$x$ $$y$$",
            "C #",
            "a # b",
            "[^1]",
            ": definition",
            "- [ ] task",
            "\u{202E}abc",
            "a\tb",
            "{#id .class}",
        ] {
            assert_eq!(seen(&inline(text)), text.trim(), "{text:?} became {:?}", inline(text));
        }
    }

    #[test]
    fn a_table_cell_holds_any_text() {
        for text in ["a | b", "| - |", "a \\| b", "`a | b`", "\\"] {
            let table = format!("| one | two |\n| --- | --- |\n| {} | end |", inline(text));
            assert!(seen(&table).ends_with(&format!("<TableCell>{text}<TableCell>end")), "{}", seen(&table));
        }
    }

    #[test]
    fn a_block_keeps_its_lines_and_stays_text() {
        let text = "one\n- two\n\n    three\n===\n# four";
        assert_eq!(block(text, ""), "one\\\n\\- two\n\nthree\\\n\\===\\\n\\# four");
        assert_eq!(seen(&block(text, "")), "one\n- twothree\n===\n# four");
        assert_eq!(block("a\n\nb", "  > "), "  > a\n  >\n  > b");
    }

    #[test]
    fn code_is_fenced_by_more_backticks_than_it_has() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a`"), "`` `a` ``");
        assert_eq!(code(" "), "");
        assert_eq!(fenced("a\n```\nb", "  "), "  ````\n  a\n  ```\n  b\n  ````");
    }

    #[test]
    fn the_banks_markdown_keeps_words_and_code() {
        assert_eq!(
            source("Use `Arc<T>` *here*, see [b](http://x) <img src=x>"),
            "Use `Arc<T>` here, see b (http://x) \\<img src=x>"
        );
        assert_eq!(source("*`a`*`b`"), "`a` `b`");
    }

    #[test]
    fn text_stays_readable_where_nothing_would_happen() {
        for text in ["10:37 a-b, snake_case (x) 3 > 2; a = b: c. 1.5 #", "\"quoted\" & it's"] {
            let text = text.trim_end_matches(" #");
            assert_eq!(inline(text), text);
        }
    }
}
