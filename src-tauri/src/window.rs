//! The desk's window: made hidden, shown once its page has drawn itself.

use std::io::Write;

#[cfg(target_os = "linux")]
use raw_window_handle::{HasWindowHandle, RawWindowHandle};
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{AppHandle, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};

use crate::displays::{Display, nearest};
use crate::placing::{self, Place};
use crate::windows;

/// The main window's label.
pub(crate) const MAIN: &str = "main";

/// Opens the window. It goes nowhere but to its own pages.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let mut made = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Touchstone")
        .min_inner_size(400.0, 560.0)
        .visible(false)
        .disable_drag_drop_handler()
        .on_navigation(stays_at_home)
        .on_new_window(|_address, _features| NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            // A window that cannot be shown is of no use to anybody, and there is nobody to tell.
            if load.event() == PageLoadEvent::Finished {
                drop(window.show());
            }
        });
    made = match placing::place_of(app, MAIN) {
        Some(place) => standing(made, place, &placing::displays(app)),
        None => made.inner_size(1280.0, 800.0),
    };
    let window = made.build()?;
    placing::follow(&window, windows::name_of_main);
    let app = app.clone();
    window.on_window_event(move |event| {
        // The smaller windows are the main one's: none of them stays without it.
        if matches!(event, WindowEvent::Destroyed) {
            app.exit(0);
        }
    });
    Ok(())
}

/// A window that begins where it stood.
pub(crate) fn standing<'a>(
    made: WebviewWindowBuilder<'a, Wry, AppHandle>,
    place: Place,
    displays: &[Display],
) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    let scale = nearest(place.area, displays).map_or(1.0, |display| display.scale);
    let [x, y] = [place.area.x, place.area.y].map(|at| f64::from(at) / scale);
    let [width, height] = [place.area.width, place.area.height].map(|length| f64::from(length) / scale);
    made.inner_size(width, height).position(x, y).maximized(place.maximized)
}

/// Whether an address is one of the program's own pages.
pub(crate) fn stays_at_home(to: &Url) -> bool {
    matches!(to.scheme(), "tauri" | "scorecard")
        || matches!(to.host_str(), Some("tauri.localhost" | "scorecard.localhost" | "localhost"))
}

/// The window's id on an X server; there is none elsewhere.
#[cfg(not(target_os = "linux"))]
pub(crate) fn x11_id<R: Runtime>(_window: &WebviewWindow<R>) -> Option<u32> {
    None
}

/// The window's id on its X server, where it is on one.
#[cfg(target_os = "linux")]
pub(crate) fn x11_id<R: Runtime>(window: &WebviewWindow<R>) -> Option<u32> {
    match window.window_handle().ok()?.as_raw() {
        RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok(),
        RawWindowHandle::Xcb(handle) => Some(handle.window.get()),
        _ => None,
    }
}

/// The last words when there is no window to say them in.
pub(crate) fn could_not_start(error: &str) {
    drop(writeln!(
        std::io::stderr(),
        "error: Touchstone could not open its window: {error}\n  On Linux, check that a display is there and webkit2gtk 4.1 is installed."
    ));
}
