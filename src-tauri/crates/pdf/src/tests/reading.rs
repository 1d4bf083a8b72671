//! What is read out of a PDF is what the sheet says, in its order, and nothing else.

use interview::Privacy;

use super::extracted::{letters, pages, told, words};
use super::filled::Texts;
use super::fixture::{berlin, draft, rich};
use super::{EMBEDDED, pdf};
use crate::render;

#[test]
fn the_text_of_a_full_scorecard_is_read_word_by_word_in_order() {
    let found = pages(&pdf(&rich())).join("\n");
    assert_eq!(words(&found), words(&told(&rich(), &EMBEDDED).join("\n")));
}

#[test]
fn the_text_of_a_draft_is_read_word_by_word_in_order() {
    let found = pages(&pdf(&draft()));
    assert_eq!(found.len(), 1);
    assert_eq!(words(&found.concat()), words(&told(&draft(), &EMBEDDED).join("\n")));
}

#[test]
fn a_phone_screen_fits_on_three_pages_and_an_ordinary_one_on_two() {
    assert!(pages(&pdf(&rich())).len() <= 3);
    let mut ordinary = rich();
    ordinary.revision = 1;
    ordinary.revisions.truncate(1);
    ordinary.deviations.truncate(1);
    ordinary.interview.absences.clear();
    ordinary.interview.conditions.truncate(1);
    ordinary.moments.clear();
    for competency in &mut ordinary.competencies {
        competency.ratings.iter_mut().for_each(|rating| rating.earlier.clear());
    }
    for signal in &mut ordinary.signals {
        signal.marks.truncate(1);
    }
    let pages = pages(&render(&ordinary, Privacy::default(), berlin(), &EMBEDDED).unwrap());
    assert_eq!(pages.len(), 2, "{:?}", pages.last());
}

#[test]
fn no_text_of_a_scorecard_is_missing_from_its_pdf() {
    let filled = Texts::of(&rich()).fill(|number| format!("#Text[{number}] & \"more\" $x$ <l>"));
    let found = letters(&pages(&pdf(&filled.card)).concat());
    // What words and numbers stand for: names of things that have a name for people too, and a hash
    // that is shortened. The alias stands for a name that is told, and two points were not given.
    let untold = |place: &str| {
        let names = ["/schema", "/interview/state", "/interview/kit/hash", "/interview/candidate/alias"];
        let parts: Vec<&str> = place.split('/').collect();
        names.contains(&place)
            || matches!(
                parts[..],
                ["", "competencies" | "signals", _, "id"]
                    | ["", "interview", "scale", _]
                    | ["", "findings", _, "signals", _]
            )
    };
    assert!(filled.texts.len() > 60, "only {} texts were found", filled.texts.len());
    let lost: Vec<&String> = filled
        .texts
        .iter()
        .filter(|(place, text)| !untold(place) && !found.contains(&letters(text)))
        .map(|(place, _)| place)
        .collect();
    assert!(lost.is_empty(), "lost {lost:?}");
}
