//! Which texts on the clipboard are taken without being asked for.
//!
//! Invariants:
//! - Off until it is switched on, and only while somebody writes Rust in a live interview.
//! - Nothing is kept of what is not taken, and of what was seen its hash only.
//! - No text is taken twice, and none that came from here.

use std::collections::HashSet;

use ::interview::{InterviewId, Phase, Rest};
use bank::{LanguageRule, QuestionKind};

use crate::{Desk, Fault};

/// Texts that need no second look, by hash.
#[derive(Debug, Default)]
pub struct SeenTexts(HashSet<[u8; 32]>);

impl SeenTexts {
    /// Remembers a text; tells whether it is new. Blanks make no text another one.
    pub fn note(&mut self, text: &str) -> bool {
        let mut hasher = blake3::Hasher::new();
        text.split_whitespace().for_each(|word| {
            hasher.update(word.as_bytes());
        });
        self.0.insert(*hasher.finalize().as_bytes())
    }
}

/// Whether a text is worth taking without being asked: Rust, or what the compiler said of it, of a length that
/// somebody would type.
#[must_use]
pub fn worth_taking(text: &str) -> bool {
    text.len() <= evidence::MAX_BYTES
        && (evidence::looks_like_rust(text) || (evidence::is_output(text) && says_something(text)))
}

/// Whether what was said has an error or a warning, or the end of a build or of tests: that an error is gone is
/// worth knowing too.
fn says_something(text: &str) -> bool {
    let ends =
        |line: &str| ["Finished `", "test result: "].iter().any(|end| line.trim_start().starts_with(end));
    text.lines().any(ends) || evidence::diagnostics(text).is_ok_and(|all| !all.is_empty())
}

impl Desk {
    /// Whether code is taken from the clipboard by itself now: it is switched on, and a question is open in
    /// which somebody writes or reads Rust.
    ///
    /// # Errors
    /// When there is no such interview, or it or the settings cannot be read.
    pub fn takes_clipboard(&mut self, id: InterviewId) -> Result<bool, Fault> {
        if !self.settings()?.settings.clipboard_watch {
            return Ok(false);
        }
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let (state, kit) = (opened.interview.state(), opened.interview.kit());
        let Some(question) = state.open_question.as_deref().and_then(|id| kit.question(id)) else {
            return Ok(false);
        };
        let has_code =
            matches!(question.kind, QuestionKind::Coding | QuestionKind::Debugging | QuestionKind::Review)
                && question.language != LanguageRule::Pseudocode;
        let rests = Rest::of(kit, state, Some(&question.id)).is_some();
        Ok(state.phase() == Phase::Live && has_code && !rests)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_new_once_however_it_is_set() {
        let mut seen = SeenTexts::default();
        assert!(seen.note("fn main() {\n    go();\n}\n"));
        assert!(!seen.note("fn main() {\r\n\tgo();\r\n}"));
        assert!(seen.note("fn main() {\n    gone();\n}\n"));
    }

    #[test]
    fn rust_and_what_the_compiler_said_are_worth_taking_and_what_is_too_long_or_a_build_log_is_not() {
        assert!(worth_taking("fn main() -> Result<(), Error> {\n    let x: u8 = read()?;\n}\n"));
        assert!(worth_taking("error[E0382]: borrow of moved value: `a`\n --> src/main.rs:3:5\n"));
        assert!(worth_taking("    Finished `dev` profile [unoptimized] target(s) in 0.42s\n"));
        assert!(!worth_taking("| a | b |\n| - | - |\n| 1 | 2 |\n"));
        assert!(!worth_taking("   Compiling secrets v0.1.0 (/home/ada/secrets)\n"));
        assert!(!worth_taking("hunter2"));
        assert!(!worth_taking(&"fn main() -> Result<(), Error> { a.unwrap(); }\n".repeat(8000)));
    }
}
