//! Problems as text for people: the message, the place with its line, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use crate::layout::{NARROWEST, wrapped};
use crate::{Code, Problem, Severity};

/// One problem as text, without a final line break. Colours are ANSI sequences; whatever stands in the
/// file cannot add any of its own.
#[must_use]
pub fn render(problem: &Problem, colours: bool) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let title = level.primary_title(clean(&problem.message)).id(problem.code.name());
    let file = clean(&problem.span.file);
    let excerpt = problem.excerpt.as_str();
    let group = if excerpt.is_empty() {
        Group::with_title(title).element(origin(problem, file))
    } else {
        let start = byte_of_column(excerpt, problem.span.column);
        let end = end_of(excerpt, problem).max(start);
        title.element(
            Snippet::source(excerpt)
                .line_start(problem.span.line as usize)
                .path(file)
                .annotation(AnnotationKind::Primary.span(start..end)),
        )
    };
    let group = if problem.hint.is_empty() {
        group
    } else {
        group.element(Level::HELP.message(clean(&problem.hint)))
    };
    renderer.render(&[group])
}

/// All problems as text, and a closing line that counts them.
#[must_use]
pub fn render_all(problems: &[Problem], colours: bool) -> String {
    let mut text = String::new();
    for problem in problems {
        text.push_str(&render(problem, colours));
        text.push_str("\n\n");
    }
    text.push_str(&summary(problems));
    text.push('\n');
    text
}

/// A code with what it means, what it goes by and what it cannot see, in lines of `width` characters.
#[must_use]
pub fn explain(code: Code, width: usize) -> String {
    let severity = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let advice = if code.is_advice() { ", advice on interviewing" } else { "" };
    let allow = match code.severity() {
        Severity::Error => String::new(),
        Severity::Warning => {
            format!("\nA pack can allow it: `allow: [ {{ code: {code}, reason: \"…\" }} ]` in pack.yaml.\n")
        }
    };
    let explanation = wrapped(code.explanation(), width.max(NARROWEST), 0);
    format!("{code} ({severity}{advice})\n\n{explanation}\n{allow}")
}

/// How many errors and warnings there are, such as `2 errors, 1 warning`.
#[must_use]
pub fn summary(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let count = |number: usize, word: &str| match number {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        more => format!("{more} {word}s"),
    };
    format!("{}, {}", count(errors, "error"), count(problems.len() - errors, "warning"))
}

fn origin(problem: &Problem, file: String) -> Origin<'static> {
    let origin = Origin::path(file);
    // A problem of a whole file stands at its first character and has no line to show.
    if (problem.span.line, problem.span.column) == (1, 1) {
        return origin;
    }
    origin.line(problem.span.line as usize).char_column(problem.span.column as usize)
}

fn byte_of_column(line: &str, column: u32) -> usize {
    let end = line.find('\n').unwrap_or(line.len());
    line.char_indices().nth(column.saturating_sub(1) as usize).map_or(end, |(at, _)| at.min(end))
}

/// The byte in the excerpt after the last that the span covers.
fn end_of(excerpt: &str, problem: &Problem) -> usize {
    let below = problem.span.end_line.saturating_sub(problem.span.line) as usize;
    let start = match below {
        0 => 0,
        below => match excerpt.match_indices('\n').nth(below - 1) {
            Some((at, _)) => at + 1,
            None => return excerpt.len(),
        },
    };
    start + byte_of_column(excerpt.get(start..).unwrap_or_default(), problem.span.end_column)
}

fn clean(text: &str) -> String {
    normalize_untrusted_str(text)
}
