//! C++ taken for Rust.

use super::{OWNERSHIP, Sound};
use crate::draft::Filed;
use crate::words::words;
use crate::{Code, LanguageRule, Problem, Signal, SignalKind, SignalUse};

/// `cpp-as-rust`
pub(super) fn cpp(sound: &Sound<'_, '_, '_>, problems: &mut Vec<Problem>) {
    let hint = "Ask for what Rust does otherwise, such as what is left of a value after a move.";
    let Some(top) = sound.cx.scale().map(crate::Scale::top) else { return };
    let upper = |point: u8| point.saturating_mul(2) > top.saturating_add(1);
    for filed in sound.competencies() {
        for (at, signal) in filed.value.signals.iter().enumerate() {
            check(filed, at, signal, problems);
        }
        for (point, _) in
            filed.value.anchors.iter().filter(|(point, text)| upper(**point) && credits_cpp(text))
        {
            let range = filed.root.place().key("anchors").key(&point.to_string()).range();
            let message = format!("anchor {point} of `{}` is met by knowing C++", filed.value.id);
            problems.push(Problem::at(Code::CppAsRust, filed.source, range, message, hint));
        }
    }
    for filed in sound.originals() {
        let (question, places) = &filed.value;
        for (at, used) in question.signals.iter().enumerate() {
            if let SignalUse::Own { signal, .. } = used {
                check(filed, at, signal, problems);
            }
        }
        for (competency, points) in &question.anchors {
            for (point, _) in points.iter().filter(|(point, text)| upper(**point) && credits_cpp(text)) {
                let range = places.anchors.get(competency).unwrap_or(0..3);
                let message = format!("anchor {point} of `{competency}` is met by knowing C++");
                problems.push(Problem::at(Code::CppAsRust, filed.source, range, message, hint));
            }
        }
        if question.language != LanguageRule::AnyWorking {
            continue;
        }
        for (at, id) in
            question.competencies.iter().enumerate().filter(|(_, id)| sound.is_about(id, &OWNERSHIP))
        {
            let range = filed.root.place().key("competencies").item(at).range();
            let message = format!("`{id}` is rated, and the answer may be in any language");
            let hint = "Write `language: rust-only`: what C++ shows of ownership is not what the compiler asks here.";
            problems.push(Problem::at(Code::CppAsRust, filed.source, range, message, hint));
        }
    }
}

fn check<T>(filed: &Filed<'_, T>, at: usize, signal: &Signal, problems: &mut Vec<Problem>) {
    if signal.kind == SignalKind::Strength && (credits_cpp(&signal.observe) || credits_cpp(&signal.label)) {
        let range = filed.root.place().key("signals").item(at).key("observe").range();
        let message = format!("`{}` is ticked by knowing C++", signal.id);
        let hint = "Observe what is said about Rust, or how it differs.";
        problems.push(Problem::at(Code::CppAsRust, filed.source, range, message, hint));
    }
}

/// Whether a text speaks of C++ and of no difference to it.
fn credits_cpp(text: &str) -> bool {
    // Most texts do not, and are not cut into words.
    if !(text.contains("++") || text.contains("_ptr") || text.contains("RAII") || text.contains("std::move"))
    {
        return false;
    }
    let mut cpp = text.contains("std::move");
    let mut contrast = false;
    for word in words(text) {
        cpp |= matches!(word.as_str(), "c++" | "shared_ptr" | "unique_ptr" | "raii");
        contrast |= word.starts_with("differ")
            || matches!(
                word.as_str(),
                "unlike"
                    | "whereas"
                    | "instead"
                    | "not"
                    | "no"
                    | "but"
                    | "where"
                    | "cannot"
                    | "without"
                    | "replaces"
            );
    }
    cpp && !contrast
}

#[cfg(test)]
mod tests {
    use crate::testing::{CODING, CORRECTNESS, DESIGN, LIMITS, good};

    #[test]
    fn a_strength_or_an_upper_anchor_is_not_met_by_knowing_cpp() {
        let observe = "observe: Names an input at the edge before being asked.";
        let files = good().replace(CORRECTNESS, observe, "observe: Has used shared_ptr in C++ for years.");
        assert_eq!(files.found(), ["cpp-as-rust correctness.yaml: Has used shared_ptr in C++ for years."]);
        let anchor = "3: Right everywhere, and says why.";
        let files = good().replace(CORRECTNESS, anchor, "3: Explains RAII.");
        assert_eq!(files.found(), ["cpp-as-rust correctness.yaml: Explains RAII."]);
        let anchor = "3. Sees the edge before running it, and gives the caller a choice.";
        let files = good().replace(CODING, anchor, "3. Knows integer promotion from C++.");
        assert_eq!(files.found(), ["cpp-as-rust sum-001-add-up.md: ### correctness"]);
    }

    #[test]
    fn a_difference_a_concern_and_a_lower_anchor_may_speak_of_cpp() {
        let observe = "observe: Names an input at the edge before being asked.";
        for text in [
            "Says what a moved value is in Rust, unlike after std::move in C++.",
            "Names how `Rc` differs from shared_ptr.",
            "Adds one with ++ in the sketch.",
        ] {
            let files = good().replace(CORRECTNESS, observe, &format!("observe: {text}"));
            assert_eq!(files.found(), [""; 0], "{text}");
        }
        let concern = "observe: Changes the code without saying what the change should do.";
        assert_eq!(
            good().replace(CORRECTNESS, concern, "observe: Ports shared_ptr from C++.").found(),
            [""; 0]
        );
        let lower = "1: Wrong on the example.";
        assert_eq!(good().replace(CORRECTNESS, lower, "1: Ports it from C++.").found(), [""; 0]);
    }

    #[test]
    fn ownership_is_rated_in_rust() {
        let owned = good().replace(LIMITS, "name: Limits", "name: Ownership");
        let found = |language: &str| {
            let files =
                owned.clone().replace(DESIGN, "language: pseudocode", &format!("language: {language}"));
            files.found().into_iter().filter(|problem| problem.starts_with("cpp")).collect::<Vec<_>>()
        };
        assert_eq!(found("any-working"), ["cpp-as-rust que-001-full-queue.md: limits"]);
        assert_eq!(found("rust-only"), [""; 0]);
        assert_eq!(found("pseudocode"), [""; 0]);
        let other = good().replace(DESIGN, "language: pseudocode", "language: any-working");
        assert_eq!(other.found(), [""; 0]);
    }
}
