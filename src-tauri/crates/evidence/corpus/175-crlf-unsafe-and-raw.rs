static mut HITS: usize = 0;

/// Counts.
pub fn hit() -> usize {
    // SAFETY: this program has one thread.
    unsafe {
        HITS += 1;
        HITS
    }
}

pub fn miss() -> usize {
    // not documented

    unsafe { HITS }
}

pub const HELP: &str = r##"
  unsafe { HITS }
  x.unwrap()
  #[derive(Debug)]
"##;

pub fn lines(s: &str) -> Vec<String> {
    s.lines()
        .map(|l| l.trim_end())
        .filter(|l| !l.is_empty())
        .map(String::from)
        .collect()
}
