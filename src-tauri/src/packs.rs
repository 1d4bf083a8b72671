//! Packs that are chosen in the system's own dialogs, or that the program was opened with; and files that
//! are opened in an editor. No path comes from the page.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::path::PathBuf;
use std::sync::Mutex;

use desk::{DeskThread, Fault, LibraryItem, PackOffer};
use tauri::{AppHandle, State};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::commands::{Answer, clipboard};
use crate::watching::Watch;

/// The file or folder of a pack that is offered to be added.
#[derive(Debug, Default)]
pub(crate) struct Chosen(Mutex<Option<PathBuf>>);

impl Chosen {
    /// The pack that the program was opened with: `touchstone-desk FILE`, as a file manager does it.
    pub(crate) fn handed_in() -> Self {
        let file = std::env::args_os().nth(1).filter(|first| !first.to_string_lossy().starts_with('-'));
        Self(Mutex::new(file.map(PathBuf::from)))
    }

    fn get(&self) -> Option<PathBuf> {
        self.0.lock().ok().and_then(|chosen| chosen.clone())
    }

    fn set(&self, path: Option<PathBuf>) {
        if let Ok(mut chosen) = self.0.lock() {
            *chosen = path;
        }
    }
}

#[tauri::command]
pub(crate) async fn offered_pack(
    desk: State<'_, DeskThread>,
    chosen: State<'_, Chosen>,
) -> Answer<Option<PackOffer>> {
    let Some(path) = chosen.get() else { return Ok(None) };
    let offer = desk.ask(move |desk| desk.offer_pack(&path)).await;
    if offer.is_err() {
        // It is told once.
        chosen.set(None);
    }
    offer.map(Some)
}

#[tauri::command]
pub(crate) async fn choose_pack(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    chosen: State<'_, Chosen>,
    folder: bool,
) -> Answer<Option<PackOffer>> {
    let (reply, answer) = tokio::sync::oneshot::channel();
    let dialog = app.dialog().file().set_title("Add a pack");
    // The command may have gone; then nobody waits for the answer.
    if folder {
        dialog.pick_folder(move |path| drop(reply.send(path)));
    } else {
        dialog.add_filter("Touchstone pack", &["touchpack"]).pick_file(move |path| drop(reply.send(path)));
    }
    let picked = answer.await.ok().flatten().and_then(|path| path.into_path().ok());
    let Some(path) = picked else { return Ok(None) };
    chosen.set(Some(path));
    offered_pack(desk, chosen).await
}

#[tauri::command]
pub(crate) async fn add_pack(
    desk: State<'_, DeskThread>,
    chosen: State<'_, Chosen>,
    copy: bool,
) -> Answer<String> {
    let Some(path) = chosen.get() else {
        return Err(Fault::new("nothing-chosen", "no pack was chosen", "Choose a file or a folder first."));
    };
    let added = desk.ask(move |desk| desk.add_pack(&path, copy)).await?;
    chosen.set(None);
    Ok(added)
}

#[tauri::command]
pub(crate) async fn forget_pack(chosen: State<'_, Chosen>) -> Answer<()> {
    chosen.set(None);
    Ok(())
}

#[tauri::command]
pub(crate) async fn remove_pack(desk: State<'_, DeskThread>, address: String) -> Answer<()> {
    desk.ask(move |desk| desk.remove_pack(&address)).await
}

#[tauri::command]
pub(crate) async fn open_in_editor(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    item: LibraryItem,
) -> Answer<()> {
    let path = desk.ask(move |desk| desk.editable_file(&item)).await?;
    app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|error| {
        Fault::new(
            "no-editor",
            format!("{} could not be opened: {error}", path.display()),
            "Open it in your editor yourself; what is saved is read again.",
        )
    })
}

#[tauri::command]
pub(crate) async fn copy_source(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    watch: State<'_, Watch>,
    item: LibraryItem,
) -> Answer<()> {
    let text = desk.ask(move |desk| desk.source_of(&item)).await?;
    watch.note(&text);
    app.clipboard().write_text(text).map_err(|error| clipboard("written", &error))
}
