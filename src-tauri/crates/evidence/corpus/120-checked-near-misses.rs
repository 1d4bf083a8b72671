use std::num::Wrapping;

struct Form { checked: bool, checked_at: Option<u64>, wrapping: usize }

impl Form {
    fn checked(mut self, on: bool) -> Self {
        self.checked = on;
        self
    }

    fn is_checked(&self) -> bool {
        self.checked && self.checked_at.is_some()
    }
}

fn checked_sum(xs: &[u32]) -> u32 {
    // saturating_add(1) or .checked_add(1)?
    let mut w = Wrapping(0u32);
    for x in xs { w += Wrapping(*x) }
    u32::saturating_add(w.0, 1)
}

fn main() {
    let f = Form { checked: false, checked_at: None, wrapping: 3 }.checked(true);
    if f.is_checked() {
        println!("{} .wrapping_add(1) {}", f.wrapping, checked_sum(&[1, 2]));
    }
    let d = 7u32.abs_diff(9).div_ceil(2).pow(2);
    println!("{d}");
}
