//! Detectors as files write them out, handed to whoever can run them: here they are data, and code is text.

use serde_json::Value;

use crate::Id;

/// What a bank says of detectors, and the code it has to try them on.
#[derive(Debug, Clone, Default)]
pub struct WrittenDetectors<'b> {
    /// What its signals name, in the order of the files.
    pub written: Vec<WrittenDetector>,
    /// Detectors of the packs it needs, written out.
    pub elsewhere: Vec<Value>,
    /// Whether an id that is in neither is nowhere: not when only a part of a bank is read.
    pub whole: bool,
    /// Its Rust: starters, references, tests and wrong answers.
    pub code: Vec<&'b str>,
}

/// What a signal names: a detector by its id, or one that is written out.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenDetector {
    /// The signal's id.
    pub signal: Id,
    /// The id, or the detector.
    pub detector: Value,
}

/// What is wrong with a detector, as whoever ran it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetectorFault {
    /// Which of those that were handed over, from 0.
    pub at: usize,
    /// The way from the detector to the part that is wrong: keys, and numbers from 0.
    pub within: Vec<String>,
    /// Whether the last key on that way is wrong itself, and not what stands there.
    pub is_key: bool,
    /// What is wrong.
    pub kind: DetectorFaultKind,
}

/// The ways in which a detector can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DetectorFaultKind {
    /// It cannot be used, for this reason.
    Unusable(String),
    /// An example is not as it is said to be, as this tells.
    FalseExample(String),
    /// It finds nothing in any example and in no code of the bank.
    NeverFires,
    /// It finds something nearly everywhere.
    FiresEverywhere,
    /// It came to no end, as this tells.
    NeverEnds(String),
}

/// Runs detectors and tells what is wrong with them.
pub type TryDetectors<'t> = dyn Fn(&WrittenDetectors<'_>) -> Vec<DetectorFault> + 't;
