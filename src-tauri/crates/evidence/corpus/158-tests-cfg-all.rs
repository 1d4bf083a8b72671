pub struct Counter(pub u64);

impl Counter {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(1);
        self.0
    }
}

#[cfg(all(test, not(miri)))]
mod tests {
    use super::Counter;

    const EXPECTED: [u64; 3] = [1, 2, 3];

    fn third(c: &mut Counter) -> u64 {
        c.next();
        EXPECTED.iter().map(|_| c.next()).last().unwrap()
    }

    #[test]
    fn counts() {
        let mut c = Counter(0);
        for i in 0..EXPECTED.len() {
            assert_eq!(c.next(), EXPECTED[i]);
        }
        assert_eq!(third(&mut c), 7);
    }

    #[::core::prelude::v1::test]
    fn wraps() {
        let mut c = Counter(u64::MAX);
        assert_eq!(c.next() as u32, 0u64.saturating_sub(1) as u32);
    }
}
