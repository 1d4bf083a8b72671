#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span { pub from: u32, pub to: u32 }

pub fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable_by_key(|s| s.from);
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for s in spans.drain(..) {
        match out.last_mut() {
            Some(l) if l.to >= s.from => l.to = l.to.max(s.to),
            _ => out.push(s),
        }
    }
    out
}

pub fn covered(spans: &Vec<Span>) -> u64 {
    merge(spans.clone()).iter().map(|s| (s.to - s.from) as u64).sum()
}

pub fn gaps(spans: &[Span]) -> Vec<Span> {
    spans.windows(2).filter(|w| w[1].from > w[0].to).map(|w| Span { from: w[0].to, to: w[1].from }).collect()
}

#[cfg(test)]
mod tests {
    use super::{merge, Span};

    #[test]
    fn touching() {
        let v = merge(vec![Span { from: 0, to: 2 }, Span { from: 2, to: 3 }]);
        assert_eq!(v[0].to, 3);
        assert_eq!(v.get(1).copied().unwrap_or(v[0]), v[0]);
    }
}
