//! The page as one self-contained HTML file: no script, nothing loaded, readable on a screen in light
//! and dark and on paper.
//!
//! Maud escapes every text it is given; what somebody typed also passes [`Typed`], which makes control
//! characters visible. Only Markdown from the bank arrives as HTML, from [`crate::markup`]. Should all
//! of that fail, the page's own policy forbids scripts and loading.

mod competencies;
mod evidence;
mod mark;
mod sections;

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use crate::legible;
use crate::markup::inline_to_html;
use crate::page::{Line, Page, Piece, clock};

const STYLE: &str = include_str!("scorecard.css");
/// Nothing but the page's own style sheet.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The document.
pub(crate) fn write(page: &Page<'_>) -> String {
    let title = format!("{} · Touchstone scorecard", legible::line(&page.heading.title));
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (sections::header(&page.heading))
                main {
                    (sections::notices(&page.heading.notices))
                    (sections::recommendation(page.recommendation.as_ref()))
                    (sections::conditions(&page.conditions))
                    (competencies::section(page))
                    (evidence::section(&page.evidence))
                    (sections::questions(&page.questions))
                    (sections::notes(&page.notes))
                    (sections::feedback(page.feedback))
                    (sections::deviations(&page.deviations))
                    (sections::revisions(&page.revisions))
                }
                (sections::footer(&page.imprint))
            }
        }
    };
    let mut text = document.into_string();
    text.push('\n');
    text
}

/// What somebody typed, as text.
struct Typed<'c>(&'c str);

impl Render for Typed<'_> {
    fn render_to(&self, buffer: &mut String) {
        legible::prose(self.0).as_ref().render_to(buffer);
    }
}

/// What somebody typed, as a paragraph with its own line ends and its own direction.
fn paragraph(class: &str, text: &str) -> Markup {
    html! { p class=(class) dir="auto" { (Typed(text)) } }
}

/// Pieces in a sentence of ours; other people's words keep their own direction.
fn line(pieces: &Line<'_>) -> Markup {
    html! { @for piece in pieces { (self::piece(piece)) } }
}

fn piece(piece: &Piece<'_>) -> Markup {
    match piece {
        Piece::Ours(words) => html! { (words) },
        Piece::Typed(words) => html! { bdi.typed { (Typed(words)) } },
        Piece::Markdown(source) => html! { bdi { (markdown(source)) } },
        Piece::Code(id) => html! { code { (Typed(id)) } },
    }
}

/// One line of the bank's Markdown.
fn markdown(source: &str) -> PreEscaped<String> {
    PreEscaped(inline_to_html(source))
}

/// A time on the interview's clock.
fn time(at_ms: u64) -> Markup {
    html! { time datetime={ "PT" (at_ms / 1000) "S" } { (clock(at_ms)) } }
}
