use std::thread;

pub fn par_sum(xs: &[u64], n: usize) -> u64 {
    let size = xs.len().div_ceil(n.max(1)).max(1);
    thread::scope(|s| {
        let hs: Vec<_> = xs.chunks(size).map(|c| s.spawn(move || c.iter().sum::<u64>())).collect();
        hs.into_iter().map(|h| h.join().unwrap()).sum()
    })
}

pub fn par_fill(out: &mut [u32]) {
    std::thread::scope(|scope| {
        for (i, part) in out.chunks_mut(4).enumerate() {
            scope.spawn(move || {
                for (k, x) in part.iter_mut().enumerate() {
                    *x = (i * 4 + k) as u32;
                }
            });
        }
    });
}

pub fn pair<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|s| {
        let h = s.spawn(a);
        let y = b();
        (h.join().expect("a panicked"), y)
    })
}
