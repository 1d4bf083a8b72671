//! Looking at captured text before the capture is decided on: what it is, what detectors see in it, and which
//! of that was seen before.
//!
//! Detectors of the bundled pack are checked and quick, and look in this process. Those that a team wrote look
//! in one that is stopped when it takes too long. Whatever happens here, the capture is kept.

mod apart;
mod kept;
mod trying;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use ::interview::{
    Action, ActionId, CAPTURE, Finding as Kept, FindingId, InterviewId, Looked, Rest, Seen, State,
};
use bank::{FrozenKit, Pack};
use evidence::{
    Definition, DetectorProblem, Diagnostic, ENGINE, Engine, Finding, Limit, MAX_BYTES, definitions_in,
    definitions_of,
};

pub(crate) use apart::in_a_process;
pub use apart::{LOOK_APART, look_apart, look_apart_if_asked};
pub use trying::try_detectors;

use crate::{Desk, Fault, Surroundings};
use apart::{Request, Told};
use kept::{followed, kept};

/// How long detectors may look.
pub(crate) const WITHIN: Duration = Duration::from_secs(1);
/// How long a PDF may be read.
const READING: Duration = Duration::from_secs(8);

/// The detectors of a frozen kit.
pub(crate) struct Detectors {
    /// Those that are also in the bundled pack, word for word.
    bundled: Engine,
    /// What signals say of the others.
    others: Vec<Definition>,
}

impl Detectors {
    fn of(kit: &FrozenKit) -> Self {
        // A frozen kit has no examples.
        let rule = |one: &Definition| {
            let mut rule = one.detector.clone();
            rule.as_object_mut().map(|fields| fields.remove("examples"));
            rule
        };
        let known: Vec<_> = definitions_of(&Pack::bundled().bank).iter().map(rule).collect();
        let is_bundled = |one: &Definition| known.contains(&one.detector);
        let all = definitions_in(kit);
        // Signals that refer to a detector by its id alone belong to whichever it is.
        let refers = |one: &Definition| one.detector.is_string();
        let chosen = |bundled: bool| -> Vec<Definition> {
            all.iter().filter(|one| refers(one) || is_bundled(one) == bundled).cloned().collect()
        };
        let mut others = chosen(false);
        if others.iter().all(refers) {
            others.clear();
        }
        // What cannot be used is told by lint, to those who can mend it.
        let (bundled, _) = Engine::of(&chosen(true));
        Self { bundled, others }
    }
}

/// Rules that a sentence names; of more it says how many.
const NAMED: usize = 3;

/// Which rules cannot be used, and whose they are: a sentence, where there are any.
fn unused(problems: &[DetectorProblem], kit: &FrozenKit) -> Option<String> {
    // One of them may have several problems.
    let mut all: Vec<&str> = problems.iter().map(|problem| problem.id.as_str()).collect();
    all.dedup();
    let count = all.len();
    let names: Vec<&str> = all.into_iter().take(NAMED).collect();
    let bundled = &Pack::bundled().manifest.id;
    let packs = kit.pack.iter().chain(kit.packs.values()).map(|pack| &pack.id);
    let others: BTreeSet<&bank::Id> = packs.filter(|id| *id != bundled).collect();
    // Of several packs it is not known whose.
    let whose = match others.first() {
        Some(pack) if others.len() == 1 => format!("{pack}’s"),
        _ => "this kit’s".to_owned(),
    };
    let more = count.saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let rules = if count == 1 { "rule" } else { "rules" };
    (count > 0).then(|| {
        format!(
            "{count} {rules} of {whose} could not be used: {}{rest}. `touchstone lint` says why.",
            names.join(", ")
        )
    })
}

/// What was seen, before it is known which of it is new.
#[derive(Default)]
struct Sight {
    /// With the number of the diagnostic it is of.
    findings: Vec<(Option<usize>, Finding)>,
    syntax_errors: usize,
    not_looked: Vec<String>,
}

impl Desk {
    /// What the text is that an action captures, and what detectors see in it; none for other actions, and for
    /// texts that will be refused.
    pub(crate) fn seen(
        &mut self,
        id: InterviewId,
        action_id: ActionId,
        action: &Action,
    ) -> Result<Option<Seen>, Fault> {
        let (text, question, said) = match action {
            Action::CaptureCode { text, question } => (text, question, evidence::is_output(text)),
            Action::CaptureOutput { text, question } => (text, question, true),
            _ => return Ok(None),
        };
        if text.len() > CAPTURE {
            return Ok(None);
        }
        let detectors = self.detectors_of(id)?;
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let (state, kit) = (opened.interview.state(), opened.interview.kit());
        let question = question.as_deref().or(state.open_question.as_deref());
        let diagnostics = if said { evidence::diagnostics(text).unwrap_or_default() } else { Vec::new() };
        let looked = match Rest::of(kit, state, question) {
            Some(rest) => Looked {
                engine: ENGINE.to_owned(),
                not_looked: Some(rest.words().to_owned()),
                ..Looked::default()
            },
            None => {
                let sight = if said && text.len() > MAX_BYTES {
                    // As code that is as long says it.
                    Sight {
                        not_looked: vec![sentence(&Limit::TooLong(text.len()).to_string())],
                        ..Sight::default()
                    }
                } else if said {
                    self.read_said(&detectors, &diagnostics)
                } else {
                    self.look_at(&detectors, text)
                };
                let before = before(state, question, said);
                let said = said.then_some(diagnostics.as_slice());
                looked(sight, &before, text, said, action_id)
            }
        };
        Ok(Some(if said {
            let diagnostics = diagnostics.into_iter().map(kept::diagnostic).collect();
            Seen::Output { diagnostics, looked }
        } else {
            Seen::Code(looked)
        }))
    }

    /// The detectors of an interview's kit, made ready once.
    pub(crate) fn detectors_of(&mut self, id: InterviewId) -> Result<Arc<Detectors>, Fault> {
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        let kit = opened.interview.kit();
        let made = self.detectors.entry(kit.hash.clone()).or_insert_with(|| Arc::new(Detectors::of(kit)));
        Ok(Arc::clone(made))
    }

    /// Which rules of a kit cannot be used; said once an interview.
    pub(crate) fn unused_rules(&mut self, id: InterviewId) -> Result<Option<String>, Fault> {
        let detectors = self.detectors_of(id)?;
        if detectors.others.is_empty() || !self.told_of_rules.insert(id) {
            return Ok(None);
        }
        let opened = self.open.get(&id).ok_or_else(|| Fault::no_interview(id))?;
        // Rules are read where they can be stopped, like everything that a team wrote. What cannot be read at all is
        // told with each capture.
        let request =
            serde_json::to_vec(&Request::Read { definitions: &detectors.others }).unwrap_or_default();
        let answer = self.surroundings.look_apart(&request, WITHIN).ok();
        let told = answer.and_then(|answer| serde_json::from_slice::<Told>(&answer).ok());
        Ok(match told {
            Some(Told::Read(problems)) => unused(&problems, opened.interview.kit()),
            Some(Told::Seen(_) | Told::Words(_) | Told::Tried(..) | Told::Not(_)) | None => None,
        })
    }

    fn look_at(&self, detectors: &Detectors, code: &str) -> Sight {
        let mut sight = Sight::default();
        match detectors.bundled.scan(code, self.surroundings.deadline(WITHIN)) {
            Ok(scan) => {
                sight.syntax_errors = scan.syntax_errors;
                sight.findings = scan.findings.into_iter().map(|finding| (None, finding)).collect();
            }
            Err(limit) => {
                // The others would meet the same limit.
                sight.not_looked.push(sentence(&limit.to_string()));
                return sight;
            }
        }
        self.ask_others(detectors, &mut sight, |definitions| Request::Code { definitions, text: code });
        sight
            .findings
            .sort_by(|(_, one), (_, other)| (one.place, &one.detector).cmp(&(other.place, &other.detector)));
        sight
    }

    fn read_said(&self, detectors: &Detectors, diagnostics: &[Diagnostic]) -> Sight {
        let findings = detectors.bundled.read_diagnostics(diagnostics);
        let findings = findings.into_iter().map(|(number, finding)| (Some(number), finding)).collect();
        let mut sight = Sight { findings, ..Sight::default() };
        self.ask_others(detectors, &mut sight, |definitions| Request::Said { definitions, diagnostics });
        sight.findings.sort_by_key(|(number, _)| *number);
        sight
    }

    fn ask_others<'r>(
        &self,
        detectors: &'r Detectors,
        sight: &mut Sight,
        request: impl FnOnce(&'r [Definition]) -> Request<'r>,
    ) {
        if detectors.others.is_empty() {
            return;
        }
        // Texts and lists of them: encoding has no failing case.
        let request = serde_json::to_vec(&request(&detectors.others)).unwrap_or_default();
        let answer = self.surroundings.look_apart(&request, WITHIN);
        let told = answer.and_then(|answer| {
            serde_json::from_slice::<Told>(&answer)
                .map_err(|error| format!("what they answered cannot be read ({error})"))
        });
        match told {
            Ok(Told::Seen(findings)) => sight.findings.extend(findings),
            Ok(Told::Not(why)) => sight.not_looked.push(sentence(&why)),
            // That was not asked.
            Ok(Told::Read(_) | Told::Words(_) | Told::Tried(..)) => {}
            Err(why) => sight.not_looked.push(format!("Detectors that are not bundled did not look: {why}.")),
        }
    }
}

/// The words of a PDF; none where they cannot be read, or are only pictures of words.
pub(crate) fn words_of_pdf(surroundings: &dyn Surroundings, base64: &str) -> Option<String> {
    // Text in JSON: encoding has no failing case.
    let request = serde_json::to_vec(&Request::Pdf { base64 }).unwrap_or_default();
    let answer = surroundings.look_apart(&request, READING).ok()?;
    match serde_json::from_slice(&answer).ok()? {
        Told::Words(words) => {
            // What reads the file puts blank lines where the page has room.
            let mut lines: Vec<&str> = words.lines().map(str::trim_end).collect();
            lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
            Some(lines.join("\n").trim().to_owned()).filter(|words| !words.is_empty())
        }
        Told::Seen(_) | Told::Read(_) | Told::Tried(..) | Told::Not(_) => None,
    }
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

/// What was captured in a question before, and seen in it.
#[derive(Default)]
struct Before<'s> {
    code: &'s str,
    findings: Vec<&'s Kept>,
}

/// The latest capture of the question, of the same sort.
fn before<'s>(state: &'s State, question: Option<&str>, said: bool) -> Before<'s> {
    let (code, look) = if said {
        let output = state.outputs.iter().rfind(|output| output.question.as_deref() == question);
        // The lines of a finding are not those of the output it is in.
        ("", output.and_then(|output| output.look.as_ref()))
    } else {
        let capture = state.captures.iter().rfind(|capture| capture.question.as_deref() == question);
        let code = capture.map_or("", |capture| capture.text.as_str());
        (code, capture.and_then(|capture| capture.look.as_ref()))
    };
    let ids = look.into_iter().flat_map(|look| &look.findings);
    let findings = ids.filter_map(|id| Some(&state.findings.get(id)?.finding)).collect();
    Before { code, findings }
}

fn looked(
    sight: Sight,
    before: &Before<'_>,
    text: &str,
    said: Option<&[Diagnostic]>,
    action: ActionId,
) -> Looked {
    let (findings, left_out) = kept::fewer(sight.findings);
    let only: Vec<Finding> = findings.iter().map(|(_, finding)| finding.clone()).collect();
    let known = followed(before, if said.is_some() { "" } else { text }, &only);
    let name = |index: usize| -> FindingId {
        known.get(index).copied().flatten().unwrap_or_else(|| action.finding(index))
    };
    let findings = findings.into_iter().enumerate().map(|(index, (number, finding))| {
        let of = |number: usize| said.and_then(|said| said.get(number));
        let placed = number.is_none_or(|number| of(number).is_some_and(|one| one.line.is_some()));
        kept(finding, name(index), said.is_some(), placed)
    });
    Looked {
        engine: ENGINE.to_owned(),
        findings: findings.collect(),
        left_out,
        syntax_errors: u32::try_from(sight.syntax_errors).unwrap_or(u32::MAX),
        not_looked: (!sight.not_looked.is_empty()).then(|| sight.not_looked.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kit_of_the_bundled_bank_needs_a_process_of_its_own() {
        for (_, kit) in bank::Library::bundled().kits() {
            let frozen = bank::Library::bundled().freeze(&kit.id, &[].into()).unwrap();
            let others = Detectors::of(&frozen).others;
            assert!(others.is_empty(), "{}: {others:#?}", kit.id);
        }
    }
}
