//! The windows beside the main one: what is open, how it is opened and closed, and what only the main
//! window's page knows and they must show.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::sync::Mutex;
use std::time::Duration;

use desk::{DeskThread, Fault, Knock, StripShape, WindowsChange, WindowsView};
use interview::InterviewId;
use tauri::{AppHandle, Manager, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use crate::commands::Answer;
use crate::displays::{Area, Display, bar, nearest};
use crate::news::News;
use crate::outside::knock;
use crate::placing::{self, Place};
use crate::{candidate, column, leader, strip, window};

/// Between two looks at whether a window has gone, and how often to look.
const LOOK_AGAIN: Duration = Duration::from_millis(10);
const LOOKS: u32 = 200;
/// Between a card at first and the edge of its display.
const MARGIN: f64 = 8.0;
/// The window for the candidate, at first.
const CANDIDATE: (f64, f64) = (820.0, 900.0);

/// What the windows beside the main one share.
#[derive(Default)]
pub(crate) struct Beside(Mutex<Stands>);

/// How things stand.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Stands {
    /// The strip's shape.
    pub(crate) shape: StripShape,
    /// All is hidden but what a candidate may see.
    pub(crate) blank: bool,
    /// Something waits to be written.
    pub(crate) unsaved: bool,
    /// The main window is a column.
    pub(crate) column: bool,
    /// The interview whose live desk was left with the strip open.
    left: Option<InterviewId>,
}

impl Beside {
    pub(crate) fn stands(&self) -> Stands {
        self.0.lock().map(|stands| *stands).unwrap_or_default()
    }

    fn set(&self, change: impl FnOnce(&mut Stands)) {
        if let Ok(mut stands) = self.0.lock() {
            change(&mut stands);
        }
    }

    /// The main window is a column, or no longer.
    pub(crate) fn is_column(&self, column: bool) {
        self.set(|stands| stands.column = column);
    }

    /// The shape that was chosen.
    pub(crate) fn has_shape(&self, shape: StripShape) {
        self.set(|stands| stands.shape = shape);
    }
}

/// The name a window's place is remembered by; none where it has no place of its own.
pub(crate) fn name_of(app: &AppHandle, label: &str) -> Option<&'static str> {
    match label {
        window::MAIN => Some(name_of_main(app)),
        strip::LABEL => Some(strip::place_of(app.state::<Beside>().stands().shape)),
        candidate::LABEL => Some(candidate::LABEL),
        _ => None,
    }
}

/// The name the main window's place is remembered by now.
pub(crate) fn name_of_main(app: &AppHandle) -> &'static str {
    if app.state::<Beside>().stands().column { column::NAME } else { window::MAIN }
}

fn view(app: &AppHandle) -> WindowsView {
    let stands = app.state::<Beside>().stands();
    let open = |label: &str| app.get_webview_window(label).is_some();
    WindowsView {
        none: leader::wayland().map(|_fault| {
            "Under Wayland no window can keep itself on top or choose its place. The desktop’s own menu can do it."
                .to_owned()
        }),
        strip: open(strip::LABEL),
        shape: stands.shape,
        column: stands.column,
        column_passive: stands.column && column::can_be_passive(app),
        candidate: open(candidate::LABEL),
    }
}

/// The main window hears how the others stand.
fn tell(app: &AppHandle) {
    knock(app, Knock::Windows { windows: view(app) });
}

/// How the windows stand.
#[tauri::command]
pub(crate) async fn windows(app: AppHandle) -> Answer<WindowsView> {
    Ok(view(&app))
}

/// Opens or closes one of them, or gives it another shape.
#[tauri::command]
pub(crate) async fn change_windows(app: AppHandle, change: WindowsChange) -> Answer<WindowsView> {
    match (change, view(&app).none) {
        (WindowsChange::Candidate, _) => toggle(&app, candidate::LABEL, open_candidate).await?,
        (_, Some(none)) => {
            return Err(Fault::new("wayland", none, "Beside the call the narrow window does as well."));
        }
        (WindowsChange::Strip, None) => toggle(&app, strip::LABEL, open_strip).await?,
        (WindowsChange::Column, None) => {
            let turned = match app.state::<Beside>().stands().column {
                false => column::begin(&app),
                true => column::end(&app),
            };
            turned.map_err(|error| no_window(&error))?;
        }
        (WindowsChange::Shape, None) => {
            let shape = match app.state::<Beside>().stands().shape {
                StripShape::Bar => StripShape::Card,
                StripShape::Card => StripShape::Bar,
            };
            close(&app, strip::LABEL).await;
            app.state::<Beside>().has_shape(shape);
            open_strip(&app).map_err(|error| no_window(&error))?;
            let desk = app.state::<DeskThread>().inner().clone();
            // A shape that cannot be kept is chosen again.
            drop(desk.ask(move |desk| desk.change_settings(|settings| settings.strip = shape)).await);
        }
    }
    Ok(view(&app))
}

/// What only the main window's page knows: whether it is blank, and whether something waits to be written.
#[tauri::command]
pub(crate) async fn desk_stands(
    beside: State<'_, Beside>,
    news: State<'_, News>,
    blank: bool,
    unsaved: bool,
) -> Answer<()> {
    beside.set(|stands| (stands.blank, stands.unsaved) = (blank, unsaved));
    news.changed();
    Ok(())
}

/// A live desk is shown: the strip comes back with the interview that it was open for.
pub(crate) fn arrive(app: &AppHandle, live: InterviewId) {
    if app.state::<Beside>().stands().left == Some(live) && view(app).none.is_none() {
        // The button opens it as well.
        drop(open_strip(app));
    }
    app.state::<Beside>().set(|stands| stands.left = None);
    app.state::<News>().changed();
    tell(app);
}

/// It is shown no longer: the strip has nothing to click on, the candidate's page no question, and what follows
/// needs no column.
pub(crate) async fn leave(app: &AppHandle, left: Option<InterviewId>) {
    if app.get_webview_window(strip::LABEL).is_some() {
        app.state::<Beside>().set(|stands| stands.left = left);
        close(app, strip::LABEL).await;
    }
    if app.state::<Beside>().stands().column {
        // A window that stays narrow is made wide by hand.
        drop(column::end(app));
    }
    app.state::<News>().changed();
}

async fn toggle(app: &AppHandle, label: &str, open: fn(&AppHandle) -> tauri::Result<()>) -> Answer<()> {
    if app.get_webview_window(label).is_some() {
        close(app, label).await;
        return Ok(());
    }
    open(app).map_err(|error| no_window(&error))
}

/// Closes a window, and waits until its name is free again.
async fn close(app: &AppHandle, label: &str) {
    for _look in 0..LOOKS {
        let Some(open) = app.get_webview_window(label) else { return };
        // One that is going already is as good as closed.
        drop(open.destroy());
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

fn no_window(error: &tauri::Error) -> Fault {
    Fault::new(
        "no-window",
        format!("the window could not be opened: {error}"),
        "Try again; the main window has everything that it shows.",
    )
}

fn open_strip(app: &AppHandle) -> tauri::Result<()> {
    let displays = placing::displays(app);
    let shape = app.state::<Beside>().stands().shape;
    let stood = placing::place_of(app, strip::place_of(shape)).map(|place| place.area);
    let Some(area) = strip_area(shape, stood, &displays) else {
        return Err(tauri::Error::WindowNotFound);
    };
    let scale = nearest(area, &displays).map_or(1.0, |display| display.scale);
    let [x, y] = [area.x, area.y].map(|at| f64::from(at) / scale);
    let [width, height] = [area.width, area.height].map(|length| f64::from(length) / scale);
    let made = WebviewWindowBuilder::new(app, strip::LABEL, WebviewUrl::App(strip::PAGE.into()))
        .title("Touchstone, strip")
        .inner_size(width, height)
        .min_inner_size(width, height)
        .max_inner_size(width, height)
        .position(x, y)
        .resizable(false)
        .decorations(false)
        .always_on_top(true)
        .visible_on_all_workspaces(true)
        .skip_taskbar(true)
        .focusable(false)
        .focused(false)
        // All that a window manager goes by is there before it is shown.
        .visible(false)
        .accept_first_mouse(true)
        .content_protected(true)
        .disable_drag_drop_handler()
        .on_navigation(window::stays_at_home)
        .build()?;
    hears_its_end(app, &made);
    placing::follow(&made, move |_app| strip::place_of(shape));
    keeps_its_size(&made, area, scale)?;
    made.show()
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn keeps_its_size(_strip: &WebviewWindow, _area: Area, _scale: f64) -> tauri::Result<()> {
    Ok(())
}

/// GTK gives a window that nobody can resize the size that it asks for, whatever it was made with.
#[cfg(target_os = "linux")]
fn keeps_its_size(strip: &WebviewWindow, area: Area, scale: f64) -> tauri::Result<()> {
    use gtk::prelude::WidgetExt;

    let asks = strip.clone();
    let [width, height] = [area.width, area.height].map(|length| logical(length, scale));
    strip.run_on_main_thread(move || {
        if let Ok(window) = asks.gtk_window() {
            window.set_size_request(width, height);
        }
    })
}

#[cfg(target_os = "linux")]
#[expect(clippy::cast_possible_truncation, reason = "a length on a display")]
fn logical(length: u32, scale: f64) -> i32 {
    (f64::from(length) / scale).round() as i32
}

/// Where the strip belongs: the bar over the whole width, the card under the camera.
fn strip_area(shape: StripShape, stood: Option<Area>, displays: &[Display]) -> Option<Area> {
    let display = match stood {
        Some(stood) => nearest(stood, displays),
        None => displays.first(),
    }?;
    match shape {
        StripShape::Bar => bar(stood, physical(strip::BAR, display.scale), displays),
        StripShape::Card => {
            let [width, height] =
                [strip::CARD.0, strip::CARD.1].map(|length| physical(length, display.scale));
            let (x, y) = stood.map_or_else(
                || {
                    let free = display.free;
                    let below = physical(MARGIN, display.scale);
                    (
                        free.x.saturating_add_unsigned(free.width.saturating_sub(width) / 2),
                        free.y.saturating_add_unsigned(below),
                    )
                },
                |stood| (stood.x, stood.y),
            );
            Some(crate::displays::fit(Area { x, y, width, height }, displays))
        }
    }
}

/// A bar that was moved lies along its display again.
pub(crate) fn straighten(app: &AppHandle, strip: &WebviewWindow) {
    let shape = app.state::<Beside>().stands().shape;
    let (Ok(at), Ok(size)) = (strip.outer_position(), strip.outer_size()) else { return };
    let now = Area { x: at.x, y: at.y, width: size.width, height: size.height };
    if let Some(area) = strip_area(shape, Some(now), &placing::displays(app))
        && area != now
    {
        let displays = placing::displays(app);
        let scale = nearest(area, &displays).map_or(1.0, |display| display.scale);
        let size = tauri::PhysicalSize::new(area.width, area.height);
        // Where it cannot be moved it stays as it is.
        drop(strip.set_min_size(Some(size)));
        drop(strip.set_max_size(Some(size)));
        drop(keeps_its_size(strip, area, scale));
        drop(placing::put(strip, Place { area, maximized: false }));
    }
}

/// A length on a display of a scale.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a display")]
pub(crate) fn physical(length: f64, scale: f64) -> u32 {
    (length * scale).round().max(0.0) as u32
}

fn open_candidate(app: &AppHandle) -> tauri::Result<()> {
    let mut made = WebviewWindowBuilder::new(app, candidate::LABEL, WebviewUrl::App(candidate::PAGE.into()))
        .title("Question")
        .min_inner_size(360.0, 300.0)
        .disable_drag_drop_handler()
        .on_navigation(window::stays_at_home);
    let place = placing::place_of(app, candidate::LABEL);
    made = match place {
        Some(place) => window::standing(made, place, &placing::displays(app)),
        None => made.inner_size(CANDIDATE.0, CANDIDATE.1),
    };
    let made = made.build()?;
    hears_its_end(app, &made);
    placing::follow(&made, |_app| candidate::LABEL);
    Ok(())
}

fn hears_its_end(app: &AppHandle, window: &WebviewWindow) {
    let app = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            tell(&app);
        }
    });
}
