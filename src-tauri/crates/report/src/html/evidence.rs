//! What was seen, by competency.

use interview::scorecard::SignalPart;
use maud::{Markup, html};

use super::mark::{dash, sign};
use super::{Typed, line, markdown, paragraph, time};
use crate::legible;
use crate::page::{Code, Evidence, EvidenceGroup, Pointed, readers};

pub(super) fn section(groups: &[EvidenceGroup<'_>]) -> Markup {
    html! {
        section aria-labelledby="evidence" {
            h2 #evidence { "What was seen" }
            @if groups.is_empty() { p.empty { "Nothing was marked." } }
            @for group in groups {
                h3 { bdi { (Typed(&group.competency)) } }
                ol.entries.marks {
                    @for seen in &group.seen { (mark(seen)) }
                    @for signal in &group.not_seen { (not_seen(signal)) }
                }
            }
        }
    }
}

fn mark(seen: &Evidence<'_>) -> Markup {
    html! {
        li {
            (time(seen.at_ms))
            (sign(seen.direction, seen.helped))
            div.told {
                p {
                    (label(seen.signal))
                    @for qualifier in &seen.qualifiers { " " span.qualifier { (qualifier) } }
                    " " (observed(seen.signal))
                    @if let Some(question) = seen.question { " " span.where { "Question " (question) } }
                }
                @for quote in &seen.quotes {
                    (paragraph("said typed", &format!("“{}”", quote.text)))
                    p.aside { (line(&quote.words)) }
                }
                @if let Some(note) = seen.note { (paragraph("said typed", note)) }
                @for note in &seen.bound {
                    (paragraph("said typed", &note.text))
                    p.aside { "noted at " (time(note.at_ms)) ", " (readers(note.visibility)) }
                }
                @if let Some(code) = &seen.code { (self::code(code)) }
                @if let Some(pointed) = &seen.pointed { (self::pointed(pointed)) }
            }
        }
    }
}

fn pointed(pointed: &Pointed<'_>) -> Markup {
    html! {
        p.aside { (line(&pointed.words)) }
        p.pointed dir="ltr" { code { (legible::code(pointed.text)) } }
    }
}

fn not_seen(signal: &SignalPart) -> Markup {
    html! {
        li.absent {
            span.absence { "not seen" }
            (dash())
            div.told {
                p { (label(signal)) " " span.qualifier { "a must" } " " (observed(signal)) }
            }
        }
    }
}

fn label(signal: &SignalPart) -> Markup {
    html! { b { bdi.typed { (Typed(&signal.label)) } } }
}

fn observed(signal: &SignalPart) -> Markup {
    html! { bdi.observed { (markdown(&signal.observe)) } }
}

/// Lines as a numbered list: it wraps well, numbers are not copied, and it reads without a style sheet.
fn code(code: &Code<'_>) -> Markup {
    html! {
        @match code {
            Code::Shown { first, text, .. } => {
                ol.code start=(first) dir="ltr" {
                    @for line in legible::code(text).split('\n') { li { code { (line) } } }
                }
            }
            Code::Named(words) => p.aside { (words) },
        }
    }
}
