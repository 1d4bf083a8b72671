//! What changed from one version of a pack to another, in sentences for those who interview with it.
//!
//! Values are compared, not texts: comments, empty lines and the order of fields say nothing. Every field
//! is compared by name, so that one that is added to a type is not forgotten here.

mod question;
mod rubric;
mod words;

use serde::Serialize;

use super::{Manifest, Pack};
use crate::{Id, Question};
use words::Words;

/// What changed in one thing of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// `pack`, `scale`, `competency`, `question`, `kit`, `loop` or `syllabus`.
    pub sort: &'static str,
    /// Its id; empty for the scale and the syllabus.
    pub id: Id,
    /// What people call it, as far as it has a name.
    pub name: String,
    /// What changed, in sentences without a full stop.
    pub changes: Vec<String>,
}

impl Difference {
    /// What changed, in short: `question err-001`.
    #[must_use]
    pub fn about(&self) -> String {
        match self.id.as_str() {
            "" => self.sort.to_owned(),
            id => format!("{} {id}", self.sort),
        }
    }
}

/// What is different in `after`, in the order people read a pack. Empty when an interview from either
/// would be the same.
#[must_use]
pub fn diff(before: &Pack, after: &Pack) -> Vec<Difference> {
    let mut all = vec![Difference {
        sort: "pack",
        id: after.manifest.id.clone(),
        name: after.manifest.name.clone(),
        changes: manifest(&before.manifest, &after.manifest),
    }];
    let (from, to) = (&before.bank, &after.bank);
    all.push(of("scale", "", "", rubric::scale(from.scale(), to.scale())));
    all.extend(each(
        "competency",
        (from.competencies(), to.competencies()),
        |competency| (&competency.id, &competency.name),
        rubric::competency,
        |_, _| false,
    ));
    all.extend(questions(
        each(
            "question",
            (from.questions(), to.questions()),
            |question| (&question.id, &question.title),
            question::question,
            question::is_same_but_for_its_id,
        ),
        |id| to.questions().find(|question| question.id == id),
    ));
    all.extend(each("kit", (from.kits(), to.kits()), |kit| (&kit.id, &kit.stage), rubric::kit, |_, _| false));
    all.extend(each(
        "loop",
        (from.loops(), to.loops()),
        |role_loop| (&role_loop.id, &role_loop.role),
        rubric::role_loop,
        |_, _| false,
    ));
    all.extend(each(
        "recording",
        (from.recordings(), to.recordings()),
        |recording| (&recording.id, &recording.name),
        rubric::recording,
        |_, _| false,
    ));
    all.push(of("syllabus", "", "", rubric::syllabus(from.syllabus(), to.syllabus())));
    all.retain(|difference| !difference.changes.is_empty());
    all
}

fn of(sort: &'static str, id: &str, name: &str, changes: Vec<String>) -> Difference {
    Difference { sort, id: id.to_owned(), name: name.to_owned(), changes }
}

/// Of all things of one sort: those added, those removed, and what changed in the others. `moved` tells a
/// thing that only goes by another id.
fn each<'b, T: PartialEq + 'b>(
    sort: &'static str,
    (before, after): (impl Iterator<Item = &'b T>, impl Iterator<Item = &'b T>),
    named: impl Fn(&'b T) -> (&'b Id, &'b String),
    compare: impl Fn(&T, &T) -> Vec<String>,
    moved: impl Fn(&T, &T) -> bool,
) -> Vec<Difference> {
    let (before, after): (Vec<&T>, Vec<&T>) = (before.collect(), after.collect());
    let has = |all: &[&'b T], id: &Id| all.iter().any(|thing| named(thing).0 == id);
    let mut gone: Vec<&T> = before.iter().copied().filter(|thing| !has(&after, named(thing).0)).collect();
    let mut all = Vec::new();
    for thing in &after {
        let (id, name) = named(thing);
        let changes = match before.iter().find(|other| named(other).0 == id) {
            Some(other) if other == thing => continue,
            Some(other) => compare(other, thing),
            None => match gone.iter().position(|other| moved(other, thing)) {
                Some(at) => vec![format!("was {}", named(gone.remove(at)).0)],
                None => vec!["added".to_owned()],
            },
        };
        all.push(of(sort, id, name, changes));
    }
    all.extend(
        gone.into_iter().map(|thing| of(sort, named(thing).0, named(thing).1, vec!["removed".to_owned()])),
    );
    all
}

/// A variant has what its base has: what changed there is told once, there.
fn questions<'b>(mut all: Vec<Difference>, find: impl Fn(&str) -> Option<&'b Question>) -> Vec<Difference> {
    let told: Vec<(Id, Vec<String>)> =
        all.iter().map(|difference| (difference.id.clone(), difference.changes.clone())).collect();
    for difference in &mut all {
        let base = find(&difference.id).and_then(|question| question.variant_of.as_ref());
        let of_base = base.and_then(|base| told.iter().find(|(id, _)| id == base));
        if let Some((_, of_base)) = of_base.filter(|_| difference.changes != ["added"]) {
            difference.changes.retain(|change| !of_base.contains(change));
        }
    }
    all
}

fn manifest(before: &Manifest, after: &Manifest) -> Vec<String> {
    let Manifest { id, name, version, license, authors, description, needs, allow } = before;
    let mut words = Words::default();
    words.instead("the id is", id, &after.id);
    words.called(name, &after.name);
    if *version != after.version {
        words.say(format!("version {} instead of {version}", after.version));
    }
    words.instead("the licence is", license, &after.license);
    words.set(
        authors,
        &after.authors,
        |one| format!("{one} is a new author"),
        |one| format!("{one} is no author any more"),
    );
    words.text("the description", description, &after.description);
    words.set(
        needs,
        &after.needs,
        |one| format!("needs the pack {one} too"),
        |one| format!("does not need the pack {one} any more"),
    );
    words.order("needs packs", needs, &after.needs);
    let codes = |all: &[super::Allowance]| -> Vec<String> {
        all.iter()
            .map(|one| match &one.file {
                Some(file) => format!("{} in {file}", one.code),
                None => one.code.clone(),
            })
            .collect()
    };
    let (codes, now) = (codes(allow), codes(&after.allow));
    words.set(
        &codes,
        &now,
        |one| format!("allows itself the warning {one}"),
        |one| format!("does not allow itself the warning {one} any more"),
    );
    words.or_else(before != after)
}
