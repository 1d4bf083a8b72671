//! Whole documents over whole scorecards, read back by programs that are not ours.

mod extracted;
#[path = "../../../report/tests/documents/filled.rs"]
mod filled;
#[path = "../../../report/tests/documents/fixture/mod.rs"]
mod fixture;
mod glyphs;
mod hostile;
mod reading;
mod same_bytes;
mod sizes;
mod tags;

use std::sync::LazyLock;

use interview::{Privacy, Scorecard};

use crate::{Fonts, render};
use fixture::berlin;

/// The fonts of the program, looked through once.
static EMBEDDED: LazyLock<Fonts> = LazyLock::new(Fonts::embedded);
/// Those and the system's, whichever it has.
static INSTALLED: LazyLock<Fonts> = LazyLock::new(Fonts::installed);

const EVERYTHING: Privacy = Privacy { include_private: true, alias: false };

fn pdf_with(card: &Scorecard, fonts: &Fonts) -> Vec<u8> {
    render(card, EVERYTHING, berlin(), fonts).unwrap()
}

fn pdf(card: &Scorecard) -> Vec<u8> {
    pdf_with(card, &EMBEDDED)
}
