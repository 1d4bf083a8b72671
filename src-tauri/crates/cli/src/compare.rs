//! `touchstone compare`.

use std::path::PathBuf;
use std::process::ExitCode;

use desk::{CardSource, Fault, Purpose};
use interview::scorecard::Summary;
use interview::{Rating, Side, SideBySide};

use crate::args::{Args, TextOrJson};
use crate::output::{self, legible};

pub(crate) fn run(args: &Args, one: &str, other: &str, format: TextOrJson) -> Result<ExitCode, Fault> {
    let found = crate::open(args, Purpose::Read)?.compare(&source(one), &source(other))?;
    match format {
        TextOrJson::Json => output::json(&found)?,
        TextOrJson::Text => output::bytes(text(&found).as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// What is no id is a file.
fn source(named: &str) -> CardSource {
    named.parse().map_or_else(|_no_id| CardSource::File(PathBuf::from(named)), CardSource::Interview)
}

fn text(found: &SideBySide) -> String {
    let mut lines = vec![format!("{}  beside  {}", side(&found.lead), side(&found.shadow))];
    lines.extend(found.caveats.iter().map(|caveat| format!("Note: {caveat}")));
    lines.push(String::new());
    lines.push(format!("Signals: {} of {} alike", found.signals_alike, found.signals.len()));
    let width = found.signals.iter().map(|pair| pair.label.chars().count()).max().unwrap_or(0);
    lines.extend(found.signals.iter().map(|pair| {
        let place = pair.question.as_deref().unwrap_or("throughout");
        let mark = if pair.alike { ' ' } else { '*' };
        format!(
            "{mark} {place:<12} {:<width$}  {:<13}  {}",
            pair.label,
            summary(pair.lead),
            summary(pair.shadow)
        )
    }));
    lines.push(String::new());
    lines.push(format!("Ratings: {} of {} alike", found.ratings_alike, found.ratings_both));
    let width = found.ratings.iter().map(|pair| pair.name.chars().count()).max().unwrap_or(0);
    lines.extend(found.ratings.iter().map(|pair| {
        let place = pair.question.as_deref().unwrap_or("throughout");
        let mark = if pair.difference == Some(0) { ' ' } else { '*' };
        let (lead, shadow) = (rating(pair.lead.as_ref()), rating(pair.shadow.as_ref()));
        format!("{mark} {place:<12} {:<width$}  {lead:<13}  {shadow}", pair.name)
    }));
    lines.iter().fold(String::new(), |mut text, line| {
        text.push_str(legible(line).trim_end());
        text.push('\n');
        text
    })
}

fn side(side: &Side) -> String {
    let part = match side.part {
        interview::Part::Lead => "lead",
        interview::Part::Shadow => "shadow",
        interview::Part::ReverseShadow => "reverse shadow",
    };
    format!("{} ({part})", side.interviewer)
}

const fn summary(summary: Option<Summary>) -> &'static str {
    match summary {
        None => "not asked",
        Some(Summary::Unprompted) => "unprompted",
        Some(Summary::Prompted) => "with help",
        Some(Summary::Contradicted) => "contradicted",
        Some(Summary::Mixed) => "mixed",
        Some(Summary::NotSeen) => "not seen",
    }
}

fn rating(rating: Option<&Rating>) -> String {
    match rating {
        None => "not rated".to_owned(),
        Some(Rating::Point(point)) => point.to_string(),
        Some(Rating::NotAssessed) => "not assessed".to_owned(),
        Some(Rating::NoEvidence) => "no evidence".to_owned(),
        Some(Rating::Invalid(_)) => "invalid".to_owned(),
    }
}
