use std::collections::HashMap;

#[derive(Default, PartialEq)]
struct Prefs {
    theme: Option<String>,
    zoom: f32,
}

struct Response { ok: bool }

impl Response {
    fn is_ok(&self) -> bool { self.ok }
}

fn zoom(p: &Prefs) -> Result<f32, String> {
    // never .ok() or .unwrap_or_default() here
    let z = p.theme.as_deref().ok_or("no theme")?;
    let n: f32 = z.parse().unwrap_or(1.0);
    Ok(n * p.zoom)
}

fn count(m: &mut HashMap<char, usize>, s: &str) {
    for c in s.chars() { *m.entry(c).or_default() += 1; }
    let _rest = m.remove(&' ');
    _ = m.insert('!', 0);
}

fn check(r: Response) -> Result<(), &'static str> {
    if r.ok && r.is_ok() { Ok(()) } else { Err("call .ok() later") }
}
