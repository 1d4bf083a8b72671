//! What detectors saw and an interviewer attached, and errors of the compiler as moments.

use super::form::{FindingPart, MomentPart};
use crate::state::{Mark, Output};
use crate::{Diagnostic, FindingDecision, Interview};

/// Findings that were made to marks which stand, in the order of the marks. Place and words are those of the
/// moment they were attached: later captures do not change evidence.
pub(super) fn findings(interview: &Interview) -> Vec<FindingPart> {
    let state = interview.state();
    let part = |mark: &Mark| {
        let id = mark.finding?;
        let found = state.findings.get(&id)?;
        let finding = found.attached.as_ref().unwrap_or(&found.finding);
        Some(FindingPart {
            id,
            question: found.question.clone(),
            detector: finding.detector.clone(),
            signals: finding.signals.clone(),
            speaks: finding.speaks,
            snapshot: mark.snapshot,
            lines: mark.lines,
            text: finding.text.clone(),
            source: found.source,
            decision: FindingDecision::Attach,
            mark: mark.id,
            asked_at_ms: found.asked.map(|asked| asked.elapsed_ms),
            at_ms: mark.stamp.elapsed_ms,
            at: mark.stamp.at,
        })
    };
    state.marks.iter().filter_map(part).collect()
}

/// Errors of the compiler from when they were first captured to when they were gone: what the candidate did
/// about them in between is the evidence. By question in the kit's order, then by time.
pub(super) fn moments(interview: &Interview) -> Vec<MomentPart> {
    let outputs = &interview.state().outputs;
    let mut places: Vec<Option<&str>> = super::asked(interview).map(Some).collect();
    places.push(None);
    places
        .into_iter()
        .flat_map(|question| {
            let here: Vec<&Output> =
                outputs.iter().filter(|output| output.question.as_deref() == question).collect();
            moments_in(&here)
        })
        .collect()
}

/// The same of captured output in its order.
pub(crate) fn moments_in(outputs: &[&Output]) -> Vec<MomentPart> {
    let mut moments: Vec<MomentPart> = Vec::new();
    for output in outputs {
        let errors: Vec<&Diagnostic> =
            output.diagnostics.iter().filter(|diagnostic| diagnostic.is_error).collect();
        let at_ms = output.stamp.elapsed_ms;
        for open in moments.iter_mut().filter(|moment| moment.gone_at_ms.is_none()) {
            if !errors.iter().any(|error| is_same(open, error)) {
                open.gone_at_ms = Some(at_ms);
            }
        }
        for error in errors {
            if !moments.iter().any(|moment| moment.gone_at_ms.is_none() && is_same(moment, error)) {
                moments.push(MomentPart {
                    question: output.question.clone(),
                    code: error.code.clone(),
                    message: error.message.clone(),
                    line: error.line,
                    first_at_ms: at_ms,
                    gone_at_ms: None,
                });
            }
        }
    }
    moments
}

/// The same code, or of errors without one the same message.
fn is_same(moment: &MomentPart, error: &Diagnostic) -> bool {
    match (&moment.code, &error.code) {
        (Some(one), Some(other)) => one == other,
        (None, None) => moment.message == error.message,
        _ => false,
    }
}
