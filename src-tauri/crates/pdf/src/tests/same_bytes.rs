//! The same scorecard and the same fonts give the same bytes.

use std::process::Command;

use super::fixture::rich;
use super::{EMBEDDED, INSTALLED, pdf, pdf_with};
use crate::Fonts;

/// Set for a copy of this program that only prints what the PDF hashes to.
const ASKED: &str = "TOUCHSTONE_PDF_HASH";

fn hash(pdf: &[u8]) -> String {
    blake3::hash(pdf).to_string()
}

#[test]
fn the_same_page_twice_is_the_same_file() {
    assert_eq!(hash(&pdf(&rich())), hash(&pdf(&rich())));
    assert_eq!(hash(&pdf_with(&rich(), &INSTALLED)), hash(&pdf_with(&rich(), &Fonts::installed())));
}

#[test]
fn other_fonts_in_use_are_another_hash_among_the_keywords() {
    let mut card = rich();
    let keywords = |pdf: &[u8]| super::tags::keywords(pdf);
    let fonts = |keywords: &str| keywords.rsplit_once("fonts ").unwrap().1.to_owned();
    let plain = fonts(&keywords(&pdf(&card)));
    assert_eq!(plain.len(), 64);
    assert_eq!(plain, fonts(&keywords(&pdf_with(&card, &INSTALLED))), "no font of the system was needed");
    if INSTALLED.covers('李') && !EMBEDDED.covers('李') {
        card.notes[0].text = "李".to_owned();
        assert_ne!(plain, fonts(&keywords(&pdf_with(&card, &INSTALLED))));
    }
}

#[test]
fn time_zone_locale_and_home_folder_change_nothing() {
    if std::env::var_os(ASKED).is_some() {
        println!("hash {}", hash(&pdf_with(&rich(), &INSTALLED)));
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let asked = |zone: &str, locale: &str| {
        let output = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "tests::same_bytes::time_zone_locale_and_home_folder_change_nothing",
                "--nocapture",
            ])
            .env(ASKED, "1")
            .env("TZ", zone)
            .env("LANG", locale)
            .env("LC_ALL", locale)
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines().find_map(|line| line.split_once("hash ")).map(|(_, hash)| hash.to_owned())
    };
    let tokyo = asked("Asia/Tokyo", "ja_JP.UTF-8");
    assert!(tokyo.is_some());
    assert_eq!(tokyo, asked("America/St_Johns", "C"));
    assert_eq!(tokyo, Some(hash(&pdf_with(&rich(), &INSTALLED))));
}
