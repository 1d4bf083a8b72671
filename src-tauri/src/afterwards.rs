//! After a conversation: a transcript of the call. Its file is chosen in the system's own dialog, after consent.

#![expect(
    clippy::unreachable,
    clippy::let_underscore_must_use,
    reason = "what `tauri::command` writes around asynchronous commands"
)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk::{Change, DeskThread};
use interview::transcript::{Consent, MAX_TRANSCRIPT};
use interview::view::{TranscriptAsk, TranscriptPage};
use interview::{Action, ActionId, EntryId, Envelope, InterviewId};
use tauri::{AppHandle, State};

use crate::before::{chosen, read};
use crate::commands::{Answer, acts};

#[tauri::command]
pub(crate) async fn transcript(
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    ask: TranscriptAsk,
) -> Answer<TranscriptPage> {
    desk.ask(move |desk| desk.transcript(interview, &ask)).await
}

/// Asks for a transcript's file and brings it in; none when the dialog was cancelled.
#[tauri::command]
pub(crate) async fn choose_transcript(
    app: AppHandle,
    desk: State<'_, DeskThread>,
    interview: InterviewId,
    id: ActionId,
    consent: Consent,
    replaces: Option<EntryId>,
) -> Answer<Option<Change>> {
    consent.given()?;
    let Some(path) = chosen(&app, "Bring in a transcript", "Transcript", &["vtt", "srt"]).await else {
        return Ok(None);
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let base64 = Some(STANDARD.encode(read(&path, MAX_TRANSCRIPT)?));
    let action = Action::ImportTranscript { name, text: None, base64, offset_ms: None, replaces, consent };
    let envelope = Envelope { id: Some(id), interview: Some(interview), elapsed_ms: None, action };
    acts(&app, &desk, envelope).await.map(Some)
}
