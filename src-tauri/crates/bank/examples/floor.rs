//! Measures loading the bank in a folder against the parsers alone on the same texts, in turn, and
//! prints medians and shortest times with their ratios: on a busy machine the shortest say more.
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
    let (mut parsed, mut loaded, mut read_and_parsed, mut read_and_loaded) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..200 {
        let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        parsed.push(time(|| black_box(bank::parse_alone(texts))));
        let bytes: Vec<_> =
            files.iter().map(|(name, text)| (name.clone(), Cow::Owned(text.clone().into_bytes()))).collect();
        loaded.push(time(|| black_box(bank::Bank::from_files(bytes))));
        read_and_parsed.push(time(|| {
            let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_default();
            files
                .iter()
                .map(|(name, _)| bank::parse_alone([(name.as_str(), read(name).as_str())]))
                .sum::<usize>()
        }));
        read_and_loaded.push(time(|| black_box(bank::Bank::load(&root))));
    }
    println!("{} files", files.len());
    compare("in memory", loaded, parsed);
    compare("from disk", read_and_loaded, read_and_parsed);
}

/// Prints how much longer `loaded` takes than `parsed`.
fn compare(what: &str, loaded: Vec<Duration>, parsed: Vec<Duration>) {
    for (measure, loaded, parsed) in shortest_and_median(loaded, parsed) {
        let ratio = loaded.as_secs_f64() / parsed.as_secs_f64();
        println!("{what}, {measure}: parsed in {parsed:?}, loaded in {loaded:?}, {ratio:.2} times");
    }
}

fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = work();
    let took = start.elapsed();
    drop(made);
    took
}

fn shortest_and_median(
    mut one: Vec<Duration>,
    mut other: Vec<Duration>,
) -> [(&'static str, Duration, Duration); 2] {
    one.sort_unstable();
    other.sort_unstable();
    let at = |times: &[Duration], at: usize| times.get(at).copied().unwrap_or_default();
    let middle = one.len() / 2;
    [("shortest", at(&one, 0), at(&other, 0)), ("median", at(&one, middle), at(&other, middle))]
}
