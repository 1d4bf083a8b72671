//! Ids: their form, and that each is used once.

use std::ops::Range;

use crate::draft::{Context, Filed};
use crate::id::{MAX_ID, is_id};
use crate::problem::Problem;
use crate::source::Source;
use crate::yaml::Node;
use crate::{Code, SignalUse};

/// `id-form`, `signal-prefix` and `file-name`: an id can be typed, said and found.
pub(super) fn form(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    if let Some(filed) = &cx.draft.manifest {
        plain(filed.source, &filed.value.id, || filed.root.place().key("id").range(), problems);
    }
    for filed in &cx.draft.competencies {
        own_id(filed, &filed.value.id, true, problems);
        for (at, signal) in filed.value.signals.iter().enumerate() {
            let range = || filed.root.place().key("signals").item(at).key("id").range();
            plain(filed.source, &signal.id, range, problems);
        }
    }
    for filed in &cx.draft.kits {
        own_id(filed, &filed.value.id, true, problems);
    }
    for filed in &cx.draft.loops {
        own_id(filed, &filed.value.id, true, problems);
    }
    for filed in &cx.draft.recordings {
        own_id(filed, &filed.value.id, true, problems);
    }
    if let Some(filed) = &cx.draft.syllabus {
        for (at, area) in filed.value.areas.iter().enumerate() {
            let place = filed.root.place().key("areas").item(at);
            plain(filed.source, &area.id, || place.key("id").range(), problems);
            for (at, row) in area.rows.iter().enumerate() {
                plain(filed.source, &row.id, || place.key("rows").item(at).key("id").range(), problems);
            }
        }
    }
    for filed in &cx.draft.questions {
        let (question, _) = &filed.value;
        own_id(filed, &question.id, false, problems);
        if question.variant_of.is_some() {
            continue;
        }
        for (at, used) in question.signals.iter().enumerate() {
            let SignalUse::Own { signal, .. } = used else { continue };
            if signal.id.is_empty() || question.id.is_empty() {
                continue;
            }
            let range = filed.root.place().key("signals").item(at).key("id").range();
            let own = signal.id.strip_prefix(question.id.as_str()).and_then(|rest| rest.strip_prefix('.'));
            match own {
                Some(name) if is_id(name) && signal.id.len() <= MAX_ID => {}
                Some(_) => problems.push(bad_form(filed.source, range, &signal.id)),
                None => {
                    let message = format!("`{}` is this question's own signal by another's name", signal.id);
                    let hint = format!("Call it `{}.{}`.", question.id, slug(&signal.id));
                    problems.push(Problem::at(Code::SignalPrefix, filed.source, range, message, hint));
                }
            }
        }
    }
}

/// The id of what a file holds; rubrics' files are named by it, questions' begin with it.
fn own_id<T>(filed: &Filed<'_, T>, id: &str, whole: bool, problems: &mut Vec<Problem>) {
    let range = || filed.root.place().key("id").range();
    if !plain(filed.source, id, range, problems) {
        return;
    }
    let rest = filed.source.stem().strip_prefix(id);
    if !rest.is_some_and(|rest| rest.is_empty() || (!whole && rest.starts_with('-'))) {
        let message = format!("the file {} holds `{id}`", filed.source.name);
        let hint = match whole {
            true => format!("Name the file {id}.yaml."),
            false => format!("Name the file {id}-<a few words>.md."),
        };
        problems.push(Problem::at(Code::FileName, filed.source, range(), message, hint));
    }
}

/// Checks an id without a dot; true when it is there and well-formed.
fn plain(source: &Source, id: &str, range: impl Fn() -> Range<usize>, problems: &mut Vec<Problem>) -> bool {
    if id.is_empty() {
        return false;
    }
    let good = is_id(id);
    if !good {
        problems.push(bad_form(source, range(), id));
    }
    good
}

fn bad_form(source: &Source, range: Range<usize>, id: &str) -> Problem {
    let hint = format!(
        "Use lower case, digits and hyphens, at most {MAX_ID} characters in all, such as `{}`.",
        slug(id)
    );
    Problem::at(Code::IdForm, source, range, format!("`{id}` cannot be an id"), hint)
}

/// The nearest well-formed id.
fn slug(id: &str) -> String {
    crate::id::slug(id.rsplit('.').next().unwrap_or_default(), "a-name")
}

/// `duplicate-id`: of two things of one sort with one id, which would a kit mean?
pub(super) fn duplicates(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    fn id_of<'d, T>(of: &'d Filed<'_, T>, id: &'d str) -> Named<'d> {
        Named { id, source: of.source, root: &of.root, signal: None }
    }
    let draft = cx.draft;
    let mut report = |named: Vec<Named<'_>>, what| report(named, what, problems);
    report(draft.competencies.iter().map(|of| id_of(of, &of.value.id)).collect(), "competency");
    report(draft.questions.iter().map(|of| id_of(of, &of.value.0.id)).collect(), "question");
    report(draft.kits.iter().map(|of| id_of(of, &of.value.id)).collect(), "kit");
    report(draft.loops.iter().map(|of| id_of(of, &of.value.id)).collect(), "loop");
    report(draft.recordings.iter().map(|of| id_of(of, &of.value.id)).collect(), "recording");
    let mut signals = Vec::with_capacity(128);
    for of in &draft.competencies {
        let shared = of.value.signals.iter().enumerate();
        signals.extend(shared.map(|(at, signal)| Named { signal: Some(at), ..id_of(of, &signal.id) }));
    }
    for of in draft.originals() {
        for (at, used) in of.value.0.signals.iter().enumerate() {
            if let SignalUse::Own { signal, .. } = used {
                signals.push(Named { signal: Some(at), ..id_of(of, &signal.id) });
            }
        }
    }
    report(signals, "signal");
}

/// An id and the file that gives it, to the whole or to one of its signals.
struct Named<'a> {
    id: &'a str,
    source: &'a Source,
    root: &'a Node<'a>,
    signal: Option<usize>,
}

impl Named<'_> {
    fn range(&self) -> Range<usize> {
        match self.signal {
            Some(at) => self.root.place().key("signals").item(at).key("id").range(),
            None => self.root.place().key("id").range(),
        }
    }
}

fn report(mut all: Vec<Named<'_>>, what: &str, problems: &mut Vec<Problem>) {
    all.sort_by_key(|named| named.id);
    for same in all.chunk_by(|one, other| one.id == other.id).filter(|same| same.len() > 1) {
        for (at, place) in same.iter().enumerate().filter(|(_, place)| !place.id.is_empty()) {
            // The first names the second, all others the first.
            let Some(other) = same.get(usize::from(at == 0)) else { continue };
            let (found, _) = other.source.locate(other.range());
            let message = format!(
                "the {what} `{}` is also defined in {} at line {}",
                place.id, other.source.name, found.line
            );
            let hint = "Give one of them another id, one that was never used for something else.";
            problems.push(Problem::at(Code::DuplicateId, place.source, place.range(), message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{CODING, DESIGN, KIT, LIMITS, LOOP, good};

    #[test]
    fn an_id_of_another_form_is_reported_with_one_that_would_do() {
        let files = good().replace(LOOP, "id: junior-systems", "id: Junior Systems");
        let problem = files.only();
        assert_eq!(problem.code, Code::IdForm);
        assert!(problem.hint.contains("`junior-systems`"), "{}", problem.hint);
        let files = good().replace(LIMITS, "id: drops-silently", "id: limits.drops").replace(
            DESIGN,
            "  - drops-silently\n",
            "  - limits.drops\n",
        );
        assert_eq!(files.found(), ["id-form limits.yaml: limits.drops"]);
        let files = good().replace(CODING, "id: sum-001.casts", "id: sum-001.Casts");
        assert_eq!(files.found(), ["id-form sum-001-add-up.md: sum-001.Casts"]);
    }

    #[test]
    fn a_questions_own_signal_begins_with_its_id() {
        let files = good().replace(CODING, "id: sum-001.casts", "id: casts");
        let problem = files.only();
        assert_eq!(problem.code, Code::SignalPrefix);
        assert_eq!(problem.hint, "Call it `sum-001.casts`.");
    }

    #[test]
    fn a_file_is_named_after_its_id() {
        let files = good().copy(LOOP, "rubrics/loops/other.yaml", &[("id: junior-systems", "id: another")]);
        assert_eq!(files.found(), ["file-name other.yaml: another"]);
        let text = good().text(DESIGN).to_owned();
        let files = good().without(DESIGN).with("questions/que-0010.md", &text);
        assert_eq!(files.found(), ["file-name que-0010.md: que-001"]);
        assert_eq!(good().without(DESIGN).with("questions/que-001.md", &text).found(), [""; 0]);
    }

    #[test]
    fn an_id_is_used_once_and_both_places_are_told() {
        let files = good().copy(KIT, "rubrics/kits/short-talk-2.yaml", &[]);
        assert_eq!(
            files.found(),
            [
                "file-name short-talk-2.yaml: short-talk",
                "duplicate-id short-talk-2.yaml: short-talk",
                "duplicate-id short-talk.yaml: short-talk",
            ]
        );
        let files = good().replace(LIMITS, "id: drops-silently", "id: guesses").replace(
            DESIGN,
            "  - drops-silently\n",
            "",
        );
        let found = files.found();
        assert!(found.contains(&"duplicate-id correctness.yaml: guesses".to_owned()), "{found:?}");
        assert!(found.contains(&"duplicate-id limits.yaml: guesses".to_owned()), "{found:?}");
    }

    #[test]
    fn things_of_different_sorts_may_share_an_id() {
        let files = good().copy(LOOP, "rubrics/loops/limits.yaml", &[("id: junior-systems", "id: limits")]);
        assert_eq!(files.found(), [""; 0]);
    }
}
