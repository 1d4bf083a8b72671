//! The sections of the page that are mostly text.

use maud::{Markup, html};

use super::{Typed, line, markdown, paragraph, piece, time};
use crate::page::{
    Heading, Imprint, Line, NoteEntry, Notice, NoticeKind, QuestionEntry, Recommendation, RevisionEntry,
    Step, readers,
};

pub(super) fn header(heading: &Heading<'_>) -> Markup {
    html! {
        header {
            p.eyebrow { (line(&heading.eyebrow)) }
            h1 { bdi { (Typed(&heading.candidate)) } }
            p.byline { (line(&heading.byline)) }
        }
    }
}

pub(super) fn notices(notices: &[Notice<'_>]) -> Markup {
    html! {
        @for notice in notices {
            @let class = match notice.kind {
                NoticeKind::Draft => "notice draft",
                NoticeKind::Practice => "notice practice",
                NoticeKind::Amended => "notice amended",
                NoticeKind::Restricted => "notice restricted",
            };
            div class=(class) role="note" {
                b { (notice.label) }
                p { (line(&notice.words)) }
            }
        }
    }
}

pub(super) fn recommendation(recommendation: Option<&Recommendation<'_>>) -> Markup {
    html! {
        section.verdict aria-labelledby="recommendation" {
            h2.unseen #recommendation { "Recommendation" }
            @match recommendation {
                Some(given) => {
                    p.value { bdi.typed { (Typed(&given.value)) } }
                    div.reason {
                        @if let Some(reason) = given.reason { (paragraph("typed", reason)) }
                        @else { p.empty { "No reason was given." } }
                        @if let Some(consider) = &given.consider { p.consider { (line(consider)) } }
                    }
                }
                None => {
                    p.value.empty { "Open" }
                    div.reason { p.empty { "No recommendation was given." } }
                }
            }
        }
    }
}

pub(super) fn conditions(conditions: &[Line<'_>]) -> Markup {
    html! {
        @if !conditions.is_empty() {
            section.conditions aria-labelledby="conditions" {
                h2.unseen #conditions { "Circumstances" }
                p { @for (at, condition) in conditions.iter().enumerate() {
                    @if at > 0 { " " }
                    (line(condition))
                } }
            }
        }
    }
}

pub(super) fn questions(questions: &[QuestionEntry<'_>]) -> Markup {
    html! {
        section aria-labelledby="questions" {
            h2 #questions { "Questions" }
            @if questions.is_empty() { p.empty { "No question was opened." } }
            @for question in questions {
                h3 {
                    (question.place) ". " bdi { (markdown(question.title)) }
                }
                p.minutes {
                    code { (Typed(question.id)) } " · " (question.minutes)
                    @if let Some(after) = &question.solved_after { " · works after " (after) }
                }
                @if !question.steps.is_empty() {
                    ol.entries.steps { @for step in &question.steps { (self::step(step)) } }
                }
                @for fault in &question.faults {
                    p.fault { b { "Fault of the question: " } bdi.typed { (Typed(fault)) } }
                }
            }
        }
    }
}

fn step(step: &Step<'_>) -> Markup {
    html! {
        li {
            (time(step.at_ms))
            span.what { (step.what) }
            div.told { @if let Some(said) = &step.said { p { (piece(said)) } } }
        }
    }
}

pub(super) fn notes(notes: &[NoteEntry<'_>]) -> Markup {
    html! {
        @if !notes.is_empty() {
            section aria-labelledby="notes" {
                h2 #notes { "Notes" }
                ol.entries.notes {
                    @for note in notes {
                        li {
                            (time(note.at_ms))
                            div.told {
                                (paragraph("typed", note.text))
                                p.aside {
                                    (readers(note.visibility))
                                    @if let Some(question) = note.question { " · question " (question) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn feedback(feedback: Option<&str>) -> Markup {
    html! {
        @if let Some(feedback) = feedback {
            section.feedback aria-labelledby="feedback" {
                h2 #feedback { "Words for the candidate" }
                p.aside { "Written to be passed on." }
                (paragraph("typed", feedback))
            }
        }
    }
}

pub(super) fn deviations(deviations: &[Line<'_>]) -> Markup {
    html! {
        @if !deviations.is_empty() {
            section aria-labelledby="deviations" {
                h2 #deviations { "Departures from the kit" }
                ul.deviations { @for deviation in deviations { li { (line(deviation)) } } }
            }
        }
    }
}

/// The first revision is the submission, which the page's head tells.
pub(super) fn revisions(revisions: &[RevisionEntry<'_>]) -> Markup {
    html! {
        @if revisions.len() > 1 {
            section aria-labelledby="revisions" {
                h2 #revisions { "Revisions" }
                table.revisions {
                    thead { tr { th scope="col" { "Revision" } th scope="col" { "Submitted" } th scope="col" { "Reason" } } }
                    tbody {
                        @for revision in revisions {
                            tr {
                                th scope="row" { (revision.number) }
                                td.when { (revision.at) }
                                td {
                                    @match revision.reason {
                                        Some(reason) => (paragraph("typed", reason)),
                                        None => p { "First submission." },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn footer(imprint: &Imprint<'_>) -> Markup {
    html! {
        footer {
            p {
                "Touchstone scorecard"
                @if imprint.revision > 0 { ", revision " (imprint.revision) } @else { ", draft" }
                @if imprint.practice { ", " b { "practice" } }
                " · kit " (Typed(imprint.kit)) " " code { (Typed(&imprint.kit_hash)) }
                @if let Some(role_loop) = imprint.role_loop { " · loop " (Typed(role_loop)) }
            }
            p {
                "interview " code { (Typed(&imprint.interview)) } " · " (imprint.events)
                @if imprint.events == 1 { " event" } @else { " events" }
            }
            p { "log " code { (Typed(imprint.head)) } }
        }
    }
}
