use std::collections::HashMap;

pub type AmountResult = Result<u64, String>;
pub struct ResultSet<T>(Vec<T>);

fn amount(s: &str) -> AmountResult {
    s.parse().map_err(|e: std::num::ParseIntError| e.to_string())
}

fn rows<T>(xs: Vec<T>) -> ResultSet<T> {
    ResultSet(xs)
}

fn cached(k: &str, m: &HashMap<String, Result<u64, String>>) -> Option<Result<u64, String>> {
    m.get(k).cloned()
}

fn handlers() -> Vec<fn(&str) -> Result<u64, String>> {
    vec![amount]
}

fn lazily(s: String) -> impl FnOnce() -> Result<u64, String> {
    move || amount(&s)
}

fn summed(parts: &[&str]) -> std::result::Result<u64, String> {
    parts.iter().map(|p| amount(p)).sum::<Result<u64, String>>()
}
