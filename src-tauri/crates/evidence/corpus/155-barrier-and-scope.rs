use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::sync::{Barrier, mpsc};
use std::thread::{self, Scope};

fn start<'scope>(s: &'scope Scope<'scope, '_>, b: &'scope Barrier, hits: &'scope AtomicI64) {
    s.spawn(move || {
        b.wait();
        hits.fetch_sub(1, Relaxed);
        hits.fetch_min(-7, Relaxed);
    });
}

fn main() {
    let b = Barrier::new(3);
    let hits = AtomicI64::new(10);
    let (tx, rx) = mpsc::sync_channel::<i64>(0);
    thread::scope(|scope| {
        start(scope, &b, &hits);
        start(scope, &b, &hits);
        b.wait();
        scope.spawn(|| { for v in rx { println!("{v}") } });
        tx.send(hits.load(Relaxed)).expect("receiver is alive");
        drop(tx);
    });
    // std::thread::scope joins all
    assert_eq!(hits.into_inner(), -7);
}
