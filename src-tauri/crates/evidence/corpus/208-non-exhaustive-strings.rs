use std::fmt;

// #[non_exhaustive] would make `Kind` hard to match for others.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[cfg_attr(doc, doc = "see #[non_exhaustive]")]
pub enum Kind { Open, Closed }

pub struct Door { kind: Kind, keys: Vec<String> }

impl fmt::Debug for Door {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Door").field("kind", &self.kind).finish_non_exhaustive()
    }
}

fn is_non_exhaustive(k: Kind) -> bool {
    let non_exhaustive = "#[non_exhaustive]".len();
    match k {
        Kind::Open => non_exhaustive > 3,
        Kind::Closed => false,
    }
}

fn main() {
    let d = Door { kind: Kind::Open, keys: vec!["a".into()] };
    println!("{d:?} {} {}", is_non_exhaustive(d.kind), d.keys[0]);
}
