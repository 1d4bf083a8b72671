//! The competencies with their ratings, bars, anchors and reasons; coverage and composite.

use chrono::{DateTime, Utc};
use interview::Rating;
use interview::scorecard::{CompetencyPart, Missing, RatingPart, Scorecard};

use super::name_of;
use super::words::{Line, Moments, clock, number, ours, points, rating_words, typed};

/// A competency.
pub struct CompetencyRow<'c> {
    /// As the rubric names it.
    pub name: &'c str,
    /// Its share of the composite; none where it has none.
    pub weight: Option<String>,
    /// The highest point of the scale.
    pub top: u8,
    /// The mean over its questions, on the scale; none where nothing was rated.
    pub rating: Option<f64>,
    /// The bar of the interview's level.
    pub bar: Option<f64>,
    /// What the point is called; none between two points.
    pub point_name: Option<&'c str>,
    /// In place of a rating: "not assessed".
    pub unrated: Option<Line<'c>>,
    /// Why there is no rating, where no rating below says so.
    pub unrated_reason: Option<&'c str>,
    /// The bars of all levels, where there are several.
    pub bars: Vec<(&'c str, String)>,
    /// Each rating that was given.
    pub given: Vec<RatingWords<'c>>,
}

/// A rating and what stands behind it.
pub struct RatingWords<'c> {
    /// Where it was given, and what it is where there are several.
    pub place: Line<'c>,
    /// The anchor's words: Markdown.
    pub anchor: Option<&'c str>,
    /// The interviewer's reason.
    pub why: Option<&'c str>,
    /// Cap, reason for going above it, earlier ratings: a sentence each.
    pub remarks: Vec<Line<'c>>,
}

/// How much was assessed, and what comes of it.
pub struct Assessed<'c> {
    /// Two decimals; none where too little was assessed.
    pub composite: Option<String>,
    /// How the composite comes about: each rating times its weight, over the weights. None without a
    /// composite, or where the competencies that have one are too few to need telling.
    pub arithmetic: Option<String>,
    /// The highest point of the scale.
    pub top: u8,
    /// "Assessed: 75 % of the weight."
    pub coverage: String,
    /// What is without a rating and without a row, and why.
    pub missing: Vec<Line<'c>>,
}

pub(super) fn rows(card: &Scorecard, moments: Moments) -> Vec<CompetencyRow<'_>> {
    card.competencies.iter().map(|competency| row(card, competency, moments)).collect()
}

fn top(card: &Scorecard) -> u8 {
    card.interview.scale.keys().next_back().copied().unwrap_or(0)
}

fn row<'c>(card: &'c Scorecard, competency: &'c CompetencyPart, moments: Moments) -> CompetencyRow<'c> {
    let top = top(card);
    let point_name = competency.rating.and_then(|rating| {
        card.interview.scale.iter().find(|(point, _)| (f64::from(**point) - rating).abs() < 1e-9)
    });
    CompetencyRow {
        name: &competency.name,
        weight: (competency.weight > 0.0).then(|| number(competency.weight)),
        top,
        rating: competency.rating,
        bar: competency.bar,
        point_name: point_name.map(|(_, name)| name.as_str()),
        unrated_reason: missing(card, competency)
            .and_then(|missing| missing.reason.as_deref())
            .filter(|reason| !competency.ratings.iter().any(|given| says(given, reason))),
        unrated: competency.rating.is_none().then(|| why_missing(card, competency)),
        bars: if competency.bars.len() > 1 || competency.bar.is_none() {
            competency.bars.iter().map(|(level, bar)| (level.as_str(), number(*bar))).collect()
        } else {
            Vec::new()
        },
        given: competency.ratings.iter().map(|given| rating(card, competency, given, moments)).collect(),
    }
}

fn missing<'c>(card: &'c Scorecard, competency: &CompetencyPart) -> Option<&'c Missing> {
    card.missing.iter().find(|missing| missing.competency == competency.id)
}

fn says(given: &RatingPart, reason: &str) -> bool {
    given.why.as_deref() == Some(reason)
        || matches!(&given.rating, Rating::Invalid(own) if own.as_str() == reason)
}

/// Why there is no rating: as the scorecard says, else as its last rating does.
fn why_missing<'c>(card: &'c Scorecard, competency: &'c CompetencyPart) -> Line<'c> {
    match (missing(card, competency), competency.ratings.last()) {
        (Some(missing), _) => vec![typed_words(&missing.why)],
        (None, Some(last)) => rating_words(&last.rating),
        (None, None) => vec![ours("not rated")],
    }
}

fn typed_words(id: &str) -> super::Piece<'_> {
    super::Piece::Typed(id.replace('-', " ").into())
}

fn rating<'c>(
    card: &'c Scorecard,
    competency: &'c CompetencyPart,
    given: &'c RatingPart,
    moments: Moments,
) -> RatingWords<'c> {
    let several = competency.ratings.len() > 1;
    let mut place: Line<'c> = match given.question.as_deref() {
        Some(question) => name_of(card, question).into(),
        None => vec![ours("Whole interview")],
    };
    if several || given.rating.point().is_none() {
        place.push(ours(": "));
        place.extend(points(given, top(card)));
    }
    place.push(ours(format!(", given {}", told_at(card, moments, given.at_ms, given.at))));
    if several && given.question.is_none() && given.rating.point().is_some() {
        place.push(ours(", in place of the others"));
    }
    RatingWords {
        place,
        anchor: given.anchor.as_deref(),
        why: given.why.as_deref(),
        remarks: remarks(card, given, moments),
    }
}

/// When a rating was given. Once the conversation is over its clock stands still, and the wall clock
/// tells more.
fn told_at(card: &Scorecard, moments: Moments, at_ms: u64, at: DateTime<Utc>) -> String {
    if at_ms < card.interview.active_ms {
        format!("at {} of the interview", clock(at_ms))
    } else {
        format!("afterwards, {}", moments.date_and_time(at))
    }
}

fn remarks<'c>(card: &Scorecard, given: &'c RatingPart, moments: Moments) -> Vec<Line<'c>> {
    let mut remarks = Vec::new();
    match (given.cap, given.despite.as_deref()) {
        (Some(cap), Some(despite)) => {
            remarks.push(vec![ours(format!("Above {cap}, where hints cap it, because: ")), typed(despite)]);
        }
        (Some(cap), None) => remarks.push(vec![ours(format!("Hints cap it at {cap}."))]),
        (None, Some(despite)) => remarks.push(vec![ours("Despite a cap, because: "), typed(despite)]),
        (None, None) => {}
    }
    for earlier in &given.earlier {
        let told = told_at(card, moments, earlier.at_ms, earlier.at);
        // A rating confirmed as it was is no change.
        let mut line = if earlier.rating == given.rating {
            vec![ours(format!("First given {told}"))]
        } else {
            let mut changed = vec![ours("Changed from ")];
            changed.extend(rating_words(&earlier.rating));
            changed.push(ours(format!(", given {told}")));
            changed
        };
        match earlier.why.as_deref() {
            Some(why) => line.extend([ours(": "), typed(why)]),
            None => line.push(ours(".")),
        }
        remarks.push(line);
    }
    remarks
}

/// "(4 × 1 + 3 × 2) ÷ (1 + 2) = 3.33", with the numbers of the scorecard.
fn arithmetic(card: &Scorecard, composite: &str) -> Option<String> {
    let rated: Vec<(String, String)> = card
        .competencies
        .iter()
        .filter(|competency| competency.weight > 0.0)
        .filter_map(|competency| Some((number(competency.rating?), number(competency.weight))))
        .collect();
    if rated.len() < 2 {
        return None;
    }
    let products: Vec<String> = rated.iter().map(|(rating, weight)| format!("{rating} × {weight}")).collect();
    let weights: Vec<&str> = rated.iter().map(|(_, weight)| weight.as_str()).collect();
    Some(format!("({}) ÷ ({}) = {composite}", products.join(" + "), weights.join(" + ")))
}

pub(super) fn assessed(card: &Scorecard) -> Assessed<'_> {
    let composite = card.composite.value.map(|value| format!("{value:.2}"));
    // Rounded down, so that 79.9 % never reads as the 80 % it is short of.
    let percent = (card.composite.coverage * 100.0 + 1e-6).floor();
    let mut coverage = format!("Assessed: {percent:.0} % of the weight.");
    if composite.is_none() {
        coverage.push_str(" Below 80 % there is no composite.");
    }
    Assessed {
        arithmetic: composite.as_deref().and_then(|composite| arithmetic(card, composite)),
        composite,
        top: top(card),
        coverage,
        missing: card
            .missing
            .iter()
            .filter(|missing| !card.competencies.iter().any(|row| row.id == missing.competency))
            .map(|missing| vec![typed(&missing.competency), ours(" ("), typed_words(&missing.why), ours(")")])
            .collect(),
    }
}
