use serde_json::json;

macro_rules! check { ($e:expr) => { let _ = $e; }; }

lazy_static::lazy_static! {
    static ref RE: regex::Regex = regex::Regex::new("^[a-z]+$").unwrap();
    static ref NAMES: Vec<String> = RE.captures_iter("abc").map(|c| c[0].to_string()).collect();
}

fn body(items: &[(String, u32)], q: &str) -> serde_json::Value {
    check!(items[0].0.clone());
    json!({ "q": q.to_string().clone(), "n": items[0].1 as f64 })
}

fn query(pool: &Pool) -> String {
    let sql = sqlx::query!("select ?", pool.names().first().unwrap());
    let owned = sql.text().clone();
    cfg_if! { if cfg!(debug_assertions) { fn dbg_only() -> u8 { 1u64 as u8 } } }
    owned
}

fn logged(items: &[u8]) -> usize {
    log::debug!("first {}", items[0]);
    trace_span!("x", n = items[0]);
    items.len()
}
