//! The day before and the minutes before: an invitation becomes a prepared interview at the right time, the CV is
//! read and put away, and from the start on nobody is served its words.

use chrono::{TimeDelta, Utc};
use serde_json::json;

use crate::app::{App, Theme};
use crate::every_screen::Walk;
use crate::evidence_from_code::drops_file;
use crate::laptop::Laptop;
use crate::rehearsal::Rehearsal;
use crate::{clipboard, ledger};

const INVITATION: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:e2e\r\n\
    DTSTART;TZID=W. Europe Standard Time:20300115T143000\r\nDTEND;TZID=W. Europe Standard Time:20300115T151500\r\n\
    ORGANIZER;CN=Robin Recruiter:mailto:robin@acme.example\r\n\
    SUMMARY:Interview: Grace Sample – Senior Systems Engineer (Phone screen)\r\n\
    DESCRIPTION:Pad: https://app.coderpad.io/7FQ2ABCD\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const PASTED: &str = "Interview with Ada Example\nWhen: Fri 15 Jan 2030 10:00 - 11:00 UTC\n";
const CV: &str = "# Grace Sample\n\nTwelve years of canary keeping.\n";

#[tokio::test]
async fn an_invitation_becomes_an_interview_at_its_time_and_the_cv_is_locked_from_the_start() {
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    let mut walk = Walk::begins(Theme::Light);
    app.shows("[data-testid=home]").await;
    app.press("n").await;
    app.focuses("[data-testid=candidate]").await;
    drops_file(&app, "invite.ics", INVITATION).await;
    app.says("[data-testid=invitation]", "What the invitation says").await;
    app.says("[data-testid=invitation]", "https://app.coderpad.io/7FQ2ABCD").await;
    let name = app.read("document.querySelector('[data-testid=candidate]').value").await;
    assert_eq!(name, "Grace Sample");
    app.says("[data-testid=plan-warnings]", "booked for 45 minutes, and this kit takes 60").await;
    drops_file(&app, "grace.md", CV).await;
    app.says("[data-testid=cv-waiting]", "grace.md").await;
    walk.stops(&app, "prepare-invited").await;
    app.focuses("[data-testid=candidate]").await;
    app.press("Enter").await;
    app.focuses("[data-testid=prepared] [data-testid=start]").await;

    let interview = ledger::only_interview(&laptop);
    let log = ledger::log(&laptop, interview);
    let planned = &ledger::standing(&log, "planned")[0].body;
    assert_eq!(planned["starts_at"], "2030-01-15T13:30:00Z");
    assert_eq!(planned["meeting"]["minutes"], 45);
    assert_eq!(
        planned["meeting"]["links"],
        json!([{"kind": "editor", "address": "https://app.coderpad.io/7FQ2ABCD"}])
    );
    assert_eq!(planned["level"], "senior");

    app.clicks("[data-testid=look-ahead]").await;
    app.says("[data-testid=cv-words]", "Twelve years of canary keeping.").await;
    app.says("[data-testid=preflight]", "https://app.coderpad.io/7FQ2ABCD").await;
    app.clicks("[data-testid=probes]").await;
    app.types("Which bird was the hardest?").await;
    app.clicks("[data-testid=keep-probes]").await;
    app.says("[data-testid=cv]", "Kept.").await;
    walk.stops(&app, "preflight").await;
    app.clicks("[data-testid=start]").await;
    app.shows("[data-testid=desk][data-phase=live]").await;
    app.clicks("[data-testid=tab-plan]").await;
    app.says("[data-testid=plan-probes]", "Which bird was the hardest?").await;
    app.says("[data-testid=cv-locked]", "CV locked until you submit.").await;
    let shown = app.read("document.documentElement.innerHTML").await;
    assert!(!shown.as_str().unwrap().contains("canary"), "its words are in the page");
    let asked = "const done = arguments[arguments.length - 1]; \
                 window.__TAURI_INTERNALS__.invoke('cv', {interview: arguments[0]}).then(() => done('served'), (fault) => done(fault.code))";
    let answer = app.client.execute_async(asked, vec![json!(interview)]).await.unwrap();
    assert_eq!(answer, "cv-locked");
    walk.ends(2);
}

#[tokio::test]
async fn a_pasted_invitation_says_what_it_is_unsure_of() {
    let _turn = clipboard::alone().await;
    let laptop = Laptop::new();
    let app = App::open(&laptop).await;
    app.shows("[data-testid=home]").await;
    app.press("n").await;
    app.focuses("[data-testid=candidate]").await;
    clipboard::holds(PASTED);
    app.clicks("[data-testid=invitation-paste]").await;
    app.says("[data-testid=problem-weekday]", "15 January 2030 is a Tuesday, and the invitation says Friday")
        .await;
    app.shows("[data-testid=check]").await;
    let name = app.read("document.querySelector('[data-testid=candidate]').value").await;
    assert_eq!(name, "Ada Example");
    app.clicks("[data-testid=invitation-clear]").await;
    app.says("[data-testid=invitation]", "Drop the .ics file").await;
}

#[tokio::test]
async fn what_begins_within_minutes_is_offered_by_itself_and_enter_leads_to_its_preflight() {
    let laptop = Laptop::new();
    let mut rehearsal = Rehearsal::on(&laptop);
    rehearsal.it_is(Utc::now());
    let plan = |name: &str, minutes: i64| {
        json!({"candidate": {"name": name}, "role": "systems", "level": "senior", "kit": "phone-screen",
            "interviewer": {"name": "Kim", "part": "lead"}, "starts_at": Utc::now() + TimeDelta::minutes(minutes)})
    };
    rehearsal.plans(plan("Grace Sample", 50));
    rehearsal.plans(plan("Ada Example", 4));
    drop(rehearsal);
    let app = App::open(&laptop).await;
    app.says("[data-testid=soon]", "Ada Example begins in").await;
    app.press("Enter").await;
    app.shows("[data-testid=preflight]").await;
    app.says("main h1", "Ada Example").await;
}
