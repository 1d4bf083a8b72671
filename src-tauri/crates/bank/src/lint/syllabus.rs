//! The syllabus promises nothing that nothing serves.

use std::collections::BTreeSet;
use std::ops::Range;

use super::references::hint;
use crate::draft::{Context, Filed};
use crate::problem::{Problem, did_you_mean};
use crate::shelf::Use;
use crate::yaml::Kind;
use crate::{Code, SignalUse, Syllabus};

/// `unknown-loop`, `unknown-check`, `row-unserved` and `duplicate-id`, and for what else a row names
/// `unknown-question`, `unknown-competency`, `unknown-signal` and `unknown-kit`.
pub(super) fn syllabus(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    let Some(filed) = &cx.draft.syllabus else { return };
    let own_signals: BTreeSet<&str> = cx
        .draft
        .originals()
        .flat_map(|filed| &filed.value.0.signals)
        .filter_map(|used| match used {
            SignalUse::Own { signal, .. } => Some(signal.id.as_str()),
            SignalUse::Shared { .. } => None,
        })
        .collect();
    let mut seen = BTreeSet::new();
    for (area_at, area) in filed.value.areas.iter().enumerate() {
        let area_place = filed.root.place().key("areas").item(area_at);
        once(filed, &area.id, area_place.key("id").range(), &mut seen, problems);
        for (row_at, row) in area.rows.iter().enumerate() {
            let place = area_place.key("rows").item(row_at);
            once(filed, &row.id, place.key("id").range(), &mut seen, problems);
            let mut report = |code, range, message: String, hint: String| {
                problems.push(Problem::at(code, filed.source, range, message, hint));
            };
            if !row.is_served() && place_is_empty(filed, area_at, row_at) {
                let message = format!("nothing serves the row `{}`", row.id);
                let hint = "Name what covers it: questions, competencies, signals, kits, loops or checks.";
                report(Code::RowUnserved, place.key("id").range(), message, hint.to_owned());
            }
            let at = |list: &str, at: usize| place.key(list).item(at).range();
            for (n, id) in row.questions.iter().enumerate().filter(|(_, id)| cx.lacks(Use::Question, id)) {
                let hint = hint(id, cx.questions.keys().copied(), "It would stand in questions/.");
                report(
                    Code::UnknownQuestion,
                    at("questions", n),
                    format!("there is no question `{id}`"),
                    hint,
                );
            }
            for (n, id) in row.competencies.iter().enumerate().filter(|(_, id)| cx.lacks(Use::Competency, id))
            {
                let otherwise = "It would stand in rubrics/competencies/.";
                let hint = hint(id, cx.competencies.keys().copied(), otherwise);
                let message = format!("there is no competency `{id}`");
                report(Code::UnknownCompetency, at("competencies", n), message, hint);
            }
            for (n, id) in row.signals.iter().enumerate() {
                // The question of an own signal may be in a file that could not be read.
                let question = id.split_once('.').map(|(question, _)| question);
                let may_be = |id: &str| !cx.questions.contains_key(id) && !cx.lacks(Use::Question, id);
                let found = own_signals.contains(id.as_str()) || question.is_some_and(may_be);
                if cx.lacks_signal(id) && !found {
                    let known = cx.signals.keys().copied().chain(own_signals.iter().copied());
                    let hint = hint(id, known, "It would stand with its competency, or in its question.");
                    report(Code::UnknownSignal, at("signals", n), format!("there is no signal `{id}`"), hint);
                }
            }
            for (n, id) in row.kits.iter().enumerate().filter(|(_, id)| cx.lacks(Use::Kit, id)) {
                let hint = hint(id, cx.kits.keys().copied(), "It would stand in rubrics/kits/.");
                report(Code::UnknownKit, at("kits", n), format!("there is no kit `{id}`"), hint);
            }
            for (n, id) in row.loops.iter().enumerate().filter(|(_, id)| cx.lacks(Use::Loop, id)) {
                let hint = hint(id, cx.loops.keys().copied(), "It would stand in rubrics/loops/.");
                report(Code::UnknownLoop, at("loops", n), format!("there is no loop `{id}`"), hint);
            }
            for (n, code) in row.checks.iter().enumerate() {
                if !code.is_empty() && !Code::ALL.iter().any(|known| known.name() == code) {
                    let hint = did_you_mean(code, Code::ALL.iter().map(|known| known.name()))
                        .unwrap_or_else(|| "A check is the code of a lint, such as `kit-slack`.".to_owned());
                    report(Code::UnknownCheck, at("checks", n), format!("there is no lint `{code}`"), hint);
                }
            }
        }
    }
}

/// Whether a row's lists are empty because nothing stands in them, rather than because what stands there
/// could not be read.
fn place_is_empty(filed: &Filed<'_, Syllabus>, area: usize, row: usize) -> bool {
    let node = filed.root.get("areas").and_then(|areas| areas.items().get(area));
    let node = node.and_then(|area| area.get("rows")).and_then(|rows| rows.items().get(row));
    node.is_some_and(|row| {
        let mut lists = row.entries().iter().filter(|entry| !matches!(entry.key.as_ref(), "id" | "name"));
        lists.all(|entry| matches!(&entry.value.kind, Kind::Sequence(items) if items.is_empty()))
    })
}

/// Reports an id that was there before.
fn once<'a>(
    filed: &Filed<'_, Syllabus>,
    id: &'a str,
    range: Range<usize>,
    seen: &mut BTreeSet<&'a str>,
    problems: &mut Vec<Problem>,
) {
    if !id.is_empty() && !seen.insert(id) {
        let message = format!("`{id}` is here a second time");
        let hint = "Areas and rows are told apart by their ids; give one of them another.";
        problems.push(Problem::at(Code::DuplicateId, filed.source, range, message, hint));
    }
}

#[cfg(test)]
mod tests {
    use crate::Code;
    use crate::testing::{CODING, Files, KIT, SYLLABUS, good};

    const TEXT: &str = "\
areas:
  - id: topics
    name: Topics
    rows:
      - { id: sums, name: Sums, questions: [sum-001], competencies: [correctness], signals: [names-edges, sum-001.casts] }
      - { id: queues, name: Queues, questions: [que-001], kits: [short-talk], loops: [junior-systems] }
  - id: warnings
    name: Warnings
    rows:
      - { id: late, name: People are late, checks: [kit-slack] }
";

    fn with(from: &str, to: &str) -> Files {
        good().with(SYLLABUS, TEXT).replace(SYLLABUS, from, to)
    }

    #[test]
    fn a_syllabus_says_what_its_file_says() {
        let (bank, problems) = good().with(SYLLABUS, TEXT).load();
        assert_eq!(problems, []);
        let syllabus = bank.syllabus().unwrap();
        let rows: Vec<_> = syllabus.areas.iter().map(|area| (area.name.as_str(), area.rows.len())).collect();
        assert_eq!(rows, [("Topics", 2), ("Warnings", 1)]);
        assert_eq!(syllabus.areas[0].rows[1].loops, ["junior-systems"]);
        assert!(good().load().0.syllabus().is_none());
    }

    #[test]
    fn what_serves_a_row_is_there() {
        for (from, to, code) in [
            ("[que-001]", "[que-002]", "unknown-question"),
            ("[correctness]", "[correctnes]", "unknown-competency"),
            ("sum-001.casts", "sum-001.cast", "unknown-signal"),
            ("[short-talk]", "[long-talk]", "unknown-kit"),
            ("[junior-systems]", "[senior-systems]", "unknown-loop"),
            ("[kit-slack]", "[kit-slak]", "unknown-check"),
        ] {
            let id = to.trim_matches(['[', ']']);
            assert_eq!(with(from, to).found(), [format!("{code} syllabus.yaml: {id}")]);
            assert!(with(from, to).only().is_error());
        }
        assert_eq!(with("[kit-slack]", "[kit-slak]").only().hint, "Did you mean `kit-slack`?");
    }

    #[test]
    fn a_row_that_nothing_serves_is_an_error() {
        assert_eq!(with(", checks: [kit-slack]", "").found(), ["row-unserved syllabus.yaml: late"]);
        assert_eq!(with("[kit-slack]", "[]").found(), ["row-unserved syllabus.yaml: late"]);
        assert!(with("[kit-slack]", "[]").only().is_error());
        // What cannot be read is told as that.
        assert_eq!(with("[kit-slack]", "kit-slack").found(), ["wrong-type syllabus.yaml: kit-slack"]);
    }

    #[test]
    fn areas_and_rows_have_ids_of_their_own() {
        assert_eq!(with("id: late", "id: queues").found(), ["duplicate-id syllabus.yaml: queues"]);
        assert_eq!(with("id: late", "id: topics").found(), ["duplicate-id syllabus.yaml: topics"]);
        assert_eq!(with("id: late", "id: Late").found(), ["id-form syllabus.yaml: Late"]);
        assert_eq!(
            with("rows:\n      - { id: late, name: People are late, checks: [kit-slack] }", "rows: []")
                .only()
                .code,
            Code::EmptyField
        );
    }

    #[test]
    fn what_stands_in_an_unreadable_file_is_not_called_missing() {
        let found = good().with(SYLLABUS, TEXT).with(CODING, "").with(KIT, "\0").found();
        assert!(found.iter().all(|problem| problem.starts_with("empty-file")), "{found:?}");
    }
}
