//! The table of competencies, with coverage and composite under it.

use maud::{Markup, html};

use super::mark::scale;
use super::{Typed, line, markdown, paragraph};
use crate::page::{Assessed, CompetencyRow, Page, RatingWords, number};

pub(super) fn section(page: &Page<'_>) -> Markup {
    let barred = page.competencies.iter().any(|row| row.bar.is_some());
    html! {
        section aria-labelledby="competencies" {
            h2 #competencies {
                @if barred { "Competencies, against the bar for " bdi.typed { (Typed(page.level)) } }
                @else { "Competencies" }
            }
            @if !page.competencies.is_empty() {
                table.competencies {
                    thead {
                        tr {
                            @for heading in ["Competency", "On the scale", "Rating", "In words"] {
                                th scope="col" { span.unseen { (heading) } }
                            }
                        }
                    }
                    tbody { @for row in &page.competencies { (self::row(row)) } }
                }
            }
            (assessed(&page.assessed, barred))
        }
    }
}

fn row(row: &CompetencyRow<'_>) -> Markup {
    html! {
        tr {
            th scope="row" {
                bdi.typed { (Typed(row.name)) }
                small {
                    @match &row.weight {
                        Some(weight) => { "weight " (weight) }
                        None => { "not weighed" }
                    }
                }
            }
            @if let Some(unrated) = &row.unrated {
                td.unrated colspan="2" { (line(unrated)) }
            } @else {
                td.drawn { (drawn(row)) }
                td.standing { (standing(row)) }
            }
            td.words {
                @if let Some(reason) = row.unrated_reason { (paragraph("why", reason)) }
                @for given in &row.given { (self::given(given)) }
            }
        }
    }
}

/// The rating on its scale, with the name of the point and the bars below.
fn drawn(row: &CompetencyRow<'_>) -> Markup {
    html! {
        @if let Some(scale) = scale(row) { (scale) }
        @if let Some(name) = row.point_name { small { bdi.typed { (Typed(name)) } } }
        @if !row.bars.is_empty() {
            small {
                "bar: "
                @for (at, (level, bar)) in row.bars.iter().enumerate() {
                    @if at > 0 { ", " }
                    span.level { bdi { (Typed(level)) } " " (bar) }
                }
            }
        } @else if let Some(bar) = row.bar {
            small { "bar: " (number(bar)) }
        }
    }
}

fn standing(row: &CompetencyRow<'_>) -> Markup {
    html! {
        @if let Some(rating) = row.rating { b { (number(rating)) } " of " (row.top) }
    }
}

fn given(given: &RatingWords<'_>) -> Markup {
    html! {
        div.given {
            p.place { (line(&given.place)) }
            @if let Some(anchor) = given.anchor { p.anchor dir="auto" { (markdown(anchor)) } }
            @if let Some(why) = given.why { (paragraph("why typed", why)) }
            @for remark in &given.remarks { p.remark { (line(remark)) } }
        }
    }
}

fn assessed(assessed: &Assessed<'_>, barred: bool) -> Markup {
    html! {
        div.assessed {
            @if let Some(composite) = &assessed.composite {
                p.composite { "Composite " b { (composite) } " of " (assessed.top) }
                @if let Some(arithmetic) = &assessed.arithmetic {
                    p.arithmetic { "Ratings by weight: " (arithmetic) }
                }
            }
            p {
                (assessed.coverage)
                @if !assessed.missing.is_empty() {
                    " Without a rating: "
                    @for (at, missing) in assessed.missing.iter().enumerate() {
                        @if at > 0 { ", " }
                        (line(missing))
                    }
                    "."
                }
                @if barred { " The upright line is the bar." }
            }
        }
    }
}
