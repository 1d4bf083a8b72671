//! What the compiler said: moments to watch, from when an error was seen to when it was gone.

use serde_json::json;

use super::rehearsal::Rehearsal;

fn moments(rehearsal: &Rehearsal) -> Vec<(Option<String>, u64, Option<u64>)> {
    let moments = rehearsal.card().moments;
    moments.into_iter().map(|moment| (moment.code, moment.first_at_ms, moment.gone_at_ms)).collect()
}

#[test]
fn an_error_that_is_gone_from_later_output_is_a_moment_with_both_times() {
    let mut rehearsal = Rehearsal::in_config();
    let first = "error E0382: moved, line 12\nerror E0382: moved again, line 20\nwarning: unused";
    rehearsal.wait(370).does(json!({"do": "capture-code", "text": first}));
    rehearsal
        .wait(60)
        .does(json!({"do": "capture-output", "text": "error E0382: moved, line 14\nerror: strange"}));
    let code = |code: &str| Some(code.to_owned());
    assert_eq!(moments(&rehearsal), [(code("E0382"), 370_000, None), (None, 430_000, None)]);
    rehearsal.wait(90).does(json!({"do": "capture-output", "text": "Finished"}));
    assert_eq!(
        moments(&rehearsal),
        [(code("E0382"), 370_000, Some(520_000)), (None, 430_000, Some(520_000))]
    );
    let moment = &rehearsal.card().moments[0];
    assert_eq!(
        (moment.question.as_deref(), moment.line, moment.message.as_str()),
        (Some("err-001"), Some(12), "moved")
    );
    let shown = &rehearsal.view().findings.moments;
    let began = rehearsal.card().interview.started_at.unwrap();
    let after = |at: chrono::DateTime<chrono::Utc>| (at - began).num_seconds();
    assert_eq!(
        (shown.len(), shown[0].line, after(shown[0].first_at), shown[0].gone_at.map(after)),
        (2, Some(12), 370, Some(520)),
        "the window says it by the clock"
    );
    rehearsal.wait(10).does(json!({"do": "capture-output", "text": "error E0382: moved, line 14"}));
    assert_eq!(moments(&rehearsal)[2], (code("E0382"), 530_000, None), "back again it is another moment");
    rehearsal.does(json!({"do": "undo"}));
    assert_eq!(moments(&rehearsal).len(), 2);
}

#[test]
fn output_of_one_question_says_nothing_of_another() {
    let mut rehearsal = Rehearsal::in_both();
    rehearsal
        .does(json!({"do": "capture-output", "text": "error E0382: moved, line 1", "question": "own-001"}));
    rehearsal.wait(5).does(json!({"do": "capture-output", "text": "error E0499: twice, line 1"}));
    let card = rehearsal.card();
    let told: Vec<_> = card
        .moments
        .iter()
        .map(|moment| {
            (moment.question.as_deref().unwrap(), moment.code.as_deref().unwrap(), moment.gone_at_ms)
        })
        .collect();
    assert_eq!(told, [("own-001", "E0382", None), ("err-001", "E0499", None)]);
}

#[test]
fn what_the_compiler_said_is_attached_with_its_line_and_with_code_only_where_that_has_what_it_quotes() {
    let attached = |code: &str, output: &str| {
        let mut rehearsal = Rehearsal::in_config();
        rehearsal.does(json!({"do": "capture-code", "text": code}));
        rehearsal.does(json!({"do": "capture-output", "text": output}));
        let finding = rehearsal.view().findings.groups[0].findings[0].id;
        rehearsal.does(json!({"do": "finding", "finding": finding, "decision": "attach"}));
        let card = rehearsal.card();
        let part = &card.findings[0];
        assert_eq!(part.detector, "use-after-move");
        (part.snapshot.is_some(), part.lines)
    };
    let code = "let order = 1;\nprint(order);\n";
    assert_eq!(attached(code, "error E0382: moved `order`, line 2"), (true, Some([2, 2])));
    assert_eq!(attached(code, "error E0382: moved `other`, line 2"), (false, Some([2, 2])));
    assert_eq!(attached(code, "error E0382: moved `order`, line 99"), (false, Some([99, 99])));
    assert_eq!(attached(code, "error E0382: moved `order`"), (false, None));
}

#[test]
fn output_is_offered_beside_the_findings_of_the_code_and_the_same_error_once() {
    let mut rehearsal = Rehearsal::in_config();
    rehearsal.does(json!({"do": "capture-code", "text": "a.unwrap()\n"}));
    rehearsal.does(json!({"do": "capture-output", "text": "error E0382: moved `a`, line 1"}));
    let names = |rehearsal: &Rehearsal| -> Vec<String> {
        rehearsal.view().findings.groups.into_iter().map(|group| group.detector).collect()
    };
    assert_eq!(names(&rehearsal), ["use-after-move", "unwrap-call"]);
    let finding = rehearsal.view().findings.groups[0].findings[0].id;
    rehearsal.does(json!({"do": "finding", "finding": finding, "decision": "dismiss"}));
    rehearsal.does(json!({"do": "capture-output", "text": "error E0382: moved `a`, line 3"}));
    assert_eq!(names(&rehearsal), ["unwrap-call"]);
    assert_eq!(rehearsal.view().captures, 1, "output is no code");
}
