//! Ratings: when they are legal, which one counts, and what they amount to.

use serde_json::{Value, json};

use super::rehearsal::Rehearsal;
use crate::Rating;

fn rate(question: Option<&str>, competency: &str, rating: Value) -> Value {
    json!({"do": "rate", "question": question, "competency": competency, "rating": rating})
}

/// Rates and gives back.
fn rated(ratings: &[(Option<&str>, &str, u8)]) -> Rehearsal {
    let mut rehearsal = Rehearsal::in_both();
    for (question, competency, point) in ratings {
        rehearsal.does(rate(*question, competency, json!(point)));
    }
    rehearsal
}

#[test]
fn a_question_is_rated_from_its_opening_until_submission_also_after_close_and_end() {
    let config = || rate(Some("err-001"), "error-handling", json!(3));
    let mut rehearsal = Rehearsal::planned();
    assert_eq!(rehearsal.refuses(config()).code(), "not-started");
    rehearsal.does(json!({"do": "start"}));
    assert_eq!(rehearsal.refuses(config()).code(), "question-not-opened");
    for step in [
        json!({"do": "open-question", "question": "err-001"}),
        json!({"do": "pause"}),
        json!({"do": "resume"}),
        json!({"do": "close-question"}),
        json!({"do": "end"}),
    ] {
        rehearsal.does(step);
        rehearsal.does(config());
    }
    rehearsal.does(json!({"do": "submit"}));
    assert_eq!(rehearsal.refuses(config()).code(), "already-submitted");
}

#[test]
fn the_last_rating_counts_and_all_are_kept_with_their_times() {
    let mut rehearsal = Rehearsal::in_config();
    for (point, why) in [(2, "lost the cause"), (4, "designed it"), (3, "on reflection")] {
        rehearsal.wait(60).does(json!({
            "do": "rate", "question": "err-001", "competency": "error-handling", "rating": point, "why": why
        }));
    }
    let competency = rehearsal.competency("error-handling");
    assert_eq!(competency.rating, Some(3.0));
    let [rating] = competency.ratings.as_slice() else { panic!("one rating counts") };
    assert_eq!((rating.why.as_deref(), rating.at_ms), (Some("on reflection"), 180_000));
    let earlier: Vec<_> = rating
        .earlier
        .iter()
        .map(|given| (given.rating.clone(), given.why.as_deref(), given.at_ms))
        .collect();
    assert_eq!(
        earlier,
        [
            (Rating::Point(2), Some("lost the cause"), 60_000),
            (Rating::Point(4), Some("designed it"), 120_000)
        ]
    );
}

#[test]
fn ratings_confirmed_in_the_evening_differ_by_the_wall_clock() {
    let mut rehearsal = rated(&[(Some("err-001"), "error-handling", 3)]);
    rehearsal.does(json!({"do": "end"}));
    assert!(rehearsal.view().sheets[1].rows[0].provisional);
    rehearsal.wait(7200).does(rate(Some("err-001"), "error-handling", json!(3)));
    assert!(!rehearsal.view().sheets[1].rows[0].provisional);
    let rating = &rehearsal.competency("error-handling").ratings[0];
    assert_eq!((rating.at - rating.earlier[0].at).num_minutes(), 120);
}

#[test]
fn a_competency_is_the_mean_over_its_validly_rated_questions() {
    let rehearsal = rated(&[(Some("own-001"), "error-handling", 2), (Some("err-001"), "error-handling", 3)]);
    assert_eq!(rehearsal.competency("error-handling").rating, Some(2.5));
}

#[test]
fn what_is_no_point_is_never_zero() {
    for other in [json!("not-assessed"), json!("no-evidence"), json!({"invalid": "wrong file shown"})] {
        let mut rehearsal = rated(&[(Some("err-001"), "error-handling", 3)]);
        rehearsal.does(rate(Some("own-001"), "error-handling", other.clone()));
        let competency = rehearsal.competency("error-handling");
        assert_eq!(competency.rating, Some(3.0), "{other}");
        assert_eq!(
            competency.bars.get("mid").copied(),
            Some(3.0),
            "the bar is that of the rated question alone"
        );
        rehearsal.does(rate(Some("err-001"), "error-handling", other.clone()));
        let competency = rehearsal.competency("error-handling");
        assert_eq!((competency.rating, competency.bar), (None, None), "{other}");
        assert_eq!(competency.ratings.len(), 2);
    }
}

#[test]
fn bars_by_level_are_means_over_the_validly_rated_questions() {
    let rehearsal = rated(&[(Some("own-001"), "error-handling", 2), (Some("err-001"), "error-handling", 3)]);
    let competency = rehearsal.competency("error-handling");
    assert_eq!(
        competency.bars,
        [("mid", 2.5), ("senior", 2.5), ("staff", 4.0)].map(|(l, b)| (l.to_owned(), b)).into()
    );
    assert_eq!(competency.bar, Some(2.5), "that of the interview's level");
    let alone = rated(&[(Some("err-001"), "error-handling", 3)]).competency("error-handling");
    assert_eq!(alone.bar, Some(3.0));
    assert!(rehearsal.competency("ownership").bars.is_empty());
}

#[test]
fn a_rating_over_the_whole_interview_replaces_those_in_questions() {
    let mut rehearsal = rated(&[
        (Some("own-001"), "error-handling", 1),
        (Some("err-001"), "error-handling", 2),
        (None, "error-handling", 4),
    ]);
    let competency = rehearsal.competency("error-handling");
    assert_eq!((competency.rating, competency.ratings.len()), (Some(4.0), 3));
    rehearsal.does(rate(None, "error-handling", json!({"invalid": "a colleague helped"})));
    assert_eq!(rehearsal.competency("error-handling").rating, None);
    let card = rehearsal.card();
    let missing = card.missing.iter().find(|missing| missing.competency == "error-handling").unwrap();
    assert_eq!((missing.why.as_str(), missing.reason.as_deref()), ("invalid", Some("a colleague helped")));
}

#[test]
fn coverage_is_the_share_of_weight_and_below_eighty_percent_there_is_no_composite() {
    let mut rehearsal = rated(&[(Some("own-001"), "ownership", 4), (Some("err-001"), "error-handling", 3)]);
    let composite = rehearsal.card().composite;
    assert_eq!((composite.coverage, composite.value), (0.6, None));
    rehearsal.does(rate(None, "communication", json!(2)));
    let composite = rehearsal.card().composite;
    assert_eq!((composite.coverage, composite.value), (1.0, Some((4.0 + 2.0 * 3.0 + 2.0 * 2.0) / 5.0)));
    rehearsal.does(rate(Some("own-001"), "ownership", json!("no-evidence")));
    let composite = rehearsal.card().composite;
    assert_eq!((composite.coverage, composite.value), (0.8, Some(2.5)));
}

#[test]
fn a_competency_the_kit_does_not_weigh_is_shown_and_counts_for_nothing() {
    let mut rehearsal = rated(&[(None, "communication", 3), (Some("err-001"), "error-handling", 3)]);
    let before = rehearsal.card().composite;
    rehearsal.does(rate(Some("err-001"), "testing", json!(1)));
    assert_eq!(rehearsal.card().composite, before);
    let testing = rehearsal.competency("testing");
    assert_eq!((testing.weight, testing.rating, testing.bar), (0.0, Some(1.0), Some(3.0)));
    assert!(rehearsal.card().missing.iter().all(|missing| missing.competency != "testing"));
}

#[test]
fn what_is_missing_says_why() {
    let mut rehearsal = Rehearsal::in_both();
    rehearsal.does(json!({
        "do": "rate", "question": "own-001", "competency": "ownership", "rating": "no-evidence", "why": "no time"
    }));
    rehearsal.does(rate(Some("err-001"), "error-handling", json!("not-assessed")));
    let missing: Vec<_> = rehearsal
        .card()
        .missing
        .into_iter()
        .map(|missing| (missing.competency, missing.why, missing.reason))
        .collect();
    assert_eq!(
        missing,
        [
            ("ownership".to_owned(), "no-evidence".to_owned(), Some("no time".to_owned())),
            ("error-handling".to_owned(), "not-assessed".to_owned(), None),
            ("communication".to_owned(), "not-rated".to_owned(), None),
        ]
    );
}

#[test]
fn a_rating_names_a_competency_of_its_place_and_a_point_of_the_scale() {
    let mut rehearsal = Rehearsal::in_config();
    for (json, code) in [
        (rate(Some("err-001"), "ownership", json!(3)), "unknown-competency"),
        (rate(None, "testing", json!(3)), "unknown-competency"),
        (rate(Some("nil-001"), "testing", json!(3)), "unknown-question"),
        (rate(Some("err-001"), "testing", json!(0)), "off-scale"),
        (rate(Some("err-001"), "testing", json!(5)), "off-scale"),
        (rate(Some("err-001"), "testing", json!({"invalid": " "})), "empty"),
    ] {
        assert_eq!(rehearsal.refuses(json.clone()).code(), code, "{json}");
    }
}

#[test]
fn a_rating_carries_the_words_its_point_stands_for() {
    let rehearsal = rated(&[
        (Some("err-001"), "error-handling", 3),
        (Some("err-001"), "testing", 2),
        (None, "communication", 4),
    ]);
    let anchor = |id: &str| rehearsal.competency(id).ratings[0].anchor.clone().unwrap();
    assert_eq!(anchor("error-handling"), "NotFound on the open itself.", "the question's own");
    assert_eq!(anchor("testing"), "testing at 2", "else the competency's");
    assert_eq!(anchor("communication"), "communication at 4");
}
