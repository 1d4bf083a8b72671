//! The window. Thin: no rule of the domain lives here, only windows, dialogs, the clipboard, and the
//! commands that hand the page's requests to the desk.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![expect(clippy::exit, reason = "what the framework writes for its context")]

mod afterwards;
mod before;
mod candidate;
mod clipping;
mod column;
mod commands;
mod debriefs;
mod displays;
mod door;
mod leader;
mod news;
mod outside;
mod overlay;
mod packs;
mod placing;
mod preview;
mod settings;
mod strip;
mod watching;
mod window;
mod windows;

use std::process::ExitCode;

use chrono::FixedOffset;
use desk::{BankSource, DataFolder, Desk, DeskThread, Fault, Purpose, System};
use interview::{Privacy, Scorecard};
use tauri::{Manager, RunEvent};

fn main() -> ExitCode {
    if let Some(code) = desk::look_apart_if_asked() {
        return code;
    }
    let desk = DeskThread::start(|| {
        Desk::open(
            DataFolder::of_user()?,
            &BankSource::Bundled,
            Purpose::Act,
            Box::new(System::new().with_pdf(pdf)),
        )
    });
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .manage(desk)
        .manage(commands::LastExport::default())
        .manage(watching::Watch::default())
        .manage(packs::Chosen::handed_in())
        .manage(debriefs::ChosenCards::default())
        .manage(outside::Outside::default())
        .manage(door::OpenDoor::default())
        .manage(overlay::Overlay::default())
        .manage(news::News::default())
        .manage(windows::Beside::default())
        .manage(placing::Places::kept())
        .register_asynchronous_uri_scheme_protocol("scorecard", preview::serve)
        .invoke_handler(tauri::generate_handler![
            commands::act,
            commands::home,
            commands::prepare,
            commands::proposal,
            commands::swaps,
            commands::live,
            commands::view,
            commands::recordings,
            commands::comparison,
            commands::captures,
            commands::captured,
            watching::watched_clipboard,
            watching::clipboard_watch,
            watching::copied_here,
            commands::save_draft,
            commands::copy_question,
            commands::read_clipboard,
            commands::scorecard,
            commands::compare,
            commands::compare_file,
            commands::replay,
            commands::shown,
            commands::search,
            commands::library,
            commands::library_page,
            commands::packs_reading,
            packs::offered_pack,
            packs::choose_pack,
            packs::add_pack,
            packs::forget_pack,
            packs::remove_pack,
            packs::open_in_editor,
            packs::copy_source,
            debriefs::debriefs,
            debriefs::debrief,
            debriefs::debrief_over,
            debriefs::act_on_debrief,
            debriefs::send_card,
            debriefs::receive_cards,
            debriefs::receive_dropped_cards,
            commands::export_scorecard,
            commands::reveal_export,
            settings::settings,
            settings::set_settings,
            before::read_invitation,
            before::choose_invitation,
            before::paste_invitation,
            before::plan_warnings,
            before::cv,
            before::choose_cv,
            before::preflight,
            before::open_link,
            afterwards::transcript,
            afterwards::choose_transcript,
            leader::shortcuts,
            leader::try_chord,
            leader::give_back,
            leader::show_on_overlay,
            outside::at_the_desk,
            outside::stroke_taken,
            outside::stroke_done,
            overlay::overlay_view,
            windows::windows,
            windows::change_windows,
            windows::desk_stands,
            column::column_words,
            strip::strip_news,
            strip::strip_does,
            strip::strip_shows_again,
            strip::strip_moves,
            candidate::candidate_news,
            commands::echo,
        ])
        .setup(|app| {
            app.manage(leader::Leader::of(app.handle()));
            settings::take_up(app.handle());
            window::open(app.handle())?;
            door::open(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    placing::keep_now(app);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            window::could_not_start(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

/// A scorecard as PDF, for the desk, which sets none itself.
fn pdf(card: &Scorecard, privacy: Privacy, offset: FixedOffset) -> Result<Vec<u8>, Fault> {
    pdf::render_here(card, privacy, offset)
        .map_err(|error| Fault::new(error.code(), error.to_string(), error.hint()))
}
