//! From parser events to the tree.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Tag};

use super::{Entry, Kind, Node};
use crate::Code;
use crate::problem::Findings;

/// How deep lists and maps may be nested.
const MAX_DEPTH: usize = 32;

/// How many values and keys a file may have. The largest at the level due has some 200.
const MAX_VALUES: usize = 5000;

/// Parses `text`, which begins at byte `base` of the file.
///
/// When the text cannot be read as a whole, each top-level key is read by itself, so that one broken
/// field hides no other: it is reported, and stands in the tree as [`Kind::Unreadable`].
pub(crate) fn parse<'s>(text: &'s str, base: usize, found: &mut Findings<'_>) -> Node<'s> {
    let mut builder = Builder { base, values: 0, problems: Vec::new() };
    let root = match builder.document(text, base) {
        Ok(root) => root,
        Err(error) => {
            builder.problems.clear();
            builder.values = 0;
            builder.in_pieces(text, &error)
        }
    };
    for (code, range, message, hint) in builder.problems {
        found.report(code, range, message, hint);
    }
    root
}

/// Only parses: what reading a file's YAML costs before anything is made of it.
pub(crate) fn events(text: &str) -> usize {
    Parser::new_from_str_with_options(text, options()).filter(Result::is_ok).count()
}

struct Builder {
    base: usize,
    values: usize,
    problems: Vec<(Code, Range<usize>, String, &'static str)>,
}

/// The tree while it grows. What belongs to a list or map waits on a stack until its end, so that each
/// is allocated once and at its size.
struct Growing<'s> {
    open: Vec<Open<'s>>,
    items: Vec<Node<'s>>,
    entries: Vec<Entry<'s>>,
}

/// A list or map whose end has not come yet: where it starts, and where its part of the stack begins.
enum Open<'s> {
    List { start: usize, first: usize },
    Map { start: usize, first: usize, key: Option<(Cow<'s, str>, Range<usize>)>, skip: bool },
}

impl<'s> Growing<'s> {
    /// Takes what belongs to a finished list or map from its stack.
    fn close(&mut self, open: &Open<'s>, end: usize) -> Node<'s> {
        // A block's end event comes at the next token; its last value is where people see it end.
        match open {
            Open::List { start, first } => {
                let items = self.items.split_off(*first);
                let end = items.last().map_or(end, |last| last.range.end.max(*start));
                Node { range: *start..end, kind: Kind::Sequence(items) }
            }
            Open::Map { start, first, .. } => {
                let entries = self.entries.split_off(*first);
                let end = entries.last().map_or(end, |last| last.value.range.end.max(*start));
                Node { range: *start..end, kind: Kind::Mapping(entries) }
            }
        }
    }
}

fn options() -> Options {
    granit_parser::options! {
        emit_unresolved_aliases: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

impl Builder {
    /// Builds the tree of one document, or answers the error that stopped it.
    fn document<'s>(&mut self, text: &'s str, base: usize) -> Result<Node<'s>, ScanError> {
        let mut growing = Growing {
            open: Vec::with_capacity(8),
            items: Vec::with_capacity(16),
            entries: Vec::with_capacity(32),
        };
        let mut root: Option<Node<'s>> = None;
        for event in Parser::new_from_str_with_options(text, options()) {
            let (event, span) = event?;
            let bytes = span.byte_range().unwrap_or_default();
            let range = base + bytes.start..base + bytes.end;
            self.values += 1;
            if self.values > MAX_VALUES {
                self.too_many(&range);
                return Ok(Node { range: base..range.end, kind: Kind::Unreadable });
            }
            let node = match event {
                Event::Scalar(value, style, anchor, tag) => {
                    self.plain_only(anchor, tag.as_deref(), &range);
                    let quoted = style != ScalarStyle::Plain;
                    Node { range, kind: Kind::Scalar { text: value, quoted } }
                }
                Event::SequenceStart(_, anchor, tag) => {
                    self.plain_only(anchor, tag.as_deref(), &range);
                    growing.open.push(Open::List { start: range.start, first: growing.items.len() });
                    continue;
                }
                Event::MappingStart(_, anchor, tag) => {
                    self.plain_only(anchor, tag.as_deref(), &range);
                    let first = growing.entries.len();
                    growing.open.push(Open::Map { start: range.start, first, key: None, skip: false });
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => match growing.open.pop() {
                    Some(done) => growing.close(&done, range.end),
                    None => continue,
                },
                Event::Alias(_) | Event::UnresolvedAlias(_) => {
                    self.problems.push((
                        Code::YamlFeature,
                        range.clone(),
                        "`*` begins an alias, and aliases are not used in a bank".to_owned(),
                        "Put the text in quotes, or write the value out.",
                    ));
                    Node { range, kind: Kind::Unreadable }
                }
                Event::DocumentStart(..) if root.is_some() => {
                    self.problems.push((
                        Code::YamlFeature,
                        range,
                        "a second YAML document begins here".to_owned(),
                        "One file holds one thing; move this into a file of its own.",
                    ));
                    break;
                }
                _ => continue,
            };
            match growing.open.is_empty() {
                false => self.add(&mut growing, node),
                true => root = Some(node),
            }
        }
        Ok(root.unwrap_or(Node { range: base..base, kind: scalar("") }))
    }

    /// Reports that there is more than is read.
    fn too_many(&mut self, range: &Range<usize>) {
        self.problems.push((
            Code::TooComplex,
            range.clone(),
            format!("there are more than {MAX_VALUES} values, and none of them was read"),
            "A question or rubric is a short text: is this the right file?",
        ));
    }

    /// Reports anchors and tags.
    fn plain_only(&mut self, anchor: usize, tag: Option<&Tag>, range: &Range<usize>) {
        let what = match (anchor, tag) {
            (0, None) => return,
            (0, Some(_)) => "`!` begins a tag, and tags",
            _ => "`&` begins an anchor, and anchors",
        };
        self.problems.push((
            Code::YamlFeature,
            range.clone(),
            format!("{what} are not used in a bank"),
            "Put the text in quotes, or write the value out.",
        ));
    }

    /// Puts a finished node into its list or map.
    fn add<'s>(&mut self, growing: &mut Growing<'s>, node: Node<'s>) {
        match growing.open.last_mut() {
            Some(Open::Map { first, key, skip, .. }) => match key.take() {
                Some((key, key_range)) if !*skip => {
                    growing.entries.push(Entry { key, key_range, value: node });
                }
                Some(_) => *skip = false,
                None => {
                    let before = growing.entries.get(*first..).unwrap_or_default();
                    *key = Some(self.key(before, node, skip));
                }
            },
            Some(Open::List { .. }) | None => growing.items.push(node),
        }
    }

    /// Takes a node as a map's key. A key that is there already, or is no text, is reported and its
    /// value skipped.
    fn key<'s>(
        &mut self,
        entries: &[Entry<'s>],
        node: Node<'s>,
        skip: &mut bool,
    ) -> (Cow<'s, str>, Range<usize>) {
        match node.kind {
            Kind::Scalar { text, .. } => {
                if entries.iter().any(|entry| entry.key == text) {
                    *skip = true;
                    self.problems.push((
                        Code::DuplicateKey,
                        node.range.clone(),
                        format!("`{text}` is here a second time"),
                        "Keep one of the two.",
                    ));
                }
                (text, node.range)
            }
            _ => {
                *skip = true;
                self.problems.push((
                    Code::YamlFeature,
                    node.range.clone(),
                    "a key is plain text, not a list or a map".to_owned(),
                    "Put the text in quotes if it begins with a bracket or a brace.",
                ));
                (Cow::Borrowed(""), node.range)
            }
        }
    }

    /// Reads each top-level key by itself after the whole could not be read.
    fn in_pieces<'s>(&mut self, text: &'s str, whole: &ScanError) -> Node<'s> {
        let cuts = top_level_keys(text);
        let mut entries: Vec<Entry<'s>> = Vec::new();
        let mut explained = false;
        for (at, start) in cuts.iter().enumerate() {
            let end = cuts.get(at + 1).copied().unwrap_or(text.len());
            let Some(piece) = text.get(*start..end) else { continue };
            let base = self.base + start;
            match self.document(piece, base) {
                Ok(Node { kind: Kind::Mapping(mut read), .. }) => {
                    read.retain(|new| {
                        let twice = entries.iter().any(|old| old.key == new.key);
                        if twice {
                            self.problems.push((
                                Code::DuplicateKey,
                                new.key_range.clone(),
                                format!("`{}` is here a second time", new.key),
                                "Keep one of the two.",
                            ));
                        }
                        !twice
                    });
                    entries.append(&mut read);
                }
                Ok(_) if self.values > MAX_VALUES => {
                    return Node { range: self.base..self.base + text.len(), kind: Kind::Unreadable };
                }
                Ok(_) => {}
                Err(error) => {
                    explained = true;
                    self.syntax(&error, base, piece.trim_end().len());
                    let key = piece.split(':').next().unwrap_or_default().trim();
                    let key_range = base..base + key.len();
                    let value = Node { range: base..base + piece.trim_end().len(), kind: Kind::Unreadable };
                    entries.push(Entry { key: Cow::Borrowed(key), key_range, value });
                }
            }
        }
        if !explained {
            self.syntax(whole, self.base, text.trim_end().len());
            if entries.is_empty() {
                return Node { range: self.base..self.base + text.len(), kind: Kind::Unreadable };
            }
        }
        Node { range: self.base..self.base + text.len(), kind: Kind::Mapping(entries) }
    }

    /// Reports what stopped the parser, at the latest where the text ends.
    fn syntax(&mut self, error: &ScanError, base: usize, length: usize) {
        let at = base + error.marker().byte_offset().unwrap_or_default().min(length);
        let (code, message) = match error.kind() {
            ErrorKind::RecursionLimitExceeded => {
                (Code::TooComplex, format!("lists and maps are nested deeper than {MAX_DEPTH} levels"))
            }
            _ => (Code::YamlSyntax, format!("this is no YAML: {}", error.info())),
        };
        let hint = match error.kind() {
            ErrorKind::RecursionLimitExceeded => "Rubrics are shallow: is a bracket left open?",
            ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::SimpleKeyExpected => "Text with a colon and a space in it needs quotes.",
            ErrorKind::UnclosedQuotedScalar => "Close the quote.",
            ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation | ErrorKind::TabNotAllowed => {
                "Indent with spaces."
            }
            ErrorKind::UnexpectedCharacter { .. } => {
                "Text that begins with a backtick, `@` or `%` needs quotes."
            }
            _ => "Check quotes, brackets and indentation here and in the line above.",
        };
        self.problems.push((code, at..at, message, hint));
    }
}

fn scalar(text: &str) -> Kind<'_> {
    Kind::Scalar { text: Cow::Borrowed(text), quoted: false }
}

/// Where lines begin that can only be keys of the outermost map.
fn top_level_keys(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let first = line.bytes().next().unwrap_or(b' ');
        let key = line.split(':').next().unwrap_or_default();
        let is_key = (first.is_ascii_alphanumeric() || matches!(first, b'"' | b'\''))
            && key.len() < line.trim_end().len()
            && !key.contains(['{', '[']);
        if is_key {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::source::Source;

    /// The JSON of what was read, and every problem as `code line:column`.
    fn read(text: &'static str) -> (String, Vec<String>) {
        let source = Source::from_bytes("a", "a", Cow::Borrowed(text.as_bytes())).unwrap();
        let mut problems = Vec::new();
        let root = parse(text, 0, &mut Findings::new(&source, &mut problems));
        let found = problems.iter().map(|p| format!("{} {}:{}", p.code, p.span.line, p.span.column));
        (root.to_json().to_string(), found.collect())
    }

    #[test]
    fn maps_lists_and_scalars_become_a_tree() {
        let (json, problems) =
            read("a: 1\nb: [x, \"2\", null]\nc:\n  - d: true\n    e: |\n      two\n      lines\n");
        assert_eq!(json, r#"{"a":1,"b":["x","2",null],"c":[{"d":true,"e":"two\nlines\n"}]}"#);
        assert_eq!(problems, [""; 0]);
    }

    #[test]
    fn nodes_know_their_place_in_the_file() {
        let text = "---\né: { k: [one, two] }\n";
        let source = Source::from_bytes("a", "a", Cow::Borrowed(text.as_bytes())).unwrap();
        let root = parse(&text[4..], 4, &mut Findings::new(&source, &mut Vec::new()));
        let at = |range: Range<usize>| &text[range];
        assert_eq!(at(root.place().key("é").key("k").item(1).range()), "two");
        assert_eq!(at(root.place().key("é").name("k").range()), "k");
        assert_eq!(at(root.place().name("é").range()), "é");
        // A way that ends early stays at the last node there is.
        assert_eq!(at(root.place().key("é").key("k").item(7).key("x").range()), "[one, two");
    }

    #[test]
    fn a_key_that_is_there_twice_is_reported_at_the_second_and_the_first_counts() {
        let (json, problems) = read("a: 1\nb: 2\na: [3]\n");
        assert_eq!(json, r#"{"a":1,"b":2}"#);
        assert_eq!(problems, ["duplicate-key 3:1"]);
    }

    #[test]
    fn aliases_anchors_tags_and_second_documents_are_reported() {
        assert_eq!(read("a: &x 1\nb: *x\n").1, ["yaml-feature 1:7", "yaml-feature 2:4"]);
        assert_eq!(
            read("a: *nowhere\nb: 2\n"),
            (r#"{"a":null,"b":2}"#.to_owned(), vec!["yaml-feature 1:4".to_owned()])
        );
        assert_eq!(read("a: !secret x\n").1, ["yaml-feature 1:12"]);
        assert_eq!(read("a: 1\n---\nb: 2\n"), (r#"{"a":1}"#.to_owned(), vec!["yaml-feature 2:1".to_owned()]));
        assert_eq!(
            read("? [a]\n: 1\nb: 2\n"),
            (r#"{"b":2}"#.to_owned(), vec!["yaml-feature 1:3".to_owned()])
        );
    }

    #[test]
    fn nesting_is_capped() {
        let mut deep = String::from("a: ");
        for _ in 0..40 {
            deep.push('[');
        }
        let (_, problems) = read(deep.leak());
        assert!(problems[0].starts_with("too-complex 1:"), "{problems:?}");
        let mut deep = String::new();
        for level in 0..40 {
            writeln!(deep, "{}a:", " ".repeat(level)).unwrap();
        }
        let (_, problems) = read(deep.leak());
        assert!(problems[0].starts_with("too-complex "), "{problems:?}");
    }

    #[test]
    fn one_broken_field_hides_no_other_and_each_is_reported() {
        let text = "id: a\ntitle: what: now\nkind: coding\nlist: [1, 2\nminutes: 3\nblock: \"open\n";
        let (json, problems) = read(text);
        assert_eq!(json, r#"{"block":null,"id":"a","kind":"coding","list":null,"minutes":3,"title":null}"#);
        assert_eq!(problems, ["yaml-syntax 2:12", "yaml-syntax 4:7", "yaml-syntax 6:13"]);
    }

    #[test]
    fn an_alias_bomb_is_not_followed() {
        let text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        let (json, problems) = read(text);
        assert_eq!(json, r#"{"a":["x","x"],"b":[null,null],"c":[null,null]}"#);
        assert_eq!(problems.len(), 6);
    }
}
