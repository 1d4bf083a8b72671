//! Place and size of each window, remembered for each set-up of displays. They are kept with the settings, a
//! moment after a window came to rest and when the program ends, and never restored out of sight.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use desk::{DataFolder, DeskThread, Settings};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tauri::{AppHandle, Manager, Monitor, PhysicalPosition, PhysicalSize, WebviewWindow, WindowEvent};

use crate::displays::{Area, Display, fit, set_up};
use crate::{strip, windows};

/// A window that was not moved for so long has come to rest.
const RESTS: Duration = Duration::from_millis(600);
/// A disk that takes longer does not keep the program from ending.
const LAST: Duration = Duration::from_secs(3);

/// Where a window stands, whole or filling its display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Place {
    #[serde(flatten)]
    pub(crate) area: Area,
    #[serde(default)]
    pub(crate) maximized: bool,
}

/// Where windows stood, by the set-up of displays and the window's name.
#[derive(Default)]
pub(crate) struct Places(Mutex<Known>);

#[derive(Default)]
struct Known {
    by_set_up: BTreeMap<String, Map<String, Value>>,
    /// The set-up that windows stand in.
    now: String,
    /// How often something was moved, and how often that was kept.
    moves: u64,
    kept: u64,
}

impl Places {
    /// As they were kept last.
    pub(crate) fn kept() -> Self {
        let settings = DataFolder::of_user().map(|folder| Settings::at_a_glance(&folder)).unwrap_or_default();
        let maps = settings.windows.into_iter().filter_map(|(set_up, places)| match places {
            Value::Object(places) => Some((set_up, places)),
            _ => None,
        });
        Self(Mutex::new(Known { by_set_up: maps.collect(), ..Known::default() }))
    }

    /// Where a window stood in a set-up, moved into sight.
    fn of(&self, name: &str, displays: &[Display]) -> Option<Place> {
        let known = self.0.lock().ok()?;
        let place = known.by_set_up.get(&set_up(displays))?.get(name)?;
        let place: Place = serde_json::from_value(place.clone()).ok()?;
        Some(Place { area: fit(place.area, displays), ..place })
    }

    /// Whether windows stand in another set-up than before.
    fn arrives_in(&self, displays: &[Display]) -> bool {
        let Ok(mut known) = self.0.lock() else { return false };
        let before = std::mem::replace(&mut known.now, set_up(displays));
        !before.is_empty() && before != known.now
    }

    /// Remembers a place; answers its number where it is another than before.
    fn note(&self, name: &str, place: Place, displays: &[Display]) -> Option<u64> {
        let mut known = self.0.lock().ok()?;
        let places = known.by_set_up.entry(set_up(displays)).or_default();
        let place = serde_json::to_value(place).ok()?;
        if places.insert(name.to_owned(), place.clone()) == Some(place) {
            return None;
        }
        known.moves += 1;
        Some(known.moves)
    }

    /// What is not kept yet, from now on taken as kept.
    fn to_keep(&self) -> Option<BTreeMap<String, Value>> {
        let mut known = self.0.lock().ok()?;
        if known.kept == known.moves {
            return None;
        }
        known.kept = known.moves;
        Some(known.by_set_up.iter().map(|(set_up, places)| (set_up.clone(), places.clone().into())).collect())
    }

    fn moves(&self) -> u64 {
        self.0.lock().map(|known| known.moves).unwrap_or_default()
    }
}

/// The displays that are there, the main one first.
pub(crate) fn displays(app: &AppHandle) -> Vec<Display> {
    let display = |monitor: &Monitor| {
        let (at, size, free) = (monitor.position(), monitor.size(), monitor.work_area());
        Display {
            name: monitor.name().cloned().unwrap_or_default(),
            whole: Area { x: at.x, y: at.y, width: size.width, height: size.height },
            free: Area {
                x: free.position.x,
                y: free.position.y,
                width: free.size.width,
                height: free.size.height,
            },
            scale: monitor.scale_factor(),
        }
    };
    let main = app.primary_monitor().ok().flatten().as_ref().map(display);
    let mut all: Vec<Display> = app.available_monitors().unwrap_or_default().iter().map(display).collect();
    all.sort_by_key(|one| main.as_ref() != Some(one));
    all
}

/// Where a window of this name stood in the present set-up of displays.
pub(crate) fn place_of(app: &AppHandle, name: &str) -> Option<Place> {
    let places = app.state::<Places>();
    let displays = displays(app);
    places.arrives_in(&displays);
    places.of(name, &displays)
}

/// Puts a window somewhere.
pub(crate) fn put(window: &WebviewWindow, place: Place) -> tauri::Result<()> {
    let Area { x, y, width, height } = place.area;
    if window.is_maximized()? && !place.maximized {
        window.unmaximize()?;
    }
    window.set_size(PhysicalSize::new(width, height))?;
    window.set_position(PhysicalPosition::new(x, y))?;
    if place.maximized {
        window.maximize()?;
    }
    Ok(())
}

/// Remembers from now on where a window stands, by the name that it has at the time.
pub(crate) fn follow(window: &WebviewWindow, name: impl Fn(&AppHandle) -> &'static str + Send + 'static) {
    let followed = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => {
            stands(&followed, Some(name(followed.app_handle())));
        }
        WindowEvent::Focused(true) => stands(&followed, None),
        _ => {}
    });
}

/// A window was moved, or looked at: where displays came or went all windows go where they stood with those.
fn stands(window: &WebviewWindow, moved: Option<&str>) {
    let app = window.app_handle();
    let (places, displays) = (app.state::<Places>(), displays(app));
    if displays.is_empty() {
        return;
    }
    if places.arrives_in(&displays) {
        for (label, window) in app.webview_windows() {
            if let Some(name) = windows::name_of(app, &label)
                && let Some(place) = places.of(name, &displays).or_else(|| in_sight(&window, &displays))
            {
                // A window that has just been closed stands nowhere.
                drop(put(&window, place));
            }
        }
        return;
    }
    if let Some(name) = moved {
        note_among(window, name, &displays);
    }
}

/// Remembers where a window is now.
pub(crate) fn note(window: &WebviewWindow, name: &str) {
    note_among(window, name, &displays(window.app_handle()));
}

fn note_among(window: &WebviewWindow, name: &str, displays: &[Display]) {
    let app = window.app_handle();
    let places = app.state::<Places>();
    if let Some(place) = place_now(window, places.of(name, displays))
        && let Some(number) = places.note(name, place, displays)
    {
        keep_after(app, number);
    }
}

/// Where it is, moved into sight.
fn in_sight(window: &WebviewWindow, displays: &[Display]) -> Option<Place> {
    let place = place_now(window, None)?;
    Some(Place { area: fit(place.area, displays), ..place })
}

/// Where it is. One that fills its display keeps the place it goes back to.
fn place_now(window: &WebviewWindow, before: Option<Place>) -> Option<Place> {
    if !window.is_visible().ok()? || window.is_minimized().ok()? {
        return None;
    }
    let (at, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    let area = Area { x: at.x, y: at.y, width: size.width, height: size.height };
    if area.width == 0 || area.height == 0 {
        return None;
    }
    Some(match window.is_maximized().ok()? {
        true => Place { area: before.map_or(area, |before| before.area), maximized: true },
        false => Place { area, maximized: false },
    })
}

fn keep_after(app: &AppHandle, number: u64) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(RESTS).await;
        if app.state::<Places>().moves() == number {
            if let Some(strip) = app.get_webview_window(strip::LABEL) {
                windows::straighten(&app, &strip);
            }
            keep(&app).await;
        }
    });
}

/// Writes what is not kept yet. Whoever may only read keeps nothing.
async fn keep(app: &AppHandle) {
    let Some(ours) = app.state::<Places>().to_keep() else { return };
    let desk = app.state::<DeskThread>().inner().clone();
    // A place that is not kept is found again with the hand.
    drop(desk.ask(move |desk| desk.change_settings(|settings| settings.windows.extend(ours))).await);
}

/// The program ends: what is not kept yet is kept now.
pub(crate) fn keep_now(app: &AppHandle) {
    drop(tauri::async_runtime::block_on(async { tokio::time::timeout(LAST, keep(app)).await }));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Place, Places};
    use crate::displays::{Area, Display};

    fn display(name: &str, width: u32) -> Display {
        let whole = Area { x: 0, y: 0, width, height: 1000 };
        Display { name: name.to_owned(), whole, free: whole, scale: 1.0 }
    }

    fn place(x: i32) -> Place {
        Place { area: Area { x, y: 10, width: 400, height: 300 }, maximized: false }
    }

    #[test]
    fn a_window_has_a_place_in_each_set_up_and_comes_back_to_it() {
        let (home, office) = ([display("eDP-1", 1400)], [display("eDP-1", 1400), display("DP-2", 2500)]);
        let places = Places::default();
        assert_eq!(places.note("main", place(100), &home), Some(1));
        assert_eq!(places.note("main", place(100), &home), None, "it did not move");
        assert_eq!(places.of("main", &office), None);
        assert_eq!(places.note("main", place(2000), &office), Some(2));
        assert_eq!(places.note("strip", place(7), &home), Some(3));
        assert_eq!(places.of("main", &home), Some(place(100)));
        assert_eq!(places.of("main", &office), Some(place(2000)));
        assert_eq!(places.of("strip", &home), Some(place(7)));
        let kept = places.to_keep().unwrap();
        assert_eq!(kept.len(), 2);
        assert_eq!(places.to_keep(), None, "all is kept");
    }

    #[test]
    fn a_place_out_of_sight_is_never_restored() {
        let display = [display("eDP-1", 1400)];
        let places = Places::default();
        places.note("main", place(5000), &display);
        assert_eq!(places.of("main", &display), Some(place(1000)));
    }

    #[test]
    fn displays_that_came_or_went_are_told_once() {
        let (one, two) = ([display("eDP-1", 1400)], [display("eDP-1", 1400), display("DP-2", 2500)]);
        let places = Places::default();
        assert!(!places.arrives_in(&one), "the first is no change");
        assert!(!places.arrives_in(&one));
        assert!(places.arrives_in(&two));
        assert!(!places.arrives_in(&two));
    }

    #[test]
    fn what_was_written_otherwise_is_passed_over() {
        let display = [display("eDP-1", 1400)];
        let places = Places::default();
        let name = crate::displays::set_up(&display);
        let written = json!({"main": {"x": "left"}, "later": {"x": 1}});
        places.0.lock().unwrap().by_set_up.insert(name.clone(), written.as_object().unwrap().clone());
        assert_eq!(places.of("main", &display), None);
        places.note("strip", place(1), &display);
        assert_eq!(places.to_keep().unwrap()[&name]["later"], json!({"x": 1}), "it is kept");
    }
}
