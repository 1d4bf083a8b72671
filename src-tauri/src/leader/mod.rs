//! The leader: one chord, pressed in whatever window, after which the next keys are a command of the live
//! desk; and a second one that blanks.
//!
//! On X11 the keys are taken by a grab and no focus moves. Elsewhere the system's own global shortcut opens
//! a small window that takes them. Under Wayland no program may listen for keys: there the control is
//! absent with its reason, and `touchstone poke` serves the desktop's own bindings.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

mod chord;
#[cfg(target_os = "linux")]
mod focus;
#[cfg(target_os = "linux")]
mod keyboard;
#[cfg(target_os = "linux")]
mod turn;
#[cfg(not(target_os = "linux"))]
#[path = "elsewhere.rs"]
mod x11;
#[cfg(target_os = "linux")]
mod x11;

use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use desk::{DeskThread, Fault, Follows, Knock, OverlayView, Settings, ShortcutsView, Stroke, TriedChord};
use tauri::{AppHandle, Manager, State, WebviewWindow};

use self::chord::Chord;
use crate::commands::Answer;
use crate::outside::{Outside, knock};
use crate::{column, overlay};

/// What keeps the shortcuts from working.
#[derive(Debug, Clone, Default)]
pub(crate) struct Trouble {
    leader: Option<Fault>,
    blank: Option<Fault>,
}

/// What the thread that listens for keys is told.
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "nobody listens there"))]
pub(crate) enum Told {
    /// The page has read a key.
    Read { n: u64, follows: Follows },
    /// The chords that were chosen.
    Chords { leader: Option<Chord>, blank: Option<Chord> },
    /// A live desk is shown, or no longer.
    Watch(bool),
    /// Somebody wants to see whether a chord arrives: true once it was pressed, false when it was not.
    Try { chord: Chord, answer: SyncSender<Result<bool, Fault>> },
    /// Words are to be typed in the window that takes them.
    TurnToUs,
    /// They were typed: the window that had the focus gets it back.
    GiveBack,
    /// The window that takes words.
    Ours(u32),
    /// A window of ours is shaped to nothing.
    Veil { window: u32 },
    /// It is whole again, at this place.
    Unveil { window: u32, place: Option<(i32, i32)> },
}

/// Tells it.
pub(crate) type Tell = Box<dyn Fn(Told) + Send + Sync>;

/// The shortcuts of this session.
pub(crate) struct Leader {
    tell: Result<Tell, Fault>,
    trouble: Arc<Mutex<Trouble>>,
}

impl Leader {
    /// Begins to listen, where the session lets a program do so.
    pub(crate) fn of(app: &AppHandle) -> Self {
        let trouble = Arc::default();
        let tell = match wayland() {
            Some(fault) => Err(fault),
            None => x11::start(Page(app.clone()), Arc::clone(&trouble)),
        };
        Self { tell, trouble }
    }

    fn tell(&self, what: Told) {
        if let Ok(tell) = &self.tell {
            tell(what);
        }
    }

    /// What the page made of a key.
    pub(crate) fn read(&self, n: u64, follows: Follows) {
        self.tell(Told::Read { n, follows });
    }

    /// The leader is listened for while a live desk is shown.
    pub(crate) fn watch(&self, live: bool) {
        self.tell(Told::Watch(live));
    }

    /// Words are to be typed in the main window.
    pub(crate) fn turn_to_us(&self) {
        self.tell(Told::TurnToUs);
    }

    /// They were typed.
    pub(crate) fn give_back(&self) {
        self.tell(Told::GiveBack);
    }

    /// The window that takes words.
    pub(crate) fn ours(&self, window: &WebviewWindow) {
        if let Some(id) = crate::window::x11_id(window) {
            self.tell(Told::Ours(id));
        }
    }

    /// A window of ours is shaped to nothing. Clicks go through it in any case.
    pub(crate) fn veils(&self, window: &WebviewWindow) {
        if let Some(window) = crate::window::x11_id(window) {
            self.tell(Told::Veil { window });
        }
    }

    /// It is whole again, at this place.
    pub(crate) fn unveils(&self, window: &WebviewWindow, place: Option<(i32, i32)>) {
        if let Some(window) = crate::window::x11_id(window) {
            self.tell(Told::Unveil { window, place });
        }
    }

    /// Takes up the chords that were chosen. One that cannot be read is as none, and told.
    pub(crate) fn chosen(&self, settings: &Settings) {
        let read = |written: &Option<String>| written.as_deref().map(str::parse::<Chord>).transpose();
        let (leader, blank) = (read(&settings.leader), read(&settings.blank_chord));
        if let Ok(mut trouble) = self.trouble.lock() {
            trouble.leader = leader.as_ref().err().cloned();
            trouble.blank = blank.as_ref().err().cloned();
        }
        self.tell(Told::Chords { leader: leader.ok().flatten(), blank: blank.ok().flatten() });
    }
}

pub(crate) use self::x11::keeps_pictures;

/// Why nothing of this can be under Wayland, where the session is that.
pub(crate) fn wayland() -> Option<Fault> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let wayland =
        set("WAYLAND_DISPLAY").is_some() || set("XDG_SESSION_TYPE").is_some_and(|kind| kind == "wayland");
    wayland.then(|| {
        Fault::new(
            "wayland",
            "under Wayland no program may listen for keys pressed in another window",
            "Bind `touchstone poke` to a key of your desktop instead.",
        )
    })
}

/// The live desk's page, as the thread that listens for keys knows it.
pub(crate) struct Page(AppHandle);

impl Page {
    fn begin(&self) {
        overlay::show(&self.0);
        knock(&self.0, Knock::Begin);
    }

    fn hand(&self, stroke: Stroke, maybe: bool) -> u64 {
        self.0.state::<Outside>().hand(&self.0, stroke, maybe)
    }

    fn blank(&self) {
        knock(&self.0, Knock::Blank);
    }

    fn lapsed(&self) {
        knock(&self.0, Knock::Lapse);
    }

    fn ended(&self, read_for: Duration) {
        overlay::leave(&self.0, read_for);
    }
}

#[tauri::command]
pub(crate) async fn shortcuts(
    leader: State<'_, Leader>,
    desk: State<'_, DeskThread>,
) -> Answer<ShortcutsView> {
    let chosen = desk.ask(desk::Desk::settings).await?.settings;
    let trouble = leader.trouble.lock().map(|trouble| trouble.clone()).unwrap_or_default();
    let words = |fault: Fault| format!("{}. {}", fault.message, fault.hint);
    Ok(ShortcutsView {
        none: leader.tell.as_ref().err().cloned().map(words),
        leader: chosen.leader,
        leader_trouble: trouble.leader.map(words),
        blank: chosen.blank_chord,
        blank_trouble: trouble.blank.map(words),
    })
}

/// Has a chord listened for until it is pressed, for ten seconds at most.
#[tauri::command]
pub(crate) async fn try_chord(leader: State<'_, Leader>, chord: String) -> Answer<TriedChord> {
    if let Err(fault) = &leader.tell {
        return Err(fault.clone());
    }
    let chord: Chord = chord.parse()?;
    let clash = chord.clash();
    let (answer, answered) = sync_channel(1);
    leader.tell(Told::Try { chord, answer });
    let pressed = tauri::async_runtime::spawn_blocking(move || answered.recv()).await;
    let pressed = match pressed {
        Ok(Ok(pressed)) => pressed?,
        Ok(Err(_)) | Err(_) => false,
    };
    Ok(TriedChord { pressed, clash })
}

/// The words that a command from outside wanted were typed, or left.
#[tauri::command]
pub(crate) async fn give_back(app: AppHandle, leader: State<'_, Leader>) -> Answer<()> {
    leader.give_back();
    column::leaves_focus(&app);
    Ok(())
}

/// The overlay is told what to show.
#[tauri::command]
pub(crate) async fn show_on_overlay(app: AppHandle, view: OverlayView) -> Answer<()> {
    overlay::says(&app, view);
    Ok(())
}
