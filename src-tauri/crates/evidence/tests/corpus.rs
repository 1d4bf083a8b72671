//! The detectors judged by code of many hands, labelled from the catalogue before any detector ran on it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends where its promise does not hold")]
#![allow(clippy::print_stdout, reason = "the table is what a person reads")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use bank::Library;
use evidence::{Engine, definitions_of};

/// File, then detector, then the first lines of its findings.
type Labels = BTreeMap<String, BTreeMap<String, Vec<u32>>>;

#[derive(Default, Clone, Copy)]
struct Counts {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Counts {
    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Findings of one file by detector: their first lines, in order.
fn found(engine: &Engine, code: &str) -> BTreeMap<String, Vec<u32>> {
    let mut lines: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for finding in engine.scan(code, None).unwrap().findings {
        lines.entry(finding.detector).or_default().push(finding.place.line);
    }
    lines
}

#[test]
fn what_is_found_in_the_corpus_is_what_was_labelled() {
    let library = Library::bundled();
    let (engine, problems) = Engine::of(&definitions_of(&library.home().unwrap().bank));
    assert_eq!(problems, []);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let labels: Labels =
        serde_json::from_str(&std::fs::read_to_string(folder.join("labels.json")).unwrap()).unwrap();
    assert!(labels.len() >= 150);
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let mut differences = Vec::new();
    for (file, labelled) in &labels {
        let found = found(&engine, &std::fs::read_to_string(folder.join(file)).unwrap());
        let detectors: BTreeSet<&String> = found.keys().chain(labelled.keys()).collect();
        for detector in detectors {
            let mut open = labelled.get(detector).cloned().unwrap_or_default();
            let counts = counts.entry(detector.clone()).or_default();
            for line in found.get(detector).into_iter().flatten() {
                if let Some(at) = open.iter().position(|labelled| labelled == line) {
                    open.remove(at);
                    counts.right += 1;
                } else {
                    counts.wrong += 1;
                    differences.push(format!("{file}:{line}: {detector} is not labelled"));
                }
            }
            counts.missed += open.len();
            differences.extend(open.iter().map(|line| format!("{file}:{line}: {detector} is missed")));
        }
    }
    // Every detector of code is judged; none is passed over because nothing of it was labelled.
    let unjudged: Vec<&str> = engine
        .ids()
        .filter(|id| !engine.about(id).unwrap().reads_compiler && !counts.contains_key(*id))
        .collect();
    assert_eq!(unjudged, [""; 0]);
    let mut all = Counts::default();
    for (detector, one) in &counts {
        println!(
            "{detector:22} {:4} right {:3} wrong {:3} missed  precision {:.3}  recall {:.3}",
            one.right,
            one.wrong,
            one.missed,
            one.precision(),
            one.recall()
        );
        all = Counts {
            right: all.right + one.right,
            wrong: all.wrong + one.wrong,
            missed: all.missed + one.missed,
        };
    }
    println!("all: {} right, {} wrong, {} missed", all.right, all.wrong, all.missed);
    println!("precision {:.4}, recall {:.4}", all.precision(), all.recall());
    let differences = differences.join("\n");
    assert!(all.precision() >= 0.97 && all.recall() >= 0.95, "{differences}");
    for (detector, one) in &counts {
        assert!(one.precision() >= 0.9 && one.recall() >= 0.9, "{detector}\n{differences}");
    }
    println!("{differences}");
}
