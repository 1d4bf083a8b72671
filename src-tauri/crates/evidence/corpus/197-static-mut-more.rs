use std::sync::atomic::{AtomicUsize, Ordering};

mod config {
    pub(crate) static mut VERBOSE: bool = false;
    pub static NAME: &str = "static mut";
    pub const MUT: u8 = 1;
}

static COUNT: AtomicUsize = AtomicUsize::new(0);
static mut TABLE: Option<Vec<String>> = None;

pub fn table() -> Option<&'static mut Vec<String>> {
    // there is no other thread, I hope
    unsafe { (*(&raw mut TABLE)).as_mut() }
}

pub fn verbose(on: bool) -> usize {
    // SAFETY: called once, before any thread starts
    unsafe { config::VERBOSE = on };
    COUNT.fetch_add(usize::from(on), Ordering::Relaxed)
}

pub fn add(s: &str) -> usize {
    match table() {
        Some(t) => { t.push(s.to_string()); t.len() }
        None => config::NAME.len() + usize::from(config::MUT),
    }
}
