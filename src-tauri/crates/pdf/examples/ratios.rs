//! Speed as a ratio: the PDF of the sample scorecard against headless Chromium printing its HTML; medians.
//!
//! `cargo xtask bench` builds and runs it; by hand:
//! `cargo run --release -p touchstone-pdf --example ratios [FOLDER]`

#![allow(clippy::disallowed_methods, reason = "measures real time")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "the sample is the tests' own")]
#![allow(dead_code, reason = "the tests have another sample too")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use interview::{Privacy, Scorecard};
use pdf::Fonts;
use report::Format;

#[path = "../../report/tests/documents/fixture/mod.rs"]
mod fixture;

type Done<T> = Result<T, Box<dyn std::error::Error>>;

const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ROUNDS: usize = 15;

fn main() -> Done<()> {
    let parent = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(parent)?;
    let began = Instant::now();
    let fonts = Fonts::installed();
    let looking = began.elapsed();
    let began = Instant::now();
    let bytes = pdf_of(&sample(0), &fonts)?;
    println!(
        "looking for fonts {looking:.1?}, then the first PDF {:.1?}, {} KB",
        began.elapsed(),
        bytes.len() / 1000
    );
    let Some(chromium) = CHROMIUM.into_iter().find(|name| answers(name)) else {
        println!(
            "warm PDF / Chromium printing the HTML: no Chromium on the PATH, so nothing to compare with"
        );
        return Ok(());
    };
    let [mut ours, mut theirs] = [const { Vec::new() }; 2];
    for round in 1..=ROUNDS {
        // Another note every time: nothing that was set before can be handed out again.
        let card = sample(round);
        let html = folder.path().join("sample.html");
        let page = report::render(&card, Privacy::default(), Format::Html, fixture::berlin()).unwrap();
        fs::write(&html, page)?;
        ours.push(timed(|| Ok(fs::write(folder.path().join("ours.pdf"), pdf_of(&card, &fonts)?)?))?);
        theirs.push(timed(|| print(chromium, &html, folder.path()))?);
    }
    let (ours, theirs) = (median(&mut ours), median(&mut theirs));
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    let verdict = if ratio >= 10.0 { "met" } else { "missed" };
    println!(
        "Chromium printing the HTML {theirs:>9.1?} / warm PDF {ours:>9.1?} = {ratio:>6.1}  goal 10: {verdict}"
    );
    Ok(())
}

fn sample(round: usize) -> Scorecard {
    let mut card = fixture::rich();
    if let Some(note) = card.notes.first_mut() {
        note.text = format!("{} ({round})", note.text);
    }
    card
}

fn pdf_of(card: &Scorecard, fonts: &Fonts) -> Done<Vec<u8>> {
    Ok(pdf::render(card, Privacy::default(), fixture::berlin(), fonts)?)
}

fn print(chromium: &str, html: &Path, folder: &Path) -> Done<()> {
    let target = folder.join("theirs.pdf");
    let option = |name: &str, path: &Path| format!("--{name}={}", path.display());
    let output = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(option("user-data-dir", &folder.join("profile")))
        .arg(option("print-to-pdf", &target))
        .arg(html)
        .stdin(Stdio::null())
        .output()?;
    if !output.status.success() || !target.exists() {
        return Err(format!("{chromium} printed nothing: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(fs::remove_file(target)?)
}

fn answers(program: &str) -> bool {
    let mut command = Command::new(program);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn timed(work: impl FnOnce() -> Done<()>) -> Done<Duration> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
