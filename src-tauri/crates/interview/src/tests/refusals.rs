//! Refusals: every one has a stable code of its own and says what to do.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::{ActionId, EntryId, FindingId, Refusal};

fn known() -> Vec<String> {
    vec!["own-001".into()]
}

/// One of each; [`place`] does not compile when a kind is new, and the test fails when it is not here.
fn all() -> Vec<Refusal> {
    let entry = EntryId(Uuid::nil());
    let question = || "err-001".to_owned();
    vec![
        Refusal::NotStarted,
        Refusal::AlreadyStarted,
        Refusal::AlreadyPaused,
        Refusal::NotPaused,
        Refusal::Ended,
        Refusal::AlreadySubmitted,
        Refusal::NotSubmitted,
        Refusal::UnknownLevel { level: "lead".into(), known: known() },
        Refusal::UnknownQuestion { question: question(), known: known() },
        Refusal::UnknownBlock { block: "lunch".into(), known: known() },
        Refusal::QuestionAlreadyOpen { question: question() },
        Refusal::QuestionNotOpened { question: question() },
        Refusal::NoOpenQuestion,
        Refusal::UnknownSignal { signal: "x".into(), place: "the kit".into(), known: known() },
        Refusal::UnknownMark { mark: entry },
        Refusal::UnknownBookmark { bookmark: entry },
        Refusal::UnknownSnapshot { snapshot: entry },
        Refusal::LinesOutside { first: 3, last: 2, lines: Some(9) },
        Refusal::UnknownHint { question: question(), n: 4, has: 3 },
        Refusal::UnknownFollowUp { question: question(), n: 4, has: 3 },
        Refusal::HintUnclear,
        Refusal::UnknownCompetency { competency: "x".into(), place: "here".into(), known: known() },
        Refusal::OffScale { rating: 5, top: 4 },
        Refusal::AboveCap { competency: "x".into(), rating: 4, cap: 3 },
        Refusal::UnknownRecommendation { recommendation: "x".into(), known: known() },
        Refusal::Empty { field: "the note" },
        Refusal::TooLong { field: "the note", length: 9, most: 8 },
        Refusal::TooManyMinutes { minutes: 9999 },
        Refusal::TrayNotEmpty { count: 2 },
        Refusal::NothingToUndo,
        Refusal::NothingToRedo,
        Refusal::UnknownAction { action: ActionId(Uuid::nil()) },
        Refusal::NotUndoable { what: "submitted".into() },
        Refusal::HasDependents { dependents: vec![(ActionId(Uuid::nil()), "a mark".into())] },
        Refusal::NotAmendable { what: "start".into() },
        Refusal::EmptyAmendment,
        Refusal::InAmendment { index: 1, refusal: Box::new(Refusal::HintUnclear) },
        Refusal::UnknownFinding { finding: FindingId(Uuid::nil()) },
        Refusal::AlreadyDecided { what: "dismissed" },
        Refusal::SignalNotInQuestion { signal: "x".into(), place: "the kit".into(), known: known() },
        Refusal::NotAnAddress { address: "x".into() },
        Refusal::CvUnread,
        Refusal::AlreadyPlanned,
        Refusal::QuestionWasAsked { question: question() },
        Refusal::AlreadyDropped { question: question() },
        Refusal::AlreadyInPlan { question: question() },
        Refusal::NotInPlan { question: question(), known: known() },
        Refusal::NotFewer { minutes: 9, has: 8 },
        Refusal::NothingReplanned,
        Refusal::NotWrittenDown,
        Refusal::NothingToDiscount,
        Refusal::NoConsent,
        Refusal::NotATranscript,
        Refusal::UnknownLine { line: 9, has: 3 },
        Refusal::NotOver,
        Refusal::NoTranscript,
        Refusal::TooManyLines { lines: 21, most: 20 },
        Refusal::UnknownMoment { event: 3 },
        Refusal::AlignmentUnclear,
        Refusal::RecordingDoesNotFit { recording: "ada".into(), why: "it goes with another kit" },
        Refusal::UnknownCondition { condition: entry },
    ]
}

const KINDS: usize = 61;

/// Where a kind stands in [`all`].
fn place(refusal: &Refusal) -> usize {
    match refusal {
        Refusal::NotStarted => 0,
        Refusal::AlreadyStarted => 1,
        Refusal::AlreadyPaused => 2,
        Refusal::NotPaused => 3,
        Refusal::Ended => 4,
        Refusal::AlreadySubmitted => 5,
        Refusal::NotSubmitted => 6,
        Refusal::UnknownLevel { .. } => 7,
        Refusal::UnknownQuestion { .. } => 8,
        Refusal::UnknownBlock { .. } => 9,
        Refusal::QuestionAlreadyOpen { .. } => 10,
        Refusal::QuestionNotOpened { .. } => 11,
        Refusal::NoOpenQuestion => 12,
        Refusal::UnknownSignal { .. } => 13,
        Refusal::UnknownMark { .. } => 14,
        Refusal::UnknownBookmark { .. } => 15,
        Refusal::UnknownSnapshot { .. } => 16,
        Refusal::LinesOutside { .. } => 17,
        Refusal::UnknownHint { .. } => 18,
        Refusal::UnknownFollowUp { .. } => 19,
        Refusal::HintUnclear => 20,
        Refusal::UnknownCompetency { .. } => 21,
        Refusal::OffScale { .. } => 22,
        Refusal::AboveCap { .. } => 23,
        Refusal::UnknownRecommendation { .. } => 24,
        Refusal::Empty { .. } => 25,
        Refusal::TooLong { .. } => 26,
        Refusal::TooManyMinutes { .. } => 27,
        Refusal::TrayNotEmpty { .. } => 28,
        Refusal::NothingToUndo => 29,
        Refusal::NothingToRedo => 30,
        Refusal::UnknownAction { .. } => 31,
        Refusal::NotUndoable { .. } => 32,
        Refusal::HasDependents { .. } => 33,
        Refusal::NotAmendable { .. } => 34,
        Refusal::EmptyAmendment => 35,
        Refusal::InAmendment { .. } => 36,
        Refusal::UnknownFinding { .. } => 37,
        Refusal::AlreadyDecided { .. } => 38,
        Refusal::SignalNotInQuestion { .. } => 39,
        Refusal::NotAnAddress { .. } => 40,
        Refusal::CvUnread => 41,
        Refusal::AlreadyPlanned => 42,
        Refusal::QuestionWasAsked { .. } => 43,
        Refusal::AlreadyDropped { .. } => 44,
        Refusal::AlreadyInPlan { .. } => 45,
        Refusal::NotInPlan { .. } => 46,
        Refusal::NotFewer { .. } => 47,
        Refusal::NothingReplanned => 48,
        Refusal::NotWrittenDown => 49,
        Refusal::NothingToDiscount => 50,
        Refusal::NoConsent => 51,
        Refusal::NotATranscript => 52,
        Refusal::UnknownLine { .. } => 53,
        Refusal::NotOver => 54,
        Refusal::NoTranscript => 55,
        Refusal::TooManyLines { .. } => 56,
        Refusal::UnknownMoment { .. } => 57,
        Refusal::AlignmentUnclear => 58,
        Refusal::RecordingDoesNotFit { .. } => 59,
        Refusal::UnknownCondition { .. } => KINDS - 1,
    }
}

#[test]
fn every_refusal_says_what_happened_and_what_to_do_under_a_code_of_its_own() {
    let all = all();
    assert_eq!(all.iter().map(place).collect::<Vec<_>>(), (0..KINDS).collect::<Vec<_>>());
    let mut codes = BTreeSet::new();
    for refusal in &all {
        let (code, message, hint) = (refusal.code(), refusal.to_string(), refusal.hint());
        assert!(!code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
        assert!(!message.is_empty() && !message.contains('!'), "{message}");
        assert!(hint.ends_with('.') && !hint.contains('!'), "{code}: {hint}");
        // An amendment's refusal is that of its action.
        let fresh = codes.insert(code) || matches!(refusal, Refusal::InAmendment { .. });
        assert!(fresh, "{code} stands for two refusals");
    }
}

#[test]
fn a_refusal_within_an_amendment_keeps_its_code_and_hint_and_names_its_place() {
    let inner = Refusal::AboveCap { competency: "testing".into(), rating: 4, cap: 2 };
    let outer = Refusal::InAmendment { index: 3, refusal: Box::new(inner.clone()) };
    assert_eq!((outer.code(), outer.hint()), (inner.code(), inner.hint()));
    assert!(outer.to_string().contains('3') && outer.to_string().contains("testing"), "{outer}");
}

#[test]
fn what_is_known_is_offered() {
    for refusal in all().into_iter().filter(|refusal| refusal.code().starts_with("unknown-")) {
        let names_known = format!("{refusal:?}").contains("own-001");
        assert_eq!(refusal.hint().contains("own-001"), names_known, "{refusal:?}");
    }
}

#[test]
fn what_is_too_long_is_told_in_sizes_people_use() {
    let said = |length, most| Refusal::TooLong { field: "the code", length, most }.to_string();
    assert_eq!(said(401, 400), "the code is too long: 401 bytes, at most 400 bytes");
    assert_eq!(said(16 * 1024 + 1, 16 * 1024), "the code is too long: 16.1 KiB, at most 16 KiB");
    assert_eq!(said(10_000_000, 1024 * 1024), "the code is too long: 9.6 MiB, at most 1 MiB");
}
