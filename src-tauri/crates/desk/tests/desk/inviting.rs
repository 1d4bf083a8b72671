//! An invitation becomes a plan: read in the desk's zone, matched with its bank, and what speaks against it.

use desk::Arrangement;
use serde_json::json;

use crate::scene::{Acting, Scene, plan};

const INVITATION: &str = "Subject: Interview: Grace Sample - Senior Systems Engineer (Short talk)\n\
                          When: Mon 3 Mar 2025 10:00 - 10:20 UTC\nPad: https://app.coderpad.io/X\n";

fn arranged(starts_at: &str) -> Arrangement {
    Arrangement {
        kit: "short-talk".into(),
        starts_at: Some(starts_at.parse().unwrap()),
        booked_minutes: None,
        zone: None,
    }
}

#[test]
fn an_invitation_leads_to_role_and_level_of_the_bank() {
    let scene = Scene::new();
    let desk = scene.desk();
    let invitation = desk.read_invitation(INVITATION.as_bytes()).unwrap();
    assert_eq!(invitation.candidate.unwrap().value, "Grace Sample");
    assert_eq!(invitation.role.as_deref(), Some("systems"));
    assert_eq!(invitation.level.as_deref(), Some("senior"));
    assert_eq!(invitation.minutes.unwrap().value, 20);
    assert_eq!(invitation.problems, []);
}

#[test]
fn what_was_arranged_is_kept_with_the_plan() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let mut asked = plan();
    asked["meeting"] = json!({"minutes": 45, "links": [{"kind": "editor", "address": "https://app.coderpad.io/X"}], "panel": ["Sam Roe"]});
    let interview = desk.planned(asked);
    let body = desk.log(interview).unwrap()[0].body.clone();
    assert!(body.get().contains("https://app.coderpad.io/X") && body.get().contains("Sam Roe"));
    for address in ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "coderpad.io"] {
        let mut asked = plan();
        asked["meeting"] = json!({"links": [{"kind": "editor", "address": address}]});
        let fault = desk.answer(&interview::Envelope::from_json(asked).unwrap()).unwrap_err();
        assert_eq!(fault.code, "not-an-address", "{address}");
    }
}

#[test]
fn a_plan_is_warned_of_what_it_clashes_with() {
    let scene = Scene::new();
    let mut desk = scene.desk();
    let codes = |desk: &desk::Desk, arranged: &Arrangement| -> Vec<String> {
        desk.warnings(arranged).unwrap().into_iter().map(|warning| warning.code).collect()
    };
    let free = arranged("2025-03-03T10:00:00Z");
    assert_eq!(codes(&desk, &free), [""; 0]);
    assert_eq!(codes(&desk, &Arrangement { booked_minutes: Some(5), ..free.clone() }), ["too-short"]);
    assert_eq!(
        codes(&desk, &Arrangement { zone: Some("America/New_York".into()), ..free.clone() }),
        ["other-zone"]
    );
    assert_eq!(codes(&desk, &Arrangement { zone: Some("Europe/London".into()), ..free.clone() }), [""; 0]);
    assert_eq!(codes(&desk, &arranged("2025-03-03T23:59:00Z")), ["past-midnight"]);
    let mut asked = plan();
    asked["starts_at"] = json!("2025-03-03T10:01:00Z");
    desk.planned(asked);
    assert_eq!(codes(&desk, &free), ["same-time"]);
    assert_eq!(codes(&desk, &arranged("2025-03-04T10:00:00Z")), [""; 0]);
    let mut rehearsed = plan();
    rehearsed["starts_at"] = json!("2025-03-04T10:00:00Z");
    rehearsed["practice"] = json!(true);
    desk.planned(rehearsed);
    assert_eq!(codes(&desk, &arranged("2025-03-04T10:00:00Z")), [""; 0]);
}
