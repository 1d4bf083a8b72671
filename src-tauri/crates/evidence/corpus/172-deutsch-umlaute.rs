use std::collections::HashMap;

/// Zählt Wörter; „unwrap()“ kommt hier nicht vor.
#[derive(Debug, Default)]
struct Zähler { wörter: HashMap<String, usize>, größe: usize }

impl Zähler {
    fn füge_hinzu(&mut self, wort: &str) {
        let schlüssel = wort.to_lowercase();
        *self.wörter.entry(schlüssel.clone()).or_insert(0) += 1;
        self.größe += wort.chars().map(|c| c.len_utf8()).sum::<usize>();
    }

    fn häufigstes(&self) -> Option<(&String, &usize)> {
        self.wörter.iter().max_by_key(|(_, n)| **n)
    }
}

fn hauptteil(text: &str) -> Result<String, String> {
    let mut z = Zähler::default();
    for w in text.split(' ') { z.füge_hinzu(w); }
    let (wort, n) = z.häufigstes().ok_or("keine Wörter – schade")?;
    println!("„{}“ {} → {}", wort, n, z.wörter["größe"] as f32 / 2.0);
    Ok(wort.clone())
}

fn main() {
    let straße = "ä ö ü ä"; println!("{}", hauptteil(straße).unwrap());
}
