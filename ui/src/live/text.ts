/** What the live desk says, in one place. */
import type { ConditionKind, LanguageRule, MilestoneKind, Visibility } from "../ipc";
import { count } from "../shared/format";

export const text = {
  noQuestion: "No question is open. Page ↓ goes to the next part.",
  noSignal: (keys: string) => `No signal has the key ${keys} here.`,
  noHint: (n: number | null, has: number) =>
    `There is no hint ${n}; the question has ${count(has, "hint")}. h 0 logs an improvised one.`,
  noFollowUp: (n: number, has: number) => `There is no follow-up ${n}; the question has ${has}.`,
  lastPart: "That was the last part. e ends the conversation.",
  firstPart: "That is the first part.",
  unknownKeys: (keys: string) => `${keys} means nothing. ? shows the keys.`,
  lateSuffix: (seconds: number) => `x and w qualify a mark within ${seconds} s. Backspace fixes older ones.`,
  emptyClipboard: "The clipboard holds no text. Copy the code in the shared editor first.",
  captured: (lines: number) => `Code captured, ${count(lines, "line")}.`,
  copied: "Prompt and starter are on the clipboard.",
  undone: (what: string) => `Taken back: ${what}.`,
  redone: (what: string) => `Restored: ${what}.`,
  bookmarked: "In the tray: ten seconds ago, something.",
  remarked: "In the tray: something remarkable.",
  faultNoted: "The question's fault is noted.",
  conditionNoted: (label: string) => `Noted: ${label}.`,
  milestone: (label: string) => `Noted: ${label}.`,
  teachMarks: "A digit marks what you saw. Within 5 s x says contradicted, w with help, n adds a note.",
  nothingToFix: "There is no mark to fix yet.",
  nothingToRate: "Nothing can be rated yet. Open a question first.",
  aboveCap: (cap: number | null) => `Hints allow at most ${cap} here. r opens the full sheet, with room for a reason.`,
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
