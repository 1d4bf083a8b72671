//! Events as stored: what is written is what is read, and what is not known is kept.

use std::collections::BTreeSet;

use chrono::DateTime;
use proptest::prelude::*;
use uuid::Uuid;

use crate::event::{KINDS, PlannedCandidate};
use crate::{
    CandidateId, ConditionKind, Consider, CvFormat, DeviceId, Diagnostic, EntryId, Event, Finding,
    FindingDecision, FindingId, Interviewer, KeptCv, LinkKind, Looked, Meeting, MeetingLink, MilestoneKind,
    Part, Rating, Shown, Speaks, Visibility,
};

/// What events are made of.
#[derive(Debug, Clone)]
struct Grain {
    text: String,
    maybe: Option<String>,
    id: u128,
    number: u32,
    small: u8,
    flag: bool,
}

fn grain() -> impl Strategy<Value = Grain> {
    (any::<String>(), any::<Option<String>>(), any::<u128>(), any::<u32>(), any::<u8>(), any::<bool>())
        .prop_map(|(text, maybe, id, number, small, flag)| Grain { text, maybe, id, number, small, flag })
}

/// One event of every kind that is written.
fn one_of_each(grain: &Grain) -> Vec<Event> {
    let Grain { text, maybe, number, small, flag, .. } = grain.clone();
    let id = Uuid::from_u128(grain.id);
    let (entry, action) = (EntryId(id), crate::ActionId(id));
    let maybe_entry = flag.then_some(entry);
    let pick = |most: usize| usize::from(small) % most;
    let shown = [Shown::Unprompted, Shown::Prompted, Shown::Contradicted][pick(3)];
    let visibility = [Visibility::Interviewer, Visibility::Panel, Visibility::Candidate][pick(3)];
    let rating =
        [Rating::Point(small), Rating::NotAssessed, Rating::NoEvidence, Rating::Invalid(text.clone())]
            [pick(4)]
        .clone();
    let milestone = [
        MilestoneKind::StarterGiven,
        MilestoneKind::FirstRun,
        MilestoneKind::Working,
        MilestoneKind::Tested,
        MilestoneKind::Improved,
    ][pick(5)];
    let condition = [
        ConditionKind::Late,
        ConditionKind::Interrupted,
        ConditionKind::Language,
        ConditionKind::OwnEditor,
        ConditionKind::ShadowPresent,
        ConditionKind::Accommodation,
        ConditionKind::SeenBefore,
        ConditionKind::WrongScreen,
        ConditionKind::Other,
    ][pick(9)];
    let finding = Finding {
        id: FindingId(id),
        detector: text.clone(),
        signals: vec![text.clone()],
        speaks: [Speaks::For, Speaks::Against, Speaks::Context][pick(3)],
        lines: flag.then_some([number, number]),
        columns: flag.then_some([number, number]),
        item: maybe.clone().unwrap_or_default(),
        text: text.clone(),
        ask: text.clone(),
    };
    let said_at = crate::Stamp {
        at: DateTime::from_timestamp(i64::from(number), 0).unwrap(),
        elapsed_ms: u64::from(number),
        call_ms: u64::from(small),
    };
    let looked = Looked {
        engine: text.clone(),
        findings: vec![finding],
        left_out: number,
        syntax_errors: u32::from(small),
        not_looked: maybe.clone(),
    };
    vec![
        Event::Planned {
            candidate: PlannedCandidate { id: CandidateId(id), name: text.clone(), alias: maybe.clone() },
            role: text.clone(),
            level: text.clone(),
            kit: text.clone(),
            kit_hash: text.clone(),
            role_loop: maybe.clone(),
            interviewer: Interviewer {
                name: text.clone(),
                part: [Part::Lead, Part::Shadow, Part::ReverseShadow][pick(3)],
            },
            practice: flag,
            starts_at: flag
                .then(|| DateTime::from_timestamp(i64::from(number), number % 1_000_000_000).unwrap()),
            meeting: flag.then(|| Meeting {
                minutes: Some(number),
                links: vec![MeetingLink { kind: LinkKind::Call, address: text.clone() }],
                panel: vec![text.clone()],
            }),
            recording: maybe.clone(),
        },
        Event::Started {},
        Event::Paused { reason: maybe.clone() },
        Event::Resumed {},
        Event::Ended {},
        Event::BlockOpened { block: text.clone() },
        Event::QuestionOpened { question: text.clone() },
        Event::QuestionClosed { question: text.clone() },
        Event::QuestionDropped { question: text.clone(), reason: maybe.clone() },
        Event::MinutesGiven { part: text.clone(), minutes: number, reason: maybe.clone() },
        Event::QuestionSwapped {
            question: text.clone(),
            by: text.clone(),
            kit_hash: text.clone(),
            reason: maybe.clone(),
        },
        Event::Marked {
            mark: entry,
            signal: text.clone(),
            question: maybe.clone(),
            shown,
            note: maybe.clone(),
            lines: flag.then_some([number, number]),
            snapshot: maybe_entry,
            bookmark: maybe_entry,
            finding: flag.then_some(FindingId(id)),
        },
        Event::TranscriptImported {
            transcript: entry,
            hash: text.clone(),
            name: text.clone(),
            lines: number,
            offset_ms: -i64::from(number),
            consent: crate::transcript::Consent { who: text.clone(), when: text.clone() },
            replaces: maybe_entry,
        },
        Event::TranscriptAligned {
            transcript: entry,
            offset_ms: i64::from(number),
            quotes: vec![crate::transcript::Retimed { mark: entry, stamps: vec![said_at] }],
        },
        Event::Quoted {
            mark: entry,
            signal: text.clone(),
            question: maybe.clone(),
            shown,
            quote: crate::transcript::Quote {
                transcript: entry,
                lines: vec![crate::transcript::QuotedLine {
                    line: number,
                    from_ms: u64::from(number),
                    speaker: maybe.clone(),
                    text: text.clone(),
                    stamp: said_at,
                }],
            },
        },
        Event::Unmarked { mark: entry },
        Event::Qualified { mark: entry, shown },
        Event::Retargeted { mark: entry, signal: text.clone(), question: maybe.clone() },
        Event::Bookmarked {
            bookmark: entry,
            seconds_ago: number,
            note: maybe.clone(),
            remarkable: flag,
            question: maybe.clone(),
        },
        Event::Settled { bookmark: entry, note: maybe.clone() },
        Event::Hinted {
            question: text.clone(),
            n: flag.then_some(small),
            text: maybe.clone(),
            cap: [(text.clone(), small)].into(),
        },
        Event::FollowedUp { question: text.clone(), n: small },
        Event::MilestoneReached { question: text.clone(), milestone },
        Event::Noted {
            note: entry,
            text: text.clone(),
            visibility,
            mark: maybe_entry,
            question: maybe.clone(),
            seconds_ago: number,
        },
        Event::CodeCaptured {
            snapshot: entry,
            question: maybe.clone(),
            text: text.clone(),
            looked: flag.then(|| looked.clone()),
        },
        Event::OutputCaptured {
            output: entry,
            question: maybe.clone(),
            snapshot: maybe_entry,
            text: text.clone(),
            diagnostics: vec![Diagnostic {
                code: maybe.clone(),
                message: text.clone(),
                line: flag.then_some(number),
                is_error: flag,
            }],
            looked: flag.then_some(looked),
        },
        Event::FindingDecided {
            finding: FindingId(id),
            detector: text.clone(),
            decision: [FindingDecision::Attach, FindingDecision::Dismiss, FindingDecision::Ask][pick(3)],
            ask: maybe.clone(),
        },
        Event::ConditionNoted { condition, minutes: flag.then_some(number), text: maybe.clone() },
        Event::ConditionExplained { condition: entry, minutes: flag.then_some(number), text: maybe.clone() },
        Event::FaultNoted { question: text.clone(), text: text.clone() },
        Event::Rated {
            question: maybe.clone(),
            competency: text.clone(),
            rating,
            why: maybe.clone(),
            cap: flag.then_some(small),
            despite: maybe.clone(),
        },
        Event::CvKept {
            cv: entry,
            kept: KeptCv {
                name: text.clone(),
                format: [CvFormat::Text, CvFormat::Markdown, CvFormat::Pdf][pick(3)],
                bytes: u64::from(number),
                hash: text.clone(),
                words: maybe.clone(),
            },
        },
        Event::ProbesNoted { probes: vec![text.clone()] },
        Event::FeedbackWritten { text: text.clone() },
        Event::Recommended {
            recommendation: text.clone(),
            reason: maybe.clone(),
            consider: flag.then(|| Consider { role: maybe.clone(), level: maybe }),
        },
        Event::Submitted {},
        Event::Amended { revision: number, reason: text },
        Event::Retracted { retracts: action },
        Event::Restored { restores: action },
        Event::TakenOver { head: grain.text.clone(), device: DeviceId(action.0) },
        Event::Recovered { gap_ms: u64::from(number), counted: flag },
        Event::Slept { gap_ms: u64::from(number) },
        Event::AbsenceDiscounted {},
    ]
}

/// The kinds that serde knows, from what it says when it meets a stranger.
fn written_kinds() -> BTreeSet<String> {
    let stranger = r#"{"kind":"?","body":{}}"#;
    let told = serde_json::from_str::<Event>(stranger).unwrap_err().to_string();
    let known = told.split_once("expected one of").unwrap().1;
    known.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_kind_is_known_by_the_name_it_is_written_with() {
    let grain = Grain { text: "x".into(), maybe: None, id: 7, number: 7, small: 7, flag: false };
    let kinds: Vec<String> = one_of_each(&grain).iter().map(Event::kind).collect();
    assert_eq!(kinds, KINDS);
    assert_eq!(kinds.into_iter().collect::<BTreeSet<_>>(), written_kinds());
}

proptest! {
    #[test]
    fn an_event_of_every_kind_is_read_back_as_it_was(grain in grain()) {
        for event in one_of_each(&grain) {
            let (kind, version, body) = event.encode();
            prop_assert_eq!(&serde_json::to_value(&event).unwrap()["kind"], kind.as_str());
            prop_assert_eq!(Event::decode(&kind, version, &body).unwrap(), event);
        }
    }

    #[test]
    fn what_a_newer_version_wrote_survives_byte_for_byte(
        known in 0..KINDS.len(), name in "[a-z-]{1,20}", version in 2_u32.., body in any::<Vec<u8>>()
    ) {
        prop_assume!(!KINDS.contains(&name.as_str()));
        for (kind, version) in [(KINDS[known], version), (name.as_str(), 1), (name.as_str(), version)] {
            let event = Event::decode(kind, version, &body).unwrap();
            prop_assert!(matches!(event, Event::Unknown { .. }), "{event:?}");
            prop_assert_eq!(event.encode(), (kind.to_owned(), version, body.clone()));
        }
    }

    #[test]
    fn a_body_that_was_cut_is_an_error_and_no_event(grain in grain(), cut in 1_usize..40) {
        for event in one_of_each(&grain) {
            let (kind, version, body) = event.encode();
            let kept = body.len().saturating_sub(cut);
            let error = Event::decode(&kind, version, &body[..kept]).unwrap_err();
            prop_assert!(error.to_string().contains(&kind), "{error}");
        }
    }

    #[test]
    fn no_bytes_make_decoding_panic(known in 0..KINDS.len(), body in any::<Vec<u8>>()) {
        drop(Event::decode(KINDS[known], 1, &body));
    }
}

#[test]
fn a_body_with_something_after_it_or_without_a_field_is_an_error() {
    for body in [
        r#"{"question":"err-001"},"body":{"question":"own-001"}"#,
        r#"{"question":"err-001"} x"#,
        "{}",
        "null",
        "",
        r#"{"question":7}"#,
    ] {
        assert!(Event::decode("question-opened", 1, body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn a_field_of_a_newer_version_does_not_keep_an_event_from_being_read() {
    let event = Event::decode("question-opened", 1, br#"{"question":"err-001","by":"Lee"}"#).unwrap();
    assert_eq!(event, Event::QuestionOpened { question: "err-001".into() });
}

#[test]
fn what_was_captured_and_marked_before_there_were_detectors_is_still_read() {
    let id = "01970000-0000-7000-8000-000000000001";
    let captured = format!(r#"{{"question":"err-001","snapshot":"{id}","text":"fn main() {{}}\n"}}"#);
    let entry = EntryId(id.parse().unwrap());
    let (question, text) = (Some("err-001".to_owned()), "fn main() {}\n".to_owned());
    let event = Event::CodeCaptured { snapshot: entry, question: question.clone(), text, looked: None };
    assert_eq!(Event::decode("code-captured", 1, captured.as_bytes()).unwrap(), event);
    assert_eq!(event.encode().2, captured.as_bytes(), "and written as it was then");

    let marked = format!(
        r#"{{"bookmark":null,"lines":[1,1],"mark":"{id}","note":null,"question":"err-001","shown":"prompted","signal":"avoids-unwrap","snapshot":"{id}"}}"#
    );
    let event = Event::Marked {
        mark: entry,
        signal: "avoids-unwrap".into(),
        question,
        shown: Shown::Prompted,
        note: None,
        lines: Some([1, 1]),
        snapshot: Some(entry),
        bookmark: None,
        finding: None,
    };
    assert_eq!(Event::decode("marked", 1, marked.as_bytes()).unwrap(), event);
    assert_eq!(event.encode().2, marked.as_bytes());
}
