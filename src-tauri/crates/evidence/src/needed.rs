//! Words without which a rule can find nothing, so that a rule is not tried where it cannot match.
//!
//! Derived from the rule as it is written, and only where it is certain: a rule of which nothing is known is always
//! tried. What is found does not depend on it, only how long looking takes.

use std::collections::BTreeSet;

use regex_syntax::hir::literal::{ExtractKind, Extractor, Seq};
use serde_json::Value;

/// The shortest word that tells anything: shorter ones stand in every code.
const SHORTEST: usize = 2;

/// How deep a rule is looked into; utilities may refer to themselves.
const DEPTH: usize = 12;

/// Words of which at least one stands in any code that the rule matches; nothing when that is not known.
pub(crate) fn words(rule: &Value, utils: Option<&Value>) -> Option<BTreeSet<String>> {
    of_rule(rule, utils, DEPTH)
}

/// Whether a rule that needs one of these words is worth trying.
pub(crate) fn may_match(needed: Option<&BTreeSet<String>>, code: &str) -> bool {
    needed.is_none_or(|words| {
        words.iter().any(|word| memchr::memmem::find(code.as_bytes(), word.as_bytes()).is_some())
    })
}

fn of_rule(rule: &Value, utils: Option<&Value>, depth: usize) -> Option<BTreeSet<String>> {
    let (rule, depth) = (rule.as_object()?, depth.checked_sub(1)?);
    // All parts of a rule must hold, so the words of any one part are needed: the ones that say most.
    let parts = rule.iter().filter_map(|(key, value)| match key.as_str() {
        "pattern" => of_pattern(value.as_str()?),
        "regex" => of_regex(value.as_str()?),
        "has" | "inside" | "follows" | "precedes" => of_rule(value, utils, depth),
        "all" => best(value.as_array()?.iter().filter_map(|one| of_rule(one, utils, depth))),
        "any" => {
            let each: Option<Vec<_>> =
                value.as_array()?.iter().map(|one| of_rule(one, utils, depth)).collect();
            Some(each?.into_iter().flatten().collect())
        }
        "matches" => of_rule(utils?.get(value.as_str()?)?, utils, depth),
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

/// The texts a regular expression begins or ends with.
fn of_regex(pattern: &str) -> Option<BTreeSet<String>> {
    let parsed = regex_syntax::Parser::new().parse(pattern).ok()?;
    let ends = |kind: ExtractKind| -> Option<BTreeSet<String>> {
        let found: Seq = Extractor::new().kind(kind).extract(&parsed);
        found.literals()?.iter().map(|one| String::from_utf8(one.as_bytes().to_vec()).ok()).collect()
    };
    best([ends(ExtractKind::Prefix), ends(ExtractKind::Suffix)].into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn needed(rule: &Value) -> Option<Vec<String>> {
        let utils = json!({ "source": { "kind": "x", "regex": "^(iter|lines)$" }, "round": { "has": { "matches": "round" } } });
        words(rule, Some(&utils)).map(|words| words.into_iter().collect())
    }

    fn some(words: &[&str]) -> Option<Vec<String>> {
        Some(words.iter().map(|&word| word.to_owned()).collect())
    }

    #[test]
    fn words_that_must_stand_in_the_code_are_derived() {
        assert_eq!(needed(&json!({ "pattern": "$E.unwrap()" })), some(&["unwrap"]));
        assert_eq!(needed(&json!({ "regex": r"(^|::)thread\s*::\s*spawn$" })), some(&["::thread", "thread"]));
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
    fn code_with_one_of_the_words_is_worth_a_try() {
        let words = BTreeSet::from(["unwrap".to_owned(), "expect".to_owned()]);
        assert!(may_match(Some(&words), "x.expect(1)"));
        assert!(!may_match(Some(&words), "x.get(1)"));
        assert!(may_match(None, ""));
    }
}
