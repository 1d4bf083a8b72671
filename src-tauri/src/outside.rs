//! Keys from outside the main window, on their way to the live desk's page and back: one grammar, the
//! page's, whoever pressed.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::mpsc::SyncSender;

use desk::{Follows, Knock, Said, StripDeed, Stroke};
use interview::InterviewId;
use tauri::{AppHandle, Emitter, Manager, State};
use tokio::sync::oneshot;

use crate::commands::Answer;
use crate::leader::Leader;
use crate::{column, door, overlay, window, windows};

/// What the page hears keys from outside by.
const KNOCK: &str = "knock";

/// Who pressed, and waits for what became of it.
enum Presser {
    Leader,
    /// Hears what follows, then what was done.
    Poke(SyncSender<Heard>),
    /// Hears what was done.
    Strip(oneshot::Sender<Said>),
}

/// What becomes of a key that was handed in.
#[derive(Debug, Clone)]
pub(crate) enum Heard {
    Taken,
    Done(Said),
}

/// Keys under way, and the interview whose live desk is shown.
#[derive(Default)]
pub(crate) struct Outside(Mutex<UnderWay>);

#[derive(Default)]
struct UnderWay {
    live: Option<InterviewId>,
    last: u64,
    pressers: HashMap<u64, Presser>,
}

impl Outside {
    /// The interview whose live desk is shown in the main window.
    pub(crate) fn live(&self) -> Option<InterviewId> {
        self.0.lock().ok()?.live
    }

    /// Hands the page a key of the leader's; answers its number.
    pub(crate) fn hand(&self, app: &AppHandle, stroke: Stroke, maybe: bool) -> u64 {
        let n = self.number(Presser::Leader);
        knock(app, Knock::Stroke { n, maybe, stroke });
        n
    }

    /// Hands the page a key, or a note, of somebody who waits.
    pub(crate) fn poke(&self, app: &AppHandle, hears: SyncSender<Heard>, make: impl FnOnce(u64) -> Knock) {
        let n = self.number(Presser::Poke(hears));
        knock(app, make(n));
    }

    /// Hands the page a click on the strip; hears what was done, or nothing where no desk is shown.
    pub(crate) fn click(&self, app: &AppHandle, deed: StripDeed) -> oneshot::Receiver<Said> {
        let (hears, heard) = oneshot::channel();
        if self.live().is_some() {
            let n = self.number(Presser::Strip(hears));
            knock(app, Knock::Deed { n, deed });
        }
        heard
    }

    fn number(&self, presser: Presser) -> u64 {
        let Ok(mut under_way) = self.0.lock() else { return 0 };
        under_way.last += 1;
        let n = under_way.last;
        under_way.pressers.insert(n, presser);
        n
    }
}

/// Tells the page something that it does not answer.
pub(crate) fn knock(app: &AppHandle, what: Knock) {
    // A page that has gone has nothing to be told.
    drop(app.emit_to(window::MAIN, KNOCK, what));
}

/// A live desk is shown, or no longer.
#[tauri::command]
pub(crate) async fn at_the_desk(
    app: AppHandle,
    outside: State<'_, Outside>,
    leader: State<'_, Leader>,
    interview: Option<InterviewId>,
) -> Answer<()> {
    let before = match outside.0.lock() {
        Ok(mut under_way) => {
            under_way.pressers.clear();
            std::mem::replace(&mut under_way.live, interview)
        }
        Err(_) => None,
    };
    match interview {
        Some(live) => windows::arrive(&app, live),
        None => windows::leave(&app, before).await,
    }
    if interview.is_some() {
        if let Some(main) = app.get_webview_window(window::MAIN) {
            leader.ours(&main);
        }
        overlay::prepare(&app);
        door::open(&app);
    }
    leader.watch(interview.is_some());
    Ok(())
}

/// The page has read a key.
#[tauri::command]
pub(crate) async fn stroke_taken(
    app: AppHandle,
    outside: State<'_, Outside>,
    leader: State<'_, Leader>,
    n: u64,
    follows: Follows,
) -> Answer<()> {
    if follows == Follows::Words {
        column::takes_focus(&app);
    }
    let Ok(under_way) = outside.0.lock() else { return Ok(()) };
    match under_way.pressers.get(&n) {
        Some(Presser::Leader) => leader.read(n, follows),
        Some(Presser::Poke(hears)) => {
            if follows == Follows::Words {
                leader.turn_to_us();
            }
            // Whoever asked may have gone.
            drop(hears.try_send(Heard::Taken));
        }
        Some(Presser::Strip(_)) | None => {}
    }
    Ok(())
}

/// What a key did is durable, or was refused.
#[tauri::command]
pub(crate) async fn stroke_done(outside: State<'_, Outside>, n: u64, said: Said) -> Answer<()> {
    let presser = outside.0.lock().ok().and_then(|mut under_way| under_way.pressers.remove(&n));
    // Whoever asked may have gone.
    match presser {
        Some(Presser::Poke(hears)) => drop(hears.try_send(Heard::Done(said))),
        Some(Presser::Strip(hears)) => drop(hears.send(said)),
        Some(Presser::Leader) | None => {}
    }
    Ok(())
}
