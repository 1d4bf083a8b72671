//! The window's speed as ratios: a key press against a bare round trip in the same window, starting
//! and memory against an empty window on the same toolkit. Measured in turn; medians.
//!
//! `cargo xtask bench` builds what it needs and gives it a display.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "measures real time")]
#![allow(clippy::print_stdout, reason = "its result is what it prints")]
#![allow(clippy::indexing_slicing, reason = "a bench ends where its figures are missing")]

mod driving;

use std::path::PathBuf;

use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use driving::{Done, LIMIT, SETTLE, Window, median, ratio};

/// Starts of each window.
const STARTS: usize = 7;
/// Key presses, and bare round trips.
const PRESSES: usize = 200;
/// Captures of code.
const CAPTURES: usize = 30;
/// How long a letter that captures waits until it is told from typing, in milliseconds.
const HELD: f64 = 400.0;
/// Two frames of a screen that shows 60 a second, in milliseconds.
const TWO_FRAMES: f64 = 33.3;

fn main() -> Done<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure())
}

async fn measure() -> Done<()> {
    let desk = PathBuf::from(env!("CARGO_BIN_EXE_touchstone-desk"));
    let empty = desk.with_file_name("examples").join("empty_window");
    let data = tempfile::tempdir()?;
    let (mut starts, mut memory) = ([Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for _ in 0..STARTS {
        for (at, program) in [&desk, &empty].into_iter().enumerate() {
            let window = Window::open(program, data.path()).await?;
            starts[at].push(window.usable_after().await?);
            sleep(SETTLE).await;
            memory[at].push(window.pss_mib()?);
            window.close().await;
        }
    }
    let [mut ours, mut theirs] = starts;
    ratio("start to usable", &mut ours, "an empty window", &mut theirs, "ms", 1.3);
    let [mut ours, mut theirs] = memory;
    ratio("memory (PSS)", &mut ours, "an empty window", &mut theirs, "MiB", 1.15);

    let window = Window::open(&desk, data.path()).await?;
    window.usable_after().await?;
    let (mut keys, mut echoes) = window.key_presses().await?;
    ratio("key press to changed screen", &mut keys, "bare echo", &mut echoes, "ms", 2.0);
    for (what, lines, goal) in
        [("capture to tray", 200, Some(TWO_FRAMES)), ("capture to tray, 1,000 lines", 1000, None)]
    {
        let (mut keys, mut echoes) = window.captures(lines, "[data-testid=tab-prompt]").await?;
        beyond(what, &mut keys, &mut echoes, goal);
    }
    let (mut keys, mut echoes) = window.captures(1000, "[data-testid=tab-code]").await?;
    beyond("capture to code, 1,000 lines", &mut keys, &mut echoes, None);
    window.close().await;
    Ok(())
}

impl Window {
    /// Marks by digit in a practice interview, each from the key event to the changed row; and as many
    /// bare round trips through the same door. In turn.
    async fn key_presses(&self) -> Done<(Vec<f64>, Vec<f64>)> {
        let script = r#"
            const [rounds, callback] = arguments;
            const pause = (ms) => new Promise((done) => setTimeout(done, ms));
            const until = async (found) => { for (;;) { const it = found(); if (it) return it; await pause(20); } };
            const press = (code, key) => {
              for (const type of ["keydown", "keyup"]) {
                (document.activeElement ?? document.body).dispatchEvent(
                  new KeyboardEvent(type, { code, key, bubbles: true, cancelable: true }));
              }
            };
            const changed = (row) => new Promise((done) => {
              const observer = new MutationObserver(() => { observer.disconnect(); done(); });
              observer.observe(row, { childList: true, subtree: true, attributes: true, characterData: true });
            });
            const run = async () => {
              document.querySelector("[data-testid=practice]").click();
              (await until(() => document.querySelector("[data-testid=recording-none]:not(:disabled)"))).click();
              await until(() => document.querySelector("[data-testid=start]"));
              press("Enter", "Enter");
              await until(() => document.querySelector("[data-testid=desk][data-phase=live]"));
              await pause(500);
              press("PageDown", "PageDown");
              const row = () => document.querySelector("[data-testid=signal-1]");
              await until(row);
              await pause(500);
              const keys = [], echoes = [];
              for (let round = 0; round < rounds; round += 1) {
                let began = performance.now();
                await window.__TAURI_INTERNALS__.invoke("echo", { text: "x" });
                echoes.push(performance.now() - began);
                const seen = changed(row());
                began = performance.now();
                press("Digit1", "1");
                await seen;
                keys.push(performance.now() - began);
                await pause(10);
              }
              return [keys, echoes];
            };
            run().then(callback, (error) => callback(String(error)));
        "#;
        let answer = timeout(LIMIT * 2, self.client.execute_async(script, vec![json!(PRESSES)])).await??;
        let numbers = |at: usize| -> Done<Vec<f64>> {
            let list = answer.get(at).and_then(Value::as_array).ok_or_else(|| answer.to_string())?;
            Ok(list.iter().filter_map(Value::as_f64).collect())
        };
        Ok((numbers(0)?, numbers(1)?))
    }

    /// Captures by key, each from when the key is known to be a command to what it changes; and bare round trips. Another program has
    /// the code on its clipboard. `tab` is what is shown: with the code in sight its last line counts, else the
    /// tray.
    async fn captures(&self, lines: usize, tab: &str) -> Done<(Vec<f64>, Vec<f64>)> {
        const SCRIPT: &str = r#"
            const [tab, sign, held, callback] = arguments;
            const until = async (holds) => { while (!holds()) await new Promise((done) => setTimeout(done, 1)); };
            const run = async () => {
              document.querySelector(tab).click();
              const inCode = tab.includes("code");
              const area = () => document.querySelector(inCode ? "[data-testid=code-lines]" : "[data-testid=findings]");
              const shown = () => inCode
                ? area()?.lastElementChild?.lastElementChild?.textContent.includes(sign)
                : area()?.textContent.includes(sign);
              await new Promise((done) => setTimeout(done, 300));
              let began = performance.now();
              await window.__TAURI_INTERNALS__.invoke("echo", { text: "x" });
              const echo = performance.now() - began;
              const seen = new Promise((done) => {
                const look = () => { if (shown()) { observer.disconnect(); done(); } };
                const observer = new MutationObserver(look);
                observer.observe(document.body, { childList: true, subtree: true, characterData: true });
              });
              began = performance.now() + held;
              for (const type of ["keydown", "keyup"]) {
                document.body.dispatchEvent(
                  new KeyboardEvent(type, { code: "KeyC", key: "c", bubbles: true, cancelable: true }));
              }
              await seen;
              return [performance.now() - began, echo];
            };
            run().then(callback, (error) => callback(String(error)));
        "#;
        let mut clipboard = arboard::Clipboard::new()?;
        let (mut keys, mut echoes) = (Vec::new(), Vec::new());
        for round in 0..CAPTURES {
            let (code, cloned) = code_of(lines, round);
            clipboard.set_text(code)?;
            let sign =
                if tab.contains("code") { format!("round {round} ends") } else { format!("line {cloned}:") };
            let asked = self.client.execute_async(SCRIPT, vec![json!(tab), json!(sign), json!(HELD)]);
            let answer = timeout(LIMIT, asked).await??;
            let number = |at: usize| answer.get(at).and_then(Value::as_f64).ok_or_else(|| answer.to_string());
            keys.push(number(0)?);
            echoes.push(number(1)?);
        }
        Ok((keys, echoes))
    }
}

/// Code of so many lines with one clone, at another line each round; and that line.
fn code_of(lines: usize, round: usize) -> (String, usize) {
    let cloned = 10 + round;
    let line = |number: usize| match number {
        1 => "fn load(text: &str) -> u64 {".to_owned(),
        _ if number == cloned => "    let first = text.clone().len() as u64;".to_owned(),
        _ if number + 1 == lines => "    first".to_owned(),
        _ if number == lines => format!("}} // round {round} ends"),
        _ => format!("    let value_{number} = text.len() as u64 + {number};"),
    };
    ((1..=lines).map(line).collect::<Vec<_>>().join("\n"), cloned)
}

/// One row: what, its median, a bare echo's, and how much more it is.
fn beyond(what: &str, ours: &mut [f64], theirs: &mut [f64], goal: Option<f64>) {
    let (mine, other) = (median(ours), median(theirs));
    let verdict = goal.map_or_else(
        || "no goal".to_owned(),
        |goal| format!("goal +{goal}: {}", if mine - other <= goal { "met" } else { "missed" }),
    );
    println!(
        "{what:<28} {mine:>8.1} ms / {:<18} {other:>8.1} ms = {:>+5.1} ms  {verdict}",
        "bare echo",
        mine - other
    );
}
