#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cents(i64);

impl Cents {
    pub fn add(self, o: Cents) -> Option<Cents> {
        self.0.checked_add(o.0).map(Cents)
    }

    pub fn split(self, n: u32) -> Option<(Cents, Cents)> {
        let n = i64::from(n);
        Some((Cents(self.0.checked_div(n)?), Cents(self.0.checked_rem(n)?)))
    }

    pub fn clamp_sub(self, o: Cents) -> Cents {
        Cents(self.0.saturating_sub(o.0).max(0))
    }

    pub fn percent(self, p: u32) -> (Cents, bool) {
        let (v, over) = self.0.overflowing_mul(p as i64);
        (Cents(v / 100), over)
    }
}

pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(5381u32, |h, &b| h.wrapping_mul(33).wrapping_add(b as u32))
}

pub fn pow(base: u64, exp: u32) -> Option<u64> {
    let mut acc = 1u64;
    for _ in 0..exp {
        acc = acc.checked_mul(base)?;
    }
    Some(acc)
}
