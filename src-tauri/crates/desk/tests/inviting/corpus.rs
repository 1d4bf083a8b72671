//! The samples, each against what is expected of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use desk::invitation::{Here, Invitation, read};
use serde_json::{Value, json};

pub(crate) fn here() -> Here {
    Here {
        zone: chrono_tz::Europe::Berlin,
        now: "2026-11-20T12:00:00Z".parse().unwrap(),
        interviewer: "Kim Lee".to_owned(),
    }
}

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invitations")
}

fn expected() -> BTreeMap<String, BTreeMap<String, Value>> {
    serde_json::from_slice(&std::fs::read(folder().join("expected.json")).unwrap()).unwrap()
}

/// What an invitation says under the names that expectations use.
fn said(invitation: &Invitation, name: &str, wanted: &Value) -> Value {
    let codes =
        || -> BTreeSet<&str> { invitation.problems.iter().map(|problem| problem.code.as_str()).collect() };
    match name {
        "candidate" => json!(invitation.candidate.as_ref().map(|known| &known.value)),
        "candidate_sure" => json!(invitation.candidate.as_ref().map(|known| known.sure)),
        "candidate_from" => json!(invitation.candidate.as_ref().map(|known| &known.from)),
        "at" => json!(invitation.starts.as_ref().map(|starts| starts.value.at)),
        "here" => json!(invitation.starts.as_ref().map(|starts| &starts.value.here)),
        "zone" => json!(invitation.starts.as_ref().map(|starts| &starts.value.zone)),
        "elsewhere" => json!(invitation.starts.as_ref().map(|starts| starts.value.elsewhere)),
        "starts_sure" => json!(invitation.starts.as_ref().map(|starts| starts.sure)),
        "minutes" => json!(invitation.minutes.as_ref().map(|minutes| minutes.value)),
        "title" => json!(invitation.title.as_ref().map(|title| &title.value)),
        "stage" => json!(invitation.stage.as_ref().map(|stage| &stage.value)),
        "cancelled" => json!(invitation.cancelled),
        "panel" => json!(invitation.panel),
        "problems" => json!(codes()),
        "links" => {
            // Of an address that is too long to be written twice only the kind is expected.
            let wanted = wanted.as_array().unwrap();
            let links = invitation.links.iter().enumerate().map(|(at, link)| {
                let any = wanted.get(at).is_some_and(|wanted| wanted[1].is_null());
                json!([link.value.kind, (!any).then_some(&link.value.address)])
            });
            json!(links.collect::<Vec<_>>())
        }
        _ => panic!("nothing is called {name}"),
    }
}

#[test]
fn every_sample_is_understood_as_expected() {
    let expected = expected();
    let mut wrong = Vec::new();
    for (file, wants) in &expected {
        let invitation = read(&std::fs::read(folder().join(file)).unwrap(), &here());
        for (name, wanted) in wants {
            let mut wanted = wanted.clone();
            if name == "problems" {
                wanted.as_array_mut().unwrap().sort_by_key(ToString::to_string);
            }
            let said = said(&invitation, name, &wanted);
            if said != wanted {
                wrong.push(format!("{file}: {name} is {said}, expected {wanted}"));
            }
        }
        for problem in &invitation.problems {
            assert!(problem.message.ends_with('.') && !problem.message.contains('!'), "{file}: {problem:?}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sample_has_an_expectation_and_there_are_enough() {
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "expected.json")
        .collect();
    let expected: BTreeSet<String> = expected().into_keys().collect();
    assert_eq!(files, expected);
    assert!(files.len() >= 25);
}

#[test]
fn what_is_unsure_is_told() {
    for file in expected().keys() {
        let invitation = read(&std::fs::read(folder().join(file)).unwrap(), &here());
        if let Some(starts) = invitation.starts.filter(|starts| !starts.sure) {
            assert!(!invitation.problems.is_empty(), "{file}: {starts:?}");
        }
    }
}
