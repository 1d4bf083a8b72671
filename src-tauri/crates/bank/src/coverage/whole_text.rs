//! What a bank has, as text: the syllabus with what serves each row, questions by competency and level,
//! kits, loops, and what is missing.

use super::{BankCoverage, RowCoverage};
use crate::layout::{NARROWEST, bullets, count, cut, longest, wrapped};

/// A bank's coverage as text of at most `width` characters a line (60 at least).
#[must_use]
pub fn bank_text(coverage: &BankCoverage, width: usize) -> String {
    let width = width.max(NARROWEST);
    let mut out = format!(
        "{}, {}, {}, {}, {}\n",
        count(coverage.questions, "question"),
        count(coverage.variants, "variant"),
        count(coverage.competencies.len(), "competency"),
        count(coverage.kits.len(), "kit"),
        count(coverage.loops.len(), "loop"),
    );
    for area in &coverage.areas {
        out.push_str(&format!("\n{}\n", area.name));
        for row in &area.rows {
            out.push_str(&row_text(row, width));
        }
    }
    if !coverage.competencies.is_empty() {
        out.push_str(&competencies(coverage));
    }
    if !coverage.kits.is_empty() {
        out.push_str(&kits(coverage, width));
    }
    if !coverage.loops.is_empty() {
        out.push_str(&loops(coverage));
    }
    if !coverage.unused.is_empty() {
        out.push_str("\nIn no kit\n");
        out.push_str(&format!("  {}\n", wrapped(&coverage.unused.join(", "), width - 2, 2)));
    }
    if !coverage.gaps.is_empty() {
        out.push_str("\nGaps\n");
        out.push_str(&bullets(&coverage.gaps, width));
    }
    out
}

/// A row's name on one side, what serves it on the other.
fn row_text(row: &RowCoverage, width: usize) -> String {
    let left = (width * 2 / 5).saturating_sub(4);
    let right = width - left - 4;
    let mut serving: Vec<String> = Vec::new();
    let mut add = |what: &str, ids: &[String]| match ids {
        [] => {}
        [only] => serving.push(format!("{what}{only}")),
        several => serving.push(format!("{}{}", plural(what), several.join(", "))),
    };
    add("", &row.questions);
    add("competency: ", &row.competencies);
    add("signal: ", &row.signals);
    add("kit: ", &row.kits);
    add("loop: ", &row.loops);
    add("check: ", &row.checks);
    let lines: Vec<String> = if serving.is_empty() { vec!["nothing".to_owned()] } else { serving };
    let lines = lines.iter().map(|line| wrapped(line, right, 2)).collect::<Vec<_>>().join("\n");
    let name = wrapped(&row.name, left, 2);
    let (mut names, mut lines) = (name.lines(), lines.lines());
    let mut out = String::new();
    loop {
        let (name, line) = (names.next(), lines.next());
        if name.is_none() && line.is_none() {
            return out;
        }
        let both = format!("  {:<left$}  {}", name.unwrap_or_default(), line.unwrap_or_default());
        out.push_str(both.trim_end());
        out.push('\n');
    }
}

fn plural(what: &str) -> String {
    match what.strip_suffix("y: ") {
        Some(stem) => format!("{stem}ies: "),
        None => what.replace(": ", "s: "),
    }
}

fn competencies(coverage: &BankCoverage) -> String {
    let names = longest(coverage.competencies.iter().map(|one| one.id.as_str()));
    let levels: Vec<String> = coverage.levels.iter().map(|level| cut(level, 6)).collect();
    let mut out = String::from("\nQuestions by competency and level\n");
    let heads: String = levels.iter().map(|level| format!("  {level:>6}")).collect();
    out.push_str(&format!("  {:names$}{heads}     all   kits  signals\n", ""));
    for one in &coverage.competencies {
        let cells: String = one.levels.iter().map(|at| format!("  {:>6}", at.questions)).collect();
        out.push_str(&format!(
            "  {:<names$}{cells}  {:>6}  {:>5}  {:>7}\n",
            one.id,
            one.questions.len(),
            one.kits.len(),
            one.signals
        ));
    }
    out
}

fn kits(coverage: &BankCoverage, width: usize) -> String {
    let names = longest(coverage.kits.iter().map(|kit| kit.id.as_str()));
    let mut out = String::from("\nKits: minutes planned of those in the calendar\n");
    for kit in &coverage.kits {
        let line = format!("{:<names$}  {:>3} of {:>3}", kit.id, kit.planned, kit.minutes);
        let indent = line.chars().count() + 4;
        let questions =
            if kit.questions.is_empty() { "no questions".to_owned() } else { kit.questions.join(", ") };
        let levels = kit.levels.join(", ");
        let right = wrapped(&format!("{questions} ({levels})"), width.saturating_sub(indent), 0);
        let right = right.replace('\n', &format!("\n{}", " ".repeat(indent)));
        out.push_str(&format!("  {line}  {right}\n"));
    }
    out
}

fn loops(coverage: &BankCoverage) -> String {
    let names = longest(coverage.loops.iter().map(|one| one.id.as_str()));
    let mut out = String::from("\nLoops: how many of the competencies to judge are asked for at the bar\n");
    for one in &coverage.loops {
        let single =
            if one.single > 0 { format!(", {} by a single rating", one.single) } else { String::new() };
        let line = format!(
            "  {:<names$}  {}, {:>3} min  {} of {}{single}",
            one.id,
            count(one.interviews, "interview"),
            one.minutes,
            one.met,
            one.needed
        );
        out.push_str(&line);
        out.push('\n');
    }
    out
}
