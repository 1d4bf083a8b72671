//! Long things: nothing runs out of its column, and nothing is lost.

use bank::SignalKind;
use interview::Scorecard;
use interview::scorecard::CodePart;
use report::page::Page;
use typst::layout::{Abs, Frame, FrameItem, Point};

use super::extracted::{assert_told, assert_whole, letters, pages};
use super::filled::Texts;
use super::fixture::{berlin, rich};
use super::{EMBEDDED, EVERYTHING, INSTALLED, pdf, pdf_with};
use crate::Fonts;
use crate::document::laid_out;

/// How far text may reach beyond the margin, in points: an accent leans over it by as much.
const SLACK: f64 = 0.5;

/// Texts that reach beyond the page's margins.
fn overflowing(card: &Scorecard, fonts: &Fonts) -> Vec<String> {
    let card = card.clone().for_readers(EVERYTHING);
    let document = laid_out(&Page::of(&card, berlin()), fonts);
    let mut beyond = Vec::new();
    for page in document.pages() {
        let margin = Abs::mm(21.0);
        let (left, right) = (margin, page.frame.width() - margin);
        let bottom = page.frame.height() - Abs::mm(6.0);
        visit(&page.frame, Point::zero(), &mut |at, width, text| {
            let fits =
                at.x >= left - Abs::pt(SLACK) && at.x + width <= right + Abs::pt(SLACK) && at.y <= bottom;
            // White space at the end of a line hangs into the margin, where it is not seen.
            if !fits && !text.trim().is_empty() {
                beyond.push(format!("{text} at {at:?}, {width:?} wide"));
            }
        });
    }
    beyond
}

fn visit(frame: &Frame, at: Point, each: &mut impl FnMut(Point, Abs, &str)) {
    for (offset, item) in frame.items() {
        match item {
            FrameItem::Group(group) => visit(&group.frame, at + *offset, each),
            FrameItem::Text(text) => {
                // Without the white space at its end.
                let seen = text.text.trim_end().len();
                let glyphs = text.glyphs.iter().filter(|glyph| glyph.range().start < seen);
                let width: Abs = glyphs.map(|glyph| glyph.x_advance.at(text.size)).sum();
                each(at + *offset, width, &text.text);
            }
            _ => {}
        }
    }
}

fn assert_whole_and_in_order(card: &Scorecard) {
    assert_eq!(overflowing(card, &EMBEDDED), Vec::<String>::new());
    assert_told(&pages(&pdf(card)).concat(), card, &EMBEDDED);
}

#[test]
fn the_sample_stays_within_its_margins() {
    assert_eq!(overflowing(&rich(), &EMBEDDED), Vec::<String>::new());
}

#[test]
fn words_without_an_end_are_cut_wherever_they_stand() {
    for letter in ["W", "m", "_", "ж", "א"] {
        let card = Texts::of(&rich()).fill(|number| format!("{}{number}", letter.repeat(150))).card;
        assert_eq!(overflowing(&card, &EMBEDDED), Vec::<String>::new());
        assert_whole(&pages(&pdf(&card)).concat(), &card, &EMBEDDED);
    }
}

#[test]
fn three_hundred_lines_of_code_keep_their_numbers() {
    let mut card = rich();
    let lines: Vec<String> = (1..=300)
        .map(|n| {
            format!("{}let number_{n} = compute(\"{}\", {n});", "    ".repeat(n % 6), "x".repeat(n % 120))
        })
        .collect();
    let mark = card.signals.iter_mut().flat_map(|signal| &mut signal.marks).find(|mark| mark.code.is_some());
    mark.unwrap().code =
        Some(CodePart { snapshot: None, lines: Some([1, 300]), text: Some(lines.join("\n")) });
    assert_whole_and_in_order(&card);
    let found = letters(&pages(&pdf(&card)).concat());
    assert!(found.contains("300letnumber_300"));
}

#[test]
fn twenty_questions_with_their_ratings_are_all_there() {
    let mut card = rich();
    let (question, signal, rating) =
        (card.questions[0].clone(), card.signals[0].clone(), card.competencies[0].ratings[0].clone());
    for n in 3..=20 {
        let id = format!("own-{n:03}");
        let mut question = question.clone();
        question.id = id.as_str().into();
        question.title = format!("Question the {n}th");
        card.questions.push(question);
        let mut rating = rating.clone();
        rating.question = Some(id.as_str().into());
        card.competencies[0].ratings.push(rating);
        let mut signal = signal.clone();
        signal.kind = SignalKind::Strength;
        signal.question = Some(id.as_str().into());
        card.signals.push(signal);
    }
    assert_whole_and_in_order(&card);
}

#[test]
fn right_to_left_names_cjk_and_emoji_stay_within_their_columns() {
    for sample in ["נועה לוי-כהן", "محمد بن سلمان", "李雷與韓梅梅", "👩‍👩‍👧‍👦🏳️‍🌈🦀", "Ünal Gößling", "नमस्ते दुनिया"]
    {
        let card = Texts::of(&rich()).fill(|number| format!("{sample} {number}")).card;
        for fonts in [&*EMBEDDED, &*INSTALLED] {
            assert_eq!(overflowing(&card, fonts), Vec::<String>::new(), "{sample}");
            assert!(pdf_with(&card, fonts).starts_with(b"%PDF-1.7"));
        }
    }
}

#[test]
fn a_note_of_a_million_letters_is_printed_whole() {
    let mut card = rich();
    card.notes[0].text = "Asked whether duplicates matter; then whether the order does. ".repeat(17_000);
    let found = pages(&pdf(&card));
    assert!(found.len() > 100, "{} pages", found.len());
    assert_told(&found.concat(), &card, &EMBEDDED);
}
