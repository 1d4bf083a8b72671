//! Looking at code, as ratios against parsing alone and against the compiler, measured in turn within one run;
//! medians.
//!
//! `cargo xtask bench` builds and runs it; by hand: `cargo run --release -p touchstone-evidence --example ratios`

#![allow(clippy::disallowed_methods, reason = "measures real time, and what it writes is scratch")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bank::{FenceRole, Library};
use evidence::{Engine, definitions_of};
use tree_sitter::Parser;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

const ROUNDS: usize = 60;
const COMPILES: usize = 7;

fn main() -> Done<()> {
    let library = Library::bundled();
    let home = library.home().ok_or("no bank")?;
    let (engine, problems) = Engine::of(&definitions_of(&home.bank));
    if let Some(problem) = problems.first() {
        return Err(problem.to_string().into());
    }
    // What candidates may write at best and at worst: the references and wrong answers of the bank.
    let mut code = String::new();
    let mut compiling = String::new();
    for question in home.bank.questions() {
        let wrong = question.wrong_answers.iter().filter_map(|answer| answer.fence.as_ref());
        let right = question.references.iter().map(|reference| &reference.fence);
        wrong
            .chain(right.clone())
            .filter(|fence| fence.language == "rust")
            .for_each(|fence| code.push_str(&fence.code));
        // Each in a module of its own, since they use the same names.
        for (number, fence) in right.filter(|fence| fence.role == FenceRole::Reference).enumerate() {
            let name = question.id.replace('-', "_");
            if compiling.lines().count() < 200 {
                compiling.push_str(&format!("pub mod {name}_{number} {{\n{}}}\n", fence.code));
            }
        }
    }
    let first = |lines: usize| code.lines().take(lines).flat_map(|line| [line, "\n"]).collect::<String>();

    let [short, small] = [first(200), first(250)];
    // The same code twenty times over, so that its length alone is another.
    let large = small.repeat(20);
    let [mut scan, mut parse, mut of_small, mut of_large] = [const { Vec::new() }; 4];
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_rust::LANGUAGE.into())?;
    for _ in 0..ROUNDS {
        scan.push(timed(|| drop(std::hint::black_box(engine.scan(&short, None)))));
        parse.push(timed(|| drop(std::hint::black_box(parser.parse(&short, None)))));
        of_small.push(timed(|| drop(std::hint::black_box(engine.scan(&small, None)))));
        of_large.push(timed(|| drop(std::hint::black_box(engine.scan(&large, None)))));
    }
    ratio("all detectors on 200 lines", &mut scan, "parsing them alone", &mut parse, 3.0, false);
    ratio("5,000 lines", &mut of_large, "250 lines", &mut of_small, 25.0, false);

    let folder = tempfile::tempdir()?;
    let file = folder.path().join("short.rs");
    std::fs::write(&file, &compiling)?;
    let [mut check, mut scan] = [const { Vec::new() }; 2];
    for _ in 0..COMPILES {
        let mut rustc = Command::new("rustc");
        rustc.args(["--edition", "2024", "--crate-type", "lib", "--emit=metadata", "--out-dir"]);
        rustc.arg(folder.path()).arg(&file).stderr(Stdio::null());
        let began = Instant::now();
        let compiled = rustc.status()?.success();
        check.push(began.elapsed());
        if !compiled {
            return Err("the references do not compile beside each other".into());
        }
        // Once for the caches that the compiler emptied.
        for number in 0..4 {
            let time = timed(|| drop(std::hint::black_box(engine.scan(&compiling, None))));
            if number > 0 {
                scan.push(time);
            }
        }
    }
    let lines = compiling.lines().count();
    ratio(&format!("rustc, metadata of {lines} lines"), &mut check, "looking at them", &mut scan, 50.0, true);
    Ok(())
}

fn timed(work: impl FnOnce()) -> Duration {
    let began = Instant::now();
    work();
    began.elapsed()
}

fn ratio(what: &str, one: &mut [Duration], floor: &str, other: &mut [Duration], goal: f64, at_least: bool) {
    let (one, other) = (median(one), median(other));
    let ratio = one.as_secs_f64() / other.as_secs_f64();
    let met = if at_least { ratio >= goal } else { ratio <= goal };
    let (bound, met) = (if at_least { "at least" } else { "at most" }, if met { "met" } else { "missed" });
    println!("{what} {one:10.1?} / {floor} {other:10.1?} = {ratio:5.2}  goal {bound} {goal}: {met}");
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
