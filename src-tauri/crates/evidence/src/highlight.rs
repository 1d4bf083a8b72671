//! Code as it is shown: each line with the spans that are drawn in some way of their own.
//!
//! The window draws what it is told: it parses nothing, and needs no style that is not its own.

use std::ops::Range;
use std::time::Instant;

use serde::Serialize;
use tree_sitter::Node;

use crate::place::{for_parser, lines_of};
use crate::scan::{MAX_BYTES, MAX_DEPTH, now, parse};

/// How a span is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "CodeClass")]
pub enum Class {
    /// `fn`, `mut`, `self`.
    Keyword,
    /// A type's name.
    Type,
    /// A function's name, where it is defined or called.
    Function,
    /// A macro's name with its `!`.
    Macro,
    /// A string or a character.
    String,
    /// A number, `true` or `false`.
    Number,
    /// `'a`.
    Lifetime,
    /// `#[derive(Debug)]`.
    Attribute,
    /// A comment.
    Comment,
    /// A name with letters beyond ASCII, which may look like others.
    Foreign,
    /// A character that is not seen and changes what is, such as one that turns the direction of writing.
    Hidden,
}

/// A part of a line that is drawn in a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Where it begins in the line, in UTF-16 units from 0.
    pub start: u32,
    /// One past its end.
    pub end: u32,
    /// How.
    pub class: Class,
}

/// For each line of the code its spans, in order and apart from each other. Code that is too long, or that
/// cannot be read up to the deadline, if there is one, has lines without spans, and what is nested too deeply is not
/// drawn; hidden characters are shown in any.
#[must_use]
pub fn highlight(code: &str, deadline: Option<Instant>) -> Vec<Vec<Span>> {
    let lines = lines_of(code);
    let mut classes: Vec<(Range<usize>, Class)> = Vec::new();
    if code.len() <= MAX_BYTES
        && let Some(tree) = parse(&for_parser(code), None, deadline)
    {
        classes = classes_in(tree.root_node(), code, deadline);
    }
    let mut next = classes.into_iter().peekable();
    let mut shown = Vec::with_capacity(lines.len());
    for line in lines {
        // Lines are parts of the code.
        let start = line.as_ptr() as usize - code.as_ptr() as usize;
        let end = start + line.len();
        let mut spans = Vec::new();
        while let Some((range, class)) = next.peek().cloned() {
            if range.start >= end.max(start + 1) {
                break;
            }
            if range.end > start {
                let inside = range.start.max(start)..range.end.min(end);
                spans.extend(parts(line, &(inside.start - start..inside.end.saturating_sub(start)), class));
            }
            if range.end > end {
                break;
            }
            next.next();
        }
        shown.push(with_hidden(line, spans));
    }
    shown
}

/// The hidden characters of a line that is no code.
#[must_use]
pub fn hidden_in(line: &str) -> Vec<Span> {
    with_hidden(line, Vec::new())
}

/// What the nodes of a tree are drawn as, by place. Nothing lies within another.
fn classes_in(root: Node<'_>, code: &str, deadline: Option<Instant>) -> Vec<(Range<usize>, Class)> {
    let mut found = Vec::new();
    let mut cursor = root.walk();
    for number in 0_usize.. {
        if number.is_multiple_of(64) && deadline.is_some_and(|deadline| now() > deadline) {
            break;
        }
        let node = cursor.node();
        let class = class_of(node, code);
        if let Some(class) = class {
            found.push((node.byte_range(), class));
        }
        // What is around a node is found from the root: each level down costs more.
        if class.is_none() && (cursor.depth() as usize) < MAX_DEPTH && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
    found
}

fn class_of(node: Node<'_>, code: &str) -> Option<Class> {
    let text = || code.get(node.byte_range()).unwrap_or_default();
    match node.kind() {
        "line_comment" | "block_comment" => Some(Class::Comment),
        "string_literal" | "raw_string_literal" | "char_literal" => Some(Class::String),
        "integer_literal" | "float_literal" | "boolean_literal" => Some(Class::Number),
        "attribute_item" | "inner_attribute_item" => Some(Class::Attribute),
        "lifetime" => Some(Class::Lifetime),
        "primitive_type" => Some(Class::Type),
        "crate" | "self" | "super" | "mutable_specifier" => Some(Class::Keyword),
        "type_identifier" | "identifier" | "field_identifier" | "shorthand_field_identifier"
            if !text().is_ascii() =>
        {
            Some(Class::Foreign)
        }
        "type_identifier" => Some(Class::Type),
        "identifier" | "field_identifier" => name_of(node),
        "!" => node.parent().filter(|parent| parent.kind() == "macro_invocation").map(|_| Class::Macro),
        kind if !node.is_named() && kind.starts_with(|c: char| c.is_ascii_lowercase()) => {
            Some(Class::Keyword)
        }
        _ => None,
    }
}

/// What a name is the name of, by what it stands in.
fn name_of(name: Node<'_>) -> Option<Class> {
    let mut inner = name;
    let mut around = name.parent()?;
    // The last part of a path, the method of an expression, and what takes type arguments.
    while matches!(around.kind(), "scoped_identifier" | "field_expression" | "generic_function") {
        let is_last = ["name", "field", "function"]
            .iter()
            .any(|field| around.child_by_field_name(field).is_some_and(|child| child.id() == inner.id()));
        if !is_last {
            return None;
        }
        inner = around;
        around = around.parent()?;
    }
    let is = |field: &str| around.child_by_field_name(field).is_some_and(|child| child.id() == inner.id());
    match around.kind() {
        "function_item" | "function_signature_item" if is("name") => Some(Class::Function),
        "call_expression" if is("function") => Some(Class::Function),
        "macro_invocation" if is("macro") => Some(Class::Macro),
        _ => None,
    }
}

/// A span of a line, in UTF-16 units; none where nothing is left of it.
fn parts(line: &str, bytes: &Range<usize>, class: Class) -> Option<Span> {
    let start = utf16(line.get(..bytes.start)?);
    let end = start.saturating_add(utf16(line.get(bytes.clone())?));
    (start < end).then_some(Span { start, end, class })
}

fn utf16(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The spans of a line, cut where hidden characters stand.
fn with_hidden(line: &str, spans: Vec<Span>) -> Vec<Span> {
    if !line.contains(is_hidden) {
        return spans;
    }
    let mut shown = Vec::new();
    let mut at = 0_u32;
    let mut spans = spans.into_iter().peekable();
    for c in line.chars() {
        let end = at.saturating_add(if c.len_utf16() == 1 { 1 } else { 2 });
        while spans.next_if(|span| span.end <= at).is_some() {}
        let class = if is_hidden(c) {
            Some(Class::Hidden)
        } else {
            spans.peek().filter(|span| span.start <= at).map(|span| span.class)
        };
        match (shown.last_mut(), class) {
            (_, None) => {}
            (Some(Span { end: last, class: before, .. }), Some(class))
                if *last == at && *before == class && class != Class::Hidden =>
            {
                *last = end;
            }
            (_, Some(class)) => shown.push(Span { start: at, end, class }),
        }
        at = end;
    }
    shown
}

/// Characters that are not seen: those that act on terminals, that turn the direction of writing, or that
/// have no width.
const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each span's text with its class, line by line.
    fn shown(code: &str) -> Vec<Vec<(String, Class)>> {
        let text = |line: &str, span: &Span| {
            let units: Vec<u16> = line.encode_utf16().collect();
            String::from_utf16(&units[span.start as usize..span.end as usize]).unwrap()
        };
        let lines = lines_of(code);
        let spans = highlight(code, None);
        assert_eq!(lines.len(), spans.len());
        lines
            .into_iter()
            .zip(&spans)
            .map(|(line, spans)| spans.iter().map(|span| (text(line, span), span.class)).collect())
            .collect()
    }

    fn of(line: &[(String, Class)], class: Class) -> Vec<&str> {
        line.iter().filter(|(_, known)| *known == class).map(|(text, _)| text.as_str()).collect()
    }

    #[test]
    fn names_words_and_literals_are_told_apart() {
        let lines = shown(
            "#[derive(Debug)]\nfn load<'a>(é: &'a mut Vec<u16>) -> Result<u8, E> {\n    let n = fs::read::<u8>(é)?.parse(); // why\n    println!(\"{n}\", 'x', 12, true);\n}\n",
        );
        assert_eq!(lines[0], [("#[derive(Debug)]".to_owned(), Class::Attribute)]);
        assert_eq!(of(&lines[1], Class::Keyword), ["fn", "mut"]);
        assert_eq!(of(&lines[1], Class::Function), ["load"]);
        assert_eq!(of(&lines[1], Class::Lifetime), ["'a", "'a"]);
        assert_eq!(of(&lines[1], Class::Type), ["Vec", "u16", "Result", "u8", "E"]);
        assert_eq!(of(&lines[1], Class::Foreign), ["é"]);
        assert_eq!(of(&lines[2], Class::Function), ["read", "parse"]);
        assert_eq!(of(&lines[2], Class::Comment), ["// why"]);
        assert_eq!(of(&lines[3], Class::Macro), ["println", "!"]);
        assert_eq!(of(&lines[3], Class::String), ["\"{n}\"", "'x'"]);
        assert_eq!(of(&lines[3], Class::Number), ["12", "true"]);
    }

    #[test]
    fn what_goes_over_several_lines_is_cut_at_their_ends_whatever_these_are() {
        let lines = shown("/* a\r\n🦀 b\rc */ fn x() {}\r\n\r\nlet s = \"p\n\nq\";");
        assert_eq!(of(&lines[0], Class::Comment), ["/* a"]);
        assert_eq!(of(&lines[1], Class::Comment), ["🦀 b"]);
        assert_eq!(of(&lines[2], Class::Comment), ["c */"]);
        assert_eq!(of(&lines[2], Class::Keyword), ["fn"]);
        assert!(lines[3].is_empty() && lines[5].is_empty());
        assert_eq!((of(&lines[4], Class::String), of(&lines[6], Class::String)), (vec!["\"p"], vec!["q\""]));
    }

    #[test]
    fn characters_that_are_not_seen_are_shown_also_within_others() {
        let lines = shown("let a = \"x\u{202e}y\"; // \u{200b}\u{feff}z\nlet \u{430}dmin = 1;");
        assert_eq!(of(&lines[0], Class::Hidden), ["\u{202e}", "\u{200b}", "\u{feff}"]);
        assert_eq!(of(&lines[0], Class::String), ["\"x", "y\""]);
        assert_eq!(of(&lines[0], Class::Comment), ["// ", "z"]);
        assert_eq!(of(&lines[1], Class::Foreign), ["\u{430}dmin"]);
    }

    #[test]
    fn spans_follow_each_other_within_their_lines_in_any_text() {
        for code in [
            "",
            "\r",
            "\n\n",
            "}}}((",
            "fn",
            "\u{0}",
            "r#\"",
            "/*",
            "'",
            "\u{1f980}\u{1f980}",
            "a\u{202e}",
            "macro_rules! m { ($x:expr) => { $x + 1 } }",
            &"(".repeat(3000),
            &"/*".repeat(500),
        ] {
            for (line, spans) in lines_of(code).iter().zip(highlight(code, None)) {
                let mut at = 0;
                for span in spans {
                    assert!(at <= span.start && span.start < span.end, "{code:?}: {span:?}");
                    at = span.end;
                }
                assert!(at <= utf16(line), "{code:?}");
            }
        }
    }
}
