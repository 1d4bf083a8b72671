//! What the compiler or a linter said, as JSON or as people paste it from a terminal.
//!
//! Nothing is compiled here. Borrow errors are moments to watch, not failures: what the candidate does next is the
//! evidence.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::detector::{CompilerSays, Looks};
use crate::finding::{asked, excerpt};
use crate::scan::{Limit, MAX_BYTES};
use crate::{Engine, Finding, Place};

/// One error or warning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Whether it is an error; else a warning.
    pub is_error: bool,
    /// Such as `E0382`; of a lint its name, such as `clippy::unwrap_used`.
    pub code: Option<String>,
    /// The first line.
    pub message: String,
    /// The file it names.
    pub file: Option<String>,
    /// From 1.
    pub line: Option<u32>,
    /// From 1.
    pub column: Option<u32>,
}

/// The errors and warnings in a text, in its order. Other tools' lines, colours and cut ends do no harm.
///
/// # Errors
/// When the text is too long.
pub fn diagnostics(text: &str) -> Result<Vec<Diagnostic>, Limit> {
    if text.len() > MAX_BYTES {
        return Err(Limit::TooLong(text.len()));
    }
    let from_json: Vec<Diagnostic> = text.lines().filter_map(of_json).collect();
    Ok(if from_json.is_empty() { of_terminal(text) } else { from_json })
}

impl Engine {
    /// Looks at what the compiler said.
    ///
    /// # Errors
    /// When the text is too long.
    pub fn read_output(&self, text: &str) -> Result<Vec<Finding>, Limit> {
        let diagnostics = diagnostics(text)?;
        Ok(self.read_diagnostics(&diagnostics).into_iter().map(|(_, finding)| finding).collect())
    }

    /// Looks at errors and warnings; each finding comes with the number of the one it is of, from 0. One
    /// that names no place stands at the first line.
    #[must_use]
    pub fn read_diagnostics(&self, diagnostics: &[Diagnostic]) -> Vec<(usize, Finding)> {
        let mut findings = Vec::new();
        for (number, diagnostic) in diagnostics.iter().enumerate() {
            for detector in self.detectors() {
                let Looks::Compiler(says) = &detector.looks else { continue };
                if !says.matches(diagnostic) {
                    continue;
                }
                let (line, column) = (diagnostic.line.unwrap_or(1), diagnostic.column.unwrap_or(1));
                let place = Place { line, column, end_line: line, end_column: column };
                let code = diagnostic.code.as_deref().map(|code| format!("{code}: ")).unwrap_or_default();
                let finding = Finding {
                    detector: detector.id.clone(),
                    signals: detector.signals.clone(),
                    speaks: detector.speaks,
                    place,
                    item: String::new(),
                    text: excerpt(&format!("{code}{}", diagnostic.message)),
                    ask: asked(&detector.ask, place),
                };
                findings.push((number, finding));
            }
        }
        findings
    }
}

impl CompilerSays {
    fn matches(&self, diagnostic: &Diagnostic) -> bool {
        match &diagnostic.code {
            Some(code) if code.contains("::") => self.lints.contains(code),
            Some(code) => self.errors.iter().any(|error| {
                error.code == *code
                    && error.message.as_ref().is_none_or(|like| like.is_match(&diagnostic.message))
            }),
            None => {
                diagnostic.is_error
                    && self.message.as_ref().is_some_and(|like| like.is_match(&diagnostic.message))
            }
        }
    }
}

/// A line of rustc's JSON, or of cargo's around it.
fn of_json(line: &str) -> Option<Diagnostic> {
    let line = line.get(line.find('{')?..)?;
    let value: Value = serde_json::Deserializer::from_str(line).into_iter::<Value>().next()?.ok()?;
    let said = value.get("message").filter(|inner| inner.is_object()).unwrap_or(&value);
    let text = |key: &str| said.get(key).and_then(Value::as_str);
    let level = text("level")?;
    if !level.starts_with("error") && level != "warning" {
        return None;
    }
    let spans = said.get("spans").and_then(Value::as_array)?;
    let is_primary = |span: &&Value| span.get("is_primary").and_then(Value::as_bool) == Some(true);
    let span = spans.iter().find(is_primary);
    let number =
        |key: &str| span?.get(key)?.as_u64().and_then(|number| u32::try_from(number).ok()).filter(from_one);
    let code = said.pointer("/code/code").and_then(Value::as_str).map(str::to_owned);
    // Without a code and a place it is the compiler's own sum.
    if code.is_none() && span.is_none() {
        return None;
    }
    Some(Diagnostic {
        is_error: level.starts_with("error"),
        code,
        message: text("message")
            .unwrap_or_default()
            .split(['\n', '\r'])
            .next()
            .unwrap_or_default()
            .to_owned(),
        file: span.and_then(|span| span.get("file_name")?.as_str().map(str::to_owned)),
        line: number("line_start"),
        column: number("column_start"),
    })
}

/// A pattern of this module. None when it is no pattern, which a test shows never to be.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// Colours and other sequences that act on a terminal.
pub(crate) static SEQUENCES: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)?|\x1b[@-Z\\-_]"));

/// The first line of an error or warning. What other tools wrote before it on the line does no harm.
pub(crate) static HEAD: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[\s|:>\])])(error|warning)(?:\[(E\d{4})\])?: (.+)$"));

/// The place before it, in the short form.
static BEFORE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(\S+):(\d+):(\d+): $"));

/// The number of a line of code that is shown: what follows is the candidate's text, not the compiler's.
pub(crate) static SHOWN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?:^|[\s|])\d+\s+[|+~-](?:\s|$)"));

/// Where it stands.
static ARROW: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"--> (.+?):(\d+):(\d+)\s*$"));

/// Which lint it is, from the note or the link below it.
static LINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"#\[(?:warn|deny|forbid)\(([a-z_:]+)\)\]|`-[WDF] ([a-z:_-]+)`|index\.html#([a-z_]+)")
});

fn of_terminal(text: &str) -> Vec<Diagnostic> {
    let (Some(sequences), Some(head), Some(arrow), Some(lint)) = (&*SEQUENCES, &*HEAD, &*ARROW, &*LINT)
    else {
        return Vec::new();
    };
    let (Some(before), Some(shown)) = (&*BEFORE, &*SHOWN) else { return Vec::new() };
    let text = sequences.replace_all(text, "");
    let mut found: Vec<Diagnostic> = Vec::new();
    for line in text.split(['\n', '\r']) {
        if let Some(parts) = head.captures(line) {
            let said_before = parts.get(1).and_then(|level| line.get(..level.start())).unwrap_or_default();
            if shown.is_match(said_before) {
                continue;
            }
            let group = |number: usize| parts.get(number).map(|part| part.as_str().to_owned());
            let message = group(3).unwrap_or_default().trim_end().to_owned();
            if is_sum(&message) {
                continue;
            }
            let is_error = parts.get(1).is_some_and(|level| level.as_str() == "error");
            let mut one = Diagnostic { is_error, code: group(2), message, ..Diagnostic::default() };
            if let Some(place) = before.captures(said_before) {
                set_place(&mut one, &place);
            }
            found.push(one);
            continue;
        }
        let Some(last) = found.last_mut() else { continue };
        if last.line.is_none()
            && let Some(parts) = arrow.captures(line)
        {
            set_place(last, &parts);
        }
        if last.code.is_none()
            && let Some(parts) = lint.captures(line)
        {
            last.code = parts.iter().skip(1).flatten().next().map(|name| lint_name(name.as_str()));
        }
    }
    // With neither a code nor a place it is other text, or the end of a sum.
    found.retain(|one| one.code.is_some() || one.line.is_some());
    found
}

/// Takes over the file, the line and the column that a pattern found.
fn set_place(diagnostic: &mut Diagnostic, parts: &Captures<'_>) {
    let group = |number: usize| parts.get(number).map(|part| part.as_str());
    diagnostic.file = group(1).map(str::to_owned);
    diagnostic.line = group(2).and_then(|number| number.parse().ok()).filter(from_one);
    diagnostic.column = group(3).and_then(|number| number.parse().ok()).filter(from_one);
}

/// Whether a number can be that of a line or a column.
fn from_one(number: &u32) -> bool {
    *number >= 1
}

/// A lint's name in full. A link to its page, or a flag, leaves something out.
fn lint_name(name: &str) -> String {
    let name = name.replace('-', "_");
    if name.contains("::") { name } else { format!("clippy::{name}") }
}

/// Whether a message is one of the sums at the end.
fn is_sum(message: &str) -> bool {
    ["aborting due to", "could not compile", "build failed"].iter().any(|sum| message.starts_with(sum))
        || (message.starts_with('`') && message.contains("generated"))
        || message.ends_with("emitted")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(text: &str) -> Vec<(Option<String>, Option<u32>, String)> {
        let found = diagnostics(text).unwrap();
        found.into_iter().map(|one| (one.code, one.line, one.message)).collect()
    }

    const PASTED: &str = "   Compiling demo v0.1.0\n\u{1b}[0m\u{1b}[1m\u{1b}[38;5;9merror[E0382]\u{1b}[0m\u{1b}[0m\u{1b}[1m: borrow of moved value: `order`\u{1b}[0m\n  \u{1b}[1m--> \u{1b}[0msrc/main.rs:12:20\n   |\n12 |     println!(\"{order}\");\nerror: lifetime may not live long enough\n  --> src/main.rs:3:5\nwarning: this argument is passed by value, but not consumed in the function body\n --> src/lib.rs:9:15\n  = help: for further information visit https://rust-lang.github.io/rust-clippy/master/index.html#needless_pass_by_value\nerror: aborting due to 2 previous errors; 1 warning emitted\n\nFor more information about this error, try `rustc --explain E0382`.\nerror: could not compile `demo` (bin \"demo\") due to 2 previous errors\n";

    #[test]
    fn what_is_pasted_from_a_terminal_is_read_through_colours_and_noise() {
        let expected = [
            (Some("E0382".into()), Some(12), "borrow of moved value: `order`".into()),
            (None, Some(3), "lifetime may not live long enough".into()),
            (
                Some("clippy::needless_pass_by_value".into()),
                Some(9),
                "this argument is passed by value, but not consumed in the function body".into(),
            ),
        ];
        assert_eq!(short(PASTED), expected);
        let noisy: String = PASTED.lines().map(|line| format!("12:00:01 app | {line}\r\n")).collect();
        assert_eq!(short(&noisy), expected);
    }

    #[test]
    fn cut_ends_give_what_is_there() {
        for end in PASTED.char_indices().map(|(at, _)| at) {
            assert!(diagnostics(&PASTED[..end]).unwrap().len() <= 3);
        }
        let headless = PASTED.split_once("error[E0382]").unwrap().1;
        assert_eq!(short(headless).len(), 2);
    }

    #[test]
    fn the_short_form_has_its_place_on_the_same_line() {
        let text = "src/a b.rs:3:5: error: lifetime may not live long enough: returns `'1`\nC:\\x\\main.rs:12:20: error[E0382]: use of moved value: `a`\nerror: could not compile `demo` (lib) due to 2 previous errors\n";
        let expected = [
            (None, Some(3), "lifetime may not live long enough: returns `'1`".into()),
            (Some("E0382".into()), Some(12), "use of moved value: `a`".into()),
        ];
        assert_eq!(short(text), expected);
    }

    #[test]
    fn code_that_is_shown_is_not_taken_for_an_error() {
        let text = "warning: redundant clone\n --> src/lib.rs:4:25\n   |\n 4 |     let error: String = cause.clone();\n   |                              ^^^^^^^^ help: remove this\n12 + // error[E0382]: it was moved\n   = help: for further information visit https://rust-lang.github.io/rust-clippy/master/index.html#redundant_clone\n";
        let expected = [(Some("clippy::redundant_clone".into()), Some(4), "redundant clone".into())];
        assert_eq!(short(text), expected);
        let noisy: String = text.lines().map(|line| format!("2026-11-20 12 app | {line}\n")).collect();
        assert_eq!(short(&noisy), expected);
    }

    #[test]
    fn json_of_rustc_and_of_cargo_is_read() {
        let rustc = r#"{"$message_type":"diagnostic","message":"borrow of moved value: `a`","code":{"code":"E0382","explanation":"x"},"level":"error","spans":[{"file_name":"m.rs","line_start":1,"column_start":2,"is_primary":false},{"file_name":"m.rs","line_start":7,"column_start":4,"is_primary":true}],"children":[],"rendered":"error[E0382]: x"}"#;
        let cargo = format!(r#"{{"reason":"compiler-message","package_id":"p","message":{rustc}}}"#);
        let sum = r#"{"message":"aborting due to 1 previous error","code":null,"level":"error","spans":[],"rendered":""}"#;
        for line in [rustc, cargo.as_str()] {
            let text = format!("{{\"reason\":\"build-script-executed\"}}\n{line}\n{sum}\n");
            assert_eq!(short(&text), [(Some("E0382".into()), Some(7), "borrow of moved value: `a`".into())]);
        }
    }

    #[test]
    fn all_patterns_of_this_module_are_patterns() {
        assert!(SEQUENCES.is_some() && HEAD.is_some() && ARROW.is_some() && LINT.is_some());
        assert!(BEFORE.is_some() && SHOWN.is_some());
    }

    #[test]
    fn other_text_says_nothing() {
        assert_eq!(diagnostics("fn main() { println!(\"no error: none\"); }\nerrors: 3\n").unwrap(), []);
        assert_eq!(diagnostics("").unwrap(), []);
        assert!(diagnostics(&"x".repeat(MAX_BYTES + 1)).is_err());
    }
}
