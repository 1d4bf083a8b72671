use std::collections::HashMap;

fn id(v: Option<&str>) -> Option<usize> {
    v.map(|s| s.trim()).filter(|s| !s.is_empty()).map(str::len)
}

fn port(m: &HashMap<String, String>) -> Result<u16, String> {
    m.get("port").map(String::as_str).unwrap_or("80").parse::<u16>().map(|p| p + 1).map_err(|e| e.to_string())
}

fn only_collect(s: &str) -> (Vec<char>, usize, bool) {
    let v: Vec<char> = s.chars().rev().collect();
    let n = s.lines().count();
    (v, n, s.bytes().any(|b| b == b'x'))
}

fn pair(s: &str) -> Option<(&str, i32)> {
    s.split_once(':').map(|(a, b)| (a, b.len() as i32))
}

struct Tree(Vec<Tree>);

impl Tree {
    fn fold<T>(&self, init: T, f: &dyn Fn(T, &Tree) -> T) -> T {
        let mut acc = f(init, self);
        for t in &self.0 { acc = t.fold(acc, f); }
        acc
    }
}

fn first_word(s: &str) -> &str {
    s.split_whitespace().next().unwrap_or("x.iter().map(f)")
}
