//! The detectors of a bank: what its signals name.

use bank::{Bank, FrozenKit, Question, Signal, SignalUse};

use crate::Definition;

/// What signals name, in their order.
pub fn definitions<'s>(signals: impl IntoIterator<Item = &'s Signal>) -> Vec<Definition> {
    let of = |signal: &'s Signal| {
        let define = |detector: &serde_json::Value| Definition {
            signal: signal.id.clone(),
            detector: detector.clone(),
        };
        signal.detect.iter().map(define).collect::<Vec<_>>()
    };
    signals.into_iter().flat_map(of).collect()
}

/// All detectors of a bank: those of its competencies, then those of questions' own signals.
#[must_use]
pub fn definitions_of(bank: &Bank) -> Vec<Definition> {
    let shared = bank.competencies().flat_map(|competency| &competency.signals);
    let own = bank.questions().filter(|question| question.variant_of.is_none()).flat_map(own_signals);
    definitions(shared.chain(own))
}

/// All detectors of a frozen kit.
#[must_use]
pub fn definitions_in(kit: &FrozenKit) -> Vec<Definition> {
    let shared = kit.competencies.iter().flat_map(|competency| &competency.signals);
    definitions(shared.chain(kit.questions.iter().flat_map(own_signals)))
}

/// The ids of the signals a question uses: what a finding must belong to, to be of use in it.
pub fn signals_of(question: &Question) -> impl Iterator<Item = &str> {
    question.signals.iter().map(|used| match used {
        SignalUse::Shared { id, .. } => id.rsplit('/').next().unwrap_or(id),
        SignalUse::Own { signal, .. } => signal.id.as_str(),
    })
}

fn own_signals(question: &Question) -> impl Iterator<Item = &Signal> {
    question.signals.iter().filter_map(|used| match used {
        SignalUse::Own { signal, .. } => Some(signal),
        SignalUse::Shared { .. } => None,
    })
}
