//! The scorecard: what its readers see, and what the plan put into it.

use serde_json::json;

use super::kit::kit;
use super::rehearsal::{Rehearsal, card};
use crate::scorecard::Summary;
use crate::{CandidateId, Plan, Privacy, Refusal, SCHEMA, plan};

const CANARY: &str = "only for me";

fn with_notes() -> Rehearsal {
    let mut rehearsal = Rehearsal::in_config();
    for (text, visibility) in [(CANARY, "interviewer"), ("for us", "panel"), ("for you", "candidate")] {
        rehearsal.does(json!({"do": "note", "text": text, "visibility": visibility}));
    }
    rehearsal
}

#[test]
fn notes_for_the_interviewer_and_the_name_of_a_blind_candidate_are_left_out() {
    let card = with_notes().card();
    let json = |privacy| serde_json::to_string(&card.clone().for_readers(privacy)).unwrap();
    let usual = json(Privacy::default());
    assert!(!usual.contains(CANARY) && !usual.contains("Ada") && usual.contains("7F"), "{usual}");
    assert!(usual.contains("for us") && usual.contains("for you"), "{usual}");
    let private = json(Privacy { include_private: true, alias: false });
    assert!(private.contains(CANARY) && private.contains("Ada"), "{private}");
    let alias = json(Privacy { include_private: true, alias: true });
    assert!(alias.contains(CANARY) && !alias.contains("Ada"), "{alias}");
}

#[test]
fn a_kit_that_is_not_blind_shows_the_name_unless_the_alias_is_asked_for() {
    let mut card = Rehearsal::in_config().card();
    card.interview.blind = false;
    assert_eq!(card.clone().for_readers(Privacy::default()).candidate_name(), "Ada Example");
    let alias = Privacy { alias: true, ..Privacy::default() };
    assert_eq!(card.for_readers(alias).candidate_name(), "Candidate 7F");
}

#[test]
fn a_candidate_without_an_alias_goes_by_the_end_of_the_id() {
    let rehearsal = Rehearsal::planned_as(json!({"candidate": {"name": "Ada", "alias": " "}}));
    let blind = rehearsal.card().for_readers(Privacy::default());
    let id = blind.interview.candidate.id.to_string();
    assert_eq!(blind.candidate_name(), format!("Candidate {}", &id[id.len() - 4..]));
}

#[test]
fn a_scorecard_says_what_was_planned() {
    let rehearsal = Rehearsal::planned_as(json!({
        "candidate": {"id": "01960000-0000-7000-8000-000000000007", "name": " Ada Example "},
        "interviewer": {"name": "Kim", "part": "reverse-shadow"}, "loop": "senior-systems", "practice": true
    }));
    let card = rehearsal.card();
    assert_eq!((card.schema.as_str(), card.revision), (SCHEMA, 0));
    assert_eq!(card.interview.state, "planned");
    assert_eq!(card.interview.candidate.id.to_string(), "01960000-0000-7000-8000-000000000007");
    assert_eq!(card.interview.candidate.name.as_deref(), Some("Ada Example"));
    assert_eq!(
        (card.interview.role_loop.as_deref(), card.interview.practice),
        (Some("senior-systems"), true)
    );
    assert_eq!((card.interview.kit.id.as_str(), &card.interview.kit.hash), ("phone-screen", &kit().hash));
    let json = serde_json::to_value(&card).unwrap();
    assert_eq!(json["interview"]["interviewer"], json!({"name": "Kim", "part": "reverse-shadow"}));
    assert_eq!(json["interview"]["loop"], "senior-systems");
}

#[test]
fn a_plan_with_an_unknown_level_or_without_names_is_refused() {
    let refused = |field: &str, value: serde_json::Value| -> Refusal {
        let mut request = json!({
            "candidate": {"name": "Ada"}, "role": "systems", "level": "senior", "kit": "phone-screen",
            "interviewer": {"name": "Kim"}
        });
        request[field] = value;
        let request: Plan = serde_json::from_value(request).unwrap();
        plan(&request, CandidateId(uuid::Uuid::nil()), &kit()).unwrap_err()
    };
    assert_eq!(refused("level", json!("principal")).code(), "unknown-level");
    assert_eq!(refused("candidate", json!({"name": " "})).code(), "empty");
    assert_eq!(refused("interviewer", json!({"name": ""})).code(), "empty");
    assert_eq!(refused("role", json!("")).code(), "empty");
    assert_eq!(refused("candidate", json!({"name": "x".repeat(401)})).code(), "too-long");
    assert_eq!(refused("loop", json!("x".repeat(401))).code(), "too-long");
    let mut rehearsal = Rehearsal::planned();
    let again = json!({
        "do": "plan", "candidate": {"name": "Ada"}, "role": "systems", "level": "senior",
        "kit": "phone-screen", "interviewer": {"name": "Kim"}
    });
    assert_eq!(rehearsal.refuses(again).code(), "already-planned");
}

#[test]
fn signals_come_by_question_in_the_order_of_their_keys_and_those_of_the_interview_last() {
    let card = Rehearsal::in_both().card();
    let ids: Vec<_> =
        card.signals.iter().map(|part| (part.question.as_deref().unwrap_or("-"), part.id.as_str())).collect();
    assert_eq!(
        ids,
        [
            ("own-001", "explains-moves"),
            ("own-001", "clones-to-compile"),
            ("own-001", "avoids-unwrap"),
            ("err-001", "lists-failure-modes"),
            ("err-001", "avoids-unwrap"),
            ("err-001", "swallows-errors"),
            ("err-001", "tests-failures"),
            ("-", "thinks-aloud"),
            ("-", "clarifies-first"),
        ]
    );
    assert!(card.signals.iter().all(|part| part.summary == Summary::NotSeen));
    assert!(card.signals[3].must && !card.signals[4].must);
}

#[test]
fn the_last_recommendation_and_the_last_words_for_the_candidate_count() {
    let mut rehearsal = Rehearsal::in_config();
    let refusal = rehearsal.refuses(json!({"do": "recommend", "recommendation": "maybe"}));
    assert_eq!(refusal.code(), "unknown-recommendation");
    assert!(refusal.hint().contains("strong-yes"), "{}", refusal.hint());
    let level = json!({"do": "recommend", "recommendation": "yes", "consider": {"level": "principal"}});
    assert_eq!(rehearsal.refuses(level).code(), "unknown-level");
    rehearsal.does(json!({"do": "recommend", "recommendation": "no"}));
    rehearsal.does(json!({
        "do": "recommend", "recommendation": "yes", "reason": "for another team",
        "consider": {"role": "backend", "level": "mid"}
    }));
    rehearsal.does(json!({"do": "feedback", "text": "first words"}));
    rehearsal.does(json!({"do": "feedback", "text": "last words"}));
    let card = rehearsal.card();
    let given = card.recommendation.unwrap();
    assert_eq!((given.value.as_str(), given.reason.as_deref()), ("yes", Some("for another team")));
    assert_eq!(given.consider.unwrap().level.as_deref(), Some("mid"));
    assert_eq!(card.feedback.as_deref(), Some("last words"));
    rehearsal.does(json!({"do": "recommend", "recommendation": "yes", "consider": {}}));
    assert_eq!(rehearsal.card().recommendation.unwrap().consider, None);
}

#[test]
fn a_scorecard_survives_json() {
    let mut rehearsal = with_notes();
    rehearsal.does(json!({"do": "capture-code", "text": "one\ntwo\n"}));
    rehearsal.does(json!({"do": "mark", "signal": "avoids-unwrap", "lines": [1, 2]}));
    rehearsal.does(json!({"do": "rate", "question": "err-001", "competency": "testing", "rating": 3}));
    let card = card(&rehearsal.interview);
    let json = serde_json::to_string(&card).unwrap();
    assert_eq!(serde_json::from_str::<crate::Scorecard>(&json).unwrap(), card);
}
