//! What the documents look like as text. The style sheet is left out: it is looked at, not read.

use interview::{Privacy, Scorecard};
use report::{Format, render};

use crate::fixture::{berlin, draft, rich};

fn written(card: &Scorecard, format: Format) -> String {
    let text = render(card, Privacy::default(), format, berlin()).unwrap();
    match (text.split_once("<style>"), text.split_once("</style>")) {
        (Some((before, _)), Some((_, after))) => {
            format!("{before}<style></style>{after}").replace("><", ">\n<")
        }
        _ => text,
    }
}

#[test]
fn a_full_scorecard_as_json() {
    insta::assert_snapshot!(written(&rich(), Format::Json));
}

#[test]
fn a_full_scorecard_as_markdown() {
    insta::assert_snapshot!(written(&rich(), Format::Markdown));
}

#[test]
fn a_full_scorecard_as_html() {
    insta::assert_snapshot!(written(&rich(), Format::Html));
}

#[test]
fn a_draft_with_nothing_in_it_as_json() {
    insta::assert_snapshot!(written(&draft(), Format::Json));
}

#[test]
fn a_draft_with_nothing_in_it_as_markdown() {
    insta::assert_snapshot!(written(&draft(), Format::Markdown));
}

#[test]
fn a_draft_with_nothing_in_it_as_html() {
    insta::assert_snapshot!(written(&draft(), Format::Html));
}
