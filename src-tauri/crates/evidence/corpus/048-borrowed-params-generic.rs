use std::ffi::OsStr;
use std::fmt::Display;
use std::path::{Path, PathBuf};

pub fn join_all(base: impl AsRef<Path>, parts: impl IntoIterator<Item = String>) -> PathBuf {
    let mut p = base.as_ref().to_path_buf();
    p.extend(parts);
    p
}

pub fn mean(mut xs: impl Iterator<Item = f64>) -> Option<f64> {
    let first = xs.next()?;
    let (n, sum) = xs.fold((1u32, first), |(n, s), x| (n + 1, s + x));
    Some(sum / f64::from(n))
}

pub fn print_all<T: Display>(items: &[T], sep: &'static str) {
    for (i, it) in items.iter().enumerate() {
        print!("{}{it}", if i == 0 { "" } else { sep });
    }
}

pub fn open<P: AsRef<Path>>(p: P, mode: &OsStr) -> bool {
    p.as_ref().is_file() && mode == "r"
}

pub fn fill(buf: &mut [u8], with: impl Fn(usize) -> u8, label: impl Into<String>) -> String {
    for (i, b) in buf.iter_mut().enumerate() {
        *b = with(i);
    }
    label.into()
}
