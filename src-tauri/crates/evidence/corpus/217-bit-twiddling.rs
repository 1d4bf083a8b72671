#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct BitSet<const W: usize>([u64; W]) where [u64; W]: Default;

impl<const W: usize> BitSet<W> where [u64; W]: Default {
    pub fn set(&mut self, i: u32) -> bool {
        let (w, b) = ((i / 64) as usize, i % 64);
        let old = self.0[w] >> b & 1;
        self.0[w] |= 1 << b;
        old == 1
    }

    pub fn count(&self) -> u32 {
        self.0.iter().map(|w| w.count_ones()).sum()
    }

    pub fn ones(&self) -> Vec<usize> {
        let mut v = vec![];
        for w in 0..self.0.len() {
            let mut x = self.0[w];
            while x != 0 {
                v.push(w * 64 + x.trailing_zeros() as usize);
                x &= x.wrapping_sub(1);
            }
        }
        v
    }

    pub fn and(mut self, o: &Self) -> Self {
        for (a, b) in self.0.iter_mut().zip(o.0.iter()) { *a &= b }
        self
    }
}

pub fn parity(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |a, b| a ^ (b.count_ones() as u8 & 1))
}
