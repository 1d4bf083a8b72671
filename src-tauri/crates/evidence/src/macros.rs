//! Arguments of well-known macros, read as the code they are.
//!
//! The grammar leaves what stands in a macro as loose tokens. Rewriting `println!("{}", x?)` to
//! `println_("{}", x?)`, byte for byte as long, makes a call of it: every place stays where it was, the code around
//! stays around it, and only what was rewritten is parsed again.

use std::ops::Range;

use tree_sitter::Node;

/// Macros whose arguments are expressions.
const CALLS: &[&str] = &[
    "print",
    "println",
    "eprint",
    "eprintln",
    "write",
    "writeln",
    "format",
    "panic",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "dbg",
    "vec",
    "todo",
    "unimplemented",
    "unreachable",
    "bail",
    "ensure",
    "anyhow",
    "join",
    "try_join",
    "info",
    "warn",
    "error",
    "debug",
    "trace",
];

/// The name of a macro call, without the path before it.
pub(crate) fn name<'c>(call: Node<'_>, code: &'c str) -> &'c str {
    let path = call.child_by_field_name("macro").map(|path| path.byte_range()).unwrap_or_default();
    let path = code.get(path).unwrap_or_default();
    path.rsplit("::").next().unwrap_or(path).trim()
}

/// Rewrites a macro call in `code`, which is the text it was parsed from. Answers the bytes whose meaning changed,
/// or nothing when the macro is not known or has no arguments.
pub(crate) fn rewrite(call: Node<'_>, code: &mut [u8], source: &str) -> Option<Range<usize>> {
    let name = name(call, source);
    let mut cursor = call.walk();
    let parts: Vec<Node<'_>> = call.children(&mut cursor).collect();
    let tokens = parts.last()?;
    if tokens.kind() != "token_tree" || tokens.named_child_count() == 0 {
        return None;
    }
    let bang = parts.iter().find(|child| child.kind() == "!")?.start_byte();
    let (open, close) = (tokens.start_byte(), tokens.end_byte().checked_sub(1)?);
    match name {
        "select" => {
            blank(code, call.start_byte()..open);
            // As long as `select!`, and a block with statements may follow it.
            let head = open.checked_sub("if true".len() + 1).filter(|head| *head >= call.start_byte());
            let head =
                head.or_else(|| open.checked_sub("if true".len()).filter(|head| *head >= call.start_byte()))?;
            put(code, head, b"if true");
            put(code, open, b"{");
            put(code, close, b"}");
            for_each_token(*tokens, |token| match token.kind() {
                "=>" => put(code, token.start_byte(), b"; "),
                "," => put(code, token.start_byte(), b";"),
                "if" => put(code, token.start_byte(), b"  "),
                _ => {}
            });
        }
        "matches" => {
            call_form(code, bang, open, close);
            for_each_token(*tokens, |token| {
                if token.kind() == "if" {
                    put(code, token.start_byte(), b", ");
                }
            });
        }
        known if CALLS.contains(&known) => {
            call_form(code, bang, open, close);
            for_each_token(*tokens, |token| {
                if token.kind() == ";" {
                    put(code, token.start_byte(), b",");
                }
            });
        }
        _ => return None,
    }
    Some(open + 1..close)
}

/// `name!` with any delimiters as `name_(..)`.
fn call_form(code: &mut [u8], bang: usize, open: usize, close: usize) {
    put(code, bang, b"_");
    put(code, open, b"(");
    put(code, close, b")");
}

/// Tells every token that stands directly between the delimiters.
fn for_each_token(tokens: Node<'_>, mut tell: impl FnMut(Node<'_>)) {
    let mut cursor = tokens.walk();
    for token in tokens.children(&mut cursor) {
        tell(token);
    }
}

fn put(code: &mut [u8], at: usize, bytes: &[u8]) {
    if let Some(place) = code.get_mut(at..at + bytes.len()) {
        place.copy_from_slice(bytes);
    }
}

/// Blanks, with line ends kept.
fn blank(code: &mut [u8], range: Range<usize>) {
    for byte in code.get_mut(range).into_iter().flatten() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
}
