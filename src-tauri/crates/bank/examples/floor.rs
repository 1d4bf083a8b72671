//! Measures loading the bank in a folder against the parsers alone on the same texts, in turn, and
//! prints the medians and their ratio.
#![expect(clippy::print_stdout, reason = "an example that prints")]
#![expect(clippy::disallowed_methods, reason = "it measures the machine it runs on")]

use std::borrow::Cow;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() {
    let root = PathBuf::from(std::env::args_os().nth(1).unwrap_or_else(|| ".".into()));
    let files: Vec<(String, String)> = bank::bundled_files()
        .filter_map(|(name, _)| Some((name.to_owned(), std::fs::read_to_string(root.join(name)).ok()?)))
        .collect();
    let (mut alone, mut memory, mut disk) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..200 {
        let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        alone.push(time(|| black_box(bank::parse_alone(texts))));
        let bytes: Vec<_> =
            files.iter().map(|(name, text)| (name.clone(), Cow::Owned(text.clone().into_bytes()))).collect();
        memory.push(time(|| black_box(bank::Bank::from_files(bytes))));
        disk.push(time(|| black_box(bank::Bank::load(&root))));
    }
    let [alone, memory, disk] = [alone, memory, disk].map(median);
    println!("{} files; parsers alone {alone:?}", files.len());
    println!("from memory {memory:?}, {:.2} times", memory.as_secs_f64() / alone.as_secs_f64());
    println!("from disk   {disk:?}, {:.2} times", disk.as_secs_f64() / alone.as_secs_f64());
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = work();
    let took = start.elapsed();
    drop(made);
    took
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
