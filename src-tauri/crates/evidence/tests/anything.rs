//! Whatever text comes in: no panic, no end that is not reached, nothing found that is not there. The fuzzers look
//! for what these tests do not meet.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where its promise does not hold"
)]

mod promises;

use std::path::Path;
use std::sync::LazyLock;

use evidence::Engine;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

static ENGINE: LazyLock<Engine> = LazyLock::new(promises::bundled);

/// The corpus: code of many hands.
static CORPUS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
});

/// What the compiler says, in the examples of the detectors that read it.
static SAID: LazyLock<Vec<String>> = LazyLock::new(|| {
    let about = ENGINE.ids().map(|id| ENGINE.about(id).unwrap()).filter(|about| about.reads_compiler);
    about.flat_map(|about| about.examples.yes.iter().chain(&about.examples.no).cloned()).collect()
});

/// What detectors and the parser care about, and what is easily got wrong.
const PIECES: &[&str] = &[
    "fn f(a: &String) -> Result<(), E> {",
    "async fn g() {",
    "}",
    "{",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    ";",
    ",",
    "=> ",
    "x.unwrap()",
    ".lock().unwrap()",
    ".await",
    "?",
    "let g = m",
    "let _ = f()",
    "drop(g)",
    "match x {",
    "_ =>",
    "#[test]",
    "#![cfg(test)]",
    "#[cfg(all(test, unix))]",
    "#[derive(Debug, Error)]",
    "mod t {",
    "impl Error for T {",
    "println!(",
    "vec![",
    "tokio::select! {",
    "matches!(",
    "mine!(",
    "macro_rules! m { ($x:expr) => { $x } }",
    "unsafe {",
    "// SAFETY: x",
    "/*",
    "*/",
    "//",
    "\"",
    "r#\"",
    "\"#",
    "'a",
    "'",
    "\\",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{430}",
    "é",
    "\u{1f980}",
    "for i in 0..x.len() {",
    "v[i]",
    " as u8",
    "..",
    "|",
];

/// What compilers write, and what is easily got wrong.
const SAYINGS: &[&str] = &[
    "error[E0382]: borrow of moved value: `a`",
    "error: lifetime may not live long enough",
    "warning: ",
    "error: ",
    " --> src/main.rs:12:5",
    " --> a:0:0",
    " --> :99999999999:1",
    "12 | let a = b;",
    "   |",
    "   ^^^ moved here",
    "= note: `#[warn(clippy::redundant_clone)]` on by default",
    "index.html#redundant_clone",
    "error[E05",
    "]: ",
    "\u{1b}[0m",
    "\u{1b}[38;5;9m",
    "\u{1b}]8;;",
    "\u{7}",
    "\n",
    "\r\n",
    "\r",
    " ",
    "12:00:01 app | ",
    "\0",
    "é",
    "{\"reason\":\"compiler-message\",\"message\":",
    "{\"level\":\"error\",\"message\":\"a\\r\\nb\",\"spans\":[",
    "{\"is_primary\":true,\"line_start\":0,\"column_start\":4294967296,\"file_name\":\"x\"}",
    "]",
    "}",
    "{",
    "[",
    "\"code\":{\"code\":\"E0382\"},",
    "\"code\":null",
    ",",
    "\"",
    "\\",
    "error: aborting due to 1 previous error",
];

fn put_together(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(select(pieces), 0..120).prop_map(|pieces| pieces.concat())
}

/// A text with some of another put in the place of a part of it.
fn spliced(texts: &'static LazyLock<Vec<String>>) -> impl Strategy<Value = String> {
    let at = any::<Index>;
    (at(), at(), vec(at(), 4), ".{0,3}").prop_map(|(one, other, ends, between)| {
        let (one, other) = (one.get(texts.as_slice()), other.get(texts.as_slice()));
        let cut = |text: &String, at: &Index| text.floor_char_boundary(at.index(text.len() + 1));
        let (mut from, mut to) = (cut(other, &ends[0]), cut(other, &ends[1]));
        if from > to {
            std::mem::swap(&mut from, &mut to);
        }
        let (head, tail) = (cut(one, &ends[2]), cut(one, &ends[3]));
        [&one[..head], &between, &other[from..to], &one[tail..]].concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_looked_at_as_code(text in ".{0,300}") {
        promises::of_code(&ENGINE, &text);
    }

    #[test]
    fn pieces_of_code_in_any_order_can_be_looked_at(text in put_together(PIECES)) {
        promises::of_code(&ENGINE, &text);
    }

    #[test]
    fn code_that_is_cut_and_joined_anywhere_can_be_looked_at(text in spliced(&CORPUS)) {
        promises::of_code(&ENGINE, &text);
    }

    #[test]
    fn any_text_can_be_read_as_what_a_compiler_said(text in ".{0,300}") {
        promises::of_output(&ENGINE, &text);
    }

    #[test]
    fn pieces_of_what_a_compiler_said_in_any_order_can_be_read(text in put_together(SAYINGS)) {
        promises::of_output(&ENGINE, &text);
    }

    #[test]
    fn what_a_compiler_said_can_be_cut_and_joined_anywhere(text in spliced(&SAID)) {
        promises::of_output(&ENGINE, &text);
    }
}

/// Each piece alone, over and over: what is quadratic in any of them would be felt here.
#[test]
fn one_thing_many_times_can_be_looked_at() {
    let long = |piece: &str| piece.repeat(1500 / piece.len());
    for piece in PIECES {
        promises::of_code(&ENGINE, &long(piece));
        promises::of_code(&ENGINE, &format!("async fn f() {{ {}", long(&format!("{piece}; "))));
        promises::of_code(&ENGINE, &format!("fn f() {{ g({})", long(&format!("{piece},"))));
    }
    for piece in SAYINGS {
        promises::of_output(&ENGINE, &long(piece));
        promises::of_output(&ENGINE, &long(&format!("{piece}\n")));
    }
}

/// However long the names around it are, a finding does not carry them all.
#[test]
fn a_finding_is_small_whatever_it_stands_in() {
    let name = "a".repeat(100_000);
    let code = format!("mod {name} {{ fn f() {{ {} }} }}", "x.unwrap(); ".repeat(1000));
    let scan = ENGINE.scan(&code, None).unwrap();
    assert!(scan.findings.len() >= 1000);
    let size: usize = scan.findings.iter().map(|one| one.item.len() + one.text.len() + one.ask.len()).sum();
    assert!(size < code.len() * 10, "{size} bytes of findings");
}
