//! Signals: short labels, as many as there are keys, about what the question rates.

use crate::draft::{Context, Filed};
use crate::id::bare;
use crate::problem::Problem;
use crate::{Code, Signal, SignalUse};

/// The longest label, in characters: what fits beside its key in the narrow window.
const MAX_LABEL: usize = 18;

/// Fewer signals leave a question's competencies hardly observed.
const FEWEST: usize = 6;

/// The keys 1 to 9 and 0.
const MOST: usize = 10;

/// The keys `m1` to `m9` of a kit's own signals.
const MOST_THROUGHOUT: usize = 9;

/// `label-too-long` and `duplicate-label`: a label is read at a glance and stands for one signal.
pub(super) fn labels(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in &cx.draft.competencies {
        for (at, signal) in filed.value.signals.iter().enumerate() {
            length(filed, at, signal, problems);
        }
    }
    for filed in cx.draft.originals() {
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for (at, used) in filed.value.0.signals.iter().enumerate() {
            let signal = match used {
                SignalUse::Own { signal, .. } => {
                    length(filed, at, signal, problems);
                    Some(signal)
                }
                SignalUse::Shared { id, .. } => cx.signals.get(id.as_str()).copied(),
            };
            let Some(signal) = signal.filter(|signal| !signal.label.is_empty()) else { continue };
            match seen.iter().find(|(label, id)| *label == signal.label && *id != signal.id) {
                Some((label, other)) => {
                    let range = filed.root.place().key("signals").item(at).range();
                    let message =
                        format!("`{}` has the label \"{label}\", which `{other}` has as well", signal.id);
                    let hint = "Two keys with one label are told apart by nobody; give one of them another.";
                    problems.push(Problem::at(Code::DuplicateLabel, filed.source, range, message, hint));
                }
                None => seen.push((&signal.label, &signal.id)),
            }
        }
    }
}

fn length<T>(filed: &Filed<'_, T>, at: usize, signal: &Signal, problems: &mut Vec<Problem>) {
    let length = signal.label.chars().count();
    if length > MAX_LABEL {
        let range = filed.root.place().key("signals").item(at).key("label").range();
        let message =
            format!("the label \"{}\" has {length} characters; at most {MAX_LABEL} are shown", signal.label);
        let hint = "Shorten it; `observe` has room for the rest.";
        problems.push(Problem::at(Code::LabelTooLong, filed.source, range, message, hint));
    }
}

/// `signal-outside-competencies`: what is seen in a question counts for something it rates.
pub(super) fn outside(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in cx.draft.originals() {
        let (question, _) = &filed.value;
        if question.competencies.is_empty() {
            continue;
        }
        for (at, used) in question.signals.iter().enumerate() {
            let place = filed.root.place().key("signals").item(at);
            let (signal, range) = match used {
                SignalUse::Own { signal, .. } => (Some(signal), place.key("competency").range()),
                SignalUse::Shared { id, .. } => {
                    (cx.signals.get(id.as_str()).copied(), place.key("use").range())
                }
            };
            let Some(signal) = signal.filter(|signal| !signal.competency.is_empty()) else { continue };
            // A shared signal of another pack names its competency without the pack.
            let of = bare(&signal.competency);
            if !question.competencies.iter().any(|rated| bare(rated) == of) {
                let message = format!(
                    "`{}` belongs to `{}`, which this question does not rate",
                    signal.id, signal.competency
                );
                let hint = format!(
                    "Add the competency to the question, or take a signal of {}.",
                    question.competencies.join(", ")
                );
                problems.push(Problem::at(
                    Code::SignalOutsideCompetencies,
                    filed.source,
                    range,
                    message,
                    hint,
                ));
            }
        }
    }
}

/// `too-few-signals` and `too-many-signals`.
pub(super) fn count(cx: &Context<'_, '_>, problems: &mut Vec<Problem>) {
    for filed in cx.draft.originals() {
        let place = filed.root.place();
        // What the file lists, whether or not all of it could be read.
        let Some(list) = filed.root.get("signals") else { continue };
        let count = list.items().len();
        if count > MOST {
            let message = format!("{count} signals, and there are keys for {MOST}");
            let hint = "Keep those that tell levels apart.";
            let range = place.key("signals").item(MOST).range();
            problems.push(Problem::at(Code::TooManySignals, filed.source, range, message, hint));
        } else if count < FEWEST && !matches!(list.kind, crate::yaml::Kind::Unreadable) {
            let message = format!("{count} signals; a question has {FEWEST} to {MOST}");
            let hint = "Add what a strong and a weak answer would visibly do.";
            let range = place.name("signals").range();
            problems.push(Problem::at(Code::TooFewSignals, filed.source, range, message, hint));
        }
    }
    for filed in &cx.draft.kits {
        let count = filed.value.signals.len();
        if count > MOST_THROUGHOUT {
            let message =
                format!("{count} signals of the whole interview, and there are keys for {MOST_THROUGHOUT}");
            let range = filed.root.place().key("signals").item(MOST_THROUGHOUT).range();
            let hint = "Keep those that show at any time.";
            problems.push(Problem::at(Code::TooManySignals, filed.source, range, message, hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, CORRECTNESS, KIT, good};

    #[test]
    fn a_label_has_at_most_18_characters_not_bytes() {
        let files = good().replace(CODING, "label: casts", "label: ééééééééé eeeeeeee");
        assert_eq!(files.found(), [""; 0]);
        let files = good().replace(CODING, "label: casts", "label: ééééééééé eeeeeeeee");
        assert_eq!(files.found(), ["label-too-long sum-001-add-up.md: ééééééééé eeeeeeeee"]);
        let files = good().replace(CORRECTNESS, "label: guesses", "label: guesses from the start");
        assert_eq!(files.found(), ["label-too-long correctness.yaml: guesses from the start"]);
    }

    #[test]
    fn two_signals_of_a_question_do_not_share_a_label() {
        let files = good().replace(CODING, "label: casts", "label: names edges");
        assert_eq!(files.found(), ["duplicate-label sum-001-add-up.md: id: sum-001.casts"]);
    }

    #[test]
    fn a_signal_belongs_to_a_competency_of_its_question() {
        let files = good().replace(CODING, "  - tests-first\n", "  - asks-rates\n");
        assert_eq!(files.found(), ["signal-outside-competencies sum-001-add-up.md: asks-rates"]);
        let files = good().replace(
            CODING,
            "id: sum-001.casts\n    competency: correctness",
            "id: sum-001.casts\n    competency: limits",
        );
        assert_eq!(files.found(), ["signal-outside-competencies sum-001-add-up.md: limits"]);
        let files = good().replace(
            CORRECTNESS,
            "    label: guesses\n",
            "    label: guesses\n    competency: limits\n",
        );
        assert_eq!(files.found(), ["signal-outside-competencies correctness.yaml: limits"]);
    }

    #[test]
    fn a_question_has_six_to_ten_signals() {
        let files = good().replace(CODING, "  - tests-first\n", "");
        assert_eq!(files.found(), ["too-few-signals sum-001-add-up.md: signals"]);
        let more = |count: usize| {
            let own = |n| {
                format!(
                    "  - {{ id: sum-001.x{n}, competency: correctness, kind: concern, label: x{n}, observe: It. }}\n"
                )
            };
            let lines: String = (0..count).map(own).collect();
            good().replace(CODING, "  - tests-first\n", &format!("  - tests-first\n{lines}"))
        };
        assert_eq!(more(4).found(), [""; 0]);
        assert_eq!(more(5).found(), ["too-many-signals sum-001-add-up.md: id: sum-001.casts"]);
    }

    #[test]
    fn a_kit_has_at_most_nine_signals() {
        let mut files = good();
        let mut ids = Vec::new();
        for n in 0..10 {
            files = files.replace(
                CORRECTNESS,
                "signals:\n",
                &format!("signals:\n  - {{ id: s{n}, kind: strength, label: s{n}, observe: It. }}\n"),
            );
            ids.push(format!("s{n}"));
        }
        let with = |ids: &[String]| files.clone().replace(KIT, "[sums-up]", &format!("[{}]", ids.join(", ")));
        assert_eq!(with(&ids[..9]).found(), [""; 0]);
        assert_eq!(with(&ids).found(), ["too-many-signals short-talk.yaml: s9"]);
    }
}
