//! What readers are not to see is in no document and in no file name.

use interview::transcript::SpokenBy;
use interview::{Privacy, Scorecard, Visibility};
use report::{Format, file_name, render};

use crate::fixture::{berlin, rich};

const NAME: &str = "Canarina Nameova";
const NOTE: &str = "canary-note";

fn card(blind: bool) -> Scorecard {
    let mut card = rich();
    card.interview.blind = blind;
    card.interview.candidate.name = Some(NAME.to_owned());
    let quoted =
        card.signals.iter_mut().flat_map(|signal| &mut signal.marks).filter_map(|mark| mark.quote.as_mut());
    let mut spoken = 0;
    for line in quoted.flat_map(|quote| &mut quote.lines).filter(|line| line.by == SpokenBy::Candidate) {
        line.speaker = Some(NAME.to_owned());
        spoken += 1;
    }
    assert!(spoken > 0);
    let mut bound = card.notes[0].clone();
    bound.visibility = Visibility::Interviewer;
    bound.text = format!("{NOTE} bound to a mark");
    let mut loose = card.notes[3].clone();
    loose.text = format!("{NOTE} that is loose");
    assert_eq!(loose.visibility, Visibility::Interviewer);
    card.notes.extend([bound, loose]);
    card
}

fn everything(card: &Scorecard, privacy: Privacy) -> String {
    let written = Format::TEXTS.map(|format| {
        let name = file_name(card, privacy, format, berlin());
        format!("{name}\n{}", render(card, privacy, format, berlin()).unwrap())
    });
    written.concat().to_lowercase()
}

fn tells_name(text: &str) -> bool {
    text.contains("canarina") || text.contains("nameova")
}

#[test]
fn notes_for_the_interviewer_stay_with_the_interviewer() {
    for alias in [false, true] {
        assert!(!everything(&card(false), Privacy { include_private: false, alias }).contains(NOTE));
    }
    let own = everything(&card(false), Privacy { include_private: true, alias: false });
    // Twice in each of three documents, one of them bound to a mark.
    assert_eq!(own.matches(NOTE).count(), 6);
}

#[test]
fn a_blind_kit_and_an_alias_leave_the_name_out_everywhere() {
    let privacy = |include_private, alias| Privacy { include_private, alias };
    assert!(!tells_name(&everything(&card(true), privacy(false, false))));
    for blind in [false, true] {
        for include_private in [false, true] {
            assert!(!tells_name(&everything(&card(blind), privacy(include_private, true))));
        }
    }
    assert!(tells_name(&everything(&card(false), privacy(false, false))));
    assert!(tells_name(&everything(&card(true), privacy(true, false))));
}

#[test]
fn a_page_with_more_than_its_usual_readers_may_see_says_so() {
    let page = |blind, include_private| {
        render(&card(blind), Privacy { include_private, alias: false }, Format::Html, berlin()).unwrap()
    };
    assert!(page(true, true).contains("notes for the interviewer only, and a name that the kit keeps out"));
    assert!(page(false, true).contains("it holds notes for the interviewer only."));
    assert!(!page(true, false).contains("Restricted"));
    assert!(!page(false, false).contains("Restricted"));
}

#[test]
fn json_is_the_scorecard_its_readers_may_see() {
    let privacy = Privacy::default();
    let text = render(&card(true), privacy, Format::Json, berlin()).unwrap();
    assert!(text.ends_with("}\n"));
    assert_eq!(serde_json::from_str::<Scorecard>(&text).unwrap(), card(true).for_readers(privacy));
}
