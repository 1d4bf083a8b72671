//! A scorecard as a document.
mod format;
pub use format::{Format, UnknownFormat};
