//! Markdown as runs of text, for documents that have a structure of their own instead of tags.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::inline_events;

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words, as they are to be seen.
    pub text: String,
    /// Code, in type of one width.
    pub code: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Strong emphasis.
    pub strong: bool,
}

/// Emphasis and code within one line, as runs. Line breaks are spaces; what would begin a list or a
/// heading is text.
#[must_use]
pub fn inline_to_runs(markdown: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut emphasis, mut strong) = (0_usize, 0_usize);
    for event in inline_events(markdown) {
        let (text, code) = match event {
            Event::Start(Tag::Emphasis) => {
                emphasis = emphasis.saturating_add(1);
                continue;
            }
            Event::End(TagEnd::Emphasis) => {
                emphasis = emphasis.saturating_sub(1);
                continue;
            }
            Event::Start(Tag::Strong) => {
                strong = strong.saturating_add(1);
                continue;
            }
            Event::End(TagEnd::Strong) => {
                strong = strong.saturating_sub(1);
                continue;
            }
            Event::Text(text) => (text.into_string(), false),
            Event::Code(text) => (text.into_string(), true),
            Event::SoftBreak | Event::HardBreak => (" ".to_owned(), false),
            _ => continue,
        };
        let run = Run { text, code, emphasis: emphasis > 0, strong: strong > 0 };
        match runs.last_mut() {
            Some(last) if (last.code, last.emphasis, last.strong) == (run.code, run.emphasis, run.strong) => {
                last.text.push_str(&run.text);
            }
            _ => runs.push(run),
        }
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(markdown: &str) -> Vec<(String, bool, bool, bool)> {
        inline_to_runs(markdown)
            .into_iter()
            .map(|run| (run.text, run.code, run.emphasis, run.strong))
            .collect()
    }

    fn plain(text: &str) -> (String, bool, bool, bool) {
        (text.to_owned(), false, false, false)
    }

    #[test]
    fn emphasis_and_code_are_styles_of_runs() {
        assert_eq!(
            styled("a *b `c`* **d _e_** f"),
            [
                plain("a "),
                ("b ".to_owned(), false, true, false),
                ("c".to_owned(), true, true, false),
                plain(" "),
                ("d ".to_owned(), false, false, true),
                ("e".to_owned(), false, true, true),
                plain(" f"),
            ]
        );
    }

    #[test]
    fn what_is_no_mark_up_is_one_run() {
        assert_eq!(styled("# <b>x</b> [y](z)\n- #import"), [plain("# <b>x</b> y (z) - #import")]);
        assert_eq!(styled(""), []);
    }
}
