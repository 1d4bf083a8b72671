//! Debriefs: scorecards that come from and go to colleagues through files. No path comes from the page, and what
//! a card holds never passes through it on the way in, but where it was dropped there.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::path::PathBuf;
use std::sync::Mutex;

use debrief::{Action, DebriefId};
use desk::{DebriefEnvelope, DebriefListed, DebriefScreen, DeskThread, Fault, Received, Sent, Target};
use interview::{ActionId, InterviewId};
use serde::Deserialize;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use crate::commands::{Answer, LastExport};

/// The files that were chosen last, until somebody says that their candidate is the same person.
#[derive(Debug, Default)]
pub(crate) struct ChosenCards(Mutex<Vec<PathBuf>>);

/// Where cards come from.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum From {
    /// Files, chosen now.
    Files,
    /// A folder that all share, chosen now.
    Folder,
    /// The same as last time; somebody said that it is the same person.
    Again,
}

#[tauri::command]
pub(crate) async fn debriefs(desk: State<'_, DeskThread>) -> Answer<Vec<DebriefListed>> {
    desk.ask(|desk| desk.debriefs()).await
}

#[tauri::command]
pub(crate) async fn debrief(desk: State<'_, DeskThread>, debrief: DebriefId) -> Answer<DebriefScreen> {
    desk.ask(move |desk| desk.debrief(debrief)).await
}

#[tauri::command]
pub(crate) async fn debrief_over(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    id: ActionId,
) -> Answer<DebriefId> {
    desk.ask(move |desk| {
        if let Some(known) = desk.debrief_of(interview)? {
            return Ok(known);
        }
        let action = desk.debrief_over(interview)?;
        let envelope = DebriefEnvelope { id: Some(id.0), debrief: None, action };
        desk.act_on_debrief(&envelope).map(|screen| screen.view.id)
    })
    .await
}

#[tauri::command]
pub(crate) async fn act_on_debrief(
    desk: State<'_, DeskThread>,
    debrief: DebriefId,
    id: ActionId,
    action: Action,
) -> Answer<DebriefScreen> {
    let envelope = DebriefEnvelope { id: Some(id.0), debrief: Some(debrief), action };
    desk.ask(move |desk| desk.act_on_debrief(&envelope)).await
}

#[tauri::command]
pub(crate) async fn send_card(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    last: State<'_, LastExport>,
    interview: InterviewId,
    promise: bool,
    choose: bool,
) -> Answer<Option<Sent>> {
    let target = if choose {
        let (reply, answer) = tokio::sync::oneshot::channel();
        // The command may have gone; then nobody waits for the answer.
        app.dialog().file().set_title("The folder you share").pick_folder(move |path| drop(reply.send(path)));
        match answer.await.ok().flatten().and_then(|path| path.into_path().ok()) {
            Some(folder) => Target::Folder(folder),
            None => return Ok(None),
        }
    } else {
        Target::ExportsFolder
    };
    let sent = desk.ask(move |desk| desk.send_card(interview, promise, &target)).await?;
    last.went_to(&sent.file.path);
    Ok(Some(sent))
}

#[tauri::command]
pub(crate) async fn receive_cards(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    cards: State<'_, ChosenCards>,
    debrief: DebriefId,
    from: From,
) -> Answer<Option<Received>> {
    let (reply, answer) = tokio::sync::oneshot::channel();
    let dialog = app.dialog().file().set_title("Receive scorecards");
    let paths: Vec<PathBuf> = match from {
        From::Again => cards.0.lock().map(|last| last.clone()).unwrap_or_default(),
        From::Folder => {
            dialog.pick_folder(move |path| drop(reply.send(path.map(|path| vec![path]))));
            picked(answer).await
        }
        From::Files => {
            let dialog = dialog.add_filter("Scorecards and promises", &["touchcard", "touchpromise"]);
            dialog.pick_files(move |paths| drop(reply.send(paths)));
            picked(answer).await
        }
    };
    if paths.is_empty() {
        return Ok(None);
    }
    if let Ok(mut last) = cards.0.lock() {
        last.clone_from(&paths);
    }
    let same_person = matches!(from, From::Again);
    desk.ask(move |desk| desk.receive_cards(Some(debrief), &paths, same_person)).await.map(Some)
}

async fn picked(
    answer: tokio::sync::oneshot::Receiver<Option<Vec<tauri_plugin_dialog::FilePath>>>,
) -> Vec<PathBuf> {
    let chosen = answer.await.ok().flatten().unwrap_or_default();
    chosen.into_iter().filter_map(|path| path.into_path().ok()).collect()
}

#[tauri::command]
pub(crate) async fn receive_dropped_cards(
    desk: State<'_, DeskThread>,
    debrief: DebriefId,
    texts: Vec<(String, String)>,
    same_person: bool,
) -> Answer<Received> {
    /// Bytes that are read of what was dropped together.
    const DROPPED: usize = 64 * 1024 * 1024;
    if texts.iter().map(|(_, text)| text.len()).sum::<usize>() > DROPPED {
        let hint = "Drop fewer at once.";
        return Err(Fault::new("too-long", "more than 64 MiB were dropped at once", hint));
    }
    desk.ask(move |desk| desk.receive_card_texts(Some(debrief), texts, same_person)).await
}
