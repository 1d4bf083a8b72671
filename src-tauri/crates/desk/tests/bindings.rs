//! The window's types are written from Rust; this test fails when those committed are stale.
//! `UPDATE_BINDINGS=1 cargo test -p touchstone-desk --test bindings` writes them anew.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test writes files and ends where it cannot"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ts_rs::{Config, TS};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/ipc/bindings")
}

fn write_all(folder: &Path) {
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    interview::Action::export_all(&config).unwrap();
    desk::Change::export_all(&config).unwrap();
    desk::Fault::export_all(&config).unwrap();
    desk::HomeView::export_all(&config).unwrap();
    desk::PrepareView::export_all(&config).unwrap();
    desk::LibraryView::export_all(&config).unwrap();
    desk::LibraryItem::export_all(&config).unwrap();
    desk::LibraryPage::export_all(&config).unwrap();
    desk::Proposal::export_all(&config).unwrap();
    desk::invitation::Invitation::export_all(&config).unwrap();
    desk::Arrangement::export_all(&config).unwrap();
    desk::PlanWarning::export_all(&config).unwrap();
    desk::CvView::export_all(&config).unwrap();
    desk::Preflight::export_all(&config).unwrap();
    desk::PackOffer::export_all(&config).unwrap();
    desk::LiveDesk::export_all(&config).unwrap();
    desk::CaptureRow::export_all(&config).unwrap();
    desk::CapturedLines::export_all(&config).unwrap();
    desk::ScorecardView::export_all(&config).unwrap();
    desk::ReplayView::export_all(&config).unwrap();
    interview::view::TranscriptAsk::export_all(&config).unwrap();
    interview::view::TranscriptPage::export_all(&config).unwrap();
    interview::Comparison::export_all(&config).unwrap();
    desk::Swaps::export_all(&config).unwrap();
    desk::Hit::export_all(&config).unwrap();
    desk::Exported::export_all(&config).unwrap();
    desk::RecordingCard::export_all(&config).unwrap();
    interview::SideBySide::export_all(&config).unwrap();
    debrief::Action::export_all(&config).unwrap();
    desk::DebriefListed::export_all(&config).unwrap();
    desk::DebriefScreen::export_all(&config).unwrap();
    desk::Received::export_all(&config).unwrap();
    desk::Sent::export_all(&config).unwrap();
    desk::SettingsView::export_all(&config).unwrap();
    desk::Knock::export_all(&config).unwrap();
    desk::Follows::export_all(&config).unwrap();
    desk::Said::export_all(&config).unwrap();
    desk::OverlayView::export_all(&config).unwrap();
    desk::ShortcutsView::export_all(&config).unwrap();
    desk::TriedChord::export_all(&config).unwrap();
    desk::StripNews::export_all(&config).unwrap();
    desk::WindowsChange::export_all(&config).unwrap();
    desk::CandidateNews::export_all(&config).unwrap();
    let mut index = String::from("// Written from Rust with the types beside it.\n");
    for name in files(folder).keys() {
        let name = name.trim_end_matches(".ts");
        index.push_str(&format!("export type {{ {name} }} from \"./{name}\";\n"));
    }
    std::fs::write(folder.join("index.ts"), index).unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let text = std::fs::read_to_string(entry.path()).unwrap();
            (entry.file_name().into_string().unwrap(), text)
        })
        .collect()
}

#[test]
fn the_types_the_window_uses_are_those_of_the_desk() {
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        // Nothing to remove is as good as removed.
        drop(std::fs::remove_dir_all(committed()));
        write_all(&committed());
        return;
    }
    let fresh = tempfile::tempdir().unwrap();
    write_all(fresh.path());
    let (fresh, committed) = (files(fresh.path()), files(&committed()));
    assert!(fresh.len() > 20, "the types were not written");
    let names: std::collections::BTreeSet<&String> = fresh.keys().chain(committed.keys()).collect();
    let stale: Vec<_> = names.into_iter().filter(|name| fresh.get(*name) != committed.get(*name)).collect();
    assert!(
        stale.is_empty(),
        "{stale:?}: run UPDATE_BINDINGS=1 cargo test -p touchstone-desk --test bindings"
    );
}
