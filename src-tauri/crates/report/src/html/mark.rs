//! The small drawings: a rating on its scale, and the sign of a mark. Shape says it before colour does,
//! and words say it to whoever cannot see.

use interview::Direction;
use maud::{Markup, html};

use crate::page::{CompetencyRow, number};

/// Width of the scale, in CSS pixels.
const WIDTH: f64 = 160.0;

/// A rating on its scale, with the bar as an upright line. Nothing where there is no rating.
pub(super) fn scale(row: &CompetencyRow<'_>) -> Option<Markup> {
    let rating = row.rating?;
    let points = f64::from(row.top.max(1));
    let gap = if row.top <= 12 { 3.0 } else { 0.0 };
    let step = (WIDTH + gap) / points;
    let words = match row.bar {
        Some(bar) => format!("{} of {}, the bar is {}", number(rating), row.top, number(bar)),
        None => format!("{} of {}", number(rating), row.top),
    };
    Some(html! {
        svg.scale role="img" aria-label=(words) width="160" height="22" viewBox="0 0 160 22" {
            @for point in 0..row.top {
                @let x = f64::from(point) * step;
                @let filled = (rating - f64::from(point)).clamp(0.0, 1.0) * (step - gap);
                rect.rest x=(pixels(x)) y="4" width=(pixels(step - gap)) height="14" rx="2" {}
                @if filled > 0.0 {
                    rect.reached x=(pixels(x)) y="4" width=(pixels(filled)) height="14" rx="2" {}
                }
            }
            @if let Some(bar) = row.bar {
                rect.bar x=(pixels((bar * step - gap / 2.0 - 1.0).clamp(0.0, WIDTH - 2.0))) y="0" width="2" height="22" {}
            }
        }
    })
}

fn pixels(value: f64) -> String {
    number(value)
}

/// The sign of a mark: up for, down against, in a ring when it came with help.
pub(super) fn sign(direction: Direction, helped: bool) -> Markup {
    let (class, word) = match direction {
        Direction::For => ("sign for", "for"),
        Direction::Against => ("sign against", "against"),
    };
    let points = match (direction, helped) {
        (Direction::For, false) => "8,2.5 14,13 2,13",
        (Direction::Against, false) => "8,13.5 14,3 2,3",
        (Direction::For, true) => "8,4 11.4,10 4.6,10",
        (Direction::Against, true) => "8,12 11.4,6 4.6,6",
    };
    let words = if helped { format!("{word}, with help") } else { word.to_owned() };
    html! {
        svg class=(class) role="img" aria-label=(words) width="16" height="16" viewBox="0 0 16 16" {
            @if helped { circle cx="8" cy="8" r="7.1" {} }
            polygon points=(points) {}
        }
    }
}

/// The sign of a signal that was not seen.
pub(super) fn dash() -> Markup {
    html! {
        svg.sign.none aria-hidden="true" width="16" height="16" viewBox="0 0 16 16" {
            rect x="3" y="7" width="10" height="2" rx="1" {}
        }
    }
}
