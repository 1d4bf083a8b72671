//! Detectors of the tests' own: two words of code, and lines such as `E0382: moved, line 3`.

use crate::transcript::Transcript;
use crate::{
    Action, ActionId, CvFormat, Diagnostic, EntryId, Finding, FindingId, Interview, KeptCv, Looked, Rest,
    Seen, Speaks, State,
};

/// The word, the detector, what it says, and the signals that name it.
const WORDS: [(&str, &str, Speaks, &[&str]); 3] = [
    ("unwrap()", "unwrap-call", Speaks::Against, &["swallows-errors", "avoids-unwrap"]),
    ("?;", "question-mark", Speaks::For, &["avoids-unwrap"]),
    (".clone()", "clone-call", Speaks::Context, &["clones-to-compile"]),
];

/// Lines of a transcript; here its text is its hash.
fn named_lines(interview: &Interview, transcript: Option<EntryId>, lines: &[u32]) -> Option<Seen> {
    let imported = interview.state().transcript(transcript)?;
    let read = Transcript::read(imported.hash.as_bytes()).unwrap();
    let line = |number: &u32| {
        let at = usize::try_from(*number).unwrap().checked_sub(1)?;
        Some((*number, read.lines.get(at)?.clone()))
    };
    Some(Seen::Lines(lines.iter().filter_map(line).collect()))
}

/// What these detectors see in a text that is captured. A finding goes on from the latest capture of the
/// question when detector and text are the same.
pub(crate) fn look(interview: &Interview, action: &Action, id: ActionId) -> Option<Seen> {
    let (text, question, said) = match action {
        Action::CaptureCode { text, question } => (text, question, text.starts_with("error")),
        Action::CaptureOutput { text, question } => (text, question, true),
        Action::KeepCv { name, text: Some(text), .. } => {
            return Some(Seen::Cv(KeptCv {
                name: name.clone(),
                format: CvFormat::Text,
                bytes: text.len() as u64,
                hash: format!("{:x}", text.len()),
                words: None,
            }));
        }
        Action::ImportTranscript { text: Some(text), .. } => {
            let read = Transcript::read(text.as_bytes()).ok()?;
            let (first_ms, last_ms) = read.extent();
            let lines = u32::try_from(read.lines.len()).unwrap();
            return Some(Seen::Transcript { hash: text.clone(), lines, first_ms, last_ms });
        }
        Action::AlignTranscript { transcript, line, .. } => {
            return named_lines(interview, *transcript, line.as_slice());
        }
        Action::Quote { transcript, lines, .. } => return named_lines(interview, *transcript, lines),
        _ => return None,
    };
    let state = interview.state();
    let question = question.as_deref().or(state.open_question.as_deref());
    let engine = "words 1".to_owned();
    if let Some(rest) = Rest::of(interview.kit(), state, question) {
        let not_looked = Some(rest.words().to_owned());
        return Some(Seen::Code(Looked { engine, not_looked, ..Looked::default() }));
    }
    let mut known = before(state, question, said);
    let mut named = |index: usize, mut finding: Finding| {
        let same = known
            .iter()
            .position(|(_, detector, text)| *detector == finding.detector && *text == finding.text);
        finding.id = same.map_or_else(|| id.finding(index), |place| known.remove(place).0);
        finding
    };
    if said {
        let diagnostics: Vec<Diagnostic> = text.lines().map(diagnostic).collect();
        let findings = diagnostics.iter().filter(|one| one.code.as_deref() == Some("E0382"));
        let findings = findings
            .map(|one| {
                let (text, lines) = (format!("E0382: {}", one.message), one.line.map(|line| [line, line]));
                of("use-after-move", Speaks::Context, &["explains-moves", "avoids-unwrap"], lines, &text)
            })
            .enumerate()
            .map(|(index, finding)| named(index, finding))
            .collect();
        return Some(Seen::Output { looked: Looked { engine, findings, ..Looked::default() }, diagnostics });
    }
    let findings = (1..).zip(text.lines()).flat_map(|(number, line)| {
        let seen = WORDS.iter().filter(move |(word, ..)| line.contains(word));
        seen.map(move |(_, detector, speaks, signals)| {
            of(detector, *speaks, signals, Some([number, number]), line)
        })
    });
    let findings = findings.enumerate().map(|(index, finding)| named(index, finding)).collect();
    Some(Seen::Code(Looked { engine, findings, ..Looked::default() }))
}

fn before(state: &State, question: Option<&str>, said: bool) -> Vec<(FindingId, String, String)> {
    let look = if said {
        state
            .outputs
            .iter()
            .rfind(|kept| kept.question.as_deref() == question)
            .and_then(|kept| kept.look.as_ref())
    } else {
        state
            .captures
            .iter()
            .rfind(|kept| kept.question.as_deref() == question)
            .and_then(|kept| kept.look.as_ref())
    };
    let known = look.into_iter().flat_map(|look| &look.findings).filter_map(|id| state.findings.get(id));
    known
        .map(|found| (found.finding.id, found.finding.detector.clone(), found.finding.text.clone()))
        .collect()
}

fn of(detector: &str, speaks: Speaks, signals: &[&str], lines: Option<[u32; 2]>, text: &str) -> Finding {
    Finding {
        id: FindingId(uuid::Uuid::nil()),
        detector: detector.to_owned(),
        signals: signals.iter().map(|&id| id.to_owned()).collect(),
        speaks,
        lines,
        columns: None,
        item: String::new(),
        text: text.to_owned(),
        ask: format!("{detector} at {lines:?}?"),
    }
}

/// `error E0382: moved, line 3`, `error: no code`, `warning: x`.
fn diagnostic(line: &str) -> Diagnostic {
    let (head, rest) = line.split_once(": ").unwrap_or((line, ""));
    let (message, number) = rest.split_once(", line ").unwrap_or((rest, ""));
    Diagnostic {
        code: head.split_once(' ').map(|(_, code)| code.to_owned()),
        message: message.to_owned(),
        line: number.parse().ok(),
        is_error: head.starts_with("error"),
    }
}
