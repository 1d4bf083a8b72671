//! Signals that one remark would tick twice.

use std::collections::{BTreeMap, BTreeSet};

use super::Sound;
use crate::words::content;
use crate::{Code, Problem, Question, Signal, SignalKind, SignalUse};

/// `ticked-twice`
pub(super) fn ticked_twice(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    let mut about = About::default();
    for filed in sound.originals() {
        let question = &filed.value.0;
        let signals = signals_of(sound, question);
        for (n, (at, signal)) in signals.iter().enumerate() {
            let earlier = signals.iter().take(n).map(|(_, earlier)| *earlier);
            if let Some(other) = earlier.into_iter().find(|other| about.alike(other, signal)) {
                let range = filed.root.place().key("signals").item(*at).range();
                let message = format!("`{}` and `{}` are seen in the same remark", signal.id, other.id);
                problems.push(Problem::at(Code::TickedTwice, filed.source, range, message, APART));
            }
        }
    }
    for (filed, asked) in sound.kits() {
        for (at, id) in asked.kit.signals.iter().enumerate() {
            let Some(own) = sound.cx.signals.get(id.as_str()).copied() else { continue };
            let range = || filed.root.place().key("signals").item(at).range();
            for (question, _) in &asked.questions {
                let signals = signals_of(sound, question);
                if signals.iter().any(|(_, signal)| signal.id == own.id) {
                    let message =
                        format!("`{id}` is a signal of this kit and of its question `{}`", question.id);
                    let hint =
                        "Leave it to one of the two: the kit if it shows at any time, else the question.";
                    problems.push(Problem::at(Code::TickedTwice, filed.source, range(), message, hint));
                } else if let Some((_, other)) = signals.iter().find(|(_, signal)| about.alike(signal, own)) {
                    let message =
                        format!("`{id}` and `{}` of `{}` are seen in the same remark", other.id, question.id);
                    problems.push(Problem::at(Code::TickedTwice, filed.source, range(), message, APART));
                }
            }
        }
    }
}

const APART: &str = "Keep the one that tells more, or say in both what the other does not cover.";

/// The signals of a question, each with its place in the list.
fn signals_of<'d>(sound: &Sound<'_, 'd, '_>, question: &'d Question) -> Vec<(usize, &'d Signal)> {
    let resolved = question.signals.iter().enumerate().filter_map(|(at, used)| match used {
        SignalUse::Shared { id, .. } => Some((at, sound.cx.signals.get(id.as_str()).copied()?)),
        SignalUse::Own { signal, .. } => Some((at, signal)),
    });
    resolved.collect()
}

/// What signals are about, worked out once each.
#[derive(Default)]
struct About<'d>(BTreeMap<&'d str, BTreeSet<String>>);

impl<'d> About<'d> {
    /// Whether two signals speak for or both against, in nearly the same words.
    fn alike(&mut self, one: &'d Signal, other: &'d Signal) -> bool {
        let against = |signal: &Signal| signal.kind != SignalKind::Strength;
        if one.id == other.id || against(one) != against(other) {
            return false;
        }
        for signal in [one, other] {
            self.0.entry(&signal.id).or_insert_with(|| content(&signal.observe));
        }
        match (self.0.get(one.id.as_str()), self.0.get(other.id.as_str())) {
            (Some(one), Some(other)) => nearly_the_same(one, other),
            _ => false,
        }
    }
}

/// Half of the words that either has are in both, or one has no word of its own; and there are enough to
/// tell.
fn nearly_the_same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let all = one.len() + other.len() - shared;
    shared >= 3 && (shared * 2 >= all || shared == one.len().min(other.len()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, DESIGN, KIT, good};

    const OBSERVE: &str = "observe: Adds up with an iterator.";

    #[test]
    fn a_kit_and_its_question_do_not_list_one_signal() {
        let files = good().replace(KIT, "[sums-up]", "[names-edges]");
        assert_eq!(
            files.found(),
            ["ticked-twice short-talk.yaml: names-edges", "ticked-twice short-talk.yaml: names-edges"]
        );
        let of_one = files.replace(DESIGN, "  - names-edges\n", "  - guesses\n");
        assert_eq!(
            of_one.only().message,
            "`names-edges` is a signal of this kit and of its question `sum-001`"
        );
    }

    #[test]
    fn two_signals_do_not_say_the_same() {
        // Shared: "Names an input at the edge before being asked."
        let same = "observe: Before being asked, names inputs at an edge.";
        assert_eq!(
            good().replace(CODING, OBSERVE, same).found(),
            ["ticked-twice sum-001-add-up.md: id: sum-001.uses-fold"]
        );
        let files = good().replace(
            CODING,
            OBSERVE,
            "observe: Sums up the result in a sentence at the end of the task.",
        );
        assert_eq!(files.found(), ["ticked-twice short-talk.yaml: sums-up"]);
    }

    #[test]
    fn other_words_or_the_opposite_are_another_remark() {
        for observe in [
            "Names an overflow at the edge of the type, with the number.",
            "Names an input.",
            "Asks which input is the largest.",
        ] {
            assert_eq!(
                good().replace(CODING, OBSERVE, &format!("observe: {observe}")).found(),
                [""; 0],
                "{observe}"
            );
        }
        let opposite = "label: casts\n    observe: Makes the error go away with a cast.";
        let against = "label: casts\n    observe: Names no input at the edge after being asked.";
        assert_eq!(good().replace(CODING, opposite, against).found(), [""; 0]);
    }
}
