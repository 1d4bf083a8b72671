//! What exported files are called.

use chrono::FixedOffset;
use interview::{Privacy, Scorecard};
use report::{Format, file_name};

use crate::filled::Texts;
use crate::fixture::{berlin, draft, rich};

fn named(card: &Scorecard, privacy: Privacy) -> String {
    file_name(card, privacy, Format::Html, berlin())
}

#[test]
fn a_file_is_named_by_day_candidate_and_stage() {
    let mut card = rich();
    card.revision = 1;
    assert_eq!(named(&card, Privacy::default()), "2026-11-20-ines-okafor-lindqvist-phone-screen.html");
    let json = file_name(&card, Privacy::default(), Format::Json, berlin());
    assert_eq!(json, "2026-11-20-ines-okafor-lindqvist-phone-screen.json");
    let auckland = FixedOffset::east_opt(13 * 3600).unwrap();
    let there = file_name(&card, Privacy::default(), Format::Markdown, auckland);
    assert_eq!(there, "2026-11-21-ines-okafor-lindqvist-phone-screen.md");
}

#[test]
fn drafts_practice_and_amended_scorecards_say_so() {
    assert_eq!(
        named(&rich(), Privacy::default()),
        "2026-11-20-ines-okafor-lindqvist-phone-screen-revision-2.html"
    );
    let mut practice = draft();
    practice.interview.practice = true;
    assert_eq!(
        named(&practice, Privacy::default()),
        "2026-11-19-ada-example-phone-screen-practice-draft.html"
    );
}

#[test]
fn an_alias_or_the_end_of_an_id_stands_for_a_name() {
    let alias = Privacy { include_private: false, alias: true };
    let mut card = rich();
    card.revision = 1;
    assert_eq!(named(&card, alias), "2026-11-20-candidate-7f-phone-screen.html");
    card.interview.candidate.alias = None;
    assert_eq!(named(&card, alias), "2026-11-20-candidate-0002-phone-screen.html");
    card.interview.candidate.name = Some("\u{202E}\u{202C} / \\ ..".into());
    assert_eq!(named(&card, Privacy::default()), "2026-11-20-candidate-0002-phone-screen.html");
}

#[test]
fn a_name_is_good_on_every_file_system() {
    for payload in [
        "../../x",
        "C:\\x",
        "a/b\0c",
        "<>:\"|?*",
        "CON",
        " . ",
        "\n\r\t",
        "Ω≈ç√ 李雷 नमस्ते 🦀",
        &"long ".repeat(99),
    ] {
        let hostile = Texts::of(&rich()).fill(|_| payload.to_owned());
        for format in Format::ALL {
            let name = file_name(&hostile.card, Privacy::default(), format, berlin());
            let (stem, extension) = name.rsplit_once('.').unwrap();
            assert!(stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
            assert!(stem.starts_with("2026-11-20-") && name.len() < 160, "{name}");
            assert_eq!(extension, format.extension());
        }
    }
}
