//! What changed in a scale, competency, kit, loop or syllabus.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::words::Words;
use crate::{
    Competency, Evidence, Kit, KitCompetency, KitQuestion, KitRules, LoopStage, Recording, RoleLoop, Scale,
    Signal, SignalKind, Syllabus, SyllabusRow,
};

/// What changed in the scale that is used.
pub(super) fn scale(before: Option<&Scale>, after: Option<&Scale>) -> Vec<String> {
    let mut words = Words::default();
    let (before, after) = match (before, after) {
        (Some(before), Some(after)) => (before, after),
        (None, None) => return Vec::new(),
        (None, Some(_)) => return vec!["added".to_owned()],
        (Some(_), None) => return vec!["removed".to_owned()],
    };
    let Scale { points, recommendations, levels } = before;
    for (point, now) in &after.points {
        match points.get(point) {
            Some(was) if was != now => {
                words.say(format!("point {point} is called {now:?} instead of {was:?}"));
            }
            None => words.say(format!("point {point} is new: {now}")),
            Some(_) => {}
        }
    }
    for point in points.keys().filter(|point| !after.points.contains_key(*point)) {
        words.say(format!("point {point} is no point any more"));
    }
    words.set(
        recommendations,
        &after.recommendations,
        |one| format!("{one} can be recommended too"),
        |one| format!("{one} cannot be recommended any more"),
    );
    words.order("recommendations are", recommendations, &after.recommendations);
    words.set(
        levels,
        &after.levels,
        |one| format!("{one} is a level too"),
        |one| format!("{one} is no level any more"),
    );
    words.order("levels are", levels, &after.levels);
    words.or_else(before != after)
}

/// What changed in a competency.
pub(super) fn competency(before: &Competency, after: &Competency) -> Vec<String> {
    let Competency { id, name, task, anchors, signals } = before;
    let mut words = Words::default();
    words.called(name, &after.name);
    words.text("the task it serves", task, &after.task);
    words.anchors(id, anchors, &after.anchors);
    let find = |of: &'_ [Signal], id: &str| of.iter().position(|signal| signal.id == id);
    let missing = |from: &[Signal], of: &'_ [Signal]| -> Vec<String> {
        of.iter().filter(|one| find(from, &one.id).is_none()).map(|one| one.id.clone()).collect()
    };
    let (added, removed) = (missing(signals, &after.signals), missing(&after.signals, signals));
    words.count("signal", "added", &added.iter().map(String::as_str).collect::<Vec<_>>());
    words.count("signal", "removed", &removed.iter().map(String::as_str).collect::<Vec<_>>());
    for now in &after.signals {
        if let Some(was) = find(signals, &now.id).and_then(|at| signals.get(at)) {
            signal(&mut words, was, now);
        }
    }
    words.or_else(before != after)
}

/// What changed in a signal.
pub(super) fn signal(words: &mut Words, before: &Signal, after: &Signal) {
    let Signal { id, competency, kind, label, observe, not_when, evidence, detect } = before;
    if *label != after.label {
        words.say(format!("the signal {id} is labelled {:?} instead of {label:?}", after.label));
    }
    if *kind != after.kind {
        words.say(format!("the signal {id} is {} instead of {}", kind_words(after.kind), kind_words(*kind)));
    }
    words.instead(&format!("the signal {id} belongs to"), competency, &after.competency);
    words.text(&format!("what is observed for {id}"), observe, &after.observe);
    words.text(&format!("when {id} means nothing"), not_when, &after.not_when);
    if *evidence != after.evidence {
        words.say(format!("{id} shows in what is {}", evidence_words(after.evidence)));
    }
    words.text(&format!("how {id} is found in code"), detect, &after.detect);
}

const fn kind_words(kind: SignalKind) -> &'static str {
    match kind {
        SignalKind::Strength => "a strength",
        SignalKind::Concern => "a concern",
        SignalKind::RedFlag => "a red flag",
    }
}

const fn evidence_words(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Said => "said now",
        Evidence::Code => "written in code now",
        Evidence::Either => "said or written now",
    }
}

/// What changed in a kit.
pub(super) fn kit(before: &Kit, after: &Kit) -> Vec<String> {
    let Kit {
        id: _,
        stage,
        levels,
        roles,
        minutes,
        opening,
        rules: KitRules { language, ai, docs },
        blocks,
        questions,
        competencies,
        signals,
        blind,
    } = before;
    let mut words = Words::default();
    words.instead("the stage is", stage, &after.stage);
    words.suits("level", levels, &after.levels);
    words.suits("role", roles, &after.roles);
    if *minutes != after.minutes {
        words.say(format!("{} minutes instead of {minutes}", after.minutes));
    }
    words.text("the opening", opening, &after.opening);
    let mut rule = |on: &str, was: &str, now: &str| match (was, now) {
        (was, now) if was == now => {}
        ("", now) => words.say(format!("on {on} it says {now:?} now")),
        (_, "") => words.say(format!("on {on} it says nothing any more")),
        (was, now) => words.say(format!("on {on} it says {now:?} instead of {was:?}")),
    };
    rule("the language", language, &after.rules.language);
    rule("assistants", ai, &after.rules.ai);
    rule("documentation", docs, &after.rules.docs);
    parts(&mut words, blocks, &after.blocks);
    asked(&mut words, questions, &after.questions);
    weighed(&mut words, competencies, &after.competencies);
    words.set(
        signals,
        &after.signals,
        |one| format!("{one} can be marked throughout"),
        |one| format!("{one} cannot be marked throughout any more"),
    );
    words.order("signals of the whole interview are", signals, &after.signals);
    match (blind, after.blind) {
        (true, false) => words.say("exports show the candidate's name".to_owned()),
        (false, true) => words.say("exports leave the candidate's name out".to_owned()),
        _ => {}
    }
    words.or_else(before != after)
}

fn parts(words: &mut Words, before: &IndexMap<String, u32>, after: &IndexMap<String, u32>) {
    for (name, now) in after {
        match before.get(name) {
            Some(was) if was != now => words.say(format!("{name} gets {now} minutes instead of {was}")),
            None => words.say(format!("{name} is a new part, with {now} minutes")),
            Some(_) => {}
        }
    }
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        words.say(format!("{name} is no part any more"));
    }
}

fn asked(words: &mut Words, before: &[KitQuestion], after: &[KitQuestion]) {
    let find = |of: &[KitQuestion], id: &str| of.iter().find(|one| one.id == id).map(|one| one.minutes);
    for KitQuestion { id, minutes } in after {
        match find(before, id) {
            Some(was) if was != *minutes => {
                words.say(format!("{id} gets {minutes} minutes instead of {was}"));
            }
            None => words.say(format!("asks {id} too, for {minutes} minutes")),
            Some(_) => {}
        }
    }
    for KitQuestion { id, .. } in before.iter().filter(|one| find(after, &one.id).is_none()) {
        words.say(format!("does not ask {id} any more"));
    }
    let ids = |of: &[KitQuestion]| of.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    words.order("asks", &ids(before), &ids(after));
}

fn weighed(words: &mut Words, before: &[KitCompetency], after: &[KitCompetency]) {
    let find = |of: &[KitCompetency], id: &str| of.iter().find(|one| one.id == id).map(|one| one.weight);
    for KitCompetency { id, weight } in after {
        match find(before, id) {
            Some(was) if was.to_bits() != weight.to_bits() => {
                words.say(format!("{id} weighs {weight} instead of {was}"));
            }
            None => words.say(format!("{id} counts too, with the weight {weight}")),
            Some(_) => {}
        }
    }
    for KitCompetency { id, .. } in before.iter().filter(|one| find(after, &one.id).is_none()) {
        words.say(format!("{id} does not count any more"));
    }
    let ids = |of: &[KitCompetency]| of.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    words.order("competencies are", &ids(before), &ids(after));
}

/// What changed in a loop.
pub(super) fn role_loop(before: &RoleLoop, after: &RoleLoop) -> Vec<String> {
    let RoleLoop { id: _, role, level, bar, stages } = before;
    let mut words = Words::default();
    words.instead("the role is", role, &after.role);
    words.instead("the level is", level, &after.level);
    words.bar("the bar", bar, &after.bar);
    let find = |of: &'_ [LoopStage], name: &str| of.iter().position(|one| one.stage == name);
    for LoopStage { stage, kit } in &after.stages {
        match find(stages, stage).and_then(|at| stages.get(at)) {
            Some(was) if was.kit != *kit => {
                words.say(format!("the stage {stage} uses the kit {kit} instead of {}", was.kit));
            }
            None => words.say(format!("the stage {stage} is added, with the kit {kit}")),
            Some(_) => {}
        }
    }
    for LoopStage { stage, .. } in stages.iter().filter(|one| find(&after.stages, &one.stage).is_none()) {
        words.say(format!("the stage {stage} is removed"));
    }
    let names = |of: &[LoopStage]| of.iter().map(|one| one.stage.clone()).collect::<Vec<_>>();
    words.order("stages are", &names(stages), &names(&after.stages));
    words.or_else(before != after)
}

/// What changed in a recording.
pub(super) fn recording(before: &Recording, after: &Recording) -> Vec<String> {
    let placeless = |of: &Recording| {
        let mut of = of.clone();
        of.forget_lines();
        of
    };
    let (before, after) = (&placeless(before), &placeless(after));
    let Recording { id: _, name, strength, kit, level, role, script, marks, ratings } = before;
    let mut words = Words::default();
    words.called(name, &after.name);
    words.text("how strong the candidate is", strength, &after.strength);
    words.instead("the kit is", kit, &after.kit);
    words.instead("the level is", level, &after.level);
    words.instead("the role is", role, &after.role);
    words.text("what is said and written", script, &after.script);
    words.text("what the reference marks", marks, &after.marks);
    for now in &after.ratings {
        let same = |one: &&crate::recording::ReferenceRating| {
            one.question == now.question && one.competency == now.competency
        };
        if let Some(was) = ratings.iter().find(same).filter(|was| was.rating != now.rating) {
            let (question, competency) = (&now.question, &now.competency);
            words.say(format!(
                "the reference rates {competency} in {question} at {} instead of {}",
                now.rating, was.rating
            ));
        }
    }
    words.text("how the reference rates", ratings, &after.ratings);
    words.or_else(before != after)
}

/// What changed in what is promised to be covered.
pub(super) fn syllabus(before: Option<&Syllabus>, after: Option<&Syllabus>) -> Vec<String> {
    let mut words = Words::default();
    let rows = |of: Option<&Syllabus>| -> BTreeMap<String, SyllabusRow> {
        let areas = of.into_iter().flat_map(|syllabus| &syllabus.areas);
        areas
            .flat_map(|area| area.rows.iter().map(|row| (format!("{} of {}", row.id, area.id), row.clone())))
            .collect()
    };
    let (was, now) = (rows(before), rows(after));
    for (name, row) in &now {
        match was.get(name) {
            None => words.say(format!("the row {name} is promised too")),
            Some(other) if other.name != row.name => {
                words.say(format!("the row {name} promises something else"));
            }
            Some(other) if other != row => words.say(format!("the row {name} is served otherwise")),
            Some(_) => {}
        }
    }
    for name in was.keys().filter(|name| !now.contains_key(*name)) {
        words.say(format!("the row {name} is not promised any more"));
    }
    words.or_else(before != after)
}
