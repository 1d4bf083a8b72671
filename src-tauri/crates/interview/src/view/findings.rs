//! Findings that wait for a decision, in the order of use.

use bank::{FrozenKit, Id, KeyedSignal, Question};

use super::form::{AskedFinding, FindingGroup, FindingsTray, OfferedFinding, OfferedSignal, ShownMoment};
use crate::describe::clipped;
use crate::scorecard::moments_in;
use crate::state::{Look, Output};
use crate::{FindingDecision, Found, Interview, Rest, State};

/// Groups that are sent; of more the first.
const GROUPS: usize = 12;
/// Findings of a group that are sent; of more the first.
const IN_GROUP: usize = 6;
/// Findings asked about that are sent; of more the latest.
const ASKED: usize = 6;
/// Moments that are sent; of more the latest.
const MOMENTS: usize = 6;
/// Characters of code.
const TEXT: usize = 120;

/// What is offered while a question is open: of its latest code, and of what the compiler said last.
pub(super) fn findings(interview: &Interview) -> FindingsTray {
    let (state, kit) = (interview.state(), interview.kit());
    let Some(question) = state.open_question.as_deref().and_then(|id| kit.question(id)) else {
        return FindingsTray::default();
    };
    let here = |of: &Option<String>| of.as_deref() == Some(question.id.as_str());
    let capture = state.captures.iter().rfind(|capture| here(&capture.question));
    let outputs: Vec<&Output> = state.outputs.iter().filter(|output| here(&output.question)).collect();
    let output = outputs.last();
    let code = capture.and_then(|capture| capture.look.as_ref());
    let looks: Vec<&Look> =
        [code, output.and_then(|output| output.look.as_ref())].into_iter().flatten().collect();
    let rests = Rest::of(kit, state, Some(&question.id));
    let not_looked: Vec<&str> = looks.iter().filter_map(|look| look.not_looked.as_deref()).collect();
    let tray = FindingsTray {
        capture: capture.map(|capture| capture.id),
        rests: rests.map(|rest| rest.words().to_owned()),
        syntax_errors: code.map_or(0, |look| look.syntax_errors),
        moments: moments(&outputs),
        left_out: looks.iter().map(|look| look.left_out).fold(0, u32::saturating_add),
        ..FindingsTray::default()
    };
    if rests.is_some() {
        return tray;
    }
    let seen = looks.iter().flat_map(|look| &look.findings).filter_map(|id| state.findings.get(id));
    let open: Vec<&Found> = seen.filter(|found| state.mark_of(found.finding.id).is_none()).collect();
    let offers = Offers::of(kit, state, question);
    FindingsTray {
        groups: groups(&open, &offers),
        asked: asked(&open, &offers),
        not_looked: (!not_looked.is_empty()).then(|| not_looked.join(" ")),
        ..tray
    }
}

/// The signals that findings can be offered for.
struct Offers<'k> {
    question: Vec<KeyedSignal<'k>>,
    throughout: Vec<KeyedSignal<'k>>,
    /// Of all the kit's questions.
    anywhere: Vec<&'k str>,
}

impl<'k> Offers<'k> {
    fn of(kit: &'k FrozenKit, state: &State, question: &'k Question) -> Self {
        let used = |question| kit.signals_of(question).into_iter().map(|keyed| keyed.signal.id.as_str());
        Self {
            question: kit.signals_of(question),
            throughout: kit.throughout(),
            anywhere: state
                .questions_of(kit)
                .iter()
                .filter_map(|planned| kit.question(&planned.id))
                .flat_map(used)
                .collect(),
        }
    }

    /// Where in the order of the question's keys a finding belongs; none where no signal of it names the
    /// detector.
    fn place(&self, found: &Found) -> Option<usize> {
        let place = |id: &Id| self.question.iter().position(|keyed| keyed.signal.id == *id);
        found.finding.signals.iter().find_map(place)
    }

    fn signal(&self, found: &Found) -> Option<OfferedSignal> {
        let throughout = |id: &Id| self.throughout.iter().find(|keyed| keyed.signal.id == *id);
        let keyed = match self.place(found) {
            Some(place) => self.question.get(place)?,
            None => found.finding.signals.iter().find_map(throughout)?,
        };
        let (id, key, label) = (&keyed.signal.id, &keyed.key, &keyed.signal.label);
        Some(OfferedSignal { id: id.clone(), key: key.clone(), label: label.clone() })
    }

    /// Whether anything in the kit wants to know.
    fn of_use(&self, found: &Found) -> bool {
        let mut signals = found.finding.signals.iter();
        self.signal(found).is_some() || signals.any(|id| self.anywhere.contains(&id.as_str()))
    }
}

/// One group a detector: in the order of the question's keys, then those that no signal of it names.
fn groups(open: &[&Found], offers: &Offers<'_>) -> Vec<FindingGroup> {
    let mut groups: Vec<(Option<usize>, FindingGroup)> = Vec::new();
    for found in open.iter().filter(|found| found.decided.is_none() && offers.of_use(found)) {
        let finding = &found.finding;
        let one = OfferedFinding {
            id: finding.id,
            lines: finding.lines,
            text: clipped(&finding.text, TEXT),
            ask: finding.ask.clone(),
        };
        if let Some((_, group)) = groups.iter_mut().find(|(_, group)| group.detector == finding.detector) {
            group.count = group.count.saturating_add(1);
            if group.findings.len() < IN_GROUP {
                group.findings.push(one);
            }
            continue;
        }
        let place = offers.place(found);
        let group = FindingGroup {
            detector: finding.detector.clone(),
            count: 1,
            speaks: finding.speaks,
            ask: finding.ask.clone(),
            wanted: place.is_some(),
            signal: offers.signal(found),
            findings: vec![one],
        };
        groups.push((place, group));
    }
    groups.sort_by_key(|(place, _)| place.unwrap_or(usize::MAX));
    groups.truncate(GROUPS);
    groups.into_iter().map(|(_, group)| group).collect()
}

fn asked(open: &[&Found], offers: &Offers<'_>) -> Vec<AskedFinding> {
    let part = |found: &&Found| {
        let finding = &found.finding;
        Some(AskedFinding {
            id: finding.id,
            detector: finding.detector.clone(),
            lines: finding.lines,
            ask: finding.ask.clone(),
            at: found.asked.filter(|_| found.decided == Some(FindingDecision::Ask))?.at,
            signal: offers.signal(found),
        })
    };
    let mut asked: Vec<AskedFinding> = open.iter().filter_map(part).collect();
    asked.sort_by_key(|asked| std::cmp::Reverse(asked.at));
    asked.truncate(ASKED);
    asked
}

fn moments(outputs: &[&Output]) -> Vec<ShownMoment> {
    let at = |ms: u64| Some(outputs.iter().find(|output| output.stamp.elapsed_ms == ms)?.stamp.at);
    let shown = moments_in(outputs).into_iter().filter_map(|moment| {
        Some(ShownMoment {
            code: moment.code,
            message: clipped(&moment.message, TEXT),
            line: moment.line,
            first_at: at(moment.first_at_ms)?,
            gone_at: moment.gone_at_ms.and_then(at),
        })
    });
    let shown: Vec<ShownMoment> = shown.collect();
    super::live::last(&shown, MOMENTS).to_vec()
}
