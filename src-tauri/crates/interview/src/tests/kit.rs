//! A small kit: two questions, four competencies, and every way a hint can cap.

use std::collections::BTreeMap;

use bank::{
    Competency, Evidence, FrozenKit, Hint, Kit, KitCompetency, KitQuestion, KitRules, LanguageRule, Question,
    QuestionKind, Scale, Signal, SignalKind, SignalUse, SpokenItem,
};

/// Weights 1, 2 and 2, so that error handling and communication together are exactly 80 %.
pub(crate) fn kit() -> FrozenKit {
    let kit = Kit {
        id: "phone-screen".into(),
        stage: "phone-screen".into(),
        levels: words(["mid", "senior"]),
        roles: words(["systems"]),
        minutes: 60,
        opening: "Ask as you would ask a colleague.".into(),
        rules: KitRules::default(),
        blocks: [("opening", 4), ("candidate-questions", 8), ("wrap-up", 3)]
            .map(|(name, minutes)| (name.to_owned(), minutes))
            .into(),
        questions: [("own-001", 17), ("err-001", 20)]
            .map(|(id, minutes)| KitQuestion { id: id.into(), minutes })
            .into(),
        competencies: [("ownership", 1.0), ("error-handling", 2.0), ("communication", 2.0)]
            .map(|(id, weight)| KitCompetency { id: id.into(), weight })
            .into(),
        signals: words(["thinks-aloud", "clarifies-first"]),
        blind: true,
    };
    let scale = Scale {
        points: [(1, "Weak"), (2, "Developing"), (3, "Solid"), (4, "Outstanding")]
            .map(|(point, name)| (point, name.to_owned()))
            .into(),
        recommendations: words(["strong-no", "no", "yes", "strong-yes", "no-decision"]),
        levels: words(["junior", "mid", "senior", "staff"]),
    };
    let competencies = vec![
        competency(
            "communication",
            &[("thinks-aloud", SignalKind::Strength), ("clarifies-first", SignalKind::Strength)],
        ),
        competency(
            "error-handling",
            &[
                ("lists-failure-modes", SignalKind::Strength),
                ("avoids-unwrap", SignalKind::Strength),
                ("swallows-errors", SignalKind::RedFlag),
            ],
        ),
        competency(
            "ownership",
            &[("explains-moves", SignalKind::Strength), ("clones-to-compile", SignalKind::Concern)],
        ),
        competency("testing", &[("tests-failures", SignalKind::Strength)]),
    ];
    FrozenKit::new(kit, scale, competencies, vec![receipt(), config()])
}

/// The same kit with a question beside it that its first can be swapped for.
pub(crate) fn wider() -> FrozenKit {
    let own = kit();
    let other = Question { id: "own-002".into(), title: "Two cards for one shelf".into(), ..receipt() };
    let alone = FrozenKit::new(own.kit.clone(), own.scale.clone(), Vec::new(), vec![other]);
    own.with_questions_of(alone)
}

/// Hints without caps of their own: the second caps all at one below the top, the third at two below.
fn receipt() -> Question {
    Question {
        signals: uses(&["explains-moves", "clones-to-compile", "avoids-unwrap"]),
        hints: hints([("Who owns it?", vec![]), ("Look at the type.", vec![]), ("Borrow it.", vec![])]),
        bar: bars([
            ("mid", vec![("ownership", 2), ("error-handling", 2)]),
            ("senior", vec![("ownership", 3), ("error-handling", 2)]),
        ]),
        ..question("own-001", "Receipt, then archive", ["ownership", "error-handling"])
    }
}

/// Hints with caps of their own, and a competency that the kit does not weigh.
fn config() -> Question {
    Question {
        signals: uses(&["lists-failure-modes", "avoids-unwrap", "swallows-errors", "tests-failures"]),
        hints: hints([
            ("List the ways this can fail.", vec![]),
            ("What should it return?", vec![("error-handling", 3)]),
            ("An error has a kind.", vec![("error-handling", 2)]),
        ]),
        bar: bars([
            ("mid", vec![("error-handling", 3), ("testing", 2)]),
            ("senior", vec![("error-handling", 3), ("testing", 3)]),
            ("staff", vec![("error-handling", 4)]),
        ]),
        anchors: [("error-handling".to_owned(), [(3, "NotFound on the open itself.".to_owned())].into())]
            .into(),
        ..question("err-001", "The config file that may not be there", ["error-handling", "testing"])
    }
}

fn question(id: &str, title: &str, competencies: [&str; 2]) -> Question {
    let spoken = |ask: &str| vec![SpokenItem { ask: ask.into(), answer: "A race.".into() }];
    Question {
        id: id.into(),
        title: title.into(),
        variant_of: None,
        kind: QuestionKind::Coding,
        competencies: words(competencies),
        stages: words(["phone-screen"]),
        levels: words(["mid", "senior"]),
        roles: words(["systems"]),
        minutes: 20,
        blocks: Vec::new(),
        language: LanguageRule::RustOnly,
        crates: "std".into(),
        signals: Vec::new(),
        bar: BTreeMap::new(),
        sources: Vec::new(),
        tests_accept_starter: None,
        prompt: "Read it aloud.".into(),
        do_not_say: String::new(),
        clarifications: Vec::new(),
        starter: Vec::new(),
        hints: Vec::new(),
        rescue: String::new(),
        follow_ups: spoken("Why not check `exists()` first?"),
        if_time_remains: spoken("What of a reload?"),
        wrong_answers: Vec::new(),
        anchors: BTreeMap::new(),
        tests: None,
        references: Vec::new(),
    }
}

fn competency(id: &str, signals: &[(&str, SignalKind)]) -> Competency {
    Competency {
        id: id.into(),
        name: id.replace('-', " "),
        task: "Services go on.".into(),
        anchors: (1..=4).map(|point| (point, format!("{id} at {point}"))).collect(),
        signals: signals
            .iter()
            .map(|(signal, kind)| Signal {
                id: (*signal).into(),
                competency: id.into(),
                kind: *kind,
                label: signal.replace('-', " "),
                observe: format!("It was seen: {signal}."),
                not_when: None,
                evidence: Evidence::Either,
                detect: Vec::new(),
            })
            .collect(),
    }
}

/// Shared signals; the first is a must.
fn uses(ids: &[&str]) -> Vec<SignalUse> {
    ids.iter().enumerate().map(|(at, id)| SignalUse::Shared { id: (*id).into(), must: at == 0 }).collect()
}

fn hints<const N: usize>(hints: [(&str, Vec<(&str, u8)>); N]) -> Vec<Hint> {
    hints.into_iter().map(|(text, caps)| Hint { text: text.into(), caps: points(caps) }).collect()
}

fn bars<const N: usize>(bars: [(&str, Vec<(&str, u8)>); N]) -> BTreeMap<String, BTreeMap<String, u8>> {
    bars.into_iter().map(|(level, bar)| (level.to_owned(), points(bar))).collect()
}

fn points(points: Vec<(&str, u8)>) -> BTreeMap<String, u8> {
    points.into_iter().map(|(id, point)| (id.to_owned(), point)).collect()
}

fn words<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).into()
}
