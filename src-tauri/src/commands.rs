//! What the page may ask for: `act`, one query a screen, and the few things only the shell can do.
//! Every command is asynchronous: a synchronous one would freeze the window while a disk syncs.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use std::path::PathBuf;
use std::sync::Mutex;

use desk::{
    CaptureRow, CapturedLines, CardSource, Change, DeskThread, ExportOptions, Exported, Fault, Format, Hit,
    HomeView, LibraryItem, LibraryPage, LibraryView, LiveDesk, PrepareView, Proposal, RecordingCard,
    ReplayView, ScorecardView, Swaps, Target, starter_text,
};
use interview::view::LiveView;
use interview::{
    Action, ActionId, CandidateId, Comparison, EntryId, Envelope, InterviewId, Privacy, SideBySide,
};
use serde::Deserialize;
use tauri::{AppHandle, State};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::watching::Watch;
use crate::{clipping, news};

pub(crate) type Answer<T> = Result<T, Fault>;

/// Where the last export went, for showing it. No path comes from the page.
#[derive(Debug, Default)]
pub(crate) struct LastExport(Mutex<Option<PathBuf>>);

impl LastExport {
    /// Keeps where an export went.
    pub(crate) fn went_to(&self, path: &str) {
        if let Ok(mut last) = self.0.lock() {
            *last = Some(PathBuf::from(path));
        }
    }
}

#[tauri::command]
pub(crate) async fn act(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    interview: Option<InterviewId>,
    id: ActionId,
    action: Action,
    elapsed_ms: Option<u64>,
) -> Answer<Change> {
    let envelope = Envelope { id: Some(id), interview, elapsed_ms, action };
    acts(&app, &desk, envelope).await
}

/// Does something for the main window, and has the small ones take their view anew.
pub(crate) async fn acts(app: &AppHandle, desk: &DeskThread, envelope: Envelope) -> Answer<Change> {
    let change = desk.ask(move |desk| desk.act(&envelope)).await?;
    news::from_main(app);
    Ok(change)
}

#[tauri::command]
pub(crate) async fn home(desk: State<'_, DeskThread>) -> Answer<HomeView> {
    desk.ask(desk::Desk::home).await
}

#[tauri::command]
pub(crate) async fn prepare(desk: State<'_, DeskThread>) -> Answer<PrepareView> {
    desk.ask(desk::Desk::prepare).await
}

#[tauri::command]
pub(crate) async fn proposal(
    desk: State<'_, DeskThread>,
    kit: String,
    level: String,
    candidate: Option<CandidateId>,
) -> Answer<Proposal> {
    desk.ask(move |desk| desk.proposal(&kit, &level, candidate)).await
}

#[tauri::command]
pub(crate) async fn swaps(desk: State<'_, DeskThread>, interview: InterviewId) -> Answer<Vec<Swaps>> {
    desk.ask(move |desk| desk.swaps(interview)).await
}

#[tauri::command]
pub(crate) async fn live(desk: State<'_, DeskThread>, interview: InterviewId) -> Answer<LiveDesk> {
    desk.ask(move |desk| desk.live(interview)).await
}

#[tauri::command]
pub(crate) async fn view(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    elapsed_ms: Option<u64>,
) -> Answer<LiveView> {
    desk.ask(move |desk| desk.view_at(interview, elapsed_ms)).await
}

#[tauri::command]
pub(crate) async fn recordings(desk: State<'_, DeskThread>) -> Answer<Vec<RecordingCard>> {
    desk.ask(desk::Desk::recordings).await
}

#[tauri::command]
pub(crate) async fn comparison(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
) -> Answer<Option<Comparison>> {
    desk.ask(move |desk| desk.comparison(interview)).await
}

#[tauri::command]
pub(crate) async fn captures(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    question: Option<String>,
) -> Answer<Vec<CaptureRow>> {
    desk.ask(move |desk| desk.captures(interview, question.as_deref())).await
}

#[tauri::command]
pub(crate) async fn captured(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    capture: EntryId,
) -> Answer<CapturedLines> {
    desk.ask(move |desk| desk.captured(interview, capture)).await
}

#[tauri::command]
pub(crate) async fn save_draft(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    field: String,
    text: String,
) -> Answer<()> {
    desk.ask(move |desk| desk.save_draft(interview, &field, &text)).await
}

#[tauri::command]
pub(crate) async fn copy_question(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    watch: State<'_, Watch>,
    interview: InterviewId,
    question: String,
) -> Answer<()> {
    let text = desk
        .ask(move |desk| {
            let kit = desk.kit_of(interview)?;
            kit.question(&question).map(starter_text).ok_or_else(|| {
                Fault::new(
                    "unknown-question",
                    format!("the kit has no question {question:?}"),
                    "Open a question first.",
                )
            })
        })
        .await?;
    // Before it is there: what is watched sees it at once.
    watch.note(&text);
    app.clipboard().write_text(text).map_err(|error| clipboard("written", &error))
}

#[tauri::command]
pub(crate) async fn read_clipboard(app: AppHandle, watch: State<'_, Watch>) -> Answer<String> {
    let text = clipping::text(&app)?;
    watch.note(&text);
    Ok(text)
}

#[tauri::command]
pub(crate) async fn scorecard(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    revision: Option<u32>,
) -> Answer<ScorecardView> {
    desk.ask(move |desk| desk.scorecard(interview, revision)).await
}

#[tauri::command]
pub(crate) async fn compare(
    desk: State<'_, DeskThread>,
    one: InterviewId,
    other: InterviewId,
) -> Answer<SideBySide> {
    let (one, other) = (CardSource::Interview(one), CardSource::Interview(other));
    desk.ask(move |desk| desk.compare(&one, &other)).await
}

/// Compares with a scorecard exported elsewhere; null when the dialog was cancelled.
#[tauri::command]
pub(crate) async fn compare_file(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    interview: InterviewId,
) -> Answer<Option<SideBySide>> {
    let (reply, answer) = tokio::sync::oneshot::channel();
    let dialog = app.dialog().file().add_filter("Scorecard (JSON)", &["json"]);
    dialog.set_title("A scorecard to compare with").pick_file(move |path| {
        // The command may have gone; then nobody waits for the answer.
        drop(reply.send(path));
    });
    let chosen = answer.await.ok().flatten();
    let Some(path) = chosen.and_then(|path| path.into_path().ok()) else { return Ok(None) };
    let (one, other) = (CardSource::Interview(interview), CardSource::File(path));
    desk.ask(move |desk| desk.compare(&one, &other)).await.map(Some)
}

#[tauri::command]
pub(crate) async fn replay(desk: State<'_, DeskThread>, interview: InterviewId) -> Answer<ReplayView> {
    desk.ask(move |desk| desk.replay(interview)).await
}

#[tauri::command]
pub(crate) async fn shown(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    seq: Option<u64>,
    call_ms: Option<u64>,
) -> Answer<LiveView> {
    desk.ask(move |desk| desk.shown(interview, seq, call_ms)).await
}

#[tauri::command]
pub(crate) async fn search(desk: State<'_, DeskThread>, query: String) -> Answer<Vec<Hit>> {
    desk.ask(move |desk| desk.search(&query)).await
}

#[tauri::command]
pub(crate) async fn library(desk: State<'_, DeskThread>) -> Answer<LibraryView> {
    desk.ask(desk::Desk::library).await
}

#[tauri::command]
pub(crate) async fn library_page(desk: State<'_, DeskThread>, item: LibraryItem) -> Answer<LibraryPage> {
    desk.ask(move |desk| desk.library_page(&item)).await
}

/// How often the packs were read: the page asks for the library again when this has risen.
#[tauri::command]
pub(crate) async fn packs_reading(desk: State<'_, DeskThread>) -> Answer<u64> {
    desk.ask(|desk| Ok(desk.reading_of_packs())).await
}

/// What to write, and for whom.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportRequest {
    interview: InterviewId,
    revision: Option<u32>,
    format: String,
    include_private: bool,
    alias: bool,
    choose: bool,
}

#[tauri::command]
pub(crate) async fn export_scorecard(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    last: State<'_, LastExport>,
    request: ExportRequest,
) -> Answer<Option<Exported>> {
    let format: Format = request.format.parse().map_err(|error: desk::UnknownFormat| {
        Fault::new("unknown-format", error.to_string(), error.hint())
    })?;
    let options = ExportOptions {
        revision: request.revision,
        format,
        privacy: Privacy { include_private: request.include_private, alias: request.alias },
    };
    let interview = request.interview;
    let target = if request.choose {
        let name = desk.ask(move |desk| desk.export_name(interview, options)).await?;
        match chosen(&app, name).await {
            // The dialog has asked whether an existing file may be replaced.
            Some(path) => Target::File { path, replace: true },
            None => return Ok(None),
        }
    } else {
        Target::ExportsFolder
    };
    let exported = desk.ask(move |desk| desk.export(interview, options, &target)).await?;
    last.went_to(&exported.path);
    Ok(Some(exported))
}

async fn chosen(app: &AppHandle, name: String) -> Option<PathBuf> {
    let (reply, answer) = tokio::sync::oneshot::channel();
    app.dialog().file().set_file_name(name).set_title("Save the scorecard").save_file(move |path| {
        // The command may have gone; then nobody waits for the answer.
        drop(reply.send(path));
    });
    answer.await.ok().flatten()?.into_path().ok()
}

#[tauri::command]
pub(crate) async fn reveal_export(app: AppHandle, last: State<'_, LastExport>) -> Answer<()> {
    let path = last.0.lock().ok().and_then(|last| last.clone());
    let Some(path) = path else {
        return Err(Fault::new(
            "nothing-exported",
            "nothing was exported since Touchstone started".to_owned(),
            "Export a scorecard first.",
        ));
    };
    app.opener().reveal_item_in_dir(&path).map_err(|error| {
        Fault::new(
            "no-file-manager",
            format!("the folder of {} could not be shown: {error}", path.display()),
            "Open it yourself; the file is there.",
        )
    })
}

/// Answers what it got: the bare round trip that key presses are measured against.
#[tauri::command]
pub(crate) async fn echo(text: String) -> String {
    text
}

pub(crate) fn clipboard(what: &str, error: &tauri_plugin_clipboard_manager::Error) -> Fault {
    Fault::new(
        "clipboard",
        format!("the clipboard could not be {what}: {error}"),
        "Copy some text first, then try again.",
    )
}
