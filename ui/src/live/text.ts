/** What the live desk says, in one place. Keys are named as they are in force. */
import { keys } from "../keys/force.svelte";
import type { ConditionKind, LanguageRule, MilestoneKind, StripShape, Visibility } from "../ipc";
import { count } from "../shared/format";

export const text = {
  plans: "The time that is left",
  plansFit: (left: number | null) =>
    left === null ? "Nothing is ahead that needs a plan." : `All that is ahead fits the ${left} minutes that are left.`,
  plansHint: (left: number | null) =>
    left === null ? "Choose what to lose." : `What is ahead does not fit the ${Math.max(0, left)} minutes that are left. Choose what to lose.`,
  oneByOne: "Each question by itself",
  hadIt: (title: string) => `${title} (they have had it)`,
  asItIs: "Go on as it is",
  wrongScreen: "Noted: a wrong screen. Nothing of it is written down.",
  discounted: "The time away is off the clock.",
  noQuestion: "No question is open. Page ↓ goes to the next part.",
  noSignal: (keys: string) => `No signal has the key ${keys} here.`,
  signalGone: "That signal is not of the open question.",
  noHint: (n: number | null, has: number) =>
    `There is no hint ${n}; the question has ${count(has, "hint")}. ${keys.of("improvised")} logs an improvised one.`,
  noFollowUp: (n: number, has: number) => `There is no follow-up ${n}; the question has ${has}.`,
  get lastPart() {
    return `That was the last part. ${keys.of("end")} ends the conversation.`;
  },
  firstPart: "That is the first part.",
  unknownKeys: (pressed: string) => `${pressed} means nothing. ${keys.of("keys")} shows the keys.`,
  lateSuffix: (seconds: number) => `${keys.of("contradicted")} and ${keys.of("with-help")} qualify a mark within ${seconds} s. ${keys.of("fix")} fixes older ones.`,
  emptyClipboard: "The clipboard holds no text. Copy the code in the shared editor first.",
  captured: (lines: number) => `Code captured, ${count(lines, "line")}.`,
  capturedOutput: "The compiler’s words are kept, with their time.",
  taken: (lines: number) => `Taken from the clipboard: ${count(lines, "line")} of code.`,
  takenOutput: "Taken from the clipboard: what the compiler said.",
  watched: "The clipboard is watched: Rust that is copied while this question is open is captured by itself.",
  chooseLines: "Choose lines, and a digit marks with them.",
  compilerSaid: "what the compiler said",
  showLine: "Show this line of the code",
  cut: (lines: number) => `${count(lines, "line")} too long to show here ${lines === 1 ? "is" : "are"} kept whole`,
  drop: "Drop it to capture it",
  dropOne: "One at a time: drop a single .rs file.",
  dropNothing: "What was dropped holds no text. Drop text or a .rs file.",
  dropKind: (name: string) => `${name} is no .rs file. Drop text or a .rs file.`,
  dropLong: (name: string) => `${name} is too long to be captured. Drop the part that matters.`,
  dropEmpty: (name: string) => `${name} is empty.`,
  dropUnreadable: (name: string) => `${name} could not be read as text in UTF-8. Copy its text instead.`,
  noFinding: (digit: number | null) => `The code’s tray has no line ${digit}.`,
  get noFindings() {
    return `The code’s tray is empty. ${keys.of("capture")} captures the clipboard’s code.`;
  },
  noMore: "There are no more findings than those shown.",
  findingGone: "That was decided already.",
  dismissed: (what: string) => `Dismissed: ${what}. It is not offered again.`,
  asking: "Asked. Enter keeps the answer, Esc leaves it.",
  askingAside: (question: string) => `Asked: ${question} The note that waits is kept.`,
  get whichSignal() {
    return `attach to which signal? A digit, or ${keys.prefix("throughout")} and a digit.`;
  },
  pointing: (lines: number) => `a digit marks with ${lines === 1 ? "it" : "them"}`,
  get noCode() {
    return `No code was captured in this question. ${keys.of("capture")} captures the clipboard’s.`;
  },
  copied: "Prompt and starter are on the clipboard.",
  undone: (what: string) => `Taken back: ${what}.`,
  redone: (what: string) => `Restored: ${what}.`,
  bookmarked: "In the tray: ten seconds ago, something.",
  remarked: "In the tray: something remarkable.",
  faultNoted: "The question's fault is noted.",
  conditionNoted: (label: string) => `Noted: ${label}.`,
  explainMore: "say more",
  explain: "in words",
  explainMinutes: "minutes, or words",
  milestone: (label: string) => `Noted: ${label}.`,
  get teachMarks() {
    const [x, w, n] = [keys.of("contradicted"), keys.of("with-help"), keys.of("note")];
    return `A digit marks what you saw. Within 5 s ${x} says contradicted, ${w} with help, ${n} adds a note.`;
  },
  nothingToFix: "There is no mark to fix yet.",
  nothingToRate: "Nothing can be rated yet. Open a question first.",
  aboveCap: (cap: number | null) => `Hints allow at most ${cap} here. ${keys.of("rate")} opens the full sheet, with room for a reason.`,
  typed: (taken: number) =>
    `That looked like typing: it is in the note line${taken > 0 ? `, and ${count(taken, "command")} taken back` : ""}. Enter keeps it, Esc leaves it.`,
  noteBack: "The note was not saved and is back in the line.",
  paused: "Paused",
  pausedWhy: "Kept as an interruption, with your words.",
};

export const milestoneWords: Record<MilestoneKind, string> = {
  "starter-given": "starter given",
  "first-run": "first run",
  working: "works",
  tested: "tested",
  improved: "improved",
};

export const conditionPrompts: Record<ConditionKind, string> = {
  late: "Late",
  interrupted: "Interrupted",
  language: "Other language",
  "own-editor": "Own editor",
  "shadow-present": "Shadow present",
  accommodation: "Accommodation",
  "seen-before": "Seen before",
  "wrong-screen": "Wrong screen",
  other: "Condition",
};

export const visibilityWords: Record<Visibility, string> = {
  interviewer: "only you",
  panel: "panel",
  candidate: "candidate",
};

export const languageWords: Record<LanguageRule, string> = {
  "rust-only": "Rust only",
  "any-working": "any language",
  pseudocode: "pseudocode will do",
};

/** The windows beside this one, as the button offers them. */
export const windows = {
  strip: (open: boolean) => (open ? "Close the strip" : "Open the strip, on top of all windows"),
  shape: (shape: StripShape) => (shape === "bar" ? "Strip as a card under the camera" : "Strip as a bar over the full width"),
  column: (on: boolean) => (on ? "Give this window its place back" : "This window as a column, on top"),
  candidate: (open: boolean) => (open ? "Close the candidate’s window" : "Open the question for the candidate, safe to share"),
};
