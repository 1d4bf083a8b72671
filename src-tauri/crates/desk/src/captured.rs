//! Captured texts as the window draws them: lines with their spans, what changed, and what was seen.

use std::ops::RangeInclusive;
use std::time::Instant;

use evidence::{changed_lines, highlight, output_lines};
use interview::{Capture, EntryId, FindingId, FindingSource, InterviewId, Output, State, code_lines};

use crate::looking::WITHIN;
use crate::{CaptureRow, CapturedFinding, CapturedLines, CodeSpan, Desk, Fault, SaidLine};

/// Lines that are drawn; of more the first. What is kept is kept whole.
const LINES: usize = 5000;
/// UTF-16 units of a line that are drawn.
const LENGTH: usize = 2000;

impl Desk {
    /// What was captured in a question, latest first.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn captures(&mut self, id: InterviewId, question: Option<&str>) -> Result<Vec<CaptureRow>, Fault> {
        let state = self.state_of(id)?;
        // Of what was captured in one moment the later first, as everywhere.
        let code = state.captures.iter().rev().filter(|capture| capture.question.as_deref() == question);
        let said = state.outputs.iter().rev().filter(|output| output.question.as_deref() == question);
        let mut rows: Vec<(u64, CaptureRow)> = said
            .map(|output| (output.stamp.call_ms, row_of_output(output)))
            .chain(code.map(|capture| (capture.stamp.call_ms, row_of_code(state, capture))))
            .collect();
        rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    /// The lines of one captured text.
    ///
    /// # Errors
    /// When there is no such interview or capture, or it cannot be read.
    pub fn captured(&mut self, id: InterviewId, capture: EntryId) -> Result<CapturedLines, Fault> {
        // Past it what is left has no colours, which nobody misses in text that takes so long.
        let deadline = self.surroundings.deadline(WITHIN);
        let state = self.state_of(id)?;
        if let Some(at) = state.captures.iter().position(|kept| kept.id == capture) {
            let (before, from) = state.captures.split_at(at);
            if let Some(code) = from.first() {
                let before = before.iter().rfind(|before| before.question == code.question);
                return Ok(drawn(code, before, deadline));
            }
        }
        let output = state.outputs.iter().find(|output| output.id == capture);
        output.map(told).ok_or_else(|| {
            Fault::new(
                "unknown-capture",
                format!("there is no capture {capture} in this interview"),
                "It may have been undone; capture it again.",
            )
        })
    }

    fn state_of(&mut self, id: InterviewId) -> Result<&State, Fault> {
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        Ok(opened.interview.state())
    }
}

fn row_of_code(state: &State, capture: &Capture) -> CaptureRow {
    let look = capture.look.as_ref();
    let seen = look.into_iter().flat_map(|look| &look.findings);
    CaptureRow {
        id: capture.id,
        at: capture.stamp.at,
        source: FindingSource::Code,
        lines: number(code_lines(&capture.text).count()),
        findings: seen.filter_map(|finding| finding_in(state, capture, *finding)).collect(),
        syntax_errors: look.map_or(0, |look| look.syntax_errors),
        not_looked: look.and_then(|look| look.not_looked.clone()),
    }
}

fn row_of_output(output: &Output) -> CaptureRow {
    CaptureRow {
        id: output.id,
        at: output.stamp.at,
        source: FindingSource::Compiler,
        lines: number(code_lines(&output.text).count()),
        findings: Vec::new(),
        syntax_errors: 0,
        not_looked: output.look.as_ref().and_then(|look| look.not_looked.clone()),
    }
}

fn finding_in(state: &State, capture: &Capture, id: FindingId) -> Option<CapturedFinding> {
    let found = state.findings.get(&id).filter(|found| found.snapshot == Some(capture.id))?;
    Some(CapturedFinding {
        id,
        detector: found.finding.detector.clone(),
        speaks: found.finding.speaks,
        lines: found.finding.lines?,
        ask: found.finding.ask.clone(),
        decided: found.decided,
        attached: state.mark_of(id).is_some(),
    })
}

fn drawn(capture: &Capture, before: Option<&Capture>, deadline: Option<Instant>) -> CapturedLines {
    let changed = before.map(|before| changed_lines(&before.text, &capture.text)).unwrap_or_default();
    let spans = highlight(&capture.text, deadline);
    let mut lines = bounded(code_lines(&capture.text), &spans);
    lines.changed = changed.into_iter().map(|run| [run.start, run.end.saturating_sub(1)]).collect();
    lines
}

fn told(output: &Output) -> CapturedLines {
    let read = output_lines(&output.text);
    let legible: Vec<&str> = read.iter().map(|line| line.text.as_str()).collect();
    let hidden: Vec<Vec<evidence::Span>> = legible.iter().map(|line| evidence::hidden_in(line)).collect();
    let mut lines = bounded(legible.iter().copied(), &hidden);
    let of_use = |line: &&evidence::OutputLine| line.begins_error.is_some() || line.points_at.is_some();
    let numbered = (1_u32..).zip(&read).take(lines.lines.len());
    lines.said = numbered
        .filter(|(_, line)| of_use(line))
        .map(|(number, line)| SaidLine {
            line: number,
            begins_error: line.begins_error,
            points_at: line.points_at,
        })
        .collect();
    lines
}

/// As many lines, and as much of each, as a window can draw at once.
fn bounded<'t>(text: impl Iterator<Item = &'t str>, spans: &[Vec<evidence::Span>]) -> CapturedLines {
    let mut shown =
        CapturedLines { lines: Vec::new(), spans: Vec::new(), changed: Vec::new(), said: Vec::new(), cut: 0 };
    for (at, line) in text.enumerate() {
        if at >= LINES {
            shown.cut = shown.cut.saturating_add(1);
            continue;
        }
        let short = beginning(line);
        if short.len() < line.len() {
            shown.cut = shown.cut.saturating_add(1);
        }
        let end = number(short.encode_utf16().count());
        let within = spans.get(at).into_iter().flatten().filter_map(|span| clipped(span, 0..=end));
        shown.spans.push(within.collect());
        shown.lines.push(short.to_owned());
    }
    shown
}

/// The beginning of a line that is drawn: whole characters.
fn beginning(line: &str) -> &str {
    if line.len() <= LENGTH {
        return line;
    }
    let mut units = 0;
    let end = line.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LENGTH
    });
    end.and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

fn clipped(span: &evidence::Span, within: RangeInclusive<u32>) -> Option<CodeSpan> {
    let end = span.end.min(*within.end());
    (span.start < end).then_some(CodeSpan { start: span.start, end, class: span.class })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
