//! The text of a PDF, as poppler reads it: in the order of the page's content.

use std::io::Write;
use std::process::{Command, Stdio};

use interview::Scorecard;
use report::page::Page;

use super::EVERYTHING;
use super::fixture::berlin;
use crate::Fonts;
use crate::document::settled_words;

/// One string a page, without what stands at the foot of each; that it stands there is asserted.
pub(super) fn pages(pdf: &[u8]) -> Vec<String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(pdf).unwrap();
    let output = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(file.path())
        .arg("-")
        .stdin(Stdio::null())
        .output()
        .expect("pdftotext is needed to read PDFs back; it is in the package poppler-utils");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    let count = pages.len();
    let mut bodies = Vec::new();
    for (at, page) in pages.into_iter().enumerate() {
        let number = format!("{} / {count}", at + 1);
        let (body, foot) = page.trim_end().rsplit_once('\n').unwrap();
        assert!(foot.ends_with(&number), "{foot:?} has no {number:?}");
        bodies.push(body.to_owned());
    }
    bodies
}

/// What the sheet of a scorecard says, a text each.
pub(super) fn told(card: &Scorecard, fonts: &Fonts) -> Vec<String> {
    let card = card.clone().for_readers(EVERYTHING);
    settled_words(&Page::of(&card, berlin()), fonts)
}

/// Without white space, and without what has no width: lines end elsewhere in a PDF.
pub(super) fn letters(text: &str) -> String {
    let invisible = |c: char| typst::text::is_default_ignorable(c) || c.is_whitespace();
    text.replace(invisible, "")
}

pub(super) fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// What was read is what the sheet says, letter by letter.
pub(super) fn assert_told(found: &str, card: &Scorecard, fonts: &Fonts) {
    let (found, expected) = (letters(found), letters(&told(card, fonts).concat()));
    let same = found.chars().zip(expected.chars()).take_while(|(found, expected)| found == expected).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(20)).take(60).collect::<String>();
    assert!(
        found == expected,
        "after {same} letters: {:?} in place of {:?}",
        around(&found),
        around(&expected)
    );
}

/// The same letters, in whatever order: where a row runs over two pages, each page tells its part of
/// every column.
pub(super) fn assert_whole(found: &str, card: &Scorecard, fonts: &Fonts) {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = letters(text).chars().collect();
        letters.sort_unstable();
        letters.into_iter().collect::<String>()
    };
    let (found, expected) = (sorted(found), sorted(&told(card, fonts).concat()));
    let differs = found.chars().zip(expected.chars()).find(|(found, expected)| found != expected);
    assert!(found == expected, "{} letters of {}, at {differs:?}", found.len(), expected.len());
}
