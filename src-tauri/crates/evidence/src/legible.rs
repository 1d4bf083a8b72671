//! What the compiler or a linter said, line by line as people read it: without what acts on a terminal, and the
//! text that JSON carries instead of the JSON.

use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use crate::compiler::{HEAD, SEQUENCES, SHOWN};

/// A line of what was said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutputLine {
    /// The line, without its end.
    pub text: String,
    /// Whether an error begins here (true), or a warning (false).
    pub begins_error: Option<bool>,
    /// The line of the code it points at, from 1.
    pub points_at: Option<u32>,
}

/// A place in a file, as compilers, tests and panics write it.
static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\.rs:(\d{1,9})(?::\d+)?\b").ok());

/// The lines of what was said.
#[must_use]
pub fn output_lines(text: &str) -> Vec<OutputLine> {
    let (Some(sequences), Some(place)) = (&*SEQUENCES, &*PLACE) else { return Vec::new() };
    let text = sequences.replace_all(text, "").replace("\r\n", "\n");
    let mut lines = Vec::new();
    for line in text.trim_end().split(['\n', '\r']) {
        match rendered(line) {
            Some(told) => {
                let told = sequences.replace_all(&told, "");
                lines.extend(told.trim_end().lines().map(|line| read(line, place)));
            }
            None => lines.push(read(line, place)),
        }
    }
    lines
}

fn read(line: &str, place: &Regex) -> OutputLine {
    OutputLine {
        text: line.to_owned(),
        begins_error: head(line),
        points_at: place.captures(line).and_then(|parts| parts.get(1)?.as_str().parse().ok()),
    }
}

fn head(line: &str) -> Option<bool> {
    let level = HEAD.as_ref()?.captures(line)?.get(1)?;
    // After the number of a line comes the candidate's text.
    let before = line.get(..level.start()).unwrap_or_default();
    (!SHOWN.as_ref()?.is_match(before)).then_some(level.as_str() == "error")
}

/// What a line of JSON holds for people; none when it is no JSON of a compiler's. What only programs read is
/// empty.
fn rendered(line: &str) -> Option<String> {
    let line = line.trim();
    if !line.starts_with('{') {
        return None;
    }
    let value: Value = serde_json::from_str(line).ok()?;
    let said = value.get("message").filter(|inner| inner.is_object()).unwrap_or(&value);
    if let Some(text) = said.get("rendered").and_then(Value::as_str) {
        return Some(text.to_owned());
    }
    let is_tools = value.get("reason").is_some() || value.get("$message_type").is_some();
    let message = said.get("message").and_then(Value::as_str);
    is_tools.then(|| message.map(str::to_owned).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, Option<bool>, Option<u32>)> {
        output_lines(text).into_iter().map(|line| (line.text, line.begins_error, line.points_at)).collect()
    }

    #[test]
    fn heads_and_places_are_told_from_the_code_they_quote() {
        let said = "\u{1b}[1;31merror[E0382]\u{1b}[0m: borrow of moved value: `a`\r\n  --> src/main.rs:12:20\r\n12 | let s = \"error: no\";\r\nwarning: unused\n";
        assert_eq!(
            shown(said),
            [
                ("error[E0382]: borrow of moved value: `a`".to_owned(), Some(true), None),
                ("  --> src/main.rs:12:20".to_owned(), None, Some(12)),
                ("12 | let s = \"error: no\";".to_owned(), None, None),
                ("warning: unused".to_owned(), Some(false), None),
            ]
        );
        assert_eq!(shown("thread 'main' panicked at src/main.rs:5:10:")[0].2, Some(5));
        assert_eq!(shown("at 12:31 in main.rs")[0].2, None);
    }

    #[test]
    fn json_is_shown_as_the_text_it_carries() {
        let json = r#"{"reason":"compiler-message","message":{"level":"error","message":"moved","rendered":"error[E0382]: moved\n --> src/main.rs:3:1\n"}}
{"reason":"build-finished","success":false}
error: could not compile `demo`"#;
        assert_eq!(
            shown(json),
            [
                ("error[E0382]: moved".to_owned(), Some(true), None),
                (" --> src/main.rs:3:1".to_owned(), None, Some(3)),
                ("error: could not compile `demo`".to_owned(), Some(true), None),
            ]
        );
        assert_eq!(shown("{ let x = 1; }")[0].0, "{ let x = 1; }");
    }

    #[test]
    fn any_text_has_lines() {
        for text in ["", "\r", "\u{0}", "{", "{}", "\u{1b}[", "a.rs:99999999999:1", "\u{202e}error: x"] {
            assert_eq!(output_lines(text).len(), 1, "{text:?}");
        }
    }
}
