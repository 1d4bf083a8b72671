//! How a composite came about is told beside it, with the scorecard's own numbers.

use interview::Privacy;
use report::{Format, render};

use crate::fixture::{berlin, rich};

#[test]
fn a_composite_is_told_with_the_ratings_and_weights_it_is_made_of() {
    let mut card = rich();
    card.competencies[0].weight = 2.0;
    card.composite.value = Some(3.38);
    card.composite.coverage = 0.8;
    let documents = [Format::Markdown, Format::Html]
        .map(|format| render(&card, Privacy::default(), format, berlin()).unwrap());
    let rated: Vec<f64> = card.competencies.iter().filter_map(|competency| competency.rating).collect();
    assert_eq!(rated, [4.0, 3.0, 2.5]);
    for document in documents {
        assert!(document.contains("(4 × 2 + 3 × 1 + 2.5 × 1) ÷ (2 + 1 + 1) = 3.38"), "{document}");
    }
}

#[test]
fn without_a_composite_nothing_is_added_up() {
    for format in [Format::Markdown, Format::Html] {
        assert!(!render(&rich(), Privacy::default(), format, berlin()).unwrap().contains('÷'));
    }
}
