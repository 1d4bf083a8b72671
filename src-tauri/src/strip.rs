//! The strip: three things for the corner of an eye, and the question's signals to click on. It stays on top
//! and never takes the focus: a click marks and leaves the caret where it was. What a click does is done by
//! the live desk's page, as though by key.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use desk::{DeskThread, Fault, Said, StripDeed, StripNews, StripShape};
use tauri::{AppHandle, Manager, State};

use crate::commands::Answer;
use crate::news::News;
use crate::outside::{Outside, knock};
use crate::windows::Beside;

/// The window's label.
pub(crate) const LABEL: &str = "strip";
/// Its page.
pub(crate) const PAGE: &str = "strip.html";
/// The bar's height; it is as wide as its display.
pub(crate) const BAR: f64 = 72.0;
/// The card's width and height.
pub(crate) const CARD: (f64, f64) = (360.0, 220.0);

/// The place it is remembered by: each shape has its own.
pub(crate) const fn place_of(shape: StripShape) -> &'static str {
    match shape {
        StripShape::Bar => "strip",
        StripShape::Card => "card",
    }
}

/// What to show, after what was seen.
#[tauri::command]
pub(crate) async fn strip_news(
    desk: State<'_, DeskThread>,
    outside: State<'_, Outside>,
    beside: State<'_, Beside>,
    news: State<'_, News>,
    seen: Option<u64>,
) -> Answer<StripNews> {
    let n = news.after(seen).await;
    let stands = beside.stands();
    let view = match outside.live().filter(|_live| !stands.blank) {
        Some(live) => desk.ask(move |desk| desk.strip(live)).await?,
        None => None,
    };
    Ok(StripNews { n, shape: stands.shape, blank: stands.blank, unsaved: stands.unsaved, view })
}

/// Somebody clicked; answers when it is durable, or was refused.
#[tauri::command]
pub(crate) async fn strip_does(app: AppHandle, outside: State<'_, Outside>, deed: StripDeed) -> Answer<Said> {
    let done = outside.click(&app, deed);
    done.await.map_err(|_gone| {
        Fault::new("no-live-desk", "no live desk is shown in the window", "Open the interview there again.")
    })
}

/// A click on a strip that is blank shows everything again.
#[tauri::command]
pub(crate) async fn strip_shows_again(app: AppHandle, beside: State<'_, Beside>) -> Answer<()> {
    if beside.stands().blank {
        knock(&app, desk::Knock::Blank);
    }
    Ok(())
}

/// Begins to move the strip with the pointer.
#[tauri::command]
pub(crate) async fn strip_moves(app: AppHandle) -> Answer<()> {
    if let Some(strip) = app.get_webview_window(LABEL) {
        // Where a window cannot be moved so, it stays.
        drop(strip.start_dragging());
    }
    Ok(())
}
