//! Words without which a rule can find nothing, so that a rule is not tried where it cannot match.
//!
//! Derived from the rule as it is written, and only where it is certain: a rule of which nothing is known is always
//! tried. What is found does not depend on it, only how long looking takes.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::memmem::Finder;
use regex_syntax::hir::{Hir, HirKind};
use serde_json::Value;

/// The shortest word that tells anything: shorter ones stand in every code.
const SHORTEST: usize = 2;

/// How deep a rule is looked into; utilities may refer to themselves.
const DEPTH: usize = 12;

/// The words a rule needs.
#[derive(Default)]
pub(crate) struct Needed {
    /// One of these somewhere in the code.
    anywhere: Option<Vec<Finder<'static>>>,
    /// One of these in what the rule finds.
    within: Option<Vec<Finder<'static>>>,
}

/// Where in a code a rule is worth trying.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    Nowhere,
    Everywhere,
    /// In what has one of these places in it; in order.
    Around(Vec<usize>),
}

impl Needed {
    /// What a rule as it is written needs.
    pub(crate) fn of(rule: &Value, utils: Option<&Value>) -> Self {
        let finders = |words: BTreeSet<String>| -> Vec<Finder<'static>> {
            words.iter().map(|word| Finder::new(word.as_bytes()).into_owned()).collect()
        };
        let words = |reach| of_rule(rule, utils, reach, DEPTH).map(finders);
        Self { anywhere: words(Reach::Code), within: words(Reach::Found) }
    }

    /// What needs one word, in what it finds.
    pub(crate) fn word(word: &str) -> Self {
        let finder = Finder::new(word.as_bytes()).into_owned();
        Self { anywhere: Some(vec![finder.clone()]), within: Some(vec![finder]) }
    }

    #[cfg(test)]
    pub(crate) fn says_something(&self) -> bool {
        self.anywhere.is_some()
    }

    /// Where the rule is worth trying.
    pub(crate) fn worth(&self, code: &str) -> Worth {
        let stands = |word: &Finder<'_>| word.find(code.as_bytes()).is_some();
        if self.anywhere.as_ref().is_some_and(|words| !words.iter().any(stands)) {
            return Worth::Nowhere;
        }
        let Some(words) = &self.within else { return Worth::Everywhere };
        let mut places: Vec<usize> = words.iter().flat_map(|word| word.find_iter(code.as_bytes())).collect();
        places.sort_unstable();
        Worth::Around(places)
    }
}

impl Worth {
    /// Whether the rule is worth trying on what stands there.
    pub(crate) fn at(&self, range: &Range<usize>) -> bool {
        match self {
            Self::Nowhere => false,
            Self::Everywhere => true,
            Self::Around(places) => {
                let next = places.partition_point(|place| *place < range.start);
                places.get(next).is_some_and(|place| *place < range.end)
            }
        }
    }
}

/// Where words may stand for a rule to match.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Anywhere in the code.
    Code,
    /// In what is found.
    Found,
}

fn of_rule(rule: &Value, utils: Option<&Value>, reach: Reach, depth: usize) -> Option<BTreeSet<String>> {
    let (rule, depth) = (rule.as_object()?, depth.checked_sub(1)?);
    // All parts of a rule must hold, so the words of any one part are needed: the ones that say most.
    let parts = rule.iter().filter_map(|(key, value)| match key.as_str() {
        "pattern" => of_pattern(value.as_str()?),
        "regex" => of_regex(value.as_str()?),
        "has" => of_rule(value, utils, reach, depth),
        "inside" | "follows" | "precedes" if reach == Reach::Code => of_rule(value, utils, reach, depth),
        "all" => best(value.as_array()?.iter().filter_map(|one| of_rule(one, utils, reach, depth))),
        "any" => {
            let each: Option<Vec<_>> =
                value.as_array()?.iter().map(|one| of_rule(one, utils, reach, depth)).collect();
            Some(each?.into_iter().flatten().collect())
        }
        "matches" => of_rule(utils?.get(value.as_str()?)?, utils, reach, depth),
        _ => None,
    });
    best(parts)
}

/// Of several sets the one that is least likely to be met by chance: few words, and long ones.
fn best(sets: impl Iterator<Item = BTreeSet<String>>) -> Option<BTreeSet<String>> {
    let told = sets.filter(|set| !set.is_empty() && set.iter().all(|word| word.len() >= SHORTEST));
    told.max_by_key(|set| (set.iter().map(String::len).min(), usize::MAX - set.len()))
}

/// The longest word of a pattern that is no metavariable.
fn of_pattern(pattern: &str) -> Option<BTreeSet<String>> {
    let words = pattern.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '$');
    let fixed = words.filter(|word| !word.contains('$') && !word.is_empty());
    fixed.max_by_key(|word| word.len()).map(|word| BTreeSet::from([word.to_owned()]))
}

fn of_regex(pattern: &str) -> Option<BTreeSet<String>> {
    of_hir(&regex_syntax::Parser::new().parse(pattern).ok()?)
}

/// Texts of which one stands in whatever a regular expression matches.
fn of_hir(hir: &Hir) -> Option<BTreeSet<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(BTreeSet::from([std::str::from_utf8(&literal.0).ok()?.to_owned()])),
        HirKind::Capture(group) => of_hir(&group.sub),
        HirKind::Repetition(repeated) if repeated.min > 0 => of_hir(&repeated.sub),
        HirKind::Concat(parts) => best(parts.iter().filter_map(of_hir)),
        HirKind::Alternation(ways) => {
            let each: Option<Vec<_>> = ways.iter().map(of_hir).collect();
            Some(each?.into_iter().flatten().collect())
        }
        HirKind::Empty | HirKind::Class(_) | HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn words(rule: &Value, reach: Reach) -> Option<Vec<String>> {
        let utils = json!({ "source": { "kind": "x", "regex": "^(iter|lines)$" }, "round": { "has": { "matches": "round" } } });
        of_rule(rule, Some(&utils), reach, DEPTH).map(|words| words.into_iter().collect())
    }

    fn needed(rule: &Value) -> Option<Vec<String>> {
        words(rule, Reach::Code)
    }

    fn some(words: &[&str]) -> Option<Vec<String>> {
        Some(words.iter().map(|&word| word.to_owned()).collect())
    }

    #[test]
    fn words_that_must_stand_in_the_code_are_derived() {
        assert_eq!(needed(&json!({ "pattern": "$E.unwrap()" })), some(&["unwrap"]));
        assert_eq!(needed(&json!({ "regex": r"(^|::)thread\s*::\s*spawn$" })), some(&["thread"]));
        assert_eq!(
            needed(&json!({ "any": [ { "pattern": "$E.ok()" }, { "regex": "^take$" } ] })),
            some(&["ok", "take"])
        );
        assert_eq!(
            needed(&json!({ "kind": "k", "has": { "field": "f", "matches": "source" } })),
            some(&["iter", "lines"])
        );
        assert_eq!(
            needed(&json!({ "all": [ { "kind": "k" }, { "inside": { "regex": "^unsafe\\b" } } ] })),
            some(&["unsafe"])
        );
    }

    #[test]
    fn where_nothing_is_certain_nothing_is_needed() {
        for rule in [
            json!({ "kind": "try_expression" }),
            json!({ "not": { "pattern": "$E.unwrap()" } }),
            json!({ "any": [ { "pattern": "$E.ok()" }, { "kind": "k" } ] }),
            json!({ "regex": "[a-z]+" }),
            json!({ "matches": "round" }),
            json!({ "matches": "nowhere" }),
        ] {
            assert_eq!(needed(&rule), None, "{rule}");
        }
    }

    #[test]
    fn what_stands_around_need_not_stand_in_what_is_found() {
        let rule =
            json!({ "all": [ { "pattern": "$E.push($X)" }, { "inside": { "regex": "^with_capacity" } } ] });
        assert_eq!(needed(&rule), some(&["with_capacity"]));
        assert_eq!(words(&rule, Reach::Found), some(&["push"]));
        for around in ["inside", "follows", "precedes"] {
            assert_eq!(words(&json!({ "kind": "k", around: { "regex": "^unsafe" } }), Reach::Found), None);
        }
        assert_eq!(
            words(&json!({ "kind": "k", "has": { "regex": "^unsafe" } }), Reach::Found),
            some(&["unsafe"])
        );
    }

    #[test]
    fn a_rule_is_tried_on_what_has_one_of_its_words_in_it() {
        let one = Needed::of(
            &json!({ "any": [ { "pattern": "$E.unwrap()" }, { "pattern": "$E.expect($M)" } ] }),
            None,
        );
        assert_eq!(one.worth("x.get(1)"), Worth::Nowhere);
        let worth = one.worth("x.expect(1); y.get(1); z.unwrap()");
        assert_eq!(worth, Worth::Around(vec![2, 25]));
        assert!(worth.at(&(0..11)) && worth.at(&(23..33)) && worth.at(&(0..33)));
        assert!(!worth.at(&(13..21)) && !worth.at(&(0..2)) && !worth.at(&(26..33)));
        assert_eq!(Needed::default().worth(""), Worth::Everywhere);
        let around = Needed::of(&json!({ "kind": "k", "inside": { "regex": "^unsafe" } }), None);
        assert_eq!((around.worth("safe"), around.worth("unsafe")), (Worth::Nowhere, Worth::Everywhere));
    }
}
