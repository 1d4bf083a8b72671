//! What changed in a question.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rubric::signal;
use super::words::Words;
use crate::{Fence, Hint, Id, Question, Reference, SignalUse, TimeBlock, WrongAnswer, bare};

/// What changed, in sentences.
pub(super) fn question(before: &Question, after: &Question) -> Vec<String> {
    let (mut before, mut after) = (before.clone(), after.clone());
    before.forget_lines();
    after.forget_lines();
    let differs = before != after;
    let Question {
        id: _,
        title,
        variant_of,
        kind,
        competencies,
        stages,
        levels,
        roles,
        minutes,
        blocks,
        language,
        crates,
        signals,
        bar,
        sources,
        tests_accept_starter,
        prompt,
        do_not_say,
        clarifications,
        starter,
        hints,
        rescue,
        follow_ups,
        if_time_remains,
        wrong_answers,
        anchors,
        tests,
        references,
    } = &before;
    let mut words = Words::default();
    words.called(title, &after.title);
    match (variant_of, &after.variant_of) {
        (was, now) if was == now => {}
        (_, Some(base)) => words.say(format!("is a variant of {base} now")),
        (_, None) => words.say("is no variant any more".to_owned()),
    }
    words.instead("the kind is", &word(kind), &word(&after.kind));
    words.set(
        competencies,
        &after.competencies,
        |one| format!("rates {one} too"),
        |one| format!("does not rate {one} any more"),
    );
    words.order("rates", competencies, &after.competencies);
    words.suits("stage", stages, &after.stages);
    words.suits("level", levels, &after.levels);
    words.suits("role", roles, &after.roles);
    if *minutes != after.minutes {
        words.say(format!("{} minutes instead of {minutes}", after.minutes));
    }
    self::blocks(&mut words, blocks, &after.blocks);
    words.instead("the language may be", &word(language), &word(&after.language));
    words.instead("the crates may be", crates, &after.crates);
    self::signals(&mut words, signals, &after.signals);
    bars(&mut words, bar, &after.bar);
    self::anchors(&mut words, anchors, &after.anchors);
    words.text("the prompt", prompt, &after.prompt);
    words.text("what must not be said", do_not_say, &after.do_not_say);
    words.spoken("clarification", clarifications, &after.clarifications);
    words.text("the starter", starter, &after.starter);
    words.text(
        "the reason why the tests accept the starter",
        tests_accept_starter,
        &after.tests_accept_starter,
    );
    self::hints(&mut words, hints, &after.hints);
    words.text("what to do past the last hint", rescue, &after.rescue);
    words.spoken("follow-up", follow_ups, &after.follow_ups);
    words.spoken("question for time that remains", if_time_remains, &after.if_time_remains);
    self::wrong_answers(&mut words, wrong_answers, &after.wrong_answers);
    self::tests(&mut words, tests.as_ref(), after.tests.as_ref());
    self::references(&mut words, references, &after.references);
    words.text("what it goes back to", sources, &after.sources);
    words.or_else(differs)
}

/// Whether a question goes by another id and is otherwise the same.
pub(super) fn is_same_but_for_its_id(before: &Question, after: &Question) -> bool {
    let nameless = |question: &Question| {
        let mut question = question.clone();
        question.forget_lines();
        let prefix = format!("{}.", question.id);
        for used in &mut question.signals {
            if let SignalUse::Own { signal, .. } = used {
                signal.id = signal.id.strip_prefix(&prefix).unwrap_or(&signal.id).to_owned();
            }
        }
        question.id = Id::new();
        question
    };
    nameless(before) == nameless(after)
}

/// A word of a fixed set as files write it.
fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn blocks(words: &mut Words, before: &[TimeBlock], after: &[TimeBlock]) {
    let minutes =
        |of: &[TimeBlock], name: &str| of.iter().find(|block| block.name == name).map(|block| block.minutes);
    for TimeBlock { name, minutes: now } in after {
        match minutes(before, name) {
            Some(was) if was != *now => words.say(format!("{name} gets {now} minutes instead of {was}")),
            None => words.say(format!("{name} is a new part, with {now} minutes")),
            Some(_) => {}
        }
    }
    for TimeBlock { name, .. } in before.iter().filter(|block| minutes(after, &block.name).is_none()) {
        words.say(format!("{name} is no part any more"));
    }
    let names = |of: &[TimeBlock]| of.iter().map(|block| block.name.clone()).collect::<Vec<_>>();
    words.order("has its parts", &names(before), &names(after));
}

fn signals(words: &mut Words, before: &[SignalUse], after: &[SignalUse]) {
    let find = |of: &'_ [SignalUse], id: &str| of.iter().position(|used| id_of(used) == id);
    let added: Vec<&str> = after.iter().map(id_of).filter(|id| find(before, id).is_none()).collect();
    let removed: Vec<&str> = before.iter().map(id_of).filter(|id| find(after, id).is_none()).collect();
    words.count("signal", "added", &added);
    words.count("signal", "removed", &removed);
    let mut order = Vec::new();
    for now in after {
        let Some(at) = find(before, id_of(now)) else { continue };
        order.push(at);
        let Some(was) = before.get(at) else { continue };
        match (must(was), must(now)) {
            (false, true) => words.say(format!("{} is needed for an answer now", id_of(now))),
            (true, false) => words.say(format!("{} is not needed any more for an answer", id_of(now))),
            _ => {}
        }
        match (was, now) {
            (SignalUse::Own { signal: was, .. }, SignalUse::Own { signal: now, .. }) => {
                signal(words, was, now);
            }
            (SignalUse::Shared { .. }, SignalUse::Shared { .. }) => {}
            _ => words.say(format!("{} is defined elsewhere", id_of(now))),
        }
    }
    if !order.is_sorted() {
        words.say("the signals have other keys".to_owned());
    }
}

fn id_of(used: &SignalUse) -> &str {
    match used {
        SignalUse::Shared { id, .. } => id,
        SignalUse::Own { signal, .. } => &signal.id,
    }
}

const fn must(used: &SignalUse) -> bool {
    match used {
        SignalUse::Shared { must, .. } | SignalUse::Own { must, .. } => *must,
    }
}

type Bars = BTreeMap<String, BTreeMap<Id, u8>>;

fn bars(words: &mut Words, before: &Bars, after: &Bars) {
    for (level, now) in after {
        match before.get(level) {
            Some(was) => words.bar(&format!("the bar for {level}"), was, now),
            None => {
                let points: Vec<String> = now.iter().map(|(id, point)| format!("{id} {point}")).collect();
                words.say(format!("there is a bar for {level} now ({})", points.join("; ")));
            }
        }
    }
    for level in before.keys().filter(|level| !after.contains_key(*level)) {
        words.say(format!("there is no bar for {level} any more"));
    }
}

type Anchors = BTreeMap<Id, BTreeMap<u8, String>>;

fn anchors(words: &mut Words, before: &Anchors, after: &Anchors) {
    for (id, now) in after {
        match before.get(id) {
            Some(was) => words.anchors(bare(id), was, now),
            None => words.say(format!("anchors of {id} added")),
        }
    }
    for id in before.keys().filter(|id| !after.contains_key(*id)) {
        words.say(format!("anchors of {id} removed"));
    }
}

fn hints(words: &mut Words, before: &[Hint], after: &[Hint]) {
    words.numbered(
        "hint",
        before,
        after,
        |one, other| one.text == other.text,
        |words, number, was, now| {
            if was.text != now.text {
                words.say(format!("hint {number} changed"));
            }
            for (id, cap) in &now.caps {
                match was.caps.get(id) {
                    Some(before) if before != cap => {
                        words.say(format!("hint {number} caps {id} at {cap} instead of {before}"));
                    }
                    None => words.say(format!("hint {number} caps {id} at {cap} now")),
                    Some(_) => {}
                }
            }
            for id in was.caps.keys().filter(|id| !now.caps.contains_key(*id)) {
                words.say(format!("hint {number} does not cap {id} any more"));
            }
        },
    );
}

fn wrong_answers(words: &mut Words, before: &[WrongAnswer], after: &[WrongAnswer]) {
    let same = |one: &WrongAnswer, other: &WrongAnswer| one.text == other.text;
    words.numbered("wrong answer", before, after, same, |words, number, was, now| {
        if was.text != now.text {
            words.say(format!("wrong answer {number} changed"));
        }
        match (&was.fence, &now.fence) {
            (Some(was), Some(now)) if was == now => {}
            (Some(was), Some(now)) if was.code == now.code => {
                words.say(format!("what the code of wrong answer {number} is said to do changed"));
            }
            (Some(_), Some(_)) => words.say(format!("the code of wrong answer {number} changed")),
            (None, Some(_)) => words.say(format!("wrong answer {number} has code now")),
            (Some(_), None) => words.say(format!("wrong answer {number} has no code any more")),
            (None, None) => {}
        }
    });
}

fn tests(words: &mut Words, before: Option<&Fence>, after: Option<&Fence>) {
    match (before, after) {
        (None, Some(_)) => words.say("there are tests now".to_owned()),
        (Some(_), None) => words.say("there are no tests any more".to_owned()),
        (was, now) => words.text("the tests", &was, &now),
    }
}

fn references(words: &mut Words, before: &[Reference], after: &[Reference]) {
    let find = |of: &'_ [Reference], level: &str| of.iter().position(|reference| reference.level == level);
    for now in after {
        match find(before, &now.level).and_then(|at| before.get(at)) {
            Some(was) => words.text(&format!("the reference for {}", now.level), was, now),
            None => words.say(format!("a reference for {} added", now.level)),
        }
    }
    for was in before.iter().filter(|was| find(after, &was.level).is_none()) {
        words.say(format!("the reference for {} removed", was.level));
    }
}
