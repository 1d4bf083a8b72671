//! What no font has is named.

use super::extracted::pages;
use super::fixture::rich;
use super::{EMBEDDED, INSTALLED, pdf, pdf_with};

fn noted(text: &str) -> String {
    let mut card = rich();
    card.notes[0].text = text.to_owned();
    pages(&pdf(&card)).concat()
}

#[test]
fn a_letter_no_font_has_is_named() {
    for (typed, read) in [
        ("name: 李雷", "name: [U+674E][U+96F7]"),
        ("crab 🦀.", "crab [U+1F980]."),
        ("private \u{E000}\u{F8FF}\u{10FFFD}", "private [U+E000][U+F8FF][U+10FFFD]"),
        ("bom \u{FEFF}x", "bom [U+FEFF]x"),
    ] {
        let found = noted(typed);
        assert!(found.contains(read), "{typed}: {found}");
    }
}

#[test]
fn letters_the_fonts_have_stay_themselves() {
    for typed in ["größe, Ünal, Łukasz", "Привет", "λόγος", "→ ≤ × ÷ “quoted” – …"]
    {
        assert!(noted(typed).contains(typed), "{typed}");
    }
}

#[test]
fn a_joined_letter_that_cannot_be_shown_whole_is_shown_in_parts() {
    let found = noted("x\u{1F3FB}\u{301} ok");
    assert!(found.contains("[U+1F3FB]"), "{found}");
    assert!(found.contains("ok"));
}

#[test]
fn fonts_of_the_system_show_more_and_hide_nothing() {
    let mut card = rich();
    card.notes[0].text = "李雷 🦀 محمد שלום".to_owned();
    let found = pages(&pdf_with(&card, &INSTALLED)).concat();
    for c in ['李', '雷', '🦀'] {
        let named = format!("[U+{:04X}]", u32::from(c));
        assert!(found.contains(c) != found.contains(&named), "{c}: {found}");
        assert_eq!(found.contains(c), INSTALLED.covers(c));
    }
    assert!(!EMBEDDED.covers('🦀'));
}
