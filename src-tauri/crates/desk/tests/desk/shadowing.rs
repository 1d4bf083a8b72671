//! A shadow's interview stays out of lists and statistics, and is compared with the lead's.

use desk::{CardSource, Desk, ExportOptions, Format, Target};
use interview::{InterviewId, Part, Privacy};
use serde_json::json;

use crate::scene::{Acting, Scene, plan};

/// The same conversation as somebody saw it.
fn seen_by(desk: &mut Desk, name: &str, part: &str, shown: &str) -> InterviewId {
    let mut request = plan();
    request["interviewer"] = json!({"name": name, "part": part});
    let interview = desk.planned(request);
    for action in [
        json!({"do": "start"}),
        json!({"do": "open-question", "question": "sum-001"}),
        json!({"do": "mark", "signal": "sums-up", "shown": shown}),
        json!({"do": "rate", "question": "sum-001", "competency": "correctness", "rating": 3, "why": "seen"}),
        json!({"do": "end"}),
    ] {
        desk.does(interview, action);
    }
    interview
}

#[test]
fn a_shadows_interview_is_in_no_list_and_no_statistic() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let lead = seen_by(&mut desk, "Kim", "lead", "unprompted");
    desk.does(lead, json!({"do": "submit"}));
    let shadow = seen_by(&mut desk, "Jo", "shadow", "prompted");
    assert_eq!(desk.home().unwrap().unfinished.len(), 1, "one still has to finish it");
    desk.does(shadow, json!({"do": "submit"}));
    let ids = |rows: Vec<desk::InterviewRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    assert_eq!(ids(desk.list(true, false).unwrap()), [lead]);
    assert_eq!(desk.list(false, true).unwrap().len(), 2);
    let home = desk.home().unwrap();
    assert_eq!((ids(home.submitted), ids(home.shadowed)), (vec![lead], vec![shadow]));
    let library = desk.library().unwrap();
    let asked = library.questions.iter().find(|question| question.id == "sum-001").unwrap().asked;
    assert_eq!(asked, 1, "it was asked once, whoever watched");
    assert_eq!(desk.card(shadow, None).unwrap().composite.value, None);
    assert_eq!(desk.rebuild().unwrap(), desk.rebuild().unwrap());
    assert_eq!(desk.list(false, true).unwrap().iter().filter(|row| row.part == Part::Shadow).count(), 1);
}

#[test]
fn the_two_are_compared_once_both_are_submitted_also_from_a_file() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let lead = seen_by(&mut desk, "Kim", "lead", "unprompted");
    desk.does(lead, json!({"do": "submit"}));
    let shadow = seen_by(&mut desk, "Jo", "shadow", "prompted");
    let both = [CardSource::Interview(shadow), CardSource::Interview(lead)];
    assert_eq!(desk.compare(&both[0], &both[1]).unwrap_err().code, "not-submitted");
    assert_eq!(desk.scorecard(lead, None).unwrap().comparable.len(), 0);
    desk.does(shadow, json!({"do": "submit"}));
    assert_eq!(desk.scorecard(shadow, None).unwrap().comparable[0].id, lead);
    let found = desk.compare(&both[0], &both[1]).unwrap();
    assert_eq!((found.lead.interview, found.shadow.interview), (lead, shadow));
    let differ: Vec<&str> =
        found.signals.iter().filter(|pair| !pair.alike).map(|pair| pair.id.as_str()).collect();
    assert_eq!(differ, ["sums-up"]);

    let path = scene.root().join("lead.json");
    let options = ExportOptions { revision: None, format: Format::Json, privacy: Privacy::default() };
    desk.export(lead, options, &Target::File { path: path.clone(), replace: false }).unwrap();
    let from_file = desk.compare(&CardSource::File(path.clone()), &both[0]).unwrap();
    assert_eq!((from_file.signals, from_file.ratings), (found.signals, found.ratings));
    std::fs::write(&path, "{}").unwrap();
    assert_eq!(desk.compare(&CardSource::File(path), &both[0]).unwrap_err().code, "not-a-scorecard");
}
