//! Trying a bank's detectors out, for whoever lints it.
//!
//! Those of the bundled pack are tried in this process. Each of the others is tried in one of its own, which is
//! stopped when it takes too long: so a rule that never ends is told, and hides no other.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use bank::{DetectorFault, DetectorFaultKind, Fence, Pack, WrittenDetector, WrittenDetectors};
use evidence::{Definition, DetectorProblem, Trial, WrongExample, definitions_of, try_out, wrong_names};
use serde_json::Value;

use super::apart::{Request, Told, in_a_process};

/// How long a detector may take for its examples and some code. More than in an interview, where it looks at one
/// piece of code at a time and nothing is starting.
const WITHIN: Duration = Duration::from_secs(5);

/// As much code as is looked at with the examples, in bytes; with less than half of it the bundled bank's helps out.
const SOME: usize = 64 * 1024;

/// Tries out all detectors of a bank and tells what is wrong with them.
#[must_use]
pub fn try_detectors(detectors: &WrittenDetectors<'_>) -> Vec<DetectorFault> {
    let definitions: Vec<Definition> = detectors.written.iter().map(definition).collect();
    let bundled = Pack::bundled();
    let known = definitions_of(&bundled.bank);
    let is_bundled = |one: &Definition| known.iter().any(|known| known.detector == one.detector);
    let elsewhere = detectors.elsewhere.iter().filter_map(|one| one.get("id").and_then(Value::as_str));
    let elsewhere: BTreeSet<String> = elsewhere.map(str::to_owned).collect();

    let mut faults: Vec<DetectorFault> = wrong_names(&definitions, &elsewhere)
        .into_iter()
        .filter(|problem| detectors.whole || definitions.get(problem.at).is_some_and(is_written_out))
        .map(|problem| unusable(problem.at, problem))
        .collect();
    let written_out = || definitions.iter().enumerate().filter(|(_, one)| is_written_out(one));
    let (own, others): (Vec<_>, Vec<_>) = written_out().partition(|(_, one)| is_bundled(one));
    let references: Vec<&str> = bundled
        .bank
        .questions()
        .flat_map(|question| &question.references)
        .map(|reference| &reference.fence)
        .filter(|fence: &&Fence| fence.language == "rust")
        .map(|fence| fence.code.as_str())
        .collect();
    let code = Code::of(&detectors.code, &references);

    let (places, own): (Vec<usize>, Vec<Definition>) =
        own.into_iter().map(|(at, one)| (at, one.clone())).unzip();
    let place = |at: usize| places.get(at).copied().unwrap_or_default();
    // On code that is known: what a pack brings along is looked at only where a look can be stopped.
    let tried = try_out(&own, &Code::of(&[], &references).some, None);
    // Without a deadline it is done at some time.
    let (trials, problems) = tried.unwrap_or_default();
    faults.extend(problems.into_iter().map(|problem| unusable(place(problem.at), problem)));
    faults.extend(trials.iter().flat_map(|trial| of_trial(place(trial.at), trial, || false)));
    faults.extend(each_apart(&others, |(at, one)| apart(*at, one, &code)));
    faults.sort_by_key(|fault| fault.at);
    faults
}

fn definition(written: &WrittenDetector) -> Definition {
    Definition { signal: written.signal.clone(), detector: written.detector.clone() }
}

fn is_written_out(definition: &Definition) -> bool {
    definition.detector.is_object()
}

/// The code that detectors are tried on.
struct Code<'c> {
    /// What each is tried on.
    some: Vec<&'c str>,
    /// What one is tried on that has found nothing up to then.
    rest: Vec<&'c str>,
}

impl<'c> Code<'c> {
    /// The bank's own code, and of that which helps out as much as is missing.
    fn of(own: &[&'c str], more: &[&'c str]) -> Self {
        let mut left = SOME;
        let mut fits = |text: &&&str| {
            let after = left.checked_sub(text.len());
            left = after.unwrap_or_default();
            after.is_some()
        };
        let mut some: Vec<&str> = own.iter().take_while(&mut fits).copied().collect();
        let rest = own.get(some.len()..).unwrap_or_default().to_vec();
        if rest.is_empty() && own.iter().map(|text| text.len()).sum::<usize>() < SOME / 2 {
            some.extend(more.iter().take_while(&mut fits));
        }
        Self { some, rest }
    }
}

/// Does all of a list, as many at a time as there are processors.
fn each_apart<T: Sync>(all: &[T], what: impl Fn(&T) -> Vec<DetectorFault> + Sync) -> Vec<DetectorFault> {
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let at_a_time = thread::available_parallelism().map_or(1, usize::from).min(all.len());
    thread::scope(|scope| {
        for _ in 0..at_a_time {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let faults = what(one);
                    found.lock().unwrap_or_else(PoisonError::into_inner).extend(faults);
                }
            });
        }
    });
    found.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Tries one detector out in a process of its own.
fn apart(at: usize, one: &Definition, code: &Code<'_>) -> Vec<DetectorFault> {
    let ask = |code: &[&str]| {
        let request = Request::Trial { definition: one, code };
        // Texts and lists of them: encoding has no failing case.
        let request = serde_json::to_vec(&request).unwrap_or_default();
        let answer = in_a_process(&request, WITHIN)?;
        match serde_json::from_slice(&answer) {
            Ok(Told::Tried(trial, problems)) => Ok((trial, problems)),
            Ok(Told::Not(why)) => Err(why),
            Ok(Told::Seen(_) | Told::Read(_) | Told::Words(_)) => {
                Err("what was answered is something else".to_owned())
            }
            Err(error) => Err(format!("what was answered cannot be read ({error})")),
        }
    };
    match ask(&code.some) {
        Err(why) => vec![whole(at, DetectorFaultKind::NeverEnds(why))],
        Ok((trial, problems)) => {
            let mut faults: Vec<DetectorFault> =
                problems.into_iter().map(|problem| unusable(at, problem)).collect();
            let fires = || match code.rest.as_slice() {
                [] => false,
                rest => ask(rest).is_ok_and(|(trial, _)| trial.is_some_and(|trial| trial.fired)),
            };
            faults.extend(trial.map(|trial| of_trial(at, &trial, fires)).unwrap_or_default());
            faults
        }
    }
}

/// What a trial showed. `fires`: whether the detector finds something in the rest of the code.
fn of_trial(at: usize, trial: &Trial, fires: impl FnOnce() -> bool) -> Vec<DetectorFault> {
    let wrong = |one: &WrongExample| DetectorFault {
        at,
        within: vec!["examples".into(), if one.yes { "yes" } else { "no" }.into(), one.at.to_string()],
        is_key: false,
        kind: DetectorFaultKind::FalseExample(one.message.clone()),
    };
    let mut faults: Vec<DetectorFault> = trial.wrong.iter().map(wrong).collect();
    if trial.everywhere {
        faults.push(whole(at, DetectorFaultKind::FiresEverywhere));
    }
    if !trial.fired && !fires() {
        faults.push(whole(at, DetectorFaultKind::NeverFires));
    }
    faults
}

fn whole(at: usize, kind: DetectorFaultKind) -> DetectorFault {
    DetectorFault { at, within: Vec::new(), is_key: false, kind }
}

fn unusable(at: usize, problem: DetectorProblem) -> DetectorFault {
    let DetectorProblem { within, is_key, message, .. } = problem;
    DetectorFault { at, within, is_key, kind: DetectorFaultKind::Unusable(message) }
}
