//! What the bundled bank promises to cover, item by item and question by question, and that it does.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test ends where its promise does not hold")]

use bank::Pack;

/// Each item that interviews about Rust are said to need, and the row of the syllabus that stands for it.
const ITEMS: &[(&str, &[(&str, &str)])] = &[
    (
        "topics",
        &[
            ("ownership and borrowing", "ownership-and-borrowing"),
            ("lifetimes", "lifetimes"),
            ("error handling", "handling-errors"),
            ("concurrency", "concurrency"),
            ("async", "async"),
            ("std::sync", "std-sync"),
            ("channels", "channels"),
            ("async and await", "async-await"),
            ("profiling", "profiling"),
            ("allocations", "allocations"),
            ("Cargo", "cargo"),
            ("the crate registry", "crate-registry"),
            ("frameworks", "frameworks"),
            ("builds", "builds"),
            ("data structures", "data-structures"),
            ("Big-O", "big-o"),
            ("std only, with credit for naming crates", "std-only"),
        ],
    ),
    (
        "strengths",
        &[
            ("practical ownership examples", "practical-ownership"),
            ("clone against borrow", "clone-against-borrow"),
            ("when lifetimes are elided and when written", "elided-or-written"),
            ("propagation over unwrap", "propagation"),
            ("message passing against shared state", "messages-or-sharing"),
            ("async overhead and when sync is better", "async-overhead"),
            ("I with numbers", "i-with-numbers"),
            ("explains Vec to HashMap", "vec-to-hashmap"),
            ("clarifying questions", "clarifying-questions"),
            ("readable over clever", "readable-over-clever"),
            ("small functions", "small-functions"),
            ("consistent errors", "consistent-errors"),
            ("quick tests", "quick-tests"),
            ("improves after correct", "improves-after-correct"),
            ("thinks aloud", "thinks-aloud"),
            ("thoughtful questions on tooling, team, adoption", "thoughtful-questions"),
            ("explains diagnosis and measured growth", "diagnosis-and-growth"),
            ("open-source work", "open-source"),
        ],
    ),
    (
        "concerns",
        &[
            ("unwrap", "unwrap"),
            ("vague we", "only-we"),
            ("rote algorithms", "rote-algorithms"),
            ("ignorance of the ecosystem", "ecosystem-ignorance"),
            ("reading without practice", "reading-without-practice"),
            ("poor communication", "poor-communication"),
        ],
    ),
    (
        "competencies",
        &[
            ("ownership", "rate-ownership"),
            ("concurrency", "rate-concurrency"),
            ("error handling", "rate-error-handling"),
            ("performance", "rate-performance"),
            ("ecosystem", "rate-ecosystem"),
            ("systems reasoning", "rate-systems-reasoning"),
            ("communication", "rate-communication"),
            ("collaboration", "rate-collaboration"),
            ("debugging", "rate-debugging"),
            ("testing", "rate-testing"),
            ("API design", "rate-api-design"),
        ],
    ),
    (
        "stages",
        &[
            ("application or referral", "application"),
            ("recruiter call: background", "topic-background"),
            ("recruiter call: why this company", "topic-why-here"),
            ("recruiter call: what next", "topic-what-next"),
            ("recruiter call: motivation", "topic-motivation"),
            ("other-role suggestion", "other-roles"),
            ("technical phone screen of 45-60 min", "phone-screen-stage"),
            ("take-home or timed exercise", "take-home-stage"),
            ("loop of 4-6", "four-to-six"),
            ("core coding", "core-coding-stage"),
            ("systems design", "systems-design-stage"),
            ("behavioural", "behavioural-stage"),
            ("culture", "culture-stage"),
            ("the candidate's questions in each", "candidate-questions"),
            ("follow-up", "follow-up"),
            ("feedback on rejection", "feedback-on-rejection"),
            ("take-home for senior roles", "senior-take-home"),
        ],
    ),
    (
        "warnings",
        &[
            ("syntax trivia only", "syntax-trivia"),
            ("debugging ignored", "debugging-ignored"),
            ("C++ taken for Rust", "cpp-for-rust"),
            ("ownership without concurrency", "ownership-alone"),
            ("generic algorithms instead of systems scenarios", "generic-algorithms"),
            ("no practical coding", "no-coding"),
        ],
    ),
    (
        "senior-and-above",
        &[
            ("architecture", "architecture"),
            ("memory behaviour", "memory-behaviour"),
            ("observability", "observability"),
            ("deployment", "deployment"),
            ("bottlenecks", "bottlenecks"),
            ("operational trade-offs", "operational-trade-offs"),
            ("why over that it works", "why-over-that"),
        ],
    ),
    (
        "metrics",
        &[
            ("time to solution", "time-to-solution"),
            ("code clarity", "code-clarity"),
            ("iteration across attempts", "iteration"),
            ("actionable feedback", "actionable-feedback"),
        ],
    ),
    (
        "roles",
        &[
            ("systems: concurrency", "systems-concurrency"),
            ("systems: lifetimes", "systems-lifetimes"),
            ("systems: performance", "systems-performance"),
            ("WebAssembly and cloud: async", "cloud-wasm-async"),
            ("WebAssembly and cloud: latency", "cloud-wasm-latency"),
            ("WebAssembly and cloud: cross-language", "cloud-wasm-languages"),
            ("backend", "backend"),
            ("platform", "platform"),
        ],
    ),
    (
        "language-policy",
        &[
            ("a working solution in another language may beat broken Rust", "another-language"),
            ("stated per question", "rust-where-it-counts"),
        ],
    ),
];

/// The core questions, each with two stand-ins.
const CORE: &[(&str, &str)] = &[
    ("own-001", "Receipt, then archive"),
    ("life-001", "Longest, then not"),
    ("err-001", "The config file that may not be there"),
    ("con-001", "Status counter"),
    ("asy-001", "Sockets or resizer?"),
    ("dbg-001", "The pipeline that never exits"),
    ("prf-001", "The two-minute report"),
    ("eco-001", "The change that broke CI"),
    ("arc-001", "Webhook gateway"),
    ("rev-001", "Review this change"),
];

/// The others.
const EXTENDED: &[(&str, &str)] = &[
    ("own-101", "Get or insert"),
    ("own-102", "Evict while iterating"),
    ("own-103", "The getter that locks everything"),
    ("own-104", "Streaming tokenizer"),
    ("own-105", "The bus that panics"),
    ("own-106", "Truncate a name"),
    ("own-107", "The C++ graph port"),
    ("err-101", "A library's error type"),
    ("err-102", "Three bad rows in ten thousand"),
    ("err-103", "Retry or not"),
    ("err-104", "Reload of a malformed config"),
    ("con-101", "Deadlock by edition"),
    ("con-102", "Lost updates"),
    ("con-103", "Job runner"),
    ("con-104", "Bounded or not"),
    ("con-105", "The poisoned lock"),
    ("asy-101", "The frozen handler"),
    ("asy-102", "Guard across await"),
    ("asy-103", "The cancelled write"),
    ("prf-101", "Clone diet"),
    ("prf-102", "32 threads slower than 4"),
    ("prf-103", "Overflow only in release"),
    ("eco-101", "Accidental semver break"),
    ("eco-102", "Pick a crate"),
    ("saf-101", "Unsafe review"),
    ("tst-101", "The untestable clock"),
    ("arc-101", "Tenant rate limiter"),
    ("arc-102", "Edge WebAssembly filter"),
    ("ops-101", "Memory climbs"),
    ("beh-101", "What you built"),
    ("beh-102", "The contested review"),
    ("th-101", "Log tailer, with a 40-minute review"),
];

#[test]
fn every_item_has_its_row_and_something_serves_it() {
    let pack = Pack::bundled();
    let syllabus = pack.bank.syllabus().unwrap();
    let mut stands_for = Vec::new();
    for (area, items) in ITEMS {
        let area =
            syllabus.areas.iter().find(|one| one.id == *area).unwrap_or_else(|| panic!("no area {area}"));
        for (item, row) in *items {
            let row =
                area.rows.iter().find(|one| one.id == *row).unwrap_or_else(|| panic!("no row for {item}"));
            assert!(row.is_served(), "nothing serves {item}");
            stands_for.push(row.id.as_str());
        }
    }
    // Nothing is promised beside it that no item here asks for.
    let rows = syllabus.areas.iter().flat_map(|area| &area.rows);
    let more: Vec<&str> = rows.map(|row| row.id.as_str()).filter(|id| !stands_for.contains(id)).collect();
    assert_eq!(more, [""; 0]);
}

#[test]
fn all_42_questions_are_there_under_their_titles() {
    let pack = Pack::bundled();
    let questions = pack.bank.questions().filter(|question| question.variant_of.is_none());
    let mut found: Vec<(&str, &str)> =
        questions.map(|question| (question.id.as_str(), question.title.as_str())).collect();
    let mut promised: Vec<(&str, &str)> = CORE.iter().chain(EXTENDED).copied().collect();
    found.sort_unstable();
    promised.sort_unstable();
    assert_eq!(found, promised);
    assert_eq!(promised.len(), 42);
}

#[test]
fn every_core_question_has_two_stand_ins_that_differ_in_more_than_names() {
    let pack = Pack::bundled();
    for (id, _) in CORE {
        let base = pack.bank.question(id).unwrap();
        let variants: Vec<_> =
            pack.bank.questions().filter(|one| one.variant_of.as_deref() == Some(id)).collect();
        assert_eq!(variants.len(), 2, "{id}");
        for variant in &variants {
            assert_eq!((&variant.anchors, &variant.bar), (&base.anchors, &base.bar), "{}", variant.id);
            assert_ne!(variant.prompt, base.prompt, "{}", variant.id);
            assert_ne!(variant.title, base.title, "{}", variant.id);
            let shape = |of: &bank::Question| -> Vec<String> {
                // Without names and numbers, so that a mere renaming is seen.
                let code: String = of.starter.iter().map(|fence| fence.code.as_str()).collect();
                code.split(|c: char| c.is_alphanumeric() || c == '_' || c == '"').map(str::to_owned).collect()
            };
            if !base.starter.is_empty() {
                assert_ne!(shape(variant), shape(base), "{} renames only", variant.id);
            }
        }
    }
}

#[test]
fn every_coding_question_has_four_wrong_answers_and_every_other_one_four_weak_ones() {
    let pack = Pack::bundled();
    for question in pack.bank.questions() {
        assert!(question.wrong_answers.len() >= 4, "{}: {}", question.id, question.wrong_answers.len());
        let levels: Vec<&str> = question.references.iter().map(|one| one.level.as_str()).collect();
        match question.kind {
            bank::QuestionKind::Coding | bank::QuestionKind::Debugging => {
                assert_eq!(levels, ["mid", "senior"], "{}", question.id);
                assert!(question.tests.is_some(), "{}", question.id);
            }
            _ => {}
        }
    }
}

#[test]
fn a_loop_for_each_level_in_each_role_and_a_kit_for_each_stage() {
    let pack = Pack::bundled();
    for level in ["junior", "mid", "senior", "staff"] {
        for role in ["systems", "backend", "platform", "cloud", "wasm"] {
            assert!(pack.bank.loops().any(|one| one.level == level && one.role == role), "{level} {role}");
        }
    }
    for stage in [
        "recruiter-call",
        "phone-screen",
        "core-coding",
        "systems-design",
        "code-review",
        "behavioural",
        "take-home",
    ] {
        assert!(pack.bank.kits().any(|kit| kit.stage == stage), "{stage}");
    }
    for kit in pack.bank.kits() {
        let planned: u32 =
            kit.blocks.values().sum::<u32>() + kit.questions.iter().map(|one| one.minutes).sum::<u32>();
        assert!(planned * 60 <= kit.minutes * 52, "{}: {planned} of {}", kit.id, kit.minutes);
        for part in ["opening", "candidate-questions", "wrap-up"] {
            assert!(kit.blocks.contains_key(part), "{} has no {part}", kit.id);
        }
        assert!(!kit.opening.trim().is_empty(), "{}", kit.id);
        let bank::KitRules { language, ai, docs } = &kit.rules;
        assert!(![language, ai, docs].into_iter().any(String::is_empty), "{}", kit.id);
    }
}
