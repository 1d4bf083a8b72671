//! An exported scorecard against the log: counted and timed from the events alone, without the code
//! that makes scorecards.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::ledger::{Entry, standing, text};

/// Holds if the card says all that stands in the log, each with its times, and nothing else.
pub(crate) fn what_the_log_says(card: &Value, log: &[Entry]) {
    same("marks", marks_of_card(card), marks_of_log(log));
    same("notes", notes_of_card(card), notes_of_log(log));
    same("ratings", ratings_of_card(card), ratings_of_log(log));
    for (part, kind, field) in [
        ("hints", "hinted", "n"),
        ("follow_ups", "followed-up", "n"),
        ("milestones", "milestone-reached", "milestone"),
    ] {
        same(part, said_of_card(card, part), said_of_log(log, kind, field));
    }
    let explained = standing(log, "condition-explained");
    let conditions = standing(log, "condition-noted").into_iter().map(|line| {
        let later = explained.iter().rfind(|later| later.body["condition"] == line.action);
        let body = later.map_or(&line.body, |later| &later.body);
        json!([line.body["condition"], body["minutes"], body["text"], line.elapsed_ms])
    });
    let on_card = list(&card["interview"]["conditions"])
        .iter()
        .map(|one| json!([one["kind"], one["minutes"], one["text"], one["at_ms"]]));
    same("conditions", on_card.collect(), conditions.collect());
    let last = |kind, field| standing(log, kind).last().map_or(Value::Null, |line| line.body[field].clone());
    assert_eq!(card["recommendation"]["value"], last("recommended", "recommendation"));
    assert_eq!(card["recommendation"]["reason"], last("recommended", "reason"));
    assert_eq!(card["feedback"], last("feedback-written", "text"));
    assert_eq!(card["log"]["events"], json!(log.len()));
    assert_eq!(card["log"]["head"], json!(log.last().unwrap().hash));
    assert_eq!(moment(&card["interview"]["started_at"]), standing(log, "started")[0].at);
    assert_eq!(moment(&card["interview"]["submitted_at"]), standing(log, "submitted")[0].at);
}

fn same(what: &str, mut on_card: Vec<Value>, mut in_log: Vec<Value>) {
    assert!(!in_log.is_empty(), "the log holds {what}, or they were not tried");
    on_card.sort_by_key(Value::to_string);
    in_log.sort_by_key(Value::to_string);
    assert_eq!(on_card, in_log, "{what}: on the card, and in the log");
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

fn moment(value: &Value) -> DateTime<Utc> {
    value.as_str().unwrap_or_else(|| panic!("{value} is no time")).parse().unwrap()
}

/// When something happened that was noted a little later, on both clocks.
fn earlier(line: &Entry) -> (DateTime<Utc>, u64) {
    let back = line.body["seconds_ago"].as_u64().unwrap_or(0) * 1000;
    let back = back.min(line.call_ms);
    let span = TimeDelta::milliseconds(i64::try_from(back).unwrap());
    (line.at - span, line.elapsed_ms.saturating_sub(back))
}

fn marks_of_card(card: &Value) -> Vec<Value> {
    let signals = list(&card["signals"]).iter().flat_map(|signal| {
        let marks = list(&signal["marks"]).iter();
        marks.map(move |mark| {
            json!([
                mark["id"],
                signal["question"],
                signal["id"],
                mark["shown"],
                mark["note"],
                moment(&mark["at"]),
                mark["at_ms"]
            ])
        })
    });
    signals.collect()
}

fn marks_of_log(log: &[Entry]) -> Vec<Value> {
    let bookmarks = bookmarks(log);
    let mut marks = BTreeMap::new();
    for line in standing(log, "marked") {
        let body = &line.body;
        let (at, at_ms) = match body["bookmark"].as_str() {
            Some(bookmark) => earlier(bookmarks[bookmark]),
            None => (line.at, line.elapsed_ms),
        };
        let mark = [&body["mark"], &body["question"], &body["signal"], &body["shown"], &body["note"]];
        let mut mark: Vec<Value> = mark.into_iter().cloned().collect();
        mark.extend([json!(at), json!(at_ms)]);
        marks.insert(text(body, "mark"), mark);
    }
    for line in standing(log, "qualified") {
        marks.get_mut(text(&line.body, "mark")).unwrap()[3] = line.body["shown"].clone();
    }
    for line in standing(log, "retargeted") {
        let mark = marks.get_mut(text(&line.body, "mark")).unwrap();
        mark[1] = line.body["question"].clone();
        mark[2] = line.body["signal"].clone();
    }
    for line in standing(log, "unmarked") {
        marks.remove(text(&line.body, "mark")).unwrap();
    }
    marks.into_values().map(Value::from).collect()
}

fn bookmarks(log: &[Entry]) -> BTreeMap<&str, &Entry> {
    standing(log, "bookmarked").into_iter().map(|line| (text(&line.body, "bookmark"), line)).collect()
}

fn notes_of_card(card: &Value) -> Vec<Value> {
    let notes = list(&card["notes"]).iter();
    notes
        .map(|note| {
            json!([
                note["text"],
                note["visibility"],
                note["question"],
                note["mark"],
                moment(&note["at"]),
                note["at_ms"]
            ])
        })
        .collect()
}

fn notes_of_log(log: &[Entry]) -> Vec<Value> {
    let bookmarks = bookmarks(log);
    let written = standing(log, "noted").into_iter();
    let written = written.filter(|line| line.body["visibility"] != "interviewer").map(|line| {
        let (at, at_ms) = earlier(line);
        let body = &line.body;
        json!([body["text"], body["visibility"], body["question"], body["mark"], at, at_ms])
    });
    let settled = standing(log, "settled").into_iter();
    let settled = settled.filter(|line| !line.body["note"].is_null()).map(|line| {
        let bookmark = bookmarks[text(&line.body, "bookmark")];
        let (at, at_ms) = earlier(bookmark);
        json!([line.body["note"], "panel", bookmark.body["question"], null, at, at_ms])
    });
    written.chain(settled).collect()
}

/// Every rating that was given, those that were changed later included.
fn ratings_of_card(card: &Value) -> Vec<Value> {
    let mut ratings = Vec::new();
    for competency in list(&card["competencies"]) {
        for last in list(&competency["ratings"]) {
            let earlier = last["earlier"].as_array().into_iter().flatten();
            for one in earlier.chain([last]) {
                ratings.push(json!([
                    last["question"],
                    competency["id"],
                    one["rating"],
                    one["why"],
                    moment(&one["at"]),
                    one["at_ms"]
                ]));
            }
        }
    }
    ratings
}

fn ratings_of_log(log: &[Entry]) -> Vec<Value> {
    let rated = standing(log, "rated").into_iter();
    rated
        .map(|line| {
            let body = &line.body;
            json!([
                body["question"],
                body["competency"],
                body["rating"],
                body["why"],
                line.at,
                line.elapsed_ms
            ])
        })
        .collect()
}

/// What was said or reached in questions: which, and when.
fn said_of_card(card: &Value, part: &str) -> Vec<Value> {
    let which = if part == "milestones" { "kind" } else { "n" };
    let questions = list(&card["questions"]).iter();
    questions
        .flat_map(|question| {
            let said = list(&question[part]).iter();
            said.map(move |one| json!([question["id"], one[which], one["at_ms"]]))
        })
        .collect()
}

fn said_of_log(log: &[Entry], kind: &str, field: &str) -> Vec<Value> {
    let said = standing(log, kind).into_iter();
    said.map(|line| json!([line.body["question"], line.body[field], line.elapsed_ms])).collect()
}
