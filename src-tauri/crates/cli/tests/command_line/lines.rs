//! Lines that cannot be acted on: each is answered with a fault, changes nothing, and does not end the
//! stream.

use serde_json::{Value, json};

use crate::place::{Place, id, note, plan};

/// What `live` answers to these bytes in the middle of an interview: the code of the fault to each line
/// of them. The lines before and after must be done as if nothing had been between.
fn between(input: &[u8]) -> Vec<Value> {
    let place = Place::new();
    let planned = plan();
    let before = format!("{planned}\n{{\"do\":\"start\"}}\n");
    let after = format!("\n{}\n", note("after"));
    let ran = place.feed(&["live"], &[before.as_bytes(), input, after.as_bytes()].concat());
    let answers = ran.answers();
    assert_eq!(answers[1]["ok"]["seq"], 2);
    assert_eq!(answers.last().unwrap()["ok"]["seq"], 3, "something was done between");
    assert_eq!(place.log(planned["id"].as_str().unwrap()).len(), 3);
    let between = answers[2..answers.len() - 1].to_vec();
    for answer in &between {
        let fault = &answer["fault"];
        assert!(fault["message"].as_str().unwrap().len() > 10, "{answer}");
        assert!(fault["hint"].as_str().unwrap().ends_with('.'), "{answer}");
        assert!(answer.to_string().len() < 2000, "more than a person reads: {answer}");
    }
    between
}

fn code(answer: &Value) -> &str {
    answer["fault"]["code"].as_str().unwrap_or("none")
}

#[test]
fn a_line_that_is_no_json_is_told_by_its_number() {
    let half = note("cut in half by a crash of the sender").to_string();
    let whole: Vec<char> = half.chars().collect();
    let halves = (1..whole.len()).step_by(7).map(|end| whole[..end].iter().collect::<String>().into_bytes());
    let deep = format!("{{\"do\":{}{}}}", "[".repeat(300), "]".repeat(300));
    let others: [&[u8]; 9] = [
        b"start",
        b"{\"do\":\"start\"}}",
        b"{\"do\":\"start\"} {\"do\":\"start\"}",
        b"{'do':'start'}",
        b"{\"do\":\"note\",\"text\":\"\xff\xfe\"}",
        b"\x00\x01\x02",
        b"\xef\xbb\xbf{\"do\":\"start\"}",
        b"{\"do\":\"note\",\"text\":\"\\ud800\"}",
        deep.as_bytes(),
    ];
    for line in halves.chain(others.map(<[u8]>::to_vec)) {
        let answers = between(&line);
        let shown = String::from_utf8_lossy(&line);
        assert_eq!(answers.len(), 1, "{shown}");
        assert_eq!(code(&answers[0]), "not-json", "{shown}");
        assert_eq!((&answers[0]["id"], &answers[0]["line"]), (&Value::Null, &json!(3)), "{shown}");
    }
}

#[test]
fn a_line_of_ten_megabytes_is_passed_over_whole() {
    let long = note(&"x".repeat(10_000_000)).to_string();
    let answers = between(long.as_bytes());
    assert_eq!(answers.len(), 1);
    assert_eq!((code(&answers[0]), &answers[0]["line"]), ("line-too-long", &json!(3)));
    let message = answers[0]["fault"]["message"].as_str().unwrap();
    assert!(message.contains(&long.len().to_string()), "{message}");

    let place = Place::new();
    let unended = place.feed(&["live"], &vec![b'{'; 10_000_000]).answers();
    assert_eq!((unended.len(), code(&unended[0])), (1, "line-too-long"));
}

#[test]
fn a_line_within_the_limit_may_still_hold_more_than_an_action_can() {
    let code_of = |text: &str| code(&between(note(text).to_string().as_bytes())[0]).to_owned();
    assert_eq!(code_of(&"x".repeat(1_900_000)), "too-long");
    assert_eq!(code_of("  \n "), "empty");
}

#[test]
fn an_unknown_action_or_field_is_named() {
    for (line, wanted, named) in [
        (json!({"do": "fly"}), "unknown-action", "fly"),
        (json!({"id": id(), "do": "Mark"}), "unknown-action", "Mark"),
        (json!({"text": "no do"}), "malformed-action", "do"),
        (json!({"do": "note", "text": "x", "colour": "red"}), "malformed-action", "colour"),
        (json!({"do": "note"}), "malformed-action", "text"),
        (json!({"do": "note", "text": 7}), "malformed-action", "7"),
        (json!({"do": "start", "interview": "the first"}), "malformed-action", "interview"),
        (json!({"id": "7", "do": "pause"}), "malformed-action", "id"),
        (json!(["start"]), "not-an-action", "list"),
        (json!(null), "not-an-action", "null"),
        (json!("start"), "not-an-action", "string"),
    ] {
        let answers = between(line.to_string().as_bytes());
        assert_eq!(code(&answers[0]), wanted, "{line}");
        assert!(answers[0]["fault"]["message"].as_str().unwrap().contains(named), "{}", answers[0]);
        let told = json!({"id": line["id"], "fault": null});
        if line["id"].as_str().is_some_and(|id| id.len() == 36) {
            assert_eq!(answers[0]["id"], told["id"]);
        } else {
            assert_eq!(answers[0]["line"], 3, "{line}");
        }
    }
}

#[test]
fn an_action_out_of_order_is_refused() {
    let place = Place::new();
    let planned = plan();
    let planned_again = planned.clone();
    let rate = json!({"do": "rate", "competency": "correctness", "rating": 3});
    let lines = [
        (json!({"do": "start"}), "no-interview"),
        (json!({"do": "start", "interview": id()}), "unknown-interview"),
        (planned, "none"),
        (json!({"do": "mark", "signal": "names-edges"}), "not-started"),
        (json!({"do": "open-question", "question": "sum-001"}), "not-started"),
        (rate.clone(), "not-started"),
        (json!({"do": "submit"}), "not-started"),
        (json!({"do": "undo"}), "nothing-to-undo"),
        (json!({"do": "start"}), "none"),
        (json!({"do": "start"}), "already-started"),
        (json!({"do": "resume"}), "not-paused"),
        (json!({"do": "hint", "n": 1}), "no-open-question"),
        (json!({"do": "mark", "signal": "sum-001.casts", "question": "sum-001"}), "question-not-opened"),
        (
            json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 3}),
            "question-not-opened",
        ),
        (json!({"do": "open-question", "question": "sum-002"}), "unknown-question"),
        (json!({"do": "rate", "competency": "correctness", "rating": 4}), "off-scale"),
        (json!({"do": "unmark", "mark": id()}), "unknown-mark"),
        (json!({"do": "redo"}), "nothing-to-redo"),
        (
            json!({"do": "amend", "reason": "early", "actions": [{"do": "feedback", "text": "x"}]}),
            "not-submitted",
        ),
        (json!({"do": "note", "text": "x", "elapsed_ms": 5000}), "clock-is-ours"),
        (json!({"do": "submit"}), "none"),
        (rate.clone(), "already-submitted"),
        (json!({"do": "note", "text": "late"}), "already-submitted"),
        (json!({"do": "start"}), "already-submitted"),
        (json!({"do": "undo"}), "already-submitted"),
        (json!({"do": "amend", "reason": "wrong", "actions": [rate, {"do": "submit"}]}), "not-amendable"),
        (json!({"do": "amend", "reason": "nothing", "actions": []}), "empty-amendment"),
        (planned_again, "none"),
    ];
    let sent: Vec<Value> = lines.iter().map(|(line, _)| line.clone()).collect();
    let answers = place.live(&sent);
    for ((line, wanted), answer) in lines.iter().zip(&answers) {
        assert_eq!(code(answer), *wanted, "{line}: {answer}");
    }
    let interview = sent[2]["id"].as_str().unwrap();
    let kinds: Vec<Value> = place.log(interview).iter().map(|event| event["kind"].clone()).collect();
    assert_eq!(kinds, ["planned", "started", "submitted"]);
    assert_eq!(answers.last(), answers.get(2), "the plan sent again is answered as before");
}

#[test]
fn an_interview_that_cannot_be_planned_leaves_nothing_behind() {
    let place = Place::new();
    let with = |field: &str, value: Value| {
        let mut line = plan();
        line[field] = value;
        line
    };
    let lines = [
        (with("kit", json!("no-such")), "unknown-kit"),
        (with("loop", json!("no-such")), "unknown-loop"),
        (with("level", json!("wizard")), "unknown-level"),
        (with("candidate", json!({"name": " "})), "empty"),
        (with("interviewer", json!({"name": "x".repeat(500)})), "too-long"),
        (with("interview", json!(id())), "already-planned"),
    ];
    let answers = place.live(&lines.clone().map(|(line, _)| line));
    for ((line, wanted), answer) in lines.iter().zip(&answers) {
        assert_eq!(code(answer), *wanted, "{line}: {answer}");
    }
    assert_eq!(place.json(&["list", "--practice", "--format", "json"]), json!([]));
}

#[test]
fn empty_lines_are_counted_and_not_answered_and_the_last_line_needs_no_end() {
    let place = Place::new();
    let input = format!("\n  \r\n{}\r\n\nno json\n{{\"do\":\"start\"}}", plan());
    let answers = place.feed(&["live"], input.as_bytes()).answers();
    assert_eq!(answers.len(), 3);
    assert_eq!((code(&answers[1]), &answers[1]["line"]), ("not-json", &json!(5)));
    assert_eq!(answers[2]["ok"]["events"], json!(["started"]));
}

#[test]
fn an_interview_named_on_the_command_line_is_the_one_that_is_meant() {
    let place = Place::new();
    let (one, two) = (place.interview(&[plan()]), place.interview(&[plan()]));
    let answers = place.feed(&["live", "--interview", &one], b"{\"do\":\"start\"}\n").answers();
    assert_eq!(answers[0]["ok"]["interview"], *one);
    let named = format!("{{\"do\":\"note\",\"text\":\"x\",\"interview\":\"{two}\"}}\n");
    let answers = place.feed(&["live", "--interview", &one], named.as_bytes()).answers();
    assert_eq!(answers[0]["ok"]["interview"], *two);
    place.run(&["live", "--interview", "the-first"]).fault("not-an-id");
}
