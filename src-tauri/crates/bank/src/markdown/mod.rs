//! The body of a question: its sections, and in them list items, fences, headings and prose.

mod claim;
mod front;
mod outline;

pub(crate) use claim::{Claim, claim};
pub(crate) use front::{Cut, cut};
pub(crate) use outline::{Block, CodeBlock, Item, MAX_BLOCKS, Outline, Section, outline};

use pulldown_cmark::Options;

/// Which extensions of CommonMark a question's text may use: none.
pub(crate) const OPTIONS: Options = Options::empty();
