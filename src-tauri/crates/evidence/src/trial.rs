//! Trying detectors out: on the examples beside them, and on a bank's code.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::detector::{Definition, Detector, Looks, id_of};
use crate::scan::{NOWHERE, TWICE};
use crate::{DetectorProblem, Engine, Limit};

/// Fewer lines of code say nothing of how often a detector fires.
const FEWEST_LINES: usize = 50;

/// What became of a detector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// Which of the definitions, from 0.
    pub at: usize,
    /// The detector's id.
    pub id: String,
    /// The examples that are not as they are said to be.
    pub wrong: Vec<WrongExample>,
    /// Whether it found something in an example or in the code.
    pub fired: bool,
    /// Whether it found something in more than half of the lines of the code: it tells nothing from anything.
    pub everywhere: bool,
}

/// An example that is not as it is said to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongExample {
    /// Whether something must be found in it.
    pub yes: bool,
    /// Which of its side, from 0.
    pub at: usize,
    /// What is the case instead.
    pub message: String,
}

/// Tries out the detectors that are written out among the definitions. A detector that cannot be used is told
/// instead.
///
/// # Errors
/// When it is not done at the deadline.
pub fn try_out(
    definitions: &[Definition],
    code: &[&str],
    deadline: Option<Instant>,
) -> Result<(Vec<Trial>, Vec<DetectorProblem>), Limit> {
    let (engine, mut problems) = Engine::of(definitions);
    problems.retain(|problem| definitions.get(problem.at).is_some_and(|one| one.detector.is_object()));
    let seen = Seen::of(&engine, code, deadline)?;
    let mut trials = Vec::new();
    for detector in engine.detectors() {
        let own = |one: &Definition| one.detector.is_object() && id_of(&one.detector) == detector.id;
        let Some(at) = definitions.iter().position(own) else { continue };
        let mut trial = Trial {
            at,
            id: detector.id.clone(),
            wrong: Vec::new(),
            fired: seen.lines.contains_key(detector.id.as_str()),
            everywhere: seen.is_everywhere(detector),
        };
        for (yes, texts) in [(true, &detector.examples.yes), (false, &detector.examples.no)] {
            for (at, text) in texts.iter().enumerate() {
                let found = found(&engine, detector, text, deadline);
                trial.fired |= found.as_ref().is_ok_and(|lines| !lines.is_empty());
                let message = match found {
                    Err(Limit::TooSlow) => return Err(Limit::TooSlow),
                    Err(limit) => limit.to_string(),
                    Ok(lines) => match (yes, lines.first()) {
                        (true, None) => "the detector finds nothing in it".to_owned(),
                        (false, Some(line)) => format!("the detector finds something in its line {line}"),
                        (true, Some(_)) | (false, None) => continue,
                    },
                };
                trial.wrong.push(WrongExample { yes, at, message });
            }
        }
        trials.push(trial);
    }
    Ok((trials, problems))
}

/// What is wrong with the names that definitions give: two detectors of one id, and ids that no detector has, neither
/// among them nor `elsewhere`. Nothing of the detectors themselves is read.
#[must_use]
pub fn wrong_names(definitions: &[Definition], elsewhere: &BTreeSet<String>) -> Vec<DetectorProblem> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut problems = Vec::new();
    let mut problem = |at, id: &str, within: Vec<String>, message: &str| {
        problems.push(DetectorProblem {
            at,
            id: id.to_owned(),
            within,
            is_key: false,
            message: message.into(),
        });
    };
    for (at, Definition { detector, .. }) in definitions.iter().enumerate().filter(|(_, one)| is_object(one))
    {
        let id = id_of(detector);
        if !id.is_empty() && !known.insert(id.clone()) {
            problem(at, &id, vec!["id".into()], TWICE);
        }
    }
    for (at, Definition { detector, .. }) in definitions.iter().enumerate() {
        if let Some(id) = detector.as_str().filter(|id| !known.contains(*id) && !elsewhere.contains(*id)) {
            problem(at, id, Vec::new(), NOWHERE);
        }
    }
    problems
}

fn is_object(definition: &Definition) -> bool {
    matches!(definition.detector, Value::Object(_))
}

/// The lines of a detector's findings in a text.
fn found(
    engine: &Engine,
    detector: &Detector,
    text: &str,
    deadline: Option<Instant>,
) -> Result<Vec<u32>, Limit> {
    let findings = match detector.looks {
        Looks::Compiler(_) => engine.read_output(text)?,
        Looks::Rule(_) | Looks::Flow(_) => {
            engine.scan_by(text, deadline, |one| one.id == detector.id)?.findings
        }
    };
    Ok(findings.iter().filter(|one| one.detector == detector.id).map(|one| one.place.line).collect())
}

/// What all detectors see in a bank's code.
struct Seen<'e> {
    /// By detector: in how many lines.
    lines: BTreeMap<&'e str, usize>,
    /// Lines that say anything.
    of: usize,
}

impl<'e> Seen<'e> {
    fn of(engine: &'e Engine, code: &[&str], deadline: Option<Instant>) -> Result<Self, Limit> {
        let mut seen = Self { lines: BTreeMap::new(), of: 0 };
        for text in code {
            let scan = match engine.scan(text, deadline) {
                Err(Limit::TooSlow) => return Err(Limit::TooSlow),
                // What is too large to be looked at is passed over: it is about the code, not about detectors.
                Err(Limit::TooLong(_) | Limit::TooDeep) => continue,
                Ok(scan) => scan,
            };
            let says =
                |line: &&str| line.contains(char::is_alphanumeric) && !line.trim_start().starts_with("//");
            seen.of += text.lines().filter(says).count();
            let places: BTreeSet<(String, u32)> =
                scan.findings.into_iter().map(|one| (one.detector, one.place.line)).collect();
            for (id, _) in places {
                if let Some(known) = engine.detectors().iter().find(|known| known.id == id) {
                    *seen.lines.entry(known.id.as_str()).or_default() += 1;
                }
            }
        }
        Ok(seen)
    }

    fn is_everywhere(&self, detector: &Detector) -> bool {
        match &detector.looks {
            Looks::Compiler(says) => says.message.as_ref().is_some_and(|like| like.is_match("")),
            Looks::Rule(_) | Looks::Flow(_) => {
                let lines = self.lines.get(detector.id.as_str()).copied().unwrap_or_default();
                self.of >= FEWEST_LINES && lines * 2 > self.of
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn definition(detector: Value) -> Definition {
        Definition { signal: "s".into(), detector }
    }

    fn unwrap(yes: &[&str], no: &[&str]) -> Definition {
        definition(json!({"id": "unwrap", "speaks": "against", "ask": "", "rule": {"pattern": "$E.unwrap()"},
            "examples": {"yes": yes, "no": no}}))
    }

    fn only(definition: Definition, code: &[&str]) -> Trial {
        let (mut trials, problems) = try_out(&[definition], code, None).unwrap();
        assert_eq!((trials.len(), problems), (1, Vec::new()));
        trials.remove(0)
    }

    #[test]
    fn an_example_that_is_not_as_it_is_said_to_be_is_told() {
        let yes = ["fn f() { x.unwrap(); }", "fn f() { x.expect(1); }"];
        let no = ["fn f() {\n    y.unwrap();\n}", "fn f() { y.ok(); }"];
        let trial = only(unwrap(&yes, &no), &[]);
        assert!(trial.fired);
        let told: Vec<_> = trial.wrong.iter().map(|one| (one.yes, one.at, one.message.as_str())).collect();
        let expected = [
            (true, 1, "the detector finds nothing in it"),
            (false, 0, "the detector finds something in its line 2"),
        ];
        assert_eq!(told, expected);
        let deep = format!("fn f() {{ {}x.unwrap(){} }}", "(".repeat(300), ")".repeat(300));
        assert!(only(unwrap(&[&deep], &[]), &[]).wrong[0].message.contains("nested"));
    }

    #[test]
    fn a_detector_fires_in_an_example_or_in_the_code_or_never() {
        assert!(!only(unwrap(&[], &[]), &["fn f() { x.ok(); }"]).fired);
        assert!(only(unwrap(&[], &[]), &["fn f() { x.ok(); }", "fn f() { x.unwrap(); }"]).fired);
        assert!(only(unwrap(&["fn f() { x.unwrap(); }"], &[]), &[]).fired);
    }

    #[test]
    fn a_rule_that_matches_everything_is_seen_to() {
        let code = "fn f() {\n    let a = g(b);\n    // why\n    h(a);\n}\n\n".repeat(40);
        let names = json!({"id": "n", "speaks": "for", "ask": "", "rule": {"kind": "identifier"}});
        assert!(only(definition(names.clone()), &[&code]).everywhere);
        assert!(!only(definition(names), &["fn f() { g(a) }"]).everywhere);
        let blocks = json!({"id": "b", "speaks": "for", "ask": "", "rule": {"kind": "let_declaration"}});
        assert!(!only(definition(blocks), &[&code]).everywhere);
        let said = json!({"id": "m", "speaks": "for", "ask": "", "message": ".*"});
        assert!(only(definition(said), &[]).everywhere);
    }

    #[test]
    fn names_that_lead_nowhere_and_two_of_one_name_are_told() {
        let bad = definition(json!({"id": "bad", "rule": {}}));
        let refers = |id: &str| definition(id.into());
        let definitions = [
            refers("unwrap"),
            unwrap(&[], &[]),
            unwrap(&[], &[]),
            bad,
            refers("bad"),
            refers("there"),
            refers("gone"),
        ];
        let told = wrong_names(&definitions, &BTreeSet::from(["there".to_owned()]));
        assert_eq!(told.iter().map(|one| one.at).collect::<Vec<_>>(), [2, 6]);
    }

    #[test]
    fn a_trial_that_takes_too_long_is_given_up() {
        let code = "fn f() { x.unwrap(); }\n".repeat(200);
        let past = crate::scan::now();
        assert_eq!(try_out(&[unwrap(&[], &[])], &[&code], Some(past)), Err(Limit::TooSlow));
    }
}
