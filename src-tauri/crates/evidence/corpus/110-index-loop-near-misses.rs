fn walk(xs: &[u8], limit: usize) -> usize {
    let mut n = 0;
    let len = xs.len();
    for i in 0..len {
        n += xs[i] as usize;
    }
    for i in (0..xs.len()).step_by(2) {
        n += usize::from(xs[i]);
    }
    let mut i = 0;
    while i < xs.len() {
        n ^= i;
        i += 1;
    }
    for (a, b) in (0..xs.len()).zip(1..) {
        n += a * b;
    }
    for k in 0..xs.len().min(limit) {
        n += k;
    }
    // for i in 0..xs.len() { n += xs[i]; }
    let text = "for i in 0..xs.len()";
    for _ in 0..text.chars().count() { n += 1 }
    n
}
