//! Three workspaces, one candidate: promises, then scorecards, then a decision, in the real window.

use chrono::{TimeDelta, Utc};
use debrief::Card;
use desk::{BankSource, DataFolder, Desk, Purpose, System};
use interview::InterviewId;
use serde_json::json;

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::evidence_from_code::drops_file;
use crate::laptop::Laptop;
use crate::rehearsal::{Hour, Rehearsal};
use crate::story;

/// An interview with the candidate two days ago, up to its end; submitted where a rating of ownership is given.
fn interviewed(laptop: &Laptop, name: &str, part: &str, rating: Option<u8>) -> (InterviewId, Option<Card>) {
    let start = Utc::now() - TimeDelta::days(2);
    let mut rehearsal = Rehearsal::on(laptop);
    rehearsal.it_is(start - TimeDelta::minutes(5));
    let interview = rehearsal.plans(json!({
        "candidate": { "name": "Ada Example" }, "role": "systems", "level": "senior", "kit": "phone-screen",
        "loop": "senior-systems", "interviewer": { "name": name, "part": part },
    }));
    let mut hour = Hour::of(&mut rehearsal, interview, start);
    let mut tray = story::first_question(&mut hour);
    tray.extend(story::second_question(&mut hour));
    story::the_rest(&mut hour);
    let Some(rating) = rating else { return (interview, None) };
    story::rates(&mut hour, &tray);
    hour.at(
        "53:30",
        json!({"do": "rate", "question": "own-001", "competency": "ownership", "rating": rating, "why": format!("{name} weighed the copies")}),
    );
    story::submits(&mut hour);
    let card = rehearsal.desk().sealed_card(interview).unwrap();
    (interview, Some(card))
}

#[tokio::test]
async fn three_workspaces_meet_over_one_candidate_in_the_light() {
    three_workspaces_meet(Theme::Light).await;
}

#[tokio::test]
async fn three_workspaces_meet_over_one_candidate_in_the_dark() {
    three_workspaces_meet(Theme::Dark).await;
}

async fn three_workspaces_meet(theme: Theme) {
    let (mine, lees, sams) = (Laptop::new(), Laptop::new(), Laptop::new());
    let (interview, _) = interviewed(&mine, "Kim", "lead", Some(3));
    let lee = interviewed(&lees, "Lee", "lead", Some(1)).1.unwrap();
    let sam = interviewed(&sams, "Sam", "shadow", Some(2)).1.unwrap();
    let mut walk = Walk::begins(theme);
    let app = App::open_in(&mine, theme).await;
    app.clicks(&format!("[data-testid=interview-{interview}]")).await;
    app.clicks("[data-testid=open-debrief]").await;
    app.shows("[data-testid=debrief] [data-testid=people]").await;

    // Only a person can say that Lee's Ada is this one; said once of a promise, the card needs no word more.
    drops_file(&app, "lee.touchpromise", &serde_json::to_string(&lee.commitment).unwrap()).await;
    app.says("[data-testid=received]", "Nothing shows that").await;
    walk.stops(&app, "debrief-whose").await;
    app.clicks("[data-testid=same-person]").await;
    app.says("[data-testid=people]", "promise here, scorecard to come").await;
    drops_file(&app, "lee.touchcard", &serde_json::to_string(&lee).unwrap()).await;
    app.says("[data-testid=people]", "as promised").await;
    drops_file(&app, "sam.touchcard", &serde_json::to_string(&sam).unwrap()).await;
    app.clicks("[data-testid=same-person]").await;
    app.says("[data-testid=people]", "without a promise before").await;
    app.clicks("[data-testid=received-close]").await;
    drops_file(&app, "half.touchcard", &serde_json::to_string(&lee).unwrap()[..400]).await;
    app.says("[data-testid=received]", "ends in the middle").await;
    app.clicks("[data-testid=received-close]").await;

    let row = app.says("[data-testid=row-ownership] summary", "2 apart").await;
    assert!(row.contains("Kim 3") && row.contains("Lee 1") && row.contains("Sam 2"), "{row}");
    let cell = format!("[data-testid=cell-ownership-{}]", lee.commitment.interview);
    app.says(&cell, "Lee weighed the copies").await;
    walk.stops(&app, "debrief").await;

    app.clicks(&format!("[data-testid=revise-ownership-{}]", lee.commitment.interview)).await;
    app.shows("[data-testid=revise-dialog]").await;
    app.clicks("[data-testid=revised] label:nth-of-type(2)").await;
    app.clicks("[data-testid=revised-reason]").await;
    app.types("Kim heard the answer that I missed").await;
    walk.stops(&app, "debrief-revise").await;
    app.clicks("[data-testid=record]").await;
    app.says("[data-testid=row-ownership] summary", "1 apart").await;
    app.says(&cell, "first 1").await;

    app.clicks("[data-testid=decide]").await;
    app.clicks("[data-testid=record]").await;
    app.says("[data-testid=decide-dialog] [role=alert]", "is empty").await;
    for (field, words) in
        [("outcome", "An offer at senior"), ("decided-by", "Mo Manager"), ("decided-why", "Both saw it")]
    {
        app.clicks(&format!("[data-testid={field}]")).await;
        app.types(words).await;
    }
    app.clicks("[data-testid=add-dissent]").await;
    for (field, words) in [("dissent-who-0", "Lee"), ("dissent-why-0", "Copies cost too much here")] {
        app.clicks(&format!("[data-testid={field}]")).await;
        app.types(words).await;
    }
    walk.stops(&app, "debrief-decide").await;
    app.clicks("[data-testid=record]").await;
    app.says("[data-testid=decision]", "Lee saw it otherwise").await;
    walk.stops(&app, "debrief-decided").await;
    walk.ends(12);
    app.close_window().await;

    let folder = DataFolder::at(mine.data());
    let mut desk = Desk::open(folder, &BankSource::Bundled, Purpose::Read, Box::new(System::new())).unwrap();
    let listed = desk.debriefs().unwrap();
    assert_eq!((listed.len(), listed[0].decided), (1, true));
    let decision = desk.debrief(listed[0].id).unwrap().view.decision.unwrap();
    assert_eq!((decision.by.as_str(), decision.rests_on.len()), ("Mo Manager", 3));
    assert_eq!(desk.check().unwrap().problems, []);
}

#[tokio::test]
async fn before_your_own_is_submitted_the_window_is_told_who_has_and_nothing_else() {
    let (mine, lees) = (Laptop::new(), Laptop::new());
    let (interview, _) = interviewed(&mine, "Kim", "lead", None);
    let lee = interviewed(&lees, "Lee", "lead", Some(1)).1.unwrap();
    {
        let mut rehearsal = Rehearsal::on(&mine);
        rehearsal.it_is(Utc::now());
        let desk = rehearsal.desk();
        let action = desk.debrief_over(interview).unwrap();
        desk.act_on_debrief(&desk::DebriefEnvelope { id: None, debrief: None, action }).unwrap();
    }
    let app = App::open(&mine).await;
    app.clicks("[data-testid=debriefs] button").await;
    drops_file(&app, "lee.touchcard", &serde_json::to_string(&lee).unwrap()).await;
    app.clicks("[data-testid=same-person]").await;
    app.says("[data-testid=people]", "Lee").await;
    app.says("[data-testid=sealed]", "Sealed until you submit yours").await;
    let page = app.read("document.body.innerText").await.to_string();
    assert!(!page.contains("weighed") && !page.contains("apart"), "{page}");
    assert_eq!(app.count("[data-testid=decide]").await, 0);
}
