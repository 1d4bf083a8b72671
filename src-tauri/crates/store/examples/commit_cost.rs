//! What one acknowledged action costs, against the least that durability can cost: a bare write of
//! 4 KB and its fdatasync, once appended and once over existing bytes. In turn within one run, medians.
//!
//! `cargo run --release -p touchstone-store --example commit_cost [FOLDER] [ROUNDS]`

#![allow(clippy::disallowed_methods, reason = "measures real time, and nobody else mints ids here")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]

use std::error::Error;
use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use store::{ActionRow, Batch, Holder, Mode, NewEvent, NoteRow, Store, Summary};
use uuid::Uuid;

const BLOCK: [u8; 4096] = [7; 4096];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let parent = arguments.next().map_or_else(std::env::temp_dir, PathBuf::from);
    let rounds: usize = arguments.next().map_or(Ok(1000), |rounds| rounds.parse())?;
    let folder = parent.join(format!("touchstone-commit-cost-{}", std::process::id()));
    let mut store = Store::open(
        &folder.join("workspace"),
        Mode::ReadWrite(Holder::this_process("commit_cost", "2025-03-01T09:30:00.000Z")),
    )?;
    let mut appended = File::create(folder.join("appended"))?;
    let mut overwritten =
        OpenOptions::new().create(true).truncate(true).write(true).open(folder.join("overwritten"))?;

    let (interview, device) = (Uuid::now_v7(), Uuid::now_v7());
    let mut seq = 0;
    let mut times: [Vec<Duration>; 4] = Default::default();
    let [bare_append, bare_overwrite, mark, note] = &mut times;
    for _ in 0..rounds {
        bare_append.push(timed(|| {
            appended.write_all(&BLOCK)?;
            Ok(appended.sync_data()?)
        })?);
        bare_overwrite.push(timed(|| {
            overwritten.seek(SeekFrom::Start(0))?;
            overwritten.write_all(&BLOCK)?;
            Ok(overwritten.sync_data()?)
        })?);
        for (times, text) in
            [(&mut *mark, None), (&mut *note, Some("asked whether duplicates matter, twice"))]
        {
            let batch = batch(interview, device, seq, text);
            times.push(timed(|| Ok(store.append(&batch).map(|_| ())?))?);
            seq += 1;
        }
    }
    drop(store);
    std::fs::remove_dir_all(&folder)?;

    let [bare_append, bare_overwrite, mark, note] = times.map(median);
    println!("medians of {rounds}, in turn:");
    println!("  4 KB appended + fdatasync      {bare_append:>10.1?}");
    println!("  4 KB overwritten + fdatasync   {bare_overwrite:>10.1?}");
    for (name, time) in [("a mark's commit", mark), ("a note's commit", note)] {
        println!(
            "  {name:<30} {time:>10.1?}  = {:.2} x appended, {:.2} x overwritten",
            time.as_secs_f64() / bare_append.as_secs_f64(),
            time.as_secs_f64() / bare_overwrite.as_secs_f64(),
        );
    }
    Ok(())
}

fn batch(interview: Uuid, device: Uuid, expected_seq: u64, note: Option<&str>) -> Batch {
    let event = NewEvent {
        id: Uuid::now_v7(),
        author: "Kim".into(),
        at: "2025-03-01T09:30:00.000Z".into(),
        elapsed_ms: expected_seq,
        call_ms: expected_seq,
        kind: "marked".into(),
        version: 1,
        snapshots: Vec::new(),
        body: br#"{"signal":"avoids-unwrap","question":"err-001","shown":"unprompted","lines":[12,12]}"#
            .to_vec(),
    };
    Batch {
        interview,
        device,
        expected_seq,
        continues: None,
        action: ActionRow {
            id: Uuid::now_v7(),
            fingerprint: blake3::hash(event.id.as_bytes()).as_bytes().to_vec(),
            answer: format!(r#"{{"interview":"{interview}","seq":{expected_seq},"events":["marked"]}}"#)
                .into(),
        },
        summary: Some(Summary {
            json: vec![b'x'; 400],
            planned_at: "2025-03-01T09:00:00.000Z".into(),
            state: "live".into(),
            practice: false,
        }),
        debrief: None,
        asked: None,
        notes: note.map(|text| NoteRow { event: event.id, text: text.into() }).into_iter().collect(),
        events: vec![event],
        snapshots: Vec::new(),
        drop_notes: Vec::new(),
        clear_drafts: Vec::new(),
    }
}

fn timed(work: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
