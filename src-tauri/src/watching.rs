//! The clipboard, watched while the page asks for it: code that was copied elsewhere is handed to the page, which
//! captures it as though by key.
//!
//! Of the clipboard only hashes are kept. Whether a text is wanted, the desk says.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::sync::{Mutex, OnceLock};
use std::thread;
use std::time::Duration;

use desk::{DeskThread, SeenTexts, worth_taking};
use interview::InterviewId;
use tauri::{AppHandle, State};
use tokio::sync::watch;
use tokio::time::sleep;

use crate::clipping;
use crate::commands::Answer;

/// Programs set the clipboard several times over; the last of it counts.
const CALM: Duration = Duration::from_millis(150);
/// Between two looks where the system does not tell of changes.
#[cfg(not(target_os = "linux"))]
const LOOK: Duration = Duration::from_millis(700);

/// Where the window may not see the clipboard unless it has the focus.
#[cfg(target_os = "linux")]
const WAYLAND: &str =
    "On Wayland no window may see what is copied in another. Press c with Touchstone in front.";

/// What is known of the clipboard.
#[derive(Debug)]
pub(crate) struct Watch {
    seen: Mutex<SeenTexts>,
    /// How often it changed.
    changes: watch::Sender<u64>,
    /// The change that was looked at last, and the page's question that is waited for.
    at: Mutex<(u64, u64)>,
    follows: OnceLock<Result<(), String>>,
}

impl Default for Watch {
    fn default() -> Self {
        Self {
            seen: Mutex::default(),
            changes: watch::Sender::new(0),
            at: Mutex::default(),
            follows: OnceLock::new(),
        }
    }
}

impl Watch {
    /// Remembers a text that is on the clipboard and is not to be taken from there by itself; tells whether it
    /// is new.
    pub(crate) fn note(&self, text: &str) -> bool {
        self.seen.lock().is_ok_and(|mut seen| seen.note(text))
    }

    /// Begins to follow the clipboard; why it cannot, where it cannot.
    fn follow(&self) -> Result<(), String> {
        let changes = self.changes.clone();
        self.follows.get_or_init(|| follow(move || changes.send_modify(|count| *count += 1))).clone()
    }

    /// Takes the page's turn: whoever waited before waits no more.
    fn turn(&self, fresh: bool) -> u64 {
        let Ok(mut at) = self.at.lock() else { return 0 };
        if fresh {
            at.0 = *self.changes.borrow();
        }
        at.1 += 1;
        at.1
    }

    fn is_turn(&self, turn: u64) -> bool {
        self.at.lock().is_ok_and(|at| at.1 == turn)
    }

    /// Waits for a change that was not looked at, and for calm after it; false when it is another's turn.
    async fn changed(&self, turn: u64) -> bool {
        let mut changes = self.changes.subscribe();
        loop {
            let now = *changes.borrow_and_update();
            if !self.is_turn(turn) {
                return false;
            }
            let looked_at = self.at.lock().map_or(now, |at| at.0);
            if now != looked_at {
                sleep(CALM).await;
                if *changes.borrow() == now {
                    if let Ok(mut at) = self.at.lock() {
                        at.0 = now;
                    }
                    return self.is_turn(turn);
                }
                continue;
            }
            // The sender is kept as long as this is.
            if changes.changed().await.is_err() {
                return false;
            }
        }
    }
}

/// Waits until code is copied somewhere that the interview has use for. What is there already is left alone where
/// `fresh` says that nobody waited before. None when somebody else waits now, or where nothing can be watched.
#[tauri::command]
pub(crate) async fn watched_clipboard(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    watch: State<'_, Watch>,
    interview: InterviewId,
    fresh: bool,
) -> Answer<Option<String>> {
    if watch.follow().is_err() {
        return Ok(None);
    }
    let turn = watch.turn(fresh);
    // A waiting command sees that its turn is over when something changes; so let it see that now.
    watch.changes.send_modify(|_| ());
    if fresh {
        pass_over(&app, &watch);
    }
    while watch.changed(turn).await {
        if !desk.ask(move |desk| desk.takes_clipboard(interview)).await? {
            pass_over(&app, &watch);
            continue;
        }
        let Ok(text) = clipping::text(&app) else { continue };
        if worth_taking(&text) && watch.note(&text) {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// Why the clipboard cannot be watched here; none where it can.
#[tauri::command]
pub(crate) async fn clipboard_watch(watch: State<'_, Watch>) -> Answer<Option<String>> {
    Ok(watch.follow().err())
}

/// Remembers what was copied in this window: it is no candidate's.
#[tauri::command]
pub(crate) async fn copied_here(watch: State<'_, Watch>, text: String) -> Answer<()> {
    watch.note(&text);
    Ok(())
}

/// What is there now is not wanted later either. Where changes are told of, it is not even read.
#[cfg(target_os = "linux")]
const fn pass_over(_app: &AppHandle, _watch: &Watch) {}

/// What is there now is not wanted later either: its hash is remembered.
#[cfg(not(target_os = "linux"))]
fn pass_over(app: &AppHandle, watch: &Watch) {
    if let Ok(text) = clipping::text(app) {
        watch.note(&text);
    }
}

/// Tells of each change of the clipboard, on a thread of its own.
#[cfg(target_os = "linux")]
fn follow(changed: impl Fn() + Send + 'static) -> Result<(), String> {
    use x11rb::connection::Connection;
    use x11rb::protocol::xfixes::{ConnectionExt as _, SelectionEventMask};
    use x11rb::protocol::xproto::ConnectionExt as _;

    if std::env::var_os("WAYLAND_DISPLAY").is_some() {
        return Err(WAYLAND.to_owned());
    }
    let why = |error: &dyn std::fmt::Display| format!("The display does not tell what is copied: {error}.");
    let (display, screen) = x11rb::connect(None).map_err(|error| why(&error))?;
    let root = display.setup().roots.get(screen).map(|screen| screen.root);
    let root = root.ok_or_else(|| why(&"it has no screen"))?;
    let set_up = || -> Result<(), x11rb::errors::ReplyError> {
        display.xfixes_query_version(5, 0)?.reply()?;
        let clipboard = display.intern_atom(false, b"CLIPBOARD")?.reply()?.atom;
        let of_owners = SelectionEventMask::SET_SELECTION_OWNER;
        display.xfixes_select_selection_input(root, clipboard, of_owners)?.check()
    };
    set_up().map_err(|error| why(&error))?;
    thread::spawn(move || {
        // Nothing else is asked for; a display that is gone ends this with the program.
        while display.wait_for_event().is_ok() {
            changed();
        }
    });
    Ok(())
}

/// Looks anew from time to time: whether it changed is known by what was seen.
#[cfg(not(target_os = "linux"))]
fn follow(changed: impl Fn() + Send + 'static) -> Result<(), String> {
    thread::spawn(move || {
        loop {
            thread::sleep(LOOK);
            changed();
        }
    });
    Ok(())
}
