//! What the desk promises, shown in its real window: keys go in as from a keyboard, the page is read
//! as a person reads it, and what was promised is then looked up in the files.
//!
//! Each test has a laptop of its own (temporary folders) and starts the program with its interface
//! inside through `tauri-driver`. Run by `cargo xtask test e2e`, which also brings a display.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test ends where its promise does not hold"
)]
#![allow(clippy::disallowed_methods, reason = "tests read clocks, write files and wait")]

mod app;
mod axe;
mod beside;
mod camera;
mod clicking_manager;
mod clipboard;
mod desktop;
mod hands;
mod keys;
mod laptop;
mod ledger;
mod other_window;
mod page;
mod processes;
mod rehearsal;
mod shortage;
mod story;
mod team_pack;
mod week;
mod window_manager;

mod browsing;
mod candidate_text;
mod candidate_window;
mod column;
mod crash;
mod debriefing;
mod every_screen;
mod evidence_from_code;
mod few_keys;
mod from_another_window;
mod hostile_text;
mod invited;
mod library_screens;
mod other_keys;
mod passing_on;
mod practice;
mod scorecard_says;
mod second_instance;
mod small_windows;
mod strip;
mod transcribed;
mod watched_clipboard;
mod what_the_compiler_said;
mod whole_interview;
mod window_size;
mod write_failure;
