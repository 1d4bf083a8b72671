/**
 * The only door to the desk: one typed function a command. Nothing else imports `@tauri-apps/*`.
 */
import type { Action } from "./bindings/Action";
import type { Arrangement } from "./bindings/Arrangement";
import type { CapturedLines } from "./bindings/CapturedLines";
import type { CaptureRow } from "./bindings/CaptureRow";
import type { Change } from "./bindings/Change";
import type { CvView } from "./bindings/CvView";
import type { Consent } from "./bindings/Consent";
import type { Comparison } from "./bindings/Comparison";
import type { DebriefAction } from "./bindings/DebriefAction";
import type { DebriefListed } from "./bindings/DebriefListed";
import type { DebriefScreen } from "./bindings/DebriefScreen";
import type { Exported } from "./bindings/Exported";
import type { Fault } from "./bindings/Fault";
import type { Follows } from "./bindings/Follows";
import type { Hit } from "./bindings/Hit";
import type { HomeView } from "./bindings/HomeView";
import type { Invitation } from "./bindings/Invitation";
import type { Knock } from "./bindings/Knock";
import type { LibraryItem } from "./bindings/LibraryItem";
import type { LibraryPage } from "./bindings/LibraryPage";
import type { LibraryView } from "./bindings/LibraryView";
import type { LiveDesk } from "./bindings/LiveDesk";
import type { OverlayView } from "./bindings/OverlayView";
import type { PackOffer } from "./bindings/PackOffer";
import type { PlanWarning } from "./bindings/PlanWarning";
import type { Preflight } from "./bindings/Preflight";
import type { PrepareView } from "./bindings/PrepareView";
import type { Proposal } from "./bindings/Proposal";
import type { Received } from "./bindings/Received";
import type { RecordingCard } from "./bindings/RecordingCard";
import type { SideBySide } from "./bindings/SideBySide";
import type { LiveView } from "./bindings/LiveView";
import type { ReplayView } from "./bindings/ReplayView";
import type { Said } from "./bindings/Said";
import type { ScorecardView } from "./bindings/ScorecardView";
import type { Sent } from "./bindings/Sent";
import type { Settings } from "./bindings/Settings";
import type { SettingsView } from "./bindings/SettingsView";
import type { ShortcutsView } from "./bindings/ShortcutsView";
import type { TranscriptAsk } from "./bindings/TranscriptAsk";
import type { TranscriptPage } from "./bindings/TranscriptPage";
import type { Swaps } from "./bindings/Swaps";
import type { TriedChord } from "./bindings/TriedChord";
import type { WindowsChange } from "./bindings/WindowsChange";
import type { WindowsView } from "./bindings/WindowsView";
import { call, hear } from "./call";
import { newId } from "./id";

/** What to write, and for whom. */
export type ExportRequest = {
  interview: string;
  revision: number | null;
  format: "pdf" | "html" | "markdown" | "json";
  include_private: boolean;
  alias: boolean;
  /** Ask where to save; otherwise the exports folder. */
  choose: boolean;
};

/** Some fields of the settings; null sets one back to its default. */
export type SettingsChange = { [Name in keyof Settings]?: Settings[Name] | null };

/**
 * Does something to an interview. The action's id is minted on this side, so that a second delivery of
 * the same call, or a retry after an unknown outcome, is the same action. Whoever retries by themselves
 * hands in the id of the first time. In practice the time may be that of a recording.
 */
export async function act(
  interview: string | null,
  action: Action,
  id: string = newId(),
  elapsedMs: number | null = null,
): Promise<Change> {
  const args = { interview, id, action, elapsedMs };
  try {
    return await call<Change>("act", args);
  } catch (error) {
    if ((error as Fault).code === "unknown") return await call<Change>("act", args);
    throw error;
  }
}

export const home = () => call<HomeView>("home");
export const prepare = () => call<PrepareView>("prepare");
/** What a kit would ask of somebody: which variant of each question, and what that covers at a level. */
/** What may be asked in the place of each question that is ahead. */
export const swaps = (interview: string) => call<Swaps[]>("swaps", { interview });
export const proposal = (kit: string, level: string, candidate: string | null) =>
  call<Proposal>("proposal", { kit, level, candidate });
/** What an invitation says: the text of a mail, or a file's bytes. */
export const readInvitation = (given: { text: string } | { base64: string }) =>
  call<Invitation>("read_invitation", given);
/** Asks for an invitation's file; null when the dialog was cancelled. */
export const chooseInvitation = () => call<Invitation | null>("choose_invitation");
/** Reads the clipboard's text as an invitation. */
export const pasteInvitation = () => call<Invitation>("paste_invitation");
/** What speaks against a plan, each in a sentence. */
export const planWarnings = (plan: Arrangement) => call<PlanWarning[]>("plan_warnings", { plan });
/** The candidate's CV; rejects with `cv-locked` while it must not be read. */
export const cv = (interview: string) => call<CvView>("cv", { interview });
/** Asks for the CV's file and keeps it; null when the dialog was cancelled. */
export const chooseCv = (interview: string, id: string = newId()) =>
  call<Change | null>("choose_cv", { interview, id });
export const preflight = (interview: string) => call<Preflight>("preflight", { interview });
/** Opens a link that the interview keeps, by its place among them. */
export const openLink = (interview: string, index: number) => call<null>("open_link", { interview, index });
/** Opens an interview: its texts, its view, its half-typed words. */
export const live = (interview: string) => call<LiveDesk>("live", { interview });
/** The view alone, for the words that depend on the clock; in practice that of a recording. */
export const view = (interview: string, elapsedMs: number | null = null) => call<LiveView>("view", { interview, elapsedMs });
/** The recorded candidates to practise on. */
export const recordings = () => call<RecordingCard[]>("recordings");
/** A submitted practice interview beside its reference; null where it follows no recording. */
export const comparison = (interview: string) => call<Comparison | null>("comparison", { interview });
/** What was captured in a question, latest first, without the lines. */
export const captures = (interview: string, question: string | null) =>
  call<CaptureRow[]>("captures", { interview, question });
/** The lines of one captured text. They never change. */
export const captured = (interview: string, capture: string) =>
  call<CapturedLines>("captured", { interview, capture });
export const saveDraft = (interview: string, field: string, text: string) =>
  call<null>("save_draft", { interview, field, text });
/** Puts prompt and starter on the clipboard. */
export const copyQuestion = (interview: string, question: string) =>
  call<null>("copy_question", { interview, question });
export const readClipboard = () => call<string>("read_clipboard");
/**
 * Waits until code is copied elsewhere that the interview has use for; null when another call waits in its
 * place. What is on the clipboard already is left alone where nobody waited before.
 */
export const watchedClipboard = (interview: string, fresh: boolean) =>
  call<string | null>("watched_clipboard", { interview, fresh });
/** Why the clipboard cannot be watched here; null where it can. */
export const clipboardWatch = () => call<string | null>("clipboard_watch");
/** Tells what was copied in this window, so that it is not taken for a candidate's. */
export const copiedHere = (text: string) => call<null>("copied_here", { text });
export const debriefs = () => call<DebriefListed[]>("debriefs");
export const debrief = (debrief: string) => call<DebriefScreen>("debrief", { debrief });
/** The debrief over an interview's candidate; opened if there is none. */
export const debriefOver = (interview: string, id: string = newId()) => call<string>("debrief_over", { interview, id });
export const actOnDebrief = (debrief: string, action: DebriefAction, id: string = newId()) =>
  call<DebriefScreen>("act_on_debrief", { debrief, id, action });
/** Writes one's scorecard for a debrief, or only the promise of it; null when the dialog was cancelled. */
export const sendCard = (interview: string, promise: boolean, choose: boolean) =>
  call<Sent | null>("send_card", { interview, promise, choose });
/** Asks for files or a folder, or takes the last ones again as being about the same person. */
export const receiveCards = (debrief: string, from: "files" | "folder" | "again") =>
  call<Received | null>("receive_cards", { debrief, from });
/** Takes in what was dropped on the window: names and texts. */
export const receiveDroppedCards = (debrief: string, texts: [string, string][], samePerson: boolean) =>
  call<Received>("receive_dropped_cards", { debrief, texts, samePerson });
export const scorecard = (interview: string, revision: number | null) =>
  call<ScorecardView>("scorecard", { interview, revision });
/** Two submitted scorecards side by side, signal by signal. */
export const compare = (one: string, other: string) => call<SideBySide>("compare", { one, other });
/** The same with a file that is chosen; null when the dialog was cancelled. */
export const compareFile = (interview: string) => call<SideBySide | null>("compare_file", { interview });
/** What was done in an interview, to be played again. */
/** A page of a transcript on the interview's clocks. */
export const transcript = (interview: string, ask: TranscriptAsk) =>
  call<TranscriptPage>("transcript", { interview, ask });
/** Asks for a transcript's file and brings it in; null when the dialog was cancelled. */
export const chooseTranscript = (
  interview: string,
  consent: Consent,
  replaces: string | null,
  id: string = newId(),
) => call<Change | null>("choose_transcript", { interview, id, consent, replaces });
export const replay = (interview: string) => call<ReplayView>("replay", { interview });
/** What the desk showed after an event, or at a moment of the call. */
export const shown = (interview: string, seq: number | null, callMs: number | null) =>
  call<LiveView>("shown", { interview, seq, callMs });
export const search = (query: string) => call<Hit[]>("search", { query });
/** What there is to ask, without the texts. */
export const library = () => call<LibraryView>("library");
/** One question, kit, loop or competency, whole. */
export const libraryPage = (item: LibraryItem) => call<LibraryPage>("library_page", { item });
/** How often the packs were read; it rises when a file of a linked folder was saved. */
export const packsReading = () => call<number>("packs_reading");
/** The pack that the program was opened with, or that was chosen last; null when there is none. */
export const offeredPack = () => call<PackOffer | null>("offered_pack");
/** Asks for a file or a folder, and tells what it would add; null when the dialog was cancelled. */
export const choosePack = (folder: boolean) => call<PackOffer | null>("choose_pack", { folder });
/** Adds the pack that was offered; answers its address. */
export const addPack = (copy: boolean) => call<string>("add_pack", { copy });
/** Lets go of the pack that was offered. */
export const forgetPack = () => call<null>("forget_pack");
export const removePack = (address: string) => call<null>("remove_pack", { address });
/** Opens the file of something in a linked folder. */
export const openInEditor = (item: LibraryItem) => call<null>("open_in_editor", { item });
/** Puts the text of something's file on the clipboard. */
export const copySource = (item: LibraryItem) => call<null>("copy_source", { item });
/** Writes the scorecard; null when the dialog was cancelled. */
export const exportScorecard = (request: ExportRequest) =>
  call<Exported | null>("export_scorecard", { request });
/** Shows the last exported file in its folder. */
export const revealExport = () => call<null>("reveal_export");

export const settings = () => call<SettingsView>("settings");
export const setSettings = (change: SettingsChange) => call<SettingsView>("set_settings", { change });

/** A live desk is shown, or (null) no longer: while one is, the leader is listened for. */
export const atTheDesk = (interview: string | null) => call<null>("at_the_desk", { interview });
/** Keys from outside the window, and what else it is told. */
export const onKnock = (heard: (knock: Knock) => void) => hear<Knock>("knock", heard);
/** What a key from outside means, said as soon as it was read. */
export const strokeTaken = (n: number, follows: Follows) => call<null>("stroke_taken", { n, follows });
/** What it did, said when it is durable. */
export const strokeDone = (n: number, said: Said) => call<null>("stroke_done", { n, said });
export const showOnOverlay = (view: OverlayView) => call<null>("show_on_overlay", { view });
/** Gives the focus back to the window that had it before a command from outside wanted words. */
export const giveBack = () => call<null>("give_back");
/** How the shortcuts that work from other windows stand. */
export const shortcuts = () => call<ShortcutsView>("shortcuts");
/** Listens for a chord until it is pressed, for ten seconds at most. */
export const tryChord = (chord: string) => call<TriedChord>("try_chord", { chord });

/** How the windows beside this one stand. */
export const windows = () => call<WindowsView>("windows");
/** Opens or closes one of them, or gives it another shape. */
export const changeWindows = (change: WindowsChange) => call<WindowsView>("change_windows", { change });
/** Tells the strip what only this window knows: that all is blank, that something waits to be written. */
export const deskStands = (blank: boolean, unsaved: boolean) => call<null>("desk_stands", { blank, unsaved });
/** Text of the column is opened or clicked on, or left: it takes the focus, and gives it back to the window that had it. */
export const columnWords = (wanted: boolean) => call<null>("column_words", { wanted });

/** Where the exported HTML of a scorecard is served for its preview. */
export function previewAddress(interview: string, revision: number | null, includePrivate: boolean, alias: boolean) {
  const query = new URLSearchParams({
    revision: revision === null ? "" : String(revision),
    private: String(includePrivate),
    alias: String(alias),
  });
  const host = navigator.userAgent.includes("Windows") ? "http://scorecard.localhost" : "scorecard://localhost";
  return `${host}/${interview}?${query}`;
}

export type * from "./bindings";
