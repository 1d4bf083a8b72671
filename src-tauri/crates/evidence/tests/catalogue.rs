//! The detectors of the bundled rubrics.
#![allow(clippy::unwrap_used, reason = "a test ends where its promise does not hold")]

use bank::Library;
use evidence::{Engine, definitions_of};

fn bundled() -> Engine {
    let library = Library::bundled();
    let (engine, problems) = Engine::of(&definitions_of(&library.home().unwrap().bank));
    assert_eq!(problems, []);
    engine
}

#[test]
fn every_detector_of_the_rubrics_can_be_used() {
    assert!(bundled().ids().count() >= 50);
}

/// The lines of a detector's findings.
fn lines(detector: &str, code: &str) -> Vec<u32> {
    let scan = bundled().scan(code, None).unwrap();
    scan.findings.iter().filter(|one| one.detector == detector).map(|one| one.place.line).collect()
}

#[test]
fn what_is_one_thing_is_found_once() {
    let chain = "fn f() {\n    let v = x.lines().map(g).filter(h).collect::<Result<Vec<_>, E>>()?.into_iter().map(k).sum::<u8>();\n}";
    assert_eq!(lines("iterator-chain", chain), [2]);
    let nested =
        "fn f() {\n    x.iter()\n        .map(|y| y.iter().map(g).count())\n        .sum::<u8>();\n}";
    assert_eq!(lines("iterator-chain", nested), [2, 3]);
    let calls = "async fn f() {\n    let t = std::fs::read_to_string(p).unwrap_or_default();\n    std::fs::OpenOptions::new().read(true).open(p)?.sync_all()?;\n}";
    assert_eq!(lines("blocking-in-async", calls), [2, 3]);
    let arm = "fn f() {\n    match e {\n        Err(e) if e.kind() == ErrorKind::A || e.kind() == ErrorKind::B => 1,\n        Err(e) if matches!(e.kind(), ErrorKind::A | ErrorKind::B) => 2,\n    }\n}";
    assert_eq!(lines("error-kind", arm), [3, 4]);
    let shared = "fn f() {\n    let x = Arc::new(Mutex::<Vec<u8>>::new(vec![]));\n}";
    assert_eq!(lines("arc-mutex", shared), [2]);
}
