//! The main window as a column beside the call: narrow and on top. On X11 a click on it leaves the focus where
//! it is, and only words take it there, on purpose: a text field that is opened or clicked on asks for it, and
//! gives it back. Elsewhere the column is on top, and a click takes the focus as any window's does.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use tauri::{AppHandle, Manager, State, WebviewWindow};

use crate::commands::Answer;
use crate::displays::{Area, nearest};
use crate::leader::Leader;
use crate::placing::{self, Place};
use crate::window::{self, MAIN};
use crate::windows::{Beside, physical};

/// The name its place is remembered by.
pub(crate) const NAME: &str = "column";
const WIDTH: f64 = 420.0;
/// What a title bar may take of the height, at first.
const TITLE: f64 = 40.0;

/// Whether a click on it can leave the focus where it is: where the window stands on an X server.
pub(crate) fn can_be_passive(app: &AppHandle) -> bool {
    app.get_webview_window(MAIN).is_some_and(|main| window::x11_id(&main).is_some())
}

/// Makes the main window a column.
pub(crate) fn begin(app: &AppHandle) -> tauri::Result<()> {
    let main = app.get_webview_window(MAIN).ok_or(tauri::Error::WindowNotFound)?;
    placing::note(&main, MAIN);
    let place = match placing::place_of(app, NAME) {
        Some(place) => place,
        None => at_first(app, &main)?,
    };
    app.state::<Beside>().is_column(true);
    main.set_always_on_top(true)?;
    placing::put(&main, place)?;
    if can_be_passive(app) {
        main.set_focusable(false)?;
    }
    Ok(())
}

/// Gives the main window back its place.
pub(crate) fn end(app: &AppHandle) -> tauri::Result<()> {
    let main = app.get_webview_window(MAIN).ok_or(tauri::Error::WindowNotFound)?;
    let place = placing::place_of(app, MAIN);
    app.state::<Beside>().is_column(false);
    main.set_focusable(true)?;
    main.set_always_on_top(false)?;
    match place {
        Some(place) => placing::put(&main, place),
        None => Ok(()),
    }
}

/// At the right edge of the display the window is on, as high as that is.
fn at_first(app: &AppHandle, main: &WebviewWindow) -> tauri::Result<Place> {
    let (at, size) = (main.outer_position()?, main.inner_size()?);
    let now = Area { x: at.x, y: at.y, width: size.width, height: size.height };
    let displays = placing::displays(app);
    let Some(display) = nearest(now, &displays) else { return Err(tauri::Error::WindowNotFound) };
    let (free, width) = (display.free, physical(WIDTH, display.scale));
    let area = Area {
        x: free.x.saturating_add_unsigned(free.width.saturating_sub(width)),
        y: free.y,
        width,
        height: free.height.saturating_sub(physical(TITLE, display.scale)),
    };
    Ok(Place { area, maximized: false })
}

/// The column takes the focus, once a key from outside or a click wants words in it.
pub(crate) fn takes_focus(app: &AppHandle) {
    if app.state::<Beside>().stands().column
        && let Some(main) = app.get_webview_window(MAIN)
    {
        drop(main.set_focusable(true));
        // An answer comes when what was asked before is done.
        drop(main.is_focused());
    }
}

/// It takes it no longer.
pub(crate) fn leaves_focus(app: &AppHandle) {
    if app.state::<Beside>().stands().column
        && can_be_passive(app)
        && let Some(main) = app.get_webview_window(MAIN)
    {
        drop(main.set_focusable(false));
    }
}

/// A text field of the column is opened or clicked on, or left: the focus comes, and goes back to where it was.
#[tauri::command]
pub(crate) async fn column_words(app: AppHandle, leader: State<'_, Leader>, wanted: bool) -> Answer<()> {
    if wanted {
        takes_focus(&app);
        leader.turn_to_us();
    } else {
        leader.give_back();
        leaves_focus(&app);
    }
    Ok(())
}
