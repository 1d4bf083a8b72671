//! The smaller windows: the strip says little, and what a candidate may read holds nothing else.

use desk::{BankSource, CandidateView, DataFolder, Desk, Purpose};
use interview::InterviewId;
use serde_json::{Value, json};

use crate::scene::{Acting, MINUTE, Scene, live, plan};

/// The strip's payload may be so large, as it is sent after each key.
const SMALL: usize = 8 * 1024;

#[test]
fn the_strip_shows_the_last_mark_and_the_signals_and_counts_marks() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = live(&mut desk);
    assert!(desk.strip(interview).unwrap().unwrap().signals.is_empty(), "no question is open");
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    desk.does(interview, json!({"do": "mark", "signal": "names-edges"}));
    desk.does(interview, json!({"do": "mark", "signal": "names-edges", "shown": "prompted"}));
    let strip = desk.strip(interview).unwrap().unwrap();
    let view = desk.view(interview).unwrap();
    let keys = |keys: Vec<&String>| keys.into_iter().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(strip.signals.iter().map(|signal| &signal.key).collect()),
        keys(view.signals.iter().map(|row| &row.key).collect())
    );
    let edges = strip.signals.iter().find(|signal| signal.id == "names-edges").unwrap();
    assert_eq!(edges.marks, 2);
    assert!(edges.mark.as_ref().unwrap().helped, "the latest");
    assert_eq!(strip.last.as_ref(), view.last_marks.first());
    assert_eq!(
        (strip.stop_at, strip.minutes_left, &strip.next),
        (view.stop_at, view.minutes_left, &view.next)
    );
    assert!(strip.next.is_some_and(|next| next.split_whitespace().count() <= 6));
    let sent = serde_json::to_vec(&desk.strip(interview).unwrap()).unwrap();
    assert!(sent.len() < SMALL, "{} bytes", sent.len());
}

#[test]
fn the_strip_has_nothing_before_and_after_the_conversation() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = desk.planned(plan());
    assert_eq!(desk.strip(interview).unwrap(), None);
    desk.does(interview, json!({"do": "start"}));
    desk.does(interview, json!({"do": "pause"}));
    assert!(desk.strip(interview).unwrap().unwrap().paused_at.is_some());
    desk.does(interview, json!({"do": "end"}));
    assert_eq!(desk.strip(interview).unwrap(), None);
}

#[test]
fn the_candidates_page_follows_the_question_and_is_empty_otherwise() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let interview = desk.planned(plan());
    assert_eq!(desk.for_candidate(interview).unwrap(), CandidateView::default());
    desk.does(interview, json!({"do": "start"}));
    let between = desk.for_candidate(interview).unwrap();
    assert_eq!((between.prompt_html, between.starter.as_str()), (None, ""));
    assert!(between.until.is_some());
    desk.does(interview, json!({"do": "open-question", "question": "sum-001"}));
    let asked = desk.for_candidate(interview).unwrap();
    assert_ne!((asked.prompt_html, asked.starter.as_str()), (None, ""));
    scene.clocks.pass(200 * MINUTE);
    assert_eq!(desk.for_candidate(interview).unwrap().left, None, "nobody is told that they are late");
    desk.does(interview, json!({"do": "end"}));
    assert_eq!(desk.for_candidate(interview).unwrap(), CandidateView::default());
}

#[test]
fn of_every_question_the_candidates_page_holds_the_task_and_nothing_of_the_guide() {
    let scene = Scene::new();
    let folder = DataFolder::at(scene.home());
    let clocks = Box::new(scene.clocks.clone());
    let mut desk = Desk::open(folder, &BankSource::Bundled, Purpose::ActOnly, clocks).unwrap();
    let kits: Vec<String> = desk
        .prepare()
        .unwrap()
        .kits
        .into_iter()
        .filter(|kit| kit.problem.is_none())
        .map(|kit| kit.id)
        .collect();
    assert!(!kits.is_empty());
    let mut looked = 0;
    for kit in kits {
        let mut action = plan();
        action["kit"] = json!(kit);
        let interview = desk.planned(action);
        desk.does(interview, json!({"do": "start"}));
        // What an interviewer writes in between.
        desk.does(interview, json!({"do": "note", "text": "canary of a note", "visibility": "candidate"}));
        for question in desk.kit_of(interview).unwrap().questions.clone() {
            desk.does(interview, json!({"do": "open-question", "question": question.id}));
            desk.does(interview, json!({"do": "hint", "text": "canary of a hint", "cap": {}}));
            holds_the_task_alone(&mut desk, interview, &question);
            looked += 1;
        }
        desk.does(interview, json!({"do": "end"}));
    }
    assert!(looked > 5, "{looked} questions");
}

fn holds_the_task_alone(desk: &mut Desk, interview: InterviewId, question: &bank::Question) {
    let sent = serde_json::to_value(desk.for_candidate(interview).unwrap()).unwrap();
    let fields: Vec<&str> = sent.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["left", "prompt_html", "starter", "until"]);
    let starter = question.starter.iter().map(|fence| fence.code.as_str()).collect::<Vec<_>>().join("\n");
    assert_eq!(sent["starter"], Value::String(starter.clone()), "{}", question.id);
    let shown = plain(&sent.to_string());
    let task = plain(&format!("{} {starter}", question.prompt));
    let signals = desk.view(interview).unwrap().signals;
    let mut guide = vec!["canary", "Ada Example", question.do_not_say.as_str(), question.rescue.as_str()];
    guide.extend(question.hints.iter().map(|hint| hint.text.as_str()));
    guide.extend(question.wrong_answers.iter().map(|wrong| wrong.text.as_str()));
    guide.extend(question.references.iter().map(|reference| reference.fence.code.as_str()));
    for spoken in question.clarifications.iter().chain(&question.follow_ups).chain(&question.if_time_remains)
    {
        guide.extend([spoken.ask.as_str(), spoken.answer.as_str()]);
    }
    guide.extend(signals.iter().flat_map(|signal| [signal.label.as_str(), signal.observe.as_str()]));
    let mut parts = 0;
    for part in guide.iter().flat_map(|text| text.split(['.', '\n'])).map(plain) {
        // Code that the task shows stands in answers to it as well.
        if part.len() < 6 || task.contains(&part) {
            continue;
        }
        assert!(!shown.contains(&part), "{part:?} of the guide to {} is sent", question.id);
        parts += 1;
    }
    assert!(parts > 20, "the guide of {} says little", question.id);
}

/// Letters and digits alone.
fn plain(text: &str) -> String {
    let words: String =
        text.chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
