//! The desk's window: made hidden, shown once its page has drawn itself.

use std::io::Write;

use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Runtime, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_window_state::StateFlags;

/// Opens the window. It goes nowhere but to its own pages.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "desk", WebviewUrl::default())
        .title("Touchstone")
        .inner_size(1280.0, 800.0)
        .min_inner_size(400.0, 560.0)
        .visible(false)
        .disable_drag_drop_handler()
        .on_navigation(|to| {
            matches!(to.scheme(), "tauri" | "scorecard")
                || matches!(to.host_str(), Some("tauri.localhost" | "scorecard.localhost" | "localhost"))
        })
        .on_new_window(|_address, _features| NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            // A window that cannot be shown is of no use to anybody, and there is nobody to tell.
            if load.event() == PageLoadEvent::Finished {
                drop(window.show());
            }
        })
        .build()?;
    Ok(())
}

/// Size and place are remembered between starts.
pub(crate) fn remembered_size<R: Runtime>() -> tauri::plugin::TauriPlugin<R> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// The last words when there is no window to say them in.
pub(crate) fn could_not_start(error: &str) {
    drop(writeln!(
        std::io::stderr(),
        "error: Touchstone could not open its window: {error}\n  On Linux, check that a display is there and webkit2gtk 4.1 is installed."
    ));
}
