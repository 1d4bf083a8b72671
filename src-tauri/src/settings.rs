//! What the user chose, for the page; the theme goes to the system's side of all windows.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use desk::{DeskThread, Settings, SettingsView, Theme};
use serde_json::{Map, Value};
use tauri::{AppHandle, Manager, Runtime, State};

use crate::commands::Answer;
use crate::leader::Leader;
use crate::windows::Beside;

#[tauri::command]
pub(crate) async fn settings(desk: State<'_, DeskThread>) -> Answer<SettingsView> {
    desk.ask(desk::Desk::settings).await
}

#[tauri::command]
pub(crate) async fn set_settings(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    change: Map<String, Value>,
) -> Answer<SettingsView> {
    let view = desk.ask(move |desk| desk.set_settings(change)).await?;
    in_force(&app, &view.settings);
    Ok(view)
}

/// Takes up what was chosen, as soon as the desk has read it. Without a desk the defaults stand.
pub(crate) fn take_up(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let desk = app.state::<DeskThread>().inner().clone();
        if let Ok(view) = desk.ask(desk::Desk::settings).await {
            in_force(&app, &view.settings);
        }
    });
}

fn in_force(app: &AppHandle, settings: &Settings) {
    show_theme(app, settings.theme);
    app.state::<Leader>().chosen(settings);
    app.state::<Beside>().has_shape(settings.strip);
}

fn show_theme<R: Runtime>(app: &AppHandle<R>, theme: Theme) {
    app.set_theme(match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    });
}
