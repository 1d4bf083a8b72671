//! What loading is measured against: the parsers alone.

use crate::markdown::{self, Cut, OPTIONS};
use crate::shelf::{Use, use_of};
use crate::yaml;

/// Puts the files of a bank, names below its root and texts, through the Markdown and YAML parsers and
/// makes nothing of what they say. Answers how many events there were.
///
/// Loading a bank may take at most one and a half times as long as this does for the same texts.
#[must_use]
pub fn parse_alone<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> usize {
    let mut events = 0;
    for (name, text) in files {
        match use_of(name) {
            Some(Use::Question) => {
                let (Cut::Both { front, body } | Cut::Unclosed { front, body }) = markdown::cut(text) else {
                    continue;
                };
                events += yaml::events(text.get(front).unwrap_or_default());
                let body = text.get(body).unwrap_or_default();
                events += pulldown_cmark::Parser::new_ext(body, OPTIONS).into_offset_iter().count();
            }
            Some(_) => events += yaml::events(text),
            None => {}
        }
    }
    events
}
