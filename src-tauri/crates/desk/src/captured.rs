//! Captured code as the window draws it: lines with their spans, what changed, and what was seen.

use evidence::{Class, changed_lines, highlight};
use interview::{Capture, FindingId, InterviewId, State, code_lines};

use crate::{CapturedCode, CapturedFinding, CodeClass, CodeSpan, Desk, Fault};

impl Desk {
    /// Code captured in a question, latest first.
    ///
    /// # Errors
    /// When there is no such interview, or it cannot be read.
    pub fn captures(&mut self, id: InterviewId, question: Option<&str>) -> Result<Vec<CapturedCode>, Fault> {
        self.load(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let state = opened.interview.state();
        let here = state.captures.iter().rev().filter(|capture| capture.question.as_deref() == question);
        let captures: Vec<&Capture> = here.collect();
        let before = captures.iter().skip(1).map(|capture| Some(*capture)).chain([None]);
        Ok(captures.iter().zip(before).map(|(capture, before)| drawn(state, capture, before)).collect())
    }
}

fn drawn(state: &State, capture: &Capture, before: Option<&Capture>) -> CapturedCode {
    let changed = before.map(|before| changed_lines(&before.text, &capture.text)).unwrap_or_default();
    let look = capture.look.as_ref();
    let seen = look.into_iter().flat_map(|look| &look.findings);
    CapturedCode {
        id: capture.id,
        at: capture.stamp.at,
        lines: code_lines(&capture.text).map(str::to_owned).collect(),
        spans: highlight(&capture.text).iter().map(|spans| spans.iter().map(span).collect()).collect(),
        changed: changed.into_iter().map(|run| [run.start, run.end.saturating_sub(1)]).collect(),
        findings: seen.filter_map(|finding| finding_in(state, capture, *finding)).collect(),
        syntax_errors: look.map_or(0, |look| look.syntax_errors),
        not_looked: look.and_then(|look| look.not_looked.clone()),
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

fn span(span: &evidence::Span) -> CodeSpan {
    let class = match span.class {
        Class::Keyword => CodeClass::Keyword,
        Class::Type => CodeClass::Type,
        Class::Function => CodeClass::Function,
        Class::Macro => CodeClass::Macro,
        Class::String => CodeClass::String,
        Class::Number => CodeClass::Number,
        Class::Lifetime => CodeClass::Lifetime,
        Class::Attribute => CodeClass::Attribute,
        Class::Comment => CodeClass::Comment,
        Class::Foreign => CodeClass::Foreign,
        Class::Hidden => CodeClass::Hidden,
    };
    CodeSpan { start: span.start, end: span.end, class }
}
