use std::time::{Duration, Instant};

fn timeout(start: Instant, limit: Duration) -> bool {
    start.elapsed() > limit
}

fn spin(limit: Duration) -> u64 {
    let start = Instant::now();
    let mut n = 0;
    while !timeout(start, limit) {
        n += 1;
    }
    n
}

pub struct Opts { pub timeout: Option<u32> }

pub fn apply(o: &Opts) -> Duration {
    match o.timeout {
        Some(ms) => Duration::from_millis(ms as u64),
        None => Duration::MAX,
    }
}

fn main() {
    println!("{} in {:?}", spin(apply(&Opts { timeout: Some(5) })), "tokio::time::timeout");
}
