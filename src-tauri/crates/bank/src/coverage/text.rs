//! The coverage of a kit or a loop as text: interviews and questions, a table of competencies by
//! questions, and what is missing.

use super::{BarState, CompetencyCoverage, Coverage, CoverageOf};
use crate::layout::{NARROWEST, bullets, count, cut, longest, wrapped};

/// A coverage as text of at most `width` characters a line (60 at least). Questions have letters; the table
/// is cut into parts when it has more questions than fit.
#[must_use]
pub fn text(coverage: &Coverage, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut out = heading(coverage);
    out.push('\n');
    out.push_str(&questions(coverage, width));
    out.push('\n');
    out.push_str(&table(coverage, width));
    out.push('\n');
    out.push_str(&legend(coverage, width));
    out.push('\n');
    for level in &coverage.levels {
        let mut line = match level.met {
            true => format!("The bar for {} is met.", level.level),
            false => format!("The bar for {} is not met: {}.", level.level, level.missing.join(", ")),
        };
        if !level.single.is_empty() {
            line.push_str(&format!(" Rests on a single rating: {}.", level.single.join(", ")));
        }
        out.push_str(&wrapped(&line, width, 2));
        out.push('\n');
    }
    if !coverage.gaps.is_empty() {
        out.push_str("\nGaps\n");
        out.push_str(&bullets(&coverage.gaps, width));
    }
    out
}

fn heading(coverage: &Coverage) -> String {
    let Coverage { id, level, minutes, interviews, .. } = coverage;
    match coverage.of {
        CoverageOf::Kit => format!("{id}, a kit, at {level}: {minutes} minutes\n"),
        CoverageOf::Loop => {
            let role = coverage.role.as_deref().unwrap_or_default();
            let interviews = count(interviews.len(), "interview");
            format!("{id}, a loop for {role} at {level}: {interviews}, {minutes} minutes\n")
        }
    }
}

/// The letters of questions: A to Z, then a to z, then none.
fn letter(at: usize) -> char {
    ('A'..='Z').chain('a'..='z').nth(at).unwrap_or('?')
}

fn questions(coverage: &Coverage, width: usize) -> String {
    let mut out = String::new();
    let ids = longest(coverage.questions.iter().map(|one| one.id.as_str()));
    let mut at = 0;
    for interview in &coverage.interviews {
        let stage = match interview.stage == interview.kit {
            true => String::new(),
            false => format!(" ({})", interview.stage),
        };
        out.push_str(&format!(
            "{}{stage}: {} min, {} planned of at most {}\n",
            interview.kit, interview.minutes, interview.planned, interview.most
        ));
        for asked in coverage.questions.iter().skip(at).take(interview.questions) {
            let variants = match asked.variants {
                0 => String::new(),
                more => format!(", {}", count(more, "variant")),
            };
            let room = width.saturating_sub(ids + 11 + variants.chars().count());
            let title = cut(&asked.title, room);
            out.push_str(&format!(
                "  {}  {:<ids$}  {:>3}  {title}{variants}\n",
                letter(at),
                asked.id,
                asked.minutes
            ));
            at += 1;
        }
    }
    out
}

/// The columns after the questions.
const TAIL: usize = "   all  times  bar  not asked".len();

fn table(coverage: &Coverage, width: usize) -> String {
    let names = longest(coverage.competencies.iter().map(|one| one.id.as_str()));
    let all: Vec<usize> = (0..coverage.questions.len()).collect();
    let fits = (width.saturating_sub(names + TAIL) / 3).max(1);
    let parts: Vec<&[usize]> = if all.is_empty() { vec![&[]] } else { all.chunks(fits).collect() };
    let mut out = String::new();
    for (n, part) in parts.iter().enumerate() {
        let last = n + 1 == parts.len();
        let letters: String = part.iter().map(|at| format!("  {}", letter(*at))).collect();
        let tail = if last { "   all  times  bar" } else { "" };
        out.push_str(format!("{:names$}{letters}{tail}", "").trim_end());
        out.push('\n');
        let mut besides = false;
        for one in &coverage.competencies {
            if !one.needed && !besides && coverage.competencies.iter().any(|other| other.needed) {
                besides = true;
                out.push_str("besides\n");
            }
            let cells: String = part.iter().map(|at| format!("  {}", cell(coverage, one, *at))).collect();
            let tail = if last { tail_of(one) } else { String::new() };
            out.push_str(format!("{:<names$}{cells}{tail}", one.id).trim_end());
            out.push('\n');
        }
        if !last {
            out.push('\n');
        }
    }
    out
}

/// The bar a question has for a competency, `+` when it rates it without one, `·` when it does not.
fn cell(coverage: &Coverage, one: &CompetencyCoverage, at: usize) -> String {
    let asked = coverage
        .questions
        .get(at)
        .and_then(|question| one.asked.iter().find(|asked| asked.question == question.id));
    match asked {
        Some(asked) => asked.bar.map_or_else(|| "+".to_owned(), |bar| bar.to_string()),
        None => "·".to_owned(),
    }
}

fn tail_of(one: &CompetencyCoverage) -> String {
    let number = |number: usize| if number == 0 { "·".to_owned() } else { number.to_string() };
    let bar = one.bar.map_or_else(|| "·".to_owned(), |bar| bar.to_string());
    let state = match (one.needed, one.state) {
        (false, _) => "",
        (true, BarState::Met) => "met",
        (true, BarState::Single) => "single",
        (true, BarState::Below) => "below",
        (true, BarState::NotAsked) => "not asked",
        (true, BarState::NoBar) => "no bar",
    };
    format!("   {:>3}  {:>5}  {bar:>3}  {state}", number(one.throughout.len()), number(one.times))
}

fn legend(coverage: &Coverage, width: usize) -> String {
    let words = format!(
        "A number is what meets expectations at {} in that question; + rated without a bar, · not rated. all: rated \
         over whole interviews. times: how often it is rated in all.",
        coverage.level
    );
    wrapped(&words, width, 0) + "\n"
}
