//! The overlay: what may follow the leader, and what was done. It only shows: it never takes the focus,
//! a key or a click, and is gone after two seconds.
//!
//! A page in a window that is not on the screen is not drawn, and drawing its first frame takes longer than
//! a mark may. So the window is made when a live desk opens and stays on the screen, shaped to nothing until it
//! is needed.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use desk::OverlayView;
use tauri::{
    AppHandle, Emitter, LogicalPosition, LogicalSize, Manager, PhysicalPosition, PhysicalSize, State,
    WebviewUrl, WebviewWindowBuilder,
};

use crate::commands::Answer;
use crate::leader::{Leader, keeps_pictures};
use crate::window;

/// The window's label.
pub(crate) const LABEL: &str = "overlay";
/// What its page hears changes by.
const SAYS: &str = "overlay";
const SIZE: LogicalSize<f64> = LogicalSize::new(720.0, 64.0);
/// The part of the display's height that is above it: one in so many.
const DOWN: u32 = 9;

/// What the overlay shows, and how often it was shown.
#[derive(Default)]
pub(crate) struct Overlay {
    view: Mutex<OverlayView>,
    shown: AtomicU64,
}

/// Builds the window where there is none, and where it would show at once: a display without a compositor
/// leaves it black for longer than it stays. Without it marks land all the same, and say so in the main window.
pub(crate) fn prepare(app: &AppHandle) {
    if keeps_pictures() {
        drop(build(app));
    }
}

fn build(app: &AppHandle) -> tauri::Result<()> {
    if app.get_webview_window(LABEL).is_some() {
        return Ok(());
    }
    let mut made = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("overlay.html".into()))
        .title("Touchstone, leader")
        .inner_size(SIZE.width, SIZE.height)
        .decorations(false)
        .always_on_top(true)
        .visible_on_all_workspaces(true)
        .skip_taskbar(true)
        .focusable(false)
        .focused(false)
        .visible(false)
        .on_navigation(window::stays_at_home);
    if let Some((place, scale)) = place(app)? {
        let place: LogicalPosition<f64> = place.to_logical(scale);
        made = made.position(place.x, place.y);
    }
    let made = made.build()?;
    made.show()?;
    app.state::<Leader>().veils(&made);
    Ok(())
}

/// Shows it on the display the pointer is on.
pub(crate) fn show(app: &AppHandle) {
    app.state::<Overlay>().shown.fetch_add(1, Ordering::Relaxed);
    let handle = app.clone();
    drop(app.run_on_main_thread(move || drop(unveil(&handle))));
}

fn unveil(app: &AppHandle) -> tauri::Result<()> {
    let Some(made) = app.get_webview_window(LABEL) else { return Ok(()) };
    // Moved by the toolkit the window would stay undrawn until a window manager has answered.
    let moved = place(app)?.map(|(place, _)| (place.x, place.y));
    app.state::<Leader>().unveils(&made, moved);
    Ok(())
}

/// Where it belongs: the upper middle of the display the pointer is on; and that display's scale.
fn place(app: &AppHandle) -> tauri::Result<Option<(PhysicalPosition<i32>, f64)>> {
    let pointer = app.cursor_position()?;
    let display = match app.monitor_from_point(pointer.x, pointer.y)? {
        Some(display) => Some(display),
        None => app.primary_monitor()?,
    };
    Ok(display.map(|display| {
        let (area, scale) = (display.work_area(), display.scale_factor());
        let size: PhysicalSize<u32> = SIZE.to_physical(scale);
        let left = area.size.width.saturating_sub(size.width) / 2;
        let at = |edge: i32, by: u32| edge.saturating_add_unsigned(by);
        (
            PhysicalPosition::new(at(area.position.x, left), at(area.position.y, area.size.height / DOWN)),
            scale,
        )
    }))
}

/// Tells it what to show.
pub(crate) fn says(app: &AppHandle, view: OverlayView) {
    let overlay = app.state::<Overlay>();
    if let Ok(mut shown) = overlay.view.lock() {
        shown.clone_from(&view);
    }
    drop(app.emit_to(LABEL, SAYS, view));
}

/// The turn is over: what was done may be read for so long.
pub(crate) fn leave(app: &AppHandle, after: Duration) {
    let app = app.clone();
    let before = app.state::<Overlay>().shown.load(Ordering::Relaxed);
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(after).await;
        if app.state::<Overlay>().shown.load(Ordering::Relaxed) == before
            && let Some(made) = app.get_webview_window(LABEL)
        {
            app.state::<Leader>().veils(&made);
        }
    });
}

/// What to show now.
#[tauri::command]
pub(crate) async fn overlay_view(overlay: State<'_, Overlay>) -> Answer<OverlayView> {
    Ok(overlay.view.lock().map(|view| view.clone()).unwrap_or_default())
}
