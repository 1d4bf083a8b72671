//! A candidate's code in, findings out.
//!
//! A detector looks at code, or at what the compiler said of it, and points at places that speak for or against a
//! signal. It never rates, and absence is never a finding: a suggestion becomes evidence when an interviewer
//! attaches it.
//!
//! Invariants:
//! - Deterministic, and no I/O: the same code and detectors give the same findings.
//! - Nothing a candidate wrote is compiled or run. It is parsed, in bounded time, memory and depth.
//! - One detector that cannot be used is told and left out; it hides no other.
//! - What the bank says is read here, and nothing of interviews is known.
//! - Places are those of the text as given: lines and columns from 1, columns in characters.

mod compiler;
mod detector;
mod finding;
mod flow;
mod follow;
mod highlight;
mod language;
mod legible;
mod macros;
mod needed;
mod of_bank;
mod output;
mod place;
mod rust;
mod scan;
mod tests_in_code;
mod trial;
mod walk;
mod written;

pub use compiler::{Diagnostic, diagnostics};
pub use detector::{Definition, DetectorProblem, Examples};
pub use finding::{Finding, Speaks};
pub use flow::Flow;
pub use follow::{changed_lines, follow};
pub use highlight::{Class, Span, hidden_in, highlight};
pub use legible::{OutputLine, output_lines};
pub use of_bank::{definitions, definitions_in, definitions_of, signals_of};
pub use output::is_output;
pub use place::Place;
pub use rust::looks_like_rust;
pub use scan::{About, Engine, Limit, MAX_BYTES, MAX_DEPTH, Scan};
pub use trial::{Trial, WrongExample, try_out, wrong_names};

/// Who looks, and in which version: kept with what was seen.
pub const ENGINE: &str = concat!("evidence ", env!("CARGO_PKG_VERSION"));
