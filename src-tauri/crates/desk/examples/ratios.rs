//! Speed as ratios, each against a floor measured in turn within the same run; medians.
//!
//! `cargo xtask bench` builds and runs it; by hand:
//! `cargo run --release -p touchstone-desk --example ratios [FOLDER]`

#![allow(clippy::disallowed_methods, reason = "measures real time, and nobody else mints ids here")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bank::Bank;
use desk::{BankSource, DataFolder, Desk, Fault, Purpose, System};
use interview::{Action, ActionId, Candidate, Envelope, InterviewId, Interviewer, Part, Plan, Shown};

type Done<T> = Result<T, Box<dyn std::error::Error>>;

const MARKS: usize = 1000;
const LOADS: usize = 60;
const EVENTS: usize = 5000;
const REOPENS: usize = 30;

fn main() -> Done<()> {
    let parent = std::env::args().nth(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = tempfile::tempdir_in(parent)?;
    marks(folder.path())?;
    bank_loads();
    reopens(folder.path())
}

/// One mark, decided, durable and answered, against the least that durability can cost.
fn marks(folder: &Path) -> Done<()> {
    let mut desk = open(&folder.join("marks"))?;
    let interview = begin(&mut desk)?;
    let mut appended = File::create(folder.join("appended"))?;
    let mut overwritten =
        File::options().create(true).truncate(true).write(true).open(folder.join("overwritten"))?;
    let block = [7_u8; 4096];
    let [mut mark, mut append, mut overwrite] = [const { Vec::new() }; 3];
    for _ in 0..MARKS {
        append.push(timed(|| {
            appended.write_all(&block)?;
            Ok(appended.sync_data()?)
        })?);
        overwrite.push(timed(|| {
            overwritten.seek(SeekFrom::Start(0))?;
            overwritten.write_all(&block)?;
            Ok(overwritten.sync_data()?)
        })?);
        mark.push(timed(|| {
            desk.answer(&one_mark(interview))?;
            Ok(())
        })?);
    }
    ratio("one mark, durable", &mut mark, "4 KB appended + fdatasync", &mut append, Some(1.5));
    ratio("one mark, durable", &mut mark, "4 KB overwritten + fdatasync", &mut overwrite, None);
    Ok(())
}

/// Loading and checking the bundled bank, against parsing the same files with pulldown-cmark and the
/// YAML parser alone.
fn bank_loads() {
    let files: Vec<(String, String)> = bank::bundled_files()
        .map(|(name, bytes)| (name.to_owned(), String::from_utf8_lossy(bytes).into_owned()))
        .collect();
    let [mut load, mut parse] = [const { Vec::new() }; 2];
    for _ in 0..LOADS {
        let began = Instant::now();
        let loaded = std::hint::black_box(Bank::bundled());
        load.push(began.elapsed());
        drop(loaded);
        let began = Instant::now();
        std::hint::black_box(bank::parse_alone(
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())),
        ));
        parse.push(began.elapsed());
    }
    ratio("loading the bank", &mut load, "parsing its files alone", &mut parse, Some(1.5));
}

/// Reopening an interview of 5,000 events, against reading its rows.
fn reopens(folder: &Path) -> Done<()> {
    let mut desk = open(&folder.join("reopens"))?;
    let interview = begin(&mut desk)?;
    for n in 0..EVENTS {
        let action = if n % 10 == 9 {
            Action::Note {
                text: format!("asked whether duplicates matter, for the {n}th time"),
                visibility: interview::Visibility::Panel,
                mark: None,
                question: None,
                seconds_ago: None,
            }
        } else {
            mark()
        };
        desk.answer(&envelope(interview, action))?;
    }
    let [mut reopen, mut rows] = [const { Vec::new() }; 2];
    for _ in 0..REOPENS {
        rows.push(timed(|| {
            std::hint::black_box(desk.read_rows(interview)?);
            Ok(())
        })?);
        reopen.push(timed(|| {
            std::hint::black_box(desk.reopen(interview)?);
            Ok(())
        })?);
    }
    ratio("reopening 5,000 events", &mut reopen, "reading their rows", &mut rows, Some(2.0));
    Ok(())
}

fn open(folder: &Path) -> Result<Desk, Fault> {
    std::fs::create_dir_all(folder).map_err(|error| Fault::new("io", error.to_string(), ""))?;
    Desk::open(DataFolder::at(folder), &BankSource::Bundled, Purpose::ActOnly, Box::new(System::new()))
}

fn begin(desk: &mut Desk) -> Done<InterviewId> {
    let plan = Action::Plan(Plan {
        candidate: Candidate { id: None, name: "Ada Example".to_owned(), alias: None },
        role: "systems".to_owned(),
        level: "senior".to_owned(),
        kit: "phone-screen".to_owned(),
        role_loop: None,
        interviewer: Interviewer { name: "Kim".to_owned(), part: Part::Lead },
        practice: true,
        variants: BTreeMap::new(),
        recording: None,
        starts_at: None,
        meeting: None,
    });
    let planned =
        desk.answer(&Envelope { id: Some(new_id()), interview: None, elapsed_ms: None, action: plan })?;
    let interview = planned.interview;
    for action in [Action::Start {}, Action::OpenQuestion { question: "err-001".to_owned() }] {
        desk.answer(&envelope(interview, action))?;
    }
    Ok(interview)
}

fn one_mark(interview: InterviewId) -> Envelope {
    envelope(interview, mark())
}

fn mark() -> Action {
    Action::Mark {
        signal: "avoids-unwrap".to_owned(),
        question: None,
        shown: Shown::Unprompted,
        note: None,
        lines: None,
        snapshot: None,
        bookmark: None,
    }
}

fn envelope(interview: InterviewId, action: Action) -> Envelope {
    Envelope { id: Some(new_id()), interview: Some(interview), elapsed_ms: None, action }
}

fn new_id() -> ActionId {
    ActionId(uuid::Uuid::now_v7())
}

fn timed(work: impl FnOnce() -> Done<()>) -> Done<Duration> {
    let began = Instant::now();
    work()?;
    Ok(began.elapsed())
}

/// One row: what, its median, the floor and its median, the ratio, and the goal if there is one.
fn ratio(what: &str, times: &mut [Duration], floor: &str, floors: &mut [Duration], goal: Option<f64>) {
    let (time, floor_time) = (median(times), median(floors));
    let ratio = time.as_secs_f64() / floor_time.as_secs_f64();
    let verdict = match goal {
        None => String::new(),
        Some(goal) if ratio <= goal => format!("  goal {goal}: met"),
        Some(goal) => format!("  goal {goal}: missed"),
    };
    println!("{what:<24} {time:>10.1?} / {floor:<28} {floor_time:>10.1?} = {ratio:>5.2}{verdict}");
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
