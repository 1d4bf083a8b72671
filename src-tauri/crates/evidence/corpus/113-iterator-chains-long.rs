use std::collections::{BTreeMap, HashSet};

#[derive(Debug, Clone, PartialEq)]
struct Sale { region: String, units: u32, cents: u64 }

fn by_region(sales: &[Sale]) -> BTreeMap<&str, u64> {
    sales
        .iter()
        .filter(|s| s.units > 0)
        .map(|s| (s.region.as_str(), s.cents * u64::from(s.units)))
        .fold(BTreeMap::new(), |mut m, (r, c)| {
            *m.entry(r).or_insert(0) += c;
            m
        })
}

fn regions(sales: &[Sale]) -> HashSet<String> {
    sales.iter().map(|s| s.region.clone()).collect()
}

fn words(text: &str) -> Vec<String> {
    text.lines()
        .flat_map(|l| l.split_whitespace())
        .filter_map(|w| {
            let w = w.trim_matches(|c: char| !c.is_alphanumeric());
            (!w.is_empty()).then(|| w.to_lowercase())
        })
        .collect()
}

fn matrix(rows: &[Vec<i32>]) -> i32 {
    rows.iter()
        .map(|r| r.iter().map(|x| x * x).sum::<i32>())
        .max()
        .unwrap_or(0)
}

fn checked_total(sales: &[Sale]) -> Option<u64> {
    sales.iter().try_fold(0u64, |acc, s| acc.checked_add(s.cents))
}
