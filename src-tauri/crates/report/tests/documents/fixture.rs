//! Scorecards made by hand: one full of everything, one with nothing in it.

use std::collections::BTreeMap;

use bank::SignalKind;
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use interview::scorecard::{
    CandidatePart, CodePart, CompetencyPart, CompositePart, ConditionPart, Deviation, EarlierRating,
    FollowUpPart, HintPart, InterviewPart, KitPart, MarkPart, MilestonePart, Missing, NotePart, QuestionPart,
    RatingPart, RecommendationPart, RevisionPart, SignalPart, Summary,
};
use interview::{
    CandidateId, ConditionKind, Consider, EntryId, InterviewId, Interviewer, LogHead, MilestoneKind, Part,
    Rating, SCHEMA, Scorecard, Shown, Visibility,
};
use uuid::Uuid;

/// Winter time in Berlin.
pub(crate) fn berlin() -> FixedOffset {
    FixedOffset::east_opt(3600).unwrap()
}

fn start() -> DateTime<Utc> {
    "2026-11-20T17:02:00Z".parse().unwrap()
}

fn after(at_ms: u64) -> DateTime<Utc> {
    start() + TimeDelta::milliseconds(i64::try_from(at_ms).unwrap())
}

/// `12:41` in milliseconds.
fn at(clock: &str) -> u64 {
    clock.split(':').fold(0, |sum, part| sum * 60 + part.parse::<u64>().unwrap()) * 1000
}

fn entry(n: u128) -> EntryId {
    EntryId(Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0000 + n))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

struct Given<'c> {
    question: Option<&'c str>,
    rating: Rating,
    why: Option<&'c str>,
    anchor: Option<&'c str>,
    clock: &'c str,
}

impl Given<'_> {
    fn part(self) -> RatingPart {
        RatingPart {
            question: self.question.map(str::to_owned),
            rating: self.rating,
            why: self.why.map(str::to_owned),
            anchor: self.anchor.map(str::to_owned),
            cap: None,
            despite: None,
            at_ms: at(self.clock),
            at: after(at(self.clock)),
            earlier: Vec::new(),
        }
    }
}

fn earlier(rating: Rating, why: Option<&str>, clock: &str) -> EarlierRating {
    EarlierRating { rating, why: why.map(str::to_owned), at_ms: at(clock), at: after(at(clock)) }
}

fn competency(
    id: &str,
    name: &str,
    weight: f64,
    rating: Option<f64>,
    bar: f64,
    ratings: Vec<RatingPart>,
) -> CompetencyPart {
    let bars = [("mid", bar - 1.0), ("senior", bar), ("staff", 4.0)];
    let bars: BTreeMap<String, f64> = bars.map(|(level, bar)| (level.to_owned(), bar)).into();
    CompetencyPart {
        id: id.to_owned(),
        name: name.to_owned(),
        weight,
        rating,
        bar: rating.map(|_| bar),
        bars: if rating.is_some() { bars } else { BTreeMap::new() },
        ratings,
    }
}

fn mark(n: u128, shown: Shown, clock: &str, note: Option<&str>) -> MarkPart {
    MarkPart {
        id: entry(n),
        shown,
        at_ms: at(clock),
        at: after(at(clock)),
        note: note.map(str::to_owned),
        code: None,
        finding: None,
    }
}

fn with_code(mut mark: MarkPart, lines: Option<[u32; 2]>, text: Option<&str>) -> MarkPart {
    mark.code = Some(CodePart { snapshot: text.map(|_| entry(900)), lines, text: text.map(str::to_owned) });
    mark
}

fn signal(
    question: Option<&str>,
    id: &str,
    kind: SignalKind,
    competency: &str,
    [label, observe]: [&str; 2],
    summary: Summary,
    marks: Vec<MarkPart>,
) -> SignalPart {
    SignalPart {
        question: question.map(str::to_owned),
        id: id.to_owned(),
        kind,
        competency: competency.to_owned(),
        label: label.to_owned(),
        observe: observe.to_owned(),
        must: false,
        summary,
        marks,
    }
}

fn must(mut signal: SignalPart) -> SignalPart {
    signal.must = true;
    signal
}

fn note(
    text: &str,
    clock: &str,
    visibility: Visibility,
    question: Option<&str>,
    mark: Option<EntryId>,
) -> NotePart {
    NotePart {
        text: text.to_owned(),
        at_ms: at(clock),
        at: after(at(clock)),
        visibility,
        question: question.map(str::to_owned),
        mark,
    }
}

/// A submitted and once amended phone screen with everything that a scorecard can hold.
pub(crate) fn rich() -> Scorecard {
    Scorecard {
        schema: SCHEMA.to_owned(),
        revision: 2,
        interview: interview_part(),
        competencies: competencies(),
        composite: CompositePart { value: None, coverage: 0.75 },
        signals: signals(),
        findings: Vec::new(),
        questions: questions(),
        notes: notes(),
        recommendation: Some(RecommendationPart {
            value: "yes".into(),
            reason: some(
                "Designs failure for callers and reads compiler errors before touching code. One unwrap on input, fixed when asked why the installer could be trusted.\nConcurrency was not assessed.",
            ),
            consider: Some(Consider { role: some("platform"), level: some("staff") }),
        }),
        feedback: some(
            "You asked who reads each error before you wrote any handling, and that shaped everything after it.\n\nNext time, write the failing test first: two of the three cases came up late.",
        ),
        deviations: vec![
            Deviation::OrderChanged { question: "err-001".into() },
            Deviation::QuestionNotAsked { question: "con-001".into() },
        ],
        missing: vec![Missing {
            competency: "concurrency".into(),
            why: "not-assessed".into(),
            reason: some("The question was dropped for time."),
        }],
        revisions: vec![
            RevisionPart { revision: 1, at: "2026-11-20T17:58:00Z".parse().unwrap(), reason: None },
            RevisionPart {
                revision: 2,
                at: "2026-11-21T08:14:00Z".parse().unwrap(),
                reason: some("The rating for testing was given before the tests had been read to the end."),
            },
        ],
        log: LogHead {
            events: 63,
            head: "5b9e0c4f7a1d4c3e9b8a6f2d1c0b9a8e7f6d5c4b3a29181706f5e4d3c2b1a021".into(),
        },
    }
}

fn interview_part() -> InterviewPart {
    let condition = |kind, minutes, text: Option<&str>, clock| ConditionPart {
        kind,
        minutes,
        text: text.map(str::to_owned),
        at_ms: at(clock),
    };
    InterviewPart {
        id: InterviewId(entry(1).0),
        candidate: CandidatePart {
            id: CandidateId(entry(2).0),
            alias: some("7F"),
            name: some("Ines Okafor-Lindqvist"),
        },
        role: "systems".into(),
        level: "senior".into(),
        role_loop: some("senior-systems"),
        kit: KitPart {
            id: "phone-screen".into(),
            stage: "phone-screen".into(),
            hash: "8c41f09a7d0e4b5f8a6c1d2e3f40516273849506a7b8c9daebfc0d1e2f304152".into(),
        },
        interviewer: Interviewer { name: "Kim Abara".into(), part: Part::Lead },
        state: "submitted".into(),
        planned_at: "2026-11-19T09:00:00Z".parse().unwrap(),
        started_at: Some(start()),
        submitted_at: Some("2026-11-20T17:58:00Z".parse().unwrap()),
        planned_minutes: 60,
        active_ms: at("51:40"),
        practice: false,
        blind: false,
        conditions: vec![
            condition(ConditionKind::Late, Some(9), None, "0:00"),
            condition(ConditionKind::Interrupted, Some(1), Some("fire alarm test"), "24:30"),
            condition(ConditionKind::ShadowPresent, None, Some("Jo Tan, from minute 38"), "38:00"),
        ],
        scale: [(1, "Weak"), (2, "Developing"), (3, "Solid"), (4, "Outstanding")]
            .map(|(point, name)| (point, name.to_owned()))
            .into(),
    }
}

fn competencies() -> Vec<CompetencyPart> {
    let ownership = Given {
        question: Some("own-001"),
        rating: Rating::Point(4),
        why: Some("Named the move before editing and priced the clone to the allocation."),
        anchor: Some(
            "Takes `self` by value where consumption is the point, shows that nothing is copied, says when shared ownership (`Rc<T>`) would be right.",
        ),
        clock: "22:10",
    };
    let errors = Given {
        question: Some("err-001"),
        rating: Rating::Point(3),
        why: Some("All three failures, the line number kept, one of them after hint 2."),
        anchor: Some(
            "Result throughout, `NotFound` handled on the open, line and cause kept, no hint past the first.",
        ),
        clock: "47:20",
    };
    let early = Given {
        question: Some("own-001"),
        rating: Rating::Point(3),
        why: None,
        anchor: Some("Tests the boundaries and at least one failure."),
        clock: "21:50",
    };
    let late = Given {
        question: Some("err-001"),
        rating: Rating::Point(2),
        why: Some("Happy path only; named the directory case when asked."),
        anchor: Some("Tests the example from the prompt; other cases are named only when asked."),
        clock: "51:05",
    };
    let none = Given {
        question: None,
        rating: Rating::NotAssessed,
        why: Some("The question was dropped for time."),
        anchor: None,
        clock: "51:30",
    };
    vec![
        competency("ownership", "Ownership", 1.0, Some(4.0), 3.0, vec![ownership.part()]),
        competency(
            "error-handling",
            "Error handling",
            1.0,
            Some(3.0),
            3.0,
            vec![RatingPart {
                cap: Some(2),
                despite: some("The hint was read out before the question had been understood."),
                ..errors.part()
            }],
        ),
        competency(
            "testing",
            "Testing",
            1.0,
            Some(2.5),
            3.0,
            vec![
                early.part(),
                RatingPart {
                    earlier: vec![
                        earlier(Rating::NoEvidence, None, "46:58"),
                        earlier(Rating::Point(3), Some("Two tests were on the screen."), "48:12"),
                    ],
                    // Changed by the amendment, when the clock of the interview stood still.
                    at_ms: at("51:40"),
                    at: "2026-11-21T08:14:00Z".parse().unwrap(),
                    ..late.part()
                },
            ],
        ),
        competency("concurrency", "Concurrency", 1.0, None, 3.0, vec![none.part()]),
    ]
}

const FIX: &str = "let port = line\n    .trim()\n    .parse()\n    .map_err(|source| ConfigError::Line { number: index + 1, text: line.to_owned(), source })?;";

fn signals() -> Vec<SignalPart> {
    use SignalKind::{Concern, RedFlag, Strength};
    let (own, err) = (Some("own-001"), Some("err-001"));
    vec![
        must(signal(
            own,
            "own-001.names-the-move",
            Strength,
            "ownership",
            [
                "names the move",
                "Before editing, names a statement that gives the order away and the later one that still uses it.",
            ],
            Summary::Unprompted,
            vec![mark(10, Shown::Unprompted, "11:02", Some("“line nine eats it, line ten still wants it”"))],
        )),
        signal(
            own,
            "clones-to-silence",
            Concern,
            "ownership",
            [
                "clones to silence",
                "Adds `clone`, `to_owned` or `to_string` to end a compiler error and gives no other reason when asked.",
            ],
            Summary::Contradicted,
            vec![mark(11, Shown::Contradicted, "13:40", None)],
        ),
        must(signal(
            err,
            "lists-failure-modes",
            Strength,
            "error-handling",
            [
                "lists failures",
                "Lists the ways this can fail, and who must learn of each, before writing the handling.",
            ],
            Summary::Prompted,
            vec![mark(
                12,
                Shown::Prompted,
                "29:37",
                Some("“missing, not readable, and garbage inside; three different people care”"),
            )],
        )),
        signal(
            err,
            "avoids-unwrap",
            Strength,
            "error-handling",
            ["avoids unwrap", "Handles failure on input without unwrap, expect or panic."],
            Summary::Mixed,
            vec![
                with_code(
                    mark(
                        13,
                        Shown::Contradicted,
                        "33:42",
                        Some("“fine here because the installer writes the file”"),
                    ),
                    Some([12, 12]),
                    Some("let port: u16 = line.trim().parse().unwrap();"),
                ),
                with_code(mark(14, Shown::Unprompted, "38:47", None), Some([14, 17]), Some(FIX)),
            ],
        ),
        signal(
            err,
            "swallows-errors",
            RedFlag,
            "error-handling",
            [
                "swallows errors",
                "Turns a failure into a default value, an ignored result or a skipped record, and sees no loss when asked about it.",
            ],
            Summary::Unprompted,
            vec![with_code(mark(15, Shown::Unprompted, "31:15", None), Some([3, 9]), None)],
        ),
        must(signal(
            err,
            "err-001.splits-not-found",
            Strength,
            "error-handling",
            ["splits NotFound", "Separates `NotFound` from every other I/O error, on the open itself."],
            Summary::NotSeen,
            Vec::new(),
        )),
        signal(
            err,
            "tests-edge-cases",
            Strength,
            "testing",
            ["tests edge cases", "Writes a test for a boundary or a failure without being asked."],
            Summary::Prompted,
            vec![mark(16, Shown::Prompted, "44:20", None)],
        ),
        signal(
            None,
            "thinks-aloud",
            Strength,
            "communication",
            ["thinks aloud", "Gives a reason for a choice while making it."],
            Summary::Unprompted,
            vec![mark(17, Shown::Unprompted, "10:37", None), mark(18, Shown::Unprompted, "1:01:09", None)],
        ),
    ]
}

fn questions() -> Vec<QuestionPart> {
    vec![
        QuestionPart {
            id: "own-001".into(),
            title: "Receipt, then archive".into(),
            planned_minutes: 17,
            active_ms: at("12:20"),
            hints: Vec::new(),
            follow_ups: vec![FollowUpPart {
                n: 1,
                ask: "You wrote `&self`. When would taking `self` by value be the better signature?".into(),
                at_ms: at("19:30"),
            }],
            milestones: vec![
                MilestonePart { kind: MilestoneKind::StarterGiven, at_ms: at("10:05") },
                MilestonePart { kind: MilestoneKind::Working, at_ms: at("16:10") },
            ],
            time_to_solution_ms: Some(at("6:05")),
            faults: Vec::new(),
        },
        QuestionPart {
            id: "err-001".into(),
            title: "The config file that may not be there".into(),
            planned_minutes: 20,
            active_ms: at("24:40"),
            hints: vec![
                HintPart {
                    n: Some(1),
                    text: "List the ways this can fail, and for each who should learn of it.".into(),
                    at_ms: at("29:05"),
                },
                HintPart {
                    n: Some(2),
                    text: "What type should `load_ports` return so that its callers can decide?".into(),
                    at_ms: at("35:50"),
                },
                HintPart {
                    n: None,
                    text: "look at the type again, the *whole* of it".into(),
                    at_ms: at("37:10"),
                },
            ],
            follow_ups: vec![FollowUpPart {
                n: 1,
                ask: "Why not check `path.exists()` first?".into(),
                at_ms: at("43:00"),
            }],
            milestones: vec![MilestonePart { kind: MilestoneKind::FirstRun, at_ms: at("40:30") }],
            time_to_solution_ms: None,
            faults: vec!["The starter does not say which edition it is compiled with.".into()],
        },
    ]
}

fn notes() -> Vec<NotePart> {
    vec![
        note(
            "Said at once that the path could be a directory, then lost it while typing.",
            "33:55",
            Visibility::Panel,
            Some("err-001"),
            Some(entry(13)),
        ),
        note(
            "Asked whether duplicates matter.\nThen whether the order does.",
            "12:31",
            Visibility::Panel,
            Some("own-001"),
            None,
        ),
        note("Would like to hear about on-call before an offer.", "49:40", Visibility::Candidate, None, None),
        note("I was tired by then.", "50:10", Visibility::Interviewer, None, None),
    ]
}

/// An interview that was planned, and nothing more.
pub(crate) fn draft() -> Scorecard {
    let mut interview = interview_part();
    interview.candidate.name = some("Ada Example");
    interview.candidate.alias = None;
    interview.role_loop = None;
    interview.state = "planned".into();
    interview.started_at = None;
    interview.submitted_at = None;
    interview.active_ms = 0;
    interview.conditions = Vec::new();
    let names = [("ownership", "Ownership"), ("error-handling", "Error handling")];
    Scorecard {
        schema: SCHEMA.to_owned(),
        revision: 0,
        interview,
        competencies: names.map(|(id, name)| competency(id, name, 1.0, None, 3.0, Vec::new())).into(),
        composite: CompositePart { value: None, coverage: 0.0 },
        signals: Vec::new(),
        findings: Vec::new(),
        questions: Vec::new(),
        notes: Vec::new(),
        recommendation: None,
        feedback: None,
        deviations: Vec::new(),
        missing: names
            .map(|(id, _)| Missing { competency: id.to_owned(), why: "not-rated".to_owned(), reason: None })
            .into(),
        revisions: Vec::new(),
        log: LogHead { events: 1, head: "00ff".into() },
    }
}
