use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::Arc;
use std::thread;

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

pub fn next_id() -> u64 {
    NEXT_ID.fetch_add(1, Ordering::Relaxed)
}

pub struct Gate { open: AtomicBool, waiting: AtomicUsize, peak: AtomicUsize }

impl Gate {
    pub fn new() -> Arc<Self> {
        Arc::new(Gate {
            open: AtomicBool::new(false),
            waiting: AtomicUsize::new(0),
            peak: std::sync::atomic::AtomicUsize::default(),
        })
    }

    pub fn wait(&self) {
        let now = self.waiting.fetch_add(1, Ordering::AcqRel) + 1;
        self.peak.fetch_max(now, Ordering::Relaxed);
        while !self.open.load(Ordering::Acquire) {
            thread::yield_now();
        }
        self.waiting.fetch_sub(1, Ordering::AcqRel);
    }

    pub fn open_once(&self) -> bool {
        self.open.compare_exchange(false, true, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}
