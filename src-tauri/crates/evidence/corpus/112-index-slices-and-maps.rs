use std::collections::BTreeMap;
use serde_json::Value;

fn port(v: &Value) -> Option<u64> {
    v["server"]["port"].as_u64()
}

fn middle(s: &str) -> &str {
    let third = s.len() / 3;
    &s[third..s.len() - third]
}

fn head(s: &[u8]) -> &[u8] {
    &s[..=0]
}

fn price(m: &BTreeMap<&str, [u32; 2]>, k: &str) -> u32 {
    m[k][1] - m[k][0]
}

fn fields(line: &str) -> (String, i32) {
    let cols: Vec<&str> = line.split('\t').collect();
    (cols[0].to_string(), cols[2].parse().expect("number"))
}

struct Ring<T, const N: usize> { buf: [T; N], at: usize }

impl<T: Copy, const N: usize> std::ops::Index<usize> for Ring<T, N> {
    type Output = T;
    fn index(&self, i: usize) -> &T {
        &self.buf[(self.at + i) % N]
    }
}
