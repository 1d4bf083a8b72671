//! The table of competencies, and how the composite came about.

use report::page::{Assessed, CompetencyRow, Page, RatingWords, number};

use super::form::{Competencies, Given, Row, Scale};
use super::{Text, room};

pub(super) fn section(page: &Page<'_>) -> Competencies {
    let barred = page.competencies.iter().any(|row| row.bar.is_some());
    let heading = if barred {
        Text::ours("Competencies, against the bar for ").and_apart(Text::typed(page.level))
    } else {
        Text::ours("Competencies")
    };
    let assessed = &page.assessed;
    Competencies {
        heading,
        columns: ["Competency", "On the scale", "Rating", "In words"].map(Text::ours).into(),
        rows: page.competencies.iter().map(row).collect(),
        composite: assessed.composite.as_ref().map(|composite| {
            let value = Text::ours("Composite ").and(composite.as_str()).strong();
            value.and(format!(" of {}", assessed.top))
        }),
        arithmetic: assessed
            .arithmetic
            .as_ref()
            .map(|arithmetic| Text::ours(format!("Ratings by weight: {arithmetic}"))),
        coverage: coverage(assessed, barred),
    }
}

fn row(row: &CompetencyRow<'_>) -> Row {
    let standing = match (row.rating, &row.unrated) {
        (Some(rating), _) => Text::ours(number(rating)).strong().and(format!(" of {}", row.top)),
        (None, Some(unrated)) => Text::line(unrated),
        (None, None) => Text::default(),
    };
    let bars = match (row.rating, row.bar) {
        (None, _) => None,
        (Some(_), bar) if row.bars.is_empty() => bar.map(|bar| Text::ours(format!("bar: {}", number(bar)))),
        (Some(_), _) => {
            let mut bars = Text::ours("bar: ");
            for (at, (level, bar)) in row.bars.iter().enumerate() {
                bars = bars.and(if at > 0 { ", " } else { "" });
                bars = bars.and_apart(Text::typed(level)).and(format!("\u{A0}{bar}"));
            }
            Some(bars)
        }
    };
    Row {
        name: Text::typed(row.name).within(room::NARROW),
        weight: Text::ours(
            row.weight.as_ref().map_or_else(|| "not weighed".to_owned(), |weight| format!("weight {weight}")),
        ),
        scale: row.rating.map(|rating| Scale {
            alt: match row.bar {
                Some(bar) => format!("{} of {}, the bar is {}", number(rating), row.top, number(bar)),
                None => format!("{} of {}", number(rating), row.top),
            },
            top: row.top,
            rating,
            bar: row.bar,
        }),
        point: row.rating.and(row.point_name).map(|name| Text::typed(name).within(room::NARROW)),
        bars: bars.map(|bars| bars.within(room::NARROW)),
        standing: standing.within(room::NARROW),
        reason: row.unrated_reason.map(|reason| Text::typed(reason).within(room::WORDS)),
        given: row.given.iter().map(given).collect(),
    }
}

fn given(given: &RatingWords<'_>) -> Given {
    Given {
        place: Text::line(&given.place).within(room::WORDS),
        anchor: given.anchor.map(|anchor| Text::markdown(anchor).within(room::WORDS)),
        why: given.why.map(|why| Text::typed(why).within(room::WORDS)),
        remarks: given.remarks.iter().map(|remark| Text::line(remark).within(room::WORDS)).collect(),
    }
}

fn coverage(assessed: &Assessed<'_>, barred: bool) -> Text {
    let mut words = Text::ours(assessed.coverage.as_str());
    if !assessed.missing.is_empty() {
        words = words.and(" Without a rating: ");
        for (at, missing) in assessed.missing.iter().enumerate() {
            words = words.and(if at > 0 { ", " } else { "" });
            words.spans.extend(Text::line(missing).spans);
        }
        words = words.and(".");
    }
    if barred { words.and(" The upright line is the bar.") } else { words }
}
