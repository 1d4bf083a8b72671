//! The app's door: what `touchstone live` and `touchstone poke` hand over is done here, and the window shows
//! it at once.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use desk::{Asked, DataFolder, DeskThread, Door, Fault, Knock, Said, Stroke};
use interview::Envelope;
use serde_json::Value;
use tauri::{AppHandle, Manager};

use crate::news;
use crate::outside::{Heard, Outside, knock};

/// A page that has not read a key by then never will.
const READS: Duration = Duration::from_secs(5);
/// A disk may take its time.
const WRITES: Duration = Duration::from_secs(30);

/// The door, once it is open.
#[derive(Default)]
pub(crate) struct OpenDoor(Mutex<Option<Door>>);

/// Opens the door, once this program holds the workspace. Without one the command line says that the
/// workspace is busy, as it would for any other program.
pub(crate) fn open(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let desk = app.state::<DeskThread>().inner().clone();
        let folder = desk.ask(|desk| Ok(desk.holds_workspace().then(|| desk.folder().clone()))).await;
        let Ok(Some(folder)) = folder else { return };
        // The file system is waited for, in a place where waiting is allowed.
        drop(tauri::async_runtime::spawn_blocking(move || open_in(&app, &folder)).await);
    });
}

fn open_in(app: &AppHandle, folder: &DataFolder) {
    let open = app.state::<OpenDoor>();
    let Ok(mut door) = open.0.lock() else { return };
    if door.is_none() {
        let handle = app.clone();
        *door = Door::open(folder, move |asked| answer(&handle, asked)).ok();
    }
}

fn answer(app: &AppHandle, asked: Asked) -> Result<Value, Fault> {
    match asked {
        Asked::Act { line } => act(app, line),
        Asked::Poke { strokes } => poke(app, strokes),
        Asked::Note { text } => {
            let heard = listen(app, |n| Knock::Note { n, text })?;
            done(&heard).map(|said| Value::String(said.words))
        }
    }
}

fn act(app: &AppHandle, line: Value) -> Result<Value, Fault> {
    let envelope = Envelope::from_json(line).map_err(|(_, error)| Fault::from(error))?;
    let desk = app.state::<DeskThread>().inner().clone();
    let answer = tauri::async_runtime::block_on(desk.ask(move |desk| desk.answer(&envelope)))?;
    news::from_outside(app, answer.interview);
    serde_json::to_value(&answer).map_err(|error| {
        Fault::new(
            "no-answer",
            format!("the answer cannot be written: {error}"),
            "It was done; look at the window.",
        )
    })
}

/// Keys one after the other; what the last of them did, in words.
fn poke(app: &AppHandle, strokes: Vec<Stroke>) -> Result<Value, Fault> {
    knock(app, Knock::Begin);
    let mut words = String::new();
    for stroke in strokes {
        let heard = listen(app, |n| Knock::Stroke { n, maybe: false, stroke })?;
        let said = done(&heard)?;
        if let Some(code) = said.refused {
            return Err(Fault::new(&code, said.words, ""));
        }
        words = said.words;
    }
    Ok(Value::String(words))
}

fn listen(app: &AppHandle, make: impl FnOnce(u64) -> Knock) -> Result<Receiver<Heard>, Fault> {
    let outside = app.state::<Outside>();
    if outside.live().is_none() {
        return Err(Fault::new(
            "no-live-desk",
            "no interview that is under way is open in the window",
            "Open the interview in Touchstone and start it, then try again.",
        ));
    }
    let (hears, heard) = sync_channel(2);
    outside.poke(app, hears, make);
    Ok(heard)
}

fn done(heard: &Receiver<Heard>) -> Result<Said, Fault> {
    let mut patience = READS;
    loop {
        match heard.recv_timeout(patience) {
            Ok(Heard::Taken) => patience = WRITES,
            Ok(Heard::Done(said)) => return Ok(said),
            Err(_) => {
                return Err(Fault::new(
                    "no-answer",
                    "the window has not answered",
                    "Look at it: what it shows as saved is saved.",
                ));
            }
        }
    }
}
