//! Before a conversation: the invitation, the CV, the preflight. Files are chosen in the system's own dialogs, and
//! links are opened by their place in the interview: neither a path nor an address comes from the page.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::io::Read;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk::invitation::{Invitation, LONGEST};
use desk::{Arrangement, CV_LARGEST, Change, CvView, DeskThread, Fault, PlanWarning, Preflight};
use interview::{Action, ActionId, Envelope, InterviewId};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::clipping;
use crate::commands::{Answer, acts};

/// Reads what was dropped or pasted: the bytes of a file, or text.
#[tauri::command]
pub(crate) async fn read_invitation(
    desk: State<'_, DeskThread>,
    text: Option<String>,
    base64: Option<String>,
) -> Answer<Invitation> {
    let bytes = match base64 {
        Some(base64) => STANDARD.decode(base64).map_err(|error| {
            Fault::new("damaged", format!("the file did not arrive whole: {error}"), "Choose it again.")
        })?,
        None => text.unwrap_or_default().into_bytes(),
    };
    desk.ask(move |desk| desk.read_invitation(&bytes)).await
}

/// Asks for an invitation's file; none when the dialog was cancelled.
#[tauri::command]
pub(crate) async fn choose_invitation(
    app: AppHandle,
    desk: State<'_, DeskThread>,
) -> Answer<Option<Invitation>> {
    let kinds: &[&str] = &["ics", "ical", "ifb", "eml", "txt", "vcs"];
    let Some(path) = chosen(&app, "Open an invitation", "Invitation", kinds).await else { return Ok(None) };
    let bytes = read(&path, LONGEST)?;
    desk.ask(move |desk| desk.read_invitation(&bytes)).await.map(Some)
}

/// Reads the text on the clipboard as an invitation.
#[tauri::command]
pub(crate) async fn paste_invitation(app: AppHandle, desk: State<'_, DeskThread>) -> Answer<Invitation> {
    let text = clipping::text(&app).map_err(|fault| Fault {
        hint: "Copy the text of the invitation first, or drop its .ics file.".to_owned(),
        ..fault
    })?;
    desk.ask(move |desk| desk.read_invitation(text.as_bytes())).await
}

#[tauri::command]
pub(crate) async fn plan_warnings(
    desk: State<'_, DeskThread>,
    plan: Arrangement,
) -> Answer<Vec<PlanWarning>> {
    desk.ask(move |desk| desk.warnings(&plan)).await
}

#[tauri::command]
pub(crate) async fn cv(desk: State<'_, DeskThread>, interview: InterviewId) -> Answer<CvView> {
    desk.ask(move |desk| desk.cv(interview)).await
}

/// Asks for the CV's file and keeps it; none when the dialog was cancelled.
#[tauri::command]
pub(crate) async fn choose_cv(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    id: ActionId,
) -> Answer<Option<Change>> {
    let kinds: &[&str] = &["pdf", "txt", "md", "markdown"];
    let Some(path) = chosen(&app, "Add the CV", "CV", kinds).await else { return Ok(None) };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let base64 = Some(STANDARD.encode(read(&path, CV_LARGEST)?));
    let action = Action::KeepCv { name, text: None, base64 };
    let envelope = Envelope { id: Some(id), interview: Some(interview), elapsed_ms: None, action };
    acts(&app, &desk, envelope).await.map(Some)
}

#[tauri::command]
pub(crate) async fn preflight(desk: State<'_, DeskThread>, interview: InterviewId) -> Answer<Preflight> {
    desk.ask(move |desk| desk.preflight(interview)).await
}

/// Opens a link of the interview in the system's browser.
#[tauri::command]
pub(crate) async fn open_link(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    index: usize,
) -> Answer<()> {
    let address = desk.ask(move |desk| desk.link(interview, index)).await?;
    app.opener().open_url(&address, None::<&str>).map_err(|error| {
        Fault::new(
            "no-browser",
            format!("{address} could not be opened: {error}"),
            "Open it in your browser yourself.",
        )
    })
}

pub(crate) async fn chosen(app: &AppHandle, title: &str, kind: &str, ends: &[&str]) -> Option<PathBuf> {
    let (reply, answer) = tokio::sync::oneshot::channel();
    // The command may have gone; then nobody waits for the answer.
    app.dialog().file().set_title(title).add_filter(kind, ends).pick_file(move |path| drop(reply.send(path)));
    answer.await.ok().flatten()?.into_path().ok()
}

/// A file's bytes. One byte more than may be is read, so that whoever takes them sees that there are too many.
pub(crate) fn read(path: &Path, most: usize) -> Answer<Vec<u8>> {
    let unread = |error: std::io::Error| {
        Fault::new(
            "file-unread",
            format!("{} could not be read: {error}", path.display()),
            "Choose another file, or paste its text.",
        )
    };
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unread)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(unread)?;
    Ok(bytes)
}
