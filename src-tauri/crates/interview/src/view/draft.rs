//! The reason of a rating, drafted from what was seen. Never the rating: that is the interviewer's.

use super::form::Evidence;
use crate::describe::clipped;
use crate::{Direction, Shown};

/// Characters of a draft.
const DRAFT: usize = 400;

/// A sentence for each way in which signals were seen, in the order of the marks; none without marks.
pub(super) fn reason(evidence: &[Evidence]) -> Option<String> {
    let against = |one: &&Evidence| one.mark.direction == Direction::Against;
    let helped = |one: &&Evidence| one.mark.shown == Shown::Prompted;
    let sentences = [
        told("Unprompted", evidence.iter().filter(|one| !against(one) && !helped(one))),
        told("With help", evidence.iter().filter(|one| !against(one) && helped(one))),
        told("Against", evidence.iter().filter(against)),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    (!sentences.is_empty()).then(|| clipped(&sentences.join(" "), DRAFT))
}

fn told<'e>(how: &str, seen: impl Iterator<Item = &'e Evidence>) -> Option<String> {
    let mut labels: Vec<(&str, Vec<String>)> = Vec::new();
    for one in seen {
        let words = one.quote.clone().into_iter().chain(one.words.clone());
        match labels.iter_mut().find(|(label, _)| *label == one.label) {
            Some((_, said)) => said.extend(words),
            None => labels.push((&one.label, words.collect())),
        }
    }
    let named = labels.into_iter().map(|(label, words)| match words.is_empty() {
        true => label.to_owned(),
        false => format!("{label} ({})", words.join("; ")),
    });
    let named: Vec<String> = named.collect();
    (!named.is_empty()).then(|| format!("{how}: {}.", named.join(", ")))
}
