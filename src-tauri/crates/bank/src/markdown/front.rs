//! Cutting a question into front matter and body.

use std::ops::Range;

/// Where the two parts of a question stand in its text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Between the fences, and after them.
    Both {
        /// The YAML.
        front: Range<usize>,
        /// The Markdown.
        body: Range<usize>,
    },
    /// It begins with `---`, and no other line closes it; everything may be front matter.
    Unclosed {
        /// The YAML, as far as the first heading.
        front: Range<usize>,
        /// From the first heading on.
        body: Range<usize>,
    },
    /// It does not begin with `---`.
    None,
}

/// Cuts at the first bytes of a file, never later: two rules in the middle of a text are not front matter.
pub(crate) fn cut(text: &str) -> Cut {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return Cut::None };
    let mut at = first.len();
    let mut heading = None;
    for line in lines {
        if line.trim_end() == "---" {
            return Cut::Both { front: first.len()..at, body: at + line.len()..text.len() };
        }
        if heading.is_none() && line.starts_with("## ") {
            heading = Some(at);
        }
        at += line.len();
    }
    let end = heading.unwrap_or(text.len());
    Cut::Unclosed { front: first.len().min(end)..end, body: end..text.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(&str, &str)> {
        match cut(text) {
            Cut::Both { front, body } => Some((&text[front], &text[body])),
            _ => None,
        }
    }

    #[test]
    fn front_matter_stands_at_the_very_beginning_between_two_rules() {
        assert_eq!(parts("---\nid: a\n---\n## Prompt\n"), Some(("id: a\n", "## Prompt\n")));
        assert_eq!(parts("---\n---"), Some(("", "")));
        assert_eq!(parts("---  \nid: a\n---\t\n"), Some(("id: a\n", "")));
    }

    #[test]
    fn two_rules_in_the_middle_of_a_text_are_no_front_matter() {
        assert_eq!(cut("text\n---\nid: a\n---\n"), Cut::None);
        assert_eq!(cut("\n---\nid: a\n---\n"), Cut::None);
        assert_eq!(cut(""), Cut::None);
    }

    #[test]
    fn unclosed_front_matter_ends_at_the_first_heading() {
        let text = "---\nid: a\n## Prompt\nWords\n";
        assert_eq!(cut(text), Cut::Unclosed { front: 4..10, body: 10..text.len() });
        assert_eq!(cut("---\nid: a"), Cut::Unclosed { front: 4..9, body: 9..9 });
        assert_eq!(cut("---"), Cut::Unclosed { front: 3..3, body: 3..3 });
    }
}
