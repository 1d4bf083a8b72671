//! An hour in the window: marks on a log that is long already, and a whole interview at sixty times its speed.
//!
//! - From the key to the mark that is durable and painted, at the 99th percentile, beside a bare round trip
//!   that paints a word in the same window. Painted is the first task after the frame that shows it; frames
//!   come sixty times a second, so a frame's wait is part of both.
//! - The longest gap of a heartbeat in the page while an interviewer marks, types, captures code and goes
//!   through the parts, beside the longest while nobody does anything. The web view has no observer of long
//!   tasks: a gap is what one leaves behind, and also what the machine does with its processors meanwhile.
//! - The memory of all processes at the end of that, beside its start. The page's own runs to and fro between
//!   two collections; so before each reading it is made to collect, by allocating what it drops at once.
//!
//! `cargo xtask bench` builds what it needs and gives it a display.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "measures real time")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]
#![allow(clippy::panic, reason = "a bench ends where a key has no name")]
#![allow(clippy::indexing_slicing, reason = "a bench ends where its figures are missing")]

mod driving;
#[path = "../tests/e2e/keys.rs"]
mod keys;

use std::path::{Path, PathBuf};
use std::time::Duration;

use desk::{BankSource, DataFolder, Desk, Purpose, System};
use fantoccini::Locator;
use interview::{Action, ActionId, Envelope, InterviewId};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, sleep_until, timeout};
use uuid::Uuid;

use driving::{Done, LIMIT, SETTLE, Window, ratio};

/// Events in the log before the first key.
const LOG: usize = 2000;
/// Marks by key, and bare round trips.
const PRESSES: usize = 1000;
/// From key to painted, in milliseconds.
const GOAL: f64 = 16.0;
/// A task that is longer is felt, in milliseconds.
const LONG: f64 = 50.0;
/// An hour's minute at sixty times its speed.
const MINUTE: Duration = Duration::from_secs(1);
/// The conversation, in its own minutes.
const MINUTES: u32 = 45;
/// The heartbeat while nobody does anything.
const IDLE: Duration = Duration::from_secs(10);

fn main() -> Done<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure())
}

async fn measure() -> Done<()> {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_touchstone-desk"));
    marks_on_a_long_log(&program).await?;
    a_whole_interview(&program).await
}

async fn marks_on_a_long_log(program: &Path) -> Done<()> {
    let data = tempfile::tempdir()?;
    let interview = held(data.path(), LOG)?;
    let window = Window::open(program, data.path()).await?;
    window.goes_to(interview).await?;
    let asked = window.client.execute_async(MARKS, vec![json!(PRESSES)]);
    let answer = timeout(LIMIT * 3, asked).await??;
    window.close().await;
    let rows = [
        ("key to durable to shown, p99", "bare echo", 0),
        ("key to durable to painted, p99", "echo, painted", 1),
    ];
    for (what, floor, at) in rows {
        let (mine, other) = (p99(&answer, at)?, p99(&answer, at + 2)?);
        within(what, mine, floor, other, (at == 1).then_some(GOAL));
    }
    Ok(())
}

async fn a_whole_interview(program: &Path) -> Done<()> {
    let data = tempfile::tempdir()?;
    let interview = held(data.path(), 2)?;
    let window = Window::open(program, data.path()).await?;
    window.client.execute(FASTER, vec![]).await?;
    window.goes_to(interview).await?;
    sleep(SETTLE).await;
    window.client.execute(HEARTBEAT, vec![]).await?;
    sleep(IDLE).await;
    let idle = window.beats().await?;
    window.collects().await?;
    let before = window.pss_mib()?;
    window.beats().await?;
    Hour::begins(&window).held().await?;
    let busy = window.beats().await?;
    window.collects().await?;
    let after = window.pss_mib()?;
    window.close().await;
    let verdict = if busy.over == 0 { "met" } else { "missed" };
    println!(
        "{:<30} {:>6.1} ms / {:<18} {:>6.1} ms = {:>5.2}  {} over {LONG} ms, goal 0: {verdict}",
        "longest gap at 60 times speed",
        busy.longest,
        "nobody at the keys",
        idle.longest,
        busy.longest / idle.longest,
        busy.over
    );
    for (second, gap) in busy.when {
        println!("    a gap of {gap:.0} ms, {second:.1} s after the first key");
    }
    ratio("memory at the end (PSS)", &mut [after], "at the start", &mut [before], "MiB", 1.2);
    Ok(())
}

/// An interview that stands in its first question with so many events, made through the desk's own door.
fn held(data: &Path, events: usize) -> Done<InterviewId> {
    let surroundings = Box::new(System::new());
    let mut desk = Desk::open(DataFolder::at(data), &BankSource::Bundled, Purpose::ActOnly, surroundings)
        .map_err(|fault| fault.message)?;
    let mut act = |interview: Option<InterviewId>, action: Value| -> Done<ActionId> {
        let id = ActionId(Uuid::now_v7());
        let action: Action = serde_json::from_value(action)?;
        desk.act(&Envelope { id: Some(id), interview, elapsed_ms: None, action })
            .map_err(|fault| fault.message)?;
        Ok(id)
    };
    let interview = InterviewId::from(act(
        None,
        json!({"do": "plan", "candidate": {"name": "Ada Example"}, "role": "systems", "level": "senior",
            "kit": "phone-screen", "interviewer": {"name": "Kim", "part": "lead"}}),
    )?);
    act(Some(interview), json!({"do": "start"}))?;
    if events <= 2 {
        return Ok(interview);
    }
    act(Some(interview), json!({"do": "open-question", "question": "own-001"}))?;
    let signals = ["names-the-move", "names-the-risk", "consumes-on-purpose"];
    for (at, signal) in (3..events).zip(signals.iter().cycle()) {
        let action = match at % 8 {
            0 => json!({"do": "note", "text": format!("note {at}: what was said, in a few words")}),
            1 => json!({"do": "bookmark", "seconds_ago": 10}),
            _ => json!({"do": "mark", "signal": format!("own-001.{signal}")}),
        };
        act(Some(interview), action)?;
    }
    Ok(interview)
}

/// What the heart of the page did since it was last asked.
struct Beats {
    /// The longest gap, in milliseconds beyond the pace.
    longest: f64,
    /// Gaps that were long.
    over: u64,
    /// When those were, in seconds, and how long.
    when: Vec<(f64, f64)>,
}

impl Window {
    async fn goes_to(&self, interview: InterviewId) -> Done<()> {
        self.usable_after().await?;
        for css in [
            format!("[data-testid=interview-{interview}], [data-testid=running]"),
            "[data-testid=desk]".into(),
        ] {
            let found = self.client.wait().at_most(LIMIT).for_element(Locator::Css(&css)).await?;
            if !css.contains("desk") {
                found.click().await?;
            }
        }
        Ok(())
    }

    /// Has the page collect what it no longer needs, and waits until that is given back.
    async fn collects(&self) -> Done<()> {
        timeout(LIMIT, self.client.execute_async(COLLECT, vec![])).await??;
        sleep(SETTLE).await;
        Ok(())
    }

    async fn beats(&self) -> Done<Beats> {
        let told = self.client.execute("return heartbeat.told()", vec![]).await?;
        let number = |value: &Value| value.as_f64().ok_or_else(|| told.to_string());
        let when = told["when"].as_array().ok_or("no gaps")?;
        Ok(Beats {
            longest: number(&told["longest"])?,
            over: told["over"].as_u64().ok_or("no count")?,
            when: when.iter().map(|gap| Ok((number(&gap[0])?, number(&gap[1])?))).collect::<Done<_>>()?,
        })
    }
}

/// An interviewer who does something about every twenty seconds of the hour.
struct Hour<'a> {
    window: &'a Window,
    began: Instant,
    clipboard: Option<arboard::Clipboard>,
    lines: usize,
}

impl<'a> Hour<'a> {
    fn begins(window: &'a Window) -> Self {
        Self { window, began: Instant::now(), clipboard: None, lines: 20 }
    }

    async fn held(mut self) -> Done<()> {
        self.presses(0, "PageDown PageDown").await?;
        for third in 3..MINUTES * 3 {
            let minute = third * 20;
            match third % 20 {
                0 if third == 60 => self.presses(minute, "PageDown").await?,
                1 if third == 61 => self.presses(minute, "r 3 2 3").await?,
                4 | 14 => self.notes(minute, "asks what the callers need before typing").await?,
                6 | 11 | 17 => self.captures(minute).await?,
                7 => self.clicks(minute, "code").await?,
                8 => self.clicks(minute, "guide").await?,
                9 => self.clicks(minute, "plan").await?,
                10 => self.clicks(minute, "prompt").await?,
                step => self.presses(minute, STEPS[step as usize % STEPS.len()]).await?,
            }
        }
        sleep_until(self.began + MINUTE * MINUTES).await;
        Ok(())
    }

    /// Waits for that second of the conversation.
    async fn at(&self, second: u32) {
        sleep_until(self.began + MINUTE * second / 60).await;
    }

    async fn presses(&self, second: u32, keys: &str) -> Done<()> {
        self.at(second).await;
        Ok(self.window.client.perform_actions(keys::strokes(keys)).await?)
    }

    async fn notes(&self, second: u32, words: &str) -> Done<()> {
        self.presses(second, "n").await?;
        self.window.client.perform_actions(keys::rest()).await?;
        self.window.client.perform_actions(keys::typing(words)).await?;
        Ok(self.window.client.perform_actions(keys::strokes("Enter")).await?)
    }

    async fn clicks(&self, second: u32, tab: &str) -> Done<()> {
        self.at(second).await;
        let css = format!("[data-testid=tab-{tab}]");
        Ok(self.window.client.find(Locator::Css(&css)).await?.click().await?)
    }

    /// The candidate's code as it has grown.
    async fn captures(&mut self, second: u32) -> Done<()> {
        self.lines += 10;
        let line = |at: usize| format!("    let value_{at} = text.clone().len() as u64 + {at};\n");
        let code: String = (0..self.lines).map(line).collect();
        let clipboard = match self.clipboard.take() {
            Some(open) => open,
            None => arboard::Clipboard::new()?,
        };
        self.clipboard.insert(clipboard).set_text(format!("fn load(text: &str) {{\n{code}}}\n"))?;
        self.presses(second, "c").await
    }
}

/// What is pressed in turn, beside notes, captures and looking around.
const STEPS: [&str; 12] =
    ["1", "2 x", "m 1", "h 1", "4 w", "f 1", "3", "Space", "5", "Mod+z Mod+Shift+z", "g r", "6 7"];

/// Timers of a second or more run sixty times as fast: the clock's words are read as often as in the hour.
const FASTER: &str = "
    const real = window.setInterval;
    window.setInterval = (act, ms, ...rest) => real.call(window, act, ms >= 1000 ? ms / 60 : ms, ...rest);
";

/// A beat every few milliseconds; what a beat is late by is a gap.
const HEARTBEAT: &str = "
    const PACE = 4;
    let begins, last, longest, over, when;
    const anew = () => { begins = last = performance.now(); longest = 0; over = 0; when = []; };
    window.heartbeat = { told() { const told = { longest, over, when }; anew(); return told; } };
    anew();
    const beat = () => {
      const now = performance.now();
      const gap = now - last - PACE;
      last = now;
      longest = Math.max(longest, gap);
      if (gap > 50) { over += 1; if (when.length < 20) when.push([(now - begins) / 1000, gap]); }
      setTimeout(beat, PACE);
    };
    beat();
";

/// Half a gigabyte that is dropped at once, in pieces.
const COLLECT: &str = "
    const [callback] = arguments;
    let round = 0;
    const waste = () => {
      const dropped = Array.from({ length: 100_000 }, (_, at) => ({ at }));
      const buffer = new ArrayBuffer(8 * 1024 * 1024);
      round += 1;
      round < 60 ? setTimeout(waste, 5) : callback(dropped.length + buffer.byteLength);
    };
    waste();
";

/// Marks by digit, and bare round trips that paint a word, in turn: until shown, and until painted.
const MARKS: &str = r#"
    const [rounds, callback] = arguments;
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const press = (digit) => {
      for (const type of ["keydown", "keyup"]) {
        document.body.dispatchEvent(
          new KeyboardEvent(type, { code: `Digit${digit}`, key: `${digit}`, bubbles: true, cancelable: true }));
      }
    };
    const changed = (row) => new Promise((done) => {
      const observer = new MutationObserver(() => { observer.disconnect(); done(); });
      observer.observe(row, { childList: true, subtree: true, attributes: true, characterData: true });
    });
    const channel = new MessageChannel();
    const painted = () => new Promise((done) => requestAnimationFrame(() => {
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }));
    const word = document.createElement("span");
    word.style.position = "fixed";
    document.body.append(word);
    const run = async () => {
      while (!document.querySelector("[data-testid=signal-1]")) await pause(20);
      await pause(500);
      const shown = [], seen = [], echoes = [], echoed = [];
      for (let round = 0; round < rounds; round += 1) {
        let began = performance.now();
        word.textContent = await window.__TAURI_INTERNALS__.invoke("echo", { text: `${round}` });
        echoes.push(performance.now() - began);
        await painted();
        echoed.push(performance.now() - began);
        await pause(10);
        const digit = 1 + (round % 3);
        const row = changed(document.querySelector(`[data-testid=signal-${digit}]`));
        began = performance.now();
        press(digit);
        await row;
        shown.push(performance.now() - began);
        await painted();
        seen.push(performance.now() - began);
        await pause(10);
      }
      return [shown, seen, echoes, echoed];
    };
    run().then(callback, (error) => callback(String(error)));
"#;

/// The 99th percentile of one of the lists.
fn p99(lists: &Value, at: usize) -> Done<f64> {
    let list = lists.get(at).and_then(Value::as_array).ok_or_else(|| lists.to_string())?;
    let mut times: Vec<f64> = list.iter().filter_map(Value::as_f64).collect();
    times.sort_by(f64::total_cmp);
    let place = (times.len() * 99).div_ceil(100).saturating_sub(1);
    Ok(times.get(place).copied().ok_or("nothing was measured")?)
}

/// One row: what, the floor, the ratio, and the goal in milliseconds.
fn within(what: &str, mine: f64, floor: &str, other: f64, goal: Option<f64>) {
    let verdict = goal.map_or_else(
        || "no goal".to_owned(),
        |goal| format!("goal {goal} ms: {}", if mine <= goal { "met" } else { "missed" }),
    );
    println!("{what:<30} {mine:>6.1} ms / {floor:<18} {other:>6.1} ms = {:>5.2}  {verdict}", mine / other);
}
