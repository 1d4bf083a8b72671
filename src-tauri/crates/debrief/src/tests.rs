//! What a debrief promises, shown on small scorecards.

use chrono::{DateTime, Utc};
use interview::{CandidateId, InterviewId, Rating, Scorecard};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    Action, Card, CardError, Debrief, DebriefId, Dissent, Event, OwnInterview, Premises, Refusal, decide,
    opened, promised, sealed, view,
};

fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn noon() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

/// A submitted scorecard: who, and for each competency a point and the bars of mid and senior.
fn card(n: u128, interviewer: &str, ratings: &[(&str, Option<f64>)]) -> Scorecard {
    let competencies: Vec<Value> = ratings
        .iter()
        .map(|(id, rating)| {
            json!({
                "id": id, "name": id.to_uppercase(), "weight": 1.0, "rating": rating, "bar": 3.0,
                "bars": {"mid": 2.0, "senior": 3.0},
                "ratings": rating.map(|point| json!({
                    "question": "err-001", "rating": json!(format!("{point}").parse::<u8>().unwrap()), "why": format!("{interviewer} says so"),
                    "anchor": "Handles it.", "cap": null, "despite": null, "at_ms": 1000,
                    "at": "2026-11-20T10:00:01Z",
                })).into_iter().collect::<Vec<_>>(),
            })
        })
        .collect();
    let missing: Vec<Value> = ratings
        .iter()
        .filter(|(_, rating)| rating.is_none())
        .map(|(id, _)| json!({ "competency": id, "why": "not-assessed" }))
        .collect();
    serde_json::from_value(json!({
        "schema": "touchstone.scorecard/1", "revision": 1,
        "interview": {
            "id": uuid(n), "candidate": {"id": uuid(n + 1000), "alias": null, "name": "Ada Example"},
            "role": "backend", "level": "senior", "loop": null,
            "kit": {"id": "phone-screen", "stage": "phone-screen", "hash": "aa"},
            "interviewer": {"name": interviewer, "part": "lead"}, "state": "submitted",
            "planned_at": "2026-11-20T10:00:00Z", "started_at": "2026-11-20T10:00:00Z",
            "submitted_at": "2026-11-20T11:00:00Z", "planned_minutes": 60, "active_ms": 3_000_000,
            "practice": false, "blind": false, "conditions": [], "scale": {"1": "no", "2": "some", "3": "yes", "4": "more"},
        },
        "competencies": competencies, "composite": {"value": null, "coverage": 0.5},
        "signals": [], "findings": [], "questions": [], "moments": [],
        "notes": [{"text": "only for me", "at_ms": 5, "at": "2026-11-20T10:00:02Z", "visibility": "interviewer", "question": null, "mark": null}],
        "recommendation": null, "feedback": null, "deviations": [], "missing": missing,
        "revisions": [{"revision": 1, "at": "2026-11-20T11:00:00Z", "reason": null}],
        "log": {"events": 9, "head": "beef"},
    }))
    .unwrap()
}

fn with_signal(mut card: Scorecard, signal: &str, seen: bool) -> Scorecard {
    let marks: Vec<Value> = seen
        .then(|| json!({"id": uuid(77), "shown": "unprompted", "at_ms": 61_000, "at": "2026-11-20T10:01:01Z", "note": "said why", "code": null, "finding": null}))
        .into_iter()
        .collect();
    card.signals.push(
        serde_json::from_value(json!({
            "question": "err-001", "id": signal, "kind": "strength", "competency": "a", "label": signal,
            "observe": format!("Does {signal}."), "must": true, "summary": if seen { "unprompted" } else { "not-seen" },
            "marks": marks,
        }))
        .unwrap(),
    );
    card
}

struct Scene {
    debrief: Debrief,
    own: Vec<OwnInterview>,
    others: Vec<CandidateId>,
    entry: u128,
}

impl Scene {
    fn new(own: Option<Scorecard>) -> Self {
        let own = own.map(|card| OwnInterview { id: card.interview.id, submitted: Some(card) });
        let mut scene = Self {
            debrief: Debrief::new(DebriefId(uuid(1))),
            own: own.into_iter().collect(),
            others: Vec::new(),
            entry: 100,
        };
        let open = Action::Open {
            candidate: " Ada Example ".into(),
            known_as: Vec::new(),
            role: "backend".into(),
            level: "senior".into(),
        };
        scene.act(open).unwrap();
        scene
    }

    fn premises(&self) -> Premises<'_> {
        Premises { own: &self.own, others: &self.others }
    }

    fn act(&mut self, action: Action) -> Result<Uuid, Refusal> {
        let events = decide(&self.debrief, action, self.premises())?;
        self.entry += 1;
        for event in events {
            // Through the stored form, as it will be read.
            let (kind, version, body) = event.encode();
            let read = Event::decode(&kind, version, &body).unwrap();
            assert_eq!(read, event);
            self.debrief.apply(uuid(self.entry), noon(), read);
        }
        Ok(uuid(self.entry))
    }

    fn receive(&mut self, scorecard: &Scorecard) -> Result<Uuid, Refusal> {
        self.receive_card(sealed(scorecard, &[7; 32]).unwrap())
    }

    fn receive_card(&mut self, card: Card) -> Result<Uuid, Refusal> {
        self.act(Action::ReceiveCard { card: Box::new(card), same_person: true })
    }

    fn revise(&mut self, interview: u128, competency: &str, point: u8) -> Result<Uuid, Refusal> {
        self.act(Action::Revise {
            interview: InterviewId(uuid(interview)),
            competency: competency.into(),
            rating: Rating::Point(point),
            reason: "heard the other side".into(),
        })
    }

    fn decide(&mut self) -> Result<Uuid, Refusal> {
        self.act(Action::Decide {
            outcome: "an offer at senior".into(),
            by: "Mo Manager".into(),
            why: "three of four bars".into(),
            dissent: vec![Dissent { who: "Kim".into(), why: "errors".into() }],
        })
    }
}

#[test]
fn a_card_says_what_was_sealed_and_nothing_meant_for_the_interviewer_alone() {
    let sent = sealed(&card(1, "Kim", &[("a", Some(3.0))]), &[7; 32]).unwrap();
    let text = serde_json::to_string_pretty(&sent).unwrap();
    assert!(!text.contains("only for me"));
    let (read, scorecard) = opened(&text).unwrap();
    assert_eq!(read, sent);
    assert_eq!(scorecard.competencies[0].rating, Some(3.0));
    let promise = promised(&serde_json::to_string(&sent.commitment).unwrap()).unwrap();
    assert_eq!(promise, sent.commitment);
    let again = sealed(&card(1, "Kim", &[("a", Some(3.0))]), &[7; 32]).unwrap();
    assert_eq!(again, sent, "one revision has one promise");
    let other = sealed(&card(1, "Kim", &[("a", Some(3.0))]), &[8; 32]).unwrap();
    assert_ne!(other.commitment.hash, sent.commitment.hash, "the salt keeps ratings from being guessed");
}

#[test]
fn what_is_no_card_is_told_apart() {
    let whole =
        serde_json::to_string(&sealed(&card(1, "Kim", &[("a", Some(3.0))]), &[7; 32]).unwrap()).unwrap();
    assert_eq!(opened(&whole[..whole.len() / 2]), Err(CardError::Cut));
    for text in ["", "hello", "[]", "{}", "{\"schema\":\"touchstone.scorecard/1\"}", "{\"schema\":3}"] {
        assert_eq!(opened(text), Err(CardError::NotACard), "{text}");
    }
    let newer = whole.replacen("touchstone.card/1", "touchstone.card/2", 1);
    assert_eq!(opened(&newer), Err(CardError::Newer("touchstone.card/2".into())));
    for (from, to) in [
        ("\\\"rating\\\":3.0", "\\\"rating\\\":4.0"),
        ("\"interviewer\":\"Kim\"", "\"interviewer\":\"Joe\""),
        ("\"revision\":1,\"candidate\"", "\"revision\":2,\"candidate\""),
    ] {
        assert!(whole.contains(from), "{from}");
        assert_eq!(opened(&whole.replacen(from, to, 1)), Err(CardError::Changed), "{to}");
    }
    assert_eq!(promised(&whole), Err(CardError::NotACard));
}

#[test]
fn drafts_and_practice_are_not_sealed() {
    let mut draft = card(1, "Kim", &[("a", None)]);
    (draft.revision, draft.interview.submitted_at) = (0, None);
    assert_eq!(sealed(&draft, &[0; 32]), Err(CardError::NotSubmitted));
    let mut practice = card(1, "Kim", &[("a", None)]);
    practice.interview.practice = true;
    assert_eq!(sealed(&practice, &[0; 32]), Err(CardError::Practice));
}

#[test]
fn before_ones_own_is_submitted_only_who_has_submitted_is_shown() {
    let mut scene = Scene::new(None);
    scene.own = vec![OwnInterview { id: InterviewId(uuid(9)), submitted: None }];
    scene.receive(&with_signal(card(1, "Kim", &[("a", Some(4.0))]), "says-why", true)).unwrap();
    let shown = view(&scene.debrief, scene.premises());
    assert!(shown.sealed);
    assert_eq!((shown.table, shown.decision, shown.levels.len()), (None, None, 0));
    assert_eq!(shown.people[1].interviewer, "Kim");
    let text = serde_json::to_string(&view(&scene.debrief, scene.premises())).unwrap();
    for secret in ["says", "4.0", "anchor", "bar"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    assert_eq!(scene.revise(1, "a", 2), Err(Refusal::Sealed));
    assert_eq!(scene.decide(), Err(Refusal::Sealed));
    scene.own[0].submitted = Some(card(9, "Me", &[("a", Some(2.0))]));
    assert_eq!(view(&scene.debrief, scene.premises()).table.unwrap().rows[0].spread, Some(2.0));
}

#[test]
fn a_card_that_is_not_the_one_promised_is_refused() {
    let mut scene = Scene::new(None);
    let kim = card(1, "Kim", &[("a", Some(3.0))]);
    let promise = sealed(&kim, &[7; 32]).unwrap().commitment;
    let receive = |same_person| Action::ReceiveCommitment { commitment: promise.clone(), same_person };
    assert!(matches!(scene.act(receive(false)), Err(Refusal::PersonUnconfirmed { .. })));
    scene.act(receive(true)).unwrap();
    assert!(matches!(scene.act(receive(false)), Err(Refusal::HereAlready { .. })));
    let adapted = card(1, "Kim", &[("a", Some(2.0))]);
    assert!(matches!(scene.receive(&adapted), Err(Refusal::NotAsPromised { .. })));
    // Confirmed once, the person is known.
    let kept = sealed(&kim, &[7; 32]).unwrap();
    scene.act(Action::ReceiveCard { card: Box::new(kept.clone()), same_person: false }).unwrap();
    assert!(matches!(scene.receive_card(kept), Err(Refusal::HereAlready { .. })));
    assert!(matches!(scene.receive(&adapted), Err(Refusal::NotAsPromised { .. })));
    assert_eq!(view(&scene.debrief, scene.premises()).people[0].promised, Some(true));
}

#[test]
fn another_person_of_the_same_name_is_not_taken_for_the_candidate() {
    let mut scene = Scene::new(Some(card(9, "Me", &[("a", Some(2.0))])));
    let kim = card(1, "Kim", &[("a", Some(3.0))]);
    let unsaid = sealed(&kim, &[7; 32]).unwrap();
    let action = Action::ReceiveCard { card: Box::new(unsaid), same_person: false };
    assert!(matches!(scene.act(action), Err(Refusal::PersonUnconfirmed { .. })));
    scene.others = vec![kim.interview.candidate.id];
    assert!(matches!(scene.receive(&kim), Err(Refusal::OtherCandidate { .. })), "not even when said so");
    let own = scene.own[0].submitted.clone().unwrap();
    assert_eq!(scene.receive(&own), Err(Refusal::Own));
}

#[test]
fn a_second_card_of_one_revision_contradicts_and_a_later_revision_stands_beside_the_first() {
    let mut scene = Scene::new(None);
    scene.receive(&card(1, "Kim", &[("a", Some(3.0))])).unwrap();
    assert!(matches!(scene.receive(&card(1, "Kim", &[("a", Some(4.0))])), Err(Refusal::Contradicts { .. })));
    let mut amended = card(1, "Kim", &[("a", Some(4.0))]);
    amended.revision = 2;
    scene.receive(&amended).unwrap();
    assert_eq!(scene.debrief.cards.len(), 2);
    let table = view(&scene.debrief, scene.premises()).table.unwrap();
    assert_eq!(table.interviews.len(), 1);
    assert_eq!(table.rows[0].cells[0].as_ref().unwrap().rating, Some(4.0));
}

#[test]
fn the_widest_disagreement_comes_first_and_a_shadow_counts_for_nothing() {
    let mut scene = Scene::new(Some(card(9, "Me", &[("a", Some(3.0)), ("b", Some(1.0)), ("c", None)])));
    scene
        .receive(&card(1, "Kim", &[("a", Some(2.0)), ("b", Some(4.0)), ("c", None), ("d", Some(3.0))]))
        .unwrap();
    let mut shadow = card(2, "Sam", &[("a", Some(1.0)), ("c", Some(4.0))]);
    shadow.interview.interviewer.part = interview::Part::Shadow;
    scene.receive(&shadow).unwrap();
    let table = view(&scene.debrief, scene.premises()).table.unwrap();
    let rows: Vec<(&str, Option<f64>)> =
        table.rows.iter().map(|row| (row.competency.as_str(), row.spread)).collect();
    assert_eq!(rows, [("b", Some(3.0)), ("a", Some(1.0)), ("d", None), ("c", None)]);
    assert_eq!(table.interviews.last(), Some(&InterviewId(uuid(2))), "apart, at the end");
    let gaps: Vec<&str> = table.gaps.iter().map(|gap| gap.competency.as_str()).collect();
    assert_eq!(gaps, ["c"], "what only a shadow rated is a gap");
    assert_eq!(table.gaps[0].why.len(), 2);
    assert_eq!(scene.revise(2, "a", 2), Err(Refusal::ShadowsCard));
}

#[test]
fn what_nobody_else_saw_is_told_and_whether_they_could_have() {
    let own = with_signal(with_signal(card(9, "Me", &[("a", Some(3.0))]), "both", true), "mine", true);
    let mut scene = Scene::new(Some(own));
    let kim = with_signal(with_signal(card(1, "Kim", &[("a", Some(3.0))]), "both", true), "mine", false);
    scene.receive(&with_signal(kim, "hers", true)).unwrap();
    let only = view(&scene.debrief, scene.premises()).table.unwrap().only_seen;
    let told: Vec<(&str, bool)> = only.iter().map(|one| (one.signal.as_str(), one.others_could)).collect();
    assert_eq!(told, [("mine", true), ("hers", false)]);
    assert_eq!(only[0].quotes[0].note.as_deref(), Some("said why"));
}

#[test]
fn a_revised_rating_stands_beside_the_first_and_can_be_taken_back() {
    let mut scene = Scene::new(Some(card(9, "Me", &[("a", Some(3.0))])));
    scene.receive(&card(1, "Kim", &[("a", Some(1.0))])).unwrap();
    assert!(matches!(scene.revise(1, "a", 1), Err(Refusal::SameRating { .. })));
    assert!(matches!(scene.revise(1, "a", 5), Err(Refusal::OffScale { top: 4, .. })));
    assert!(matches!(scene.revise(1, "z", 2), Err(Refusal::UnknownCompetency { .. })));
    assert!(matches!(scene.revise(5, "a", 2), Err(Refusal::UnknownCard { .. })));
    let entry = scene.revise(1, "a", 2).unwrap();
    let cell = |scene: &Scene| {
        let table = view(&scene.debrief, scene.premises()).table.unwrap();
        (table.rows[0].spread, table.rows[0].cells[1].clone().unwrap())
    };
    let (spread, revised) = cell(&scene);
    assert_eq!((spread, revised.rating), (Some(1.0), Some(2.0)));
    assert_eq!(revised.given.unwrap().rating, Some(1.0));
    scene.act(Action::TakeBack { entry }).unwrap();
    let (spread, back) = cell(&scene);
    assert_eq!((spread, back.rating, back.given), (Some(2.0), Some(1.0), None));
    assert!(matches!(scene.act(Action::TakeBack { entry }), Err(Refusal::UnknownEntry { .. })));
}

#[test]
fn a_decision_is_a_persons_and_says_what_it_rests_on() {
    let mut scene = Scene::new(None);
    assert_eq!(scene.decide(), Err(Refusal::NothingToDecideOn));
    scene.receive(&card(1, "Kim", &[("a", Some(1.0))])).unwrap();
    let nobody = Action::Decide { outcome: "no".into(), by: " ".into(), why: "w".into(), dissent: vec![] };
    assert_eq!(scene.act(nobody), Err(Refusal::Empty { field: "whose decision it is" }));
    let entry = scene.decide().unwrap();
    let shown = view(&scene.debrief, scene.premises()).decision.unwrap();
    assert_eq!((shown.rests_on.len(), shown.rests_on[0].head.as_str(), shown.outdated), (1, "beef", false));
    scene.receive(&card(2, "Lee", &[("a", Some(2.0))])).unwrap();
    assert!(view(&scene.debrief, scene.premises()).decision.unwrap().outdated);
    scene.act(Action::TakeBack { entry }).unwrap();
    let after = view(&scene.debrief, scene.premises());
    assert_eq!((after.decision, after.earlier.len()), (None, 1));
}

#[test]
fn ratings_are_compared_with_the_bars_of_every_level() {
    let mut scene = Scene::new(Some(card(9, "Me", &[("a", Some(3.0)), ("b", Some(2.0)), ("c", None)])));
    scene.receive(&card(1, "Kim", &[("b", Some(3.0))])).unwrap();
    let levels = view(&scene.debrief, scene.premises()).levels;
    let told: Vec<(&str, u32, u32)> =
        levels.iter().map(|row| (row.level.as_str(), row.reached, row.of)).collect();
    assert_eq!(told, [("mid", 2, 2), ("senior", 1, 2)]);
    assert_eq!((levels[1].below[0].name.as_str(), levels[1].below[0].by), ("B", 0.5));
    assert_eq!(levels[1].unknown, ["C"], "missing is missing, not zero");
}

#[test]
fn one_scorecard_other_kits_and_other_levels_are_caveats() {
    let mut scene = Scene::new(Some(card(9, "Me", &[("a", Some(3.0))])));
    let caveats = |scene: &Scene| view(&scene.debrief, scene.premises()).table.unwrap().caveats;
    assert_eq!(caveats(&scene).len(), 1);
    let mut kim = card(1, "Kim", &[("a", Some(3.0))]);
    kim.interview.kit.hash = "bb".into();
    kim.interview.level = "mid".into();
    kim.interview.scale.remove(&4);
    scene.receive(&kim).unwrap();
    assert_eq!(caveats(&scene).len(), 3, "{:?}", caveats(&scene));
}

#[test]
fn an_event_of_a_newer_version_is_kept_and_counted() {
    let event = Event::decode("vote-cast", 1, b"{\"by\":\"Kim\"}").unwrap();
    assert_eq!(event.encode(), ("vote-cast".into(), 1, b"{\"by\":\"Kim\"}".to_vec()));
    let mut debrief = Debrief::new(DebriefId(uuid(1)));
    debrief.apply(uuid(2), noon(), event);
    assert_eq!((debrief.newer, debrief.seq), (1, 1));
    assert!(Event::decode("decided", 1, b"{}").is_err());
}

proptest! {
    #[test]
    fn no_damage_to_a_card_goes_unnoticed(at in 0_usize..2000, byte in any::<u8>()) {
        let sent = sealed(&card(1, "Kim", &[("a", Some(3.0))]), &[7; 32]).unwrap();
        let mut bytes = serde_json::to_vec(&sent).unwrap();
        let at = at % bytes.len();
        bytes[at] = byte;
        if let Ok(text) = String::from_utf8(bytes)
            && let Ok((read, scorecard)) = opened(&text)
        {
            prop_assert_eq!(scorecard, sent.open().unwrap());
            prop_assert_eq!(read.commitment, sent.commitment);
        }
    }
}
