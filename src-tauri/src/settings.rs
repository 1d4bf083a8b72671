//! What the user chose, for the page; the theme goes to the system's side of all windows.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use desk::{DeskThread, SettingsView, Theme};
use serde_json::{Map, Value};
use tauri::{AppHandle, Manager, Runtime, State};

use crate::commands::Answer;

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
    show_theme(&app, view.settings.theme);
    Ok(view)
}

/// Shows the theme that was chosen, as soon as the desk has read it. Without a desk the system's stands.
pub(crate) fn take_up_theme<R: Runtime>(app: &AppHandle<R>) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let desk = app.state::<DeskThread>().inner().clone();
        if let Ok(view) = desk.ask(desk::Desk::settings).await {
            show_theme(&app, view.settings.theme);
        }
    });
}

fn show_theme<R: Runtime>(app: &AppHandle<R>, theme: Theme) {
    app.set_theme(match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    });
}
