//! The engine on rules of its own.

use serde_json::json;

use super::*;
use crate::Place;
use crate::needed::Needed;

fn engine(detectors: &[serde_json::Value]) -> Engine {
    let definitions: Vec<Definition> =
        detectors.iter().map(|one| Definition { signal: "s".into(), detector: one.clone() }).collect();
    let (engine, problems) = Engine::of(&definitions);
    assert_eq!(problems, []);
    engine
}

fn unwrap() -> serde_json::Value {
    json!({"id": "unwrap", "speaks": "against", "ask": "`unwrap` at line {line}?", "rule": {"pattern": "$E.unwrap()"}})
}

fn found(engine: &Engine, code: &str) -> Vec<(u32, u32, String)> {
    let scan = engine.scan(code, None).unwrap();
    scan.findings.into_iter().map(|one| (one.place.line, one.place.column, one.text)).collect()
}

#[test]
fn a_finding_has_its_place_its_text_and_its_question() {
    let scan = engine(&[unwrap()]).scan("fn f() {\n    é.g(x.unwrap());\n}\n", None).unwrap();
    let [only] = scan.findings.as_slice() else { panic!("{scan:?}") };
    assert_eq!(only.place, Place { line: 2, column: 9, end_line: 2, end_column: 19 });
    assert_eq!((only.text.as_str(), only.ask.as_str()), ("x.unwrap()", "`unwrap` at line 2?"));
}

#[test]
fn arguments_of_macros_are_code_at_their_own_place_and_at_any_depth() {
    let code = "fn f() {\n    println!(\"{}\", a.unwrap());\n    let v = vec![b.unwrap(); 3];\n    assert!(matches!(c.unwrap(), Some(x) if x > d.unwrap()), \"{}\", format!(\"{}\", e.unwrap()));\n}\n";
    let texts: Vec<String> = found(&engine(&[unwrap()]), code).into_iter().map(|(_, _, text)| text).collect();
    assert_eq!(texts, ["a.unwrap()", "b.unwrap()", "c.unwrap()", "d.unwrap()", "e.unwrap()"]);
    assert_eq!(found(&engine(&[unwrap()]), code)[0].1, 20);
}

#[test]
fn code_in_select_is_code() {
    let code = "async fn f() { tokio::select! { Some(v) = rx.recv() => { v.unwrap() } _ = t, if ok => b.unwrap(), } }";
    assert_eq!(found(&engine(&[unwrap()]), code).len(), 2);
}

#[test]
fn unknown_macros_comments_and_literals_are_no_code() {
    let code = "fn f() { mine!(a.unwrap()); /* b.unwrap() */ g(\"c.unwrap()\"); } // d.unwrap()\nmacro_rules! m { () => { e.unwrap() } }";
    assert_eq!(found(&engine(&[unwrap()]), code), []);
}

#[test]
fn a_macro_that_is_itself_looked_for_is_found_once_wherever_it_stands() {
    let todo = json!({"id": "leftover", "speaks": "against", "ask": "", "rule": {"kind": "macro_invocation", "has": {"field": "macro", "regex": "^todo$"}}});
    assert_eq!(found(&engine(&[todo]), "fn f() { println!(\"{}\", todo!()); todo!(\"x {}\", 1) }").len(), 2);
}

#[test]
fn tests_are_left_out_but_for_detectors_of_tests() {
    let code = "#[test]\nfn a() { x.unwrap(); }\n#[cfg(all(unix, test))]\nmod t { fn b() { x.unwrap(); } }\n#[tokio::test(flavor = \"x\")]\n/// doc\nasync fn c() { x.unwrap(); }\n#[cfg(not(test))]\nfn d() { x.unwrap(); }\n#[cfg(all(not(test), unix))]\nfn e() { y.unwrap(); }";
    assert_eq!(found(&engine(&[unwrap()]), code).iter().map(|one| one.0).collect::<Vec<_>>(), [9, 11]);
    let mut of_tests = unwrap();
    of_tests["tests"] = true.into();
    assert_eq!(found(&engine(&[of_tests]), code).iter().map(|one| one.0).collect::<Vec<_>>(), [2, 4, 7]);
    assert_eq!(found(&engine(&[unwrap()]), "#![cfg(test)]\nfn a() { x.unwrap(); }"), []);
}

#[test]
fn broken_code_gives_the_findings_of_its_healthy_parts_and_says_so() {
    let scan = engine(&[unwrap()]).scan("fn f( { let = ;\nfn g() { x.unwrap() }\n", None).unwrap();
    assert!(scan.syntax_errors > 0);
    assert_eq!(scan.findings.len(), 1);
}

#[test]
fn a_rule_that_cannot_be_used_is_told_and_hides_no_other() {
    let bad = |rule: serde_json::Value| json!({"id": "bad", "speaks": "for", "ask": "", "rule": rule});
    for (rule, words) in [
        (json!({"patern": "x"}), "unknown field"),
        (json!({"regex": "x"}), "say the `kind`"),
        (json!({"kind": "no_such_kind"}), "no_such_kind"),
        (json!({"regex": "(", "kind": "identifier"}), "regex"),
    ] {
        let definitions = [
            Definition { signal: "a".into(), detector: bad(rule) },
            Definition { signal: "b".into(), detector: unwrap() },
            Definition { signal: "c".into(), detector: json!("unwrap") },
            Definition { signal: "d".into(), detector: json!("missing") },
        ];
        let (engine, problems) = Engine::of(&definitions);
        assert_eq!(problems.iter().map(|one| one.at).collect::<Vec<_>>(), [0, 3]);
        assert!(problems[0].message.to_lowercase().contains(words), "{}", problems[0].message);
        let scan = engine.scan("fn f() { x.unwrap(); }", None).unwrap();
        assert_eq!(scan.findings[0].signals, ["b", "c"]);
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_refused_and_not_half_looked_at() {
    let engine = engine(&[unwrap()]);
    assert_eq!(engine.scan(&" ".repeat(MAX_BYTES + 1), None), Err(Limit::TooLong(MAX_BYTES + 1)));
    let deep = format!("fn f() {{ {}x.unwrap(){} }}", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(engine.scan(&deep, None), Err(Limit::TooDeep));
    let in_macro = format!("fn f() {{ println!({}x{}); }}", "(".repeat(10_000), ")".repeat(10_000));
    assert_eq!(engine.scan(&in_macro, None), Err(Limit::TooDeep));
    assert!(engine.scan("\0\u{feff}fn f() { \u{202e}x.unwrap() }\0", None).is_ok());
}

#[test]
fn flow_detectors_see_what_happens_in_between() {
    let flow = |name: &str| json!({"id": name, "speaks": "against", "ask": "", "flow": name});
    let across = engine(&[flow("lock-across-await")]);
    for (code, findings) in [
        ("async fn f() { let g = m.lock().unwrap(); h().await; }", 1),
        ("async fn f() { let mut g = m.lock()?; if x { h().await } }", 1),
        ("async fn f() { let g = m.lock().unwrap(); drop(g); h().await; }", 0),
        ("async fn f() { let g = m.lock().await; h().await; }", 0),
        ("async fn f() { { let g = m.lock().unwrap(); } h().await; }", 0),
        ("async fn f() { let _ = m.lock().unwrap(); h().await; }", 0),
        ("async fn f() { let n = m.lock().unwrap().len(); h().await; }", 0),
        ("fn f() { let g = m.lock().unwrap(); spawn(async { h().await }); }", 0),
        ("async fn f() { let g = m.lock().unwrap(); tokio::select! { _ = h() => {} } }", 1),
        ("async fn f() { let Ok(mut g) = m.lock() else { return }; h().await; }", 1),
        ("async fn f() { let Ok(_) = m.lock() else { return }; h().await; }", 0),
        ("async fn f() { let g = m.lock().unwrap(); if x { drop(g); h().await } }", 0),
        ("async fn f() { let g = m.lock().unwrap(); if x { drop(g); return; } h().await }", 1),
        ("async fn f() { let g = m.lock().unwrap(); if x { drop(g) } else { mem::drop(g) } h().await }", 0),
        ("async fn f() { let g = m.lock().unwrap(); match x { A => drop(g), B => {} } h().await }", 1),
        (
            "async fn f() { let g = m.lock().unwrap(); match x { A => { drop(g); h().await } B => k().await } }",
            1,
        ),
        (
            "async fn f() { let g = m.lock().unwrap(); match x { A => drop(g), /* B */ _ => drop(g) } h().await }",
            0,
        ),
        ("async fn f() { let g = m.lock().unwrap(); for y in x { drop(g); break } h().await }", 1),
        ("async fn f() { let g = m.lock().unwrap(); let n = { drop(g); h().await }; }", 0),
        ("async fn f() { let g = m.lock().unwrap(); let later = || drop(g); h().await; }", 1),
    ] {
        assert_eq!(found(&across, code).len(), findings, "{code}");
    }
    let idle = engine(&[flow("async-without-await")]);
    for (code, findings) in [
        ("async fn f() { 1 }", 1),
        ("async fn f() { g().await }", 0),
        ("async fn f() { async { g().await }; }", 1),
        ("async fn f() { async fn g() { h().await } }", 1),
        ("async fn f() { join!(a, b); }", 0),
        ("async fn f() { println!(\"{}\", g().await); }", 0),
        ("trait T { async fn f(); }", 0),
        ("fn f() { 1 }", 0),
    ] {
        assert_eq!(found(&idle, code).len(), findings, "{code}");
    }
    let cause = engine(&[flow("discards-cause")]);
    for (code, findings) in [
        (
            "fn f() { x.map_err(|_| E)?; y.map_err(|_e: io::Error| E)?; z.map_err(|e| E(e))?; w.map_err(E::from)?; }",
            2,
        ),
        ("fn f() { x.map(|_| E); }", 0),
        ("fn f() { x.map_err(/* all alike */ |_| E); x.map_err::<E, _>(|_| E); }", 2),
    ] {
        assert_eq!(found(&cause, code).len(), findings, "{code}");
    }
}

#[test]
fn a_deadline_in_the_past_gives_up_at_once() {
    let code = "fn f() { x.unwrap(); }\n".repeat(200);
    let past = now();
    assert_eq!(engine(&[unwrap()]).scan(&code, Some(past)), Err(Limit::TooSlow));
}

#[test]
fn what_is_found_does_not_depend_on_which_rules_are_passed_over() {
    let library = bank::Library::bundled();
    let definitions = crate::definitions_of(&library.home().unwrap().bank);
    let (quick, _) = Engine::of(&definitions);
    let (mut thorough, _) = Engine::of(&definitions);
    assert!(thorough.detectors.iter().filter(|detector| detector.needed.says_something()).count() > 30);
    thorough.detectors.iter_mut().for_each(|detector| detector.needed = Needed::default());
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut looked_at = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "rs") {
            let code = std::fs::read_to_string(&path).unwrap();
            assert_eq!(quick.scan(&code, None), thorough.scan(&code, None), "{}", path.display());
            looked_at += 1;
        }
    }
    assert!(looked_at >= 150);
}
