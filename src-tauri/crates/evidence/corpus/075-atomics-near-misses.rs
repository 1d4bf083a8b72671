use std::sync::atomic::{AtomicI32, AtomicU8, Ordering};

#[derive(Default)]
struct Stats { hits: AtomicI32, flags: AtomicU8 }

impl Stats {
    fn hit(&self) -> i32 {
        self.hits.store(self.hits.load(Ordering::SeqCst) + 1, Ordering::SeqCst);
        self.hits.swap(0, Ordering::SeqCst)
    }

    fn mark(&self, bit: u8) {
        self.flags.fetch_or(1 << bit, Ordering::SeqCst);
        while self.flags.compare_exchange_weak(1, 2, Ordering::SeqCst, Ordering::Relaxed).is_err() {}
    }
}

trait Db {
    fn fetch_all(&self, sql: &str) -> Vec<String>;
    fn fetch_add_on(&self, id: u32) -> u32;
}

fn report(db: &dyn Db, s: &Stats) -> String {
    // AtomicU64::new(0) could count the queries
    let rows = db.fetch_all("select AtomicI32::new");
    let add = db.fetch_add_on(3);
    format!("{} {add} {}", rows.len(), s.hit())
}
