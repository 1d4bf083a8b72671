//! An empty window on the same toolkit: what starting and memory are measured against.

#![expect(clippy::exit, reason = "what the framework writes for its context")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match tauri::Builder::default().run(tauri::generate_context!("examples/empty/tauri.conf.json")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_no_window) => ExitCode::FAILURE,
    }
}
